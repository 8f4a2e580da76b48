import pytest

from consilience.language.gazetteer import (
    Epithet,
    find_common_place,
    find_epithet,
    find_place,
    find_seated,
    fold_place_name,
)
from consilience.language.lexicon import load_entries


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Norway", "country", "NO"),
        ("the Kingdom of Norway", "country", "NO"),
        ("U.K.", "country", "GB"),
        ("Norwegian", "people", "NO"),
        ("Norwegians", "people", "NO"),
        ("Oslo", "capital", "NO"),
        ("Gothenburg", "city", "SE"),
        ("Horn of Africa", "region", None),
        ("Siberia", "region", "RU"),
    ],
)
def test_names_point_to_places(name: str, kind: str, country: str | None) -> None:
    place = find_place(name)
    assert place is not None
    assert (place.kind, place.country) == (kind, country)


@pytest.mark.parametrize("name", ["", "norway", "Ada Brandt", "The", "Republic of"])
def test_other_words_are_no_places(name: str) -> None:
    assert find_place(name) is None


def test_common_places_leave_out_cities_that_are_no_capitals() -> None:
    assert find_common_place("Gothenburg") is None
    assert find_common_place("Oslo") is not None


def test_every_country_has_a_code_of_two_capitals_and_no_name_twice() -> None:
    from consilience.language.gazetteer import Country

    countries = load_entries("places", "country", Country)
    assert len(countries) > 240
    assert all(len(one.code) == 2 and one.code.isupper() for one in countries)
    names = [name for one in countries for name in (one.name, *one.other_names)]
    assert len(names) == len(set(names))


def test_names_of_one_place_fold_to_the_first_and_every_line_has_one_of_its_names_as_test() -> None:
    from consilience.language.gazetteer import SamePlace

    for entry in load_entries("places", "same_place", SamePlace):
        assert entry.test in entry.names
        assert fold_place_name(entry.test) == entry.names[0]
    assert fold_place_name("Oslo") == "Oslo"


def test_a_capital_is_the_seat_of_its_state_and_other_names_are_of_none() -> None:
    state = find_seated("Oslo")
    assert state is not None
    assert (state.name, state.kind) == ("Norway", "country")
    assert [find_seated(name) for name in ("Norway", "Gothenburg", "Ada Brandt", "")] == [None] * 4


def test_every_epithet_stands_for_its_state_and_has_one_of_its_wordings_as_test() -> None:
    for entry in load_entries("places", "epithet", Epithet):
        place = find_epithet(entry.test.removeprefix("the "))
        assert place is not None
        assert place.country == entry.country
    assert find_epithet("") is None
