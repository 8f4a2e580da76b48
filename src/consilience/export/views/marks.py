"""The layers of one article as marks in its text and as tables beside it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import count
from typing import Final

from consilience.export.addresses import make_fragment
from consilience.export.evidence import name_place
from consilience.export.index import Index
from consilience.export.marking import Mark
from consilience.export.views.layers import (
    CORE,
    LAYERS,
    SOURCE,
    Entry,
    Layer,
    fits,
    list_entries,
)
from consilience.export.wording import KINDS, UNKNOWN, make_label, shorten
from consilience.linking.sentences import find_sentences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.mention import Mention
from consilience.records.span import Span

MOST_WORDS: Final = 90  # characters in a cell; the cell leads to all of them
DEEPEST: Final = 3  # lines that quotations inside quotations are drawn on

# Words that are seen in the text although they are no mark of their own.
LOOKS: Final[dict[tuple[Layer, str], str]] = {
    ("quotations", "speaker"): "qs",
    ("quotations", "cue"): "qc",
}
# The columns of a layer's table, each with the notes that stand in it.
COLUMNS: Final[dict[Layer, tuple[tuple[str, tuple[str, ...]], ...]]] = {
    "times": (("Words", ("words",)), ("Value", ("value",)), ("Type", ("type",))),
    "quotations": (
        ("Words", ("words",)),
        ("Speaker", ("speaker",)),
        ("Cue", ("cue", "via")),
        ("Kind", ("kind",)),
        ("Found by", ("found by",)),
    ),
    "claims": (
        ("Predicate", ("predicate",)),
        ("Who", ("actor",)),
        ("Whom or what", ("recipient", "theme", "other", "quantity")),
        ("When", ("when",)),
        ("Where", ("where",)),
        ("Factuality", ("factuality",)),
        ("According to", (SOURCE,)),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Words of a table with what is said aside; `href` leads to where they stand in the text."""

    words: str
    aside: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """An entry as a row; `cells` hold a tuple for each column."""

    id: str
    key: str
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerTable:
    """All entries of a layer in one article."""

    id: str
    layer: Layer
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedLayers:
    """The marks of an article, no address twice, and its tables."""

    marks: tuple[Mark, ...]
    tables: tuple[LayerTable, ...]


def mark_layers(article: Article, index: Index) -> MarkedLayers:
    """Mentions as links to their entities, the other layers with a row in a table for each."""
    annotations = index.annotations.get(article.id) or Annotations(article_id=article.id)
    mentions = (one for one in annotations.mentions if one.id in index.marked)
    marks = [mark_mention(one, index) for one in mentions if fits(one.span, article)]
    entries = {layer: list_entries(article, annotations, layer) for layer in LAYERS[1:]}
    short = index.short_ids[article.id]
    marks += (_mark_time(one, short) for one in entries["times"] if one.parts)
    marks += _mark_quotations(entries["quotations"], short)
    marks += (_mark_predicate(one, short) for one in entries["claims"] if one.parts)
    marks += _mark_words(marks, (*entries["quotations"], *entries["claims"]), short)
    marks += _mark_evidence(article, index)
    marks += _mark_origins(article, index)
    unique = tuple(_drop_second_addresses(marks))
    places = {(one.start, one.end): f"#{one.id}" for one in reversed(unique) if one.id}
    tables = (_make_table(layer, entries[layer], short, places) for layer in LAYERS[1:])
    return MarkedLayers(marks=unique, tables=tuple(one for one in tables if one.rows))


def mark_mention(mention: Mention, index: Index) -> Mark:
    """The mention as a mark that leads to its entity, or to what it stands for."""
    entity = index.entities.get(mention.entity_id) if mention.entity_id else None
    stood_for = [index.mentions[one] for one in mention.antecedents if one in index.mentions]
    name = entity.name if entity else KINDS[mention.kind][0]
    if stood_for:
        words = shorten(" and ".join(one.span.text for one in stood_for), MOST_WORDS)
        name = f"stands for {words}"
    target = make_fragment("e", entity.id) if entity else None
    if target is None and stood_for:
        target = make_fragment("m", stood_for[0].id)
    note = make_label(f"{name} · {mention.role}" if mention.role else name)
    return Mark(
        id=make_fragment("m", mention.id),
        layer=mention.kind if mention.form == "name" else f"{mention.kind} stand-in",
        start=mention.span.start,
        end=mention.span.end,
        target=f"#{target}" if target else None,
        note=note if note != mention.span.text else "",
    )


def _mark_time(entry: Entry, short: str) -> Mark:
    (part,) = entry.parts
    told = "".join(
        one.words for one in entry.notes if one.label == "value" and one.words != UNKNOWN
    )
    return _mark(entry.id, "time", part.span, f"#{_name_row(short, entry)}", told)


def _mark_quotations(entries: Sequence[Entry], short: str) -> Iterator[Mark]:
    """The content on lines that do not meet, then cue and speaker; the key ends the content."""
    pieces = {one.key: [part.span for part in one.parts if part.label == CORE] for one in entries}
    lines = _find_lines(pieces)
    for entry in entries:
        content = pieces[entry.key]
        layer = f"q l{lines[entry.key]}" if lines.get(entry.key) else "q"
        for at, span in enumerate(content):
            last = at == len(content) - 1
            fragment = make_fragment("x", short, span.start, span.end) if at else entry.id
            yield replace(
                _mark(fragment, layer, span, f"#{_name_row(short, entry)}", ""),
                wraps=True,
                key=entry.key if last else "",
            )


def _mark_predicate(entry: Entry, short: str) -> Mark:
    part = next((one for one in entry.parts if one.label == CORE), entry.parts[0])
    mark = _mark(entry.id, "c", part.span, f"#{_name_row(short, entry)}", "")
    return replace(mark, wraps=True, key=entry.key)


def _mark_words(marks: Sequence[Mark], entries: Iterable[Entry], short: str) -> Iterator[Mark]:
    """A place for all words that a table leads to, and the look of speakers and cues."""
    taken = {(one.start, one.end) for one in marks}
    for entry in entries:
        for part in entry.parts:
            place = (part.span.start, part.span.end)
            look = LOOKS.get((entry.layer, part.label), "")
            if place not in taken or look:
                fragment = "" if place in taken else make_fragment("x", short, *place)
                yield replace(_mark(fragment, look, part.span, None, ""), wraps=True)
                taken.add(place)


def _mark_evidence(article: Article, index: Index) -> Iterator[Mark]:
    """A place for the words that conclusions lead to, and for every sentence."""
    short = index.short_ids[article.id]
    for span in index.evidence.get(article.id, ()):
        place = article.page_span(span.start, span.end)
        yield replace(
            _mark(name_place(short, span), "", span, None, ""),
            wraps=True,
            place=f"{place.start}-{place.end}" if place else "",
        )
    for start, end in find_sentences(article.text):
        fragment = make_fragment("n", short, start)
        yield replace(_mark(fragment, "", article.span(start, end), None, ""), wraps=True)


def _mark_origins(article: Article, index: Index) -> Iterator[Mark]:
    """The stretches that rest on an origin, each with its letter behind its end."""
    for origin in index.origins_of.get(article.id, ()):
        badge = index.badges.get(origin.id)
        for span in origin.stretches:
            if badge is not None and fits(span, article):
                mark = _mark("", f"o {badge.css}", span, badge.href, "")
                yield replace(mark, wraps=True, key=badge.letter)


def _mark(fragment: str, layer: str, span: Span, target: str | None, note: str) -> Mark:
    return Mark(
        id=fragment,
        layer=layer,
        start=span.start,
        end=span.end,
        target=target,
        note=make_label(shorten(note, MOST_WORDS)),
    )


def _drop_second_addresses(marks: Iterable[Mark]) -> Iterator[Mark]:
    """Only the first mark of an address keeps it, such as the first piece of a quotation."""
    seen: set[str] = set()
    for one in marks:
        yield replace(one, id="") if one.id in seen else one
        seen.add(one.id)


def _find_lines(pieces: Mapping[str, Sequence[Span]]) -> dict[str, int]:
    """The line of each quotation: the first that is free where it begins, from 0 down."""
    ranges = sorted(
        (min(one.start for one in spans), -max(one.end for one in spans), key)
        for key, spans in pieces.items()
        if spans
    )
    lines: dict[str, int] = {}
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    new = count()
    for start, negative_end, key in ranges:
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        line = heappop(free) if free else next(new)
        heappush(busy, (-negative_end, line))
        lines[key] = min(line, DEEPEST - 1)
    return lines


def _make_table(
    layer: Layer, entries: Sequence[Entry], short: str, places: Mapping[tuple[int, int], str]
) -> LayerTable:
    return LayerTable(
        id=make_fragment(layer, short),
        layer=layer,
        columns=tuple(title for title, _ in COLUMNS[layer]),
        rows=tuple(
            TableRow(
                id=_name_row(short, entry),
                key=entry.key,
                cells=tuple(
                    tuple(_fill_column(entry, title, labels, places))
                    for title, labels in COLUMNS[layer]
                ),
            )
            for entry in entries
        ),
    )


def _fill_column(
    entry: Entry, title: str, labels: Sequence[str], places: Mapping[tuple[int, int], str]
) -> Iterator[Cell]:
    """The notes of a column; each says what it is where the title does not."""
    for note in entry.notes:
        if note.label in labels:
            named = len(labels) > 1 and note.label != title.lower()
            yield Cell(
                words=shorten(note.words, MOST_WORDS),
                aside=" · ".join(filter(None, (note.label if named else "", note.aside))),
                href=places.get((note.span.start, note.span.end)) if note.span else None,
            )


def _name_row(short: str, entry: Entry) -> str:
    return make_fragment("r", short, entry.key)
