"""Names in a sentence of a brief: for bare descriptions, and in full for who is new in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from consilience.analysis.facts_nominals import Nominal, name_nominals
from consilience.analysis.facts_reading import Reading
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words, match_any
from consilience.language.titles import find_title_kinds
from consilience.records.analysis import BriefSentence
from consilience.records.span import Span

QUOTES: Final = frozenset('"“”«»')
DEFINITE: Final = "the "
_WORD: Final = re.compile(r"\w+")


def name_parties(words: Span, reading: Reading) -> str | None:
    """The words with names for bare descriptions of people and bodies; their own in speech.

    None where somebody who acts or speaks in them is named nowhere in the article. A name that
    cannot be that of what is described is none: "the president" is no company.
    """
    held = reading.nominals.get(words.article, ())
    return name_nominals(
        words,
        (
            one if _may_name(one) else replace(one, name="")
            for one in held
            if words.start <= one.span.start < words.end and not reading.is_quoted(one.span)
        ),
    )


def _may_name(one: Nominal) -> bool:
    noun = one.span.text.split()[-1].lower()
    is_office = "office" in find_title_kinds(noun)
    return (
        not (is_office and one.name.lower().startswith(DEFINITE))
        and one.name.lower().removeprefix(DEFINITE) != noun
        and noun not in load_words("briefs", "land")
    )


def introduce(sentences: Iterable[BriefSentence], reading: Reading) -> Iterator[BriefSentence]:
    """The sentences, with the full name of somebody whom none before calls by it."""
    told = ""
    for one in sentences:
        text = one.text
        known = reading.full_names.get(one.evidence[0].article, {})
        for last in dict.fromkeys(_WORD.findall(text)):
            full = known.get(last, "")
            is_new = full and full not in told and full not in text and last[:1].isupper()
            # Nobody's own words are changed, and nobody is given two first names.
            begins = any(name.startswith(f"{last} ") for name in known.values())
            if is_new and not begins and QUOTES.isdisjoint(text) and not _is_in_name(text, last):
                text = re.sub(rf"{_match_honorific()}\b{re.escape(last)}\b", full, text, count=1)
        told = f"{told} {text}"
        yield replace(one, text=text)


@cache
def _match_honorific() -> str:
    """A pattern for "Mr", which a full name does without."""
    words = match_any(one.title() for one in load_words("briefs", "honorific"))
    return rf"(?:\b(?:{words})\.?\s+)?"


def _is_in_name(text: str, last: str) -> bool:
    """Whether the last name is part of a longer name: "Ada Weld" and "the Weld Marie"."""
    goes_on = re.search(rf"\b{re.escape(last)}\s+[A-Z]", text) is not None
    return goes_on or _has_first_name(text, last)


def _has_first_name(text: str, last: str) -> bool:
    """Whether a name stands right before the last name: "Ada Weld", not "Mayor Weld"."""
    before = re.search(rf"(\S+)\s+{re.escape(last)}\b", text)
    word = before[1] if before else ""
    is_name = word[:1].isupper() and word[-1:].isalpha() and not word.isupper()
    return is_name and word.lower() not in load_function_words() and not find_title_kinds(word)
