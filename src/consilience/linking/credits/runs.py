"""Names in the sentences of a story's articles: runs of capitals, divided into names."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache
from itertools import pairwise

import numpy as np

from consilience.language.lexicon import load_words
from consilience.language.sources import fold_outlet
from consilience.linking.credits.names import (
    NAME,
    OUTLET,
    Named,
    Outlets,
    load_agency_cues,
)
from consilience.linking.readings import Reading
from consilience.linking.tokens import Flags, hash_words

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
LETTERS = r"(?:[\w&]++|[.-](?=\w)|[’'](?=[A-Z]))*+"
RUN = re.compile(
    rf"[^\W\d_a-su-zß-öø-ÿ](?<![\w.’'-].)(?:(?<=[Tt])he\s{CAPITAL}|(?<!t)){LETTERS}"
    rf"(?:\s(?:(?:of|for|al|de|da|del|la|von|van|bin|the|of\sthe|for\sthe)\s)?{CAPITAL}{LETTERS}"
    rf"|\.(?=\s{CAPITAL}\w))*+"
)
BEFORE_INSIDE = "abcdefghijklmnopqrstuvwxyz,;"  # and a blank: no sentence begins there
APOSTROPHE = re.compile("[’']")
AGENCY_CHARS = 30  # before a name, where "state agency" may stand
LAST_ASCII = 0x7F
Run = tuple[int, str, bool]  # where it begins, its words, and whether it opens its sentence


class NameFinder:
    """Finds the names in the sentences of some texts, outlets told by `known` and by their words.

    Sentences go by their numbers among those of all texts.
    """

    def __init__(self, reading: Reading, known: Outlets) -> None:
        self._reading, self._known = reading, known
        self._behind_agency = _find_behind(reading, _hash_agency_cues())
        self._with_outlets: set[int] = set()
        self._runs = self._find_runs()

    def find(self, number: int) -> tuple[Named, ...]:
        """The names in a sentence, by their characters in its text.

        A single word that opens a sentence is a name only if it has a capital inside
        sentences too.
        """
        divide, shift = self._known.divide, self._reading.offsets[number]
        found: list[Named] = []
        for at, run, opens in self._runs[number]:
            if at in self._behind_agency and self._follows_agency(number, at):
                outlet = self._known.get(fold_outlet(run), run)
                found.append(Named(at - shift, at + len(run) - shift, run, outlet))
                continue
            begin = at - shift
            for first, last, printed, told in divide(run, opens=opens):
                found.append(Named(begin + first, begin + last, printed, told))
        return tuple(found)

    def find_with_outlets(self) -> list[int]:
        """The sentences that name an outlet."""
        return sorted(self._with_outlets)

    def count(self, numbers: Iterable[int]) -> dict[str, int]:
        """The names of those who are no outlets in some sentences, and how often each stands."""
        runs: dict[tuple[str, bool], int] = {}
        for number in numbers:
            for at, run, opens in self._runs[number]:
                if not (at in self._behind_agency and self._follows_agency(number, at)):
                    runs[run, opens] = runs.get((run, opens), 0) + 1
        names: dict[str, int] = {}
        for (run, opens), times in runs.items():
            for one in self._known.divide(run, opens=opens):
                if one.outlet is None:
                    names[one.text] = names.get(one.text, 0) + times
        return names

    def _find_runs(self) -> list[list[Run]]:
        """For each sentence the runs of capitals that may be names, and whether they open it."""
        reading = self._reading
        text, places = reading.bounded, reading.places
        begins, ends = places[:, 0].tolist(), places[:, 1].tolist()
        found: list[list[Run]] = [[] for _ in begins]
        inside = _find_inside(reading)
        texts = np.repeat(np.arange(len(reading.texts)), np.diff(reading.first_sentences)).tolist()
        known, naming, behind = self._known, self._known.naming, self._behind_agency
        number, is_first, done = 0, True, 0
        for at in _find_starts(reading, _find_capitals(reading)):
            match = RUN.match(text, at) if at >= done else None
            if match is None:
                continue
            run, done = match[0], match.end()
            while ends[number] <= at:
                number += 1
                is_first = True
            opens = is_first and not text[begins[number] : at].strip("\"“‘'([ ")
            is_first = False
            if opens and run.isalpha() and self._is_no_name(run, inside[texts[number]]):
                continue
            found[number].append((at, run, opens))
            is_agency = at in behind and self._follows_agency(number, at)
            if is_agency or (naming[run] and known.names_outlet(run, opens=opens)):
                self._with_outlets.add(number)
        return found

    def _is_no_name(self, run: str, inside: Set[str]) -> bool:
        if run in inside:
            return False
        ambiguous = load_words("sources", "ambiguous")
        return fold_outlet(run) not in self._known or run.lower() in ambiguous

    def _follows_agency(self, number: int, at: int) -> bool:
        reading = self._reading
        start = int(reading.places[number, 0])
        before = reading.joined[max(start, at - AGENCY_CHARS) : at].rstrip(", ")
        return before.lower().endswith(load_agency_cues())


def _find_capitals(reading: Reading) -> Flags:
    """Which words may begin with a capital: beyond the Latin letters any may be one."""
    found: Flags = reading.capital | (reading.codes[reading.starts] > LAST_ASCII)
    return found


def _find_starts(reading: Reading, capitals: Flags) -> list[int]:
    """Where names may begin: at words with a capital, and at "the" before one."""
    kept = capitals.copy()
    kept[:-1] |= capitals[1:] & (reading.hashes[:-1] == _hash_the())
    starts: list[int] = reading.starts[kept].tolist()
    return starts


def _find_inside(reading: Reading) -> list[frozenset[str]]:
    """Each text's words with a capital that stand where no sentence begins.

    These are behind a word or a comma.
    """
    text, codes, starts = reading.joined, reading.codes, reading.starts
    kept = np.flatnonzero(_find_capitals(reading))
    kept = kept[codes.take(starts[kept] - 1, mode="clip") == ord(" ")]
    before = codes.take(starts[kept] - 2, mode="clip")
    kept = kept[_list_before_inside().take(before, mode="clip")]
    places = zip(starts[kept].tolist(), reading.ends[kept].tolist(), strict=True)
    printed = ["" if text[end : end + 1] == "_" else text[start:end] for start, end in places]
    bounds = kept.searchsorted(reading.first_words).tolist()
    return [_cut_apostrophes(set(printed[first:last])) for first, last in pairwise(bounds)]


def _cut_apostrophes(words: Set[str]) -> frozenset[str]:
    plain = {one for one in words if one.isalnum()}
    plain.update(APOSTROPHE.split(one, 1)[0] for one in words - plain)
    return frozenset(one for one in plain if len(one) > 1)


def _find_behind(reading: Reading, words: Sequence[np.uint64]) -> frozenset[int]:
    """Where the words begin that follow some words, given by their hashes."""
    found: set[int] = set()
    for word in words:
        behind = np.flatnonzero(reading.hashes[:-1] == word) + 1
        found.update(reading.starts[behind].tolist())
    return frozenset(found)


def mark_names(text: str, start: int, end: int, named: Iterable[Named]) -> str:
    """Characters `start:end` with each letter of a name made `OUTLET` or `NAME`; as many."""
    parts, at = [], start
    for first, last, _, outlet in named:
        parts += [text[at:first], (OUTLET if outlet else NAME) * (last - first)]
        at = last
    return "".join((*parts, text[at:end]))


@cache
def _hash_agency_cues() -> Sequence[np.uint64]:
    """The hashes of the last words of what stands before an agency's name."""
    return tuple(hash_words(sorted({one.split()[-1] for one in load_agency_cues()})))


@cache
def _list_before_inside() -> Flags:
    listed = np.zeros(LAST_ASCII + 1, np.bool_)  # what is beyond goes to the last, which is none
    listed[list(map(ord, BEFORE_INSIDE))] = True
    return listed


@cache
def _hash_the() -> np.uint64:
    return np.uint64(hash_words(["the"])[0])
