"""What the components found in one article's document, as records."""

from typing import cast

from spacy.tokens import Doc

from consilience.annotation.mentions import SPANS_KEY
from consilience.annotation.quotations import FoundQuotation, find_quotations
from consilience.annotation.times import FoundTime, find_times
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import MentionId, QuotationId, make_id
from consilience.records.mention import EntityKind, Mention
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression


def make_annotations(article: Article, doc: Doc) -> Annotations:
    """The records of an article from its document, which has the names marked already.

    The document's text is the article's, white space made plain, and may be one space longer.
    """
    return Annotations(
        article_id=article.id,
        mentions=_make_mentions(article, doc),
        times=tuple(_make_time(article, one) for one in find_times(doc, article.published)),
        quotations=tuple(_make_quotation(article, one) for one in find_quotations(doc)),
        citations=article.citations,
    )


def _make_mentions(article: Article, doc: Doc) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            id=MentionId(make_id("mention", article.id, span.start_char, span.end_char)),
            span=_cut(article, (span.start_char, span.end_char)),
            kind=cast(EntityKind, span.label_),
            form="name",
            role=span.id_ or None,
        )
        for span in doc.spans[SPANS_KEY]
    )


def _make_time(article: Article, found: FoundTime) -> TimeExpression:
    span = _cut(article, (found.start, found.end))
    return TimeExpression(span=span, type=found.type, timex=found.timex, value=found.value)


def _make_quotation(article: Article, found: FoundQuotation) -> Quotation:
    return Quotation(
        id=QuotationId(make_id("quotation", article.id, found.kind, *found.content, found.rule)),
        kind=found.kind,
        content=tuple(_cut(article, piece) for piece in found.content),
        sentence=_cut(article, found.sentence),
        cue=_cut(article, found.cue) if found.cue else None,
        speaker=_cut(article, found.speaker) if found.speaker else None,
        via=_cut(article, found.via) if found.via else None,
        rule=found.rule,
        confidence=found.confidence,
    )


def _cut(article: Article, place: tuple[int, int]) -> Span:
    start, end = place
    return article.span(start, min(end, len(article.text)))
