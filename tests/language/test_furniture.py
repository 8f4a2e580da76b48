import pytest

from consilience.language.furniture import (
    Call,
    is_call,
    load_function_words,
    load_furniture,
    plain_words,
)
from consilience.language.lexicon import load_entries

KINDS = load_furniture().kinds
EXAMPLES = [(kind.name, line) for kind in KINDS for line in kind.example]


@pytest.mark.parametrize(("kind", "line"), EXAMPLES)
def test_every_example_of_the_lexicon_is_known_by_its_kind(kind: str, line: str) -> None:
    found = load_furniture().find_kind(line.strip(), len(line.split()))
    assert found is not None
    assert found.name == kind


@pytest.mark.parametrize("call", load_entries("furniture", "call", Call))
def test_every_call_knows_its_example(call: Call) -> None:
    assert is_call(call.example)


@pytest.mark.parametrize(
    "line",
    [
        "The union asked readers to sign up for its newsletter and to support local journalism.",
        "Sign up for the alerts of several airlines, the board advised passengers.",
        "Subscribe to nothing you cannot leave, she wrote.",
        "You are reading too much into it, the minister told the house.",
        "“Text us,” he said, and the others laughed.",
    ],
)
def test_sentences_of_a_report_call_nobody(line: str) -> None:
    assert not is_call(line)


def test_every_kind_has_an_example() -> None:
    assert [kind.name for kind in KINDS if not kind.example] == []


@pytest.mark.parametrize(
    "line",
    [
        "The minister said on Monday that the port would stay shut until the crane was mended.",
        "“We read more than we write,” she said, and closed the window on the harbour.",
        "Shares of the shipping line fell by four per cent on Tuesday, brokers said.",
        "By Friday the water had reached the market square, and ferries were called back in.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert load_furniture().find_kind(line, len(line.split())) is None


def test_plain_words_drop_case_signs_and_the_values_of_numbers() -> None:
    assert plain_words("35 Comments (new)!") == "# comments new"


def test_function_words_of_many_languages_are_there() -> None:
    assert {"the", "der", "les", "также", "ile", "üçün"} <= load_function_words()


@pytest.mark.parametrize("unit", ["(", "| a", "a|", "1/", "— a", "((1", "a.", "#a ", "\u00a0("])
def test_hostile_lines_are_looked_up_in_bounded_time(unit: str) -> None:
    # A pattern that backtracks without bound would not come back from these.
    line = (unit * 300)[:240]
    found = load_furniture().find_kind(line, 1)
    assert found is None or found in KINDS
