"""Whose word it is that what is denied is so."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.denials.upheld import make_told
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import find_span, make_claim, read_story, tell
from tests.making import mark

GATE = frozenset({"gate", "lock"})


def list_told(*texts: tuple[str, str]) -> list[tuple[str, int]]:
    """The values for reports in which somebody, or nobody, is named as the source."""
    told = []
    for number, (text, source) in enumerate(texts):
        article, notes = tell(f"{number}", text)
        claim = make_claim(
            article,
            "the gate was locked",
            verb="locked",
            lemma="lock",
            source=(source, "said") if source else None,
        )
        told.append((article, replace(notes, claims=(claim,))))
    story = read_story(*told)
    spans = [one.span(0, len(one.text)) for one in story.sentences if one.number == 0]
    return [(one.value, len(one.evidence)) for one in make_told(story, spans, GATE)]


def test_what_somebody_is_named_for_is_no_fact() -> None:
    found = list_told(
        ("Last night the gate was locked.", ""),
        ("Torv Bank said the gate was locked.", "Torv Bank"),
        ("Yesterday the bank said the gate was locked.", "the bank"),
        ("Ada Lund said the gate was locked.", "Ada Lund"),
    )
    assert found == [("told", 1), ("Ada Lund: yes", 1), ("Torv Bank: yes", 2)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Amid the accusation that the gate was locked, Ada Lund left.", "alleged"),
        ("It is known that the gate was locked.", "told"),
    ],
)
def test_a_charge_that_nobody_is_named_for_is_alleged(text: str, value: str) -> None:
    assert list_told((text, "")) == [(value, 1)]


def test_a_thing_that_makes_something_known_says_nothing() -> None:
    text = "The gale said the gate was locked."
    article, notes = tell("a", text)
    gale = mark(article, "The gale", "other")
    claim = make_claim(
        article,
        "the gate was locked",
        verb="locked",
        lemma="lock",
        source=("The gale", "said"),
    )
    (link,) = claim.attribution
    claim = replace(claim, attribution=(replace(link, mention_id=gale.id),))
    story = read_story((article, replace(notes, mentions=(gale,), claims=(claim,))))
    (found,) = make_told(story, [story.sentences[0].span(0, len(text))], GATE)
    assert found.value == "told"


def test_who_accuses_says_so_himself() -> None:
    article, notes = tell("a", "Ada Lund accused the port of a locked gate.")
    claim = make_claim(
        article,
        "Ada Lund accused the port of a locked gate",
        verb="accused",
        lemma="accuse",
        parts=("Ada Lund", "the port"),
    )
    story = read_story((article, replace(notes, claims=(claim,))))
    (found,) = make_told(story, (find_span(article, article.text.split(".")[0]),), GATE)
    assert found.value == "Ada Lund: yes"


def test_who_is_quoted_says_so_where_no_claim_was_read() -> None:
    text = "“The gate was locked,” said Ada Lund."
    article, notes = tell("a", text)
    quotation = Quotation(
        id=QuotationId("q"),
        kind="direct",
        content=(find_span(article, "The gate was locked"),),
        sentence=find_span(article, text),
        speaker=find_span(article, "Ada Lund"),
    )
    story = read_story((article, replace(notes, quotations=(quotation,))))
    (found,) = make_told(story, (find_span(article, text),), GATE)
    assert found.value == "Ada Lund: yes"


def test_who_is_quoted_with_what_is_denied_says_it_beside_another_claim() -> None:
    text = "The review leaves no doubt, Ada Lund says, that the gate was locked."
    article, notes = tell("a", text)
    claim = make_claim(article, "The review leaves no doubt", verb="leaves", lemma="leave")
    quotation = Quotation(
        id=QuotationId("q"),
        kind="indirect",
        content=(find_span(article, "that the gate was locked"),),
        sentence=find_span(article, text),
        speaker=find_span(article, "Ada Lund"),
    )
    story = read_story((article, replace(notes, claims=(claim,), quotations=(quotation,))))
    (found,) = make_told(story, (find_span(article, text),), GATE)
    assert found.value == "Ada Lund: yes"
