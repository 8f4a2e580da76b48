"""Events in the order in which they happened, apart from when they were reported."""

from collections.abc import Iterable
from dataclasses import dataclass

from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.records.dossier import Dossier
from consilience.records.event import Event
from consilience.records.ids import DiscrepancyId, StoryId
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event at its time; `disputed` are the discrepancies over that time."""

    event: Event
    when: TimeValue | None
    disputed: tuple[DiscrepancyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The events of a story: `dated` from the earliest on, `undated` by their titles."""

    story_id: StoryId
    dated: tuple[Happening, ...]
    undated: tuple[Happening, ...]


def make_timelines(dossier: Dossier) -> tuple[Timeline, ...]:
    """A timeline for each story, in their order, with every event of it.

    An event known to a longer time stands after those of the same first day that are known more
    finely. A time that was only taken from the publication date is none: it says when the event
    was told. So is a day after all reports of what somebody has done: it is that of something
    else, as in "has put off the talks to 4 May".
    """
    reading = read_dossier(dossier)
    timelines = []
    for story in dossier.stories:
        held = [
            Happening(
                event=event,
                when=_find_time(event, reading),
                disputed=tuple(
                    one.id for one in reading.disputes.get(event.id, ()) if one.kind == "date"
                ),
            )
            for event in reading.events.get(story.id, ())
        ]
        timelines.append(
            Timeline(
                story_id=story.id,
                dated=_order(one for one in held if one.when is not None),
                undated=_order(one for one in held if one.when is None),
            )
        )
    return tuple(timelines)


def _find_time(event: Event, reading: Reading) -> TimeValue | None:
    when = event.when
    if when is None or when.basis == "publication":
        return None
    return None if _is_impossible(event, when, reading) else when


def _is_impossible(event: Event, when: TimeValue, reading: Reading) -> bool:
    """True where what was done lies after all that was written of it; of a noun it may be due."""
    claims = reading.claims_of(event)
    is_done = any(one.predicate.span.text.lower() != one.predicate.lemma for one in claims)
    told = [reading.articles[one.span.article] for one in claims]
    days = [one.published.last_day if one.published else "" for one in told]
    is_later = bool(days) and "" not in days and when.first_day > max(days)
    return event.factuality == "occurred" and is_done and is_later


def _order(held: Iterable[Happening]) -> tuple[Happening, ...]:
    return tuple(sorted(held, key=_rank))


def _rank(one: Happening) -> tuple[str, str, str, str]:
    first, last = (one.when.earliest, one.when.latest) if one.when else ("", "")
    return first[:10], last[:10], one.event.title, one.event.id
