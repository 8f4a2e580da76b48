"""Where the accounts of the acceptance case differ, and where they only seem to."""

from pathlib import Path

import pytest

import consilience
from consilience.analysis.discrepancies import find_discrepancies
from consilience.records.analysis import Discrepancy
from consilience.records.dossier import Dossier

CASE = Path(__file__).parents[3] / "shared" / "cases" / "gantz-visit"

pytestmark = pytest.mark.skipif(
    not CASE.is_dir(), reason="the case pages are not beside the project"
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return consilience.read([CASE])


@pytest.fixture(scope="module")
def found(dossier: Dossier) -> tuple[Discrepancy, ...]:
    if not any(one.claims for one in dossier.annotations):
        pytest.skip("the dossier has no claims yet")
    return find_discrepancies(
        dossier.stories, dossier.articles, dossier.annotations, dossier.events, dossier.origins
    )


def tell_pages(dossier: Dossier, one: Discrepancy) -> list[set[str]]:
    """The numbers of the pages of each reading."""
    pages = {page.id: page.name[:3] for page in dossier.pages}
    page_of = {article.id: pages[article.page_id] for article in dossier.articles}
    return [{page_of[span.article] for span in reading.evidence} for reading in one.readings]


def test_the_day_of_the_meeting_differs(dossier: Dossier, found: tuple[Discrepancy, ...]) -> None:
    (one,) = [each for each in found if each.kind == "date"]
    assert [reading.value for reading in one.readings] == ["2022-10-03", "2022-10-04"]
    assert tell_pages(dossier, one) == [{"001", "003"}, {"004"}]
    assert one.explanation.endswith(": 3 October 2022 or 4 October 2022.")


def test_the_statement_is_printed_in_two_wordings(
    dossier: Dossier, found: tuple[Discrepancy, ...]
) -> None:
    (one,) = [each for each in found if each.kind == "wording"]
    told = {
        reading.value: pages
        for reading, pages in zip(one.readings, tell_pages(dossier, one), strict=True)
    }
    assert {pages.pop() for words, pages in told.items() if "[West Asia]" in words} == {"003"}
    assert {pages.pop() for words, pages in told.items() if "Middle East region" in words} == {
        "001"
    }


def test_three_times_two_sides_contradict_each_other(found: tuple[Discrepancy, ...]) -> None:
    denials = [one for one in found if one.kind == "denial"]
    first, second, third = sorted(one.explanation for one in denials)
    assert first == "Azerbaijan and Armenia blame each other."
    assert second == "Russia and Ukraine blame each other."
    assert third.startswith("Ukraine denied this: ")
    assert "sticking to the ceasefire" in third


def test_nothing_else_differs(found: tuple[Discrepancy, ...]) -> None:
    assert sorted(one.kind for one in found) == ["date", "denial", "denial", "denial", "wording"]
