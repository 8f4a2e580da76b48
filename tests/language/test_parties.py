"""For which state a name speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.language.lexicon import WordList, load_entries, load_entry
from consilience.language.parties import Seat, acts_for_state, find_states, is_state_body

PLACES = {"calvorra": "place Calvorra", "dargesh": "place Dargesh"}
SEATS = load_entries("parties", "seat", Seat)


@pytest.mark.parametrize("table", ["state_body", "state_agents"])
def test_a_word_list_has_a_test_sentence_that_acts_for_a_state(table: str) -> None:
    assert acts_for_state(load_entry("parties", table, WordList).test)


@pytest.mark.parametrize("seat", SEATS, ids=lambda one: one.words[0])
def test_a_seat_stands_for_its_state(seat: Seat) -> None:
    assert find_states(seat.test, {}) == {seat.state}
    assert is_state_body(seat.test)


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("Ministry of Defense of Azerbaijan", {"AZ"}),
        ("Russian defense ministry", {"RU"}),
        ("Israel’s army", {"IL"}),
        ("Calvorran Ministry of Infrastructure", {"place Calvorra"}),  # in no gazetteer
        ("Dargesh's transport ministry", {"place Dargesh"}),
        ("Port Authority", set()),
        ("", set()),
    ],
)
def test_states_are_found_in_names(name: str, states: set[str]) -> None:
    assert find_states(name, PLACES) == states


@pytest.mark.parametrize(
    ("words", "acts"),
    [
        ("Azerbaijan", True),
        ("senior Azeri officials", True),
        ("the Dargeshi foreign minister", True),
        ("Calvorra’s dockers", False),
        ("an Israeli singer", False),
    ],
)
def test_a_state_acts_through_its_own_people_alone(words: str, acts: bool) -> None:
    assert acts_for_state(words) == acts


@given(st.text())
def test_any_name_can_be_read(name: str) -> None:
    assert all(find_states(name, PLACES))
    assert acts_for_state(name) in (True, False)
