import re

import pytest

from consilience.linking.credits.atoms import find_atoms


@pytest.mark.parametrize(
    ("pattern", "atoms"),
    [
        (r"\bfirst\s(?:told|seen)\sby", [{"first"}, {"told", "seen"}]),
        (r"gate(?:s|way)?", [{"gate"}]),
        (r"(?:the\s)?mayor", [{"mayor"}]),
        (r"[Tt]he mayor", [{"mayor"}, {"the"}]),
        (r"\w+|mayor", []),  # the first alternative is any word
        (r"(?=mayor)gate(?!s)", [{"gate"}]),
        (r"to{2}ll(?:gate){0,2}", [{"to"}, {"ll"}]),
        (r"(?P<who>mayor|(?:vice|deputy)\smayor)", [{"mayor"}]),
        (r"[^mayor]\.mayor", [{"mayor"}]),
        (r"a|b", []),
    ],
)
def test_every_match_has_one_of_each_set_of_letters(pattern: str, atoms: list[set[str]]) -> None:
    assert list(map(set, find_atoms(pattern))) == atoms


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("ab+cd", "abbbcd"), ("to{2,}ll", "tooool"), ("(?:ga)+te", "gagate"), ("x?gate", "gate")],
)
def test_letters_that_are_repeated_may_stand_apart(pattern: str, text: str) -> None:
    text = text if re.search(pattern, text) else f"{text}l"
    assert re.search(pattern, text)
    assert all(any(one in text for one in held) for held in find_atoms(pattern))
