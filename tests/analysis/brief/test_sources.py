"""On whose word a sentence of a brief is told."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.sources import OWN_ACCOUNT, find_source
from consilience.analysis.facts_reading import read_dossier
from consilience.records.claim import Attribution, Participant
from consilience.records.ids import EntityId
from tests.analysis.facts_making import cut, make_claim, make_story_dossier
from tests.making import make_article

ARTICLE = make_article(
    "The council welcomed a report that Ilva Torrent took the bell. Ilva Torrent allegedly took"
    " the crown.",
    name="first",
)
OTHER = make_article("Ilva Torrent took the bell on Friday.", name="other")
READING = read_dossier(make_story_dossier((), (), articles=(ARTICLE, OTHER)))
CHARGE = make_claim(ARTICLE, "Ilva Torrent took the bell", "took", factuality="alleged")
CHARGE = replace(CHARGE, participants=(), cue=cut(ARTICLE, "report"))
PLAIN = replace(make_claim(OTHER, "Ilva Torrent took the bell", "took"), participants=())
COUNCIL = Attribution(source=cut(ARTICLE, "The council"), cue=cut(ARTICLE, "report"))
SAID = make_claim(ARTICLE, "Ilva Torrent allegedly took the crown", "took", factuality="alleged")
SAID = replace(SAID, participants=(), cue=cut(ARTICLE, "allegedly"))


@pytest.mark.parametrize(
    ("best", "claims", "source"),
    [
        (PLAIN, (PLAIN, CHARGE), ""),
        (CHARGE, (CHARGE,), None),
        (CHARGE, (CHARGE, PLAIN), None),
        (SAID, (SAID,), ""),
        (
            replace(CHARGE, attribution=(COUNCIL,)),
            (replace(CHARGE, attribution=(COUNCIL,)), CHARGE),
            "according to the council",
        ),
    ],
)
def test_a_charge_is_told_as_one_or_not_at_all(best, claims, source) -> None:
    assert find_source(best, best.span, claims, READING) == source


@pytest.mark.parametrize(("factuality", "source"), [("alleged", None), ("occurred", OWN_ACCOUNT)])
def test_nobody_charges_himself(factuality, source) -> None:
    link = replace(COUNCIL, entity_id=EntityId("torrent"))
    party = Participant(
        role="actor", span=cut(ARTICLE, "Ilva Torrent"), entity_id=EntityId("torrent")
    )
    claim = replace(
        CHARGE, factuality=factuality, attribution=(link,), participants=(party,), cue=None
    )
    assert find_source(claim, None, (claim,), READING) == source


@pytest.mark.parametrize(
    ("text", "source", "told"),
    [
        ("The council said so.", "The council", "the council"),
        ("Officials said so. The officials left.", "Officials", "officials"),
        ("Torrent said so.", "Torrent", "Torrent"),
        ("Ilva Torrent said so.", "Ilva Torrent", "Ilva Torrent"),
    ],
)
def test_a_source_keeps_no_capital_of_a_sentence(text, source, told) -> None:
    article = make_article(text, name="first")
    reading = read_dossier(make_story_dossier((), (), articles=(article, OTHER)))
    claim = replace(make_claim(article, text[:-1], "said"), participants=())
    claim = replace(claim, attribution=(Attribution(source=cut(article, source)),))
    assert find_source(claim, None, (claim,), reading) == f"according to {told}"


def test_a_relative_pronoun_is_no_source() -> None:
    article = make_article("The office, which said so, left.", name="first")
    reading = read_dossier(make_story_dossier((), (), articles=(article, OTHER)))
    claim = replace(make_claim(article, "which said so", "said"), participants=())
    claim = replace(claim, attribution=(Attribution(source=cut(article, "which")),))
    assert find_source(claim, None, (claim,), reading) is None
