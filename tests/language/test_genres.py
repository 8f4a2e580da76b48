import pytest

from consilience.language.genres import (
    Ending,
    GenreSigns,
    IssuerWording,
    cut_legal_form,
    find_headline_label,
    find_label,
    find_section,
    find_tail,
    find_type,
    is_ending,
    is_release_wire,
    load_issuer_patterns,
    split_label,
)
from consilience.language.lexicon import load_entries

GENRES = load_entries("genres", "genre", GenreSigns)
EXAMPLES = [(genre.name, line) for genre in GENRES for line in genre.example]


@pytest.mark.parametrize(("genre", "line"), EXAMPLES)
def test_every_example_is_known_by_a_label_or_by_itself(genre: str, line: str) -> None:
    parts = {find_label(line[start:end]) for start, end in split_label(line)}
    told = find_headline_label(line)
    assert genre in parts or (told is not None and told[0] == genre)


@pytest.mark.parametrize(
    "wording", load_entries("genres", "issuer", IssuerWording), ids=lambda one: one.test
)
def test_every_wording_for_an_issuer_finds_it(wording: IssuerWording) -> None:
    found = [one.match(wording.test) for one in load_issuer_patterns()]
    assert wording.finds in {match["issuer"] for match in found if match}


@pytest.mark.parametrize(
    "ending", load_entries("genres", "ending", Ending), ids=lambda one: one.test
)
def test_every_ending_ends_a_release(ending: Ending) -> None:
    assert is_ending(ending.test)


@pytest.mark.parametrize(
    "line",
    [
        "About nine hundred households are concerned.",
        "about this week's guest:",
        "The match ends",
        "Editors met on Monday.",
        "Contact was lost at noon.",
    ],
)
def test_prose_ends_no_release(line: str) -> None:
    assert not is_ending(line)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Press release No. 41", "release"),
        ("PRESS RELEASE 17/2031", "release"),
        ("Press releases", None),
        ("Op-Ed", "opinion"),
        ("Comments", None),
        ("", None),
    ],
)
def test_a_label_names_a_genre_and_nothing_else(text: str, genre: str | None) -> None:
    assert find_label(text) == genre


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("Comment: Who measures the wind?", "opinion"),
        ("Who measures the wind? – opinion", "opinion"),
        ("Interview: Livia Tarn on the lease", "interview"),
        ("No comment: minister leaves early", None),
        ("Opinion polls: the mayor leads", None),
        ("Opinion", None),
    ],
)
def test_a_headline_may_name_its_genre(title: str, genre: str | None) -> None:
    told = find_headline_label(title)
    assert (told and told[0]) == genre


def test_sections_and_types_tell_a_genre() -> None:
    assert find_section("Letters to the Editor") == "opinion"
    assert find_section("press-releases") == "release"
    assert find_section("World") is None
    assert find_type("OpinionNewsArticle") == "opinion"


def test_a_note_below_the_text_tells_an_opinion() -> None:
    assert find_tail("The views expressed in this article are the writer's own.") == "opinion"
    assert find_tail("The views of the harbour are fine.") is None


def test_the_form_of_a_company_is_no_part_of_its_name() -> None:
    assert cut_legal_form("Tarvel Seilbahnen AG") == "Tarvel Seilbahnen"
    assert cut_legal_form("Quellon, Inc.") == "Quellon"
    assert cut_legal_form("AG") == "AG"


def test_houses_that_send_out_releases_are_known() -> None:
    assert is_release_wire("PRNewswire")
    assert not is_release_wire("Reuters")
