"""What each account of a story leaves out, and what it alone tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.analysis.timeline import Timeline
from consilience.export.article_names import ArticleName
from consilience.export.index import Index
from consilience.export.views.facts import count_backing, name_event
from consilience.export.views.quotes import Quote, name_article, quote_once, tell_day
from consilience.export.wording import UNKNOWN
from consilience.records.analysis import Silence, ToldEvent
from consilience.records.event import Event
from consilience.records.ids import EventId

MOST_QUOTES: Final = 3  # of the articles that tell an event
EXCUSES: Final = {
    "fragment": "too short to tell more",
    "unread": "in a language that was not read",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldView:
    """An event with the words that tell it; `href` leads to its row or line.

    `counts` is "" for what one article alone tells.
    """

    title: str
    counts: str
    href: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceView:
    """An account by its articles, with what it leaves out and what only it has.

    Articles of one outlet are called by their days under its name.
    """

    outlet: str
    articles: tuple[ArticleName, ...]
    left_out: tuple[ToldView, ...]
    only_here: tuple[ToldView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySilence:
    """The accounts of which there is something to tell, and why others are not asked.

    `nothing` counts those that leave nothing out and have nothing of their own.
    """

    accounts: tuple[SilenceView, ...]
    excused: tuple[tuple[ArticleName, str], ...]
    nothing: int


def view_silence(rows: Sequence[Silence], timeline: Timeline, index: Index) -> StorySilence:
    """The accounts in the order of the rows."""
    events = {one.event.id: one.event for one in (*timeline.dated, *timeline.undated)}
    views = [_view_account(one, events, index) for one in rows if one.excuse is None]
    telling = tuple(one for one in views if one.left_out or one.only_here)
    return StorySilence(
        accounts=telling,
        excused=tuple(
            (name_article(name, index), EXCUSES[one.excuse])
            for one in rows
            if one.excuse is not None
            for name in one.article_ids[:1]
        ),
        nothing=len(views) - len(telling),
    )


def _view_account(row: Silence, events: Mapping[EventId, Event], index: Index) -> SilenceView:
    named = [name_article(one, index) for one in row.article_ids]
    if len(named) > 1:
        days = (tell_day(one, index) or UNKNOWN for one in row.article_ids)
        named = [replace(one, name=day) for one, day in zip(named, days, strict=True)]
    return SilenceView(
        outlet=row.outlet or named[0].name,
        articles=tuple(named),
        left_out=tuple(_view_told(one, events, index) for one in row.left_out),
        only_here=tuple(_view_told(one, events, index) for one in row.only_here),
    )


def _view_told(told: ToldEvent, events: Mapping[EventId, Event], index: Index) -> ToldView:
    event = events.get(told.event_id)
    shared = len(told.articles) > 1
    return ToldView(
        title=event.title if event else "",
        counts=count_backing(len(told.articles), told.origins, index) if shared else "",
        href=f"#{name_event(told.event_id)}" if event else "",
        quotes=tuple(quote_once(told.evidence, index, MOST_QUOTES)),
    )
