"""None of a thing in one report, and a number of them in another."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.nones import read_nothings
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import list_values, make_time, read_story, tell

NAMES = [("Onde", "place"), ("Lisk", "place"), ("Norla", "organisation")]
TIMES = {"in 2030": "2030", "in 2032": "2032"}
DAYS = {"on Monday": "2033-05-02", "on Tuesday": "2033-05-03"}


def report(name: str, text: str, day: str | None = None) -> tuple[Article, Annotations]:
    article, notes = tell(name, text, day=day, names=[one for one in NAMES if one[0] in text])
    times = [
        make_time(article, words, value, precision="year" if words in TIMES else "day")
        for words, value in (TIMES | DAYS).items()
        if words in text
    ]
    return article, replace(notes, times=tuple(times))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The inspectors found no open defects at the dam.", ["no open defects"]),
        ("She leaves without any severance pay, it said.", ["without any severance pay"]),
        ("They left without a single shot.", ["without a single shot"]),
        ("A crane without a driver stood there.", []),
        ("There was no doubt and no comment.", []),
        ("Nobody knows whether there were no defects.", []),
        ("There were no injuries.", []),  # that is a toll
    ],
)
def test_what_there_was_none_of(text: str, told: list[str]) -> None:
    sentence = read_story(tell("a", text)).sentences[0]
    assert [one.span.text for one in read_nothings(sentence)] == told


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "The inspection of the dam at Onde found no defects, its owner Norla said.",
            "Inspectors of the dam at Onde found four defects, a letter to Norla shows.",
            ("no defects", "four"),
        ),
        (
            "The thieves made no demand for money to Norla, it said.",
            "The thieves made a demand for 3 million euros to Norla, a supplier said.",
            ("no demand", "3 million euros"),
        ),
        (
            "No shots were fired when guards cleared the square in Onde.",
            "Guards fired two shots when they cleared the square in Onde.",
            ("No shots", "two"),
        ),
    ],
)
def test_none_here_and_some_there_exclude_each_other(
    one: str, other: str, values: tuple[str, str]
) -> None:
    (found,) = find_number_differences(read_story(report("a", one), report("b", other)))
    assert (found.relation, list_values((found,))) == ("conflict", [values])


def test_none_so_far_and_some_later_is_an_update() -> None:
    first = report("a", "So far Norla has paid no grants to the farms of Onde.", "2033-05-02")
    later = report("b", "Norla has paid nine grants to the farms of Onde.", "2033-05-09")
    (found,) = find_number_differences(read_story(first, later))
    assert (found.relation, list_values((found,))) == ("update", [("no grants", "nine")])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norla cancelled no flights at Onde.", "Norla cancelled 40 flights at Lisk."),
        ("Norla had no accidents in 2030.", "Norla had four accidents in 2032."),
        ("Norla ran no trains on Monday.", "Norla ran four trains on Tuesday."),
        ("Norla promised that no trees would fall.", "Not one tree of Norla would fall."),
        ("The owner of a mill saw no trains.", "The mayor of a town saw four trains."),
        ("Norla offers no grants.", "Norla offers jobs for nine years."),
    ],
    ids=["places", "years", "days", "not one", "no name", "another thing"],
)
def test_none_of_one_thing_and_some_of_another(one: str, other: str) -> None:
    assert find_number_differences(read_story(report("a", one), report("b", other))) == ()
