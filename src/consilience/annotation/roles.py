"""Titles and offices before a person's name: "Israeli Defense Minister", "Col. Gen."."""

import re
from functools import lru_cache

from spacy.tokens import Doc, Token

from consilience.language.calendar import load_months, load_weekdays
from consilience.language.contexts import find_context_words
from consilience.language.gazetteer import find_common_place
from consilience.language.small_words import load_english_words
from consilience.language.titles import TitleKind, find_title_kinds

# A token's part in a title, one letter each, so that a title is a regular expression over them:
# H honorific, O office, R rank, M modifier, D state or people, C other capitalised word,
# p possessive, o of, t the, a and, c comma, h hyphen or point, x anything else.
HEAD = r"(?:Dp)?(?:[DM]h?)*(?:[OR]h*)+"
OF = r"(?:ot?(?:[CDMOR]h?)+(?:a[CDMOR]+)?)"
TITLE = re.compile(rf"(?:{HEAD}{OF}*c?)*{HEAD}{OF}*$|H+$")
NO_HEAD = frozenset({"modifier", "body"})
LAST_PARTS = frozenset("CDHMORh")  # what a title can end with
INDEFINITE = frozenset({"a", "an"})
OFFICE, AND = "O", "a"
COMPOUND = frozenset({"compound", "nmod"})
LONGEST_TITLE = 16  # tokens; "Chief of the Coast Guard Service, Rear Admiral" has nine
WORDS_KEPT = 20_000  # in different spellings; most of a text are a few hundred

LINKING_WORDS = {"of": "o", "for": "o", "the": "t", "and": "a", "&": "a", ",": "c"}
LINKING_WORDS |= dict.fromkeys(("-", "–", ".", ".-"), "h") | dict.fromkeys(
    ("'s", "’s", "'", "’"), "p"
)


def find_title_start(doc: Doc, name_start: int) -> int:
    """The token where the title before a name begins; `name_start` itself if there is none."""
    # Most names have no title; asking for the sentence is what takes long.
    if not name_start or _find_part(doc[name_start - 1].text) not in LAST_PARTS:
        return name_start
    first = max(name_start - LONGEST_TITLE, doc[name_start].sent.start)
    letters = "".join([_find_part(token.text) for token in doc[first:name_start]])
    match = TITLE.search(letters)
    if match is None:
        return name_start
    start = first + match.start()
    if OFFICE not in match.group():
        return start
    return (
        name_start if _is_anothers(doc, start, name_start) else _take_whole_title(doc, first, start)
    )


def _is_anothers(doc: Doc, start: int, name_start: int) -> bool:
    """True for "the mayor Lund worked for" and "under a President Lund", which is nobody yet."""
    before = doc[start - 1].lower_ if start else ""
    if doc[start].is_lower:
        behind = doc[name_start + 1] if name_start + 1 < len(doc) else None
        is_full = behind is not None and behind.is_title
        return before == "the" and name_start == start + 1 and not is_full
    return before in INDEFINITE and name_start == start + 1


def _take_whole_title(doc: Doc, first: int, start: int) -> int:
    """Where a title begins with the names beside its words: "Harbour House Press Secretary"."""
    at = start
    while at > first and _is_of_title(doc[at - 1], start):
        at -= 1
        # "Ways and Means Committee Chairman"
        if at - 1 > first and _find_part(doc[at - 1].text) == AND and _is_of_title(doc[at - 2], at):
            at -= 1
    located = at > first and doc[at - 1].lower_ in find_context_words("before_place")
    return start if located else at  # "in Sandholm President Lund said"


def _is_of_title(token: Token, start: int) -> bool:
    """True for a proper noun that the parse has as a part of what stands behind it."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.ent_type_ == "PERSON":
        return False
    apart = token.lower_ in load_months() or token.lower_ in load_weekdays()
    is_part = token.dep_ in COMPOUND and token.i < token.head.i <= start + LONGEST_TITLE
    return is_part and not apart


def is_honorific(word: str) -> bool:
    """True for "Mr" and the like: a sign of a person, but no role."""
    return find_title_kinds(word) == {"honorific"}


def is_title_word(token: Token) -> bool:
    """True for a word that can stand in a title."""
    return bool(_find_kinds(token.text))


def is_body_word(token: Token) -> bool:
    """True for a word that can end the name of a body ("Ministry")."""
    return "body" in _find_kinds(token.text)


def is_title_head(token: Token) -> bool:
    """True for a word that can end a title: an office, rank or honorific."""
    return not _find_kinds(token.text) <= NO_HEAD


@lru_cache(maxsize=WORDS_KEPT)
def _find_kinds(word: str) -> frozenset[TitleKind]:
    return find_title_kinds(word)


@lru_cache(maxsize=WORDS_KEPT)
def _find_part(word: str) -> str:
    """The part of a word in a title, a letter of those above."""
    if linking := LINKING_WORDS.get(word.lower()):
        return linking
    kinds = _find_kinds(word)
    for kind, letter in (
        ("office", "O"),
        ("rank", "R"),
        ("modifier", "M"),
        ("body", "M"),
        ("honorific", "H"),
    ):
        if kind in kinds:
            return letter
    if not word[:1].isupper() or word.lower() in load_english_words():
        return "x"
    return "D" if find_common_place(word) else "C"
