"""Titles of events as a reader may take them: with a word for what nobody vouches for."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Final

from consilience.language.claims import load_claim_words, load_modals
from consilience.language.furniture import load_function_words
from consilience.language.words import find_words
from consilience.records.claim import Factuality
from consilience.records.event import Event

DOUBTS: Final[Mapping[Factuality, str]] = {
    "hypothetical": "possible",
    "alleged": "alleged",
    "denied": "denied",
}
INFINITIVE: Final = "to"
APOSTROPHES: Final = ("'", "’")  # in "n't"


def tell_title(event: Event) -> str:
    """The title of an event, with "(possible)", "(alleged)" or "(denied)" where it hides that.

    "The dam may break" shows it by itself.
    """
    doubt = DOUBTS.get(event.factuality)
    if doubt is None or _shows(event.title, event.factuality):
        return event.title
    return f"{event.title} ({doubt})"


def _shows(title: str, factuality: Factuality) -> bool:
    if factuality == "hypothetical" and _has_infinitive(title):
        return True
    words = find_words(title)
    known = load_claim_words("negation") if factuality == "denied" else _list_open()
    contracted = tuple(one for one in known if not one[0].isalpha() or one[1:2] in APOSTROPHES)
    return any(one in known or one.endswith(contracted) for one in words)


def _has_infinitive(title: str) -> bool:
    """True for "asked to leave", not for "spoke to Lind" and "gave in to the firm"."""
    words = title.split()
    return any(
        one == INFINITIVE and behind.islower() and behind not in load_function_words()
        for one, behind in pairwise(words)
    )


@cache
def _list_open() -> frozenset[str]:
    """Words that leave open whether it happens, or say that somebody says so."""
    told = ("maybe", "condition")
    return frozenset(load_modals()).union(
        *map(load_claim_words, told), load_claim_words("hedge", "cues")
    )
