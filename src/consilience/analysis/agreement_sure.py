"""Witnesses for certain: claims whose words can only mean the deed of an event's title."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Final

from consilience.analysis.agreement import (
    gives_count,
    list_made_of,
    list_title_counts,
    tells_count,
)
from consilience.analysis.agreement_others import tell_of_others
from consilience.analysis.agreement_said import have_other_particles, may_say_the_same, tells_names
from consilience.analysis.alike import tell_one_deed
from consilience.analysis.stems import find_stems
from consilience.language.lexicon import load_words
from consilience.linking.events.times import count_days
from consilience.records.claim import Claim, Quantity
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.time_value import Precision

FEWEST_SHARED: Final = 2  # words of two claims of one deed
NEAR_DAYS: Final = 1  # between two days of which one and the same deed is told
LONGEST_WORD: Final = 12  # characters before a clause that may hold the word by which it asks
JOINED: Final = re.compile(r"\d-[a-z]|[a-z]-[a-z]")
LONG_AGO: Final[frozenset[Precision]] = frozenset({"year", "decade", "century"})
Texts = Mapping[ArticleId, str]


def list_sure(event: Event, claims: Sequence[Claim], texts: Texts) -> Sequence[Claim]:
    """The claims whose words can only mean the deed of the event's title, as it was, on its day.

    `texts` are those of their articles. Who tells it of another day is a witness of that, but
    for the day before or after. What is only alleged is no witness of what was done, nor is what
    may be, nor a question ("who shut the gate"), nor whoever tells of others, does not give the
    number of the title, or says something else where the deed is that something was said.
    Where the title may be made of several claims, those of the one that most articles tell.
    """
    titled = list_made_of(event.title, claims) or claims
    counts = list_title_counts(event, titled)
    told = [
        one
        for one in claims
        if (is_of_day(event, one) or _is_near_day(event, one))
        and _is_told_so(event, one)
        and not is_asked(one, texts[one.span.article])
        and all(_gives(one, count) for count in counts)
    ]
    groups = [
        [one for one in told if are_surely_one(own, one, texts)] for own in titled if own in told
    ]
    return max(groups, key=_count_articles, default=())


def _gives(claim: Claim, count: Quantity) -> bool:
    """Whether it gives the number; that in a word for what is counted it need not ("40-foot")."""
    if not tells_count(claim, count):
        return False
    return JOINED.search(count.span.text) is not None or gives_count(claim, count)


def _count_articles(claims: Sequence[Claim]) -> tuple[int, int]:
    return len({one.span.article for one in claims}), len(claims)


def are_surely_one(one: Claim, other: Claim, texts: Texts) -> bool:
    """Whether the words of both can only mean one deed of one time."""
    return one is other or (
        tell_one_deed(one, other)
        and not (_is_of_former_time(one, other) or _is_of_former_time(other, one))
        and not tell_of_others(one, other)
        and not have_other_particles(one, other, texts)
        and tells_names(one, other, texts)
        and may_say_the_same(one, other, texts)
    )


def _is_of_former_time(one: Claim, other: Claim) -> bool:
    """Whether one tells of a year and the other of no time, and nothing in both has a name.

    Without a time a report tells of its own days.
    """
    when = one.when.value if one.when else None
    if when is None or when.precision not in LONG_AGO or other.when is not None:
        return False
    named = {each.entity_id for each in one.participants if each.entity_id}
    return named.isdisjoint(each.entity_id for each in other.participants) and not one.quantities


def list_worded_alike(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that have two words of content in common with one of another article, or all.

    Of events of real articles that had one such word or none, 24 of 28 were none of two witnesses.
    """
    words = {one.id: set(find_stems(one.span.text)) for one in claims}
    return [
        one
        for one in claims
        if any(
            other.span.article != one.span.article and _share_words(words[one.id], words[other.id])
            for other in claims
        )
    ]


def _share_words(one: Set[str], other: Set[str]) -> bool:
    fewest = min(FEWEST_SHARED, len(one), len(other))
    return len(one & other) >= max(fewest, 1)


def is_asked(claim: Claim, text: str) -> bool:
    """Whether the clause asks, and tells nothing: "who shut the gate", "where they got in"."""
    start = claim.span.start
    before = text[max(start - LONGEST_WORD, 0) : start].split()[-1:]
    first = claim.span.text.split()[:1]
    if any(one.casefold() in load_words("event_titles", "asking") for one in (*before, *first)):
        return True
    opening = load_words("event_titles", "asking_first")
    return any(one[0].isupper() and one.casefold() in opening for one in (*before, *first))


def _is_told_so(event: Event, claim: Claim) -> bool:
    """Whether it is told for as sure as the event, and not as what may be or is believed."""
    cues = [one.cue.text.lower() for one in claim.attribution if one.cue]
    believing = load_words("witnesses", "believing")
    if claim.factuality == "hypothetical" or not believing.isdisjoint(cues):
        return False
    return claim.factuality != "alleged" or event.factuality == "alleged"


def is_of_day(event: Event, claim: Claim) -> bool:
    """False where the claim has a time of its own that the event's does not meet."""
    when, own = event.when, claim.when.value if claim.when else None
    if when is None or own is None or "publication" in (when.basis, own.basis):
        return True
    return own.first_day <= when.last_day and when.first_day <= own.last_day


def _is_near_day(event: Event, claim: Claim) -> bool:
    """Whether it tells the deed of the day before or after: of that the day alone is in dispute."""
    own = claim.when.value if claim.when else None
    if event.when is None or own is None:
        return False
    apart = (
        count_days(own.last_day, event.when.first_day),
        count_days(event.when.last_day, own.first_day),
    )
    return max(apart) <= NEAR_DAYS
