"""Whether "seven", "3.25" or "ten to nine" is a time of day."""

import re
from functools import cache

from spacy.tokens import Token

from consilience.annotation.times_words import Words
from consilience.language.lexicon import match_any
from consilience.language.times import find_time_words, load_classes

# What makes it plain that an article tells times of day.
HOURS = re.compile(
    r"\b[0-9]{1,2}(?:[.:][0-9]{2})? ?[ap]\.?m\b|\bo['’]clock\b|\b(?:noon|midnight|half past)\b"
    r"|\b(?:[01]?[0-9]|2[0-4]):[0-5][0-9]\b"
    r"|[0-9]\.[0-5][0-9] on [A-Z][a-z]+day",
    re.IGNORECASE,
)
COUNTED = frozenset({"NOUN", "ADJ", "NUM", "SYM"})  # behind a number that counts or measures
RELATIONS = frozenset({"pobj", "npadvmod", "advmod", ""})
JOINED = frozenset({"of", "-", "–", "/", "%", "(", "to", "or"})
CLIMB = 4  # words from a number up to the verb that it belongs to


def speaks_of_hours(text: str) -> bool:
    """True where the text tells some time of day in a way that can mean nothing else."""
    return HOURS.search(text) is not None or _match_parts().search(text) is not None


@cache
def _match_parts() -> re.Pattern[str]:
    """Finds "5.40 in the morning" and "ten to three in the morning"."""
    classes = load_classes()
    hours, parts = match_any(classes["HOUR_WORD"]), match_any(classes["PART"])
    return re.compile(
        rf"(?:[0-9]\.[0-5][0-9]|\bto (?:{hours})) in the (?:{parts})\b", re.IGNORECASE
    )


def is_told_hour(words: Words, first: int, end: int) -> bool:
    """True where the words `first:end` themselves tell an hour, whatever stands around.

    So do "half past six", "Sunday at five", and behind "at" or "after" "five in the morning".
    """
    told = [word.lower() for word in words.texts[first:end]]
    classes = load_classes()
    if told[0] in classes["CLOCK_PART"] and "past" in told:
        return True
    if not (told[0] in classes["NUMBER"] or told[0][0].isdigit() or told[0] in {"a", "half"}):
        return told[0] not in classes["CLOCK_PART"]  # it begins with the day
    in_part = not classes["PART"].keys().isdisjoint(told)
    return in_part and is_led(words, first)


def is_led(words: Words, first: int) -> bool:
    """True behind a word that an hour may follow: "at", "around", "until"."""
    return first > 0 and words.texts[first - 1].lower() in find_time_words("before_hour")


def is_soon(words: Words, first: int) -> bool:
    """True behind "shortly after", where nothing is counted."""
    return first > 1 and words.texts[first - 2].lower() in find_time_words("soon")


def is_tally(words: Words, first: int, end: int, token: Token) -> bool:
    """True for "voted by five to two"."""
    told = [word.lower() for word in words.texts[first:end]]
    if not first or words.texts[first - 1].lower() != "by" or "to" not in told:
        return False
    above = token
    for _ in range(CLIMB):
        above = above.head
        if above.lemma_.lower() in find_time_words("tallied"):
            return True
    return False


def stands_alone(token: Token, *, soon: bool = False) -> bool:
    """False for a number that counts or measures: "seven people", "hit by four", "rose by 5.10".

    `soon`: it stands behind "shortly after", and so is no amount.
    """
    if token.i + 1 < len(token.doc):
        behind = token.nbor(1)
        if behind.pos_ in COUNTED or behind.lower_ in JOINED:
            return False
    if token.dep_ not in RELATIONS or token.head.dep_ == "agent":
        return False
    above = token
    for _ in range(CLIMB):
        above = above.head
        if above.pos_ in ("VERB", "AUX"):
            return soon or above.lemma_ not in find_time_words("valued")
    return True


def is_sure(words: Words, first: int, end: int) -> bool:
    """True for "shortly after five", "five past three", "at 15.20", "Around seven the …"."""
    if end - first > 1 or "." in words.texts[first] or is_soon(words, first):
        return True
    behind = words.texts[end].lower() if end < len(words.texts) else ""
    starts = first == 1 and words.texts[0][0].isupper()
    return starts and behind in find_time_words("begins_clause")
