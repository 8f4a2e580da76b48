"""The names that houses are shown by: an agency's in full only where that is sure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from consilience.language.agencies import load_agencies
from consilience.language.gazetteer import find_place
from consilience.records.article import Article

CAPITALISED = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]+")
STATES = frozenset({"country", "people", "capital"})


class HouseNames:
    """How the houses of a story's articles are named.

    Many a code ("PNA") is one of several agencies. That of a country's agency stands for it only
    where some article prints the name in full or speaks of the country.
    """

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = articles
        self._known: dict[str, str] = {}

    def name(self, house: str) -> str:
        """The name, or the code that is printed where nobody can tell whose it is."""
        if house not in self._known:
            self._known[house] = self._choose(house)
        return self._known[house]

    def _choose(self, house: str) -> str:
        agency = load_agencies().get(house)
        if agency is None or agency.name != house or (state := _find_state(house)) is None:
            return house
        if any(self._prints(one, house) or _speaks_of(one, state) for one in self._articles):
            return house
        codes = (one for one in agency.short if one.isupper())
        return next((one for one in codes if self._is_printed(one)), house)

    def _is_printed(self, code: str) -> bool:
        return any(self._prints(one, code) for one in self._articles)

    def _prints(self, article: Article, name: str) -> bool:
        lines = (article.outlet, article.byline, *article.credits)
        if any(one and name.lower() in one.lower() for one in lines):
            return True
        return re.search(rf"\b{re.escape(name)}\b", article.text) is not None


def _find_state(name: str) -> str | None:
    """The code of the country that a word of a name is of, None if there is none."""
    return next(_find_states(name.split()), None)


def _speaks_of(article: Article, state: str) -> bool:
    words = {match[0] for match in CAPITALISED.finditer(f"{article.title}\n{article.text}")}
    return state in _find_states(words)


def _find_states(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        state = _find_word_state(word)
        if state is not None:
            yield state


@cache
def _find_word_state(word: str) -> str | None:
    plain = word.removesuffix("’s").removesuffix("'s")
    place = find_place(plain) or (find_place(plain.title()) if plain.isupper() else None)
    return place.country if place is not None and place.kind in STATES else None
