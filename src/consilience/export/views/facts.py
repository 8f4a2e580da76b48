"""The table of facts against articles, and all events of a story by time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Final

from consilience.analysis.facts import Cell, Fact, FactTable
from consilience.analysis.facts_differing import Note
from consilience.analysis.facts_doubts import tell_title
from consilience.analysis.facts_silent import Excuse
from consilience.analysis.timeline import Happening, Timeline
from consilience.export.addresses import make_fragment
from consilience.export.article_names import ArticleName
from consilience.export.badges import Badge
from consilience.export.index import Index
from consilience.export.views.quotes import Quote, name_article, quote_once, tell_apart
from consilience.export.wording import (
    TOLD,
    begin_small,
    count,
    describe_time,
    describe_value,
    make_label,
)
from consilience.records.analysis import Corroboration, Discrepancy
from consilience.records.event import Event
from consilience.records.ids import DiscrepancyId, EventId, OriginId, StoryId
from consilience.records.time_value import TimeValue

MOST_QUOTES: Final = 3  # in one cell
SEVERAL: Final = 2  # articles that may be quoting one speaker
SAYS: Final = {
    "said": "says",
    "differs": "says otherwise",
    "silent": "silent",
}
ALARMS: Final = ("conflict", "denial")
DIFFERS: Final = {
    "conflict": "accounts differ",
    "denial": "denied",
    "update": "updated over time",
    "rounding": "rounded",
    "paraphrase": "other words",
}
# Of accounts that exclude each other, in what: that it happened may be told alike by all.
CONFLICTS: Final = {
    "date": "dates differ",
    "place": "places differ",
    "number": "numbers differ",
    "name": "names differ",
    "participant": "parties differ",
    "wording": "wordings differ",
}
# Of an article that says nothing of the fact and has no reason to, or may well do.
EXCUSES: Final[dict[Excuse, str]] = {
    "near": "unsure",
    "early": "came out before",
    "fragment": "too short",
    "unread": "not read",
}
FACTUALITIES: Final = {
    "denied": "denies it",
    "planned": "as planned",
    "alleged": "as alleged",
    "hypothetical": "as possible",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A link to a discrepancy; `alarm` says that its readings cannot all be right."""

    href: str
    words: str
    alarm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell in words; `badges` are the origins of its sentences, `css` the colour of the first."""

    state: str
    says: str
    notes: tuple[str, ...]
    badges: tuple[Badge, ...]
    css: str
    quotes: tuple[Quote, ...]
    more: int
    source: ArticleName


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """A row; `number` tells rows apart in labels, `differs` are links to the discrepancies."""

    id: str
    number: int
    title: str
    when: str
    counts: str
    level: str
    differs: tuple[Difference, ...]
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnGroup:
    """Neighbouring columns of one origin."""

    badge: Badge | None
    columns: tuple[ArticleName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTableView:
    """The picture of a story: rows of facts, columns of articles in groups."""

    groups: tuple[ColumnGroup, ...]
    facts: tuple[FactView, ...]
    others: int

    @property
    def width(self) -> int:
        """How many columns of articles there are."""
        return len(self.columns)

    @property
    def columns(self) -> tuple[ArticleName, ...]:
        """The articles in the order of the cells of each row."""
        return tuple(chain.from_iterable(one.columns for one in self.groups))

    def tell_rest(self, fact: FactView) -> Mapping[str, Sequence[ArticleName]]:
        """The articles that tell nothing of a fact, by what their cells say instead."""
        rest: dict[str, list[ArticleName]] = {}
        for article, cell in zip(self.columns, fact.cells, strict=True):
            if cell.state == "silent":
                rest.setdefault(cell.says, []).append(article)
        return {says: rest[says] for says in (SAYS["silent"], *EXCUSES.values()) if says in rest}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """An event in a list; `id` is empty where a row of the table has its address."""

    id: str
    title: str
    when: str
    counts: str
    level: str
    href: str | None
    differs: tuple[Difference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """All events of a story: the dated ones in order, then the others."""

    dated: tuple[EventView, ...]
    undated: tuple[EventView, ...]

    @property
    def size(self) -> int:
        """How many events there are."""
        return len(self.dated) + len(self.undated)


def view_facts(table: FactTable, index: Index) -> FactTableView:
    """The table in words and links."""
    names = tell_apart((one.article_id for one in table.columns), index)
    groups = groupby(table.columns, key=lambda one: _find_badge(one.origin_id, index))
    return FactTableView(
        groups=tuple(
            ColumnGroup(badge=badge, columns=tuple(names[one.article_id] for one in columns))
            for badge, columns in groups
        ),
        facts=tuple(
            _view_fact(fact, table.story_id, number, index)
            for number, fact in enumerate(table.facts, 1)
        ),
        others=table.others,
    )


def _find_badge(origin: OriginId | None, index: Index) -> Badge | None:
    """The badge of a known origin: articles whose source is not known stand together."""
    badge = index.badges.get(origin) if origin else None
    return badge if badge and badge.known else None


def view_timeline(timeline: Timeline, table: FactTable, index: Index) -> TimelineView:
    """The list in words and links; events that are rows of the table lead there."""
    rows = {one.event_id for one in table.facts}
    return TimelineView(
        dated=tuple(_view_happening(one, rows, index) for one in timeline.dated),
        undated=tuple(_view_happening(one, rows, index) for one in timeline.undated),
    )


def name_event(event: EventId) -> str:
    """The fragment of an event."""
    return make_fragment("ev", event)


def link_differences(names: Sequence[DiscrepancyId], index: Index) -> tuple[Difference, ...]:
    """Links to those discrepancies that the report shows."""
    shown = index.shown_discrepancies
    return tuple(
        Difference(
            href=f"#{make_fragment('d', one)}",
            words=_tell_conflict(shown[one]),
            alarm=shown[one].relation in ALARMS,
        )
        for one in names
        if one in shown
    )


def _tell_conflict(one: Discrepancy) -> str:
    if one.relation == "conflict":
        return CONFLICTS.get(one.kind, DIFFERS[one.relation])
    return DIFFERS[one.relation]


def count_backing(
    articles: int, origins: Sequence[OriginId], index: Index, *, parties: int = 0, voice: str = ""
) -> str:
    """How many stand behind something: "3 articles · 2 origins and 1 unknown".

    `parties` of the known origins are those of parties to it: "2 origins, both of the parties".
    `voice` is the one speaker whom all quote: "2 origins, both quoting Ilva Torrent".
    """
    known = sum(one in index.badges and index.badges[one].known for one in origins)
    unknown = len(origins) - known
    parties = min(parties, known)
    whose = _tell_voice(voice, parties, known) if voice else _tell_parties(parties, known)
    if whose and unknown:
        whose += ","
    told = [count(known, "origin") + whose] if known else []
    if unknown or not known:
        told.append(f"{unknown} unknown" if known and unknown else "origin unknown")
    return f"{count(articles, 'article')} · {' and '.join(told)}"


def find_voice(row: Corroboration | None, index: Index) -> str:
    """The name of the one speaker whom several articles quote for an event; "" if there is none."""
    if row is None or len(row.articles) < SEVERAL or len(row.speakers) != 1:
        return ""
    speaker = index.entities.get(row.speakers[0])
    return speaker.name if speaker else ""


def _tell_voice(voice: str, parties: int, known: int) -> str:
    how = {1: "", 2: "both "}.get(known, "all ")
    party = ", a party" if known and parties == known else ""
    return f", {how}quoting {voice}{party}" if known else ""


def _tell_parties(parties: int, known: int) -> str:
    """Of whom the known origins are, as words behind their number; "" where none is a party's."""
    match parties, known:
        case 0, _:
            return ""
        case 1, 1:
            return ", of a party"
        case 2, 2:
            return ", both of the parties"
        case _ if parties == known:
            return ", all of the parties"
    return f", {parties} of {'a party' if parties == 1 else 'the parties'}"


def _view_fact(fact: Fact, story: StoryId, number: int, index: Index) -> FactView:
    row = index.corroborations.get((story, fact.event_id))
    # Where every account differs from the others, none says otherwise than a common one.
    common = any(one.state == "said" for one in fact.cells)
    parties = len(row.party_origins) if row else 0
    return FactView(
        id=name_event(fact.event_id),
        number=number,
        title=fact.title,
        when=_tell_time(fact.when),
        counts=count_backing(
            len(fact.articles),
            fact.origins,
            index,
            parties=parties,
            voice=find_voice(row, index) if len(fact.articles) >= SEVERAL else "",
        ),
        level=fact.level or "",
        differs=link_differences(fact.discrepancy_ids, index),
        cells=tuple(_view_cell(one, index, common=common) for one in fact.cells),
    )


def _view_cell(cell: Cell, index: Index, *, common: bool) -> CellView:
    state = cell.state if common or cell.state != "differs" or _denies(cell) else "said"
    own = [index.badges[one] for one in cell.origins if one in index.badges]
    own.sort(key=lambda one: one.rank)
    quotes = tuple(quote_once(cell.evidence, index, MOST_QUOTES))
    return CellView(
        state=cell.state,
        says=EXCUSES[cell.excuse] if cell.excuse else SAYS[state],
        notes=tuple(filter(None, map(_tell_note, cell.notes))),
        badges=tuple(own),
        css=own[0].css if own else "ou",
        quotes=quotes,
        more=max(len(cell.evidence) - len(quotes), 0),
        source=name_article(cell.article_id, index),
    )


def _denies(cell: Cell) -> bool:
    return any(one.words == "denied" for one in cell.notes)


def _tell_note(note: Note) -> str:
    match note.kind:
        case "day":
            return describe_time(note.when) if note.when else ""
        case "number":
            told = begin_small(make_label(note.quantity.span.text)) if note.quantity else ""
            return f"{told} ({note.words})" if note.words else told
        case "factuality":
            return FACTUALITIES.get(note.words, note.words)
        case _:
            return "" if note.words == TOLD else describe_value(note.words)


def _tell_time(when: TimeValue | None) -> str:
    """The time of an event; that of the publication tells nothing of it."""
    return describe_time(when) if when and when.basis != "publication" else ""


def _view_happening(one: Happening, rows: set[EventId], index: Index) -> EventView:
    event = one.event
    row = index.corroborations.get((event.story_id, event.id))
    in_table = event.id in rows
    return EventView(
        id="" if in_table else name_event(event.id),
        title=tell_title(event),
        when=_tell_time(one.when),
        counts=_count_row(row, index) if row else "",
        level=(row.level or "") if row else "",
        href=f"#{name_event(event.id)}" if in_table else _find_words(event, index),
        differs=link_differences(one.disputed, index),
    )


def _count_row(row: Corroboration, index: Index) -> str:
    voice = find_voice(row, index)
    return count_backing(len(row.articles), row.origins, index, voice=voice)


def _find_words(event: Event, index: Index) -> str | None:
    """Where the first of its claims stands."""
    placed = (one for one in event.claim_ids if one in index.claim_places)
    return next((f"#{make_fragment('cl', one)}" for one in placed), None)
