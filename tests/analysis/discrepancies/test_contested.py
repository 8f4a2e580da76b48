"""Two who are named in both reports, each of which tells of another that he did it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.participants.actors import find_actor_differences
from consilience.analysis.discrepancies.participants.differing import find_who_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Attribution, Factuality
from consilience.records.mention import EntityKind, Mention
from tests.analysis.discrepancies.making import (
    find_span,
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)
from tests.making import mark

Told = tuple[Article, Annotations]
FALK, RASK = "Sten Falk", "Olav Rask"
MONDAY = "2031-05-05"
WRITTEN = "the letter to the king"


def tell_deed(
    name: str,
    text: str,
    actor: str,
    *,
    verb: tuple[str, str] = ("steered", "steer"),
    what: str = "the ferry",
    others: Sequence[str] = (),
    kind: EntityKind = "person",
    factuality: Factuality = "occurred",
    source: str = "",
) -> Told:
    """A report of somebody's deed on Monday, in which others are named too."""
    article, notes = tell(name, f"On Monday {text}")
    claim = make_claim(article, text, verb=verb[0], lemma=verb[1], parts=(actor, what))
    if source:
        said = Attribution(source=find_span(article, source), cue=find_span(article, verb[0]))
        claim = replace(claim, attribution=(said,))
    mentions: list[Mention] = [mark(article, one, kind) for one in (actor, *others)]
    return article, replace(
        notes,
        mentions=tuple(mentions),
        claims=(replace(claim, factuality=factuality),),
        times=(make_time(article, "Monday", MONDAY),),
    )


def tell_falk(**told: object) -> Told:
    text = f"{FALK} steered the ferry into the pier of Torv. {RASK} was asleep."
    return tell_deed("a", text, FALK, others=(RASK,), **told)  # type: ignore[arg-type]  # by name


def tell_rask(**told: object) -> Told:
    text = f"{RASK} steered the ferry into the pier of Torv. {FALK} had warned him."
    return tell_deed("b", text, RASK, others=(FALK,), **told)  # type: ignore[arg-type]  # by name


def find(*told: Told) -> list[tuple[str, ...]]:
    return list_values(find_actor_differences(read_story(*told)))


def test_each_report_tells_of_another_that_he_did_it() -> None:
    assert find(tell_falk(), tell_rask()) == [(RASK, FALK)]


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "organisation"},  # a capital and its government are one
        {"factuality": "planned"},
        {"source": RASK},  # who only speaks of it
    ],
)
def test_names_that_may_not_be_the_doers_are_not_set_against_one_another(
    told: dict[str, object],
) -> None:
    assert find(tell_falk(), tell_rask(**told)) == []


def tell_both(
    verb: tuple[str, str], did: str, what: str, *, factuality: Factuality = "occurred"
) -> list[Told]:
    """Two reports, in each of which another did it; both name the two."""
    return [
        tell_deed(
            name,
            f"{who}, a sailor, {did}. {rival} was there.",
            who,
            verb=verb,
            what=what,
            others=(rival,),
            factuality=factuality,
        )
        for name, who, rival in (("a", FALK, RASK), ("b", RASK, FALK))
    ]


def test_a_person_is_found_by_one() -> None:
    did = "found the boy in a hut above Torv"
    assert find(*tell_both(("found", "find"), did, "the boy")) == [(RASK, FALK)]
    did = "found the key in a hut above Torv"
    assert find(*tell_both(("found", "find"), did, "the key")) == []


def test_what_two_can_do_one_after_the_other_needs_more() -> None:
    did = "met the queen in a hall of Torv"
    assert find(*tell_both(("met", "meet"), did, "the queen")) == []


def test_who_decided_on_a_deed_has_done_so() -> None:
    for before, count in (("decided to leave", 1), ("wants to leave", 0)):
        did = f"{before} the gate of Torv open"
        told = tell_both(("leave", "leave"), did, "the gate of Torv", factuality="planned")
        assert len(find(*told)) == count


def test_a_report_that_tells_of_both_that_they_did_it_contradicts_none() -> None:
    article, notes = tell_rask()
    too = make_claim(
        article,
        f"{FALK} had warned him",
        verb="warned",
        lemma="steer",
        parts=(FALK, "him"),
    )
    assert find(tell_falk(), (article, replace(notes, claims=(*notes.claims, too)))) == []


def test_what_was_done_to_others_is_another_deed() -> None:
    verb: tuple[str, str] = ("pulled", "pull")
    for other, count in (("an old man", 0), ("the girl", 1)):
        story = read_story(
            tell_deed(
                "a", f"{FALK} pulled a girl from the lake of Torv.", FALK, verb=verb, what="a girl"
            ),
            tell_deed(
                "b", f"{RASK} pulled {other} from the lake of Torv.", RASK, verb=verb, what=other
            ),
        )
        assert len(find_who_differences(story)) == count


def test_who_wrote_is_no_mere_speaker_where_what_he_wrote_is_told_first() -> None:
    one, other = (
        tell_deed(
            name,
            f"{WRITTEN} was written by {who}.",
            who,
            verb=("written", "write"),
            what=WRITTEN,
        )
        for name, who in (("a", FALK), ("b", RASK))
    )
    author, notes = tell("c", f"The author of {WRITTEN} is the clerk Ida Holm, on Monday.")
    called = replace(
        notes,
        mentions=(mark(author, "Ida Holm", "person"),),
        times=(make_time(author, "Monday", MONDAY),),
    )
    assert len(find(one, (author, called))) == 1
    assert len(find(other, (author, called))) == 1
