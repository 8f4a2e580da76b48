"""What stands before the first word of a sentence does not come into a brief."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.clauses import can_stand
from consilience.analysis.brief.leads import find_first_sentences
from consilience.analysis.brief.openings import is_caption, skip_opening
from tests.making import make_article

TOLD = "The crane fell on two men at the quay of Linde."


@pytest.mark.parametrize(
    "opening",
    [
        "SARN — ",
        "OLD SARN ― ",
        "SARN, Vale of Onde — ",
        "LINDE, O.V. -- ",
        "SARN (ABC) - ",
        "SARN, March 6 (Coast Press) – ",
        "Updated: ",
        "Updated | ",
        "UPDATE - May 30, 5:20 p.m.: ",
        "SARN — Updated: ",
    ],
)
def test_datelines_and_marks_of_a_version_are_left_out(opening: str) -> None:
    article = make_article(f"{opening}{TOLD}")
    ((start, end),) = find_first_sentences(article)
    assert article.text[start:end] == TOLD


@pytest.mark.parametrize(
    "text",
    [
        TOLD,
        "ABC — the port's owner — sold the crane of Linde on Monday.",
        "Updates of the plan: none were made by the port of Linde.",
        "RRS Linde-class ships lay in the harbour of Sarn for a week.",
    ],
)
def test_the_words_of_a_sentence_are_kept(text: str) -> None:
    assert skip_opening(make_article(text), 0, len(text)) == 0


def test_a_dateline_opens_a_line_and_no_sentence_within_it() -> None:
    text = "It was a plan of the COAST GUARD. SARN — The town — was asked."
    start = text.index("SARN")
    assert skip_opening(make_article(text), start, len(text)) == start


def test_the_dateline_that_the_article_has_is_left_out() -> None:
    article = make_article(f"Sarn (ABC), Monday: {TOLD}")
    dated = replace(article, dateline=article.span(0, len("Sarn (ABC), Monday")))
    ((start, end),) = find_first_sentences(dated)
    assert dated.text[start:end] == TOLD


@pytest.mark.parametrize(
    ("words", "behind", "is_one"),
    [
        ("FILE - In this May 3 file photo, the crane stands at the quay of Linde.", "", True),
        ("Cargo: The crane of Linde was brought by a barge on Monday.", "", True),
        ("Some of the men of Linde are seen at the quay in May.", "", True),
        ("The men of Linde at the quay in the month of May.", " [Photo/ABC]", True),
        ("The men of Linde sold the quay in the month of May.", " (Weld was one of them)", False),
        ("Weld said: The crane of Linde fell for want of a bolt.", "", True),
        ("Weld asked in Linde on Monday: “Who let the crane fall?”", "", False),
        (TOLD, "", False),
    ],
)
def test_what_a_picture_shows_is_no_news(words: str, behind: str, is_one: bool) -> None:
    assert is_caption(words, behind) is is_one


def test_a_caption_is_none_of_the_first_sentences() -> None:
    article = make_article(f"The old crane is seen in May at the quay of Linde.\n{TOLD}")
    ((start, end),) = find_first_sentences(article)
    assert article.text[start:end] == TOLD


@pytest.mark.parametrize("opening", ["SARN — ", "Updated: ", "Cargo: "])
def test_a_clause_with_such_an_opening_cannot_stand(opening: str) -> None:
    assert can_stand(TOLD)
    assert not can_stand(f"{opening}{TOLD}")
