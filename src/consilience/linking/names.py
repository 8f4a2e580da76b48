"""Whether two printed names can be one entity's."""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from consilience.language.gazetteer import find_common_place, find_place
from consilience.language.name_forms import (
    LEGAL_FORM,
    find_particle,
    is_alliance,
    is_filler,
    is_name_suffix,
    is_nickname_of,
    is_part_of_body,
    is_patronymic_word,
    is_sited,
    replace_forms,
    spell_by_sound,
)
from consilience.language.nominals import find_body_types
from consilience.language.titles import find_title_kinds
from consilience.records.mention import EntityKind

SAME_NAME = 0.5  # from this score on, two names are taken for one
ALIKE = 0.7  # words spelled by their sounds are one word if so large a share of letters agrees
TOLD = 0.9  # a nickname or an initial counts as so like the name
CONTRADICTED = 0.6  # share of the score that a word in which the names differ takes away
OMITTED = 0.35  # a word that one name leaves out weighs so much against one that both have
# Letters of a surname, spelled by sound, that may differ between transliterations after the same
# first name: from so many letters on, so many.
SPELLING_EDITS = {0: 0, 6: 1, 8: 2}
VOWEL_FROM = 4  # letters of a name in which vowels alone may differ ("Ahmed", "Ahmad")
LONG_NAME = 3  # words of a body's name of which one may be left out
LONG_WORD = 4  # letters of a word that can stand for a longer name alone
LONGEST_ACRONYM = 8  # letters
SHORTEST_JOINED = 6  # letters of a name that is also written in several words
LIGHT = 0.2  # weight of particles, fillers and legal forms
CACHE = 100_000  # names kept folded: the same ones come again and again

PUNCTUATION = re.compile(r"[^\w\s]+")
APOSTROPHE = re.compile(r"['’‘ʼ`´]")
VOWEL = re.compile(r"[aeiou]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LETTERS = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
DOTTED = re.compile(r"\b(?:\w\.){2,}(?:\w\b)?")


@lru_cache(maxsize=CACHE)
def fold_name(name: str) -> str:
    """A name in lower-case ASCII letters without punctuation, words apart by one space.

    Letters alone with points are one word: "C.P.A." is "cpa".
    """
    if LETTERS.fullmatch(name):
        name = name.replace(".", "")
    return " ".join(
        PUNCTUATION.sub(" ", anyascii(name.casefold()).replace(".", ". ")).split()
    ).lower()


@lru_cache(maxsize=CACHE)
def split_name(name: str, kind: EntityKind) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, in their order.

    A person's name comes without titles, suffixes and the word behind a patronymic, a body's
    with each legal form and synonym as one word.
    """
    undotted = DOTTED.sub(lambda found: found.group().replace(".", "") + " ", name)
    folded = fold_name(APOSTROPHE.sub("", CAMEL.sub(" ", undotted)))
    if kind != "person":
        return tuple(replace_forms(folded).split())
    words = [one for one in _drop_titles(folded.split()) if not is_patronymic_word(one)]
    plain = [one for one in words if not is_name_suffix(one)] or words
    return (plain[0], *(find_particle(one) or one for one in plain[1:])) if plain else ()


def same_name_score(one: str, other: str, kind: EntityKind) -> float:
    """How well two names can be one's, 0 to 1; `SAME_NAME` and more is yes.

    Words are paired in any order by spelling, sound, initial and nickname. A word that only one
    name has speaks a little against (an omission), words of which each has its own speak much
    against (a contradiction).
    """
    first, second = split_name(one, kind), split_name(other, kind)
    if not first or not second:
        return 0.0
    if sorted(first) == sorted(second):
        return 1.0
    if _join(first) == _join(second):
        return 0.95
    if kind != "person" and (_is_acronym(first, other) or _is_acronym(second, one)):
        return 0.8
    return _score_words(first, second, kind)


def _score_words(first: tuple[str, ...], second: tuple[str, ...], kind: EntityKind) -> float:
    pairs, rest, others = _pair_words(first, second)
    shared = sum(weight for weight, _ in pairs)
    agreed = sum(weight * likeness for weight, likeness in pairs)
    differed = 0.0
    if rest and others:
        weight = min(_weigh_all(rest), _weigh_all(others))
        likeness = _compare_runs(rest, others)
        if likeness >= ALIKE:
            shared, agreed, rest, others = shared + weight, agreed + weight * likeness, (), ()
        else:
            differed = weight
    omitted = abs(_weigh_all(rest) - _weigh_all(others))
    if kind != "person" and any(map(_is_seat, rest + others)):
        differed += 1  # the branch in another country is another body
    score = agreed / (shared + differed + OMITTED * omitted) if agreed else 0.0
    return score * (1 - CONTRADICTED * min(differed, 1.0))


def _pair_words(
    first: tuple[str, ...], second: tuple[str, ...]
) -> tuple[list[tuple[float, float]], tuple[str, ...], tuple[str, ...]]:
    """Weight and likeness of words paired one to one, the most alike first, and what is left."""
    ranked = sorted(
        (-_compare_words(one, other), at, to)
        for at, one in enumerate(first)
        for to, other in enumerate(second)
    )
    rest, others = dict(enumerate(first)), dict(enumerate(second))
    pairs = []
    for negative, at, to in ranked:
        if at in rest and to in others and -negative >= ALIKE:
            pairs.append((max(_weigh(rest.pop(at)), _weigh(others.pop(to))), -negative))
    return pairs, tuple(rest.values()), tuple(others.values())


def _compare_runs(rest: Sequence[str], others: Sequence[str]) -> float:
    """Likeness of words that are parted otherwise ("van der Linde", "Vanderlinde"; "JC")."""
    short, long = sorted((rest, others), key=len)
    if len(long) == 1:
        return 0.0  # two words, compared before
    if len(short) == 1 and short[0] == "".join(word[0] for word in long):
        return TOLD
    return OSA.normalized_similarity(_join(short), _join(long))


def _compare_words(one: str, other: str) -> float:
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return TOLD if one[0] == other[0] else 0.0
    if is_nickname_of(one, other):
        return TOLD
    return OSA.normalized_similarity(spell_by_sound(one), spell_by_sound(other))


def _weigh(word: str) -> float:
    return LIGHT if word == LEGAL_FORM or is_filler(word) or find_particle(word) else 1.0


def _join(words: Sequence[str]) -> str:
    return spell_by_sound("".join(words))


def _is_acronym(short: Sequence[str], name: str) -> bool:
    """True for the first letters of a name's words, with or without those of its small words."""
    if len(short) != 1 or len(short[0]) < 2:
        return False
    for long in (split_name(name, "organisation"), fold_name(name).split()):  # "us", "american"
        told = [word for word in long if word != LEGAL_FORM]
        heavy = [word for word in told if not is_filler(word)]
        initials = {"".join(word[0] for word in words) for words in (told, heavy)}
        if len(long) > 1 and short[0] in initials:
            return True
    return False


def _weigh_all(words: Sequence[str]) -> float:
    return sum(map(_weigh, words))


@lru_cache(maxsize=CACHE)
def _is_seat(word: str) -> bool:
    place = find_place(word.title())
    return place is not None and place.kind != "people"


def _drop_titles(words: list[str]) -> list[str]:
    """Without titles in front, unless nothing is left."""
    at = 0
    while at < len(words) - 1 and find_title_kinds(words[at]) & {"honorific", "rank", "office"}:
        at += 1
    return words[at:]


def find_surname(name: str) -> str:
    """The last word of a person's name, folded; "" for a name without letters."""
    words = fold_name(name).split()
    return words[-1] if words else ""


SAME, INITIAL, NICKNAME, SPELLED = "", "initial and surname", "nickname", "spelling of the name"
SHORTENED = "short first name"  # "Sandro" for "Alessandro"
ORDER = (SAME, SPELLED, NICKNAME, SHORTENED, INITIAL)
LEFT_OUT = "words left out"
GENERATION = "Jr. or the like left out"
# Reasons that several names could have: taken only where there is one such name.
REASONS = (
    GENERATION,
    INITIAL,
    SHORTENED,
    LEFT_OUT,
    NICKNAME,
    SPELLED,
)  # of several, the weakest is told
JOINED = "written as one word"
PART_SPELLED = "spelling of a part of the name"
LOOSE = frozenset(
    {
        INITIAL,
        SHORTENED,
        LEFT_OUT,
        GENERATION,
        PART_SPELLED,
        JOINED,
        "acronym",
        "state left out",
        "end left out",
    }
)


def spells_alike(one: str, other: str) -> bool:
    """True for two spellings of one folded word, by its sounds or by a slip or two."""
    sound, other_sound = spell_by_sound(one), spell_by_sound(other)
    if sound == other_sound:
        return True
    shorter = min(len(sound), len(other_sound))
    allowed = max(edits for letters, edits in SPELLING_EDITS.items() if shorter >= letters)
    if OSA.distance(sound, other_sound, score_cutoff=allowed) <= allowed:
        return True
    return shorter >= VOWEL_FROM and VOWEL.sub("", sound) == VOWEL.sub("", other_sound)


def explain_same_body(one: str, other: str) -> str | None:
    """Why two names can be one body's, None if they cannot.

    Knows legal forms and small words left out, spellings, acronyms, and one word left out in
    the middle of a long name ("State Border Service", "State Border Guard Service").
    """
    first, second = _heavy_words(one), _heavy_words(other)
    if not first or not second:
        return None
    if first == second:
        return "same name" if fold_name(one) == fold_name(other) else "form of the name"
    if _is_acronym(first, other) or _is_acronym(second, one):
        return "acronym"
    if len(first) == len(second) and all(map(_is_slip, first, second)):
        return SPELLED
    if sorted(first) == sorted(second):
        return "order of the words"
    if _is_joined(first, second):
        return JOINED
    short, long = sorted((first, second), key=len)
    if len(short) >= LONG_NAME and len(long) == len(short) + 1 and _is_inside(short, long):
        return LEFT_OUT
    return None


def _is_joined(first: Sequence[str], second: Sequence[str]) -> bool:
    """True for one name in one word and in several: "Ryebridge 1", "Rye Bridge"."""
    plain = [[word for word in words if not word.isdigit()] for words in (first, second)]
    numbers = [[word for word in words if word.isdigit()] for words in (first, second)]
    if len(plain[0]) == len(plain[1]) or (all(numbers) and numbers[0] != numbers[1]):
        return False
    return "".join(plain[0]) == "".join(plain[1]) and len("".join(plain[0])) >= SHORTEST_JOINED


def _is_slip(one: str, other: str) -> bool:
    """True for two spellings; another ending makes another word ("Lund", "Lundi") but for "s"."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return long[len(short) :] in {"", "s"}
    return spells_alike(one, other)


def _heavy_words(name: str) -> tuple[str, ...]:
    words = split_name(name, "organisation")
    return tuple(one for one in words if one != LEGAL_FORM and not is_filler(one)) or words


def _is_inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """True if both begin and end alike and the shorter's words stand in the longer in order."""
    waiting = iter(long)
    return (short[0], short[-1]) == (long[0], long[-1]) and all(one in waiting for one in short)


def explain_short_body(one: str, other: str) -> str | None:
    """Why one name can be short for the other, None if it cannot; a weaker sign than a form.

    Knows the state left out in front ("Capitol Police") and the end left out ("Lund Zoo" for
    "Lund Zoo and Botanical Garden").
    """
    short, long = sorted((_heavy_words(one), _heavy_words(other)), key=len)
    extra = len(long) - len(short)
    if not short or extra < 1:
        return None
    if long[extra:] == short and len(short) > 1 and all(map(_is_state, long[:extra])):
        return "state left out"
    is_told = len(short) > 1 or (len(short[0]) >= LONG_WORD and not _is_state(short[0]))
    is_place = any(find_place(name.title()) for name in (one, other))
    if is_place or long[: len(short)] != short or not is_told:
        return None
    if is_part_of_body(long[-1]) or (len(short) == 1 and any(map(is_sited, long[1:]))):
        return None  # a house and its committee, a town and its port authority
    return "end left out"


def explain_first_word(one: str, other: str) -> str | None:
    """The same for names of which one is of an unknown kind: only one word for one of two words.

    "Courier" can be "Courier Sandholm"; it is neither the "Courier Prize Committee" nor the
    "Courier Office", which are other things called after it.
    """
    words = sorted((_heavy_words(one), _heavy_words(other)), key=len)
    if tuple(map(len, words)) != (1, 2) or find_body_types(words[1][1].title()):
        return None
    return explain_short_body(one, other)


def count_heavy_words(name: str) -> int:
    """How many words of a body's name tell it from others: 1 in "Holm Holding Ltd"."""
    return len(_heavy_words(name))


def find_acronyms(name: str) -> frozenset[str]:
    """The first letters of the words of a body's name, with and without small words, folded.

    The whole name too if it is one word of at most `LONGEST_ACRONYM` letters.
    """
    words = split_name(name, "organisation")
    spelt = (words, _heavy_words(name), fold_name(name).split())
    found = {"".join(word[0] for word in some) for some in spelt}
    if len(words) == 1 and len(words[0]) <= LONGEST_ACRONYM:
        found.add(words[0])
    return frozenset(one for one in found if len(one) > 1)


def _is_state(word: str) -> bool:
    return is_alliance(word) or any(map(find_common_place, (word.title(), word.upper())))
