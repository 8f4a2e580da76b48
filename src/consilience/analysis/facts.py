"""The table of facts against articles: who tells a happening, who tells it otherwise, who not."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, Literal

from consilience.analysis.agreement import list_made_of, list_title_counts
from consilience.analysis.facts_answers import Answer, find_answers
from consilience.analysis.facts_differing import (
    Note,
    find_notes,
    list_updated,
    mark_put_off,
    mark_rivals,
)
from consilience.analysis.facts_doubts import tell_title
from consilience.analysis.facts_ranking import choose_rows, weigh_event
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.facts_sides import Row
from consilience.analysis.facts_silent import Excuse, Excuses
from consilience.analysis.facts_telling import find_telling
from consilience.analysis.silence_words import Words
from consilience.analysis.tolls import read_toll
from consilience.records.analysis import Brief, Corroboration, Level
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.event import Event
from consilience.records.ids import ArticleId, DiscrepancyId, EventId, OriginId, StoryId
from consilience.records.span import Span
from consilience.records.story import Story
from consilience.records.time_value import TimeValue

MOST_FACTS: Final = 12  # rows that a reader takes in; the others are counted
MOST_LED: Final = 4  # sentences of a brief of which the events have rows first of all

State = Literal["said", "differs", "silent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An article and the origin that most of its words rest on, None if none is known of it."""

    article_id: ArticleId
    origin_id: OriginId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one article says of a fact, in reading order; `evidence` is empty where it is silent.

    `excuse` is given where the silence is none that anybody could be blamed for: the text may tell
    the fact in words of its own, or has its number ("near"; `nearest` is the sentence that is close
    to it, None where there is none), came out before the fact or the first that told it
    ("early"), is too short to tell more than it does ("fragment"), or was not read for its
    language ("unread").

    A cell with notes and without claims is an answer: another value for what the title tells, in
    the words of `nearest`.

    `origins` are those that the clauses or these words rest on.
    """

    article_id: ArticleId
    state: State
    excuse: Excuse | None = None
    notes: tuple[Note, ...] = ()
    claims: tuple[Claim, ...] = ()
    origins: tuple[OriginId, ...] = ()
    nearest: Span | None = None

    @property
    def is_answer(self) -> bool:
        """Whether it gives another value than the title, and no claim of the row."""
        return not self.claims and self.state != "silent"

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The clauses that say it, the words of an answer, or else the sentence that may."""
        told = tuple(one.span for one in self.claims)
        return told or ((self.nearest,) if self.nearest else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """An event as a row, a cell for each column; the numbers are those of its corroboration.

    `title` is as `tell_title` has it.
    """

    event_id: EventId
    title: str
    when: TimeValue | None
    articles: tuple[ArticleId, ...]
    origins: tuple[OriginId, ...]
    level: Level | None
    cells: tuple[Cell, ...]
    discrepancy_ids: tuple[DiscrepancyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """The facts of a story, most widely told first; `others` counts events that are no row."""

    story_id: StoryId
    columns: tuple[Column, ...]
    facts: tuple[Fact, ...]
    others: int


def make_fact_tables(dossier: Dossier, *, most: int = MOST_FACTS) -> tuple[FactTable, ...]:
    """A table for each story, in their order, with at most `most` rows.

    Events come by the number of independent origins, then of articles, then those that a headline
    tells, then by time; behind them what was only said or long before, and last those whose title
    does not tell what happened or that lack type, date and party. Columns come by origin, the
    widest spread first, and within it by publication.
    """
    reading = read_dossier(dossier)
    read = {one.article_id: one for one in dossier.annotations}
    led = {one.story_id: _list_led(one) for one in dossier.briefs}
    return tuple(
        _make_table(
            story,
            reading,
            most,
            Words(read[one] for one in story.article_ids if one in read),
            led.get(story.id, frozenset()),
        )
        for story in dossier.stories
    )


def _list_led(brief: Brief) -> frozenset[EventId]:
    """The events that the first sentences of a brief tell."""
    told = [one for one in brief.sentences if one.discrepancy_id is None]
    return frozenset(name for one in told[:MOST_LED] for name in one.event_ids)


def _make_table(
    story: Story, reading: Reading, most: int, words: Words, led: Set[EventId]
) -> FactTable:
    """Rows in order of weight; what leads the brief has one before what is told by more."""
    columns = tuple(_order_columns(story, reading))
    ranked = rank_events(story.id, reading)
    chosen = choose_rows(sorted(ranked, key=lambda one: one.id not in led), most, reading)
    rows = _place_led(chosen, led, {one.id: at for at, one in enumerate(ranked)})
    excuses = Excuses(rows, reading, words)
    facts = tuple(_drop_answered([_make_fact(one, columns, reading, excuses) for one in rows]))
    return FactTable(
        story_id=story.id, columns=columns, facts=facts, others=len(ranked) - len(facts)
    )


def _place_led(
    rows: Sequence[Event], led: Set[EventId], places: Mapping[EventId, int]
) -> Sequence[Event]:
    """The rows with those of the brief where their weight puts them among the others."""
    placed = [one for one in rows if one.id not in led]
    for one in rows:
        if one.id in led:
            behind = (at for at, row in enumerate(placed) if places[row.id] > places[one.id])
            placed.insert(next(behind, len(placed)), one)
    return placed


def _drop_answered(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Without the rows of which every clause is an answer in a row above."""
    above: list[Sequence[Span]] = []
    for fact in facts:
        told = [cell.claims for cell in fact.cells if cell.claims]
        if told and any(all(_overlaps(claims, spans) for claims in told) for spans in above):
            continue
        answers = [one.nearest for one in fact.cells if one.is_answer and one.nearest]
        if answers:
            above.append(answers)
        yield fact


def _overlaps(claims: Iterable[Claim], spans: Iterable[Span]) -> bool:
    return any(claim.span.overlaps(span) for span in spans for claim in claims)


def rank_events(story: StoryId, reading: Reading) -> tuple[Event, ...]:
    """The events of a story, most worth telling first; the order depends on content alone."""
    if story not in reading.ranked:
        ranked = sorted(
            reading.events.get(story, ()),
            key=lambda one: (*weigh_event(one, reading), one.title, one.id),
        )
        reading.ranked[story] = tuple(ranked)
    return reading.ranked[story]


def _order_columns(story: Story, reading: Reading) -> Iterator[Column]:
    main = {one: _find_main_origin(one, reading) for one in story.article_ids}
    spread = Counter(main.values())

    def rank(name: ArticleId) -> tuple[bool, int, str, str, bool, str, str]:
        origin = reading.origins.get(main[name] or OriginId(""))
        article = reading.articles.get(name)
        published = article.published if article else None
        return (
            origin is None or origin.kind == "unknown",
            -spread[main[name]],
            origin.name if origin else "",
            main[name] or "",
            published is None,
            published.earliest if published else "",
            name,
        )

    for name in sorted(main, key=rank):
        yield Column(article_id=name, origin_id=main[name])


def _find_main_origin(article: ArticleId, reading: Reading) -> OriginId | None:
    """The origin under most characters of the article, of equals the known one."""
    lengths: Counter[OriginId] = Counter()
    for start, end, origin in reading.rests.stretches.get(article, ()):
        lengths[origin] += end - start
    known = {one: reading.origins[one].kind != "unknown" for one in lengths}
    return min(lengths, key=lambda one: (-lengths[one], not known[one], one), default=None)


def _make_fact(event: Event, columns: Sequence[Column], reading: Reading, excuses: Excuses) -> Fact:
    row = reading.corroborations.get(event.id)
    claims = find_telling(event, reading)
    disputes = reading.disputes.get(event.id, ())
    counts = list_title_counts(event, reading.claims_of(event))
    toll = read_toll(event, reading)
    notes = find_notes(claims, disputes, toll, event.title, counts)
    if toll is None or not toll.rose:
        notes = mark_rivals(notes, claims, counts, list_updated(disputes))
    notes = mark_put_off(notes, claims, reading.put_off)
    titled = list_made_of(event.title, [one for held in claims.values() for one in held])
    answers = find_answers(
        Row(claims=claims, title=event.title, titled=titled, counts=counts),
        reading.differences.get(event.story_id, ()),
        claims,
    )
    articles, origins, level = _count_told(row, claims, answers, reading)
    disputing = (*disputes, *(one.dispute for one in answers.values()))
    return Fact(
        event_id=event.id,
        title=tell_title(event),
        when=_choose_when(event, claims),
        articles=articles,
        origins=origins,
        level=level,
        cells=tuple(
            _make_cell(one.article_id, claims, notes, reading)
            if one.article_id in claims
            else _make_answer(answers[one.article_id], reading)
            if one.article_id in answers
            else _make_silent(one.article_id, event, claims, excuses)
            for one in columns
        ),
        discrepancy_ids=tuple(dict.fromkeys(one.id for one in disputing)),
    )


def _choose_when(event: Event, claims: Mapping[ArticleId, Sequence[Claim]]) -> TimeValue | None:
    """The time of the event, unless none of the claims of its row tells it."""
    when = event.when
    told = [one.when.value for own in claims.values() for one in own if one.when and one.when.value]
    if when is None or not told:
        return None
    is_told = any(one.first_day <= when.last_day and when.first_day <= one.last_day for one in told)
    return when if is_told else None


def _count_told(
    row: Corroboration | None,
    claims: Mapping[ArticleId, Sequence[Claim]],
    answers: Mapping[ArticleId, Answer],
    reading: Reading,
) -> tuple[tuple[ArticleId, ...], tuple[OriginId, ...], Level | None]:
    """The articles and origins behind a row, and its level.

    Those of its event, without articles that tell something else than its title: what these tell
    corroborates nothing of it. Who gives an earlier or a later number or day tells it too.
    """
    articles, origins, level = _count_event(row, claims, reading)
    agreeing = {name: one.span for name, one in answers.items() if not one.differs}
    if not agreeing:
        return articles, origins, level
    rests = frozenset(origins).union(*map(reading.rests.find, agreeing.values()))
    is_single = level == "single origin" and len(rests) > len(origins)
    return tuple(sorted({*articles, *agreeing})), tuple(sorted(rests)), None if is_single else level


def _count_event(
    row: Corroboration | None, claims: Mapping[ArticleId, Sequence[Claim]], reading: Reading
) -> tuple[tuple[ArticleId, ...], tuple[OriginId, ...], Level | None]:
    if row is None:
        return tuple(sorted(claims)), (), None
    articles = tuple(one for one in row.articles if one in claims)
    if articles == row.articles or not articles:
        return row.articles, row.origins, row.level
    told = [claim.predicate.span for one in articles for claim in claims[one]]
    rests = frozenset[OriginId]().union(*map(reading.rests.find, told))
    origins = tuple(one for one in row.origins if one in rests)
    return articles, origins, None if row.level == "corroborated" else row.level


def _make_cell(
    article: ArticleId,
    claims: Mapping[ArticleId, Sequence[Claim]],
    notes: Mapping[ArticleId, tuple[Note, ...]],
    reading: Reading,
) -> Cell:
    own = claims[article]
    said = notes.get(article, ())
    rests = {one for claim in own for one in reading.rests.find(claim.predicate.span)}
    return Cell(
        article_id=article,
        state="differs" if any(one.differs for one in said) else "said",
        notes=said,
        claims=tuple(own),
        origins=tuple(sorted(rests)),
    )


def _make_answer(answer: Answer, reading: Reading) -> Cell:
    note = Note(kind="reading", words=answer.words, span=answer.span, differs=answer.differs)
    return Cell(
        article_id=answer.span.article,
        state="differs" if answer.differs else "said",
        notes=(note,),
        origins=tuple(sorted(reading.rests.find(answer.span))),
        nearest=answer.span,
    )


def _make_silent(
    article: ArticleId,
    event: Event,
    claims: Mapping[ArticleId, Sequence[Claim]],
    excuses: Excuses,
) -> Cell:
    excuse, nearest = excuses.find(article, event, claims)
    return Cell(article_id=article, state="silent", excuse=excuse, nearest=nearest)
