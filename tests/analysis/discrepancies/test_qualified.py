"""Quotations of one named speaker in two versions of other force."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.wordings.qualified import find_qualified_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import find_span, list_values, read_story, tell

DAY = "2031-03-01"
Told = tuple[Article, Annotations]


def quote(name: str, words: str, speaker: str = "Ida Holm", *, day: str = DAY) -> Told:
    """A report in which somebody is quoted with these words."""
    text = f"“{words}”, said {speaker} at the mill."
    article, notes = tell(name, text, day=day, names=[(speaker, "person")])
    said = find_span(article, words)
    one = Quotation(
        id=QuotationId(name),
        kind="direct",
        content=(said,),
        sentence=said,
        speaker=find_span(article, speaker),
    )
    return article, replace(notes, quotations=(one,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("could break within weeks if no help comes", "will break within weeks"),
        ("perhaps the best ship this yard has built", "the best ship this yard has built"),
        ("We shall not sell the mill unless they pay more", "We shall not sell the mill"),
        ("a reckless gamble with young lives", "a careless game with young lives"),
        ("We were told nothing until it was over", "We were told too late"),
        ("The dam is safe for now", "The dam is safe"),
        ("Some of it was stolen", "All of it was stolen"),
    ],
    ids=["modal", "hedge", "condition", "words", "begun alike", "limit", "amount"],
)
def test_what_one_speaker_says_has_another_force(one: str, other: str) -> None:
    (found,) = find_qualified_differences(read_story(quote("a", one), quote("b", other)))
    assert (found.kind, found.relation) == ("wording", "conflict")
    assert set(list_values((found,))[0]) == {one, other}


@pytest.mark.parametrize(
    "other",
    [
        quote("b", "The dam will break within weeks", "Nils Lund"),  # another speaker
        quote("b", "The dam will break within weeks", day="2031-03-09"),  # another day
        quote("b", "The dam could break within weeks"),  # cut off
        quote("b", "The mill will burn within days"),  # another sentence
        quote("b", "drown the mill, and with it the yard"),  # a part
        quote("b", "The dam could break within weeks … no help comes"),  # words left out
    ],
    ids=["speaker", "day", "cut", "sentence", "part", "dots"],
)
def test_two_sentences_and_one_cut_off_do_not_differ(other: Told) -> None:
    one = quote("a", "The dam could break within weeks and drown the mill")
    assert find_qualified_differences(read_story(one, other)) == ()


def test_a_condition_behind_all_the_words_counts_whoever_speaks() -> None:
    texts = (
        "“We shall not raise the toll before spring”, he said.",
        "“We shall not raise the toll before spring unless wages force us”, he said.",
    )
    found = find_qualified_differences(
        read_story(*(tell(name, text, day=DAY) for name, text in zip("ab", texts, strict=True)))
    )
    assert len(found) == 1


def test_brackets_are_no_other_words() -> None:
    one, other = (
        quote("a", "She should pay [for] the mill"),
        quote("b", "She should pay for the mill"),
    )
    assert find_qualified_differences(read_story(one, other)) == ()
