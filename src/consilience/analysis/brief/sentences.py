"""Sentences from the beginnings of reports that a brief may tell, each with what it tells."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Final

from consilience.analysis.brief.clauses import can_stand, find_whole_clause
from consilience.analysis.brief.contested import Contested
from consilience.analysis.brief.joints import is_split, stands_in_speech
from consilience.analysis.brief.leads import LEAD, LEAST, Leads
from consilience.analysis.brief.naming import name_parties
from consilience.analysis.brief.sources import find_source
from consilience.analysis.facts_reading import Reading
from consilience.language.lexicon import load_words
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.span import Span

LONGEST: Final = 280  # characters
LONGEST_FIRST: Final = 330  # of the first sentence of a report, which tells the whole
PARTIES: Final = frozenset({"actor", "recipient", "theme"})
_WORD: Final = re.compile(r"[^\W_]+")
_SPEAKER: Final = re.compile(
    r"(?<![\w.(])[^\W_]+(?!\.\w)"
)  # "I", not that of "F.B.I." and "(I-Sarn)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words of a report, the number of their sentence in it, and the claim and event they tell.

    Both are None where no claim was read in the words.
    """

    words: Span
    place: int
    claim: Claim | None = None
    event: Event | None = None


def list_candidates(
    events: Sequence[Event], leads: Leads, contested: Contested, reading: Reading
) -> Iterator[Candidate]:
    """The sentences of the reports' beginnings that stand by themselves, or else their clauses."""
    claims = _group_claims(events, reading)
    for name, places in leads.body.items():
        for place, (start, end) in enumerate(places if leads.is_rich else places[:LEAD]):
            words = reading.articles[name].span(start, end)
            own = [one for one in claims[name] if start <= one[0].predicate.span.start < end]
            if own if not leads.is_rich else leads.measure(words.text) >= LEAST:
                yield from _read_sentence(words, place, own, contested, reading)


def _group_claims(
    events: Sequence[Event], reading: Reading
) -> dict[ArticleId, list[tuple[Claim, Event]]]:
    """For each article the claims that tell events as these are told."""
    claims: dict[ArticleId, list[tuple[Claim, Event]]] = defaultdict(list)
    for event in events:
        for one in reading.list_supporting(event):
            if one.factuality == event.factuality:
                claims[one.span.article].append((one, event))
    return claims


def _read_sentence(
    words: Span,
    place: int,
    claims: Sequence[tuple[Claim, Event]],
    contested: Contested,
    reading: Reading,
) -> Iterator[Candidate]:
    held = reading.claims_in.get(words.article, ())
    own = [one for one in held if words.start <= one.predicate.span.start < words.end]
    is_fit = _is_fit(words, reading, LONGEST_FIRST if place == 0 else LONGEST) and (
        any(_has_actor(one) for one in own) or has_verb(words.text)
    )
    if is_fit and held and (not own or (not claims and _is_said(words, own))):
        yield Candidate(words=words, place=place)
    for claim, event in claims:
        supporting = reading.list_supporting(event)
        if not _has_party(claim) or find_source(claim, words, supporting, reading) is None:
            continue
        if is_fit and not reading.is_quoted(claim.predicate.span):
            yield Candidate(words=words, place=place, claim=claim, event=event)
        if not is_fit or contested.holds_outdated(words):
            clause = find_whole_clause(claim, reading)
            if clause is not None:
                yield Candidate(words=clause, place=place, claim=claim, event=event)


def has_verb(text: str) -> bool:
    """Whether one of its words makes a sentence of it: "is", "will", "that"."""
    return not _list_verbs().isdisjoint(_WORD.findall(text.lower()))


@cache
def _list_verbs() -> AbstractSet[str]:
    verbs = load_words("event_titles", "auxiliary") - load_words("event_titles", "unfinished")
    return verbs | load_words("briefs", "tells")


def _has_actor(claim: Claim) -> bool:
    """Whether somebody stands before the deed who does it: "a boat sunk in May" has nobody."""
    deed = claim.predicate.span.start
    return any(one.role == "actor" and one.span.start < deed for one in claim.participants)


def _is_said(words: Span, claims: Sequence[Claim]) -> bool:
    """Whether they name who says so: what may come is news where somebody tells that it may."""
    return any(
        words.start <= link.source.start < words.end and link.cue is not None
        for one in claims
        for link in one.attribution
    )


def _is_fit(words: Span, reading: Reading, longest: int) -> bool:
    """Whether the sentence can be understood without any other of its article."""
    return (
        len(words.text) <= longest
        and not is_split(words, reading.articles[words.article])
        and not stands_in_speech(words, reading)
        and not _speaks_as_we(words, reading)
        and can_stand(words.text)
        and explains_pronouns(words, reading)
        and name_parties(words, reading) is not None
    )


def explains_pronouns(words: Span, reading: Reading) -> bool:
    """Whether its pronouns are explained; "they" are by several with whom the sentence begins."""
    if reading.explains_pronouns(words):
        return True
    third = load_words("event_titles", "third_person")
    told = [one.lower() for one in _WORD.findall(words.text)]
    found = third & set(told)
    several = load_words("briefs", "of_several")
    return bool(found) and found <= several and _begins_with_several(told[: _find(told, several)])


def _find(words: Sequence[str], known: AbstractSet[str]) -> int:
    return next((at for at, one in enumerate(words) if one in known), len(words))


def _begins_with_several(words: Sequence[str]) -> bool:
    plural = load_words("event_titles", "plural")
    return any(one in plural or (len(one) > 3 and one.endswith("s")) for one in words[:4])


def _speaks_as_we(words: Span, reading: Reading) -> bool:
    """Whether the writer speaks of himself in it, outside direct speech."""
    speaker = load_words("event_titles", "speaker")
    article = reading.articles[words.article]
    return any(
        one[0].lower() in speaker
        and not reading.is_quoted(article.span(words.start + one.start(), words.start + one.end()))
        for one in _SPEAKER.finditer(words.text)
    )


def _has_party(claim: Claim) -> bool:
    return any(one.role in PARTIES and one.span.text for one in claim.participants)
