from dataclasses import replace

from consilience.export.order import order_stories
from consilience.records.dossier import Dossier
from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.making import make_article, make_dossier, make_page


def _make_dossier() -> Dossier:
    """Five articles: one alone and early, two of one affair, two that no story holds."""
    alone = make_article(name="alone", day="2031-03-01")
    undated = make_article(name="undated")
    dated = make_article(name="dated", day="2031-03-09")
    left = [make_article(name=name) for name in ("left", "over")]
    return replace(
        make_dossier(make_page(), alone),
        articles=(alone, undated, dated, *left),
        stories=(
            Story(id=StoryId("alone"), title="", article_ids=(alone.id,)),
            Story(id=StoryId("affair"), title="", article_ids=(undated.id, dated.id, alone.id)),
        ),
    )


def test_the_story_of_most_articles_comes_first() -> None:
    told = [
        (story.id, [one.id for one in articles])
        for story, articles in order_stories(_make_dossier())
    ]

    assert told[:2] == [("affair", ["dated", "undated"]), ("alone", ["alone"])]


def test_articles_of_no_story_come_last() -> None:
    last, articles = order_stories(_make_dossier())[-1]

    assert last.id == "none"
    assert [one.id for one in articles] == ["left", "over"]
