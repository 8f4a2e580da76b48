"""The numbered sources of notes: for each span the article, its date and its words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from consilience.export.addresses import find_link, make_fragment
from consilience.export.index import Index
from consilience.export.notes_model import Source
from consilience.export.views.quotes import name_article, quote
from consilience.export.wording import (
    describe_when,
    make_inline,
    make_label,
    make_printable,
)
from consilience.records.entity import Entity
from consilience.records.ids import ArticleId, ClaimId
from consilience.records.span import Span

MOST: Final = 5  # sources of one statement; the report has all

_SPACE: Final = re.compile(r"\s+")


class Sources:
    """Numbers for spans, from 1 in the order of the first call."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._numbers: dict[tuple[ArticleId, int, int], int] = {}
        self._spans: list[Span] = []

    def cite(self, spans: Iterable[Span], *, most: int = MOST) -> tuple[int, ...]:
        """The numbers of the first span of each article, of `most` articles at most; rising."""
        first: dict[ArticleId, Span] = {}
        for span in spans:
            first.setdefault(span.article, span)
        return tuple(sorted(self._number(span) for span in [*first.values()][:most]))

    def list(self) -> Iterator[Source]:
        """All sources by number."""
        for number, span in enumerate(self._spans, 1):
            yield _describe(number, span, self.index)

    @cached_property
    def claims(self) -> Mapping[ClaimId, Span]:
        """The clauses of all claims."""
        annotations = self.index.annotations.values()
        return {claim.id: claim.span for one in annotations for claim in one.claims}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by the links that views have to them."""
        entities = self.index.entities.values()
        return {f"#{make_fragment('e', one.id)}": one for one in entities}

    def _number(self, span: Span) -> int:
        key = (span.article, span.start, span.end)
        if key not in self._numbers:
            self._spans.append(span)
            self._numbers[key] = len(self._spans)
        return self._numbers[key]


def _describe(number: int, span: Span, index: Index) -> Source:
    article = index.articles.get(span.article)
    page = index.pages.get(article.page_id) if article else None
    name, words = name_article(span.article, index), quote(span, index)
    when = describe_when(article.published if article else None)
    return Source(
        number=number,
        name=make_label(name.name),
        title=make_label(name.title),
        date=make_label(when.words),
        how=when.how,
        address=make_label(page.uri) if page else "",
        link=find_link(page.uri) if page else None,
        before=_collapse(words.before),
        words=_collapse(words.words),
        after=_collapse(words.after),
    )


def _collapse(text: str) -> str:
    """One printable line of the text; a space at an end stays."""
    return _SPACE.sub(" ", make_inline(make_printable(text)))
