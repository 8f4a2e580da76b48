"""Words without which a wording cannot be in a text, read from its regular expression.

As RE2's FilteredRE2 does it: a sentence is searched with a wording only if it has these words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?(?:P<\w+>|[:=!]|<[=!])|[()|]"
    r"|[?*+][?+]?|\{\d*,?\d*\}[?+]?|.",
    re.DOTALL,
)
BOTH_CASES = re.compile(r"\[(\w)(\w)\]")
SHORTEST = 2  # letters of an atom
LOOKAROUNDS = ("(?=", "(?!", "(?<=", "(?<!")
MOST = 2  # sets of atoms that are asked for; more would tell little more
Atoms = frozenset[str]


@dataclass(slots=True)
class _Sequence:
    """What stands one behind the other: the atoms found, and the letters read last."""

    found: list[Atoms] = field(default_factory=list)
    letters: str = ""

    def close(self) -> None:
        """Note that the letters end here."""
        if len(self.letters) >= SHORTEST:
            self.found.append(frozenset({self.letters}))
        self.letters = ""


@cache
def find_atoms(pattern: str) -> tuple[Atoms, ...]:
    """Sets of letters, of each of which one stands in every match, in one word, in lower case.

    Of several sets those with the longest atoms; () where nothing is sure. Read are groups,
    alternatives, classes, repetitions and letters; what stands in lookarounds tells nothing.
    """
    return tuple(_choose(_read(_Tokens(TOKEN.findall(pattern))))[:MOST])


@dataclass(slots=True)
class _Tokens:
    """The parts of an expression and which comes next."""

    parts: Sequence[str]
    at: int = 0

    def __iter__(self) -> Iterator[str]:
        while self.at < len(self.parts):
            self.at += 1
            yield self.parts[self.at - 1]

    def read_repetition(self) -> str:
        """How often what was read last is repeated, "" for once."""
        after = self.parts[self.at] if self.at < len(self.parts) else ""
        if after[:1] in ("?", "*", "+") or (after[:1] == "{" and len(after) > 1):
            self.at += 1
            return after
        return ""


def _read(tokens: _Tokens) -> list[Atoms]:
    """What every match of alternatives has, up to the end of their group."""
    ways: list[list[Atoms]] = []
    here = _Sequence()
    for token in tokens:
        if token == ")":
            break
        if token == "|":
            here.close()
            ways.append(here.found)
            here = _Sequence()
            continue
        inside = _read(tokens) if token[0] == "(" else []
        letter, repeated = _read_letter(token), tokens.read_repetition()
        is_sure = not repeated.startswith(("?", "*", "{0", "{,"))
        here.letters += letter if is_sure else ""
        if repeated or not letter:
            here.close()
        if is_sure and token not in LOOKAROUNDS:
            here.found += inside
    here.close()
    ways.append(here.found)
    if len(ways) == 1:
        return ways[0]
    if not all(ways):
        return []
    return [frozenset().union(*(_choose(one)[0] for one in ways))]


def _read_letter(token: str) -> str:
    """The letter that a part of an expression is, in either case, "" for something else."""
    if len(token) == 1 and token.isalpha() and len(token.lower()) == 1:
        return token.lower()
    both = BOTH_CASES.fullmatch(token)
    return both[1].lower() if both and both[1].lower() == both[2].lower() else ""


def _choose(found: Sequence[Atoms]) -> list[Atoms]:
    """The sets in order: those of long atoms first, of equals the smallest, then the first."""
    return sorted(dict.fromkeys(found), key=lambda one: (-min(map(len, one)), len(one)))
