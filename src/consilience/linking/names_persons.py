"""Whether two persons' printed names can be one person's."""

from collections.abc import Sequence

from consilience.language.name_forms import find_generation_word, find_particle, is_nickname_of
from consilience.linking.names import (
    GENERATION,
    INITIAL,
    LEFT_OUT,
    LONG_WORD,
    NICKNAME,
    ORDER,
    PART_SPELLED,
    REASONS,
    SAME,
    SHORTENED,
    SPELLED,
    fold_name,
    spells_alike,
    split_name,
)

ENDS = ("first name", "surname")  # which a full name has


def explain_same_person(one: str, other: str) -> str | None:
    """Why two persons' full names can be one person's, None if they cannot.

    Stricter than `same_name_score`: every word of the shorter name must be one of the longer's,
    two of them at least, and one of them whole. A bare surname is no full name and gives None.
    """
    first, second = _full_words(one), _full_words(other)
    if len(first) < 2 or len(second) < 2:
        return None
    generations = find_generation(one), find_generation(other)
    if all(generations) and generations[0] != generations[1]:
        return None
    is_same_generation = generations[0] == generations[1]
    if first == second:
        return "same name" if is_same_generation else GENERATION
    short, long = sorted((first, second), key=len)
    found = None if _are_called_apart(short, long) else _explain_words(short, long)
    if found is None or found.count(INITIAL) == len(found):
        return None
    if len(short) < len(long):
        found.append(LEFT_OUT)
    if not is_same_generation:
        found.append(GENERATION)
    return next((why for why in REASONS if why in found), "order of the words")


def find_generation(name: str) -> str:
    """The word behind a name that tells a son from his father: "jr" for "Jan Lund Junior"."""
    words = fold_name(name).split()
    return find_generation_word(words[-1]) or "" if len(words) > 1 else ""


def _are_called_apart(short: Sequence[str], long: Sequence[str]) -> bool:
    """True for "Jan W. Lund" and "Jan H. W. Lund", and for "Leo Lund" and "Jan Ari Leo Lund"."""
    middles = [name[1] for name in (short, long) if len(name) > len(ENDS) and len(name[1]) == 1]
    if len(set(middles)) > 1:
        return True
    return short[-1] == long[-1] and short[0] in long[len(ENDS) : -1]


def _explain_words(short: Sequence[str], long: Sequence[str]) -> list[str] | None:
    """How each word of the shorter name is one of the longer; None where one is none."""
    found = []
    free = dict(enumerate(long))
    # Whole words first, so that an initial does not take another word's place.
    for at in sorted(range(len(short)), key=lambda at: (short[at] not in long, -len(short[at]))):
        whys = [(_explain_word(short[at], other), to) for to, other in free.items()]
        told = [
            (ORDER.index(why), to, why)
            for why, to in whys
            if why is not None
            and not (why == INITIAL and _is_middle_for_last((short, at), (long, to)))
        ]
        if not told:
            return None
        _, to, why = min(told)
        found.append(why)
        del free[to]
    return found


def _is_middle_for_last(*words: tuple[Sequence[str], int]) -> bool:
    """True where one of two words is a name's last and the other an initial amid a name."""
    lasts = [at == len(name) - 1 for name, at in words]
    middles = [0 < at < len(name) - 1 and len(name[at]) == 1 for name, at in words]
    return (lasts[0] and middles[1]) or (lasts[1] and middles[0])


def _explain_word(one: str, other: str) -> str | None:
    if one == other:
        return SAME
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[0] == other[0] else None
    if is_nickname_of(one, other):
        return NICKNAME
    if spells_alike(one, other):
        return SPELLED
    short, long = sorted((one, other), key=len)
    is_part = len(short) >= LONG_WORD and (long.startswith(short) or long.endswith(short))
    return SHORTENED if is_part else None


def _full_words(name: str) -> tuple[str, ...]:
    words = split_name(name, "person")
    return (*words[:1], *(one for one in words[1:] if not find_particle(one)))


def explain_same_part(full: str, bare: str) -> str | None:
    """Why a bare name can be the first or last of a full one, spelled otherwise; else None."""
    words = _full_words(full)
    ends = [one for one in (*words[:1], *words[-1:]) if len(one) >= LONG_WORD]
    return PART_SPELLED if any(spells_alike(fold_name(bare), one) for one in ends) else None
