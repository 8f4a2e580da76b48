import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

import pytest

from consilience.errors import LexiconError
from consilience.language.lexicon import (
    group_words,
    index_words,
    load_entries,
    load_file,
    load_word_lists,
    load_words,
    make_entry,
    match_any,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    name: str
    words: tuple[str, ...]
    rank: int = 0


def test_an_entry_has_its_fields_and_the_defaults_of_those_left_out() -> None:
    entry = make_entry("here", {"name": "one", "words": ("a", "b")}, Sample)
    assert entry == Sample(name="one", words=("a", "b"), rank=0)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"name": "one"}, "'words' is missing"),
        (
            {"name": "one", "words": (), "colour": 1},
            "unknown field 'colour'; known: name, words, rank",
        ),
        ({"name": 3, "words": ()}, "name should be str"),
        ("text", "expected a table"),
    ],
)
def test_a_wrong_entry_is_told_with_its_place(given: object, complaint: str) -> None:
    with pytest.raises(LexiconError, match=f"^here: .*{complaint}"):
        make_entry("here", given, Sample)


def test_a_missing_file_is_a_lexicon_error() -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.toml cannot be read"):
        load_file("nowhere")


def test_a_missing_table_is_a_lexicon_error() -> None:
    with pytest.raises(LexiconError, match=r"no list \[\[nothing\]\]"):
        load_entries("calendar", "nothing", Sample)
    with pytest.raises(LexiconError, match=r"no table \[nothing\]"):
        load_words("calendar", "nothing")


def test_a_file_is_read_once() -> None:
    assert load_file("calendar") is load_file("calendar")


def test_the_lists_of_a_table_are_read_together() -> None:
    lists = [one["words"] for one in load_file("names")["before_name"]]
    assert load_word_lists("names", "before_name") == {word for one in lists for word in one}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("news room", "news room"),
        ("newsroom staff", "newsroom"),  # not the "news" it begins with
        ("news  room", "news"),
        ("a.b", "a.b"),
        ("axb", None),  # a full stop is no sign for any letter
    ],
)
def test_the_longest_of_several_words_is_found(line: str, found: str | None) -> None:
    match = re.match(match_any(["news", "newsroom", "news room", "a.b"]), line)
    assert (match and match.group()) == found


def test_words_lead_to_their_first_entry_or_to_all() -> None:
    one = Sample(name="one", words=("gate", "quay"))
    two = Sample(name="two", words=("quay",))
    assert index_words([one, two]) == {"gate": one, "quay": one}
    assert group_words([one, two]) == {"gate": (one,), "quay": (one, two)}


FILES = sorted(
    one.name.removesuffix(".toml")
    for one in files("consilience.language").iterdir()
    if one.name.endswith(".toml")
)


def find_lists(value: object) -> Iterator[tuple[str, ...]]:
    """All lists of words in a file, at any depth."""
    if isinstance(value, dict):  # "cues" holds pairs of a word and an expression
        value = [one for key, one in value.items() if key != "cues"]
    if isinstance(value, (list, tuple)) and not all(isinstance(one, str) for one in value):
        for one in value:
            yield from find_lists(one)
    elif isinstance(value, tuple):
        yield tuple(map(str, value))


@pytest.mark.parametrize("name", FILES)
def test_no_list_of_a_lexicon_holds_a_word_twice(name: str) -> None:
    for words in find_lists(dict(load_file(name))):
        assert len(set(words)) == len(words), sorted(one for one in words if words.count(one) > 1)


def test_blanks_may_be_of_any_width() -> None:
    assert re.fullmatch(match_any(["news room"], blank=r"\s+"), "news \t room")
