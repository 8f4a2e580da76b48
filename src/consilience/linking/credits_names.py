"""Names in a sentence, marked so that patterns can speak of outlets and of those who speak."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache

from consilience.language.agencies import load_agencies
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words
from consilience.language.outlets import load_name_words
from consilience.language.sources import fold_outlet, load_outlets, name_outlet
from consilience.language.titles import find_title_kinds
from consilience.linking.names import fold_name

OUTLET, NAME = "\ue000", "\ue001"  # private characters that stand for the letters of a name
CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
RUN = re.compile(
    rf"(?<![\w.’'-])(?:[Tt]he\s)?{CAPITAL}(?:[\w&]|[.-](?=\w)|[’'](?=[A-Z]))*"
    rf"(?:(?:\s(?:of|for|al|de|da|del|la|von|van|bin|the|of\sthe|for\sthe))?\s{CAPITAL}"
    rf"(?:[\w&]|[.-](?=\w)|[’'](?=[A-Z]))*|\.(?=\s{CAPITAL}\w))*"
)
INSIDE = re.compile(rf"(?<=[a-z,;] )({CAPITAL}\w+)")
AGENCY_CHARS = 30  # before a name, where "state agency" may stand
LONGEST_NAME = 6  # words of an outlet's name


@dataclass(frozen=True, slots=True)
class Named:
    """A name at characters `start:end` of the text; `outlet` is set if it is an outlet's."""

    start: int
    end: int
    text: str
    outlet: str | None


def find_named(
    text: str, start: int, end: int, known: Mapping[str, str], capitalised: Set[str]
) -> Iterator[Named]:
    """The names in a sentence, outlets told by `known` (folded name to name) and by their words.

    A single word that opens the sentence is a name only if it is among those that are
    `capitalised` inside sentences too.
    """
    for match in RUN.finditer(text, start, end):
        opens = not text[start : match.start()].strip("\"“‘'([ ")
        if opens and match[0].isalpha() and match[0] not in capitalised:
            ambiguous = load_words("sources", "ambiguous")
            if fold_outlet(match[0]) not in known or match[0].lower() in ambiguous:
                continue
        before = text[max(start, match.start() - AGENCY_CHARS) : match.start()].rstrip(", ")
        if before.lower().endswith(_load_agency_cues()):
            name = known.get(fold_outlet(match[0]), match[0])
            yield Named(match.start(), match.end(), match[0], name)
        else:
            yield from _divide(match[0], match.start(), known, opens=opens)


def find_capitalised(text: str) -> frozenset[str]:
    """Words with a capital that do not open a sentence."""
    return frozenset(INSIDE.findall(text))


def mark_names(text: str, start: int, end: int, named: tuple[Named, ...]) -> str:
    """The sentence with each letter of a name made `OUTLET` or `NAME`; length as before."""
    parts, at = [], start
    for one in named:
        parts += [text[at : one.start], (OUTLET if one.outlet else NAME) * (one.end - one.start)]
        at = one.end
    return "".join((*parts, text[at:end]))


def _divide(run: str, start: int, known: Mapping[str, str], *, opens: bool) -> Iterator[Named]:
    """A run of capitals as names: the outlets in it, and what stands before and behind them."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", run)]
    at, rest, found = 0, 0, False
    while at < len(words):
        size, outlet = _match_outlet(run, words[at:], known, alone=len(words) == 1 and opens)
        if not size or outlet is None:
            at += 1
            continue
        yield from _make_name(run, words[rest:at], start)
        first, last = words[at][0], words[at + size - 1][1]
        yield Named(start + first, start + last, run[first:last], outlet)
        at += size
        rest, found = at, True
    if not found and (named := _make_unknown_outlet(run, words, start)) is not None:
        yield named
    else:
        yield from _make_name(run, words[rest:], start)


def _match_outlet(
    run: str, words: Sequence[tuple[int, int]], known: Mapping[str, str], *, alone: bool
) -> tuple[int, str | None]:
    """How many of the words are a known outlet's name, and its name; 0 if none."""
    for size in range(min(LONGEST_NAME, len(words)), 0, -1):
        folded = fold_outlet(run[words[0][0] : words[size - 1][1]])
        outlet = known.get(folded)
        if outlet and not (alone and folded in load_words("sources", "ambiguous")):
            return size, outlet
    return 0, None


def _make_unknown_outlet(run: str, words: Sequence[tuple[int, int]], start: int) -> Named | None:
    """The run as an outlet's name if it ends like one ("The Lassena Courier")."""
    kept = _without_small(run, words)
    text = run[kept[0][0] :] if kept else ""
    if len(kept) < 2 or not _sounds_like_outlet(fold_outlet(text)):
        return None
    return Named(start + kept[0][0], start + len(run), text, text)


def _without_small(run: str, words: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The words from the first to the last that is no function word."""
    small = load_function_words()
    told = [at for at, (one, end) in enumerate(words) if run[one:end].lower() not in small]
    return words[told[0] : told[-1] + 1] if told else ()


def _sounds_like_outlet(folded: str) -> bool:
    words = folded.split()
    return len(words) > 1 and words[-1] in _load_outlet_endings()


def _make_name(run: str, words: Sequence[tuple[int, int]], start: int) -> Iterator[Named]:
    kept = _without_small(run, words)
    text = run[kept[0][0] : kept[-1][1]] if kept else ""
    if text[:1].isalpha() and text.lower() not in _load_nobody():
        yield Named(start + kept[0][0], start + kept[-1][1], text, None)


@cache
def _load_agency_cues() -> tuple[str, ...]:
    return tuple(load_words("sources", "agency_cues"))


@cache
def _load_outlet_endings() -> frozenset[str]:
    return load_name_words() - load_words("sources", "body")


@cache
def _load_nobody() -> frozenset[str]:
    return load_words("sources", "no_holder") | load_function_words()


@lru_cache(maxsize=100_000)
def fold_holder(name: str) -> tuple[str, ...]:
    """What a speaker is known by: a person's surname, the words of a body without its country."""
    words = [one for one in fold_name(name).split() if one not in load_function_words()]
    titles = [at for at, word in enumerate(words) if "office" in find_title_kinds(word)]
    is_person = bool(titles) and titles[-1] < len(words) - 1
    if not is_person and set(words) & load_words("sources", "body"):
        kept = [one for one in words if find_place(one) is None]
        return tuple(sorted(kept or words))
    while words and find_title_kinds(words[-1]) and len(words) > 1:
        words.pop()
    return () if words and words[-1] in load_words("sources", "no_holder") else tuple(words[-1:])


@cache
def load_known_outlets() -> dict[str, str]:
    """All outlets and agencies of the lexicons, folded name to name."""
    known = {folded: outlet.name for folded, outlet in load_outlets().items() if "." not in folded}
    return known | {fold_outlet(one): name_outlet(one) for one in load_agencies()}
