"""Quotations of which one says the contrary of the other."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.wordings.turned import find_turned_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import MentionId, QuotationId
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import FILLER, find_span, list_values, read_story, tell
from tests.making import mark

DAY = "2031-03-01"
Told = tuple[Article, Annotations]


def quote(name: str, words: str, speaker: str, *, behind: str = "") -> Told:
    """A report in which somebody, a name or "the keeper", is quoted with these words."""
    text = f"“{words}”, said {speaker} at the mill.{behind}"
    article, notes = tell(name, text, day=DAY)
    said = find_span(article, words)
    one = Quotation(
        id=QuotationId(name),
        kind="direct",
        content=(said,),
        sentence=said,
        speaker=find_span(article, speaker),
    )
    named = (mark(article, speaker, "person"),) if speaker[0].isupper() else ()
    return article, replace(notes, quotations=(one,), mentions=named)


def call(told: Told, noun: str) -> Told:
    """With words further on that stand for the one who is named."""
    article, notes = told
    name = notes.mentions[0]
    called: Mention = replace(
        mark(article, noun, "person"),
        id=MentionId("called"),
        form="nominal",
        antecedents=(name.id,),
    )
    return article, replace(notes, mentions=(name, called))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is a rest, not a death", "It is a death, not a rest"),
        ("We shall open the lock again in May", "We shall not touch locks before autumn"),
        ("a hard blow to trust", "a blow to comfort, nothing harder"),
    ],
    ids=["turned round", "begun alike", "of one thing"],
)
def test_one_speaker_says_the_contrary(one: str, other: str) -> None:
    story = read_story(quote("a", one, "Ida Holm"), quote("b", other, "Ida Holm"))
    (found,) = find_turned_differences(story)
    assert (found.kind, found.relation) == ("wording", "conflict")
    assert set(list_values((found,))[0]) == {one, other}


@pytest.mark.parametrize(
    ("other", "speaker"),
    [
        ("We shall not touch locks before autumn", "Nils Lund"),
        ("We shall open a lock in spring", "Ida Holm"),
        ("We shall not go to Torv before autumn", "Ida Holm"),
    ],
    ids=["another speaker", "no negation", "another thing"],
)
def test_others_and_other_things_are_not_turned(other: str, speaker: str) -> None:
    one = quote("a", "We shall open the lock again in May", "Ida Holm")
    assert find_turned_differences(read_story(one, quote("b", other, speaker))) == ()


def test_a_speaker_called_by_what_the_other_report_calls_him_is_one() -> None:
    named = quote(
        "a", "We shall open the lock again in May", "Ida Holm", behind=" The keeper left."
    )
    called = quote("b", "We shall not touch locks before autumn", "the keeper")
    (found,) = find_turned_differences(read_story(call(named, "The keeper"), called))
    assert len(found.versions) == 2
    assert find_turned_differences(read_story(named, called)) == ()


def test_long_reports_hold_more_than_one_sentence_of_a_speaker() -> None:
    behind = 6 * f" {FILLER}"
    one = quote("a", "We shall open the lock again in May", "Ida Holm", behind=behind)
    other = quote("b", "We shall not touch locks before autumn", "Ida Holm")
    assert find_turned_differences(read_story(one, other)) == ()
