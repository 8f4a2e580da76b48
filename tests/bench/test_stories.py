import pytest
from bench.affairs import Sample
from bench.stories import DRAWN, MOST_LARGE, OTHERS, draw_collections, score_b_cubed, score_stories

from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.making import make_article


def test_b_cubed_is_that_of_bagga_and_baldwin() -> None:
    # Their example: 5, 2 and 5 things, of which the last two groups were put together.
    truth = list("aaaaabbccccc")
    found = list("xxxxxyyyyyyy")
    score = score_b_cubed(truth, found)
    assert score.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert score.recall == 1


def test_stories_are_scored_over_all_articles_together() -> None:
    samples = [Sample(make_article(name=name), name[0], name) for name in ("a1", "a2", "b1")]
    apart = [
        Story(id=StoryId(one.path), title="", article_ids=(one.article.id,)) for one in samples
    ]
    score = score_stories(samples, apart)
    assert (score.precision, score.recall) == (1, pytest.approx(2 / 3))


def test_a_draw_has_pages_of_a_few_affairs() -> None:
    samples = [
        Sample(make_article(name=f"{affair}-{at}"), affair, f"{affair}/{at}")
        for affair in "abcdefghijkl"
        for at in range(30 if affair < "e" else 2)
    ]
    drawn = list(draw_collections(samples, 8))
    assert drawn == list(draw_collections(samples, 8))
    assert len({len(one) for one in drawn}) > 1
    for one in drawn:
        assert len(one) <= DRAWN[1]
        assert len({each.affair for each in one}) <= MOST_LARGE + OTHERS
