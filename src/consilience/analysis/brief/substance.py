"""Whether a sentence tells a reader something: what happened, to how many, who said what."""

import re
from datetime import date
from functools import cache
from typing import Final

from consilience.analysis.brief.hanging import is_background
from consilience.analysis.brief.leads import Leads
from consilience.analysis.brief.news import IDLE, is_about_reporting, is_revision, is_weighty
from consilience.analysis.facts_reading import Reading
from consilience.language.lexicon import load_words, match_any
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.span import Span
from consilience.records.story import Story

TELLING: Final = 0.3  # likeness to headlines and first sentences that needs no known deed
LONG_PAST: Final = 90  # days before a story
FIRST: Final = 25  # characters of a sentence in which the year stands of what it tells
_YEAR: Final = re.compile(r"\b(?:1[89]|20|21)\d\d\b")
_FIGURE: Final = re.compile(r"\d")
_CONTENT: Final = re.compile(r"[“\":]|\bthat\b")


def tells_something(
    words: Span, event: Event | None, claim: Claim | None, leads: Leads, reading: Reading
) -> bool:
    """Whether it is no scene, no making of a report, and no speech without what was said."""
    text = words.text
    if is_about_reporting(text) or is_revision(text) or says_nothing(text):
        return False
    if claim is not None and is_background(claim):
        return False
    if leads.measure(text) >= TELLING:
        return True
    if event is None or (event.factuality == "ongoing" and event.event_type is None):
        return _FIGURE.search(text) is not None
    return (
        event.event_type not in IDLE
        or is_weighty(event, reading)
        or bool(claim and (claim.quantities or claim.attribution))
    )


def says_nothing(text: str) -> bool:
    """Whether it tells that somebody spoke or wrote, and not what."""
    return _match_speech().search(text) is not None and _CONTENT.search(text) is None


def is_long_past(words: Span, story: Story, reading: Reading) -> bool:
    """Whether all that it dates was long before the story: background, and no news."""
    if story.earliest is None:
        return False
    first = story.earliest[:10]
    year = _YEAR.search(words.text[:FIRST])
    if year is not None and year[0] < first[:4]:
        return True
    days = [
        one.when.value.last_day
        for one in reading.claims_in.get(words.article, ())
        if words.start <= one.predicate.span.start < words.end and one.when and one.when.value
    ]
    return bool(days) and all(_count_days(one, first) > LONG_PAST for one in days)


def _count_days(day: str, later: str) -> int:
    try:
        return (date.fromisoformat(later) - date.fromisoformat(day)).days
    except ValueError:
        return 0


@cache
def _match_speech() -> re.Pattern[str]:
    phrases = match_any(load_words("briefs", "speaks_of_nothing"))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)
