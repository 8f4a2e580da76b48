"""An entity for a reader: names with their evidence, offices, and its stories."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from consilience.app import Judgement, Telling, describe_days, describe_value
from consilience.records.entity import Alias, Entity, Office
from consilience.records.ids import JudgementId, StoryId
from consilience.records.span import Span
from consilience.web.entity_reading import cut_around, find_name, find_printed
from consilience.web.links import link_story, link_words

MOST_PLACES: Final = 3  # of one name


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Words of an article with what stands around them."""

    href: str
    before: str
    words: str
    after: str
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A name with how often it is printed, where, and why it is one of the entity's.

    `story_id` is a story in which it can be split off; None where none of those read prints it.
    """

    name: str
    count: int
    places: tuple[PlaceView, ...]
    reasons: tuple[str, ...]
    story_id: StoryId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office, when it was seen held, and the words; `bar` is its place and width, 0 to 100."""

    title: str
    of: str | None
    seen: str
    hrefs: tuple[str, ...]
    bar: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story that tells of the entity."""

    id: StoryId
    href: str
    title: str
    dates: str
    name: str
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A judgement that stands."""

    id: JudgementId
    verdict: str
    words: tuple[tuple[str, str], ...]
    made_by: str
    made_at: str
    note: str


def view_names(names: Iterable[Alias], stories: Sequence[Telling]) -> list[NameView]:
    """Every name, with its places in the stories that were read."""
    printed = find_printed(stories)
    reasons: dict[str, dict[str, None]] = {}
    for story in stories:
        for entity in story.entities:
            for one in entity.reasons:
                for name, other in ((one.name, one.other), (one.other, one.name)):
                    reasons.setdefault(name, {})[f"is “{other}”: {one.reason}"] = None
    views = []
    for alias in names:
        found = find_name(printed, alias.name)
        places = (view_place(story, one.span) for story, one in found)
        views.append(
            NameView(
                name=alias.name,
                count=alias.count,
                places=tuple(islice(places, MOST_PLACES)),
                reasons=tuple(reasons.get(alias.name, ())),
                story_id=found[0][0].story.id if found else None,
            )
        )
    return views


def view_place(story: Telling, span: Span) -> PlaceView:
    """The words of a span in their paragraph."""
    article = story.articles[span.article]
    before, after = cut_around(article.text, span)
    return PlaceView(
        href=link_words(span.article, span.start, span.end),
        before=before,
        words=span.text,
        after=after,
        outlet=article.outlet,
    )


def view_offices(entities: Iterable[Entity]) -> list[OfficeView]:
    """Offices by when they were first seen, alike ones of several stories as one."""
    joined: dict[tuple[str, str | None], list[Office]] = {}
    for entity in entities:
        for one in entity.offices:
            joined.setdefault((one.title.casefold(), one.of), []).append(one)
    merged = sorted(
        map(_merge_offices, joined.values()),
        key=lambda one: (one.earliest or "~", one.title, one.of or ""),
    )
    dates = [day for one in merged for day in (one.earliest, one.latest) if day]
    bounds = (_count_days(min(dates)), _count_days(max(dates))) if dates else (0, 0)
    return [
        OfficeView(
            title=one.title,
            of=one.of,
            seen=describe_days(one.earliest, one.latest),
            hrefs=tuple(dict.fromkeys(link_words(x.article, x.start, x.end) for x in one.evidence)),
            bar=_find_bar(one, bounds),
        )
        for one in merged
    ]


def view_story(story: Telling) -> StoryView:
    """A story with the name that it has for the entity."""
    told = story.story
    greatest = max(story.entities, key=lambda one: (len(one.mention_ids), one.id))
    return StoryView(
        id=told.id,
        href=link_story(told.id),
        title=told.title,
        dates=describe_days(told.earliest, told.latest),
        name=greatest.name,
        mentions=len(story.mentions),
    )


def view_decisions(judgements: Iterable[Judgement], own: set[str]) -> Iterator[DecisionView]:
    """The judgements on one of these mentions."""
    for one in judgements:
        if own.intersection(one.subjects):
            yield DecisionView(
                id=one.id,
                verdict=one.verdict,
                words=tuple(
                    (link_words(span.article, span.start, span.end), span.text)
                    for span in one.evidence
                ),
                made_by=one.made_by,
                made_at=describe_value(one.made_at[:10]),
                note=one.note,
            )


def _merge_offices(held: Sequence[Office]) -> Office:
    first = [one.earliest for one in held if one.earliest]
    last = [one.latest for one in held if one.latest]
    return Office(
        title=held[0].title,
        of=held[0].of,
        earliest=min(first, default=None),
        latest=max(last, default=None),
        evidence=tuple(span for one in held for span in one.evidence),
    )


def _find_bar(office: Office, bounds: tuple[int, int]) -> tuple[float, float] | None:
    """Where on a line over all offices this one stands; None without a date, or all on a day."""
    first, last = bounds
    if first == last or not office.earliest or not office.latest:
        return None
    start = 100 * (_count_days(office.earliest) - first) / (last - first)
    end = 100 * (_count_days(office.latest) - first) / (last - first)
    width = max(end - start, 2.0)
    return round(min(start, 100 - width), 1), round(width, 1)


def _count_days(iso: str) -> int:
    """About the number of the day, good for a picture; 0 for what is no date."""
    parts = iso[:10].split("-")
    if not all(one.isdecimal() for one in parts) or len(parts) > 3:
        return 0
    year, month, day = (*map(int, parts), *(1, 1))[:3] if len(parts) < 3 else map(int, parts)
    return year * 372 + month * 31 + day
