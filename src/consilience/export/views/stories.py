"""A story for a reader: its articles in order of publication, and what they name most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.analysis.facts import FactTable
from consilience.analysis.timeline import Timeline
from consilience.export.addresses import make_fragment
from consilience.export.index import Index
from consilience.export.order import order_articles, order_stories
from consilience.export.views.articles import ArticleHead, view_article, view_head
from consilience.export.views.briefs import SentenceView, view_brief, view_key_facts
from consilience.export.views.differences import DifferenceView, view_differences
from consilience.export.views.entities import MainNames, find_main_names
from consilience.export.views.facts import (
    FactTableView,
    TimelineView,
    view_facts,
    view_timeline,
)
from consilience.export.views.moments import Moments, view_moments
from consilience.export.views.origins import StoryOrigins, view_origins
from consilience.export.views.pages import PageView
from consilience.export.views.silence import StorySilence, view_silence
from consilience.export.views.terms import TermChoiceView, view_terms
from consilience.export.wording import NO_TITLE, count, describe_days, describe_failure
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import OriginId, PageId
from consilience.records.story import Story
from consilience.records.time_value import TimeValue

MAIN_FACTS = 5  # with whose first day the story begins
HAPPENED = frozenset({"occurred", "ongoing"})
DAY = len("2031-03-06")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story; `facts` are counts in words, `undated` the number of articles with no date.

    `happened` are the days from the first of the main facts on; "" where none is known. `failed`
    tells what could not be made of it. The articles of a report are whole, those of a site without
    their texts.
    """

    id: str
    title: str
    dates: str
    facts: tuple[str, ...]
    undated: int
    happened: str
    failed: tuple[str, ...]
    articles: tuple[ArticleHead, ...]
    main: tuple[MainNames, ...]
    brief: tuple[SentenceView, ...]
    key_facts: tuple[SentenceView, ...]
    table: FactTableView
    timeline: TimelineView
    moments: Moments
    origins: StoryOrigins
    differences: tuple[DifferenceView, ...]
    silence: StorySilence
    terms: tuple[TermChoiceView, ...]


def view_stories(
    dossier: Dossier, pages: Mapping[PageId, PageView], index: Index
) -> tuple[StoryView, ...]:
    """All stories, as `order_stories` gives them."""
    shown: set[OriginId] = set()
    views = []
    for story, articles in order_stories(dossier):
        texts = [view_article(one, pages[one.page_id], index) for one in articles]
        views.append(_view_story(story, articles, texts, index, shown))
    return tuple(views)


def view_story(story: Story, articles: Iterable[Article], index: Index) -> StoryView:
    """One story by itself, its articles in order of publication and without their texts."""
    ordered = order_articles(articles)
    return _view_story(story, ordered, [view_head(one, index) for one in ordered], index, set())


def _view_story(
    story: Story,
    articles: Sequence[Article],
    views: Sequence[ArticleHead],
    index: Index,
    shown: set[OriginId],
) -> StoryView:
    """`shown` are the origins of the stories before; those of this one are added."""
    table = index.facts.get(story.id) or FactTable(
        story_id=story.id, columns=(), facts=(), others=0
    )
    timeline = index.timelines.get(story.id) or Timeline(story_id=story.id, dated=(), undated=())
    origins = view_origins(articles, index, shown)
    rows = {one.event_id for one in table.facts}
    events = {name: one.event_id for one in table.facts for name in one.discrepancy_ids}
    return StoryView(
        id=make_fragment("s", story.id),
        title=story.title or NO_TITLE,
        dates=describe_days(story.earliest, story.latest),
        facts=tuple(_count_articles(articles)),
        undated=sum(one.published is None for one in articles),
        happened=_tell_days(story, table, timeline),
        failed=tuple(map(describe_failure, index.failures_in.get(story.id, ()))),
        articles=tuple(views),
        main=find_main_names([one.id for one in articles], index),
        brief=view_brief(index.briefs.get(story.id), rows, index),
        key_facts=view_key_facts(index.briefs.get(story.id), rows, index),
        table=view_facts(table, index),
        timeline=view_timeline(timeline, table, index),
        moments=view_moments(timeline, table, articles, index),
        origins=origins,
        differences=view_differences(
            tuple(index.discrepancies_in.get(story.id, ())), events, index
        ),
        silence=view_silence(index.silences.get(story.id, ()), timeline, index),
        terms=view_terms(index.terms.get(story.id, ()), index),
    )


def _tell_days(story: Story, table: FactTable, timeline: Timeline) -> str:
    """The days of what happened: from the first of the main facts to the last that is told of.

    Main facts are those that more than one article tells; what is to come is left out.
    """
    main = [
        one.when
        for one in table.facts[:MAIN_FACTS]
        if one.when and _is_day(one.when) and len(one.articles) >= min(len(table.columns), 2)
    ]
    first = min((one.first_day for one in main), default=None)
    if first is None:
        return ""
    published = (story.latest or "")[:DAY]
    days = [
        one.when.last_day
        for one in timeline.dated
        if one.event.factuality in HAPPENED and one.when and _is_day(one.when)
    ]
    told = [one for one in days if first <= one <= published]
    return describe_days(first, max((*told, *(one.last_day for one in main if not told))))


def _is_day(when: TimeValue) -> bool:
    return when.precision in ("day", "minute") and when.basis != "publication"


def _count_articles(articles: Sequence[Article]) -> list[str]:
    """How many articles and known outlets, and how many articles stand aside of them."""
    outlets = {one.outlet for one in articles if one.outlet}
    unknown = sum(one.outlet is None for one in articles)
    facts = [count(len(articles), "article")]
    if outlets:
        facts.append(count(len(outlets), "known outlet"))
    if unknown:
        facts.append(f"{unknown:,} of {'an unknown outlet' if unknown == 1 else 'unknown outlets'}")
    return facts
