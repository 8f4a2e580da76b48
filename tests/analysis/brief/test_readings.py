"""Values that were overtaken, and days and places without what they are of."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.readings import list_outdated, tells_matter
from consilience.analysis.facts_reading import read_dossier
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from tests.analysis.facts_making import DATES, cut, make_story_dossier
from tests.making import make_article

FIRST = make_article("Thieves took two bells from Onde church.", name="a", day="2031-03-07")
SECOND = make_article("Only one bell was taken from the church.", name="b", day="2031-03-09")
THIRD = make_article("Nine bells were taken, says a boy.", name="c", day="2031-03-09")


def read(article: Article, value: str) -> Reading:
    return Reading(value=value, claim_ids=(), origins=(), evidence=(cut(article, value),))


def differ(*readings: Reading, **fields: object) -> Discrepancy:
    told = " or ".join(one.value.lower() for one in readings)
    one = replace(
        DATES,
        kind="number",
        relation="conflict",
        event_id=None,
        readings=readings,
        explanation=f"The articles count the bells differently: {told}.",
    )
    return replace(one, **fields)  # type: ignore[arg-type]


TWO, ONE, NINE = read(FIRST, "two"), read(SECOND, "one"), read(THIRD, "Nine")
READING = read_dossier(make_story_dossier((), (), articles=(FIRST, SECOND, THIRD)))


@pytest.mark.parametrize(
    ("readings", "relation", "outdated"),
    [
        ((TWO, ONE), "update", ["two"]),
        ((TWO, ONE), "conflict", []),
        ((TWO, ONE, NINE), "update", []),  # two on the last day
    ],
)
def test_what_a_later_report_put_right_is_outdated(readings, relation, outdated) -> None:
    found = list_outdated([differ(*readings, relation=relation)], READING)
    assert [one.text for one in found] == outdated


@pytest.mark.parametrize(
    ("explanation", "told"),
    [
        ("The articles give different times: 7 March 2031 or 9 March 2031.", False),
        ("The bells were taken: 7 March 2031 or 9 March 2031.", True),
    ],
)
def test_days_without_what_happened_on_them_tell_a_reader_nothing(explanation, told) -> None:
    one = differ(TWO, ONE, kind="date", explanation=explanation)
    assert tells_matter(one, READING) == told
    assert tells_matter(replace(one, event_id="met"), READING)


@pytest.mark.parametrize(
    ("explanation", "told"),
    [
        ("The articles give different numbers: two or one.", False),
        ("The articles give different numbers for “… was taken”: two or one.", True),
    ],
)
def test_numbers_of_nothing_tell_a_reader_nothing(explanation: str, told: bool) -> None:
    assert tells_matter(differ(TWO, ONE, explanation=explanation), READING) == told
