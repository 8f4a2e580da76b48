"""The records of a dossier by story and event, so that no conclusion searches a list."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from sys import maxsize
from typing import Final

from consilience.analysis.corroboration import list_supporting
from consilience.analysis.facts_nominals import (
    Nominal,
    find_full_names,
    find_nominals,
    name_nominals,
)
from consilience.analysis.put_off import find_put_off
from consilience.analysis.taken_back import list_taken_back
from consilience.language.lexicon import load_words
from consilience.linking.origins import OriginIndex
from consilience.records.analysis import Corroboration, Discrepancy
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim, Predicate
from consilience.records.dossier import Dossier
from consilience.records.event import Event
from consilience.records.ids import (
    ArticleId,
    ClaimId,
    EntityId,
    EventId,
    MentionId,
    OriginId,
    StoryId,
)
from consilience.records.origin import Origin
from consilience.records.span import Span

WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A pronoun at `start` and where the article names or calls by a noun what it stands for."""

    start: int
    named: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Each mapping holds all records of its kind.

    `disputes` are the discrepancies of an event, `differences` those of a story.

    `told` are the claims of an event that the dossier holds, by article and place. `stand_ins`
    are pronouns, and nominals that others explain ("the two ministers"); `pronouns` their
    places, in order, each with those of what they stand for; `quoted` are the stretches of
    direct speech, in order. `nominals` are descriptions that tell nothing but the kind of
    somebody, in order. `claims_in` are the claims of an article, `naming` numbers of articles
    that mention an entity, `full_names` those of people by their last names. `taken_back` are
    the counts that an article of the story says were taken back, with the last day (ISO 8601;
    "" if unknown) of such an article, `put_off` the claims of plans that were. `ranked` are the
    events of stories as they were ranked so far (`facts.rank_events`),
    `supporting` the claims that support an event, as they were asked for (`list_supporting`),
    `telling` those that tell what its title says (`facts_telling.find_telling`).
    """

    articles: Mapping[ArticleId, Article]
    claims: Mapping[ClaimId, Claim]
    stand_ins: Set[MentionId]
    pronouns: Mapping[ArticleId, tuple[Pronoun, ...]]
    nominals: Mapping[ArticleId, tuple[Nominal, ...]]
    quoted: Mapping[ArticleId, tuple[tuple[int, int], ...]]
    claims_in: Mapping[ArticleId, tuple[Claim, ...]]
    naming: Mapping[EntityId, int]
    full_names: Mapping[ArticleId, Mapping[str, str]]
    events: Mapping[StoryId, tuple[Event, ...]]
    told: Mapping[EventId, tuple[Claim, ...]]
    corroborations: Mapping[EventId, Corroboration]
    disputes: Mapping[EventId, tuple[Discrepancy, ...]]
    differences: Mapping[StoryId, tuple[Discrepancy, ...]]
    origins: Mapping[OriginId, Origin]
    rests: OriginIndex
    taken_back: Mapping[StoryId, Mapping[float, str]]
    put_off: Set[ClaimId] = frozenset()
    ranked: dict[StoryId, tuple[Event, ...]] = field(default_factory=dict, compare=False)
    supporting: dict[EventId, Sequence[Claim]] = field(default_factory=dict, compare=False)
    telling: dict[EventId, Mapping[ArticleId, Sequence[Claim]]] = field(
        default_factory=dict, compare=False
    )

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """The event's claims that the dossier holds, by article and place."""
        return self.told.get(event.id, ())

    def list_supporting(self, event: Event) -> Sequence[Claim]:
        """Those of its claims that tell what its title says (see `corroboration`)."""
        if event.id not in self.supporting:
            claims = list_supporting(event, self.claims_of(event), self.put_off)
            self.supporting[event.id] = claims
        return self.supporting[event.id]

    def read_texts(self, names: Iterable[ArticleId]) -> dict[ArticleId, str]:
        """The texts of these articles, "" where the dossier has none."""
        known = self.articles
        return {one: known[one].text if one in known else "" for one in names}

    def is_quoted(self, span: Span) -> bool:
        """Whether the words stand in direct speech."""
        held = self.quoted.get(span.article, ())
        at = bisect_right(held, (span.start, maxsize)) - 1
        return at >= 0 and span.start < held[at][1]

    def explains_pronouns(self, words: Span) -> bool:
        """Whether what each pronoun in the words stands for is named in them, before or behind."""
        held = self.pronouns.get(words.article, ())
        first = bisect_left(held, words.start, key=lambda one: one.start)
        last = bisect_left(held, words.end, key=lambda one: one.start)
        third = load_words("event_titles", "third_person")
        found = {one.start() for one in WORD.finditer(words.text) if one[0].lower() in third}
        known = held[first:last]
        return found <= {one.start - words.start for one in known} and all(
            any(self._explains(words, start, one) for start in one.named) for one in known
        )

    def name_parties(self, words: Span) -> str | None:
        """The words with names for bare descriptions of people and bodies; their own in speech.

        None where somebody who acts or speaks in them is named nowhere in the article.
        """
        held = self.nominals.get(words.article, ())
        first = bisect_left(held, words.start, key=lambda one: one.span.start)
        last = bisect_left(held, words.end, key=lambda one: one.span.start)
        return name_nominals(
            words, (one for one in held[first:last] if not self.is_quoted(one.span))
        )

    def count_naming(self, entity: EntityId) -> int:
        """How many articles mention it."""
        return self.naming.get(entity, 0)

    def is_told_in_passing(self, claim: Claim) -> bool:
        """Whether it tells who is a party to something else: "the gate, shut since May, fell"."""
        words = claim.span
        return any(
            one.span.start <= words.start
            and words.end <= one.predicate.span.start
            and (one.span.start < words.start or _lacks_verb(claim))
            for one in self.claims_in.get(words.article, ())
            if one.id != claim.id
        )

    def _explains(self, words: Span, start: int, pronoun: Pronoun) -> bool:
        """Whether a name at `start` may be what the pronoun stands for, and is in the words.

        Who does it is not whom he does it to: "Weld praised them" says nothing of Weld.
        """
        own = WORD.match(words.text, pronoun.start - words.start)
        told = own[0].lower() if own else ""
        is_object = told in load_words("event_titles", "object")
        return words.start + is_object <= start < words.end

    def count_known(self, origins: Iterable[OriginId]) -> int:
        """How many of the origins are known."""
        return sum(one in self.origins and self.origins[one].kind != "unknown" for one in origins)


def _lacks_verb(claim: Claim) -> bool:
    """True for "the gate shut by Weld": the participle stands right behind what it was done to."""
    return any(
        one.role in ("theme", "recipient")
        and one.span.start == claim.span.start
        and claim.predicate.span.start == one.span.end + 1
        for one in claim.participants
    )


def read_dossier(dossier: Dossier) -> Reading:
    """The look-up over a dossier; takes time in proportion to its size."""
    articles = {one.id: one for one in dossier.articles}
    claims = {claim.id: claim for one in dossier.annotations for claim in one.claims}
    events: dict[StoryId, list[Event]] = defaultdict(list)
    for event in dossier.events:
        events[event.story_id].append(event)
    return Reading(
        articles=articles,
        claims=claims,
        stand_ins={
            mention.id
            for one in dossier.annotations
            for mention in one.mentions
            if mention.form == "pronoun" or (mention.form == "nominal" and mention.antecedents)
        },
        pronouns={one.article_id: _find_pronouns(one) for one in dossier.annotations},
        nominals={
            one.article_id: find_nominals(one, articles.get(one.article_id))
            for one in dossier.annotations
        },
        quoted=_find_quoted(dossier.annotations),
        claims_in={one.article_id: one.claims for one in dossier.annotations},
        full_names={one.article_id: find_full_names(one) for one in dossier.annotations},
        naming=Counter(
            name
            for one in dossier.annotations
            for name in {mention.entity_id for mention in one.mentions if mention.entity_id}
        ),
        events={story: tuple(held) for story, held in events.items()},
        told={one.id: _order_claims(one, claims) for one in dossier.events},
        corroborations={one.event_id: one for one in dossier.corroborations if one.event_id},
        disputes=_find_disputes(dossier),
        differences=_group_differences(dossier.discrepancies),
        origins={one.id: one for one in dossier.origins},
        rests=OriginIndex(dossier.origins),
        put_off=find_put_off(dossier.annotations),
        taken_back={
            one.id: list_taken_back(articles[each] for each in one.article_ids if each in articles)
            for one in dossier.stories
        },
    )


def _find_pronouns(annotations: Annotations) -> tuple[Pronoun, ...]:
    """The pronouns of the third person in an article's own order."""
    named: dict[str, list[int]] = defaultdict(list)
    for one in annotations.mentions:
        if one.form != "pronoun":
            for name in filter(None, (one.id, one.entity_id)):
                named[name].append(one.span.start)
    return tuple(
        Pronoun(
            start=one.span.start,
            named=tuple(
                start
                for name in (*one.antecedents, *filter(None, (one.entity_id,)))
                for start in named.get(name, ())
            ),
        )
        for one in sorted(annotations.mentions, key=lambda one: one.span.start)
        if one.form == "pronoun"
    )


def _order_claims(event: Event, claims: Mapping[ClaimId, Claim]) -> tuple[Claim, ...]:
    held = (claims[one] for one in event.claim_ids if one in claims)
    return tuple(sorted(held, key=lambda one: (one.span.article, one.span.start, one.id)))


def _find_quoted(
    annotations: Iterable[Annotations],
) -> dict[ArticleId, tuple[tuple[int, int], ...]]:
    """Where direct speech begins and ends, what overlaps joined."""
    quoted: dict[ArticleId, tuple[tuple[int, int], ...]] = {}
    for one in annotations:
        pieces = sorted(
            (piece.start, piece.end)
            for quotation in one.quotations
            if quotation.kind == "direct"
            for piece in quotation.content
        )
        joined: list[tuple[int, int]] = []
        for start, end in pieces:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        quoted[one.article_id] = tuple(joined)
    return quoted


def _find_disputes(dossier: Dossier) -> dict[EventId, tuple[Discrepancy, ...]]:
    """Discrepancies by the event that they name, or else of which their claims are."""
    # Backwards, so that the first event of a claim stays, which is the claim's `event_id`.
    event_of = {claim: event.id for event in reversed(dossier.events) for claim in event.claim_ids}
    teller = {claim.id: claim.span.article for one in dossier.annotations for claim in one.claims}
    told = {
        one.id: {teller[name] for name in one.claim_ids if name in teller} for one in dossier.events
    }
    found: dict[EventId, list[Discrepancy]] = defaultdict(list)
    deeds = {claim.id: claim.predicate for each in dossier.annotations for claim in each.claims}
    for one in dossier.discrepancies:
        event = one.event_id or _find_event(one, event_of, told)
        if event is not None and _is_about(one, event, event_of, deeds):
            found[event].append(one)
    return {event: tuple(held) for event, held in found.items()}


def _group_differences(
    discrepancies: Iterable[Discrepancy],
) -> dict[StoryId, tuple[Discrepancy, ...]]:
    found: dict[StoryId, list[Discrepancy]] = defaultdict(list)
    for one in discrepancies:
        found[one.story_id].append(one)
    return {story: tuple(held) for story, held in found.items()}


def _is_about(
    one: Discrepancy,
    event: EventId,
    event_of: Mapping[ClaimId, EventId],
    deeds: Mapping[ClaimId, Predicate],
) -> bool:
    """False for a denial whose sentence has the event in passing, and denies something else.

    "The mayor denied that the gate was locked, a day after the bridge fell" is about the gate.
    """
    if one.kind != "denial":
        return True
    words = one.explanation.lower()
    claims = [name for reading in one.readings for name in reading.claim_ids]
    own = [deeds[name] for name in claims if event_of.get(name) == event and name in deeds]
    return not own or any(deed.span.text.lower() in words for deed in own)


def _find_event(
    one: Discrepancy,
    event_of: Mapping[ClaimId, EventId],
    told: Mapping[EventId, set[ArticleId]],
) -> EventId | None:
    """The event of the largest shares of the readings' claims, if articles of two readings tell it.

    A denial names its event or has none.
    """
    if one.kind == "denial":
        return None
    shares: dict[EventId, float] = defaultdict(float)
    for reading in one.readings:
        for claim in reading.claim_ids:
            if claim in event_of:
                shares[event_of[claim]] += 1 / len(reading.claim_ids)
    sides = [{span.article for span in reading.evidence} for reading in one.readings]
    fitting = [
        event for event in shares if sum(bool(side & told.get(event, set())) for side in sides) > 1
    ]
    return min(fitting, key=lambda event: (-round(shares[event], 6), event), default=None)
