"""The happenings of the case are one event each, on the pages that tell them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import consilience
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.event import Event

CASE = Path(__file__).parents[3] / "shared" / "cases" / "gantz-visit"
pytestmark = pytest.mark.skipif(
    not CASE.is_dir(), reason=f"the five pages of the case are kept in {CASE}"
)


@dataclass(frozen=True)
class Wanted:
    """An event: a predicate and words of a claim of it, who takes part, its pages and its day."""

    predicate: str
    words: tuple[str, ...]
    people: tuple[str, ...]
    pages: tuple[str, ...]
    day: str | None = None


EVENTS = (
    Wanted("meet", ("Aliyev", "Hasanov"), ("Gantz", "Aliyev"), ("001", "003"), "2022-10-03"),
    Wanted(
        "meet", ("Aliyev", "Hasanov"), ("Gantz", "Hasanov"), ("001", "003", "004"), "2022-10-03"
    ),
    Wanted("meet", ("Guliyev",), ("Gantz", "Guliyev"), ("000", "001", "003", "004")),
    Wanted("sign", ("cooperation agreements",), ("Gantz",), ("000",)),
    Wanted("visit", ("Lieberman", "Azerbaijan"), ("Lieberman",), ("000",), "2022-04-01"),
    Wanted("receive", ("Lieberman", "Aliyev"), ("Lieberman", "Aliyev"), ("000",), "2022-04-01"),
    Wanted("buy", ("$4.85 billion",), (), ("001",)),
    Wanted("welcome", ("Hulusi Akar",), ("Akar",), ("003",), "2022-10-04"),
    Wanted("make", ("Hulusi Akar", "Baku"), ("Akar",), ("003",), "2022-10-04"),
    Wanted("drill", ("14 October",), (), ("003",), "2022-10-14"),
    Wanted("warning", ("Genocide Watch",), ("Genocide Watch",), ("003",), "2022-09-23"),
    Wanted("host", ("Katz",), ("Katz", "Hasanov"), ("002",), "2025-05-19"),
    Wanted("postpone", ("Netanyahu",), ("Netanyahu",), ("002",)),
    Wanted("meet", ("Basiuk",), ("Basiuk",), ("002",), "2025-05-01"),
    Wanted("declare", ("ceasefire", "Putin"), ("Putin",), ("000",)),
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return consilience.read([CASE])


def find_events(dossier: Dossier, wanted: Wanted) -> list[Event]:
    """The events of a claim with the predicate and the words that name all the people."""
    names = {one.id: one.name for one in dossier.entities}
    claims = {one.id: one for note in dossier.annotations for one in note.claims}
    return [
        event
        for event in dossier.events
        if any(tells(claims[one], wanted) for one in event.claim_ids)
        and {one for one in wanted.people if not is_party(one, event, names)} == set()
    ]


def tells(claim: Claim, wanted: Wanted) -> bool:
    return claim.predicate.lemma == wanted.predicate and all(
        word in claim.span.text for word in wanted.words
    )


def is_party(name: str, event: Event, names: dict[str, str]) -> bool:
    return any(name in names[one.entity_id] for one in event.participants)


def find_pages(dossier: Dossier, event: Event) -> set[str]:
    names = {one.id: one.name for one in dossier.pages}
    pages = {one.id: names[one.page_id][:3] for one in dossier.articles}
    claims = {one.id: one for note in dossier.annotations for one in note.claims}
    return {pages[claims[one].span.article] for one in event.claim_ids}


def find_origins(dossier: Dossier, event: Event) -> Iterator[str]:
    kinds = {one.id: one.kind for one in dossier.origins}
    (row,) = [one for one in dossier.corroborations if one.event_id == event.id]
    yield from (kinds[one] for one in row.origins)


@pytest.mark.parametrize("wanted", EVENTS, ids=lambda one: f"{one.predicate}-{one.words[-1]}")
def test_every_happening_is_one_event_on_its_pages(dossier: Dossier, wanted: Wanted) -> None:
    found = find_events(dossier, wanted)
    assert len(found) == 1, [one.title for one in found]
    assert find_pages(dossier, found[0]) == set(wanted.pages)
    if wanted.day is not None:
        assert found[0].when is not None
        assert found[0].when.first_day == wanted.day


def test_the_visit_is_one_event_of_the_articles_that_tell_of_it(dossier: Dossier) -> None:
    (visit,) = find_events(
        dossier, Wanted("visit", ("official visit to Azerbaijan",), ("Gantz",), ())
    )
    assert find_pages(dossier, visit) >= {"000", "001", "003"}
    assert visit.when is not None
    assert visit.when.earliest == "2022-10-03"


@pytest.mark.parametrize(
    ("predicate", "words", "people", "known"),
    [("meet", "Hasanov", ("Gantz", "Hasanov"), 2), ("meet", "Guliyev", ("Gantz", "Guliyev"), 1)],
)
def test_a_meeting_rests_on_its_known_origins(
    dossier: Dossier, predicate: str, words: str, people: tuple[str, ...], known: int
) -> None:
    (event,) = find_events(dossier, Wanted(predicate, (words,), people, ()))
    kinds = list(find_origins(dossier, event))
    assert len([one for one in kinds if one != "unknown"]) == known


def test_the_meeting_with_the_border_chief_has_an_unknown_origin_too(dossier: Dossier) -> None:
    (event,) = find_events(dossier, Wanted("meet", ("Guliyev",), ("Gantz", "Guliyev"), ()))
    assert list(find_origins(dossier, event)).count("unknown") == 1


def test_two_holders_of_one_office_never_meet_in_one_event(dossier: Dossier) -> None:
    names = {one.id: one.name for one in dossier.entities}
    for event in dossier.events:
        assert not (is_party("Gantz", event, names) and is_party("Katz", event, names))


def test_a_claim_of_two_meetings_names_the_first_and_stands_in_both(dossier: Dossier) -> None:
    wanted = Wanted("meet", ("Aliyev", "Hasanov"), ("Gantz",), ())
    events = find_events(dossier, wanted)
    claims = [one for note in dossier.annotations for one in note.claims if tells(one, wanted)]
    assert len(events) == 2
    assert [one.event_id for one in claims] == [events[0].id]


@pytest.mark.parametrize(
    ("ending", "others"),
    [
        ("unannounced visit to Azerbaijan", "visited a State Border Service headquarters"),
        ("signed several cooperation agreements", "signing of the Abraham Accords"),
        ("Benny Gantz on Monday", "Hulusi Akar on Tuesday, 4 October"),
        ("a genocide warning on 23 September", "of a third power’s involvement"),
        ("source who accompanied Gantz", "were accompanied by agreements"),
    ],
)
def test_what_is_told_apart_is_two_events(dossier: Dossier, ending: str, others: str) -> None:
    claims = [one for note in dossier.annotations for one in note.claims]
    first = {one.event_id for one in claims if one.span.text.endswith(ending)}
    second = {one.event_id for one in claims if one.span.text.endswith(others)}
    assert first
    assert second
    assert not first & second


@pytest.mark.parametrize(
    "title",
    [
        "Benny Gantz met with his Azeri counterpart, Zakir Hasanov",
        "Benny Gantz met with the country’s President Ilham Aliyev",
        "Azerbaijan welcomed Turkish Defense Minister Hulusi Akar",
        "Israel has never confirmed that figure",
    ],
)
def test_a_title_says_who_did_what_to_whom(dossier: Dossier, title: str) -> None:
    assert title in {one.title for one in dossier.events}


def test_no_title_breaks_off_in_the_middle_or_runs_on(dossier: Dossier) -> None:
    for one in dossier.events:
        assert "…" not in one.title[:-1]
        assert len(one.title) <= 92
