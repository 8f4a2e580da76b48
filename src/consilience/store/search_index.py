"""The full-text index of articles: FTS5 on SQLite, a tsvector on PostgreSQL.

Both hold the words that `words.py` folds, so a query finds the same articles on both. Only the
order may differ: BM25 there (Robertson and Zaragoza 2009), cover by frequency here.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.elements import literal_column

from consilience.store.query import Term
from consilience.store.words import find_words, fold_text

TITLE_WEIGHT = 4.0  # a word of the title counts as four of the text
SQLITE_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS article_words "
    # Contentless: the words alone, not their text again. `ascii`: words come folded already.
    "USING fts5(title, text, content='', tokenize='ascii')"
)
POSTGRESQL_TABLE = (
    "CREATE TABLE IF NOT EXISTS article_words (number BIGINT PRIMARY KEY "
    "REFERENCES article (number) ON DELETE CASCADE, words TSVECTOR NOT NULL)"
)
POSTGRESQL_INDEX = (
    "CREATE INDEX IF NOT EXISTS article_words_by_word ON article_words USING gin (words)"
)
# PostgreSQL's limits: https://www.postgresql.org/docs/current/textsearch-limitations.html
LAST_POSITION = 16_383
LONGEST_VECTOR = 900_000  # bytes, under its 1 MB

Numbered = tuple[int, str, str]  # an article's number, title and text


def make_index(connection: Connection) -> None:
    """An empty index, where there is none."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(SQLITE_TABLE)
    else:
        connection.exec_driver_sql(POSTGRESQL_TABLE)
        connection.exec_driver_sql(POSTGRESQL_INDEX)


def add_words(connection: Connection, articles: Sequence[Numbered]) -> None:
    """Put articles into the index; none of them may be there yet."""
    if not articles:
        return
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO article_words (rowid, title, text) VALUES (:number, :title, :text)"
        connection.execute(text(statement), [_fold(one) for one in articles])
    else:
        statement = (
            "INSERT INTO article_words (number, words) VALUES (:number, CAST(:words AS tsvector))"
        )
        rows = [{"number": one[0], "words": make_vector(one[1], one[2])} for one in articles]
        connection.execute(text(statement), rows)


def remove_words(connection: Connection, articles: Sequence[Numbered]) -> None:
    """Take articles out of the index; title and text are those that were put in."""
    if not articles:
        return
    if connection.dialect.name == "sqlite":
        statement = (
            "INSERT INTO article_words (article_words, rowid, title, text) "
            "VALUES ('delete', :number, :title, :text)"
        )
        connection.execute(text(statement), [_fold(one) for one in articles])
    else:
        statement = "DELETE FROM article_words WHERE number = :number"
        connection.execute(text(statement), [{"number": one[0]} for one in articles])


def select_matches(dialect: str, terms: Sequence[Term]) -> Select[Any]:
    """Numbers and scores (more is better) of the articles that hold all the terms."""
    if dialect == "sqlite":
        words = table("article_words", column("rowid"))
        matches = text("article_words MATCH :words").bindparams(words=_write_fts5(terms))
        score: ColumnElement[Any] = -func.bm25(literal_column("article_words"), TITLE_WEIGHT, 1.0)
        return select(words.c.rowid.label("number"), score.label("score")).where(matches)
    stored = table("article_words", column("number"), column("words"))
    query = _cast_query(terms)
    weights: ColumnElement[Any] = literal_column(
        "'{0.25, 0.25, 0.25, 1}'::real[]"
    )  # text D, title A
    score = func.ts_rank(weights, stored.c.words, query, 1)  # 1: longer articles count less
    return select(stored.c.number, score.label("score")).where(stored.c.words.op("@@")(query))


def select_any(dialect: str, terms: Sequence[Term]) -> Select[Any]:
    """Numbers of the articles that hold one of the terms or more."""
    if dialect == "sqlite":
        words = table("article_words", column("rowid"))
        matches = text("article_words MATCH :excluded")
        bound = matches.bindparams(excluded=_write_fts5(terms, " OR "))
        return select(words.c.rowid.label("number")).where(bound)
    stored = table("article_words", column("number"), column("words"))
    query = _cast_query(terms, " | ")
    return select(stored.c.number).where(stored.c.words.op("@@")(query))


def make_vector(title: str, body: str) -> str:
    """The words with their positions as PostgreSQL writes a tsvector, title first (weight A).

    Where an article's words do not fit PostgreSQL's limits, its last ones are left out.
    """
    places: dict[str, list[str]] = defaultdict(list)
    size = 0
    position = 0
    for part, weight in ((title, "A"), (body, "")):
        for word in islice(find_words(part), LAST_POSITION):
            position = min(position + 1, LAST_POSITION)
            size += len(word.folded) + 16 if word.folded not in places else 2
            if size > LONGEST_VECTOR:
                break
            places[word.folded].append(f"{position}{weight}")
        position += 1  # no phrase from the title into the text
    return " ".join(f"'{word}':{','.join(at[:255])}" for word, at in places.items())


def _fold(article: Numbered) -> dict[str, object]:
    number, title, body = article
    return {"number": number, "title": fold_text(title), "text": fold_text(body)}


def _write_fts5(terms: Sequence[Term], joint: str = " AND ") -> str:
    return joint.join(f'"{" ".join(one.words)}"{"*" * one.is_prefix}' for one in terms)


def _cast_query(terms: Sequence[Term], joint: str = " & ") -> ColumnElement[Any]:
    phrases = [
        " <-> ".join(
            f"'{word}'{':*' * (one.is_prefix and at == len(one.words))}"
            for at, word in enumerate(one.words, 1)
        )
        for one in terms
    ]
    written = joint.join(f"({one})" for one in phrases)
    return cast(bindparam(None, written, type_=Text, unique=True), TSQUERY)
