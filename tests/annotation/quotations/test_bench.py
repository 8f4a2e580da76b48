"""The scorer of `bench.quotations` on worked examples."""

import pytest
from bench.quotations import (
    Attribution,
    Sample,
    is_direct,
    match,
    measure,
    measure_overlap,
    read_brat,
)

from consilience.annotation.quotations.parts import FoundQuotation

# "He left," Lund said. The mayor said it rained.
TEXT = '"He left," Lund said. The mayor said it rained.'
LEFT, RAINED = ((0, 10),), ((37, 46),)
LUND, MAYOR = (11, 15), (22, 31)


def found(content: tuple[tuple[int, int], ...], speaker: tuple[int, int] | None) -> FoundQuotation:
    return FoundQuotation(
        kind="direct", content=content, sentence=(0, 47), rule="r", confidence=1.0, speaker=speaker
    )


def figures(*quotations: FoundQuotation) -> dict[str, dict[str, float]]:
    gold = (Attribution(LEFT, source=(LUND,)), Attribution(RAINED, source=(MAYOR,)))
    return {row.name: row.figures for row in measure([Sample(TEXT, gold, quotations)])}


def test_brat_events_become_attributions_with_all_their_pieces() -> None:
    lines = (
        "E1\tAttribution:T4 Content:T3 Content2:T5 Cue:T2 Source:T1\n"  # before its parts
        "T1\tSource 11 15\tLund\nT2\tCue 16 20\tsaid\n"
        "T3\tContent 22 30;0 10\tpieces\nT4\tAttribution 16 20\tsaid\nT5\tContent2 31 33\tit\n"
        "E2\tAttribution:T4 Cue:T2\n"
    )
    assert read_brat(lines) == (
        Attribution(((0, 10), (22, 30), (31, 33)), cue=((16, 20),), source=((11, 15),)),
    )


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        (range(10), range(10), 1.0),
        (range(10), range(5, 15), 5 / 15),
        (range(10), range(10, 20), 0.0),
        ((), (), 0.0),
    ],
)
def test_overlap_is_shared_characters_over_all(one: range, other: range, overlap: float) -> None:
    assert measure_overlap(frozenset(one), frozenset(other)) == pytest.approx(overlap)


def test_a_match_has_as_many_pairs_as_it_can() -> None:
    wanted = [((0, 10),), ((0, 6),)]
    finds = [((0, 10),), ((2, 14),)]  # the second overlaps the first of the wanted only
    assert match(wanted, finds, 0.3) == [(0, 1), (1, 0)]


def test_no_find_is_matched_twice() -> None:
    assert len(match([((0, 10),), ((0, 9),)], [((0, 10),)], 0.3)) == 1


def test_all_right_scores_one() -> None:
    rows = figures(found(LEFT, LUND), found(RAINED, MAYOR))
    assert [rows[name]["F1"] for name in ("direct, IoU .8", "all, IoU .3", "all, IoU .8")] == [
        1,
        1,
        1,
    ]
    assert rows["speaker"]["right"] == 1


def test_a_half_is_right_at_a_third_and_wrong_at_eight_tenths() -> None:
    rows = figures(found(((0, 5),), LUND), found(RAINED, MAYOR))
    assert rows["all, IoU .3"]["F1"] == 1
    assert rows["all, IoU .8"]["F1"] == 0.5
    assert rows["direct, IoU .8"]["F1"] == 0


def test_a_find_too_many_costs_precision_and_one_too_few_recall() -> None:
    rows = figures(found(LEFT, LUND), found(((20, 22),), None))
    assert rows["all, IoU .3"]["precision"] == 0.5
    assert rows["all, IoU .3"]["recall"] == 0.5


def test_a_speaker_is_right_if_a_character_of_it_is() -> None:
    rows = figures(found(LEFT, (14, 20)), found(RAINED, LUND))
    assert rows["speaker"] == {"right": 0.5, "IoU .5": 0.0, "pairs": 2}


@pytest.mark.parametrize(
    ("text", "direct"),
    [('"so', True), ("“so", True), ("''so", True), ("'So", True), ("'s so", False), ("so", False)],
)
def test_direct_is_what_begins_with_a_quotation_mark(text: str, direct: bool) -> None:
    assert is_direct(text, ((0, len(text)),)) is direct
