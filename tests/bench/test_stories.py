import pytest
from bench.affairs import Sample
from bench.stories import score_b_cubed, score_stories

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
