"""Names in a sentence, marked so that patterns can speak of outlets and of those who speak."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from consilience.language.agencies import load_agencies
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_place
from consilience.language.genres import cut_legal_form
from consilience.language.lexicon import load_words
from consilience.language.outlets import load_name_words
from consilience.language.sources import fold_outlet, load_outlets, name_outlet
from consilience.language.titles import TitleKind, find_title_kinds
from consilience.linking.names import fold_name
from consilience.linking.reuse_words import read_tokens
from consilience.linking.tokens import Flags, Tokens, hash_words

OUTLET, NAME = "\ue000", "\ue001"  # private characters that stand for the letters of a name
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
LETTERS = r"(?:[\w&]++|[.-](?=\w)|[’'](?=[A-Z]))*+"
RUN = re.compile(
    rf"[^\W\d_a-su-zß-öø-ÿ](?<![\w.’'-].)(?:(?<=[Tt])he\s{CAPITAL}|(?<!t)){LETTERS}"
    rf"(?:\s(?:(?:of|for|al|de|da|del|la|von|van|bin|the|of\sthe|for\sthe)\s)?{CAPITAL}{LETTERS}"
    rf"|\.(?=\s{CAPITAL}\w))*+"
)
WORD = re.compile(r"\S+")
PIECE = re.compile(r"[^\W_]+")
# Words without a capital that go on with a name, as in the pattern above.
INSIDE_RUNS = frozenset({"of", "for", "al", "de", "da", "del", "la", "von", "van", "bin", "the"})
BEFORE_INSIDE = "abcdefghijklmnopqrstuvwxyz,;"  # and a blank: no sentence begins there
APOSTROPHE = re.compile("[’']")
CACHE = 100_000  # names and words kept: the same ones come again and again
AGENCY_CHARS = 30  # before a name, where "state agency" may stand
LAST_ASCII = 0x7F
LONGEST_NAME = 6  # words of an outlet's name
BEGINNING = 3  # letters by which most words are told that no outlet's name begins with


class Named(NamedTuple):
    """A name at characters `start:end` of the text; `outlet` is set if it is an outlet's."""

    start: int
    end: int
    text: str
    outlet: str | None


class Outlets(dict[str, str]):
    """Names of outlets, folded to full; keeps what runs of capitals were found to be by them.

    The articles of a story print the same names again and again. `codes` are the names that
    codes in credits ("PNA") stand for in it. `own_words` are the first words of names that are in
    no lexicon, `own_beginnings` their hashes with those of the words that follow, None for any.
    """

    def __init__(self, names: Mapping[str, str], codes: Mapping[str, str] | None = None) -> None:
        super().__init__(names)
        self.codes = dict(codes or {})
        self._divided: tuple[dict[str, tuple[Named, ...]], ...] = ({}, {})
        # The article goes in folding, so that a name may begin with it where it is printed.
        self._first_words = {"the", "", *(one.partition(" ")[0] for one in names)}
        self._beginnings = {"www", *(one[:BEGINNING] for one in self._first_words)}
        own = [one for one in names if one not in load_known_outlets()]
        beginnings = _find_beginnings(own)
        self.own_words = frozenset(beginnings)
        self.own_beginnings = dict(
            zip(hash_words(list(beginnings)).tolist(), beginnings.values(), strict=True)
        )

    def may_begin(self, word: str) -> bool:
        """Whether an outlet's name may begin with a printed word."""
        beginning = word[:BEGINNING]
        is_plain = beginning.isascii() and beginning.isalpha()  # folding leaves it in place
        if is_plain and beginning.lower() not in self._beginnings:
            return False
        return fold_outlet(word).partition(" ")[0] in self._first_words

    def divide(self, run: str, *, opens: bool) -> tuple[Named, ...]:
        """A run of capitals as names, by their characters in the run; `opens` a sentence or not."""
        known = self._divided[opens]
        found = known.get(run)
        if found is None:
            found = known[run] = tuple(_divide(run, self, opens=opens))
        return found


class NameFinder:
    """Finds the names in the sentences of one text, outlets told by `known` and by their words."""

    def __init__(self, text: str, known: Outlets) -> None:
        self._text, self._known = text, known
        tokens = read_tokens(text)
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        capitals = tokens.capital | (codes[tokens.starts] > LAST_ASCII)  # other letters have none
        self._starts = _find_starts(tokens, capitals)
        self._inside = _find_inside(text, tokens, codes, capitals)
        self._behind_agency = _find_behind(tokens, _hash_agency_cues())

    def find(self, start: int, end: int) -> tuple[Named, ...]:
        """The names in a sentence, which is characters `start:end` of the text.

        A single word that opens a sentence is a name only if it has a capital inside
        sentences too.
        """
        divide = self._known.divide
        found: list[Named] = []
        for at, run, opens in self._find_runs(start, end):
            if at in self._behind_agency and self._follows_agency(start, at):
                outlet = self._known.get(fold_outlet(run), run)
                found.append(Named(at, at + len(run), run, outlet))
                continue
            for first, last, printed, told in divide(run, opens=opens):
                found.append(Named(at + first, at + last, printed, told))
        return tuple(found)

    def count(self, places: Iterable[tuple[int, int]]) -> dict[str, int]:
        """The names of those who are no outlets in some sentences, and how often each stands."""
        runs: dict[tuple[str, bool], int] = {}
        for start, end in places:
            for at, run, opens in self._find_runs(start, end):
                if not (at in self._behind_agency and self._follows_agency(start, at)):
                    runs[run, opens] = runs.get((run, opens), 0) + 1
        names: dict[str, int] = {}
        for (run, opens), times in runs.items():
            for one in self._known.divide(run, opens=opens):
                if one.outlet is None:
                    names[one.text] = names.get(one.text, 0) + times
        return names

    def _find_runs(self, start: int, end: int) -> Iterator[tuple[int, str, bool]]:
        """Runs of capitals in a sentence that may be names, and whether they open it."""
        text, starts = self._text, self._starts
        opens, done = True, start
        number = bisect_left(starts, start)
        while number < len(starts) and (at := starts[number]) < end:
            number += 1
            match = RUN.match(text, at, end) if at >= done else None
            if match is None:
                continue
            run, done = match[0], match.end()
            if opens:
                opens = not text[start:at].strip("\"“‘'([ ")
                if opens and self._is_no_name(run):
                    continue
            yield at, run, opens

    def _is_no_name(self, run: str) -> bool:
        if not run.isalpha() or run in self._inside:
            return False
        ambiguous = load_words("sources", "ambiguous")
        return fold_outlet(run) not in self._known or run.lower() in ambiguous

    def _follows_agency(self, start: int, at: int) -> bool:
        before = self._text[max(start, at - AGENCY_CHARS) : at].rstrip(", ")
        return before.lower().endswith(load_agency_cues())


def _find_starts(tokens: Tokens, capitals: Flags) -> list[int]:
    """Where names may begin: at words with a capital, and at "the" before one."""
    kept = capitals.copy()
    kept[:-1] |= capitals[1:] & (tokens.hashes[:-1] == _hash_the())
    starts: list[int] = tokens.starts[kept].tolist()
    return starts


def _find_inside(
    text: str, tokens: Tokens, codes: NDArray[np.uint32], capitals: Flags
) -> frozenset[str]:
    """The words with a capital that stand where no sentence begins: behind a word or a comma."""
    behind = tokens.starts >= 2
    behind &= codes.take(tokens.starts - 1, mode="clip") == ord(" ")
    before = codes.take(tokens.starts - 2, mode="clip")
    behind &= _list_before_inside().take(before, mode="clip")
    kept = np.flatnonzero(capitals & behind)
    places = zip(tokens.starts[kept].tolist(), tokens.ends[kept].tolist(), strict=True)
    words = {text[start:end] for start, end in places if text[end : end + 1] != "_"}
    plain = {one for one in words if one.isalnum()}
    plain.update(APOSTROPHE.split(one, 1)[0] for one in words - plain)
    return frozenset(one for one in plain if len(one) > 1)


def _find_behind(tokens: Tokens, words: Sequence[np.uint64]) -> frozenset[int]:
    """Where the words begin that follow some words, given by their hashes."""
    found: set[int] = set()
    for word in words:
        behind = np.flatnonzero(tokens.hashes[:-1] == word) + 1
        found.update(tokens.starts[behind].tolist())
    return frozenset(found)


def mark_names(text: str, start: int, end: int, named: Iterable[Named]) -> str:
    """Characters `start:end` with each letter of a name made `OUTLET` or `NAME`; as many."""
    parts, at = [], start
    for first, last, _, outlet in named:
        parts += [text[at:first], (OUTLET if outlet else NAME) * (last - first)]
        at = last
    return "".join((*parts, text[at:end]))


def _divide(run: str, known: Outlets, *, opens: bool) -> Iterator[Named]:
    """A run of capitals as names: the outlets in it, and what stands before and behind them."""
    if " " not in run and run.isalnum() and not known.may_begin(run):  # as most are
        if run[0].isalpha() and run.lower() not in _load_nobody():
            yield Named(0, len(run), run, None)
        return
    words = [match.span() for match in WORD.finditer(run)]
    at, rest, found = 0, 0, False
    while at < len(words):
        if not known.may_begin(run[slice(*words[at])]):
            at += 1
            continue
        size, outlet = _match_outlet(run, words[at:], known, alone=len(words) == 1 and opens)
        if not size or outlet is None:
            at += 1
            continue
        yield from _make_name(run, words[rest:at])
        first, last = words[at][0], words[at + size - 1][1]
        yield Named(first, last, run[first:last], outlet)
        at += size
        rest, found = at, True
    if not found and (named := _make_unknown_outlet(run, words)) is not None:
        yield named
    elif rest < len(words):
        yield from _make_name(run, words[rest:])


def _match_outlet(
    run: str, words: Sequence[tuple[int, int]], known: Mapping[str, str], *, alone: bool
) -> tuple[int, str | None]:
    """How many of the words are a known outlet's name, and its name; 0 if none."""
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        folded = fold_outlet(run[words[0][0] : words[size - 1][1]])
        outlet = known.get(folded)
        if outlet and not (alone and folded in load_words("sources", "ambiguous")):
            return size, outlet
    return 0, None


def _make_unknown_outlet(run: str, words: Sequence[tuple[int, int]]) -> Named | None:
    """The run as an outlet's name if it ends like one ("The Lassena Courier")."""
    kept = _without_small(run, words) if len(words) > 1 else ()
    text = run[kept[0][0] :] if kept else ""
    if len(kept) < 2 or not _ends_like_outlet(run[slice(*kept[-1])]):
        return None
    if not _sounds_like_outlet(fold_outlet(text)):
        return None
    return Named(kept[0][0], len(run), text, text)


def _without_small(run: str, words: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The words from the first to the last that is no function word."""
    small = load_function_words()
    first, last = 0, len(words)
    while first < last and run[slice(*words[first])].lower() in small:
        first += 1
    while first < last and run[slice(*words[last - 1])].lower() in small:
        last -= 1
    return words[first:last]


@lru_cache(maxsize=CACHE)
def _ends_like_outlet(word: str) -> bool:
    return fold_outlet(word).rpartition(" ")[2] in load_outlet_endings()


def _sounds_like_outlet(folded: str) -> bool:
    words = folded.split()
    return len(words) > 1 and words[-1] in load_outlet_endings()


def _make_name(run: str, words: Sequence[tuple[int, int]]) -> Iterator[Named]:
    kept = _without_small(run, words)
    text = run[kept[0][0] : kept[-1][1]] if kept else ""
    if text[:1].isalpha() and text.lower() not in _load_nobody():
        yield Named(kept[0][0], kept[-1][1], text, None)


@cache
def load_agency_cues() -> tuple[str, ...]:
    """Words before a name that make it a news agency's."""
    return tuple(sorted(load_words("sources", "agency_cues")))


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


@cache
def load_beginnings() -> dict[str, frozenset[int] | None]:
    """The first words of known outlets' names, with the hashes of the words that follow them.

    None for those that are a name alone.
    """
    return _find_beginnings(list(load_known_outlets()))


def _find_beginnings(names: Sequence[str]) -> dict[str, frozenset[int] | None]:
    pieces = [PIECE.findall(name) or [""] for name in names]
    followers = hash_words([one[1] if len(one) > 1 else "" for one in pieces]).tolist()
    found: dict[str, frozenset[int] | None] = {}
    for (first, *rest), follower in zip(pieces, followers, strict=True):
        before = found.get(first, frozenset())
        found[first] = before | {follower} if rest and before is not None else None
    return found


@cache
def load_outlet_endings() -> frozenset[str]:
    """The last words by which names are known for those of outlets."""
    return load_name_words() - load_words("sources", "body")


@cache
def _load_nobody() -> frozenset[str]:
    return load_words("sources", "no_holder") | load_function_words()


@lru_cache(maxsize=CACHE)
def fold_holder(name: str) -> tuple[str, ...]:
    """What a speaker is known by: a person's surname, the words of a body without its country.

    The form of a company is no part of its name ("Lund AG").
    """
    small = load_function_words()
    words = [one for one in fold_name(cut_legal_form(name)).split() if one not in small]
    titles = [at for at, word in enumerate(words) if "office" in _read_title(word)]
    is_person = bool(titles) and titles[-1] < len(words) - 1
    if not is_person and set(words) & load_words("sources", "body"):
        kept = [one for one in words if find_place(one) is None]
        return tuple(sorted(kept or words))
    while words and _read_title(words[-1]) and len(words) > 1:
        words.pop()
    return () if words and words[-1] in load_words("sources", "no_holder") else tuple(words[-1:])


@lru_cache(maxsize=CACHE)
def _read_title(word: str) -> frozenset[TitleKind]:
    return find_title_kinds(word)


@cache
def load_known_outlets() -> dict[str, str]:
    """All outlets and agencies of the lexicons, folded name to name."""
    known = {folded: outlet.name for folded, outlet in load_outlets().items() if "." not in folded}
    return known | {fold_outlet(one): name_outlet(one) for one in load_agencies()}
