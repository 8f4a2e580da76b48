"""Days that were put off."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.dates.differing import find_date_differences
from consilience.analysis.discrepancies.dates.postponed import find_postponed_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import (
    list_values,
    make_claim,
    make_time,
    read_story,
    tell,
)

Told = tuple[Article, Annotations]
MOVED = "The memorial concert in Tavaro, first set for 4 May, has been put off to 9 May."


def report(name: str, text: str, day: str, **times: str) -> Told:
    article, notes = tell(name, text, day=day)
    told = tuple(
        make_time(article, words.replace("_", " ").strip(), value) for words, value in times.items()
    )
    return article, replace(notes, times=told)


def plan(day: str = "2031-04-20") -> Told:
    text = "A memorial concert in Tavaro is planned for 4 May."
    return report("plan", text, day, **{"4_May": "2031-05-04"})


def moved(year: str = "2031") -> Told:
    return report(
        "moved", MOVED, "2031-05-02", **{"4_May": f"{year}-05-04", "9_May": f"{year}-05-09"}
    )


@pytest.mark.parametrize("year", ["2031", "2032"])  # the year of an old day is often misread
def test_a_day_that_was_put_off_is_an_update_of_earlier_reports(year: str) -> None:
    (found,) = find_postponed_differences(read_story(plan(), moved(year)))
    assert found.relation == "update"
    assert list_values((found,)) == [("4 May 2031", "9 May 2031")]


def test_a_report_of_the_new_day_is_a_witness() -> None:
    text = "The memorial concert in Tavaro will be on 9 May."
    later = report("later", text, "2031-05-08", **{"9_May": "2031-05-09"})
    (found,) = find_postponed_differences(read_story(plan(), moved(), later))
    assert [len(one.evidence) for one in found.versions] == [1, 2]


def test_without_an_earlier_report_of_the_old_day_nothing_differs() -> None:
    other = report("other", "Lilies are sold until 4 May.", "2031-04-20", **{"4_May": "2031-05-04"})
    assert find_postponed_differences(read_story(other, moved())) == ()
    assert find_postponed_differences(read_story(plan("2031-05-03"), moved())) == ()


@pytest.mark.parametrize(("words", "count"), [("4 May {}", 1), ("4 May", 0)])
def test_a_year_that_is_not_printed_is_no_slip(words: str, count: int) -> None:
    told = []
    for name, year in (("a", "2031"), ("b", "2032")):
        day = words.format(year)
        text = f"The memorial concert in Tavaro opened on {day} with a hymn."
        article, notes = tell(name, text)
        time = make_time(article, day, f"{year}-05-04")
        claim = make_claim(
            article,
            text.rstrip("."),
            verb="opened",
            lemma="open",
            parts=("memorial concert",),
            when=time,
        )
        told.append((article, replace(notes, times=(time,), claims=(claim,))))
    assert len(find_date_differences(read_story(*told))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The choir has moved the memorial concert in Tavaro from 4 May to 9 May.", 1),
        ("The memorial concert in Tavaro was shifted from 4 May to Friday, 9 May.", 1),
        ("The memorial concert in Tavaro runs from 4 May to 9 May.", 0),
        ("The choir moved from Tavaro after the memorial concert of 4 May, on 9 May.", 0),
    ],
)
def test_a_day_moved_from_one_to_another_is_an_update(text: str, count: int) -> None:
    later = report("later", text, "2031-05-02", **{"4_May": "2031-05-04", "9_May": "2031-05-09"})
    found = find_postponed_differences(read_story(plan(), later))
    assert [one.relation for one in found] == ["update"] * count
