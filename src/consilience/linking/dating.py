"""The date of an undated article, from its own days and from the company it keeps.

A day of the month without a year is of the year that lies nearest to the rest of the story; a
weekday is the one that other reports of the story tell of, or the nearest to them. Dates in
captions and embedded posts stand in where the story has none. What is found is an interval.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from consilience.annotation.annotated import FoundTime
from consilience.linking.dating_days import (
    Company,
    Told,
    find_company,
    find_told,
    read_day,
)
from consilience.linking.dating_marks import Mark
from consilience.records.article import Article, FieldEvidence
from consilience.records.ids import ArticleId
from consilience.records.story import Story
from consilience.records.time_value import Basis, Precision, TimeValue

ROUNDS = 3  # an article that was dated by its story helps to date the others
# Of 172 reports with a bare weekday in their first paragraphs, 69 % came out on it and 24 % on
# the day after (development articles, 2026-11).
AFTER_WEEKDAY_DAYS = 1
AFTER_LEAD_DAYS = 6  # news opens with what happened within a week
AFTER_DAYS = 30
LEAD = 1  # the last paragraph of the lead, counted from 0; a dateline is one
NEAR_DAYS = 6  # a weekday is at most that far from a day of the story,
TELLER_DAYS = 2  # an article that tells of a day makes it likelier by as much as two days do,
MOST_TELLERS = 2  # and of many tellers two count
FAR_DAYS = 45  # and a day of the month, in its year, at most that far


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article was published, as an interval, and the words that tell it."""

    value: TimeValue
    evidence: tuple[FieldEvidence, ...]


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that an article speaks of, with the reason to think so."""

    day: date
    told: Told
    reason: str


def date_articles(
    stories: Sequence[Story],
    articles: Sequence[Article],
    times: Mapping[ArticleId, Sequence[FoundTime]],
    marks: Mapping[ArticleId, Sequence[Mark]],
) -> dict[ArticleId, Dating]:
    """When the undated articles were published, as far as their own days and their stories tell.

    The basis of a date is "story" where other articles were needed for it, "weekday" where a
    caption or post was. An article that nothing dates is left out.
    """
    by_id = {one.id: one for one in articles}
    found: dict[ArticleId, Dating] = {}
    for story in stories:
        members = [by_id[one] for one in story.article_ids]
        if any(one.published is None for one in members):
            found.update(_date_story(members, times, marks))
    return found


def apply_dating(article: Article, dating: Dating) -> Article:
    """The article with its date, and the words for it beside its other evidence."""
    return replace(article, published=dating.value, evidence=(*article.evidence, *dating.evidence))


def bound_stories(stories: Sequence[Story], articles: Sequence[Article]) -> tuple[Story, ...]:
    """The stories with the bounds of the dates that their articles have now, in that order."""
    values = {one.id: one.published for one in articles if one.published}
    bounded = []
    for story in stories:
        known = [values[one] for one in story.article_ids if one in values]
        earliest = min((one.first_day for one in known), default=None)
        latest = max((one.first_day for one in known), default=None)
        bounded.append(replace(story, earliest=earliest, latest=latest))
    return tuple(sorted(bounded, key=lambda one: (one.earliest or "9999", one.id)))


def _date_story(
    members: Sequence[Article],
    times: Mapping[ArticleId, Sequence[FoundTime]],
    marks: Mapping[ArticleId, Sequence[Mark]],
) -> dict[ArticleId, Dating]:
    found: dict[ArticleId, Dating] = {}
    published = {one.id: one.published for one in members if one.published}
    undated = [one for one in members if one.published is None]
    for _ in range(ROUNDS):
        company = find_company(published, times)
        fresh = {
            one.id: dating
            for one in undated
            if one.id not in found
            and (dating := _date_one(one, times.get(one.id, ()), company, marks.get(one.id, ())))
        }
        if not fresh:
            break
        found.update(fresh)
        published.update({name: one.value for name, one in fresh.items()})
    return found


def _date_one(
    article: Article, times: Sequence[FoundTime], company: Company, marks: Sequence[Mark]
) -> Dating | None:
    told = find_told(times)
    anchors = company.published or _find_own_anchors(told, marks)
    if not anchors:
        return None
    settled = [day for one in told if (day := _settle_day(one, anchors)) is not None]
    days = [one for one in settled if not _is_to_come(one, anchors)]
    past = [one.day for one in days] + [one.day for one in marks]
    floor = max((day for day in past if _distance(day, anchors) <= FAR_DAYS), default=None)
    days.extend(_settle_weekdays(told, anchors, company, floor))
    if not days:
        return None
    first, last, deciding = _bound(days, floor)
    if company.published:
        return _make_dating(article, (first, last), deciding, "story")
    basis: Basis = "weekday" if deciding.told.is_weekday else "relative"
    return _make_dating(article, (first, last), deciding, basis, marks[:1])


def _find_own_anchors(told: Sequence[Told], marks: Sequence[Mark]) -> tuple[date, ...]:
    """Days of captions and posts, or else the full date that the report opens with."""
    leads = (one.day for one in told if one.day is not None and one.paragraph <= LEAD)
    return tuple(sorted({one.day for one in marks} or set(leads)))


def _settle_day(told: Told, anchors: Sequence[date]) -> _Day | None:
    """A day of the month in the year that lies nearest to the story and fits the weekday."""
    if told.day is not None:
        is_near = _distance(told.day, anchors) <= FAR_DAYS
        return _Day(told.day, told, "written out") if is_near else None
    if not told.month_day:
        return None
    years = {anchor.year + away for anchor in anchors for away in (-1, 0, 1)}
    days = [day for year in sorted(years) if (day := read_day(year, *told.month_day))]
    fits = [day for day in days if told.weekday is None or day.isoweekday() == told.weekday]
    near = min(fits, key=lambda day: (_distance(day, anchors), day), default=None)
    if near is None or _distance(near, anchors) > FAR_DAYS:
        return None
    company = _tell_nearest(near, anchors)
    weekday = ", the weekday fits" if told.weekday else ""
    return _Day(near, told, f"{_tell(near)} lies nearest to {company}{weekday}")


def _is_to_come(one: _Day, anchors: Sequence[date]) -> bool:
    """True for a day behind all of the story's that is not told in the past tense."""
    return not one.told.is_past and one.day > anchors[-1] + timedelta(NEAR_DAYS)


def _settle_weekdays(
    told: Sequence[Told], anchors: Sequence[date], company: Company, floor: date | None
) -> list[_Day]:
    """The first bare weekday as the day that others tell of, or as the nearest one to them."""
    first = next((one for one in told if one.is_weekday), None)
    if first is None:
        return []
    days = {
        anchor + timedelta(days=away)
        for anchor in anchors
        for away in range(-NEAR_DAYS, NEAR_DAYS + 1)
        if (anchor + timedelta(days=away)).isoweekday() == first.weekday
    }
    if floor is not None:  # the report came out on the last day that it tells of, or later
        days = {day for day in days if day + timedelta(AFTER_WEEKDAY_DAYS) >= floor}
    if not company.published:
        days = {day for day in days if day >= min(anchors)}
    if not days:
        return []
    rank = {day: _distance(day, anchors) - _weigh(company.events[day]) for day in sorted(days)}
    best = min(sorted(rank), key=rank.__getitem__)
    if any(rank[day] == rank[best] and abs((day - best).days) > NEAR_DAYS for day in rank):
        return []  # another week is as good
    reason = f"{_tell(best)} lies nearest to {_tell_nearest(best, anchors)}"
    if count := company.events[best]:
        others = "another article" if count == 1 else f"{count} other articles"
        reason += f", and {others} of the story tell{'s' * (count == 1)} of that day"
    return [_Day(best, first, reason)]


def _weigh(tellers: int) -> int:
    """How many days nearer the tellers of a day make it."""
    return TELLER_DAYS * min(tellers, MOST_TELLERS)


def _bound(days: Sequence[_Day], floor: date | None) -> tuple[date, date, _Day]:
    """The first and last day of publication, and the day that decides.

    A bare weekday bounds a report closely; a day of the month in its opening within a week.
    """
    weekday = next((one for one in days if one.told.is_weekday), None)
    if weekday is not None:
        first = max(weekday.day, floor or weekday.day)
        return first, max(weekday.day + timedelta(AFTER_WEEKDAY_DAYS), first), weekday
    deciding = max(days, key=lambda one: (one.day, -one.told.start))
    first = max(deciding.day, floor or deciding.day)
    after = AFTER_LEAD_DAYS if deciding.told.paragraph <= LEAD else AFTER_DAYS
    return first, first + timedelta(after), deciding


def _make_dating(
    article: Article,
    bounds: tuple[date, date],
    deciding: _Day,
    basis: Basis,
    marks: Sequence[Mark] = (),
) -> Dating:
    first, last = bounds
    value = TimeValue(
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision=_name_precision((last - first).days),
        basis=basis,
    )
    words = article.span(deciding.told.start, deciding.told.end)
    told = FieldEvidence(
        field="published",
        provenance="story" if basis == "story" else "text",
        text=words.text,
        page=words.page,
        reason=deciding.reason,
    )
    return Dating(value, (told, *map(_tell_mark, marks)))


def _tell_mark(mark: Mark) -> FieldEvidence:
    return FieldEvidence(
        field="published",
        provenance="text",
        text=mark.text,
        page=mark.page,
        reason="printed beside the report",
    )


def _name_precision(days: int) -> Precision:
    if days <= AFTER_WEEKDAY_DAYS:
        return "day"
    return "week" if days <= AFTER_LEAD_DAYS else "month"


def _distance(day: date, anchors: Sequence[date]) -> int:
    return min(abs((day - anchor).days) for anchor in anchors)


def _tell_nearest(day: date, anchors: Sequence[date]) -> str:
    near = min(anchors, key=lambda anchor: (abs((day - anchor).days), anchor))
    return _tell(near)


def _tell(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
