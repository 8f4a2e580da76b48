"""An article for a reader: who and when, how that is known, and its marked text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypedDict

from consilience.export.addresses import find_language_tag, find_link, make_fragment
from consilience.export.article_names import shorten_page_name
from consilience.export.index import Index
from consilience.export.marking import Mark, Piece, cut_paragraphs
from consilience.export.views.marks import LayerTable, mark_layers
from consilience.export.views.pages import PageView, name_citation
from consilience.export.wording import (
    FIELDS,
    GENRES,
    NO_TITLE,
    PROVENANCES,
    UNKNOWN,
    When,
    describe_when,
)
from consilience.records.article import Article, Field
from consilience.records.citation import Citation
from consilience.records.span import PageSpan

# Bases that say no more than the words that the date was read from.
_PLAIN_BASES = ("explicit", "metadata", "list")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """How a field is known: the words it was read from, and where they stand."""

    how: str
    words: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A field of an article with its grounds; `known` is False where `value` is no answer."""

    label: str
    value: str
    known: bool
    note: str = ""
    iso: str | None = None
    link: str | None = None
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of an article in pieces; `start` is where it begins in the text."""

    id: str
    start: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Words of others that the page shows beside the article's own."""

    id: str
    kind: str
    text: str
    author: str | None
    url: str | None
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleHead:
    """What a list tells of an article; `lang` is a tag for attributes, a report has no `genre`."""

    id: str
    article_id: str
    page_id: str
    title: str
    lang: str | None
    unread: str | None
    published: When
    outlet: str
    outlet_known: bool
    byline: str | None
    credits: tuple[str, ...]
    genre: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(ArticleHead):
    """An article; `blocks` are its text with posts in page order.

    `tables` hold what was marked in the text, a table a layer.
    """

    facts: tuple[Fact, ...]
    blocks: tuple[Paragraph | Post, ...]
    tables: tuple[LayerTable, ...]
    page: PageView
    page_is_here: bool


def view_head(article: Article, index: Index) -> ArticleHead:
    """The article without its text; a page that is not in the index has no name."""
    return ArticleHead(**_tell_head(article, index))


def view_article(
    article: Article, page: PageView, index: Index, *, also: Iterable[Mark] = ()
) -> ArticleView:
    """The article with its page; the page is shown with the first of its articles.

    `also` are marks in its text besides those of its layers.
    """
    layers = mark_layers(article, index)
    return ArticleView(
        **_tell_head(article, index),
        facts=tuple(_list_facts(article, page)),
        blocks=tuple(_order_blocks(article, (*layers.marks, *also), index)),
        tables=layers.tables,
        page=page,
        page_is_here=index.articles_on[article.page_id][0].id == article.id,
    )


class _Head(TypedDict):
    id: str
    article_id: str
    page_id: str
    title: str
    lang: str | None
    unread: str | None
    published: When
    outlet: str
    outlet_known: bool
    byline: str | None
    credits: tuple[str, ...]
    genre: str | None


def _tell_head(article: Article, index: Index) -> _Head:
    annotations = index.annotations.get(article.id)
    page = index.pages.get(article.page_id)
    return _Head(
        id=make_fragment("a", article.id),
        article_id=article.id,
        page_id=article.page_id,
        title=article.title or NO_TITLE,
        lang=find_language_tag(article.lang),
        unread=article.lang if annotations and not annotations.read else None,
        published=describe_when(article.published),
        outlet=article.outlet
        or (f"{UNKNOWN} ({shorten_page_name(page.name)})" if page else UNKNOWN),
        outlet_known=article.outlet is not None,
        byline=article.byline,
        credits=article.credits,
        genre=None if article.genre == "report" else GENRES[article.genre],
    )


def _list_facts(article: Article, page: PageView) -> Iterator[Fact]:
    """Every field in one order; what is unknown is said so where a reader would look for it."""
    yield _state_date(article, page)
    yield _state(article, page, "outlet", article.outlet)
    if article.publisher and article.publisher != article.outlet:
        yield _state(article, page, "publisher", article.publisher)
    yield _state(article, page, "byline", article.byline)
    if article.credits:
        yield _state(article, page, "credit", ", ".join(article.credits))
    if article.dateline:
        yield _state(article, page, "dateline", article.dateline.text)
    if article.genre != "report":
        yield _state(article, page, "genre", GENRES[article.genre])
    if not article.title or _find_grounds(article, page, "title"):
        yield _state(article, page, "title", article.title, shown=False)
    yield Fact(label="Page", value=page.uri, known=True, link=page.link)
    yield Fact(
        label="Language",
        value=article.lang if article.lang != "und" else UNKNOWN,
        known=article.lang != "und",
    )


def _state_date(article: Article, page: PageView) -> Fact:
    when = describe_when(article.published)
    grounds = _find_grounds(article, page, "published")
    value = article.published
    plain = value is not None and value.basis in _PLAIN_BASES and grounds
    return Fact(
        label=FIELDS["published"],
        value=when.words,
        known=value is not None,
        note=f"to the {value.precision}" if value and plain else when.how,
        iso=when.iso,
        grounds=grounds,
    )


def _state(
    article: Article, page: PageView, field: Field, value: str | None, *, shown: bool = True
) -> Fact:
    """One field; `shown` is False for what stands above the list anyway."""
    return Fact(
        label=FIELDS[field],
        value=(value if shown else "") if value else UNKNOWN,
        known=bool(value),
        grounds=_find_grounds(article, page, field),
    )


def _find_grounds(article: Article, page: PageView, field: Field) -> tuple[Ground, ...]:
    return tuple(
        Ground(
            how=", ".join(filter(None, (PROVENANCES[one.provenance], one.reason))),
            words=one.text.strip(),
            href=_find_place(one.page, article, page) if one.page else None,
        )
        for one in article.evidence
        if one.field == field
    )


def _find_place(place: PageSpan, article: Article, page: PageView) -> str | None:
    """The stretch of the article's own page; of another page, the whole."""
    if place.id == article.page_id:
        return page.find_stretch(place.start)
    return f"#{make_fragment('page', place.id[:16])}"


def _order_blocks(
    article: Article, marks: Sequence[Mark], index: Index
) -> Iterator[Paragraph | Post]:
    """Paragraphs, and citations where they stand on the page."""
    waiting = sorted(_find_citations(article, index), key=lambda one: one.page.start)
    waiting.reverse()
    for paragraph, start in _view_paragraphs(article, marks):
        place = article.page_span(start, start)
        while waiting and place and waiting[-1].page.start < place.start:
            yield _view_post(waiting.pop())
        yield paragraph
    while waiting:
        yield _view_post(waiting.pop())


def _find_citations(article: Article, index: Index) -> list[Citation]:
    """Those of the article and those found in reading it, none twice."""
    annotations = index.annotations.get(article.id)
    return list(
        dict.fromkeys((*article.citations, *(annotations.citations if annotations else ())))
    )


def _view_paragraphs(article: Article, marks: Sequence[Mark]) -> Iterator[tuple[Paragraph, int]]:
    start = 0
    for number, pieces in enumerate(cut_paragraphs(article.text, marks), 1):
        if pieces:
            fragment = make_fragment("p", article.id, number)
            yield Paragraph(id=fragment, start=start, pieces=tuple(pieces)), start
        start += sum(len(piece.text) for piece in pieces) + 1


def _view_post(citation: Citation) -> Post:
    return Post(
        id=make_fragment("c", citation.page.id[:16], citation.page.start),
        kind=name_citation(citation),
        text=citation.text,
        author=citation.author,
        url=citation.url,
        link=find_link(citation.url),
    )
