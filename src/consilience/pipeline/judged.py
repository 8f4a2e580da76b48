"""What analysts decided on pages and articles, put on what extraction made of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.annotation import Annotated, resolve_annotations
from consilience.annotation.times_moments import Moment, is_real, make_value
from consilience.extraction.date_forms import DateForm, find_date_forms
from consilience.extraction.dates import read_date
from consilience.linking.decisions import NO_DECISIONS, Decisions, read_decisions
from consilience.records.article import Article, FieldEvidence
from consilience.records.ids import ArticleId, PageId
from consilience.records.judgement import Judgement, find_standing
from consilience.records.time_value import TimeValue

CALENDAR = re.compile(r"([1-9]\d{3})(?:-(\d\d))?(?:-(\d\d))?")
FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Standing judgements by what they are about; a date is None where it was judged unknown."""

    boundaries: Mapping[PageId, Sequence[Judgement]]
    dates: Mapping[ArticleId, tuple[TimeValue | None, Judgement]]
    decisions: Decisions
    verdicts: Sequence[Judgement]


def read_judgements(judgements: Iterable[Judgement]) -> Judged:
    """What all judgements, in the order of their making, come to. Later ones go before earlier."""
    standing = find_standing(judgements)
    boundaries: dict[PageId, list[Judgement]] = defaultdict(list)
    dates: dict[ArticleId, tuple[TimeValue | None, Judgement]] = {}
    for one in standing:
        if one.kind == "boundary":
            boundaries[PageId(one.subjects[0])].append(one)
        elif one.kind == "date":
            value = read_value(one.value or "")
            if value is not None or one.verdict == "cannot tell":
                dates.update({ArticleId(name): (value, one) for name in one.subjects})
    return Judged(
        boundaries=boundaries,
        dates=dates,
        decisions=read_decisions(standing),
        verdicts=tuple(one for one in standing if one.kind == "discrepancy"),
    )


def read_value(words: str) -> TimeValue | None:
    """A day, month or year as an analyst wrote it, in ISO 8601 or words; None where it is none.

    Of other forms every figure must be read, and in one way alone: "12.3.2025" may be in December.
    """
    found = CALENDAR.fullmatch(words.strip())
    if found is None:
        forms = list(find_date_forms(words))
        return read_date(words, basis="judgement") if _is_plain(words, forms) else None
    year, month, day = (int(one or 0) for one in found.groups())
    if not is_real(year, month, day):
        return None
    return make_value(Moment(year=year, month=month, day=day), "judgement")


def _is_plain(words: str, forms: Sequence[DateForm]) -> bool:
    figures = [FIGURES.findall(words[one.start : one.end]) for one in forms]
    return figures == [FIGURES.findall(words)] and len(forms[0].days) == 1


NOTHING_JUDGED = Judged(boundaries={}, dates={}, decisions=NO_DECISIONS, verdicts=())


def date_article(article: Article, judged: Judged) -> Article:
    """The article with the date that somebody gave it, and who did."""
    if article.id not in judged.dates:
        return article
    value, judgement = judged.dates[article.id]
    told = FieldEvidence(
        field="published",
        provenance="judgement",
        text=judgement.value or "",
        reason=f"judged by {judgement.made_by}",
    )
    others = tuple(one for one in article.evidence if one.field != "published")
    return replace(article, published=value, evidence=(*others, told))


def date_annotated(article: Article, annotated: Annotated, judged: Judged) -> Annotated:
    """What was found in an article, times told anew where somebody gave it another date."""
    return resolve_annotations(article, annotated) if article.id in judged.dates else annotated
