import pytest

from consilience.language.genres import (
    cut_legal_form,
    find_newsroom,
    find_newsroom_trail,
    find_owner,
)
from consilience.language.lexicon import WordList, load_entry


def cut(line: str, place: tuple[int, int] | None) -> str | None:
    return line[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("line", "house"),
    [
        (load_entry("genres", "newsrooms", WordList).test, "Harbour Lights Trust"),
        ("Ministry of Health Press Office", "Ministry of Health"),
        ("Lund AG Presse | Tarife", "Lund AG"),
        ("Newsroom", None),
        ("Visit our newsroom", None),
        ("Fares Routes Jobs and a Newsroom", None),
    ],
)
def test_a_page_for_the_press_names_its_house(line: str, house: str | None) -> None:
    assert cut(line, find_newsroom(line)) == house


@pytest.mark.parametrize(
    ("line", "house"),
    [
        (load_entry("genres", "home_pages", WordList).test, "Harbour Lights Trust"),
        ("Lund AG – Newsroom – Press releases", "Lund AG"),
        ("Lund AG | News", None),
        ("Tides | Fares | Press releases", None),
    ],
)
def test_a_way_through_a_site_to_its_press_pages_names_its_house(
    line: str, house: str | None
) -> None:
    assert cut(line, find_newsroom_trail(line)) == house


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        (load_entry("genres", "copyright_words", WordList).test, "Quellon Batteries SE"),
        ("Lund Lines A/S, Pier 3, Lassena. Download PDF", "Lund Lines A/S"),
        ("Copyright 2029–2031 by Harbour Lights Trust | Privacy", "Harbour Lights Trust"),
        ("All rights reserved.", None),
        ("Home | About | Contact", None),
        ("Photo: Lund AG", None),
    ],
)
def test_a_line_at_the_foot_names_the_owner_of_the_page(line: str, owner: str | None) -> None:
    assert cut(line, find_owner(line)) == owner


@pytest.mark.parametrize("name", ["Lund A/S", "Lund S.p.A.", "Lund AG", "Lund B.V."])
def test_a_legal_form_is_known_with_its_strokes_and_stops(name: str) -> None:
    assert cut_legal_form(name) == "Lund"
