"""Sentences with their names marked, and who the persons and office holders in them are."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from consilience.language.titles import find_title_kinds
from consilience.linking.credits_names import Named, NameFinder, fold_holder, mark_names

ROLE_CHARS = 40  # before a name, where an office may stand
CACHE = 100_000  # names and words kept: the same ones come again and again


class MarkedSentence(NamedTuple):
    """A sentence of an article with its names, as printed with these marked, and in lower case."""

    number: int
    start: int
    end: int
    named: tuple[Named, ...]
    marked: str
    lowered: str

    def name_at(self, start: int) -> Named | None:
        """The name that begins at a character of the marked sentence."""
        return next((one for one in self.named if one.start - self.start == start), None)


def mark_sentences(
    text: str, places: Sequence[tuple[int, int]], names: NameFinder
) -> list[MarkedSentence]:
    """The sentences of a text, which are these of its characters, with the names in them."""
    named = names.find(places)
    marked = mark_names(text, chain.from_iterable(named))
    lowered = marked.lower()
    is_as_long = len(lowered) == len(marked)  # "İ" becomes two characters
    return [
        MarkedSentence(
            number,
            start,
            end,
            held,
            here := marked[start:end],
            lowered[start:end] if is_as_long else here.lower(),
        )
        for number, ((start, end), held) in enumerate(zip(places, named, strict=True))
    ]


def count_persons(sentences: Sequence[MarkedSentence]) -> Mapping[str, int]:
    """Surnames of those who are named in full somewhere, and how often each is named."""
    names = Counter(one.text for each in sentences for one in each.named if not one.outlet)
    keys = {one: key[0] for one in names if len(key := fold_holder(one)) == 1}
    full = {key for one, key in keys.items() if " " in one}
    persons: Counter[str] = Counter()
    for name, surname in keys.items():
        if surname in full:
            persons[surname] += names[name]
    return persons


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
