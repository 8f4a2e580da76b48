"""Names in a sentence, marked so that patterns can speak of outlets and of those who speak."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from consilience.language.agencies import load_agencies
from consilience.language.endings import cut_article
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_place
from consilience.language.genres import cut_legal_form
from consilience.language.lexicon import load_words, match_any
from consilience.language.outlets import load_name_words
from consilience.language.sources import fold_outlet, load_outlets, name_outlet
from consilience.language.titles import TitleKind, find_title_kinds
from consilience.linking.names import fold_name

OUTLET, NAME = "\ue000", "\ue001"  # private characters that stand for the letters of a name
WORD = re.compile(r"\S+")
CACHE = 100_000  # names and words kept: the same ones come again and again
LONGEST_NAME = 6  # words of an outlet's name
LONGEST_COUNTRY = 3  # words of a state's or people's name before a body's
STATES = frozenset({"country", "people"})
POSSESSIVE = re.compile(r"[’']s?$")
OWNS = ("’s ", "'s ", "’ ", "' ")
OWNER_CHARS = 40  # before a body's name, where the state whose it is may stand
ARTICLES = ("", "the")  # as names are folded
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
    codes in credits ("PNA") stand for in it, `houses` the folded names that its articles are of
    or are credited to. `naming` tells which runs may hold an outlet's name.
    """

    def __init__(
        self,
        names: Mapping[str, str],
        codes: Mapping[str, str] | None = None,
        houses: Iterable[str] = (),
    ) -> None:
        super().__init__(names)
        self.codes = dict(codes or {})
        self.houses = frozenset(houses)
        self._divided: tuple[dict[str, tuple[Named, ...]], ...] = ({}, {})
        self.naming: Mapping[str, bool] = _Naming(_Beginning(self))
        # The article goes in folding, so that a name may begin with it where it is printed.
        self._first_words = {"the", "", *(one.partition(" ")[0] for one in names)}
        self._beginnings = {"www", *(one[:BEGINNING] for one in self._first_words)}

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
            start = find_name_start(run)
            name = run[start:]
            told = _divide(name, self, opens=opens) if self.naming[run] else _make_whole(name)
            found = known[run] = tuple(
                one._replace(start=one.start + start, end=one.end + start) for one in told
            )
        return found

    def names_outlet(self, run: str, *, opens: bool) -> bool:
        """Whether one of the names that a run of capitals is divided into is an outlet's."""
        return self.naming[run] and any(one.outlet for one in self.divide(run, opens=opens))


class _Naming(dict[str, bool]):
    """Whether an outlet may be among the names of a run of capitals, told by its words alone."""

    def __init__(self, begins: Mapping[str, bool]) -> None:
        super().__init__()
        self._begins = begins

    def __missing__(self, run: str) -> bool:
        words = run.split()
        told = any(map(self._begins.__getitem__, words))
        told = self[run] = told or (len(words) > 1 and _ends_like_outlet(words[-1]))
        return told


class _Beginning(dict[str, bool]):
    """Whether an outlet's name may begin with a word, its article left out."""

    def __init__(self, known: Outlets) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, word: str) -> bool:
        told = self[word] = self._known.may_begin(word) and fold_outlet(word) not in ARTICLES
        return told


def find_name_start(run: str) -> int:
    """Where the name begins behind those who belong to it ("Customers of the Upland Bank")."""
    match = _load_belonging().match(run)
    return match.end() if match else 0


@cache
def _load_belonging() -> re.Pattern[str]:
    words = match_any(load_words("sources", "belonging"))
    return re.compile(rf"(?i:(?:the\s)?(?:{words})\s(?:of|for|at)\s(?:the\s)?)(?=[^\W\da-z])")


def _divide(run: str, known: Outlets, *, opens: bool) -> Iterator[Named]:
    """A run of capitals as names: the outlets in it, and what stands before and behind them."""
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


def _make_whole(run: str) -> Iterator[Named]:
    """A run without an outlet as one name, from its first word to its last that is no small one."""
    small, words = load_function_words(), run.lower().split()
    if words[0] in small or words[-1] in small:
        yield from _make_name(run, [match.span() for match in WORD.finditer(run)])
    elif run[0].isalpha() and run.lower() not in _load_nobody():  # as most are
        yield Named(0, len(run), run, None)


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
def load_outlet_endings() -> frozenset[str]:
    """The last words by which names are known for those of outlets."""
    return load_name_words() - load_words("sources", "body")


@cache
def _load_nobody() -> frozenset[str]:
    return load_words("sources", "no_holder") | load_function_words()


@lru_cache(maxsize=CACHE)
def fold_holder(name: str) -> tuple[str, ...]:
    """What a speaker is known by: a person's surname; the words of a body, its country's code last.

    The form of a company is no part of its name ("Lund AG").
    """
    words = _fold_words(name)
    titles = [at for at, word in enumerate(words) if "office" in _read_title(word)]
    is_person = bool(titles) and titles[-1] < len(words) - 1
    if not is_person and set(words) & load_words("sources", "body"):
        country, rest = _cut_country(name)
        return (*sorted(_fold_words(rest)), country) if country else tuple(sorted(words))
    while words and _read_title(words[-1]) and len(words) > 1:
        words.pop()
    return () if words and words[-1] in load_words("sources", "no_holder") else tuple(words[-1:])


def _fold_words(name: str) -> list[str]:
    small = load_function_words()
    return [one for one in fold_name(cut_legal_form(name)).split() if one not in small]


def _cut_country(name: str) -> tuple[str | None, str]:
    """The code of the country with which a name begins, as a state or people, and the rest."""
    words = cut_article(name).split()
    for size in range(min(LONGEST_COUNTRY, len(words) - 1), 0, -1):
        place = find_place(POSSESSIVE.sub("", " ".join(words[:size])))
        if place is not None and place.kind in STATES:
            return place.country, " ".join(words[size:])
    return None, name


def find_owner(named: Named, first: int, text: str) -> int:
    """Where the state begins whose a body is ("China’s Foreign Ministry"), else the name.

    `first` is the beginning of its sentence.
    """
    before = text[max(first, named.start - OWNER_CHARS) : named.start]
    if not before.endswith(OWNS):
        return named.start
    words = before.split()[-LONGEST_COUNTRY:]
    for at in range(len(words)):
        place = find_place(POSSESSIVE.sub("", " ".join(words[at:])))
        if place is not None and place.kind in STATES:
            return named.start - len(before) + before.rindex(words[at])
    return named.start


@lru_cache(maxsize=CACHE)
def _read_title(word: str) -> frozenset[TitleKind]:
    return find_title_kinds(word)


@cache
def load_known_outlets() -> dict[str, str]:
    """All outlets and agencies of the lexicons, folded name to name."""
    known = {folded: outlet.name for folded, outlet in load_outlets().items() if "." not in folded}
    return known | {fold_outlet(one): name_outlet(one) for one in load_agencies()}
