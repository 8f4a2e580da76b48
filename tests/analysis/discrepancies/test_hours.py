"""Hours of one day for one deed."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies import find_discrepancies
from consilience.analysis.discrepancies.dates.hours import find_hour_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.story import Story
from consilience.records.time_expression import TimeValue
from tests.analysis.discrepancies.making import (
    FILLER,
    list_values,
    make_claim,
    make_time,
    read_story,
)
from tests.making import make_article

FIRST = "Firing at the Morr bridge began at {} on Tuesday."
DAY = "2031-03-11"


def report(
    name: str, clock: str, hour: str, *, text: str = FIRST, day: str = DAY
) -> tuple[Article, Annotations]:
    article = make_article(f"{text.format(clock)} {FILLER}", name=name)
    when = make_time(article, clock, f"{day}T{hour}", precision="minute")
    claim = make_claim(
        article,
        text.format(clock).rstrip("."),
        verb="began",
        lemma="begin",
        parts=("Firing",),
        when=when,
    )
    return article, Annotations(article_id=article.id, times=(when,), claims=(claim,))


def find(*told: tuple[Article, Annotations]) -> list[tuple[str, ...]]:
    return list_values(find_hour_differences(read_story(*told)))


def test_two_hours_of_one_deed_are_a_conflict() -> None:
    found = find(report("a", "4:40 a.m.", "04:40"), report("b", "5:15 a.m.", "05:15"))
    assert found == [("4:40 a.m.", "5:15 a.m.")]


@pytest.mark.parametrize(
    ("clock", "hour", "text", "day"),
    [
        ("4:45 a.m.", "04:45", FIRST, DAY),
        (
            "5:15 a.m.",
            "05:15",
            "Firing at the Morr bridge began shortly before {} on Tuesday.",
            DAY,
        ),
        ("5:15 a.m.", "05:15", "Firing at the Morr bridge began at {} local time on Tuesday.", DAY),
        ("5:15 a.m.", "05:15", "Firing at the Morr bridge began at {} Morr time on Tuesday.", DAY),
        ("0315 GMT", "03:15", FIRST, DAY),
        ("5:15 a.m.", "05:15", FIRST, "2031-03-12"),
    ],
    ids=["rounded", "left open", "local", "a place's time", "a zone", "another day"],
)
def test_hours_that_can_be_one_are_no_conflict(clock: str, hour: str, text: str, day: str) -> None:
    assert (
        find(report("a", "4:40 a.m.", "04:40"), report("b", clock, hour, text=text, day=day)) == []
    )


def test_who_gives_both_hours_tells_two_deeds() -> None:
    article, notes = report("b", "5:15 a.m.", "05:15")
    both = make_article(
        f"{article.text} It began again, after a pause, at 4:40 a.m. on the hill.", name="b"
    )
    (claim,) = report("b", "5:15 a.m.", "05:15")[1].claims
    when = make_time(both, "4:40 a.m.", f"{DAY}T04:40", precision="minute")
    again = make_claim(
        both, "It began again, after a pause, at 4:40 a.m.", verb="again", lemma="begin", when=when
    )
    told = both, Annotations(article_id=both.id, times=(*notes.times, when), claims=(claim, again))
    assert find(report("a", "4:40 a.m.", "04:40"), told) == []


def leave_open(told: tuple[Article, Annotations], timex: str) -> tuple[Article, Annotations]:
    """The report with an hour of which it tells no day."""
    article, notes = told
    when = replace(notes.times[0], timex=timex, value=None)
    claims = tuple(replace(one, when=when) for one in notes.claims)
    return article, replace(notes, times=(when,), claims=claims)


@pytest.mark.parametrize(
    ("clock", "timex", "count"),
    [
        ("5:15 a.m.", "XXXX-XX-XXT05:15", 1),
        ("5.15", "XXXX-XX-XXTXX", 1),
        ("4.40", "XXXX-XX-XXTXX", 0),
        ("4.35", "XXXX-XX-XXTXX", 0),
    ],
    ids=["another hour", "another hour of either half of the day", "the same", "about the same"],
)
def test_an_hour_without_its_day_stands_beside_an_hour(clock: str, timex: str, count: int) -> None:
    told = leave_open(report("b", clock, "05:15"), timex)
    assert len(find(report("a", "4:40 a.m.", "04:40"), told)) == count


def test_an_hour_without_its_day_needs_the_same_party() -> None:
    first = report("a", "4:40 a.m.", "04:40")
    article, notes = report("b", "5:15 a.m.", "05:15")
    claims = tuple(replace(one, participants=()) for one in notes.claims)
    told = article, replace(notes, claims=claims)
    assert len(find(first, told)) == 1
    assert find(first, leave_open(told, "XXXX-XX-XXT05:15")) == []


@pytest.mark.parametrize(
    ("timex", "count"), [("2031-03-XXT05:15", 1), ("2031-03-XXT04:40", 0), ("2031-03-XXTMO", 0)]
)
def test_an_hour_of_which_only_the_month_is_known_is_read_as_it_stands(
    timex: str, count: int
) -> None:
    article, notes = report("b", "5:15 a.m.", "05:15")
    value = TimeValue(
        earliest="2031-03-01", latest="2031-03-31", precision="month", basis="relative"
    )
    when = replace(notes.times[0], timex=timex, value=value)
    claims = tuple(replace(one, when=when) for one in notes.claims)
    told = article, replace(notes, times=(when,), claims=claims)
    assert len(find(report("a", "4:40 a.m.", "04:40", day="2031-03-01"), told)) == count


def test_hours_that_end_with_a_point_end_the_sentence_too() -> None:
    told = [report("a", "4:40 a.m.", "04:40"), report("b", "5:15 a.m.", "05:15")]
    articles, notes = zip(*told, strict=True)
    story = Story(id=StoryId("morr"), title="Morr", article_ids=tuple(one.id for one in articles))
    (found,) = find_discrepancies([story], articles, notes)
    assert found.explanation.endswith(": 4:40 a.m. or 5:15 a.m.")
