"""What the components found in one article's document, as records."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import cast

from spacy.tokens import Doc

from consilience.annotation.mentions import SPANS_KEY
from consilience.annotation.quotations import FoundQuotation, find_quotations
from consilience.annotation.times import FoundTime, find_times, resolve_times
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import MentionId, QuotationId, make_id
from consilience.records.mention import EntityKind, Mention
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotations of an article, and its times as they are worded.

    With these its times can be told anew when the date of publication becomes known.
    """

    annotations: Annotations
    times: tuple[FoundTime, ...] = ()


def make_annotations(article: Article, doc: Doc) -> Annotated:
    """The records of an article from its document, which has the names marked already.

    The document's text is the article's, white space made plain, and may be one space longer.
    """
    times = find_times(doc, article.published)
    annotations = Annotations(
        article_id=article.id,
        mentions=_make_mentions(article, doc),
        times=_make_times(article, times),
        quotations=tuple(_make_quotation(article, one) for one in find_quotations(doc)),
        citations=article.citations,
    )
    return Annotated(annotations, times)


def resolve_annotations(article: Article, annotated: Annotated) -> Annotated:
    """The annotations with all times reckoned from the date that the article has now."""
    times = resolve_times(annotated.times, article.published)
    told = _make_times(article, times)
    by_start = {one.span.start: one for one in told}
    claims = tuple(
        replace(one, when=by_start[one.when.span.start]) if one.when else one
        for one in annotated.annotations.claims
    )
    return Annotated(replace(annotated.annotations, times=told, claims=claims), times)


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


def _make_times(article: Article, times: Iterable[FoundTime]) -> tuple[TimeExpression, ...]:
    return tuple(
        TimeExpression(
            span=_cut(article, (one.start, one.end)),
            type=one.type,
            timex=one.timex,
            value=one.value,
        )
        for one in times
    )


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
