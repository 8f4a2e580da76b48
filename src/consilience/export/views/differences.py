"""Where accounts differ: the readings side by side, each with its words and its origins."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from consilience.export.addresses import make_fragment
from consilience.export.article_names import ArticleName
from consilience.export.badges import Badge
from consilience.export.index import Index
from consilience.export.views.facts import ALARMS, name_event
from consilience.export.views.quotes import Quote, quote_once, tell_apart
from consilience.export.views.series import SeriesPoint, view_series
from consilience.export.wording import describe_value
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.ids import DiscrepancyId, EventId

MOST_QUOTES: Final = 2  # of one reading; all articles are named
# Relation in words, those first that a reader must know first.
RELATIONS: Final = {
    "conflict": "accounts exclude each other",
    "denial": "one denies what another says",
    "update": "later reports know more",
    "rounding": "the same number, rounded",
    "paraphrase": "the same in other words",
    "dismissed": "an analyst found no difference",
}
# What a series tells, as the name of its table and the head of its column.
SERIES: Final = {
    "number": ("The numbers", "Number"),
    "date": ("The days", "Day"),
    "place": ("The places", "Place"),
}
OF_WORDS: Final = frozenset({"name", "wording"})  # kinds of what differs in words alone
NOTHING: Final = EventId("")
VERSIONS: Final = ("The versions", "Version")
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One version; `articles` are those that give it."""

    value: str
    badges: tuple[Badge, ...]
    articles: tuple[ArticleName, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """A discrepancy; `alarm` says that the readings cannot all be right.

    `about` is the title of the fact that it is about, "" where it is about no row.
    """

    id: str
    kind: str
    relation: str
    alarm: bool
    explanation: str
    event: str | None
    readings: tuple[ReadingView, ...]
    series: tuple[SeriesPoint, ...]
    about: str = ""

    @property
    def series_title(self) -> str:
        """What the table of the series is called."""
        return SERIES.get(self.kind, VERSIONS)[0]

    @property
    def series_value(self) -> str:
        """What a value of the series is."""
        return SERIES.get(self.kind, VERSIONS)[1]


def view_differences(
    discrepancies: tuple[Discrepancy, ...],
    events: Mapping[DiscrepancyId, EventId],
    index: Index,
) -> tuple[DifferenceView, ...]:
    """The discrepancies of a story, conflicts first; `events` are the rows that they are about.

    Of one relation those come first that its brief tells, and last what differs in words alone.
    """
    titles = {
        fact.event_id: fact.title
        for story in sorted({one.story_id for one in discrepancies})
        if story in index.facts
        for fact in index.facts[story].facts
    }
    told = {
        one.discrepancy_id
        for story in {one.story_id for one in discrepancies}
        if story in index.briefs
        for one in index.briefs[story].sentences
    }
    order = [*RELATIONS]
    ranked = sorted(
        discrepancies,
        key=lambda one: (order.index(one.relation), one.id not in told, one.kind in OF_WORDS),
    )
    return tuple(
        DifferenceView(
            id=make_fragment("d", one.id),
            kind=one.kind,
            relation=RELATIONS[one.relation],
            alarm=one.relation in ALARMS,
            explanation=tell_days(one.explanation),
            event=f"#{name_event(events[one.id])}" if one.id in events else None,
            readings=tuple(_view_reading(reading, index) for reading in one.readings),
            series=view_series(one, index),
            about=titles.get(events.get(one.id, NOTHING), ""),
        )
        for one in ranked
    )


def tell_days(words: str) -> str:
    """Our own words with their ISO dates as people write them."""
    return _DAY.sub(lambda day: describe_value(day[0]), words)


def _view_reading(reading: Reading, index: Index) -> ReadingView:
    articles = dict.fromkeys(span.article for span in reading.evidence)
    return ReadingView(
        value=describe_value(reading.value),
        badges=tuple(index.badges[one] for one in reading.origins if one in index.badges),
        articles=tuple(tell_apart(articles, index).values()),
        quotes=tuple(quote_once(reading.evidence, index, MOST_QUOTES)),
    )
