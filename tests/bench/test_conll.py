import pytest
from bench.conll import (
    make_clusters,
    score_b_cubed,
    score_ceaf_e,
    score_conll,
    score_muc,
)
from bench.scores import Score


def clusters(*groups: str) -> list[frozenset[str]]:
    return [frozenset(group) for group in groups]


# The worked example of Pradhan et al. 2014 (figures 1 to 4): the response has mentions that the
# key lacks (h, i) and lacks one of the key's (e).
KEY = clusters("abc", "defg")
RESPONSE = clusters("ab", "cd", "fghi")


def test_muc_gives_the_figures_of_the_worked_example() -> None:
    assert score_muc(KEY, RESPONSE) == Score(2 / 5, 2 / 5)


def test_b_cubed_gives_the_figures_of_the_worked_example() -> None:
    score = score_b_cubed(KEY, RESPONSE)
    assert score.recall == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 + 4 / 4) / 7)  # .42
    assert score.precision == pytest.approx((4 / 2 + 1 / 2 + 1 / 2 + 4 / 4) / 8)  # .50


def test_ceaf_e_gives_the_figures_of_the_worked_example() -> None:
    score = score_ceaf_e(KEY, RESPONSE)
    assert score.recall == pytest.approx((0.8 + 0.5) / 2)  # .65
    assert score.precision == pytest.approx((0.8 + 0.5) / 3)  # .43


def test_conll_is_the_mean_of_the_three() -> None:
    score = score_conll(KEY, RESPONSE)
    assert score.f1 == pytest.approx((score.muc.f1 + score.b_cubed.f1 + score.ceaf_e.f1) / 3)
    assert score.f1 == pytest.approx(0.458, abs=0.001)


@pytest.mark.parametrize(
    ("found", "muc", "b_cubed", "ceaf_e"),
    [
        # Twelve mentions in clusters of five, two and five; two wrong merges that MUC finds equal
        # and B-cubed does not (Bagga & Baldwin 1998, figures 4 and 5).
        (("12345", "6789ABC"), Score(9 / 10, 1.0), Score(16 / 21, 1.0), None),
        (("67", "12345" + "89ABC"), Score(9 / 10, 1.0), Score(7 / 12, 1.0), None),
        (("12345", "67", "89ABC"), Score(1.0, 1.0), Score(1.0, 1.0), 1.0),
    ],
)
def test_a_merge_of_large_clusters_costs_b_cubed_more(
    found: tuple[str, ...], muc: Score, b_cubed: Score, ceaf_e: float | None
) -> None:
    key, response = clusters("12345", "67", "89ABC"), clusters(*found)
    assert score_muc(key, response) == muc
    score = score_b_cubed(key, response)
    assert (score.precision, score.recall) == (
        pytest.approx(b_cubed.precision),
        pytest.approx(b_cubed.recall),
    )
    if ceaf_e is not None:
        assert score_ceaf_e(key, response).f1 == ceaf_e


def test_singletons_have_no_links_to_find() -> None:
    score = score_conll(clusters("a", "b"), clusters("a", "b"))
    assert (score.muc.f1, score.b_cubed.f1, score.ceaf_e.f1) == (0.0, 1.0, 1.0)


def test_nothing_found_scores_nothing() -> None:
    assert score_conll(KEY, []).f1 == 0.0


def test_mentions_of_one_label_are_one_cluster() -> None:
    assert make_clusters({"a": 1, "b": 2, "c": 1}) == clusters("ac", "b")
