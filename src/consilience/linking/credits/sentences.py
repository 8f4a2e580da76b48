"""Sentences with their names marked, and who the persons and office holders in them are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, overload

from anyascii import anyascii

from consilience.language.first_names import find_name_gender
from consilience.language.gazetteer import find_place
from consilience.language.titles import find_title_kinds
from consilience.linking.credits.names import Named, fold_holder
from consilience.linking.credits.runs import NameFinder, mark_names

ROLE_CHARS = 40  # before a name, where an office may stand
CACHE = 100_000  # names and words kept: the same ones come again and again


class MarkedSentence(NamedTuple):
    """A sentence of an article with its names, and as printed with these marked."""

    number: int
    start: int
    end: int
    named: tuple[Named, ...]
    marked: str

    def name_at(self, start: int) -> Named | None:
        """The name that begins at a character of the marked sentence."""
        return next((one for one in self.named if one.start - self.start == start), None)


class Marking(Sequence[MarkedSentence]):
    """The sentences at `places` of a text, each read for names when it is first asked for.

    `first` is the number that `names` has for the first of them.
    """

    def __init__(
        self, text: str, places: Sequence[tuple[int, int]], names: NameFinder, first: int = 0
    ) -> None:
        self.text = text
        self._places, self._names, self._first = places, names, first
        self._read: list[MarkedSentence | None] = [None] * len(places)

    def __len__(self) -> int:
        return len(self._places)

    def count_names(self) -> Mapping[str, int]:
        """The names of all sentences but those of outlets, and how often each stands there."""
        return self._names.count(range(self._first, self._first + len(self)))

    @overload
    def __getitem__(self, number: int) -> MarkedSentence: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[MarkedSentence]: ...

    def __getitem__(self, number: int | slice) -> MarkedSentence | Sequence[MarkedSentence]:
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        sentence = self._read[number]
        if sentence is None:
            start, end = self._places[number]
            named = self._names.find(self._first + number)
            marked = mark_names(self.text, start, end, named)
            sentence = self._read[number] = MarkedSentence(number, start, end, named, marked)
        return sentence


def count_persons(names: Mapping[str, int]) -> Mapping[str, int]:
    """Surnames of those who are named in full somewhere, and how often each is named.

    `names` are all that are named, and how often.
    """
    keys = {one: key[0] for one in names if len(key := fold_holder(one)) == 1}
    full = {key for one, key in keys.items() if " " in one}
    persons: Counter[str] = Counter()
    for name, surname in keys.items():
        if surname in full:
            persons[surname] += names[name]
    return persons


def may_be_person(name: str) -> bool:
    """Whether a name is no place's, and no words in capitals for loudness ("RED HANDED")."""
    return find_place(name) is None and not name.isupper()


def has_first_name(name: str) -> bool:
    """Whether a name of several words begins with a known first name."""
    words = name.split()
    return len(words) > 1 and find_name_gender(anyascii(words[0]).lower()) is not None


def find_roles(text: str, sentences: Sequence[MarkedSentence]) -> dict[str, list[str]]:
    """Office words in lower case ("defense minister") to the surnames printed behind them."""
    roles: dict[str, list[str]] = {}
    for sentence in sentences:
        for one in sentence.named:
            if one.outlet or len(key := fold_holder(one.text)) != 1:
                continue
            role = _read_role(one.text)
            if not role and one.start > sentence.start:
                before = text[max(sentence.start, one.start - ROLE_CHARS) : one.start]
                last = before.rsplit(None, 1)
                role = before.lower().split() if last and _is_title(last[-1]) else []
            for size in range(1, min(3, len(role)) + 1):
                roles.setdefault(" ".join(role[-size:]), []).append(key[0])
    return roles


@lru_cache(maxsize=CACHE)
def _read_role(name: str) -> Sequence[str]:
    """The words of a printed name up to its last title, in lower case."""
    words = name.split()
    titled = [at for at, word in enumerate(words) if find_title_kinds(word)]
    return [word.lower() for word in words[: titled[-1] + 1]] if titled else []


@lru_cache(maxsize=CACHE)
def _is_title(word: str) -> bool:
    return bool(find_title_kinds(word))
