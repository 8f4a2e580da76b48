"""How names are written: particles, legal forms, nicknames, and the sounds of their letters."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from nicknames import NickNamer

from consilience.language.lexicon import WordList, load_entries, match_any

FORMS = (
    "particle",
    "patronymic",
    "suffix",
    "generation",
    "telling_generation",
    "nickname",
    "legal_form",
    "filler",
    "synonym",
    "sited",
    "part_of_body",
    "alliance",
    "relation",
    "past",
    "no_office",
    "place_in_row",
    "cut_office",
    "counterpart",
)
LEGAL_FORM = "\0"  # stands for the words of any legal form
KEPT = 50_000  # words and pairs of names that are kept; pages bring ever new ones


@dataclass(frozen=True, slots=True)
class Sound:
    """Letters for one sound, and those that stand for it in comparing."""

    letters: tuple[str, ...]
    written: str
    test: str


def find_particle(word: str) -> str | None:
    """The first of the words that are this one between the parts of a name; None for others."""
    return _first_words("particle").get(word)


def is_patronymic_word(word: str) -> bool:
    """True for "oglu" and the like, behind the name of the father."""
    return word in _first_words("patronymic")


def is_name_suffix(word: str) -> bool:
    """True for "Jr" and the like, behind a name and no part of it."""
    return word in _first_words("suffix")


def find_generation_word(word: str) -> str | None:
    """The first of the words that tell the same generation as this one; None for others."""
    return _first_words("generation").get(word)


def is_telling_generation(word: str) -> bool:
    """True for "jr", without which an article means the father; "iii" is left out freely."""
    return word in _first_words("telling_generation")


def is_legal_form(word: str) -> bool:
    """True for "AG", "Ltd" and "Inc." as printed behind a name; in small letters it is a word."""
    return word[:1].isupper() and word.lower().strip(".") in _first_words("legal_form")


def is_filler(word: str) -> bool:
    """True for words that a body's name may have or not have."""
    return word in _first_words("filler")


def is_alliance(word: str) -> bool:
    """True for a union of states."""
    return word in _first_words("alliance")


def is_relation(word: str) -> bool:
    """True for a word that puts a name beside another thing: "the lawyer of Lund"."""
    return word in _first_words("relation")


def is_sited(word: str) -> bool:
    """True for a word of a body's name that has the name of its town in front: "port"."""
    return word in _first_words("sited")


def is_part_of_body(word: str) -> bool:
    """True for a word that ends the name of a part of a body: "committee"."""
    return word in _first_words("part_of_body")


def is_past(word: str) -> bool:
    """True for a word before an office that is not held any more."""
    return word in _first_words("past")


def is_counterpart(word: str) -> bool:
    """True for a word for one who has the same office elsewhere."""
    return word in _first_words("counterpart")


def is_no_office(word: str) -> bool:
    """True for a word like an office that only says how one stands to another."""
    return word in _first_words("no_office")


def is_cut_office(word: str) -> bool:
    """True for "chief" and the like, which are no office without what they are of."""
    return word in _first_words("cut_office")


def is_place_in_row(word: str) -> bool:
    """True for "first" and the like, which narrow an office and are none alone."""
    return word in _first_words("place_in_row")


@lru_cache(maxsize=KEPT)
def is_nickname_of(one: str, other: str) -> bool:
    """True where one first name is short or familiar for the other, or both for a third.

    English nicknames are those of the package `nicknames`, others those of `name_forms.toml`.
    """
    ours = _groups_of("nickname")
    if not ours.get(one, frozenset()).isdisjoint(ours.get(other, frozenset())):
        return True
    return other in _namer().nicknames_of(one) or one in _namer().nicknames_of(other)


def replace_forms(name: str) -> str:
    """A body's folded name with `LEGAL_FORM` for legal forms, synonyms by their first word."""
    marked = _legal_forms().sub(LEGAL_FORM, name)
    return _synonyms().sub(lambda found: _first_words("synonym")[found.group()], marked)


@lru_cache(maxsize=KEPT)
def spell_by_sound(word: str) -> str:
    """A folded word with one spelling for each sound and without double letters."""
    spelled = _sounds().sub(lambda found: _written()[found.group()], word)
    return DOUBLE.sub(r"\1", spelled)


DOUBLE = re.compile(r"(.)\1+")


@cache
def _namer() -> NickNamer:
    return NickNamer()


@cache
def _first_words(form: str) -> dict[str, str]:
    return {
        word: entry.words[0]
        for entry in load_entries("name_forms", form, WordList)
        for word in entry.words
    }


@cache
def _groups_of(form: str) -> dict[str, frozenset[int]]:
    """The numbers of the lists that hold a word."""
    found: dict[str, frozenset[int]] = {}
    for number, entry in enumerate(load_entries("name_forms", form, WordList)):
        for word in entry.words:
            found[word] = found.get(word, frozenset()) | {number}
    return found


@cache
def _legal_forms() -> re.Pattern[str]:
    return _make_pattern(_first_words("legal_form"))


@cache
def _synonyms() -> re.Pattern[str]:
    return _make_pattern(_first_words("synonym"))


def _make_pattern(words: dict[str, str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first."""
    return re.compile(rf"(?<!\S)(?:{match_any(words)})(?!\S)")


@cache
def _written() -> dict[str, str]:
    sounds = load_entries("name_forms", "sound", Sound)
    return {letters: one.written for one in sounds for letters in one.letters}


@cache
def _sounds() -> re.Pattern[str]:
    return re.compile(match_any(_written()))
