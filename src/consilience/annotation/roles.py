"""Titles and offices before a person's name: "Israeli Defense Minister", "Col. Gen."."""

import re

from spacy.tokens import Doc, Token

from consilience.language.gazetteer import find_common_place
from consilience.language.titles import find_title_kinds

# A token's part in a title, one letter each, so that a title is a regular expression over them:
# H honorific, O office, R rank, M modifier, D state or people, C other capitalised word,
# p possessive, o of, t the, a and, c comma, h hyphen or point, x anything else.
HEAD = r"(?:Dp)?(?:[DM]h?)*(?:[OR]h*)+"
OF = r"(?:ot?(?:[CDMOR]h?)+(?:a[CDMOR]+)?)"
TITLE = re.compile(rf"(?:{HEAD}{OF}*c?)*{HEAD}{OF}*$|H+$")
LONGEST_TITLE = 16  # tokens; "Chief of the Coast Guard Service, Rear Admiral" has nine

LINKING_WORDS = {"of": "o", "for": "o", "the": "t", "and": "a", "&": "a", ",": "c"}
LINKING_WORDS |= dict.fromkeys(("-", "–", ".", ".-"), "h") | dict.fromkeys(
    ("'s", "’s", "'", "’"), "p"
)


def find_title_start(doc: Doc, name_start: int) -> int:
    """The token where the title before a name begins; `name_start` itself if there is none."""
    first = max(name_start - LONGEST_TITLE, doc[name_start].sent.start)
    letters = "".join(_title_part(token) for token in doc[first:name_start])
    match = TITLE.search(letters)
    return name_start if match is None else first + match.start()


def is_honorific(word: str) -> bool:
    """True for "Mr" and the like: a sign of a person, but no role."""
    return find_title_kinds(word) == {"honorific"}


def is_title_word(token: Token) -> bool:
    """True for a word that can stand in a title."""
    return bool(find_title_kinds(token.text))


def is_body_word(token: Token) -> bool:
    """True for a word that can end the name of a body ("Ministry")."""
    return "body" in find_title_kinds(token.text)


def is_title_head(token: Token) -> bool:
    """True for a word that can end a title: an office, rank or honorific."""
    return bool(find_title_kinds(token.text) - {"modifier", "body"})


def _title_part(token: Token) -> str:
    if linking := LINKING_WORDS.get(token.lower_):
        return linking
    kinds = find_title_kinds(token.text)
    for kind, letter in (
        ("office", "O"),
        ("rank", "R"),
        ("modifier", "M"),
        ("body", "M"),
        ("honorific", "H"),
    ):
        if kind in kinds:
            return letter
    if not token.text[:1].isupper():
        return "x"
    return "D" if find_common_place(token.text) else "C"
