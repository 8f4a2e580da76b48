"""For which state a body or an office speaks, by its name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from consilience.language.gazetteer import find_common_place
from consilience.language.lexicon import load_entries, load_words

LONGEST_NAME = 3  # words of the name of a state, or of a seat
KEPT = 1 << 14  # names and titles whose words were looked up
LEAST_STEM = 4  # letters of the name of a place in that of its people

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Names that stand for a state, which they do not hold; `state` is an ISO alpha-2 code."""

    state: str
    words: tuple[str, ...]
    test: str


def find_states(name: str, places: Mapping[str, str]) -> frozenset[str]:
    """The states named in a name or title: "RU" in "Russian defense ministry".

    `places` are further names of places, in lower case, with the state that each stands for.
    Cities that are no capitals are no states.
    """
    return frozenset(one for words in _list_runs(name) if (one := _find_state(words, places)))


@lru_cache(maxsize=KEPT)
def is_state_body(name: str) -> bool:
    """Whether a name has a word of bodies and offices of a state: "ministry", "president"."""
    words = load_words("parties", "state_body")
    return any(one.lower() in words for one in split_name(name)) or any(
        run in _seats() for run in _list_runs(name)
    )


@lru_cache(maxsize=KEPT)
def acts_for_state(words: str) -> bool:
    """Whether words for a participant mean a state or its people: "Iran", "Azeri officials"."""
    return find_common_place(" ".join(split_name(words))) is not None or is_state_office(words)


@lru_cache(maxsize=KEPT)
def is_state_office(title: str) -> bool:
    """Whether a title or noun has a word for those who act for a state: "Dargeshi envoy"."""
    agents = load_words("parties", "state_agents")
    return is_state_body(title) or any(one.lower() in agents for one in split_name(title))


def split_name(name: str) -> tuple[str, ...]:
    """The words of a name without signs and the possessive."""
    return tuple(_POSSESSIVE.sub("", one) for one in _WORD.findall(name))


def _list_runs(name: str) -> Iterator[str]:
    words = split_name(name)
    for start in range(len(words)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
            yield " ".join(words[start:end])


def _find_state(words: str, places: Mapping[str, str]) -> str | None:
    if words in _seats():
        return _seats()[words]
    place = find_common_place(words)
    if place is not None and place.country:
        return place.country
    folded = words.lower()
    if folded in places:
        return places[folded]
    for ending in load_words("parties", "people_ending"):
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) >= LEAST_STEM and stem in places:
            return places[stem]
    return None


@cache
def _seats() -> dict[str, str]:
    return {word: one.state for one in load_entries("parties", "seat", Seat) for word in one.words}
