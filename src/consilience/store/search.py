"""Full-text search over articles, with places in the text and counts by facet."""

import heapq
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    Column,
    Connection,
    Row,
    Select,
    distinct,
    func,
    literal,
    select,
)

from consilience.records.ids import EntityId
from consilience.store.database import Database
from consilience.store.entity_names import name_entities
from consilience.store.listing import DEFAULT_SIZE, Listing, make_row, read_cursor, write_cursor
from consilience.store.query import Query, find_terms, read_query
from consilience.store.rows import ArticleRow
from consilience.store.schema import (
    article,
    article_entity,
    article_event,
    article_origin,
    article_text,
    entity,
    origin,
    story,
)
from consilience.store.search_index import select_any, select_matches
from consilience.store.selection import ALL, Selection, make_conditions

FacetName = Literal["story", "outlet", "origin", "entity", "event_type", "month"]
FACETS: tuple[FacetName, ...] = ("story", "outlet", "origin", "entity", "event_type", "month")
OF_ARTICLE = frozenset({"story", "outlet", "month"})
LINKS: dict[str, tuple[Column[Any], Column[Any]]] = {
    "origin": (article_origin.c.origin_id, article_origin.c.article_id),
    "entity": (entity.c.joined_id, article_entity.c.article_id),
    "event_type": (article_event.c.event_type, article_event.c.article_id),
}
BEST = 1000  # articles; counting the entities of 20,000 takes seconds
MOST_VALUES = 20  # of a facet; how many more there are is told
SNIPPETS = 3  # of one article
AROUND = 90  # characters before the first match of a snippet and behind it
LOWEST = -1e308  # under every score
CURSOR = "search"


@dataclass(frozen=True, slots=True)
class Snippet:
    """Characters `start:end` of the article's text, and which of them the query found."""

    start: int
    end: int
    text: str
    matches: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that holds what was asked for; `score` compares hits of one query alone.

    `title_matches` are characters of the title, all other places characters of the text.
    """

    article: ArticleRow
    score: float
    title_matches: tuple[tuple[int, int], ...]
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value with the number of articles that have it; `label` is what to show."""

    value: str
    label: str
    articles: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The commonest values, how many there are in all, and how many articles were counted."""

    name: FacetName
    values: tuple[FacetValue, ...]
    total: int
    counted: int


class Search:
    """Search in the articles of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(
        self,
        typed: str,
        selection: Selection = ALL,
        *,
        cursor: str | None = None,
        size: int = DEFAULT_SIZE,
    ) -> Listing[Hit]:
        """Articles with all the words, the best first; see `read_query` for what can be typed.

        A query without words gives every article that is selected, the latest first.
        """
        query = read_query(typed)
        start = max(0, read_cursor(cursor, CURSOR, [int])[0]) if cursor is not None else 0
        best = _select_best(self._select(query, selection), start, max(1, size))
        with self._database.reading() as connection:
            rows = connection.execute(best).all()
            total = rows[0].total if rows else _count(connection, self._select(query, selection))
        reached = start + len(rows)
        return Listing(
            rows=tuple(_make_hit(row, query) for row in rows),
            total=total,
            next=write_cursor(CURSOR, [reached]) if reached < total else None,
        )

    def count_facets(
        self, typed: str, selection: Selection = ALL, *, names: Sequence[FacetName] = FACETS
    ) -> tuple[Facet, ...]:
        """How many of the articles found have each value of a facet, the commonest first.

        Origins, entities and event types are counted in the best 1,000 articles, if more are
        found; `Facet.counted` tells in how many.
        """
        matches = self._select(read_query(typed), selection)
        with self._database.reading() as connection:
            found = connection.execute(_select_found(matches)).all()
            best = heapq.nlargest(
                BEST, found, key=lambda row: (row.score, row.latest or "", row.id)
            )
            return tuple(
                _count_rows(connection, name, found)
                if name in OF_ARTICLE
                else _count_links(connection, name, [row.id for row in best])
                for name in names
            )

    def _select(self, query: Query, selection: Selection) -> Select[Any]:
        """Number and score of the articles."""
        dialect = self._database.engine.dialect.name
        conditions = make_conditions(selection)
        if query.excluded:
            conditions.append(article.c.number.not_in(select_any(dialect, query.excluded)))
        if not query.terms:
            columns = (article.c.number, literal(0.0).label("score"))
            return select(*columns).where(*conditions)
        matches = select_matches(dialect, query.terms)
        if not conditions:
            return matches
        found = matches.cte("found").prefix_with("MATERIALIZED")
        return (
            select(article.c.number, found.c.score)
            .join(found, found.c.number == article.c.number)
            .where(*conditions)
        )


def _select_best(matches: Select[Any], start: int, size: int) -> Select[Any]:
    """A piece of the matches with their texts, and `total`, how many there are.

    Rows of articles are read from the score on that the last of the piece has: most of the
    time went into those of the others.
    """
    found = matches.cte("matches").prefix_with("MATERIALIZED")
    score = found.c.score
    lowest = select(score).order_by(score.desc()).offset(start + size - 1).limit(1)
    total = select(func.count()).select_from(found).scalar_subquery().label("total")
    order = (score.desc(), func.coalesce(article.c.latest, "").desc(), article.c.id.asc())
    best = (
        select(article, score, total)
        .join(found, found.c.number == article.c.number)
        .where(score >= func.coalesce(lowest.scalar_subquery(), LOWEST))
        .order_by(*order)
        .offset(start)
        .limit(size)
        .subquery("best")
    )
    text = article_text.c.text
    same = (best.c.score.desc(), func.coalesce(best.c.latest, "").desc(), best.c.id.asc())
    return (
        select(best, text)
        .join(article_text, article_text.c.article_id == best.c.id)
        .order_by(*same)
    )


def _count(connection: Connection, matches: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(matches.subquery())).scalar_one()


def _make_hit(row: Row[Any], query: Query) -> Hit:
    return Hit(
        article=make_row(row, ArticleRow),
        score=float(row.score),
        title_matches=tuple(find_terms(query.terms, row.title)),
        snippets=make_snippets(row.text, query),
    )


def make_snippets(text: str, query: Query) -> tuple[Snippet, ...]:
    """The first stretches of a text that hold what was asked for, cut at white space.

    Without words the text's beginning; matches close to each other share a stretch.
    """
    groups: list[list[tuple[int, int]]] = []
    for match in find_terms(query.terms, text):  # no farther than is shown
        if groups and match[1] - groups[-1][0][0] <= AROUND:
            groups[-1].append(match)
        elif len(groups) == SNIPPETS:
            break
        else:
            groups.append([match])
    if not groups:
        end = _cut(text, 2 * AROUND, forward=True)
        return (Snippet(0, end, text[:end], ()),) if text else ()
    return tuple(_make_snippet(text, group) for group in groups)


def _make_snippet(text: str, matches: Sequence[tuple[int, int]]) -> Snippet:
    start = _cut(text, matches[0][0] - AROUND, forward=False)
    end = _cut(text, matches[-1][1] + AROUND, forward=True)
    return Snippet(start, end, text[start:end], tuple(matches))


def _cut(text: str, at: int, *, forward: bool) -> int:
    """The nearest white space outwards, not farther than a long word."""
    if at <= 0:
        return 0
    if at >= len(text):
        return len(text)
    reach = range(at, min(at + 30, len(text))) if forward else range(at, max(at - 30, 0), -1)
    for place in reach:
        if text[place].isspace():
            return place if forward else place + 1
    return at


def _select_found(matches: Select[Any]) -> Select[Any]:
    """The matches with what their articles are counted by."""
    found = matches.cte("matches").prefix_with("MATERIALIZED")
    month = func.substr(article.c.earliest, 1, 7).label("month")
    columns = (article.c.id, article.c.latest, article.c.story_id.label("story"), article.c.outlet)
    return select(*columns, month, found.c.score).join(found, found.c.number == article.c.number)


def _count_rows(connection: Connection, name: FacetName, found: Sequence[Row[Any]]) -> Facet:
    counts = Counter(value for row in found if (value := row._mapping[name]) is not None)
    return _make_facet(connection, name, counts, len(found))


_IS_HOME = (entity.c.story_id == article_entity.c.story_id) & (
    entity.c.id == article_entity.c.entity_id
)


def _count_links(connection: Connection, name: FacetName, article_ids: Sequence[str]) -> Facet:
    value, of_article = LINKS[name]
    counted = func.count() if name == "origin" else func.count(distinct(of_article))
    query = select(value, counted).where(of_article.in_(article_ids), value.is_not(None))
    if name == "entity":
        query = query.join_from(article_entity, entity, _IS_HOME)
    rows = connection.execute(query.group_by(value))
    counts = Counter({row[0]: row[1] for row in rows})
    return _make_facet(connection, name, counts, len(article_ids))


def _make_facet(
    connection: Connection, name: FacetName, counts: Counter[str], counted: int
) -> Facet:
    most = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_VALUES]
    labels = _find_labels(connection, name, [value for value, _ in most])
    values = (FacetValue(value, labels.get(value, value), count) for value, count in most)
    return Facet(name, tuple(values), total=len(counts), counted=counted)


def _find_labels(connection: Connection, name: FacetName, values: Sequence[str]) -> dict[str, str]:
    if name == "entity":
        found = name_entities(connection, map(EntityId, values))
        return {str(one): called.name for one, called in found.items()}
    named = {"story": (story.c.id, story.c.title), "origin": (origin.c.id, origin.c.name)}
    if name not in named or not values:
        return {}
    own, label = named[name]
    query = select(own, func.min(label)).where(own.in_(values)).group_by(own)
    return {row[0]: row[1] for row in connection.execute(query)}
