"""Sentences from the beginnings of reports that a brief may tell, each with what it tells."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.analysis.brief.clauses import can_stand, find_whole_clause
from consilience.analysis.brief.contested import Contested
from consilience.analysis.brief.joints import stands_in_speech
from consilience.analysis.brief.leads import LEAD, LEAST, Leads
from consilience.analysis.brief.naming import name_parties
from consilience.analysis.brief.sources import find_source
from consilience.analysis.facts_reading import Reading
from consilience.language.lexicon import load_words
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.span import Span

LONGEST: Final = 280  # characters: first sentences are longer than others
PARTIES: Final = frozenset({"actor", "recipient", "theme"})
_WORD: Final = re.compile(r"[^\W_]+")


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
    is_fit = _is_fit(words, reading)
    held = reading.claims_in.get(words.article, ())
    if (
        is_fit
        and held
        and not any(words.start <= one.predicate.span.start < words.end for one in held)
    ):
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


def _is_fit(words: Span, reading: Reading) -> bool:
    """Whether the sentence can be understood without any other of its article."""
    return (
        len(words.text) <= LONGEST
        and not stands_in_speech(words, reading)
        and not _speaks_as_we(words, reading)
        and can_stand(words.text)
        and explains_pronouns(words, reading)
        and name_parties(words, reading) is not None
    )


def explains_pronouns(words: Span, reading: Reading) -> bool:
    """Whether its pronouns are explained; "their" is by several with whom the sentence begins."""
    if reading.explains_pronouns(words):
        return True
    third = load_words("event_titles", "third_person")
    told = [one.lower() for one in _WORD.findall(words.text)]
    return third & set(told) == {"their"} and _begins_with_several(told[: told.index("their")])


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
        for one in _WORD.finditer(words.text)
    )


def _has_party(claim: Claim) -> bool:
    return any(one.role in PARTIES and one.span.text for one in claim.participants)
