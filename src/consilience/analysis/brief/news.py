"""What of a story is news: events in the order of a reader's interest, and what is none."""

import re
from datetime import date
from typing import Final

from consilience.analysis.brief.clauses import Clause
from consilience.analysis.brief.leads import Leads
from consilience.analysis.facts import rank_events
from consilience.analysis.facts_reading import Reading
from consilience.language.discrepancies import load_difference_words
from consilience.language.lexicon import load_words
from consilience.language.numerals import read_numeral
from consilience.linking.events.telling import is_aside
from consilience.linking.events.times import count_days
from consilience.records.event import Event
from consilience.records.story import Story

FEWEST_OF_REVISION: Final = 12  # words that tell what was corrected and how it is now
YEAR: Final = len("2031")
LONG_PAST: Final = 90  # days before a story that lie in another year for its readers
DAY: Final = len("2031-03-06")
# Weights of what makes an event news, against one for each origin, at most `MOST_BACKING`.
HEADED: Final = 3.0  # all headlines tell it
LED: Final = 3.0  # it stands in a first sentence of all articles
WEIGHTY: Final = 1.0
LATEST: Final = 2.0  # the last report of several days begins with it: what it came to
PAST: Final = 3.0
STANDING: Final = 2.0  # less, for what is so and does not happen ("belongs to", "employs")
MOST_BACKING: Final = 3
FEW: Final = 2  # reports, of which none can be told apart by what the others tell
COLOUR: Final = 0.25  # likeness to headlines and first sentences up to which one may be colour
IDLE: Final = frozenset({None, "CONSULT"})  # types of what may be colour: no type, and meetings

_WORD = re.compile(r"\w+")


def order_news(story: Story, leads: Leads, reading: Reading) -> list[Event]:
    """Events as a reader wants to hear of them; of equals those first that are rows first.

    Many origins, and headlines and first sentences that tell it, speak for an event; a time long
    before the story is that of background.
    """
    ranked = rank_events(story.id, reading)
    return sorted(ranked, key=lambda one: -_count_news(one, story, leads, reading))


def is_news(event: Event, clause: Clause, leads: Leads, reading: Reading) -> bool:
    """Whether it belongs to the matter: its words do, or its parties, whom several articles name.

    What a report tells of its own making ("could not be reached") is no news, nor that something
    was corrected without what it is now. In a story of several reports colour is none either: what
    one of them tells in words of its own, without a deed of a known sort and without a number.
    """
    if is_about_reporting(clause.text) or is_revision(clause.text):
        return False
    if len(leads.sentences) == 1 or (len(leads.sentences) > FEW and is_weighty(event, reading)):
        return True
    likeness = leads.measure(clause.text)
    belongs = likeness > 0 or any(
        reading.count_naming(one.entity_id) > 1 for one in event.participants
    )
    return belongs and (
        len(leads.sentences) <= FEW or likeness > COLOUR or _tells_much(event, leads, reading)
    )


def is_about_reporting(text: str) -> bool:
    """Whether it tells of the making of a report: whom it reached, and who did not answer."""
    told = text.lower()
    return is_aside(text) or any(one in told for one in load_words("briefs", "unanswered"))


def is_revision(words: str) -> bool:
    """Whether it tells that something was corrected, without what it is now."""
    told = [one.lower() for one in _WORD.findall(words)]
    return (
        len(told) < FEWEST_OF_REVISION
        and not load_words("event_titles", "revising").isdisjoint(told)
        and not any(read_numeral(told[at : at + 1], [0], 0) for at in range(len(told)))
    )


def is_weighty(event: Event, reading: Reading) -> bool:
    """Whether it is news whatever else the story tells: a death, a charge, a verdict."""
    weighty, grave = load_difference_words("weighty"), load_words("briefs", "grave")
    lemmas = {one.predicate.lemma for one in reading.claims_of(event)}
    return not (lemmas.isdisjoint(weighty) and lemmas.isdisjoint(grave))


def lacks_year(event: Event, text: str, story: Story) -> bool:
    """Whether it is long past, of a year before the story's, and the text does not tell so."""
    day = event.when.last_day if event.when and event.when.basis != "publication" else ""
    if not day or story.earliest is None or day[:YEAR] >= story.earliest[:YEAR]:
        return False
    told = text.lower()
    return (
        count_days(day, story.earliest) > LONG_PAST
        and day[:YEAR] not in told
        and not any(one in told for one in load_words("briefs", "other_year"))
    )


def _tells_much(event: Event, leads: Leads, reading: Reading) -> bool:
    """Whether it is a deed of a known sort, is counted, or is told by several or a headline."""
    claims = reading.claims_of(event)
    return (
        event.event_type not in IDLE
        or any(one.quantities for one in claims)
        or len({one.span.article for one in claims}) > 1
        or leads.count_headed(claims) > 0
    )


def _count_news(event: Event, story: Story, leads: Leads, reading: Reading) -> float:
    """How much speaks for an event as news."""
    row = reading.corroborations.get(event.id)
    claims = reading.claims_of(event)
    backing = min(len(row.origins), len(row.articles)) if row else 0
    return (
        min(backing, MOST_BACKING)
        + HEADED * leads.count_headed(claims)
        + LED * leads.count_led(claims)
        + WEIGHTY * is_weighty(event, reading)
        + LATEST * (leads.is_last(claims) and not _is_early(event, story))
        - PAST * _is_past(event, story)
        - STANDING * (event.factuality == "ongoing" and event.event_type is None)
    )


def _is_past(event: Event, story: Story) -> bool:
    """Whether it is dated in a year and month before those of the story."""
    if event.when is None or event.when.basis == "publication" or story.earliest is None:
        return False
    return event.when.latest[:7] < story.earliest[:7]


def _is_early(event: Event, story: Story) -> bool:
    """Whether it is dated in the first half of the days on which the story was told."""
    if event.when is None or story.earliest is None or story.latest is None:
        return False
    try:
        first, last, day = (
            date.fromisoformat(one[:DAY]).toordinal()
            for one in (story.earliest, story.latest, event.when.last_day)
        )
    except ValueError:
        return False
    return 2 * day <= first + last
