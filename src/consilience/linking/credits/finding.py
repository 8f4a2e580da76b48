"""Whom an article credits in its text: outlets, statements, letters, posts, unnamed sources."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from consilience.language.lexicon import load_words
from consilience.language.outlets import load_name_words
from consilience.language.sources import fold_outlet, names_own_outlet
from consilience.linking.credits.context import Context, Speakers
from consilience.linking.credits.cues import CuesHere, StoryCues, choose_phrases
from consilience.linking.credits.holders import (
    NOBODY,
    ChannelNoun,
    Holder,
    find_holder,
    is_body,
    is_told_by,
    resolve_holder,
)
from consilience.linking.credits.names import (
    NAME,
    OUTLET,
    Named,
    Outlets,
)
from consilience.linking.credits.patterns import (
    NOUN,
    Wording,
    find_channel,
    load_again_patterns,
    load_carrier_patterns,
    load_citation_patterns,
    load_occasion_pattern,
    load_office_again_patterns,
    load_office_patterns,
    load_opening_pattern,
    load_said_need,
    load_unnamed_needs,
    load_unnamed_pattern,
)
from consilience.linking.credits.runs import NameFinder
from consilience.linking.credits.sentences import (
    MarkedSentence,
    Marking,
)
from consilience.linking.readings import read_texts
from consilience.records.article import Article
from consilience.records.ids import ArticleId

# Before a channel's noun inside of what somebody says: it carries words there too.
CARRYING = re.compile(r"\b(?:in|via|through|by|according\sto)\s(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)
DETERMINED = re.compile(r"\b(?:an?|the|one|another)\s(?:[\w’'-]+\s){0,2}\Z", re.IGNORECASE)
# Behind a speaker without a name what he is familiar with, or has knowledge of.
UNFINISHED = re.compile(
    r"(?:(?<=\swith)|(?<=\son)|(?<=\sto)|\sof)"
    r"\s(?:(?:the|his|her|its|their|this|that|an?)\s)?[a-z][\w-]*(?:\sof\s(?:the\s)?[\w-]+)?"
)
GIVEN_WITHIN = " the "  # of a channel's noun ("in the release")
UTTERED_BEFORE = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir)\s(?:[a-z]+\s)?$")
UTTERED_BEHIND = re.compile(r"\sthat\b")
LONGEST_WORD = 12  # characters before a noun that may hold an auxiliary
SourceKind = Literal["outlet", "statement", "document", "unnamed", "open"]
GIVEN = re.compile(
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]he same)\s(?:NAME\s)?$".replace("NAME", NAME + "+")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One source named at characters `start:end`, in sentence number `sentence`.

    `key` identifies the source among those of its `kind` ("outlet": the folded name; "statement":
    the holder's surname or the words of a body; "document", whose holder nobody tells:
    its channel).
    `strength` is 1 where facts are said to come from there, 2 where it was first, less for a
    mention. `channel` is "occasion" for an outlet
    whose report the sentence tells as what something followed: its other facts are not from there.
    """

    kind: SourceKind
    key: tuple[str, ...]
    name: str
    channel: str
    strength: float
    sentence: int
    start: int
    end: int


def find_credits(
    article: Article, known: Mapping[str, str], speakers: Speakers | None = None
) -> tuple[Credit, ...]:
    """All credits in the text in reading order, at most one of a kind and key a sentence.

    `known` holds names of outlets, folded to full. The article's own outlet is no source of it.
    Without `speakers` all names in capitals that are no places may be persons.
    """
    (found,) = find_all_credits([article], known, {article.id: speakers})
    return found


def find_all_credits(
    articles: Sequence[Article],
    known: Mapping[str, str],
    speakers: Mapping[ArticleId, Speakers | None],
) -> list[tuple[Credit, ...]]:
    """As `find_credits` for each article, their texts read as one."""
    outlets = known if isinstance(known, Outlets) else Outlets(known)
    reading = read_texts([one.text for one in articles])
    names, cues = NameFinder(reading, outlets), StoryCues(reading)
    chosen = sorted({*cues.list_sentences(), *names.find_with_outlets()})
    again = sorted({one for needs in _list_needs() for one in cues.list_with(needs)})
    found = []
    for article, places, (first, last) in zip(
        articles, reading.sentences, pairwise(reading.first_sentences), strict=True
    ):
        marking = Marking(article.text, places, names, first)
        context = Context(article, marking, known, speakers.get(article.id))
        asked = chosen[bisect_left(chosen, first) : bisect_left(chosen, last)]
        later = again[bisect_left(again, first) : bisect_left(again, last)]
        found.append(tuple(_find_in_article(context, cues, first, asked, later)))
    return found


def _list_needs() -> set[int]:
    """What sentences need that speak of an outlet named before."""
    return {one.needs for one in load_again_patterns()}


def _find_in_article(
    context: Context,
    cues: StoryCues,
    first: int,
    asked: Sequence[int],
    again: Sequence[int],
) -> Iterator[Credit]:
    """The credits in the sentences asked for, behind a named outlet those in `again` too.

    `first` is the number of the article's first sentence among those of all.
    """
    waiting = sorted(asked, reverse=True)
    while waiting:
        number = waiting.pop()
        has_outlets = bool(context.outlets)
        found = list(_find_all(number - first, cues.find(number), context))
        yield from _keep_strongest(found) if len(found) > 1 else found
        if context.outlets and not has_outlets:
            waiting = sorted({*waiting, *(one for one in again if one > number)}, reverse=True)


def _find_all(number: int, here: CuesHere, context: Context) -> Iterator[Credit]:
    """All credits in one sentence; what was named before it is in the context."""
    sentence = context.sentences[number]
    if context.outlets or OUTLET in sentence.marked:
        yield from _find_outlets(sentence, here, context)
    if any(map(here.may_hold, load_unnamed_needs())):
        yield from _find_unnamed(sentence, context)
    for one in load_office_patterns():
        if here.may_hold(one.needs):
            yield from _find_offices(sentence, one, context)
    if context.holders.get("statement", NOBODY) != NOBODY:
        yield from _find_offices_again(sentence, here, context)
    if here.phrases:
        yield from _find_channels(sentence, here, context)


def _keep_strongest(found: Sequence[Credit]) -> list[Credit]:
    best: dict[tuple[str, tuple[str, ...]], Credit] = {}
    for one in sorted(found, key=lambda one: (-one.strength, one.start)):
        best.setdefault((one.kind, one.key), one)
    return sorted(best.values(), key=lambda one: (one.start, one.kind, one.key))


def _find_outlets(sentence: MarkedSentence, here: CuesHere, context: Context) -> Iterator[Credit]:
    named_here = OUTLET in sentence.marked
    for one in (*load_carrier_patterns(), *load_citation_patterns()) if named_here else ():
        for match in one.pattern.finditer(sentence.marked) if here.may_hold(one.needs) else ():
            named = sentence.name_at(match.start("source"))
            name = _resolve_outlet(named, context) if named and named.outlet else None
            if named and name:
                channel = "occasion" if _is_occasion(sentence.marked, match) else one.channel
                yield _credit_outlet(name, channel, one.strength, sentence, match)
    for named in sentence.named:
        if named.outlet and (name := _resolve_outlet(named, context)):
            context.outlets.append(name)
            folded = fold_outlet(named.text)
            if folded in load_words("sources", "ambiguous") or folded not in context.known:
                continue
            start, end = named.start - sentence.start, named.end - sentence.start
            yield _make(sentence, start, end, "outlet", (fold_outlet(name),), name, "mention", 0.3)
    for one in load_again_patterns() if context.outlets else ():
        for match in one.pattern.finditer(sentence.marked) if here.may_hold(one.needs) else ():
            name = context.outlets[-1]
            yield _credit_outlet(name, one.channel, one.strength, sentence, match)


def _is_occasion(marked: str, match: re.Match[str]) -> bool:
    """Whether the report is told as what something followed ("resigned after X reported …")."""
    if load_opening_pattern("giving").match(match[0]):
        return False
    return load_occasion_pattern().search(marked, 0, match.start("source")) is not None


def _credit_outlet(
    name: str, channel: str, strength: float, sentence: MarkedSentence, match: re.Match[str]
) -> Credit:
    key = (fold_outlet(name),)
    return _make(sentence, match.start(), match.end(), "outlet", key, name, channel, strength)


def _resolve_outlet(named: Named, context: Context) -> str | None:
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
    return None if own and names_own_outlet(name, own) else name


def _find_unnamed(sentence: MarkedSentence, context: Context) -> Iterator[Credit]:
    printed = context.article.text[sentence.start : sentence.end]
    for match in load_unnamed_pattern().finditer(sentence.marked):
        whole = UNFINISHED.match(printed, match.end(), len(printed))
        words = printed[match.start() : whole.end() if whole else match.end()]
        yield _make(sentence, match.start(), match.end(), "unnamed", (), words, "unnamed", 1.0)


def _find_offices(sentence: MarkedSentence, wording: Wording, context: Context) -> Iterator[Credit]:
    for match in wording.pattern.finditer(sentence.marked):
        holder = resolve_holder(match, sentence, context)
        if holder is not None:
            context.holders["statement"] = holder
            yield _make(
                sentence, match.start(), match.end(), "statement", *holder, "statement", 0.8
            )


def _find_offices_again(
    sentence: MarkedSentence, here: CuesHere, context: Context
) -> Iterator[Credit]:
    holder = context.holders["statement"]
    for one in load_office_again_patterns():
        for match in one.pattern.finditer(sentence.marked) if here.may_hold(one.needs) else ():
            yield _make(
                sentence, match.start(), match.end(), "statement", *holder, "statement", 0.8
            )


def _find_channels(sentence: MarkedSentence, here: CuesHere, context: Context) -> Iterator[Credit]:
    printed = context.article.text[sentence.start : sentence.end]
    for start, end in choose_phrases(here.phrases, printed, sentence.marked):
        words = sentence.marked[start:end]
        if _is_verb(sentence.marked[:start]):
            continue
        channel = find_channel(words)
        if not channel.closed or _is_utterance(sentence.marked, start, end):
            yield _make(sentence, start, end, "open", (), printed[start:end], channel.name, 1.0)
            continue
        before = sentence.marked[:start]
        place = (sentence.start + start, sentence.start + end)
        if context.is_spoken_of(place) and not CARRYING.search(before):
            continue
        is_given = words.lower() not in channel.verbs and (
            GIVEN.search(before) is not None or GIVEN_WITHIN in words.lower()
        )
        if is_given and channel.name in context.holders and not is_told_by(place, channel, context):
            found: Holder | None = context.holders[channel.name]
        else:
            marked = before + NOUN * (end - start) + sentence.marked[end:]
            may_say = here.may_hold(load_said_need())
            noun = ChannelNoun(marked, start, end, sentence, channel, is_given=is_given)
            found = find_holder(noun, context, may_say=may_say)
        is_body_verb = words.lower() in channel.body_verbs
        if found is None or (is_body_verb and not (found[1] and is_body(found, context))):
            continue
        context.holders[channel.name] = found
        key, name = found
        if found == NOBODY:
            opening = DETERMINED.search(printed, 0, start)
            key, name = (channel.name,), printed[opening.start() if opening else start : end]
        kind: SourceKind = "document" if found == NOBODY else "statement"
        yield _make(sentence, start, end, kind, key, name, channel.name, 1.0)


def _is_utterance(marked: str, start: int, end: int) -> bool:
    """Whether somebody's "statement that …" is what he said rather than a text."""
    behind = UTTERED_BEHIND.match(marked, end)
    return bool(behind and UTTERED_BEFORE.search(marked, 0, start))


def _is_verb(before: str) -> bool:
    """Whether the word behind is no noun: "did not release"."""
    last = before[-LONGEST_WORD:].lower().rsplit(None, 1)
    return bool(last) and last[-1] in load_words("sources", "auxiliary")


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
