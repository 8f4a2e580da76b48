"""Kinds told by the whole name: followers of parties, bodies called like persons or by letters."""

from collections.abc import Iterator
from functools import cache, lru_cache

from anyascii import anyascii
from spacy.tokens import Doc

from consilience.annotation.roles import is_title_head
from consilience.annotation.trees import find_words
from consilience.language.contexts import find_context_words
from consilience.language.gazetteer import find_place
from consilience.records.mention import EntityKind

LONGEST_BODY = 4  # tokens of "Johnson & Johnson" and the like
KEPT = 20_000  # words and names that are kept folded
SHORTEST_ACRONYM = 2  # letters
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})


def find_known_kind(words: str) -> EntityKind | None:
    """What a lexicon says of a whole name: a body called like a person, who is of a party."""
    plain = _fold(words)
    if plain in find_context_words("whole_body"):
        return "organisation"
    return "group" if plain in find_context_words("follower") else None


def find_whole_bodies(doc: Doc) -> Iterator[tuple[int, int]]:
    """The places of such bodies' names, which taggers cut apart: "Lockheed Martin"."""
    bodies = find_context_words("whole_body")
    words = find_words(doc)
    for at, word in enumerate(words):
        if word[:1].isupper() and _fold(word).partition(" ")[0] in _find_first_words():
            for end in range(min(at + LONGEST_BODY, len(words)), at, -1):
                if words[end - 1][:1].isupper() and _fold(" ".join(words[at:end])) in bodies:
                    yield at, end
                    break


def is_called_by_letters(doc: Doc, start: int, end: int) -> bool:
    """True for the name in "the C.P.A. said" and "a C.P.A. director", no place of the gazetteer.

    Not before another noun or a title: "the N.S. coast", "N.S. Premier Ada Holm".
    """
    letters = doc[start].text.replace(".", "")
    if end - start > 1 or not (letters.isupper() and letters.isalpha()):
        return False
    behind = doc[end] if end < len(doc) else None
    if behind is not None and behind.pos_ in NOUNS:
        is_body = is_title_head(behind) and not behind.text.istitle()
    else:
        is_body = start > 0 and doc[start - 1].lower_ in find_context_words("article")
    return is_body and len(letters) >= SHORTEST_ACRONYM and find_place(doc[start].text) is None


@cache
def _find_first_words() -> frozenset[str]:
    return frozenset(name.partition(" ")[0] for name in find_context_words("whole_body"))


@lru_cache(maxsize=KEPT)
def _fold(words: str) -> str:
    return " ".join(anyascii(words).lower().replace("&", " ").replace("-", " ").split())
