import pytest
from bench.scores import Score, average, score_boundaries, score_shingles, score_words


def test_equal_texts_score_one() -> None:
    assert score_shingles("a b c d e", "a b c d e") == Score(1.0, 1.0)


def test_shingles_count_runs_of_four_tokens() -> None:
    # Found has the runs abcd, bcde, cdef; two of them are true; the truth has two.
    assert score_shingles("a b c d e", "a b c d e f") == Score(pytest.approx(2 / 3), 1.0)


def test_a_run_found_twice_counts_once_when_it_is_true_once() -> None:
    score = score_shingles("a b c d", "a b c d a b c d")
    assert score.precision == pytest.approx(1 / 5)


def test_short_texts_are_one_run() -> None:
    assert score_shingles("yes no", "yes no") == Score(1.0, 1.0)
    assert score_shingles("yes no", "no yes") == Score(0.0, 0.0)


@pytest.mark.parametrize(
    ("truth", "found", "expected"),
    [("", "", Score(1.0, 1.0)), ("a b c d", "", Score(0.0, 0.0)), ("", "a b", Score(0.0, 0.0))],
)
def test_nothing_is_right_only_where_nothing_is_there(
    truth: str, found: str, expected: Score
) -> None:
    assert score_shingles(truth, found) == expected


def test_words_are_a_bag_without_case_and_order() -> None:
    score = score_words("The port is shut", "shut THE port")
    assert score == Score(1.0, 0.75)
    assert score.f1 == pytest.approx(6 / 7)


def test_boundaries_are_counted_over_all_pages() -> None:
    score = score_boundaries([[3], [5, 9], []], [[3], [5, 7], [1]])
    assert score == Score(precision=2 / 4, recall=2 / 3)


def test_the_mean_takes_precision_and_recall_apart() -> None:
    score = average([Score(1.0, 0.5), Score(0.5, 1.0)])
    assert score == Score(0.75, 0.75)
    assert score.f1 == pytest.approx(0.75)
