"""What the words around a time tell of it: its tense, and whether it is a time at all."""

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from consilience.annotation.paragraphs import find_text
from consilience.annotation.times_hours import (
    is_led,
    is_soon,
    is_sure,
    is_tally,
    is_told_hour,
    speaks_of_hours,
    stands_alone,
)
from consilience.annotation.times_meanings import Direction
from consilience.annotation.times_tense import (
    ATTRIBUTES,
    CLIMB,
    find_direction,
    is_foreseen,
    is_of_report,
    is_present,
    is_willed,
)
from consilience.annotation.times_words import Words, is_shortened
from consilience.language.times import find_time_words, load_classes

NAMING = ATTRIBUTES | {"nummod"}
EARLIEST_OF_PLURALS = 1700  # "the 1777 campaigns" and "the 1500 men"


class Context:
    """The parse around places of a document; places are code points."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.text = find_text(doc)

    @cached_property
    def _starts(self) -> NDArray[Any]:
        # Of the type of a place; else every search would convert them all.
        starts: NDArray[Any] = self._doc.to_array("IDX").astype(np.int64)
        return starts

    @cached_property
    def speaks_of_antiquity(self) -> bool:
        """True where the document names years before Christ."""
        return re.search(r"[0-9] ?B\.?C\b", self.text) is not None

    @cached_property
    def speaks_of_hours(self) -> bool:
        """True where the document tells some time of day for sure."""
        return speaks_of_hours(self.text)

    def token_at(self, place: int) -> Token:
        """The token that holds a character."""
        return self._doc[max(int(np.searchsorted(self._starts, place, side="right")) - 1, 0)]

    def is_name(self, start: int, end: int) -> bool:
        """True where the time at `start:end` stands before the noun that it belongs to."""
        noun = self._find_named(start, end)
        return noun is not None and noun.pos_ in ("NOUN", "PROPN")

    def is_forward(self, start: int, end: int) -> bool:
        """True for the April of "the price for April delivery rose"."""
        noun = self._find_named(start, end)
        return noun is not None and noun.lower_ in find_time_words("forward")

    def _find_named(self, start: int, end: int) -> Token | None:
        """The word behind the time at `start:end` that it is an attribute of."""
        token = self.token_at(start)
        for _ in range(CLIMB):
            if token.dep_ not in NAMING or token.head.i == token.i:
                return None
            token = token.head
            if token.idx >= end:
                return token
        return None

    def find_direction(self, place: int) -> Direction:
        """Whether the clause around tells of the past or of what is to come."""
        return find_direction(self.token_at(place))

    def is_present(self, place: int) -> bool:
        """True beside a bare present, which tells of days past ("puts the start at 1 May") too."""
        return is_present(self.token_at(place))

    def is_willed(self, place: int) -> bool:
        """True where the nearest verb has a modal: "will open on 1 October"."""
        return is_willed(self.token_at(place))

    def is_foreseen(self, place: int) -> bool:
        """True for what was to be: "was to open on Sunday"."""
        return is_foreseen(self.token_at(place))

    def is_quoted(self, place: int) -> bool:
        """True within quotation marks that are opened in the same paragraph."""
        before = self.text[self.text.rfind("\n", 0, place) + 1 : place]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def is_of_report(self, place: int) -> bool:
        """True for the time of somebody's words: "said on Wednesday", "a letter sent today"."""
        return is_of_report(self.token_at(place))


Guard = Callable[[Context, Words, int, int], bool]


def _is_year(context: Context, words: Words, first: int, end: int) -> bool:
    """False for a number that counts something, or stands in an address."""
    if end - first > 1:
        return True
    after = [word.lower() for word in words.texts[end : end + 3]]
    if after[:1] and after[0] in find_time_words("counted"):
        return False
    if not find_time_words("street").isdisjoint(after[1:]):
        return False
    if first and words.texts[first - 1].lower() in find_time_words("before_year"):
        return True
    if not words.texts[first].isdigit():  # "'27 companies" may open a quotation
        return False
    token = context.token_at(words.starts[first])
    if token.dep_ in ("nummod", "compound") and token.head.tag_ in ("NNS", "NNPS"):
        is_late = int(words.texts[first]) >= EARLIEST_OF_PLURALS
        return is_late and token.ent_type_ == "DATE"
    return token.ent_type_ in ("DATE", "EVENT", "")


def _is_ancient(context: Context, words: Words, first: int, end: int) -> bool:
    """True for "in 404" in a text that has spoken of years before Christ."""
    before = words.texts[first - 1].lower() if first else ""
    is_long = len(words.texts[end - 1]) == len("404")
    if not is_long or before not in find_time_words("before_ancient"):
        return False
    if not context.speaks_of_antiquity:
        return False
    token = context.token_at(words.starts[end - 1])
    return token.head.i <= token.i or token.head.pos_ not in ("NOUN", "PROPN")


def _is_month(context: Context, words: Words, first: int, end: int) -> bool:
    """False for persons called April, for verbs, and for short names without their full stop."""
    text = words.texts[end - 1]
    token = context.token_at(words.starts[end - 1])
    if is_shortened(text) or token.ent_type_ in ("PERSON", "ORG", "GPE", "FAC"):
        return False
    if token.pos_ in ("AUX", "VERB") and text.lower() in find_time_words("verb_month"):
        return False
    if end - first > 1 or not first:
        return True
    before = context.token_at(words.starts[first - 1])
    return before.tag_ != "NNP" or before.dep_ != "compound"  # "the Long March"


def _is_clock(context: Context, words: Words, first: int, end: int) -> bool:
    """False for a bare 10:30 that nothing makes an hour: a verse, a score, a video's length."""
    bare = end - first == 1 and words.texts[first][0].isdigit()
    if bare and not find_time_words("media").isdisjoint(word.lower() for word in words.texts):
        return False
    before = words.texts[first - 1].lower() if first else "("
    return not bare or before in find_time_words("before_clock")


def _is_hour(context: Context, words: Words, first: int, end: int) -> bool:
    """False for "seven people", "closed at 3.25", "hit by four": amounts and no time of day."""
    token = context.token_at(words.starts[end - 1])
    if is_tally(words, first, end, token):
        return False
    if is_told_hour(words, first, end):
        return True
    if not is_led(words, first):
        return False
    if not stands_alone(token, soon=is_soon(words, first)):
        return False
    return is_sure(words, first, end) or context.speaks_of_hours


def _is_that(context: Context, words: Words, first: int, end: int) -> bool:
    """False for "said that Monday was quiet", where "that" begins a clause."""
    before = context.token_at(words.starts[first - 1]).lemma_ if first else ""
    after = context.token_at(words.starts[end]).pos_ if end < len(words.texts) else ""
    return before not in find_time_words("telling") and after not in ("AUX", "VERB", "PART")


def _is_season(context: Context, words: Words, first: int, end: int) -> bool:
    token = context.token_at(words.starts[end - 1])
    return token.pos_ in ("NOUN", "PROPN", "")


def _is_day(context: Context, words: Words, first: int, end: int) -> bool:
    """False for "the 20th century" and "the first": the day of a month stands alone."""
    if not words.texts[end - 1][0].isdigit():
        return False
    token = context.token_at(words.starts[end - 1])
    after = words.texts[end].lower() if end < len(words.texts) else "."
    return after in find_time_words("cut_words") and token.dep_ in ("pobj", "npadvmod", "")


def _is_length(context: Context, words: Words, first: int, end: int) -> bool:
    """False for ages: "45-year-old", "aged 6 months", "26 years of age"."""
    before = words.texts[first - 1].lower() if first else ""
    after = {word.lower() for word in words.texts[end : end + 2]}
    is_age = before in find_time_words("before_age") or after & find_time_words("after_age")
    return not is_age


def _is_rate(context: Context, words: Words, first: int, end: int) -> bool:
    """False within a name: "the Daily Telegraph"."""
    around = (*words.texts[max(first - 1, 0) : first], *words.texts[end : end + 1])
    return words.texts[end - 1].islower() or not any(word[0].isupper() for word in around)


def _is_no_name(context: Context, words: Words, first: int, end: int) -> bool:
    """False within a name: "USA Today", "News Sunday"."""
    word = words.texts[first].lower()
    if not first or words.texts[first].islower():
        return True
    token, before = (context.token_at(words.starts[at]) for at in (first, first - 1))
    if before.pos_ != "PROPN" or not before.text.istitle():
        return True
    if word in load_classes()["WEEKDAY"]:  # "told reporters in Oslo Monday"
        return token.ent_type_ in ("DATE", "TIME")
    return word not in load_classes()["DAY_WORD"]


def _is_feast(context: Context, words: Words, first: int, end: int) -> bool:
    """False for "Christmas trees"."""
    token = context.token_at(words.starts[end - 1])
    return end - first > 1 or token.dep_ not in ATTRIBUTES


GUARDS: dict[str, Guard] = {
    "year": _is_year,
    "ancient": _is_ancient,
    "month": _is_month,
    "clock": _is_clock,
    "hour": _is_hour,
    "that": _is_that,
    "season": _is_season,
    "day": _is_day,
    "length": _is_length,
    "rate": _is_rate,
    "name": _is_no_name,
    "feast": _is_feast,
}
