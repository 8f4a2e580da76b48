"""Sets of names and nouns of which outlets choose one, for what it says besides."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from consilience.language.endings import cut_article
from consilience.language.lexicon import load_entries, load_words

TermKind = Literal["place", "noun", "deed"]
KINDS: tuple[TermKind, ...] = ("place", "noun", "deed")
LONGEST_TERM = 48  # characters beside a name in which a term is looked for
ENDS = 3  # letters with which a form begins or ends
LONGEST_GAP = 32  # characters between a noun and a name; no linking word is nearly as long
# Where no letter of a longer word stands before or behind a form.
WORD_START, WORD_END = re.compile(r"(?<![\w-])(?=\w)"), re.compile(r"(?<=\w)(?![\w-])")
GAP_BEHIND = re.compile(r"(?:['’]s?)?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSet:
    """One entry of `terms.toml`; its fields are told in the file.

    `variants` are lists of forms, the first of which is the term.
    """

    variants: tuple[tuple[str, ...], ...]
    test: str
    plain: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    source: str = ""

    def is_telling(self, terms: Iterable[str]) -> bool:
        """Whether one of the terms is more than plain."""
        return bool(set(terms) - set(self.plain))


@dataclass(frozen=True, slots=True)
class Term:
    """A form found: the set by its number within its kind, and the term that it is a form of.

    `start` and `end` count from the beginning of the words that were searched.
    """

    number: int
    name: str
    start: int
    end: int


def load_term_sets(kind: TermKind) -> tuple[TermSet, ...]:
    """The sets of one kind, in file order; their places there are the numbers of `Term`."""
    return _sets()[kind]


def find_place_terms(name: str) -> tuple[Term, ...]:
    """The sets in which a whole name stands, case as printed; "the" before it is left out."""
    bare = cut_article(name)
    start = len(name) - len(bare)
    return tuple(
        Term(number, term, start, len(name)) for number, term in _forms("place").get(bare, ())
    )


def find_term_at_end(words: str, kind: TermKind) -> tuple[Term, ...]:
    """The longest form with which the words end, in each set that has it."""
    end = len(words) - words.endswith("\n")
    return _list_terms(words, _find_start(words, end, kind), end, kind)


def find_term_behind(words: str) -> tuple[Term, ...]:
    """The noun right behind a name: of " militants fled" or "’s regime"."""
    gap = GAP_BEHIND.match(words)
    if gap is None or words[gap.end() :][:ENDS].lower() not in _ends("noun")[0]:
        return ()
    start, forms = gap.end(), _forms("noun")
    behind = words[: start + _longest("noun") + 1]
    for found in reversed(list(WORD_END.finditer(behind, start))):
        if words[start : found.end()].lower() in forms:
            return _list_terms(words, start, found.end(), "noun")
    return ()


def find_term_before(words: str) -> tuple[Term, ...]:
    """The noun right before a name: of "the militant group " or "the regime of "."""
    ends = [gap.start() for gap in _gap_before().finditer(words, max(0, len(words) - LONGEST_GAP))]
    found = [(start, -end) for end in ends if (start := _find_start(words, end, "noun")) < end]
    start, end = min(found, default=(0, 0))
    return _list_terms(words, start, -end, "noun")


def cut_phrase(words: str) -> str:
    """A noun phrase up to what follows its noun: "the gunmen" of "the gunmen who fled"."""
    return _bounds().split(words, maxsplit=1)[0].rstrip()


def _find_start(words: str, end: int, kind: TermKind) -> int:
    """Where the longest form begins that ends at a place; that place where none does."""
    if words[max(0, end - ENDS) : end].lower() not in _ends(kind)[1]:
        return end
    forms = _forms(kind)
    for found in WORD_START.finditer(words, max(0, end - _longest(kind)), end):
        if words[found.start() : end].lower() in forms:
            return found.start()
    return end


def _list_terms(words: str, start: int, end: int, kind: TermKind) -> tuple[Term, ...]:
    if start == end:
        return ()
    found = _forms(kind).get(words[start:end].lower(), ())
    return tuple(Term(number, term, start, end) for number, term in found)


@cache
def _sets() -> Mapping[TermKind, tuple[TermSet, ...]]:
    return {kind: load_entries("terms", kind, TermSet) for kind in KINDS}


@cache
def _forms(kind: TermKind) -> Mapping[str, tuple[tuple[int, str], ...]]:
    """Form to the sets that have it; in lower case but for places."""
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for number, one in enumerate(_sets()[kind]):
        for forms in one.variants:
            for form in forms:
                key = form if kind == "place" else form.lower()
                found[key] = (*found.get(key, ()), (number, forms[0]))
    return found


@cache
def _longest(kind: TermKind) -> int:
    return max(map(len, _forms(kind)), default=0)


@cache
def _ends(kind: TermKind) -> tuple[frozenset[str], frozenset[str]]:
    """The first and the last letters of the forms, by which most words are none of them."""
    forms = _forms(kind)
    return frozenset(one[:ENDS].lower() for one in forms), frozenset(
        one[-ENDS:].lower() for one in forms
    )


@cache
def _gap_before() -> re.Pattern[str]:
    """The blank behind a noun, with a name or what may stand before one right behind it."""
    linking = "|".join(sorted(load_words("terms", "linking"), key=lambda word: (-len(word), word)))
    return re.compile(rf"\s(?=(?:(?:{linking})\s)?$)", re.IGNORECASE)


@cache
def _bounds() -> re.Pattern[str]:
    words = "|".join(sorted(load_words("terms", "bounds")))
    return re.compile(rf"[,;:(–—]|\s(?:{words})\s", re.IGNORECASE)
