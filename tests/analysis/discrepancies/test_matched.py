"""The very deed that one denies and another tells as done, and what is of something else."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.differing import find_denial_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim, Factuality
from consilience.records.ids import EntityId, EventId
from tests.analysis.discrepancies.making import (
    FILLER,
    find_span,
    make_claim,
    make_time,
    read_story,
)
from tests.making import make_article, mark

Told = tuple[Article, Annotations]
DENIED = "A spokesman denied that she had been dismissed."


def tell_deed(
    name: str,
    text: str,
    claim: tuple[str, str],
    *,
    whom: str = "",
    entity: str = "",
    things: Sequence[str] = (),
    source: tuple[str, str] | None = None,
    factuality: Factuality = "occurred",
    event: str = "",
    names: Sequence[str] = (),
) -> Told:
    """An article in whose first sentence a deed is told, given as verb and lemma, or denied."""
    article = make_article(f"{text} {FILLER}", name=name)
    verb, lemma = claim
    made = make_claim(
        article,
        text.rstrip("."),
        verb=verb,
        lemma=lemma,
        parts=("", *things),
        source=source,
        factuality=factuality,
    )
    parts = list(made.participants[1:])
    if whom:
        span = find_span(article, whom)
        who = replace(made.participants[0], role="recipient", span=span)
        parts.append(replace(who, entity_id=EntityId(entity)) if entity else who)
    told = replace(made, participants=tuple(parts), event_id=EventId(event) if event else None)
    claims: tuple[Claim, ...] = (told,)
    notes = Annotations(
        article_id=article.id,
        mentions=tuple(mark(article, one) for one in names),
        claims=claims,
    )
    return article, notes


def deny_dismissal(entity: str = "the minister", event: str = "") -> Told:
    return tell_deed(
        "a",
        DENIED,
        ("dismissed", "dismiss"),
        whom="she",
        entity=entity,
        source=("A spokesman", "denied"),
        factuality="denied",
        event=event,
    )


@pytest.mark.parametrize(
    ("text", "source", "entity", "is_told"),
    [
        ("She was dismissed, members of her party say.", True, "the minister", True),
        ("She was dismissed, members of her party say.", True, "the singer", False),
        ("If she was dismissed, members of her party say.", True, "the minister", False),
        ("A spokesman told us she was dismissed.", False, "the minister", True),
    ],
    ids=["the same person", "another person", "left open", "told as it is"],
)
def test_what_another_article_tells_of_the_same_person_is_what_is_denied(
    text: str, source: bool, entity: str, is_told: bool
) -> None:
    other = tell_deed(
        "b",
        text,
        ("dismissed", "dismiss"),
        whom="She" if "She" in text else "she",
        entity=entity,
        source=("members of her party", "say") if source else None,
    )
    (found,) = find_denial_differences(read_story(deny_dismissal(), other))
    assert (len(found.versions) > 1) is is_told
    if is_told:
        assert found.versions[0].evidence[0].text == text


def test_a_paper_that_somebody_was_never_shown_is_what_another_laid_on_the_desk() -> None:
    denial = tell_deed(
        "a",
        "The mayor denied that she was ever shown the report of 3 March.",
        ("shown", "show"),
        things=("the report of 3 March",),
        source=("The mayor", "denied"),
        factuality="denied",
    )
    article, notes = denial
    notes = replace(notes, times=(make_time(article, "3 March", "2031-03-03"),))
    text = "Ada Lund told the court that she had laid the report of 3 March on her desk."
    other = tell_deed(
        "b",
        text,
        ("laid", "lay"),
        things=("the report of 3 March", "her desk"),
        source=("Ada Lund", "told"),
    )
    (found,) = find_denial_differences(read_story((article, notes), other))
    assert found.versions[0].evidence[0].text == text


def test_one_deed_denied_by_two_parties_is_one_difference_with_what_others_tell() -> None:
    ruled_out = tell_deed(
        "a",
        "Ada Lund ruled out that shots had been fired.",
        ("fired", "fire"),
        things=("shots",),
        source=("Ada Lund", "ruled out"),
        event="shots",
        names=("Ada Lund",),
    )
    denied = tell_deed(
        "b",
        "The customs office denied that anybody had fired on the ferry.",
        ("fired", "fire"),
        things=("the ferry",),
        source=("The customs office", "denied"),
        factuality="denied",
    )
    text = "A stoker said that warning shots had been fired."
    told = tell_deed("c", text, ("fired", "fire"), things=("warning shots",), event="shots")
    (found,) = find_denial_differences(read_story(ruled_out, denied, told))
    first, *others = found.versions
    assert [one.text for one in first.evidence] == [text]
    assert {one.value for one in others} == {"Ada Lund: no", "The customs office: no"}


def test_deeds_done_to_two_people_are_denied_apart() -> None:
    second = tell_deed(
        "b",
        "The bank denied that Ida Holm had been dismissed.",
        ("dismissed", "dismiss"),
        whom="Ida Holm",
        entity="the clerk",
        source=("The bank", "denied"),
        factuality="denied",
    )
    assert len(find_denial_differences(read_story(deny_dismissal(), second))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Torv Dredging, whose crane stood there, insisted that its men touched no chain.",
        "Its owner, the builder Torv Dredging, insisted that its men touched no chain.",
    ],
)
def test_what_who_denies_says_himself_is_not_told_by_others(text: str) -> None:
    article = make_article(f"Torv Dredging denied that its men had cut the chain. {FILLER}")
    claim = make_claim(
        article,
        "its men had cut the chain",
        verb="cut",
        lemma="cut",
        parts=("its men", "the chain"),
        source=("Torv Dredging", "denied"),
        factuality="denied",
    )
    notes = Annotations(
        article_id=article.id,
        mentions=(mark(article, "Torv Dredging", "organisation"),),
        claims=(claim,),
    )
    other = make_article(f"{text} {FILLER}", name="b")
    who = "whose crane" if "whose" in text else "Its owner"
    rival = make_claim(
        other,
        "its men touched no chain",
        verb="touched",
        lemma="touch",
        parts=("its men", "no chain"),
        source=(who, "insisted"),
    )
    told = Annotations(
        article_id=other.id,
        mentions=(mark(other, "Torv Dredging", "organisation"),),
        claims=(rival,),
    )
    (found,) = find_denial_differences(read_story((article, notes), (other, told)))
    assert len(found.versions) == 1


def test_what_is_told_in_another_clause_of_a_denial_is_not_denied() -> None:
    text = "The port denied that the gate was locked, a day after the pier had collapsed."
    denial = tell_deed(
        "a", text, ("collapsed", "collapse"), source=("The port", "denied"), event="the fall"
    )
    told = tell_deed("b", "The old pier collapsed.", ("collapsed", "collapse"), event="the fall")
    (found,) = find_denial_differences(read_story(denial, told))
    assert len(found.versions) == 1


@pytest.mark.parametrize(
    ("whom", "is_told"), [("Ada Lund", True), ("Ida Holm", False)], ids=["who denies", "another"]
)
def test_there_was_no_order_is_answered_by_who_was_ordered(whom: str, is_told: bool) -> None:
    denial = tell_deed(
        "a",
        "Ada Lund rejects the account of the guard that there was an order to stop.",
        ("rejects", "reject"),
        names=("Ada Lund",),
    )
    text = f"{whom} had been ordered by radio to heave to."
    other = tell_deed("b", text, ("ordered", "order"), whom=whom, names=(whom,))
    (found,) = find_denial_differences(read_story(denial, other))
    assert (len(found.versions) > 1) is is_told


@pytest.mark.parametrize(
    ("text", "thing", "is_told"),
    [
        ("A warden said that jailed smugglers had been released.", "jailed smugglers", True),
        ("A warden said that forty sailors had been released.", "forty sailors", False),
    ],
    ids=["of the same", "of others in one event"],
)
def test_one_event_may_hold_the_release_of_others_than_those_denied(
    text: str, thing: str, is_told: bool
) -> None:
    denial = tell_deed(
        "a",
        "Ada Lund denied that smugglers had been released.",
        ("released", "release"),
        things=("smugglers",),
        source=("Ada Lund", "denied"),
        factuality="denied",
        event="the release",
        names=("Ada Lund",),
    )
    more = " The harbour office opens at nine." * 16
    told = tell_deed(
        "b",
        text + more,
        ("released", "release"),
        things=(thing,),
        source=("A warden", "said"),
        event="the release",
    )
    (found,) = find_denial_differences(read_story(denial, told))
    assert (len(found.versions) > 1) is is_told


@pytest.mark.parametrize(("who", "is_told"), [("Ada Lund", True), ("Ida Holm", False)])
def test_who_did_not_do_it_may_be_named_beside_those_who_did(who: str, is_told: bool) -> None:
    text = "Ada Lund denied that the port held prisoners."
    article, notes = tell_deed("a", text, ("held", "hold"), things=("prisoners",), event="hold")
    (claim,) = notes.claims
    actor = replace(claim.participants[0], role="actor", span=find_span(article, "Ada Lund"))
    denied = replace(claim, participants=(actor, *claim.participants), factuality="denied")
    mentions = (mark(article, "Ada Lund"),)
    denial = article, replace(notes, claims=(denied,), mentions=mentions)
    told = tell_deed(
        "b",
        f"A cook of {who} said that guards held a stoker." + " The harbour opens." * 24,
        ("held", "hold"),
        things=("a stoker",),
        source=("A cook", "said"),
        event="hold",
        names=(who,),
    )
    (found,) = find_denial_differences(read_story(denial, told))
    assert (len(found.versions) > 1) is is_told
