"""Happenings of the example pages are one event each, as a reader of the pages finds them."""

from dataclasses import dataclass

import pytest

from consilience.app import read_example
from consilience.records.dossier import Dossier
from consilience.records.event import Event


@dataclass(frozen=True)
class Wanted:
    """An event: words at the end of a claim of it, its pages, the pages it must not have, its day."""

    ending: str
    pages: tuple[str, ...]
    never: tuple[str, ...] = ()
    day: str | None = None


EVENTS = (
    # The delegation with the Prime Minister, on the day of its arrival.
    Wanted("by Prime Minister Ottavia Relucci", ("01", "02", "04", "06"), ("12",), "2031-03-03"),
    # The talks of the ministers; page 06 tells them of the 5th.
    Wanted("held talks in Torvenna on Tuesday", ("01", "02", "03", "06"), ("07",), "2031-03-04"),
    Wanted(
        "on Wednesday signed a 25-year concession",
        ("01", "02", "07", "08", "12", "17", "18"),
        ("04",),
        "2031-03-05",
    ),
    # A toll that rises from page to page is one event.
    Wanted("least four people were killed", ("05", "07", "08", "12", "13", "14", "17"), ("01",)),
    Wanted("collapse of a footbridge at the quay", ("09", "13", "14", "17"), ("04",)),
    # What the government denies, on the page and its second printing two days later.
    Wanted("the right to call there, a day", ("13", "14"), ("11",)),
    Wanted("Narrows were closed to large ships in 2027", ("01", "04", "12"), ("15",)),
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return read_example()


def find_events(dossier: Dossier, ending: str) -> list[Event]:
    """The events of the claims that end with the words, in order of time."""
    claims = {one.id: one for note in dossier.annotations for one in note.claims}
    return [
        event
        for event in dossier.events
        if any(claims[one].span.text.endswith(ending) for one in event.claim_ids)
    ]


def find_pages(dossier: Dossier, event: Event) -> set[str]:
    names = {one.id: one.name for one in dossier.pages}
    pages = {one.id: names[one.page_id][:2] for one in dossier.articles}
    claims = {one.id: one for note in dossier.annotations for one in note.claims}
    return {pages[claims[one].span.article] for one in event.claim_ids}


@pytest.mark.parametrize("wanted", EVENTS, ids=lambda one: one.ending)
def test_a_happening_is_one_event_on_its_pages(dossier: Dossier, wanted: Wanted) -> None:
    found = find_events(dossier, wanted.ending)
    assert len(found) == 1, [one.title for one in found]
    pages = find_pages(dossier, found[0])
    assert set(wanted.pages) <= pages
    assert not set(wanted.never) & pages
    if wanted.day is not None:
        assert found[0].when is not None
        assert found[0].when.first_day == wanted.day


def test_what_the_government_denies_is_denied_in_the_event(dossier: Dossier) -> None:
    (event,) = find_events(dossier, "the right to call there, a day")
    assert event.factuality == "denied"


@pytest.mark.parametrize(
    ("ending", "others"),
    [
        ("which Dargesh lost in 1911", "today will lose his place"),
        ("who lost the infrastructure ministry to Livio Carrante", "that has lost money"),
        ("had held up a banner", "hospital held nine names"),
        ("Its traffic fell", "a footbridge fell in the Calvorran port of Lassena on Thursday"),
    ],
)
def test_one_verb_of_other_parties_is_two_events(
    dossier: Dossier, ending: str, others: str
) -> None:
    first = {one.id for one in find_events(dossier, ending)}
    second = {one.id for one in find_events(dossier, others)}
    assert first
    assert second
    assert not first & second


def test_a_title_shows_who_it_is_about_and_that_it_is_not_so(dossier: Dossier) -> None:
    titles = {one.title for one in dossier.events}
    assert "Nobody will lose his place" in titles
    assert "The Dargeshi delegation was received by Prime Minister Ottavia Relucci" in titles
    assert "Prime Minister Ottavia Relucci kept Azhmet Tulvarov" in titles
