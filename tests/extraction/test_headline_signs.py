import pytest

from consilience.extraction import extract_page
from consilience.extraction.headline_signs import (
    find_above_signature,
    find_repeated,
    is_headline_with_end,
)
from tests.extraction.making import make_blocks
from tests.making import make_page

TITLE = "Crane stops every ship"


@pytest.mark.parametrize(
    ("lines", "labels", "signed", "expected"),
    [
        ([TITLE, "By Ida Wren"], ["other", "byline"], [1], (0, 1)),
        # Buttons, captions and a deck may stand between, a menu may not.
        ([TITLE, "Share", "By Ida Wren"], ["other", "share", "byline"], [2], (0, 2)),
        ([TITLE, "Ships wait outside", "By Ida Wren"], ["other", "other", "byline"], [2], (0, 2)),
        ([TITLE, "Contact us", "By Ida Wren"], ["other", "navigation", "byline"], [2], None),
        # A page of several signed reports tells of none.
        ([TITLE, "By Ida Wren", *["Tides"] * 20, "By Ada Roe"], ["other"] * 23, [1, 22], None),
        (["Crane stops", "By Ida Wren"], ["other", "byline"], [1], None),
        ([TITLE], ["other"], [], None),
    ],
)
def test_a_headline_stands_right_above_the_only_byline_and_date(
    lines: list[str], labels: list[str], signed: list[int], expected: tuple[int, int] | None
) -> None:
    scores = {at: 0.5 - at / 10 for at in range(min(2, len(lines)))}
    assert find_above_signature(make_blocks(lines), labels, signed, scores) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TITLE, f"All ways to share: {TITLE}"], 0),
        ([TITLE, f"Home » Tides » {TITLE}"], 0),
        ([TITLE, f"Union says: it was old. {TITLE}"], 1),
        (["Every ship", "Crane stops: Every ship"], 1),
    ],
)
def test_a_line_that_ends_with_another_behind_a_sign_repeats_it(
    lines: list[str], expected: int
) -> None:
    assert find_repeated(make_blocks(lines), 1) == expected


@pytest.mark.parametrize(
    ("line", "is_headline"),
    [
        ("Is the old crane of Lassena safe?", True),
        ("After the fall, are harbour cranes 'obsolete'?", True),
        ("Storm Shuts the Harbour and Offices of the U.N.", True),
        ("“Is the crane safe?” she asked.", False),
        ("Who was it? Nobody knows so far. Why?", False),
        ("The crane fell on Monday.", False),
        ("Is it?", False),
    ],
)
def test_a_first_line_is_a_headline_though_it_ends_as_sentences_do(
    line: str, is_headline: bool
) -> None:
    assert is_headline_with_end(line) == is_headline


def test_a_question_above_the_report_is_its_headline() -> None:
    page = make_page(
        "Is the old crane of Lassena safe?\n\n"
        "The harbour of Lassena was shut on Monday after a crane fell on the northern gate.\n\n"
        "Nobody was hurt, the harbour master said, and ships are sent to the eastern port.\n\n"
        "The crane had been inspected twice since the spring, the owner said in a statement."
    )

    (article,) = extract_page(page).articles

    assert article.title == "Is the old crane of Lassena safe?"
    assert article.text.startswith("The harbour of Lassena")
