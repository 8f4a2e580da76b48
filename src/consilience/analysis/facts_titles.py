"""Titles of events as a reader may take them: with a word for what nobody vouches for."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from consilience.language.claims import load_claim_words, load_modals
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
    words = find_words(title)
    known = load_claim_words("negation") if factuality == "denied" else _list_open()
    if factuality == "hypothetical" and INFINITIVE in words:
        return True
    contracted = tuple(one for one in known if not one[0].isalpha() or one[1:2] in APOSTROPHES)
    return any(one in known or one.endswith(contracted) for one in words)


@cache
def _list_open() -> frozenset[str]:
    """Words that leave open whether it happens, or say that somebody says so."""
    told = ("maybe", "condition")
    return frozenset(load_modals()).union(
        *map(load_claim_words, told), load_claim_words("hedge", "cues")
    )
