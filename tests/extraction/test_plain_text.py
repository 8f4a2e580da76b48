import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.extraction.blocks import find_blocks
from consilience.extraction.features import add_scores, make_features
from consilience.extraction.lines import measure_lines
from consilience.extraction.plain_text import (
    BODY,
    FIRST,
    SECOND,
    choose_body,
    is_credited,
    label_blocks,
    score_lines,
)
from consilience.extraction.trees import load_trees

BODY_LINES = (
    "The harbour master of Oldhaven closed the northern quay on Monday after a crane had slipped "
    "from its rails and come to rest against the wall of the customs house.",
    "Nobody was hurt, but four ships that had been waiting outside the mole were sent on to other "
    "ports, and the ferry to the islands was cancelled for the day, the port authority said.",
    "“We heard a noise like thunder, and when we looked up the whole thing was leaning,” said "
    "Mira Sol, who sells coffee at the gate and had opened her stall an hour before.",
    "The crane was built in 1974 and was last inspected in March, according to the ministry of "
    "transport, which has asked for a report from the company that maintains it by Friday.",
    "Two years ago another crane of the same make fell in the yard next door, and the union has "
    "called ever since for the old machines to be taken down before the winter storms.",
)
PAGE = "\n".join(
    (
        "Home", "News", "Sport", "Weather", "Log in", "",
        "Crane slips from its rails and shuts Oldhaven quay", "",
        "By Ann Lee", "4 May 2031", "Share", "12", "",
        "The crane against the wall of the customs house (Port authority photo)", "",
        *BODY_LINES[:2], "Get the Beacon in your inbox:", *BODY_LINES[2:], "",
        "Related Posts", "Ferry line adds a boat for the summer", "Bakers complain of flour",
        "Leave a Reply", "Your email address will not be published.",
        "Copyright © 2019 The Beacon. All Rights Reserved.",
    )
)  # fmt: skip


def read_kept(page: str) -> list[str]:
    blocks = find_blocks(page)
    labels = label_blocks(blocks)
    return [block.text for block, label in zip(blocks, labels, strict=True) if label == BODY]


def test_the_report_is_kept_and_furniture_is_dropped() -> None:
    assert read_kept(PAGE) == list(BODY_LINES)


def test_a_report_without_blank_lines_is_kept() -> None:
    assert read_kept("\n".join(line for line in PAGE.split("\n") if line)) == list(BODY_LINES)


@pytest.mark.parametrize(
    "line", [">> Letters: “Who mends the crane?”", "You have read 2 of 4 free stories this week"]
)
def test_a_pointer_or_the_count_of_free_articles_ends_no_report(line: str) -> None:
    page = "\n\n".join(("Crane slips and shuts Oldhaven quay", *BODY_LINES, line))
    blocks = find_blocks(page)
    body = [
        one.text for one, label in zip(blocks, label_blocks(blocks), strict=True) if label == BODY
    ]
    assert body[-1] == BODY_LINES[-1]


@pytest.mark.parametrize(
    "line",
    [
        "Did you see the crane fall? E-mail us your pictures, and say where on the quay you stood.",
        "You are reading one of your 3 free articles this month.",
        "Thanks for reading The Quay! Subscribe for free to receive new posts and support my work.",
    ],
)
def test_a_call_to_the_reader_is_no_prose_wherever_it_stands(line: str) -> None:
    for lines in ((line, *BODY_LINES), (*BODY_LINES[:2], line, *BODY_LINES[2:])):
        kept = read_kept("\n\n".join(("Crane slips and shuts Oldhaven quay", *lines)))
        assert line not in kept
        assert kept[-len(BODY_LINES) :] == list(BODY_LINES)


def test_a_page_that_is_its_report_alone_is_kept_whole() -> None:
    assert read_kept("\n".join(BODY_LINES)) == list(BODY_LINES)


def test_dropped_lines_have_the_kind_that_their_words_tell() -> None:
    blocks = find_blocks(PAGE)
    kinds = {block.text: kind for block, kind in zip(blocks, label_blocks(blocks), strict=True)}
    assert kinds["Get the Beacon in your inbox:"] == "prompt"
    assert kinds["Share"] == "share"
    assert kinds["Related Posts"] == "related"
    assert kinds["Copyright © 2019 The Beacon. All Rights Reserved."] == "copyright"
    assert (
        kinds["The crane against the wall of the customs house (Port authority photo)"] == "caption"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Ana Tor and Livio Carr exchange folders in Oldhaven, March 5, 2031 (Press service)",
            True,
        ),
        ("The ministers spoke for an hour on Monday, a spokesman said. (Coastal News)", False),
        ("He called it “a gift” (and laughed)", False),
        ("The range of the pump (30%)", False),
        ("What an old pump can do (and How To Mend It)", False),
        ("Sixteen pumps for a dry harbour (2031 List + Guide)", False),
        ("Crane falls on the old northern quay of Lund (PHOTOS, VIDEO)", False),
    ],
)
def test_a_credit_in_brackets_behind_no_full_stop_makes_a_caption(
    line: str, expected: bool
) -> None:
    assert is_credited(line) is expected


@pytest.mark.parametrize("page", ["", "Home\nNews\nSport\nLog in\nAbout us", "\n \n"])
def test_a_page_without_prose_has_no_body(page: str) -> None:
    assert read_kept(page) == []


def test_the_models_know_the_features_that_they_are_given() -> None:
    lines = measure_lines(find_blocks(PAGE))
    names, rows = make_features(lines)
    more, _ = add_scores(names, rows, np.zeros(len(rows), dtype=np.float32))
    assert set(load_trees(FIRST).names) <= set(names)
    assert set(load_trees(SECOND).names) <= set(more)


def test_one_doubtful_line_between_sure_ones_goes_with_them() -> None:
    lines = measure_lines(find_blocks("\n".join(BODY_LINES)))
    scores = np.array([0.9, 0.9, 0.45, 0.9, 0.9], dtype=np.float32)
    assert choose_body(lines, scores).all()
    assert not choose_body(lines, 1 - scores).any()


def test_a_first_paragraph_with_a_dateline_is_kept_however_unlikely_it_looks() -> None:
    opening = (
        "LASSENA ― The dockers of the old northern quay, who have been on strike since the end of"
        " March, went back to their cranes on Monday morning."
    )
    blocks = find_blocks("\n".join((opening, *BODY_LINES)))
    scores = np.array([0.05, *[0.9] * len(BODY_LINES)], dtype=np.float32)

    assert label_blocks(blocks, None, scores)[0] == BODY
    undated = find_blocks("\n".join((opening.removeprefix("LASSENA ― "), *BODY_LINES)))
    assert label_blocks(undated, None, scores)[0] != BODY


@given(st.text())
def test_any_text_has_a_label_for_each_block(text: str) -> None:
    blocks = find_blocks(text)
    assert len(label_blocks(blocks)) == len(blocks)


@given(st.lists(st.text(alphabet="aZ1 .,“)\u00a0。한", min_size=1), max_size=8))
def test_scores_are_probabilities_whatever_the_lines(lines: list[str]) -> None:
    blocks = find_blocks("\n".join(lines))
    scores = score_lines(measure_lines(blocks)) if blocks else np.zeros(0)
    assert ((scores >= 0) & (scores <= 1)).all()
