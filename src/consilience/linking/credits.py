"""Whom an article credits in its text: outlets, statements, letters, posts, unnamed sources."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words
from consilience.language.outlets import load_name_words
from consilience.language.sources import fold_outlet, is_same_outlet
from consilience.language.titles import find_title_kinds
from consilience.linking.credits_cues import (
    CHANNEL,
    OFFICE,
    UNNAMED,
    CuesHere,
    choose_phrases,
    find_cues,
)
from consilience.linking.credits_names import (
    NAME,
    OUTLET,
    Named,
    NameFinder,
    Outlets,
    fold_holder,
)
from consilience.linking.credits_patterns import (
    NOUN,
    find_channel,
    load_again_patterns,
    load_carrier_patterns,
    load_citation_patterns,
    load_holder_start,
    load_holding_patterns,
    load_office_again_patterns,
    load_office_patterns,
    load_said_pattern,
    load_unnamed_pattern,
)
from consilience.linking.credits_sentences import (
    MarkedSentence,
    Marking,
    count_persons,
    find_roles,
)
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article

SourceKind = Literal["outlet", "statement", "unnamed", "open"]
PRONOUNS = frozenset({"his", "her", "its", "their", "he", "she", "they"})
GIVEN = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]he same)\s(?:NAME\s)?$".replace("NAME", NAME + "+")
)
# "The singer posted …", "He said on …": somebody that was named before.
SUBJECT_GIVEN = re.compile(
    r"[\"“‘']?(?:[Tt]he\s[a-z][\w-]+\s(?:[a-z]|\ue001)|[HS]e\s|She\s|They\s)"
)
VIA = re.compile(r"\b(?:in|on|via|through|to|used|using|from|over)\s(?:[\w’'-]+\s){0,4}$")
LONGEST = 1_500  # characters of a sentence that are searched
NO_CUES = CuesHere()


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One source named at characters `start:end`, in sentence number `sentence`.

    `key` identifies the source among those of its `kind` ("outlet": the folded name; "statement":
    the holder's surname or the words of a body). `strength` is 1 where facts are said to come
    from there, 2 where it was first, less for a mention.
    """

    kind: SourceKind
    key: tuple[str, ...]
    name: str
    channel: str
    strength: float
    sentence: int
    start: int
    end: int


@dataclass
class _Context:
    """What was named so far, to which "his office", "the statement" and "the paper" refer."""

    article: Article
    sentences: Marking
    known: Mapping[str, str]
    outlets: list[str] = field(default_factory=list)
    holders: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    subjects: tuple[int, str | None] = (0, None)  # what `find_subject` found for a sentence

    @cached_property
    def persons(self) -> Mapping[str, int]:
        """Surnames of those who are named in full, and how often each is named."""
        return count_persons(self.sentences.count_names())

    @cached_property
    def roles(self) -> Mapping[str, list[str]]:
        """Offices to the surnames of those who hold them."""
        return find_roles(self.article.text, self.sentences)

    def find_subject(self, before: int) -> str | None:
        """The surname of the first person in the last sentence with one, before one by number.

        It is asked for in the order of the sentences.
        """
        known, subject = self.subjects
        for number in range(before - 1, known - 1, -1):
            person = next(
                (one for one in self.sentences[number].named if self.is_person(one)), None
            )
            if person is not None:
                subject = fold_holder(person.text)[0]
                break
        self.subjects = before, subject
        return subject

    def find_body(self, word: str, before: int) -> str | None:
        """The last body named before a sentence that has the word and another in its name."""
        for number in range(before - 1, -1, -1):
            for one in reversed(self.sentences[number].named):
                if len(key := fold_holder(one.text)) > 1 and word in key:
                    return one.text
        return None

    def is_person(self, named: Named) -> bool:
        """Whether a name is that of somebody who is named in full somewhere."""
        key = () if named.outlet else fold_holder(named.text)
        return len(key) == 1 and (" " in named.text or key[0] in self.persons)


def find_credits(article: Article, known: Mapping[str, str]) -> tuple[Credit, ...]:
    """All credits in the text in reading order, at most one of a kind and key a sentence.

    `known` holds names of outlets, folded to full. The article's own outlet is no source of it.
    """
    text, outlets = article.text, known if isinstance(known, Outlets) else Outlets(known)
    places = [(start, min(end, start + LONGEST)) for start, end in find_sentences(text)]
    context = _Context(article, Marking(text, places, NameFinder(text, outlets)), known)
    cues = find_cues(text, places, outlets)
    found: list[Credit] = []
    waiting = sorted(cues, reverse=True)
    while waiting:
        number = waiting.pop()
        has_outlets = bool(context.outlets)
        found += _keep_strongest(list(_find_all(number, cues.get(number, NO_CUES), context)))
        if context.outlets and not has_outlets:
            again = {one for one in _find_again(text, places) if one > number}
            waiting = sorted({*waiting, *again}, reverse=True)
    return tuple(found)


def _find_again(text: str, places: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The sentences that may speak of an outlet named before."""
    begins = [start for start, _ in places]
    for one in load_again_patterns():
        for match in one.pattern.finditer(text):
            yield bisect_right(begins, match.start()) - 1


def _find_all(number: int, here: CuesHere, context: _Context) -> Iterator[Credit]:
    """All credits in one sentence; what was named before it is in the context."""
    sentence = context.sentences[number]
    if context.outlets or OUTLET in sentence.marked:
        yield from _find_outlets(sentence, context)
    if here.kinds & UNNAMED:
        yield from _find_unnamed(sentence)
    if here.kinds & OFFICE:
        yield from _find_offices(sentence, context)
        yield from _find_offices_again(sentence, context)
    if here.kinds & CHANNEL:
        yield from _find_channels(sentence, here.phrases, context)


def _keep_strongest(found: Sequence[Credit]) -> list[Credit]:
    best: dict[tuple[str, tuple[str, ...]], Credit] = {}
    for one in sorted(found, key=lambda one: (-one.strength, one.start)):
        best.setdefault((one.kind, one.key), one)
    return sorted(best.values(), key=lambda one: (one.start, one.kind, one.key))


def _find_outlets(sentence: MarkedSentence, context: _Context) -> Iterator[Credit]:
    named_here = OUTLET in sentence.marked
    for one in (*load_carrier_patterns(), *load_citation_patterns()) if named_here else ():
        for match in one.pattern.finditer(sentence.marked):
            named = sentence.name_at(match.start("source"))
            name = _resolve_outlet(named, context) if named and named.outlet else None
            if named and name:
                yield _credit_outlet(name, one.channel, one.strength, sentence, match)
    for named in sentence.named:
        if named.outlet and (name := _resolve_outlet(named, context)):
            context.outlets.append(name)
            folded = fold_outlet(named.text)
            if folded in load_words("sources", "ambiguous") or folded not in context.known:
                continue
            start, end = named.start - sentence.start, named.end - sentence.start
            yield _make(sentence, start, end, "outlet", (fold_outlet(name),), name, "mention", 0.3)
    for one in load_again_patterns() if context.outlets else ():
        for match in one.pattern.finditer(sentence.marked):
            name = context.outlets[-1]
            yield _credit_outlet(name, one.channel, one.strength, sentence, match)


def _credit_outlet(
    name: str, channel: str, strength: float, sentence: MarkedSentence, match: re.Match[str]
) -> Credit:
    key = (fold_outlet(name),)
    return _make(sentence, match.start(), match.end(), "outlet", key, name, channel, strength)


def _resolve_outlet(named: Named, context: _Context) -> str | None:
    """The outlet meant, None for the article's own: "the Times" is the one so called before."""
    name = named.outlet
    assert name is not None
    own = context.article.outlet
    folded = fold_outlet(named.text)
    if " " not in folded and folded in load_name_words():
        longer = [one for one in context.outlets if fold_outlet(one).split()[-1] == folded]
        if own and folded in fold_outlet(own).split():
            return None
        if longer:
            return longer[-1]
        if folded in load_words("sources", "ambiguous"):
            return None
    return None if own and is_same_outlet(name, own) else name


def _find_unnamed(sentence: MarkedSentence) -> Iterator[Credit]:
    for match in load_unnamed_pattern().finditer(sentence.marked):
        words = sentence.marked[match.start() : match.end()]
        yield _make(sentence, match.start(), match.end(), "unnamed", (), words, "unnamed", 1.0)


def _find_offices(sentence: MarkedSentence, context: _Context) -> Iterator[Credit]:
    for pattern in load_office_patterns():
        for match in pattern.finditer(sentence.marked):
            holder = _resolve_holder(match, sentence, context)
            if holder is not None:
                context.holders["statement"] = holder
                yield _make(
                    sentence, match.start(), match.end(), "statement", *holder, "statement", 0.8
                )


def _find_offices_again(sentence: MarkedSentence, context: _Context) -> Iterator[Credit]:
    holder = context.holders.get("statement")
    for pattern in load_office_again_patterns() if holder else ():
        for match in pattern.finditer(sentence.marked):
            assert holder is not None
            yield _make(
                sentence, match.start(), match.end(), "statement", *holder, "statement", 0.8
            )


def _find_channels(
    sentence: MarkedSentence, phrases: Iterable[tuple[int, int]], context: _Context
) -> Iterator[Credit]:
    printed = context.article.text[sentence.start : sentence.end]
    for start, end in choose_phrases(phrases, printed, sentence.marked):
        words = sentence.marked[start:end]
        channel = find_channel(words)
        if not channel.closed:
            yield _make(sentence, start, end, "open", (), words, channel.name, 1.0)
            continue
        if GIVEN.search(sentence.marked[:start]) and channel.name in context.holders:
            holder = context.holders[channel.name]
            yield _make(sentence, start, end, "statement", *holder, channel.name, 1.0)
            continue
        marked = sentence.marked[:start] + NOUN * (end - start) + sentence.marked[end:]
        found = _find_holder(marked, start, sentence, context)
        if found is not None:
            context.holders[channel.name] = found
            yield _make(sentence, start, end, "statement", *found, channel.name, 1.0)


def _find_holder(
    marked: str, noun: int, sentence: MarkedSentence, context: _Context
) -> tuple[tuple[str, ...], str] | None:
    holders = _find_holders(marked)
    is_said = load_said_pattern().search(marked) is not None
    for one in load_holding_patterns():
        if one.asks_said and not is_said:
            continue
        matches = (
            filter(None, (one.pattern.match(marked, at) for at in reversed(holders)))
            if one.begins_with_holder
            else reversed(list(one.pattern.finditer(marked)))
        )
        for match in matches:
            if (holder := _resolve_holder(match, sentence, context)) is not None:
                return holder
    if VIA.search(marked[:noun]):
        surname = _find_antecedent(sentence, noun, context)
        return ((surname,), surname.title()) if surname else None
    return None


def _find_holders(marked: str) -> Sequence[int]:
    """The words and runs of name marks with which a holder may begin."""
    return [match.start() for match in load_holder_start().finditer(marked)]


def _resolve_holder(
    match: re.Match[str], sentence: MarkedSentence, context: _Context
) -> tuple[tuple[str, ...], str] | None:
    """Key and name of whose it is; None where nobody can be told."""
    start = match.start("holder")
    named = sentence.name_at(start)
    words = match["holder"]
    if named is not None:
        printed = context.article.text[named.start : sentence.start + match.end("holder")]
        if printed.split()[-1] in load_words("sources", "personal_body"):
            printed = named.text
        return (key, printed) if (key := _check_key(fold_holder(printed))) else None
    folded = words.lower()
    if folded in PRONOUNS:
        surname = _find_antecedent(sentence, start, context)
        return ((surname,), surname.title()) if surname else None
    nominal = folded.removeprefix("the ").split()
    for size in range(len(nominal), 0, -1):
        holder = _resolve_nominal(" ".join(nominal[:size]), sentence, context)
        if holder is not None:
            return holder
    return None


def _check_key(key: tuple[str, ...]) -> tuple[str, ...] | None:
    if not key or (len(key) == 1 and (find_title_kinds(key[0]) or find_place(key[0].title()))):
        return None
    return key


def _resolve_nominal(
    nominal: str, sentence: MarkedSentence, context: _Context
) -> tuple[tuple[str, ...], str] | None:
    """Whom "defense minister" or "transport ministry" stands for."""
    last = nominal.split()[-1]
    # Every office ends with a word of a title.
    if find_title_kinds(last) and (surnames := context.roles.get(nominal)):
        here = [fold_holder(one.text)[-1:] for one in sentence.named if not one.outlet]
        present = [one for one in surnames if (one,) in here]
        counts = Counter(present or surnames)
        surname = min(counts, key=lambda one: (-counts[one], one))
        return (surname,), surname.title()
    if last in load_words("sources", "body"):
        if nominal == last and (name := context.find_body(last, sentence.number)):
            return fold_holder(name), name
        return fold_holder(nominal), nominal
    return None


def _find_antecedent(sentence: MarkedSentence, before: int, context: _Context) -> str | None:
    """The surname of the first person named in the sentence before, else the last subject."""
    subject = context.find_subject(sentence.number)
    if subject and SUBJECT_GIVEN.match(sentence.marked):
        return subject
    for one in sentence.named:
        if one.start - sentence.start < before and context.is_person(one):
            return fold_holder(one.text)[0]
    return subject or min(
        context.persons, key=lambda one: (-context.persons[one], one), default=None
    )


def _make(
    sentence: MarkedSentence,
    start: int,
    end: int,
    kind: SourceKind,
    key: tuple[str, ...],
    name: str,
    channel: str,
    strength: float,
) -> Credit:
    return Credit(
        kind=kind,
        key=key,
        name=name,
        channel=channel,
        strength=strength,
        sentence=sentence.number,
        start=sentence.start + start,
        end=sentence.start + end,
    )
