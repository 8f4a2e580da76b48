"""Names of one article that belong to one bearer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from anyascii import anyascii

from consilience.annotation.coreference.capitals import find_governed
from consilience.annotation.coreference.references import Reference
from consilience.annotation.coreference.words import Words
from consilience.language.endings import cut_article
from consilience.language.first_names import find_name_gender
from consilience.language.gazetteer import find_common_place
from consilience.language.nominals import find_body_types
from consilience.language.peoples import is_people_of

Key = tuple[str, ...]  # the kind of key, then the words of the name, folded
FIRST_NAME, SURNAME = 1, 2  # how well a word of a full name suits a bare one
MOST_BEARERS = 40  # of one surname, or bodies of one first word; more are lists, not prose


def group_names(words: Words, names: Sequence[Reference]) -> list[Key]:
    """For each name the key of its bearer; names of one bearer have equal keys.

    A bare surname goes to the bearer who is named in full most often before such a name first
    stands, then to the first of them: kin are named in full wherever they come. A first name goes
    to its only bearer. Acronyms, shortened names of bodies, adjectives of
    states, and capitals that act ("Oslo denied it") go with what they are of.
    """
    folded = [fold_words(words.text[one.start : one.end]) for one in names]
    keys = [_make_key(words, one, parts) for one, parts in zip(names, folded, strict=True)]
    aliases = {
        **_find_peoples({key for key in keys if key[0] == "place"}),
        **_find_same_persons({key for key in keys if key[0] == "person" and len(key) > 2}),
        **_find_short_bodies(keys),
    }
    keys = [_follow(key, aliases) for key in keys]
    return _find_bearers(names, folded, keys)


def fold_words(parts: Iterable[str]) -> tuple[str, ...]:
    """Words of a name in lower-case ASCII without points, particles like "the" left out."""
    plain = (anyascii(part.lower()).lower().strip(".’'") for part in parts)
    return tuple(part for part in plain if part and part not in {"the", "-", ",", "s"})


def find_gender(name: Reference, key: Key) -> str:
    """How a person is called, by the title or the first name; "" where they do not tell."""
    if name.kind != "person" or key[0] != "person":
        return ""
    if name.gender:
        return name.gender
    return (find_name_gender(key[1]) or "") if len(key) > 2 else ""


def find_name_types(parts: Sequence[str]) -> frozenset[str]:
    """The types of body that a name tells, by its head if that tells one, else by any word.

    The head is the word before "of" or "for", else the last: a "Union of Copper Workers" is none
    of miners.
    """
    end = next((at for at, part in enumerate(parts) if at and part in {"of", "for"}), len(parts))
    head = find_body_types(parts[end - 1]) if parts else frozenset()
    return head or frozenset(one for part in parts for one in find_body_types(part))


def _make_key(words: Words, name: Reference, parts: tuple[str, ...]) -> Key:
    if name.kind == "person":
        return ("person", *parts)
    if name.kind in {"place", "group"}:
        return _make_place_key(words, name, parts)
    return ("body", *parts)


def _make_place_key(words: Words, name: Reference, parts: tuple[str, ...]) -> Key:
    text = cut_article(" ".join(words.text[name.start : name.end]))
    place = find_common_place(text)
    if name.number == "many":
        return ("people", place.name if place else " ".join(parts))
    if place is None:
        return ("place", *parts)
    if place.kind in {"country", "people"}:
        return ("state", place.country or place.name)
    if state := find_governed(words, name.start, name.end, name.head):
        return ("state", state.country or state.name)
    return ("place", *parts)


def _find_peoples(keys: Iterable[Key]) -> dict[Key, Key]:
    """The adjectives of places that are no states of the gazetteer: "Ulmerian" for "Ulmeria"."""
    by_stem: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(keys):
        if len(key) == 2:
            by_stem[key[1][:4]].append(key)
    found: dict[Key, Key] = {}
    for block in by_stem.values():
        for one, other in combinations(block[:MOST_BEARERS], 2):
            for place, people in ((one, other), (other, one)):
                if is_people_of(people[1], place[1]):
                    found.setdefault(people, place)
    return found


def _find_same_persons(keys: Iterable[Key]) -> dict[Key, Key]:
    """Shorter full names of a person to the longest one: "B. Holm", "Ada Holm", "Ada M. Holm"."""
    by_surname: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_surname[key[-1]].append(key)
    found: dict[Key, Key] = {}
    for block in by_surname.values():
        ordered = sorted(block, key=lambda key: (-len(key), key))[:MOST_BEARERS]
        for longer, shorter in combinations(ordered, 2):
            if _is_short_for(shorter[1:-1], longer[1:-1]):
                found.setdefault(shorter, longer)
    return found


def _is_short_for(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """True if every first name of the one, or its initial, is a first name of the other."""
    return all(any(_same_first(one, other) for other in longer) for one in shorter)


def _same_first(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    return one == other


def _find_short_bodies(keys: Sequence[Key]) -> dict[Key, Key]:
    """Acronyms and first words of bodies to their only full name; "Holm" to "Holm Mining"."""
    by_short: dict[Key, set[Key]] = defaultdict(set)
    surnames = {key[-1] for key in keys if key[0] == "person" and len(key) > 2}
    for key in sorted({key for key in keys if key[0] == "body" and len(key) > 2}):
        initials = "".join(part[0] for part in key[1:] if part not in {"of", "and", "for", "&"})
        by_short["body", initials].add(key)
        for end in range(2, len(key)):
            by_short["body", *key[1:end]].add(key)
        if key[1] not in surnames:
            by_short["person", key[1]].add(key)
    known = set(keys)
    return {
        short: next(iter(full))
        for short, full in by_short.items()
        if len(full) == 1 and short in known
    }


def _follow(key: Key, aliases: Mapping[Key, Key]) -> Key:
    for _ in range(4):
        if key not in aliases:
            break
        key = aliases[key]
    return key


def _find_bearers(
    names: Sequence[Reference], folded: Sequence[tuple[str, ...]], keys: Sequence[Key]
) -> list[Key]:
    """The keys, those of bare surnames and first names replaced by their bearers'."""
    full = [key for key in keys if key[0] == "person" and len(key) > 2]
    counts = Counter(full)
    by_word: dict[str, dict[Key, int]] = defaultdict(dict)
    for key in counts:
        for place, part in enumerate(key[1:]):
            by_word[part][key] = SURNAME if place == len(key) - 2 else FIRST_NAME
    genders = _find_genders(names, keys)
    for stranger in _find_strangers(names, keys, by_word, genders):
        counts[stranger] += 1
        by_word[stranger[1]][stranger] = SURNAME
    found: list[Key] = []
    places: dict[Key, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    for name, key in zip(names, keys, strict=True):
        if key[0] == "person" and len(key) == 2:
            bearers = list(by_word[key[1]].items())[:MOST_BEARERS]
            suited = [
                one
                for one in bearers
                if not name.gender or genders.get(one[0], name.gender) == name.gender
            ]
            if suited:
                start = places[key][0]
                key = max(
                    suited, key=lambda one: (one[1], *_rank_bearer(places[one[0]], start), one[0])
                )[0]
        found.append(key)
    return found


def _rank_bearer(places: Sequence[int], start: int) -> tuple[int, int]:
    """How often a full name stands before `start`, and how early it first stands."""
    return sum(place < start for place in places), -places[0] if places else 0


def _find_strangers(
    names: Sequence[Reference],
    keys: Sequence[Key],
    by_word: Mapping[str, Mapping[Key, int]],
    genders: Mapping[Key, str],
) -> list[Key]:
    """The keys of bare surnames like "Mr Holm" where all who are named in full are women."""
    found: list[Key] = []
    for name, key in zip(names, keys, strict=True):
        if key[0] == "person" and len(key) == 2 and name.gender:
            bearers = [one for one, rank in by_word.get(key[1], {}).items() if rank == SURNAME]
            if bearers and all(genders.get(one, name.gender) != name.gender for one in bearers):
                found.append(key)
    return found


def _find_genders(names: Sequence[Reference], keys: Sequence[Key]) -> dict[Key, str]:
    genders: dict[Key, str] = {}
    for name, key in zip(names, keys, strict=True):
        if gender := find_gender(name, key):
            genders.setdefault(key, gender)
    return genders
