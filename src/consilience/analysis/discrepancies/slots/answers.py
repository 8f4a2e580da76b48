"""What a short report answers to the questions of a story: its numbers, days, places and names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from consilience.analysis.discrepancies.dates.dated import (
    count_days,
    is_guessed,
    is_heard,
    is_of_text,
    is_printed,
    is_said,
    is_usable,
)
from consilience.analysis.discrepancies.dates.moved import says_moved
from consilience.analysis.discrepancies.numbers.counted import Counted, read_counted
from consilience.analysis.discrepancies.numbers.tolled import read_tolls
from consilience.analysis.discrepancies.parts import Kind
from consilience.analysis.discrepancies.placed import Placed, read_placed
from consilience.analysis.discrepancies.reading import Sentence, find_claim
from consilience.analysis.discrepancies.sites import read_sites
from consilience.analysis.quantities import Token, split_tokens
from consilience.analysis.quantities_reading import COUNT, find_amounts
from consilience.analysis.stems import find_last_words, list_name_words, stem_word
from consilience.language.calendar import load_months, load_weekdays
from consilience.language.claims import load_claim_words
from consilience.language.contexts import find_context_words
from consilience.language.deeds import find_deeds
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_common_place, find_place
from consilience.language.nominals import find_alike, find_noun
from consilience.language.units import load_units
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.mention import Mention
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue

CITIES = frozenset({"city", "capital"})
DAY = frozenset({"day", "minute"})
SITE = "site"  # the sort of a place that only a noun tells
NOUNS_BEHIND = 4  # words behind a number that may tell what is counted
MARK = re.compile("[,;:()–—“”]")
QUOTED = re.compile("[“”;]")
POSSESSIVE = re.compile("['’]s?")
SAYING_BEFORE, SAYING_BEHIND = 10, 3  # words beside a day that may tell that something was said
SHORTEST = 3  # letters of a name
# A common noun, and the name of what it calls: "the trawler Morning Gift", "vessel, the Onde".
# Nouns for persons of which each calls the same ones.
PERSONS = frozenset({"people", "persons", "residents", "inhabitants", "citizens", "men", "women"})
PEOPLE = frozenset({"people"})
NAMED = re.compile(
    r"\b(?P<sure>(?:the|an?|its|her|his|their) )?(?P<noun>[a-z]{3,})(?:, the)? "
    r"(?P<name>(?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)*)"
)


@dataclass(frozen=True, eq=False)
class Answer:
    """A number, day, place or name in its sentence.

    Two can answer one question only if they have the same `kind` and `sort`: the dimension of a
    number, "day", "month" or "year" of a time, "site" of a place without a name, "person" or
    "thing" of a name. `words` are those of a name, in lower case, or the sort of a site, `heads`
    nouns for what is counted or named, `people` tells that these are persons, `is_sure` that the
    noun before a name is one, `toll` which toll a number is, `own` the claim whose time it is.
    """

    kind: Kind
    sort: str
    sentence: Sentence
    span: Span
    words: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()
    people: bool = False
    is_sure: bool = False
    toll: str = ""
    counted: Counted | None = None
    time: TimeValue | None = None
    placed: Placed | None = None
    own: Claim | None = None

    @cached_property
    def claim(self) -> Claim | None:
        """What happened: the smallest claim around it, of a time only its own."""
        return self.own if self.kind == "date" else find_claim(self.sentence, self.span.start)

    @property
    def published(self) -> str:
        """The day of its report (ISO 8601), "" if unknown."""
        published = self.sentence.article.published
        return published.last_day if published else ""

    @property
    def is_coming(self) -> bool:
        """True for a time after its report."""
        return self.time is not None and is_coming(self.time, self.sentence)

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all."""
        return (self.sentence.article.id, self.span.start)


def read_answers(sentence: Sentence) -> Iterator[Answer]:
    """The answers of a sentence, kind by kind, in reading order."""
    yield from _read_numbers(sentence)
    yield from _read_times(sentence)
    yield from _read_places(sentence)
    yield from _read_sites(sentence)
    yield from _read_persons(sentence)
    yield from _read_things(sentence)


def _read_numbers(sentence: Sentence) -> Iterator[Answer]:
    tolls = {one.amount.start: one.kind for one in sentence.read(read_tolls)}
    for one in read_counted(sentence, tolls=True):
        toll = tolls.get(one.amount.start, "")
        nouns = frozenset(_find_nouns(one)) or one.thing_set or _find_meant(one)
        yield Answer(
            "number",
            one.amount.dimension,
            sentence,
            one.span,
            heads=nouns | one.nouns | (PEOPLE if not PERSONS.isdisjoint(nouns) else frozenset()),
            people=bool(toll) or any(map(_is_person, nouns)),
            toll=toll,
            counted=one,
        )


def _find_meant(one: Counted) -> frozenset[str]:
    """What "54 of them" counts: the things of the numbers before it, in its paragraph."""
    tokens, last = one.sentence.tokens, one.amount.last
    if [each.lower for each in tokens[last + 1 : last + 3]] != ["of", "them"]:
        return frozenset()
    start = one.sentence.start + one.amount.start
    text = one.sentence.article.text
    before = split_tokens(text[text.rfind("\n", 0, start) + 1 : start])
    return frozenset(
        noun
        for amount in find_amounts(before)
        if amount.dimension == COUNT
        for noun in _read_nouns(before, amount.last + 1)
    )


def _is_person(noun: str) -> bool:
    """True for a noun for persons, or the stem of one for many."""
    return noun in _list_people() or "person" in find_noun(noun).kinds


@cache
def _list_people() -> frozenset[str]:
    words = load_difference_words("people") | load_difference_words("persons")
    return words | frozenset(map(stem_word, words))


def _find_nouns(one: Counted) -> Iterator[str]:
    """The words behind a number, up to a mark, as printed and as singulars."""
    yield from _read_nouns(one.sentence.tokens, one.amount.last + 1)


def _read_nouns(tokens: Sequence[Token], start: int) -> Iterator[str]:
    small = load_function_words()
    for token in tokens[start : start + NOUNS_BEHIND]:
        if not token.text[0].isalpha():
            return
        if token.lower in small:
            if token.lower not in load_difference_words("passed"):
                return
            continue
        yield token.lower
        if token.lower.endswith("ies"):
            yield f"{token.lower[:-3]}y"
        elif token.lower.endswith("s"):
            yield token.lower[:-1]


def _read_times(sentence: Sentence) -> Iterator[Answer]:
    """Days, months and years at which something is told to happen, not be said or denied."""
    owners = {one.when.span.start: one for one in reversed(sentence.claims) if one.when}
    for time in sentence.times:
        if time.value is None or not is_printed(time) or _is_limit(sentence, time):
            continue
        if not is_usable(time) or is_guessed(sentence, time) or is_of_text(sentence, time):
            continue
        claim = owners.get(time.span.start)
        # What is to be said on a day to come is what happens then.
        if not is_coming(time.value, sentence) and _is_of_saying(sentence, time, claim):
            continue
        sort = "day" if time.value.precision in DAY else time.value.precision
        if sort in {"day", "month", "year"}:
            yield Answer("date", sort, sentence, time.span, own=claim, time=time.value)


def _is_of_saying(sentence: Sentence, time: TimeExpression, claim: Claim | None) -> bool:
    """True for a day on which something was said; if no claim has it, by the words near it."""
    if claim is not None:
        return is_said(claim) and is_heard(sentence, claim) and not _tells_deed(claim)
    if POSSESSIVE.match(sentence.article.text, time.span.end):
        return True  # "Monday's questions" were not put on Monday
    start, end = time.span.start - sentence.start, time.span.end - sentence.start
    before = find_words(QUOTED.split(sentence.text[:start])[-1])[-SAYING_BEFORE:]
    behind = find_words(MARK.split(sentence.text[end:])[0])[:SAYING_BEHIND]
    said = {one.predicate.span.text.lower() for one in sentence.claims if is_said(one)}
    said |= load_difference_words("utterances")
    return bool(said & {*before, *behind})


def _tells_deed(claim: Claim) -> bool:
    """True for "announced her departure": what is said there is done by saying so."""
    themes = (find_words(one.span.text) for one in claim.participants if one.role == "theme")
    return claim.predicate.lemma in load_difference_words("announces") and any(
        words[0] in load_difference_words("own") and find_deeds(words[-1])
        for words in themes
        if words
    )


def is_coming(time: TimeValue, sentence: Sentence) -> bool:
    """True for a day after that of the report."""
    published = sentence.article.published
    return published is not None and time.first_day > published.last_day


def _is_limit(sentence: Sentence, time: TimeExpression) -> bool:
    """True for a time from which another is reckoned: "two days before Christmas", "since May"."""
    if time.value and time.value.precision == "minute":
        return False  # "shortly before midnight" is near it
    before = find_last_words(sentence.article.text[sentence.start : time.span.start], 1)
    if before == ["to"] and says_moved(sentence):
        return False  # "put off to 4 May"
    if before == ["since"] and time.value and time.value.precision in DAY:
        return False  # "on strike since Monday" tells when it began
    return bool(load_difference_words("limits") & set(before))


def _read_places(sentence: Sentence) -> Iterator[Answer]:
    """Small places at which something happened."""
    for one in sentence.read(read_placed):
        found = find_place(one.name)
        is_small = found is None or found.kind in CITIES
        if not one.way and is_small and len(one.name) >= SHORTEST:
            yield Answer(
                "place",
                "",
                sentence,
                one.span,
                words=tuple(sorted(one.words)),
                heads=frozenset({one.noun} - {""}),
                placed=one,
            )


def _read_sites(sentence: Sentence) -> Iterator[Answer]:
    """Places without a name."""
    for one in read_sites(sentence):
        yield Answer("place", SITE, sentence, one.span, words=(one.sort,))


def _read_persons(sentence: Sentence) -> Iterator[Answer]:
    """Persons by two names at least, with the words of their titles."""
    for one in sentence.mentions:
        if one.form != "name" or one.kind != "person":
            continue
        words = list_name_words(one.span.text)
        if len(words) > 1:
            heads = frozenset(find_words(one.role or ""))
            yield Answer("name", "person", sentence, one.span, words, heads, people=True)


def _read_things(sentence: Sentence) -> Iterator[Answer]:
    """Ships, bodies and works that a common noun before the name calls."""
    named, excluded = _list_others(sentence.mentions), _load_excluded()
    for match in NAMED.finditer(sentence.text):
        noun, words = match["noun"], list_name_words(match["name"])
        if noun in excluded or not words or "person" in find_noun(noun).kinds:
            continue
        if not _load_day_words().isdisjoint(find_words(match["name"])):
            continue
        span = sentence.span(*match.span("name"))
        if not any(one.overlaps(span) for one in named):
            heads, is_sure = frozenset({noun}) | find_alike(noun), match["sure"] is not None
            yield Answer("name", "thing", sentence, span, words, heads, is_sure=is_sure)


@cache
def _load_excluded() -> frozenset[str]:
    """Words before a name that call nothing by it: small words, places, units."""
    places = load_claim_words("place", "claims_places")
    sides = find_context_words("place_beginning")
    return frozenset(load_function_words() | places | sides | load_units().keys())


@cache
def _load_day_words() -> frozenset[str]:
    return frozenset(load_weekdays().keys() | load_months().keys())


def _list_others(mentions: tuple[Mention, ...]) -> list[Span]:
    """The names of persons, states and peoples."""
    names = (one for one in mentions if one.form == "name")
    return [
        one.span
        for one in names
        if one.kind == "person" or (one.kind == "group" and find_common_place(one.span.text))
    ]


def count_apart(one: Answer, other: Answer) -> float:
    """Days between two times, 0 for other answers."""
    return count_days(one.time, other.time) if one.time and other.time else 0.0
