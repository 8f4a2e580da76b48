"""A number that rises from report to report: its values in the order of publication."""

from collections.abc import Iterator
from dataclasses import dataclass

from consilience.export.article_names import ArticleName
from consilience.export.badges import Badge
from consilience.export.evidence import name_place, stands_in
from consilience.export.index import Index
from consilience.export.views.quotes import name_article
from consilience.export.wording import When, describe_value, describe_when
from consilience.records.analysis import Discrepancy
from consilience.records.span import Span
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """What one article gives; `number` is the value as it was read, None where it has no bound."""

    value: str
    number: float | None
    published: TimeValue | None
    when: When
    article: ArticleName
    badges: tuple[Badge, ...]
    href: str


def view_series(discrepancy: Discrepancy, index: Index) -> tuple[SeriesPoint, ...]:
    """The values of an update, those first that were published first; () for all other kinds."""
    if discrepancy.relation != "update":
        return ()
    return tuple(sorted(_list_points(discrepancy, index), key=_rank))


def _list_points(discrepancy: Discrepancy, index: Index) -> Iterator[SeriesPoint]:
    """One point for each article and reading, at the first of its words."""
    for reading in discrepancy.readings:
        seen = set()
        found = (_find_number(span, index) for span in reading.evidence)
        number = next((one for one in found if one is not None), None)
        for span in reading.evidence:
            article = index.articles.get(span.article)
            if article is None or article.id in seen or not stands_in(span, article):
                continue
            seen.add(article.id)
            own = {origin.id for origin in index.origins_of.get(article.id, ())}
            yield SeriesPoint(
                value=describe_value(reading.value),
                number=number,
                published=article.published,
                when=describe_when(article.published),
                article=name_article(article.id, index),
                badges=tuple(
                    index.badges[one]
                    for one in reading.origins
                    if one in index.badges and one in own
                ),
                href=f"#{name_place(index.short_ids[article.id], span)}",
            )


def _find_number(span: Span, index: Index) -> float | None:
    """The bound of the quantity that stands in these words."""
    annotations = index.annotations.get(span.article)
    quantities = (
        quantity
        for claim in (annotations.claims if annotations else ())
        for quantity in claim.quantities
        if quantity.span.start < span.end and span.start < quantity.span.end
    )
    bounds = (one.highest if one.lowest is None else one.lowest for one in quantities)
    return next((bound for bound in bounds if bound is not None), None)


def _rank(point: SeriesPoint) -> tuple[bool, str, float, str]:
    """By day: few pages give an hour, and within a day a toll only rises."""
    published = point.published
    return (
        published is None,
        published.first_day if published else "",
        point.number if point.number is not None else 0.0,
        point.href,
    )
