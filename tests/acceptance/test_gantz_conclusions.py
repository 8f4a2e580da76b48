"""Who of the case leaves out what, by which names, and whose words the origins are."""

from pathlib import Path

import pytest

import consilience
from consilience.records.analysis import Corroboration, Silence
from consilience.records.dossier import Dossier

CASE = Path(__file__).parents[3] / "shared" / "cases" / "gantz-visit"
pytestmark = pytest.mark.skipif(
    not CASE.is_dir(), reason=f"the five pages of the case are kept in {CASE}"
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return consilience.read([CASE])


def find_row(dossier: Dossier, *people: str) -> Corroboration:
    names = {one.id: one.name for one in dossier.entities}
    (event,) = [
        one
        for one in dossier.events
        if "met with" in one.title
        and {names[part.entity_id] for part in one.participants} == set(people)
    ]
    (row,) = [one for one in dossier.corroborations if one.event_id == event.id]
    return row


def find_silence(dossier: Dossier, page: str) -> Silence:
    pages = {one.id: one.name for one in dossier.pages}
    of = {one.id: pages[one.page_id][:3] for one in dossier.articles}
    (row,) = [one for one in dossier.silences if of[one.article_ids[0]] == page]
    return row


def test_both_origins_of_the_meeting_of_the_ministers_are_of_the_parties(dossier: Dossier) -> None:
    row = find_row(dossier, "Benny Gantz", "Zakir Hasanov")
    names = {one.id: one.name for one in dossier.origins}
    assert {names[one] for one in row.party_origins} == {
        "Benny Gantz",
        "Ministry of Defense of Azerbaijan",
    }
    assert row.third_party_origins == ()


def test_a_story_as_a_whole_has_no_parties(dossier: Dossier) -> None:
    whole = [one for one in dossier.corroborations if one.event_id is None]
    assert whole
    assert not any(one.party_origins or one.third_party_origins for one in whole)


def test_the_israeli_report_leaves_out_the_meetings_and_has_the_signing_alone(
    dossier: Dossier,
) -> None:
    titles = {one.id: one.title for one in dossier.events}
    row = find_silence(dossier, "000")
    left_out = {titles[one.event_id] for one in row.left_out}
    assert any("Hasanov" in one for one in left_out)
    alone = [span.text for one in row.only_here for span in one.evidence]
    assert any("signed several cooperation agreements" in one for one in alone)


def test_nobody_leaves_out_the_visit_or_the_meeting_with_the_border_chief(
    dossier: Dossier,
) -> None:
    titles = {one.id: one.title for one in dossier.events}
    left_out = {titles[told.event_id] for one in dossier.silences for told in one.left_out}
    assert not any("Guliyev" in one for one in left_out)
    assert not any("welcomed Israeli" in one for one in left_out)


def test_a_story_of_one_article_has_no_silence(dossier: Dossier) -> None:
    single = {one.id for one in dossier.stories if len(one.article_ids) == 1}
    assert single
    assert not single & {one.story_id for one in dossier.silences}


def test_the_two_names_of_the_region_are_shown_with_who_uses_which(dossier: Dossier) -> None:
    pages = {one.id: one.name for one in dossier.pages}
    of = {one.id: pages[one.page_id][:3] for one in dossier.articles}
    (choice,) = dossier.terms
    used = {
        variant.term: {of[use.article_id] for use in variant.uses} for variant in choice.variants
    }
    assert used == {"Artsakh": {"003", "004"}, "Nagorno-Karabakh": {"001"}}
    assert choice.kind == "place"
