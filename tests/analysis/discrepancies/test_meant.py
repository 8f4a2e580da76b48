"""What "denied it" and "denied the allegations" mean, and when nothing is shown."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.denying import read_denial
from consilience.analysis.discrepancies.denials.differing import find_denial_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import find_span, make_claim, read_story
from tests.making import make_article, mark

Told = tuple[Article, Annotations]
SAID = "The union said that Torv Dredging had left the sluice open."
PAID = "It will give 40 boats to the harbour."


def tell_report(text: str, *, names: tuple[str, ...] = ("Torv Dredging",)) -> Told:
    """A report in which the union says something and Torv Dredging, or another, denies it."""
    article = make_article(text, name="a")
    claims: list[Claim] = []
    if SAID in text:
        claims.append(
            make_claim(
                article,
                "Torv Dredging had left the sluice open",
                verb="left",
                lemma="leave",
                parts=("Torv Dredging", "the sluice"),
                source=("The union", "said"),
            )
        )
    return article, Annotations(
        article_id=article.id,
        mentions=tuple(mark(article, one, "organisation") for one in names),
        claims=tuple(claims),
        quotations=tuple(_read_label(article)),
    )


def _read_label(article: Article) -> Iterator[Quotation]:
    """What Torv Dredging called something, as annotation reads it."""
    who, _, label = article.text.rpartition("Torv Dredging called ")
    if who != article.text and "Torv Dredging called" in article.text:
        content = find_span(article, label.rstrip("."))
        start = article.text.index("Torv Dredging called")
        yield Quotation(
            id=QuotationId("label"),
            kind="indirect",
            content=(content,),
            sentence=content,
            speaker=article.span(start, start + len("Torv Dredging")),
        )


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID} Torv Dredging denied it.",
        f"{SAID} Torv Dredging denied this on Monday.",
        f"{SAID}\n{PAID}\nTorv Dredging denied this.",
        f"{SAID}\n{PAID}\nTorv Dredging denied the allegations.",
        f"{SAID} Torv Dredging called this untrue.",
        f"{SAID}\n{PAID}\nTorv Dredging called the statement a lie.",
    ],
    ids=["it", "this", "not the sentence before", "a charge", "untrue", "a statement"],
)
def test_a_denial_that_points_shows_what_others_say_of_who_denies(text: str) -> None:
    (found,) = find_denial_differences(read_story(tell_report(text)))
    assert found.versions[0].evidence[0].text == SAID
    assert len(found.versions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Torv Dredging denied it.",
        f"{PAID}\nTorv Dredging denied this.",
        f"{PAID} Torv Dredging denied the allegations.",
        "If the sluice was open, somebody must go.\nTorv Dredging rejected the accusations.",
        "Torv Dredging called the statement a lie.",
    ],
)
def test_a_denial_of_nobody_knows_what_is_not_shown(text: str) -> None:
    assert find_denial_differences(read_story(tell_report(text))) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Torv Dredging denied it.", "it"),
        ("Torv Dredging denied these claims.", "claims"),
        ("Torv Dredging denied that.", "that"),
        ("Torv Dredging denied the claims in a letter.", "claims"),
        ("Torv Dredging denied that its crane was open.", ""),
        ("Torv Dredging denied it was open.", ""),
        ("Torv Dredging denied reports of a leak.", ""),
        ("Torv Dredging disputed a report in the paper.", ""),
        ("Torv Dredging called the sluice story false.", ""),
        ("Asked whether the sluice was open, Torv Dredging denied it.", ""),
    ],
)
def test_only_words_without_content_point_at_another_sentence(text: str, word: str) -> None:
    denied = read_denial(read_story(tell_report(text)).sentences[0])
    assert denied is not None
    assert denied.points == word


def test_words_between_marks_are_shown_from_where_they_begin() -> None:

    text = "“Torv Dredging knew it. It left the sluice open,” said Ada Lund. Torv Dredging denied this."
    article, notes = tell_report(text, names=("Torv Dredging", "Ada Lund"))
    words = find_span(article, "“Torv Dredging knew it. It left the sluice open,”")
    quotation = Quotation(
        id=QuotationId("q"),
        kind="direct",
        content=(words,),
        sentence=words,
        speaker=find_span(article, "Ada Lund"),
    )
    notes = replace(notes, quotations=(quotation,))
    (found,) = find_denial_differences(read_story((article, notes)))
    assert found.versions[0].value == "Ada Lund: yes"
    assert found.versions[0].evidence[0].text == text.partition(" Torv Dredging denied")[0]


def test_what_is_denied_of_two_matters_is_two_differences() -> None:
    text = f"{SAID} Torv Dredging denied it. Torv Dredging denied that it slept."
    found = find_denial_differences(read_story(tell_report(text)))
    assert sorted(len(one.versions) for one in found) == [1, 2]


def test_words_of_one_speaker_in_two_sentences_are_shown_together() -> None:
    text = "“The boat sank,” said Ada Lund. “I saw it.” Torv Dredging denied this."
    article, notes = tell_report(text, names=("Torv Dredging", "Ada Lund"))
    quotations = tuple(
        Quotation(
            id=QuotationId(words),
            kind="direct",
            content=(find_span(article, words),),
            sentence=find_span(article, words),
            speaker=find_span(article, "Ada Lund"),
        )
        for words in ("“The boat sank,”", "“I saw it.”")
    )
    notes = replace(notes, quotations=quotations)
    (found,) = find_denial_differences(read_story((article, notes)))
    assert found.versions[0].evidence[0].text == text.partition(" Torv Dredging denied")[0]


def test_that_something_is_untrue_is_told_with_its_clause() -> None:
    article = make_article("Torv Dredging said it was untrue that the crane fell.", name="a")
    said = find_span(article, "it was untrue that the crane fell")
    quotation = Quotation(
        id=QuotationId("said"),
        kind="indirect",
        content=(said,),
        sentence=said,
        speaker=find_span(article, "Torv Dredging"),
    )
    notes = Annotations(article_id=article.id, quotations=(quotation,))
    (found,) = find_denial_differences(read_story((article, notes)))
    assert found.explanation == "Torv Dredging denied that the crane fell."
