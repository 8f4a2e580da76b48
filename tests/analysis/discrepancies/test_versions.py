"""Numbers that settle, and numbers in units of one name."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.numbers.counted import read_counted
from consilience.analysis.discrepancies.numbers.differing import find_number_differences
from consilience.analysis.discrepancies.numbers.versions import make_versions
from tests.analysis.discrepancies.making import FILLER, list_values, make_claim, read_story
from tests.making import annotate_by_hand, make_article


@pytest.mark.parametrize(
    ("verb", "lemma", "relation"),
    [("has now won", "win", "conflict"), ("has now gathered", "gather", "update")],
)
def test_a_result_does_not_grow(verb: str, lemma: str, relation: str) -> None:
    told = []
    for name, count, day in (("a", "610", "2031-03-02"), ("b", "670", "2031-03-04")):
        text = f"Lotte Brandt {verb} the recount in Tavaro by {count} votes."
        article = make_article(f"{text} {FILLER}", name=name, day=day)
        claim = make_claim(article, text, verb=verb, lemma=lemma, parts=("Lotte Brandt",))
        told.append((article, replace(annotate_by_hand(article), claims=(claim,))))
    (found,) = find_number_differences(read_story(*told))
    assert found.relation == relation
    assert list_values((found,)) == [("610", "670")]


def test_one_number_in_units_of_one_name_is_one_version() -> None:
    texts = (
        "The tug sank 9 nautical miles off the cape.",
        "The tug sank 19 miles off the cape.",
        "The tug sank about 19 nautical miles off the cape.",
    )
    articles = [make_article(text, name=str(at)) for at, text in enumerate(texts)]
    story = read_story(*((one, annotate_by_hand(one)) for one in articles))
    counted = [one for sentence in story.sentences for one in read_counted(sentence)]
    assert len(make_versions(counted)) == 2


def test_some_miles_and_as_many_nautical_miles_are_one_number() -> None:
    told = []
    for name, miles in (("a", "some 19 miles"), ("b", "19 nautical miles")):
        article = make_article(f"The tug from Tavaro sank {miles} off the cape.", name=name)
        told.append((article, annotate_by_hand(article)))
    assert find_number_differences(read_story(*told)) == ()
