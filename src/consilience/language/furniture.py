"""The words of page furniture, and the small words of prose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries, load_file

PLAIN_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*|[©ⓒ@]")
FIRST_WORD = re.compile(r"\W*\w*")
LONGEST_WHOLE = 12  # words; the lexicon's longest whole line has fewer
CALL_CHARS = 200  # of a line that calls the reader; paragraphs are longer
SHOWN = 120  # characters at each end of a line that patterns are shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of furniture, as `furniture.toml` explains its fields."""

    name: str
    closes: bool
    whole: tuple[str, ...] = ()
    start: tuple[str, ...] = ()
    pattern: tuple[str, ...] = ()
    cues: tuple[tuple[str, str], ...] = ()
    words: tuple[str, ...] = ()
    most: int = 12
    example: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A line that calls the reader to do something for the site, by a pattern from its start."""

    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lexicon, made ready for looking up many lines."""

    kinds: tuple[Kind, ...]
    words: frozenset[str]
    whole: dict[str, Kind]
    starts: dict[str, tuple[tuple[str, Kind], ...]]
    patterns: tuple[tuple[re.Pattern[str], Kind], ...]
    any_pattern: re.Pattern[str]
    cues: dict[str, tuple[tuple[re.Pattern[str], Kind], ...]]

    def find_kind(self, line: str, words: int) -> Kind | None:
        """The kind that the words of the line tell, None where they tell nothing.

        `words` is the line's number of words, which the caller has counted already.
        """
        lowered = line.lower() if len(line) <= 2 * SHOWN else _show_ends(line.lower())
        tokens = PLAIN_WORD.findall(lowered)
        if words <= LONGEST_WHOLE and (kind := self.whole.get(_join_plain(tokens))):
            return kind
        for phrase, kind in self.starts.get(_first_word(lowered), ()):
            if words <= kind.most and lowered.startswith(phrase):
                return kind
        if self.any_pattern.match(lowered):
            for pattern, kind in self.patterns:
                if words <= kind.most and pattern.match(lowered):
                    return kind
        for token in () if self.cues.keys().isdisjoint(tokens) else tokens:
            for pattern, kind in self.cues.get(token, ()):
                if words <= kind.most and pattern.search(lowered):
                    return kind
        return None


def is_call(line: str) -> bool:
    """Whether a line calls the reader to do something for the site, or leads to its other pages."""
    return len(line) <= CALL_CHARS and _load_calls().match(line) is not None


@cache
def _load_calls() -> re.Pattern[str]:
    return _compile(one.pattern for one in load_entries("furniture", "call", Call))


def plain_words(line: str) -> str:
    """The words of a line in lower case, numbers as `#`, with single blanks between."""
    return _join_plain(PLAIN_WORD.findall(line.lower()))


@cache
def load_furniture() -> Furniture:
    """The lexicon in `furniture.toml`; raises `LexiconError` where an entry is wrong."""
    kinds = load_entries("furniture", "kind", Kind)
    starts: dict[str, list[tuple[str, Kind]]] = {}
    for kind in kinds:
        for phrase in kind.start:
            starts.setdefault(_first_word(phrase), []).append((phrase, kind))
    return Furniture(
        kinds=kinds,
        words=frozenset(word for kind in kinds for word in kind.words),
        # Of two kinds that list one line the first has it.
        whole={plain_words(line): kind for kind in reversed(kinds) for line in kind.whole},
        starts={first: _order_longest(found) for first, found in starts.items()},
        patterns=tuple((_compile(kind.pattern), kind) for kind in kinds if kind.pattern),
        any_pattern=_compile(one for kind in kinds for one in kind.pattern),
        cues=_group_cues(kinds),
    )


@cache
def load_function_words() -> frozenset[str]:
    """The commonest small words of all languages in `function_words.toml`, together."""
    return frozenset(
        word for line in load_file("function_words").values() for word in str(line).split()
    )


def _compile(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)


def _group_cues(kinds: Iterable[Kind]) -> dict[str, tuple[tuple[re.Pattern[str], Kind], ...]]:
    grouped: dict[str, tuple[tuple[re.Pattern[str], Kind], ...]] = {}
    for kind in kinds:
        for given, pattern in kind.cues:
            compiled = re.compile(pattern, re.IGNORECASE)
            for cue in given.split("|"):
                grouped[cue] = (*grouped.get(cue, ()), (compiled, kind))
    return grouped


def _join_plain(tokens: Iterable[str]) -> str:
    return " ".join(["#" if token[0].isdigit() else token for token in tokens])


def _order_longest(found: Iterable[tuple[str, Kind]]) -> tuple[tuple[str, Kind], ...]:
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _show_ends(line: str) -> str:
    return f"{line[:SHOWN]} {line[-SHOWN:]}"


def _first_word(line: str) -> str:
    found = FIRST_WORD.match(line)
    return found.group() if found else ""
