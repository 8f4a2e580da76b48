"""Titles of events as sentences of a brief, each in the words of one article alone."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import takewhile
from typing import Final

from consilience.analysis.brief.clauses import (
    LOOSE,
    OWN_VOICE,
    Clause,
    can_stand,
    finish,
    is_relative,
    loses_negation,
)
from consilience.analysis.brief.hanging import is_background
from consilience.analysis.brief.joints import begins_clause, ends_at_joint, is_apart, is_subordinate
from consilience.analysis.brief.sources import OWN_ACCOUNT, find_source
from consilience.analysis.facts_reading import Reading
from consilience.language.cues import load_nouns, load_verbs
from consilience.language.lexicon import load_words
from consilience.linking.events.telling import find_auxiliaries, is_pronoun, is_telling
from consilience.records.claim import Claim
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import EntityId
from consilience.records.span import Span

FEWEST_IN_TITLE: Final = 7  # words and known parties of a title that is a sentence
PARTS: Final = ("auxiliary", "article")  # words that a title may have beside those of its claim
AHEAD: Final = 20  # characters behind a claim that hold the next word
_WORD: Final = re.compile(r"\w+")
_NEXT: Final = re.compile(r"\s+(\w+)")
_TOKEN: Final = re.compile(r"[^\W_]+|[^\w\s]")
DEFINITE: Final = "the"
JOINS: Final = frozenset({"and", "or"})
INFINITIVE: Final = "infinitive"  # what a verb or noun takes behind it

Names = Mapping[EntityId, str]


def list_names(entities: Iterable[Entity]) -> Names:
    """All names of each entity, as one line of words."""
    return {one.id: " ".join((one.name, *(each.name for each in one.aliases))) for one in entities}


def find_title(event: Event, names: Names, reading: Reading) -> Clause | None:
    """The title as a sentence, of a deed by a known party, with who says so where all name one.

    One claim has all its words but for names of its parties (`names`, all of each): what is put
    together of two articles, neither tells. It must end where that claim ends: what goes on there
    is half a sentence. "The vaccine ordered by Lind is late" tells of a delay, and not whose word
    the order is.
    """
    own = list_titled(event, names, reading)
    if not own:
        return None
    told = [one for one in reading.list_supporting(event) if _is_told(one, event, reading)]
    source = find_source(own[0], None, told, reading)
    if source is None or (source == OWN_ACCOUNT and not _ends_clause(own[0], reading)):
        return None
    evidence = tuple(_list_evidence([*own, *told]))
    return Clause(text=finish(event.title, source), evidence=evidence)


def list_titled(event: Event, names: Names, reading: Reading) -> list[Claim]:
    """The claims whose words the title is, where it tells the deed by itself."""
    if not _may_tell(event):
        return []
    own = [
        one
        for one in reading.list_supporting(event)
        if _has_words(one, event, names, reading)
        and _is_told(one, event, reading)
        and _is_of_one_piece(event.title, one, names)
        and _begins_clause(one, reading)
        and not loses_negation(one, one.span, reading)
        and not _goes_on(one, reading)
        and not is_apart(one.span, reading)
    ]
    predicates = [one.predicate for one in own]
    return own if own and is_telling(event.title, predicates, strict=True) else []


def _may_tell(event: Event) -> bool:
    return (
        event.event_type is not None
        and event.factuality == "occurred"
        and any(one.role == "actor" for one in event.participants)
        and len(event.title.split()) + len(event.participants) >= FEWEST_IN_TITLE
        and can_stand(event.title)
        and not _is_aside(event.title)
    )


def _list_evidence(claims: Sequence[Claim]) -> Iterator[Span]:
    spans: dict[str, Span] = {}
    for one in claims:
        spans.setdefault(one.span.article, one.span)
    yield from spans.values()


def _is_told(claim: Claim, event: Event, reading: Reading) -> bool:
    article = reading.articles.get(claim.span.article)
    return (
        claim.factuality == event.factuality
        and not reading.is_quoted(claim.predicate.span)
        and not reading.is_told_in_passing(claim)
        and not is_relative(claim)
        and not is_background(claim)
        and (article is None or article.genre not in OWN_VOICE)
    )


def _has_words(claim: Claim, event: Event, names: Names, reading: Reading) -> bool:
    """Whether the claim has all words of the title, and no pronoun there is unexplained."""
    own = claim.span.text.strip(LOOSE)
    last = event.title.split()[-1]
    if not own.endswith(last):
        return False
    words = _find_words(event.title)
    parties = [names.get(one.entity_id, "") for one in claim.participants if one.entity_id]
    known = _find_words(" ".join((own, *parties)))
    third = load_words("event_titles", "third_person") & words
    if not _may_stand_for(claim, event, reading):
        return False
    return words <= known | _find_small() and (not third or reading.explains_pronouns(claim.span))


def _may_stand_for(claim: Claim, event: Event, reading: Reading) -> bool:
    """Whether a pronoun with which a claim begins may be that of whom the title names.

    "She" is somebody whom the article calls by a full name, "it" nobody of these.
    """
    first = claim.span.text.split()[0].lower()
    people = reading.full_names.get(claim.span.article, {})
    named = list(takewhile(lambda word: word[:1].isupper(), _WORD.findall(event.title)))
    is_person = any(word in people for word in named)
    if first in load_words("briefs", "of_one_person"):
        return is_person or len(named) > 1
    return not (first == "it" and is_person)


def _is_of_one_piece(title: str, claim: Claim, names: Names) -> bool:
    """Whether the title is a party's name and the claim's own words from there to their end.

    So it is of the second of two deeds: "Lind left and sold the boat" tells that Lind sold it.
    """
    start, deed = claim.span.start, claim.predicate.span
    for one in claim.participants:
        known = f"{one.span.text} {names.get(one.entity_id, '') if one.entity_id else ''}"
        for behind in (one.span.end, deed.start):
            rest = claim.span.text[max(behind - start, 0) :].strip(LOOSE)
            is_part = rest and title.endswith(rest) and one.span.end <= deed.end
            if is_part and _is_joined(rest, one.span) and not is_pronoun(one.span.text):
                return False  # "the clerk and poet" is no "Weld and poet"
            if is_part and (behind == one.span.end or _is_second(claim, one.span.end)):
                head = _find_words(title[: -len(rest)])
                return head <= _find_words(known) | _find_small()
    return False


def _is_joined(rest: str, party: Span) -> bool:
    """Whether what follows a described party is part of its description."""
    return rest.split()[0].lower() in JOINS and party.text.split()[0].lower() == DEFINITE


def _is_second(claim: Claim, end: int) -> bool:
    """Whether the deed is told of whoever ends there as a second one: "Lind left and sold it".

    What may be an infinitive is none: "Lind went to Sarn to load and paint the boat".
    """
    deed = claim.predicate
    before = claim.span.text[max(end - claim.span.start, 0) : deed.span.start - claim.span.start]
    words = before.lower().split()
    own = find_auxiliaries(words)
    first = words[: len(words) - len(own)]
    is_inflected = deed.span.text.lower() != deed.lemma or bool(own)
    return not first or (first[-1] in load_words("briefs", "second_deed") and is_inflected)


def _begins_clause(claim: Claim, reading: Reading) -> bool:
    """Whether a clause begins with the claim, and if one of time or reason, with a name.

    Of whom "when she left" speaks, the clause behind it may tell.
    """
    article, words = reading.articles.get(claim.span.article), claim.span
    return article is None or (
        begins_clause(words, article)
        and not (is_pronoun(words.text.split()[0]) and is_subordinate(words, article))
    )


def _ends_clause(claim: Claim, reading: Reading) -> bool:
    article = reading.articles.get(claim.span.article)
    return article is None or ends_at_joint(claim.span, article)


def _goes_on(claim: Claim, reading: Reading) -> bool:
    """Whether its sentence goes on with what it needs: "urged the court" may, "to speak".

    So does "the port was shut, with dockers", of whom something is told behind it.
    """
    last = claim.span.text.rpartition(",")[2].split()
    if last and last[0] in load_words("briefs", "brings_clause"):
        return not _ends_clause(claim, reading)
    article = reading.articles.get(claim.span.article)
    behind = article.text[claim.span.end : claim.span.end + AHEAD].split("\n")[0] if article else ""
    after = _NEXT.match(behind)
    return after is not None and _lacks(claim, after[1].lower())


def _lacks(claim: Claim, word: str) -> bool:
    """Whether the next word behind a claim brings what it lacks: "urged the court" may, "to".

    "Met in Sarn" lacks nothing though "to sign a lease" may follow.
    """
    if word in load_words("briefs", "before_deed"):
        told = (one.lower() for one in _TOKEN.findall(claim.span.text))
        verb = load_verbs().get(claim.predicate.lemma, frozenset())
        return INFINITIVE in verb or not _list_before_deed().isdisjoint(told)
    return word in load_words("briefs", "goes_on")


@cache
def _list_before_deed() -> frozenset[str]:
    """Nouns that take a deed behind them, of one and of several: "plan", "plans"."""
    nouns = [one for one, takes in load_nouns().items() if INFINITIVE in takes]
    return frozenset((*nouns, *(f"{one}s" for one in nouns)))


def _is_aside(title: str) -> bool:
    """True for "Grants, which the council stopped", whose clause on them does not end."""
    _, _, rest = title.partition(", ")
    return rest.split(" ")[0] in load_words("event_titles", "relative") and "," not in rest


def _find_small() -> AbstractSet[str]:
    return frozenset[str]().union(*(load_words("event_titles", one) for one in PARTS))


def _find_words(text: str) -> AbstractSet[str]:
    return {one.lower() for one in _WORD.findall(text)}
