from dataclasses import replace

import pytest

from consilience.analysis.facts_reading import read_dossier
from consilience.records.ids import MentionId
from consilience.records.mention import Mention
from tests.analysis.facts_making import (
    DATES,
    EVENTS,
    MET,
    cut,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article


def test_a_difference_belongs_to_the_first_event_of_its_claims() -> None:
    again = make_event("met again", "Ilva Torrent met Oren Malk again", *MET)
    loose = replace(DATES, event_id=None)
    reading = read_dossier(make_story_dossier((*EVENTS, again), discrepancies=(loose,)))
    assert {str(event): held for event, held in reading.disputes.items()} == {"met": (loose,)}


@pytest.mark.parametrize(
    ("explanation", "held"),
    [
        ("Oster denied that Torrent met Malk.", True),
        ("Oster denied that the gate was shut.", False),  # the day after Torrent met Malk
    ],
)
def test_a_denial_belongs_to_an_event_whose_deed_it_names(explanation: str, held: bool) -> None:
    denial = replace(DATES, kind="denial", relation="denial", explanation=explanation)
    reading = read_dossier(make_story_dossier(discrepancies=(denial,)))
    assert bool(reading.disputes) == held


@pytest.mark.parametrize(
    ("text", "pronoun", "name", "explained"),
    [
        ("Torrent said that she had won.", "she", "Torrent", True),
        ("Torrent praised them.", "them", "Torrent", False),  # who praises praises others
        ("Torrent told Malk to bring them.", "them", "Malk", True),
        ("Torrent praised her crew.", "her", None, False),
        ("Torrent praised the crew.", None, None, True),
    ],
)
def test_a_pronoun_is_explained_by_a_name_in_the_same_words(
    text: str, pronoun: str | None, name: str | None, explained: bool
) -> None:
    article = make_article(text, name="post")
    claim = make_claim(article, text.rstrip("."), text.split()[1])
    mentions = []
    if name:
        span = cut(article, name)
        mentions.append(Mention(id=MentionId("name"), span=span, kind="person", form="name"))
    if pronoun:
        known = (MentionId("name"),) if name else ()
        span = cut(article, pronoun)
        mentions.append(
            Mention(id=MentionId("it"), span=span, kind="person", form="pronoun", antecedents=known)
        )
    dossier = make_story_dossier(
        (make_event("event", "title", claim),), (claim,), articles=(article,)
    )
    (own,) = dossier.annotations
    reading = read_dossier(replace(dossier, annotations=(replace(own, mentions=tuple(mentions)),)))
    assert reading.explains_pronouns(claim.span) == explained
