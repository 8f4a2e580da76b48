"""What annotation found in an article, and its times reckoned anew; needs no spaCy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from consilience.annotation.times_meanings import Meaning, TimeType
from consilience.annotation.times_resolving import settle_times
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTime:
    """Characters `start:end` that tell a time, with type and value after ISO-TimeML 1.2.

    `value` is None while it hangs on an unknown date, and for lengths, sets and vague times; then
    `timex` has X for what is unknown. `meaning` is what the words say without that date, and
    `paragraph` counts those of the article from 0: `resolve_times` needs both.
    """

    start: int
    end: int
    type: TimeType
    timex: str
    value: TimeValue | None
    meaning: Meaning
    paragraph: int


@dataclass(frozen=True, slots=True)
class Annotated:
    """The annotations of an article, and its times as they are worded.

    With these its times can be told anew when the date of publication becomes known.
    """

    annotations: Annotations
    times: tuple[FoundTime, ...] = ()


def resolve_annotations(article: Article, annotated: Annotated) -> Annotated:
    """The annotations with all times reckoned from the date that the article has now."""
    times = resolve_times(annotated.times, article.published)
    told = tuple(make_time(one, cut_span(article, one.start, one.end)) for one in times)
    by_start = {one.span.start: one for one in told}
    claims = tuple(
        replace(one, when=by_start[one.when.span.start]) if one.when else one
        for one in annotated.annotations.claims
    )
    return Annotated(replace(annotated.annotations, times=told, claims=claims), times)


def resolve_times(found: Sequence[FoundTime], published: TimeValue | None) -> tuple[FoundTime, ...]:
    """The times of an article as `find_times` gives them for that day of publication."""
    settled = settle_times(
        [one.meaning for one in found], [one.paragraph for one in found], published
    )
    return tuple(
        replace(one, timex=known.timex, value=known.value)
        for one, known in zip(found, settled, strict=True)
    )


def make_time(found: FoundTime, span: Span) -> TimeExpression:
    """A time as a record."""
    return TimeExpression(span=span, type=found.type, timex=found.timex, value=found.value)


def cut_span(article: Article, start: int, end: int) -> Span:
    """A place of the article's document, which may be a space longer than its text."""
    return article.span(start, min(end, len(article.text)))
