"""The clause that tells an event best, as a sentence that stands by itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from consilience.analysis.brief.contested import NOTHING_CONTESTED, Contested
from consilience.analysis.brief.hanging import is_background, points_back
from consilience.analysis.brief.joints import (
    begins_clause,
    ends_at_joint,
    find_sentence,
    go_on_to_joint,
    is_apart,
    is_split,
)
from consilience.analysis.brief.leads import is_sentence
from consilience.analysis.brief.naming import name_parties
from consilience.analysis.brief.openings import has_opening, is_caption, skip_opening
from consilience.analysis.brief.sources import find_source
from consilience.analysis.corroboration import NO_WITNESSES
from consilience.analysis.facts_reading import Reading
from consilience.language.claims import load_claim_words
from consilience.language.lexicon import load_words
from consilience.language.numerals import read_numeral
from consilience.linking.events.telling import is_telling
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.span import Span

NEGATED_FROM: Final = 4  # words before a clause among which its negation stands
LONGEST: Final = 240  # characters; a longer clause is a report, not a sentence of a brief
FEWEST_WORDS: Final = 5
PAIRS: Final = (("“", "”"), ("(", ")"), ("[", "]"))
SINGLE: Final = '"'
LOOSE: Final = " \t,;:–—-"  # signs at an end of a clause that belong to the next one
LOOKED_AT: Final = 100  # characters before a clause in which the one that it goes on from stands
_STOP: Final = re.compile(r"\.+(?=[\"”’)]?$)")  # which no source stands behind
_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]")
# Genres whose sentences are somebody's own: in an interview nobody tells who answers.
OWN_VOICE: Final = NO_WITNESSES | {"interview"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence and the words it was made of."""

    text: str
    evidence: tuple[Span, ...]


def find_clause(
    event: Event,
    reading: Reading,
    *,
    whole: bool = False,
    contested: Contested = NOTHING_CONTESTED,
) -> Clause | None:
    """The event in the words of the article that tells it most plainly; None if none does.

    A plain clause begins with whoever does it, by name, holds the deed, and has all its quotation
    marks and brackets. Where it begins its sentence, the whole sentence is taken. Evidence is
    these words, then a clause of each other article. Where `whole`, only words with a verb that is
    complete are one; words with a number that was overtaken are none, and those with values or
    spellings of few accounts come last.
    """
    claims = reading.list_supporting(event)
    plain = [
        (claim, words)
        for claim in claims
        if _is_candidate(claim, event, reading)
        and _stands_alone(words := _widen(claim, reading, contested), claim)
        and not is_fragment(claim, words, reading)
        and not loses_negation(claim, words, reading)
        and reading.explains_pronouns(words)
        and name_parties(words, reading) is not None
        and find_source(claim, words, claims, reading) is not None
        and (not whole or is_telling(_cut_source(words, claim), [claim.predicate], strict=True))
        and not contested.holds_outdated(words)
    ]
    if not plain:
        return None
    best, words = min(plain, key=lambda one: (contested.count_outlying(one[1]), *_rank(*one)))
    others: dict[str, Span] = {}
    for one in claims:
        if one.span.article != best.span.article:
            others.setdefault(one.span.article, one.span)
    source = find_source(best, words, claims, reading)
    return Clause(text=write_sentence(words, source, reading), evidence=(words, *others.values()))


def find_whole_clause(claim: Claim, reading: Reading) -> Span | None:
    """The words of a claim, to the end of their clause, where they are a sentence by themselves.

    They have its party, by name, and a verb that is complete.
    """
    words = _go_on(claim, reading)
    if (
        _begins_with_party(claim, reading)
        and not reading.is_quoted(claim.predicate.span)
        and _stands_alone(words, claim, may_be_small=True)
        and not is_fragment(claim, words, reading)
        and not loses_negation(claim, words, reading)
        and not is_background(claim)
        and reading.explains_pronouns(words)
        and is_telling(words.text.strip(LOOSE), [claim.predicate], strict=True)
    ):
        return words
    return None


def can_stand(text: str) -> bool:
    """Whether a sentence has all its marks and can be understood without the one before it."""
    words = text.strip(LOOSE)
    return (
        len(words.split()) >= FEWEST_WORDS
        and "\n" not in words
        and (words[0].isupper() or words[0].isdigit())
        and _is_closed(words)
        and not has_opening(words)
        and not is_caption(words)
        and not points_back(words)
        and not _ends_with_number(words)
    )


def is_relative(claim: Claim) -> bool:
    """Whether the deed stands in a clause about the party: "the bridge that fell".

    So does what somebody did with it ("the bridge they built"), and what stands behind more words
    on the party ("Weld, a clerk, who warned").
    """
    deed = claim.predicate.span.start
    first = [one for one in claim.participants if one.span.start == claim.span.start]
    start = max((one.span.end for one in first), default=claim.span.start)
    between = claim.span.text[start - claim.span.start : deed - claim.span.start]
    themes = [one.span for one in first if one.role == "theme"]
    return (deed > start and _opens_aside(between)) or _is_object(claim, themes)


def _opens_aside(between: str) -> bool:
    """Whether a relative clause begins before the deed, and does not end there.

    In "Weld, who had come late, left" it ends.
    """
    aside = between.lower().lstrip(LOOSE)
    first, last = aside.split(), aside.rpartition(",")[2].split()
    relative = load_claim_words("relative")
    begins = bool(first) and first[0] in relative and "," not in aside
    return begins or (bool(last) and last[0] in relative)


def _is_object(claim: Claim, themes: Sequence[Span]) -> bool:
    """Whether somebody else does it to what is named first, right before the deed."""
    deed = claim.predicate.span.start
    return any(
        theme.end <= one.span.start < one.span.end <= deed
        for theme in themes
        for one in claim.participants
        if one.role == "actor"
    )


def _is_candidate(claim: Claim, event: Event, reading: Reading) -> bool:
    """Whether it tells the deed as the event does, of a party named at its beginning."""
    return (
        claim.factuality == event.factuality
        and _begins_with_party(claim, reading)
        and (any(one.entity_id for one in claim.participants) or not event.participants)
        and not reading.is_quoted(claim.predicate.span)
        and not _is_opinion(claim, reading)
        and not is_background(claim)
    )


def _begins_with_party(claim: Claim, reading: Reading) -> bool:
    """Whether it begins with who does it or to whom it is done, and all parties are named."""
    parties = [one for one in claim.participants if one.span.start == claim.span.start]
    return (
        any(one.role in ("actor", "recipient") for one in parties)
        and all(one.mention_id not in reading.stand_ins for one in claim.participants)
        and claim.predicate.span.end > max((one.span.end for one in parties), default=0)
    )


def _is_opinion(claim: Claim, reading: Reading) -> bool:
    article = reading.articles.get(claim.span.article)
    return article is not None and article.genre in OWN_VOICE


def _widen(claim: Claim, reading: Reading, contested: Contested) -> Span:
    """The sentence that the clause begins, if a brief can bear its length and its numbers hold."""
    article = reading.articles.get(claim.span.article)
    if article is None:
        return claim.span
    first, last = find_sentence(claim.span, article)
    begin = skip_opening(article, first, last)
    if begin == claim.span.start and claim.span.end <= last <= begin + LONGEST:
        sentence = article.span(begin, last)
        if not contested.holds_outdated(sentence):
            return sentence
    return _go_on(claim, reading)


def _go_on(claim: Claim, reading: Reading) -> Span:
    """The words of a claim with what follows up to where their clause ends."""
    article = reading.articles.get(claim.span.article)
    return go_on_to_joint(claim.span, article, LONGEST) if article else claim.span


def _stands_alone(words: Span, claim: Claim, *, may_be_small: bool = False) -> bool:
    """Whether the words can be a sentence; behind an article in small letters if that may be."""
    text = words.text.strip(LOOSE)
    if may_be_small and text.partition(" ")[0] in load_words("event_titles", "article"):
        text = f"{text[:1].upper()}{text[1:]}"
    return (
        len(text) <= LONGEST
        and can_stand(text)
        and (is_sentence(words.text) or not is_relative(claim))
    )


def _cut_source(words: Span, claim: Claim) -> str:
    """The words without whose they are at their end: "the gate fell, the office said"."""
    end = claim.span.end
    is_behind = any(end <= link.source.start < words.end for link in claim.attribution)
    return (words.text[: end - words.start] if is_behind else words.text).strip(LOOSE)


def is_fragment(claim: Claim, words: Span, reading: Reading) -> bool:
    """Whether the words of a claim are half a clause: cut off within it, or without its auxiliary.

    So are those that stand in somebody's speech or in a label.
    """
    article = reading.articles.get(words.article)
    return (
        article is None
        or not begins_clause(words, article)
        or not ends_at_joint(words, article)
        or is_split(words, article)
        or is_apart(words, reading)
        or (not is_sentence(words.text) and _lacks_auxiliary(claim, reading))
    )


def loses_negation(claim: Claim, words: Span, reading: Reading) -> bool:
    """Whether what negates a claim stands before the words: "in no way did | the union lie"."""
    article = reading.articles.get(words.article)
    if not claim.negated or article is None:
        return False
    before = article.text[max(words.start - LOOKED_AT, 0) : words.start].split("\n")[-1]
    near = _TOKEN.findall(before.lower())[-NEGATED_FROM:]
    told = {one.lower() for one in _TOKEN.findall(words.text)}
    negation = load_claim_words("negation")
    return told.isdisjoint(negation) and not negation.isdisjoint(near)


def _lacks_auxiliary(claim: Claim, reading: Reading) -> bool:
    """True for "34 injured" of "nine were killed and 34 injured": the verb has it for both."""
    predicate, article = claim.predicate, reading.articles.get(claim.span.article)
    own = [word.lower() for word in claim.span.text.split()]
    if article is None or predicate.span.text.lower() == predicate.lemma:
        return False
    ahead = article.text[claim.span.start : predicate.span.start].lower().split()
    before = article.text[max(claim.span.start - LOOKED_AT, 0) : claim.span.start].split("\n")[-1]
    words = before.lower().split()
    be = load_words("event_titles", "continuous")
    return words[-1:] == ["and"] and not be.isdisjoint(words) and be.isdisjoint(own[: len(ahead)])


def _ends_with_number(text: str) -> bool:
    """True for "Police spoke of two", which tells of how many, and not of what."""
    words = [one.lower() for one in _TOKEN.findall(text) if one.isalnum()]
    if len(words[-1]) == len("2031") and words[-1].isdigit():
        return False
    before = words[-2:-1]
    is_number = read_numeral(words[-1:], [0], 0) is not None
    return is_number and not load_words("event_titles", "preposition").isdisjoint(before)


def _is_closed(text: str) -> bool:
    # An apostrophe is no closing mark: single marks may close more often than they open.
    doubles = all(text.count(left) == text.count(right) for left, right in PAIRS)
    return doubles and text.count("‘") <= text.count("’") and text.count(SINGLE) % 2 == 0


def _rank(claim: Claim, words: Span) -> tuple[bool, bool, bool, int, int, str, str]:
    """In the article's own voice, dated, a whole sentence, with its parties, short."""
    parties = sum(1 for one in claim.participants if one.entity_id)
    clause = not is_sentence(words.text)
    return (
        bool(claim.attribution) and clause,
        claim.when is None,
        clause,
        -parties,
        len(words.text),
        words.text,
        claim.id,
    )


def write_sentence(words: Span, source: str | None, reading: Reading) -> str:
    """The words as a sentence on one line, with names and on whose word it is told."""
    return finish((name_parties(words, reading) or words.text).strip(LOOSE), source)


def finish(text: str, source: str | None) -> str:
    """The words as a sentence on one line, with on whose word it is told."""
    told = " ".join(text.split())
    told = told[:1].upper() + told[1:]
    if source:
        return f"{_STOP.sub('', told)}, {source}."
    return told if is_sentence(told) else f"{told}."
