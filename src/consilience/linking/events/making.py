"""One event of the claims about it: title, time, place, participants, factuality."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeVar

from consilience.linking.events.deeds import PLANS, is_counted, read_deed
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.parties import read_named
from consilience.linking.events.telling import has_subject, is_in_tense, is_telling
from consilience.linking.events.titles import Title
from consilience.records.claim import Claim, Factuality
from consilience.records.event import Event, EventParticipant
from consilience.records.ids import ArticleId, EntityId, EventId, StoryId, make_id
from consilience.records.time_value import Basis, Precision, TimeValue

# What is said as fact outweighs what is not; a denial outweighs a plan, for it is about a deed.
SUREST_FIRST: tuple[Factuality, ...] = (
    "occurred", "ongoing", "alleged", "denied", "planned", "hypothetical",
)  # fmt: skip
FINEST_FIRST: tuple[Precision, ...] = (
    "minute", "day", "week", "month", "season", "year", "decade", "century",
)  # fmt: skip
DAYS: frozenset[Precision] = frozenset({"minute", "day"})
WEAKEST: frozenset[Basis] = frozenset({"publication"})
ROLE_ORDER = ("actor", "recipient", "theme", "other")

SIDES = 2
TELLS_LITTLE = 2  # as many faults
MOST_BACKING = 2  # articles that tell a deed of one party in one verb, each against a fault
NO_DAYS: Mapping[ArticleId, str] = MappingProxyType({})

Label = TypeVar("Label", bound=str)


def make_event(
    story: StoryId, title: str, claims: Sequence[Claim], mentions: Sequence[EventMention]
) -> Event:
    """The event of these claims; `mentions` are the same claims in the same order.

    Time: the day that most articles tell, among equals the earliest; where none tells a day, the
    finest that most tell. The day of another number than the title's is none. Place: the place
    entity that most claims name. An entity has the role that most claims give it. Factuality:
    the surest that any claim has.
    """
    ids = tuple(sorted({one.id for one in claims}))
    dyads = sorted({one.dyad for one in mentions if one.dyad})
    return Event(
        id=EventId(make_id("event", story, *ids, *dyads)),
        story_id=story,
        title=title,
        event_type=_most_common([one.event_type for one in claims if one.event_type]),
        when=_choose_time(_choose_counted(title, claims, mentions)),
        where=_most_common([one.place for one in mentions if one.place]),
        participants=_gather_participants(mentions),
        factuality=min((one.factuality for one in claims), key=SUREST_FIRST.index),
        claim_ids=ids,
    )


def _choose_counted(
    title: str, claims: Sequence[Claim], mentions: Sequence[EventMention]
) -> Sequence[EventMention]:
    """The mentions with a number of the title, or without any; all where it has none."""
    told = list(zip(claims, mentions, strict=True))
    titled = {
        number
        for claim, mention in told
        if any(one.span.text.lower() in title.lower() for one in claim.quantities)
        for number in mention.numbers
    }
    return [
        one
        for one in mentions
        if not (titled and one.numbers) or not titled.isdisjoint(one.numbers)
    ]


def _choose_time(mentions: Sequence[EventMention]) -> TimeValue | None:
    """The day that most articles tell; where none tells a day, the finest time that most tell.

    For when something was planned is no time of it where its own is told.
    """
    done = [one for one in mentions if one.when and one.factuality not in PLANS]
    dated = [(one.article, one.when) for one in done or mentions if one.when]
    days = {(article, _find_day(value)) for article, value in dated}
    articles = Counter(day for _, day in days if day)
    counts = Counter(value for _, value in {*dated})
    return min(
        counts,
        key=lambda one: (
            one.basis in WEAKEST,
            -articles[_find_day(one)],
            FINEST_FIRST.index(one.precision),
            -counts[one],
            one.earliest,
            one.latest,
            one.basis,
        ),
        default=None,
    )


def _find_day(value: TimeValue) -> str:
    """The day (ISO 8601) in which the time lies, "" for a longer one."""
    return value.first_day if value.precision in DAYS else ""


def _gather_participants(mentions: Sequence[EventMention]) -> tuple[EventParticipant, ...]:
    roles: dict[EntityId, Counter[str]] = {}
    for one in mentions:
        for party in one.parties:
            if party.entity:
                roles.setdefault(party.entity, Counter())[party.role] += 1
    chosen = {
        entity: min(counts, key=lambda role: (-counts[role], ROLE_ORDER.index(role)))
        for entity, counts in roles.items()
    }
    ranked = sorted(
        chosen, key=lambda one: (ROLE_ORDER.index(chosen[one]), -roles[one].total(), one)
    )
    return tuple(EventParticipant(role=chosen[one], entity_id=one) for one in ranked)


def choose_title(
    claims: Sequence[Claim],
    mentions: Sequence[EventMention],
    titles: Sequence[Title],
    days: Mapping[ArticleId, str] = NO_DAYS,
) -> str:
    """Of one title for each claim the one that reads best and tells most.

    Facts before others, then few faults, what tells by itself, both sides known and nobody whom
    no other article has ("the house fell on Lind"), what others tell in the same verb, then what
    a report leads with, more parties, a date, brevity.
    A count that grew is that of the last day on which articles (`days`, ISO 8601) gave one.
    """
    told = list(zip(claims, mentions, titles, strict=True))
    if len(told) == 1:
        return titles[0].words
    last = _find_last_counts(mentions, days)
    told = [one for one in told if one[1].numbers in last] or told
    surest = min((claim.factuality for claim, _, _ in told), key=SUREST_FIRST.index)
    told = [one for one in told if one[0].factuality == surest]
    backing = _count_backing(mentions)
    flaws = [
        title.faults + _judge_parties(mention, mentions) - min(backing[mention.id], MOST_BACKING)
        for _, mention, title in told
    ]
    # What has more flaws cannot be the best, whatever it tells.
    most = min(flaws) + TELLS_LITTLE
    ranked = (
        (
            count + _judge_telling(claim, title),
            not mention.leads,
            -len(claim.participants),
            claim.when is None,
            len(title.words),
            title.words,
        )
        for count, (claim, mention, title) in zip(flaws, told, strict=True)
        if count <= most
    )
    return min(ranked)[-1]


def _count_backing(mentions: Sequence[EventMention]) -> Mapping[str, int]:
    """For each mention in how many other articles its verb tells of one of its parties."""
    told: dict[tuple[object, ...], set[ArticleId]] = defaultdict(set)
    if len({one.article for one in mentions}) == 1:
        return dict.fromkeys((one.id for one in mentions), 0)
    for one in mentions:
        for key in _list_deeds(one):
            told[key].add(one.article)
    return {
        one.id: len(
            set[ArticleId]().union(*(told[key] for key in _list_deeds(one))) - {one.article}
        )
        for one in mentions
    }


def _list_deeds(mention: EventMention) -> Iterator[tuple[object, ...]]:
    """The verb with each party by entity or word, as a deed, a plan or none."""
    named = read_named(mention.parties)
    for party in (*named.entities, *named.words):
        yield mention.lemma, mention.factuality in PLANS, mention.negated, party


def _judge_telling(claim: Claim, title: Title) -> int:
    """Less is better: what does not tell by itself, in a tense, who did what is no good title."""
    deeds = (claim.predicate,)
    tells = (
        is_telling(title.words, deeds, strict=True)
        and has_subject(title.words, deeds)
        and is_in_tense(title.words, deeds)
    )
    return 0 if tells else TELLS_LITTLE


def _find_entities(mention: EventMention) -> set[EntityId]:
    return {one.entity for one in mention.parties if one.entity}


def _judge_parties(mention: EventMention, mentions: Sequence[EventMention]) -> int:
    """Less is better: who is named, against those whom none of several other articles names."""
    others: dict[ArticleId, set[EntityId]] = defaultdict(set)
    for one in mentions:
        if one.article != mention.article:
            others[one.article] |= _find_entities(one)
    own = _find_entities(mention)
    lone = own.difference(*others.values()) if len(others) >= SIDES else set()
    return len(lone) - min(len(own - lone), SIDES)


def _find_last_counts(
    mentions: Sequence[EventMention], days: Mapping[ArticleId, str]
) -> set[tuple[tuple[float, str], ...]]:
    """The counts of the last day on which people were counted whom it befell; none if all agree."""
    counted = [one for one in mentions if one.numbers and is_counted(read_deed(one))]
    if len({one.numbers for one in counted}) < SIDES:
        return set()
    last = max(days.get(one.article, "") for one in counted)
    return {one.numbers for one in counted if days.get(one.article, "") == last}


def _most_common(values: Sequence[Label]) -> Label | None:
    counts = Counter(values)
    return min(counts, key=lambda one: (-counts[one], one), default=None)
