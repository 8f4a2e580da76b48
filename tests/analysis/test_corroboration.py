from dataclasses import replace

from consilience.analysis.corroboration import count_corroboration
from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.making import make_article


def test_articles_outlets_and_publishers_are_three_numbers() -> None:
    articles = [
        make_article(name="a", outlet="Morning Post"),
        replace(make_article(name="b", outlet="Evening Post"), publisher="Post Group"),
        replace(make_article(name="c", outlet="Morning Post"), publisher="Post Group"),
        make_article(name="d"),
        make_article(name="e"),
    ]
    story = Story(id=StoryId("s"), title="", article_ids=tuple(one.id for one in articles))
    (row,) = count_corroboration([story], articles)
    assert len(row.articles) == 5
    assert row.outlets == ("Evening Post", "Morning Post")  # two unknown outlets count for none
    assert row.publishers == ("Morning Post", "Post Group")
    assert (row.origins, row.level, row.event_id) == ((), None, None)
