"""A story for notes: what happened, who says so, where accounts differ, who rests on whom."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from consilience.analysis.facts import FactTable
from consilience.export.addresses import make_fragment
from consilience.export.index import Index
from consilience.export.notes_model import (
    Block,
    Bullets,
    Cell,
    Heading,
    Item,
    Line,
    Paragraph,
    Row,
    Table,
    make_piece,
)
from consilience.export.notes_sources import Sources
from consilience.export.views.briefs import count_sentence, tell_retold
from consilience.export.views.differences import DifferenceView
from consilience.export.views.facts import CellView, EventView, FactView
from consilience.export.views.origins import OriginView, Resting
from consilience.export.views.stories import StoryView
from consilience.export.wording import count, make_label
from consilience.records.analysis import Discrepancy
from consilience.records.article import Article
from consilience.records.event import Event
from consilience.records.ids import ArticleId, StoryId
from consilience.records.origin import Origin
from consilience.records.span import Span

LEGEND: Final = (
    "A letter in brackets names the origin on which the words rest (see “Who rests on whom”)."
    " “Silent” says that no words come near it; “unsure” that some do, and may tell it."
)
MOST_ALONE: Final = 8  # events of a story of one article
FEWEST_ARTICLES: Final = (
    2  # of a table, and that tell an event of the timeline which is no row of the table
)


def tell_brief(story: StoryId, view: StoryView, sources: Sources) -> Iterator[Block]:
    """The key facts with their articles, origins and named outlets, then the main differences."""
    brief = sources.index.briefs.get(story)
    if brief is None or not (brief.key_facts or brief.sentences):
        return
    items = []
    for one in brief.key_facts:
        backing = count_sentence(one, story, sources.index)
        outlets = _count_outlets(one.articles, sources.index)
        text = make_piece(one.text, sources=sources.cite(one.evidence))
        line = [text, make_piece(f"({backing}{outlets})")]
        if one.retold:
            line.append(make_piece(f"({tell_retold(one)})", sources=sources.cite(one.retold)))
        items.append(Item(line=tuple(line)))
    for one, shown in zip(brief.sentences, view.brief, strict=True):
        if shown.differs:
            text = make_piece(shown.text, sources=sources.cite(one.evidence))
            items.append(Item(line=(text, make_piece("(accounts differ)"))))
    yield Heading(level=3, text="In brief")
    yield Bullets(items=tuple(items))


def tell_facts(story: StoryId, view: StoryView, sources: Sources) -> Iterator[Block]:
    """The table of facts against articles."""
    table = sources.index.facts.get(story)
    if table is None or not table.facts:
        return
    if len(table.columns) < FEWEST_ARTICLES:
        yield from _tell_alone(table, view, sources)
        return
    yield Heading(level=3, text="Who says what")
    columns = [
        f"{one.name} ({group.badge.letter})" if group.badge else one.name
        for group in view.table.groups
        for one in group.columns
    ]
    rows = []
    for fact, shown in zip(table.facts, view.table.facts, strict=True):
        cells = zip(fact.cells, shown.cells, strict=True)
        rows.append(
            Row(
                title=make_label(shown.title),
                about=make_label(" · ".join(filter(None, _frame(shown)))),
                cells=tuple(_make_cell(cell.evidence, seen, sources) for cell, seen in cells),
            )
        )
    yield Table(corner="What happened", columns=tuple(map(make_label, columns)), rows=tuple(rows))
    if any(group.badge for group in view.table.groups):
        yield Paragraph(line=(make_piece(LEGEND),))


def tell_differences(story: StoryId, view: StoryView, sources: Sources) -> Iterator[Block]:
    """The differences, each with its readings."""
    if view.differences:
        found = sources.index.discrepancies_in.get(story, ())
        by_id = {make_fragment("d", one.id): one for one in found}
        yield Heading(level=3, text="Where accounts differ")
        yield Bullets(
            items=tuple(_tell_difference(by_id[one.id], one, sources) for one in view.differences)
        )


def tell_origins(articles: Sequence[Article], view: StoryView, sources: Sources) -> Iterator[Block]:
    """Each origin with the articles that rest on it."""
    if view.origins.views:
        held = (one for each in articles for one in sources.index.origins_of.get(each.id, ()))
        by_id = {make_fragment("o", one.id): one for one in held}
        yield Heading(level=3, text="Who rests on whom")
        items = [
            _tell_origin(by_id[one.badge.href.removeprefix("#")], one, articles, sources)
            for one in view.origins.views
        ]
        yield Bullets(items=tuple(_join_alike(items)))


def tell_timeline(story: StoryId, view: StoryView, sources: Sources) -> Iterator[Block]:
    """The dated events of the table and those that several articles tell; others are counted."""
    timeline = sources.index.timelines.get(story)
    if timeline is None or not timeline.dated:
        return
    table = sources.index.facts.get(story)
    rows = {one.event_id for one in table.facts} if table else set()
    spans = sources.claims
    items = []
    for one, shown in zip(timeline.dated, view.timeline.dated, strict=True):
        told = [spans[name] for name in one.event.claim_ids if name in spans]
        if told and (one.event.id in rows or _is_shared(one.event, sources.index)):
            items.append(Item(line=_tell_event(shown, sources.cite(told))))
    if items:
        yield Heading(level=3, text="What happened when")
        yield Bullets(items=tuple(items))
        others = view.timeline.size - len(items)
        if others:
            events = count(others, "more event")
            text = f"And {events} without a date, or told by one article alone."
            yield Paragraph(line=(make_piece(text),))


def _count_outlets(names: Sequence[ArticleId], index: Index) -> str:
    articles = (index.articles.get(one) for one in names)
    named = {one.outlet for one in articles if one and one.outlet}
    return f" · {count(len(named), 'named outlet')}" if named else ""


def _tell_alone(table: FactTable, view: StoryView, sources: Sources) -> Iterator[Block]:
    """What the only article of a story tells: there is nothing to compare it with."""
    items = []
    for fact, shown in zip(table.facts, view.table.facts, strict=True):
        evidence = [span for cell in fact.cells for span in cell.evidence]
        text = make_piece(shown.title, sources=sources.cite(evidence))
        when = (make_piece(f"({shown.when})"),) if shown.when else ()
        items.append(Item(line=(text, *when)))
    yield Heading(level=3, text="What it tells")
    yield Bullets(items=tuple(items[:MOST_ALONE]))


def _frame(shown: FactView) -> tuple[str, ...]:
    """Date, numbers and level; that it has a single origin its numbers tell."""
    level = (shown.level,) if shown.level and shown.level != "single origin" else ()
    return shown.when, shown.counts, *level


def _make_cell(evidence: Sequence[Span], shown: CellView, sources: Sources) -> Cell:
    said = [shown.says, *shown.notes]
    letters = " ".join(one.letter for one in shown.badges)
    text = ", ".join(said) + (f" ({letters})" if letters else "")
    cited = sources.cite(evidence)
    return Cell(line=(make_piece(text, sources=cited),), silent=shown.state == "silent")


def _tell_difference(one: Discrepancy, shown: DifferenceView, sources: Sources) -> Item:
    evidence = [span for reading in one.readings for span in reading.evidence]
    head = (
        make_piece(f"{shown.kind.capitalize()}, {shown.relation}:", strong=True),
        make_piece(shown.explanation, sources=sources.cite(evidence)),
    )
    parts: list[Line] = []
    for reading, seen in zip(one.readings, shown.readings, strict=True):
        names = ", ".join(each.name for each in seen.articles)
        badges = ", ".join(f"{each.name} ({each.letter})" for each in seen.badges)
        rests = f"; rests on {badges}" if badges else ""
        cited = sources.cite(reading.evidence)
        parts.append(
            (
                make_piece(f"{make_label(seen.value)}:", strong=True),
                make_piece(f"{names}{rests}".lstrip("; "), sources=cited),
            )
        )
    return Item(line=head, parts=tuple(parts))


def _tell_origin(
    origin: Origin, shown: OriginView, articles: Sequence[Article], sources: Sources
) -> Item:
    by_link = {f"#{make_fragment('a', one.id)}": one for one in articles}
    parts: list[Line] = []
    for one in shown.articles:
        article = by_link[one.article.href or ""]
        text = ", ".join(filter(None, (f"{one.article.name}: {one.share} of its words", one.how)))
        via = f", by way of {one.via}" if one.via else ""
        cited = sources.cite(_list_evidence(origin, article, sources.index))
        parts.append((make_piece(text + via, sources=cited),))
        parts.extend(_tell_copies(one, article, sources))
    head = f"{shown.badge.letter}: {shown.badge.name}"
    return Item(
        line=(make_piece(head, strong=True), make_piece(f"({shown.kind})")),
        parts=tuple(parts),
    )


def _join_alike(items: Sequence[Item]) -> Iterator[Item]:
    """Neighbours of one name as one: origins that are not known have nothing to tell them apart."""
    for line, alike in groupby(items, key=lambda one: one.line):
        yield Item(line=line, parts=tuple(part for one in alike for part in one.parts))


def _list_evidence(origin: Origin, article: Article, index: Index) -> Iterator[Span]:
    """The words by which the article names the origin, then those that rest on it."""
    for one in index.derivations_of.get(article.id, ()):
        if one.source_id == origin.id:
            yield from (passage.span for passage in one.passages)
    yield from (one for one in origin.stretches if one.article == article.id)


def _tell_copies(resting: Resting, article: Article, sources: Sources) -> Iterator[Line]:
    """Articles of which it repeats words or deeds, and the longest passage on both sides."""
    for copy in resting.copies:
        for one in sources.index.derivations_of.get(article.id, ()):
            is_source = copy.source.href == f"#{make_fragment('a', one.source_id)}"
            if is_source and one.kind == copy.kind and one.passages:
                passage = max(one.passages, key=lambda each: each.span.end - each.span.start)
                told = f"{copy.share} {copy.what} {copy.source.name}"
                text = f"{resting.article.name}: {told}, {copy.how}"
                both = (passage.span, *([passage.source] if passage.source else []))
                yield (make_piece(text, sources=sources.cite(both)),)
                break


def _is_shared(event: Event, index: Index) -> bool:
    row = index.corroborations.get((event.story_id, event.id))
    return row is not None and len(row.articles) >= FEWEST_ARTICLES


def _tell_event(shown: EventView, cited: tuple[int, ...]) -> Line:
    disputed = ", ".join(one.words for one in shown.differs)
    frame = "; ".join(filter(None, (shown.counts, disputed)))
    return (
        make_piece(f"{shown.when}:", strong=True),
        make_piece(shown.title, sources=cited),
        *((make_piece(f"({frame})"),) if frame else ()),
    )
