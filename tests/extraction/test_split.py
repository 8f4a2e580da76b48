import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from consilience.extraction import split
from consilience.extraction.blocks import find_blocks
from consilience.extraction.lines import measure_lines
from consilience.extraction.plain_text import score_lines
from consilience.extraction.split import SPLITTER, choose_gaps, find_starts, measure_gaps
from consilience.extraction.trees import load_trees

CRANE = (
    "The harbour master of Oldhaven closed the northern quay on Monday after a crane had slipped "
    "from its rails and come to rest against the wall of the customs house.",
    "Nobody was hurt, but four ships that had been waiting outside the mole were sent on to other "
    "ports, and the ferry to the islands was cancelled for the day, the port authority said.",
    "The crane was built in 1974 and was last inspected in March, according to the ministry of "
    "transport, which has asked for a report from the company that maintains it by Friday.",
    "Two years ago another crane of the same make fell in the yard next door, and the union has "
    "called ever since for the old machines to be taken down before the winter storms.",
)
CHESS = (
    "Fourteen-year-old Ilse Brandt won the national chess championship on Saturday with a draw "
    "against the title holder, who had led the table from the first round to the last but one.",
    "Brandt, who learned the game from her grandmother, gave up a knight in the eleventh move and "
    "had it back with two pawns before the spectators knew what had happened.",
    "“She plays as if she had read the book that I am still writing,” said the beaten champion, "
    "Professor Anselm Vogt, and asked for her autograph on his score sheet.",
    "The prize is a bicycle and a journey to the youth tournament in Lakemond, where the girl "
    "will meet players from eleven countries in the first week of the summer holidays.",
)


def show(title: str, lines: tuple[str, ...], *, twice: bool = True) -> str:
    head = f"{title}\n\nA picture of the scene (Staff photo)\n" * (2 if twice else 1)
    return head + "\n" + "\n\n".join(lines) + "\n\n"


def read_starts(page: str) -> list[str]:
    blocks = find_blocks(page)
    return [blocks[start].text for start in find_starts(blocks, measure_lines(blocks))]


def test_two_reports_with_repeated_headlines_are_two_parts() -> None:
    page = show("Crane shuts Oldhaven quay for a day", CRANE)
    page += show("Girl of fourteen is chess champion", CHESS)
    assert read_starts(page) == [
        "Crane shuts Oldhaven quay for a day",
        "Girl of fourteen is chess champion",
    ]


@pytest.mark.parametrize("report", [CRANE, CHESS, CRANE * 3])
def test_a_single_report_is_not_cut(report: tuple[str, ...]) -> None:
    assert len(read_starts(show("Something has happened in the town", report))) == 1


def count_parts(line: str, monkeypatch: pytest.MonkeyPatch, sure: float) -> int:
    """Parts of a page with a line between two reports, the gap there judged as sure as told."""

    def judge(trees: object, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        judged = np.zeros(len(rows), np.float32)
        judged[len(CRANE) - 1] = sure
        return judged

    monkeypatch.setattr(split, "score_probabilities", judge)
    page = show("Crane shuts quay", CRANE, twice=False) + line
    return len(read_starts(f"{page}\n\n{show('Chess: girl of fourteen wins', CHESS, twice=False)}"))


@pytest.mark.parametrize(
    ("line", "sure", "parts"),
    [
        ("Here is what else happened in the country in those days:", 0.6, 1),
        ("Here is what else happened in the country in those days.", 0.6, 2),
        ("Read more:", 0.6, 2),
        ("Here is what else happened in the country in those days:", 0.95, 2),
    ],
)
def test_what_a_line_announces_belongs_to_its_report(
    line: str, sure: float, parts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert count_parts(line, monkeypatch, sure) == parts


def test_the_surest_gaps_are_cut_first_and_no_part_is_too_short() -> None:
    sure = np.array([0.1, 0.9, 0.95, 0.1, 0.7], dtype=np.float32)
    assert choose_gaps(sure, [50, 50, 40, 50, 50, 100]) == (2, 4)


def test_nothing_is_cut_where_nothing_is_sure() -> None:
    assert choose_gaps(np.array([0.45, 0.4], dtype=np.float32), [100, 100, 100]) == ()


def test_the_splitter_knows_the_signs_that_it_is_given() -> None:
    blocks = find_blocks(show("Crane shuts quay", CRANE))
    lines = measure_lines(blocks)
    gaps = measure_gaps(blocks, lines, score_lines(lines))
    assert set(load_trees(SPLITTER).names) <= set(gaps.names)


@given(st.lists(st.sampled_from([*CRANE, *CHESS, "Port shut", "Share", "By Ann Lee"]), max_size=14))
def test_parts_begin_in_order_inside_the_page(texts: list[str]) -> None:
    blocks = find_blocks("\n".join(texts))
    starts = find_starts(blocks, measure_lines(blocks)) if blocks else (0,)
    assert starts[0] == 0
    assert list(starts) == sorted(set(starts))
    assert starts[-1] < max(len(blocks), 1)
