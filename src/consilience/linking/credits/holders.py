"""Whose a statement, letter or post is: the one to whom the words of its sentence tie it."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words
from consilience.language.titles import find_title_kinds
from consilience.linking.credits.context import Context
from consilience.linking.credits.names import find_owner, fold_holder
from consilience.linking.credits.patterns import (
    load_holder_start,
    load_holding_patterns,
    load_said_pattern,
)
from consilience.linking.credits.sentences import MarkedSentence

PRONOUNS = frozenset({"his", "her", "its", "their", "he", "she", "they"})
# "The singer posted …", "He said on …": somebody that was named before.
SUBJECT_GIVEN = re.compile(
    r"[\"“‘']?(?:[Tt]he\s[a-z][\w-]+\s(?:[a-z]|\ue001)|[HS]e\s|She\s|They\s)"
)
VIA = re.compile(r"\b(?:in|on|via|through|to|used|using|from|over)\s(?:[\w’'-]+\s){0,4}$")


def find_holder(
    marked: str, noun: int, sentence: MarkedSentence, context: Context, *, may_say: bool
) -> tuple[tuple[str, ...], str] | None:
    """Whose the words at `noun` are; `may_say`: whether the sentence may tell of saying."""
    said = _find_starts(load_said_pattern(), marked) if may_say else []
    begins = {
        "holder": _find_starts(load_holder_start(), marked, noun),
        "noun": [noun],
        "said": said,
    }
    for one in load_holding_patterns():
        if one.asks_said and not said:
            continue
        places = begins.get(one.begins)
        matches = (
            reversed(list(one.pattern.finditer(marked)))
            if places is None
            else filter(None, map(one.pattern.match, repeat(marked), reversed(places)))
        )
        for match in matches:
            if (holder := resolve_holder(match, sentence, context)) is not None:
                return holder
    if VIA.search(marked[:noun]):
        surname = _find_antecedent(sentence, noun, context)
        return ((surname,), surname.title()) if surname else None
    return None


def _find_starts(pattern: re.Pattern[str], marked: str, end: int | None = None) -> Sequence[int]:
    return [
        match.start() for match in pattern.finditer(marked, 0, len(marked) if end is None else end)
    ]


def resolve_holder(
    match: re.Match[str], sentence: MarkedSentence, context: Context
) -> tuple[tuple[str, ...], str] | None:
    """Key and name of whose it is; None where nobody can be told."""
    start = match.start("holder")
    named = sentence.name_at(start)
    words = match["holder"]
    if named is not None:
        first = find_owner(named, sentence.start, context.article.text)
        printed = context.article.text[first : sentence.start + match.end("holder")]
        if printed.split()[-1] in load_words("sources", "personal_body"):
            printed = context.article.text[first : named.end]
        key = _check_key(fold_holder(printed)) if context.may_speak(printed) else None
        return (key, printed) if key else None
    folded = words.lower()
    if folded in PRONOUNS:
        surname = _find_antecedent(sentence, start, context)
        return ((surname,), surname.title()) if surname else None
    nominal = folded.removeprefix("the ").split()
    for size in range(len(nominal), 0, -1):
        holder = _resolve_nominal(" ".join(nominal[:size]), sentence, start, context)
        if holder is not None:
            return holder
    return None


def _check_key(key: tuple[str, ...]) -> tuple[str, ...] | None:
    if not key or (len(key) == 1 and (find_title_kinds(key[0]) or find_place(key[0].title()))):
        return None
    return key


def _resolve_nominal(
    nominal: str, sentence: MarkedSentence, start: int, context: Context
) -> tuple[tuple[str, ...], str] | None:
    """Whom "defense minister" or "transport ministry" at a character of it stands for."""
    last = nominal.split()[-1]
    # Every office ends with a word of a title.
    if find_title_kinds(last) and (surnames := context.roles.get(nominal)):
        here = [fold_holder(one.text)[-1:] for one in sentence.named if not one.outlet]
        present = [one for one in surnames if (one,) in here]
        counts = Counter(present or surnames)
        surname = min(counts, key=lambda one: (-counts[one], one))
        return (surname,), surname.title()
    if last in load_words("sources", "body"):
        place = sentence.start + start
        if nominal == last and (name := context.find_body(last, sentence.number, place)):
            return fold_holder(name), name
        return fold_holder(nominal), nominal
    return None


def _find_antecedent(sentence: MarkedSentence, before: int, context: Context) -> str | None:
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
