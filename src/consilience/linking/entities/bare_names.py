"""For whom a bare surname or first name stands in an article."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from anyascii import anyascii

from consilience.language.coreference import find_cue_words
from consilience.language.first_names import find_name_gender
from consilience.language.name_forms import find_generation_word, replace_forms
from consilience.language.titles import find_title_kinds
from consilience.linking.entities.kinds import find_named, list_full_names
from consilience.linking.names import find_surname, fold_name
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.mention import Mention

WORD_BEFORE = re.compile(r"(\w+)\.? \Z")
LONGEST_BEFORE = 12  # characters before a name in which its "Mrs." stands


@dataclass(frozen=True, slots=True)
class Cast:
    """The full names of a story: how often each, with what titles, and by each of their ends."""

    count: Counter[str]
    titles: Mapping[str, set[str]]
    by_last: Mapping[str, list[str]]
    by_first: Mapping[str, list[str]]


def make_cast(annotations: Iterable[Annotations]) -> Cast:
    """The cast of the articles of one story."""
    count: Counter[str] = Counter()
    titles: dict[str, set[str]] = defaultdict(set)
    for one in annotations:
        count.update(name for name in list_full_names(one.mentions) if not is_bare(name))
        for mention in find_named(one):
            titles[fold_name(mention.span.text)] |= find_offices_in(mention)
    by_last: dict[str, list[str]] = defaultdict(list)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(count):
        by_last[_drop_generation(name)].append(name)
        by_first[name.split()[0]].append(name)
    return Cast(count, titles, by_last, by_first)


def find_offices_in(mention: Mention) -> set[str]:
    """The offices and ranks in the title printed with a name, all forms of one as one word."""
    words = replace_forms(fold_name(mention.role or "")).split()
    return {word for word in words if find_title_kinds(word) & {"office", "rank"}}


def is_bare(name: str) -> bool:
    """True for a folded name of one word, and for one with "Jr." behind it."""
    words = name.split()
    return len(words) < 2 or (len(words) == 2 and find_generation_word(words[1]) is not None)


def find_bearers(annotations: Annotations, article: Article, cast: Cast) -> dict[str, str]:
    """For each bare name in the article the full name it is for, if the story has one.

    That of the person with the title that the article prints with it, and of the sex that "Mrs."
    tells; then of the one named in full most often before the bare name, of equals the first
    there: those who are only kin are named in full wherever they come. Where the article names
    none in full, it is the most mentioned of the story, of equals the first in the alphabet. A
    surname goes before a first name; names that put the surname first are read too. "Lund" is not
    Lund Jr. where the article calls another so.
    """
    told = _read_article(annotations, article)
    found = {}
    for word, bare in told.bare.items():
        names = _list_bearers(word, cast, told.bare)
        if names:
            fitting = [one for one in names if not cast.titles[one].isdisjoint(bare.offices)]
            fitting = fitting or [one for one in names if _is_of_sex(one, bare.genders)] or names
            found[word] = min(fitting, key=lambda name: _rank(name, bare.start, told, cast))
    return found


@dataclass(slots=True)
class _Bare:
    """Where a bare name first stands in an article, and the titles that it has there."""

    start: int
    offices: set[str]
    genders: set[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """The persons' names of an article: the bare ones, and where each full one stands."""

    bare: Mapping[str, _Bare]
    full: Mapping[str, Sequence[int]]


def _read_article(annotations: Annotations, article: Article) -> _Told:
    bare: dict[str, _Bare] = {}
    full: dict[str, list[int]] = defaultdict(list)
    for mention in sorted(find_named(annotations), key=lambda one: one.span.start):
        name, start = fold_name(mention.span.text), mention.span.start
        if mention.kind == "person" and not is_bare(name):
            full[name].append(start)
        elif is_bare(name):
            one = bare.setdefault(name, _Bare(start, set(), set()))
            one.offices |= find_offices_in(mention)
            if gender := _find_gender(article.text, start):
                one.genders.add(gender)
    return _Told(bare, full)


def _find_gender(text: str, start: int) -> str:
    before = WORD_BEFORE.search(text[max(0, start - LONGEST_BEFORE) : start])
    word = before[1].lower() if before else ""
    if word in find_cue_words("he_honorific"):
        return "he"
    return "she" if word in find_cue_words("she_honorific") else ""


def _is_of_sex(name: str, genders: set[str]) -> bool:
    known = find_name_gender(anyascii(name.split()[0]))
    return not genders or known is None or known in genders


def _list_bearers(word: str, cast: Cast, bare: Mapping[str, _Bare]) -> list[str]:
    surname, _, generation = word.partition(" ")
    names = cast.by_last.get(word) or cast.by_first.get(word) or []
    if generation:
        same = find_generation_word(generation)
        names = [one for one in cast.by_last.get(surname, []) if _find_generation(one) == same]
    called = {_find_generation(one) for one in bare if one.partition(" ")[0] == word}
    return [one for one in names if generation or _find_generation(one) not in called - {None}]


def _drop_generation(name: str) -> str:
    """The surname in a full name: "lund" of "jan lund jr"."""
    return find_surname(name.rpartition(" ")[0] if _find_generation(name) else name)


def _find_generation(name: str) -> str | None:
    return find_generation_word(find_surname(name)) if " " in name else None


def _rank(name: str, start: int, told: _Told, cast: Cast) -> tuple[int, int, int, int, str]:
    places = told.full.get(name, ())
    before = sum(place < start for place in places)
    return (not places, -before, min(places, default=0), -cast.count[name], name)
