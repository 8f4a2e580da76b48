from collections.abc import Sequence
from dataclasses import replace

import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.genre import find_genre
from tests.making import make_page

TITLE = "Who counts the ships?"


def tell(
    head: Sequence[str], title: str = TITLE, tail: Sequence[str] = (), **stated: Sequence[str]
) -> tuple[str, str] | None:
    """The genre and the words that tell it; words on the page stand where they are said to."""
    text = "\n".join((*head, "The harbour counts them by hand.", *tail))
    page = make_page(text)
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(start, start + len(line), line))
        start += len(line) + 1
    found = find_genre(
        page, title, blocks[: len(head)], blocks[len(head) + 1 :], stated.get("stated", ())
    )
    if found is None:
        return None
    place = found[1].page
    assert place is None or text[place.start : place.end] == found[1].text
    return found[0], found[1].text


@pytest.mark.parametrize(
    ("head", "title", "told"),
    [
        (["OPINION", TITLE], TITLE, ("opinion", "OPINION")),
        (["Comment: " + TITLE], "Comment: " + TITLE, ("opinion", "Comment")),
        ([TITLE + " | Opinion", TITLE], TITLE, ("opinion", "Opinion")),
        (["Home > Opinion > Columns", TITLE], TITLE, ("opinion", "Opinion")),
        (["Letters to the editor", TITLE], TITLE, ("opinion", "Letters to the editor")),
        (["News analysis", "4 May 2031", TITLE], TITLE, ("analysis", "News analysis")),
        (["INTERVIEW", TITLE], TITLE, ("interview", "INTERVIEW")),
        ([TITLE, "Opinion by Mira Sol"], TITLE, ("opinion", "Opinion by Mira Sol")),
        ([TITLE, "Kommentar von Mira Sol"], TITLE, ("opinion", "Kommentar von Mira Sol")),
        ([TITLE, "Letter from New Lassena"], TITLE, None),
        (["Home", "Opinion", "World", TITLE], TITLE, None),  # a menu
        (["Home | Tides | World | Opinion", TITLE], TITLE, None),
        (["Home / World / Ports / Letters", TITLE], TITLE, None),
        (["Home > World > Ports > Opinion", TITLE], TITLE, ("opinion", "Opinion")),
        ([TITLE, "Comment"], TITLE, None),  # a button
        (["Opinion polls", TITLE], TITLE, None),
        ([TITLE], TITLE, None),
    ],
)
def test_headline_and_label_tell_what_sort_of_text_it_is(
    head: list[str], title: str, told: tuple[str, str] | None
) -> None:
    assert tell(head, title) == told


def test_sections_and_types_of_the_metadata_tell_it() -> None:
    assert tell([TITLE], stated=["World", "Op-Ed"]) == ("opinion", "Op-Ed")
    assert tell([TITLE], stated=["NewsArticle", "World"]) is None


@pytest.mark.parametrize(
    ("uri", "genre"),
    [
        ("https://courier.example/opinion/2031/05/ships", "opinion"),
        ("https://courier.example/world/opinion", None),  # the article's own name
        ("/home/reader/opinion/ships.txt", None),  # no address of an outlet
        ("http://[", None),
    ],
)
def test_a_folder_of_the_address_tells_it(uri: str, genre: str | None) -> None:
    found = find_genre(replace(make_page(""), uri=uri), TITLE, (), ())
    assert (found and found[0]) == genre


def test_a_note_below_the_text_tells_it() -> None:
    note = "The views expressed in this column are the author's own."
    assert tell([TITLE], tail=["Share", note]) == ("opinion", note)
