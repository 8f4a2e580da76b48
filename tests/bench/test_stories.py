import pytest
from bench.affairs import Sample
from bench.stories import make_many, score_b_cubed, score_stories

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


def test_many_articles_are_made_with_names_of_their_own() -> None:
    articles = [make_article("The Albatross sank.", name="ferry")]
    many = make_many(articles, 3)
    assert len({one.id for one in many}) == 3
    assert many[0].text == "The Albatross sank."
    assert len({one.text for one in many}) == 3
    assert all(one.text.endswith(" sank.") for one in many)
