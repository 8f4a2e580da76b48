from collections.abc import Sequence

import pytest

from consilience.extraction.blocks import Block
from consilience.extraction.markup import read_markup
from consilience.extraction.mastheads import find_masthead, find_site_name, names_outlet

HEADLINE = "Storm shuts the old harbour of Lassena"
PROSE = "The gate of the old harbour of Lassena was shut on Wednesday by a storm from the west."


def list_blocks(lines: Sequence[str]) -> list[Block]:
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line), line))
        start += len(line) + 1
    return blocks


@pytest.mark.parametrize(
    ("head", "tail", "outlet"),
    [
        (["Lassena Courier", HEADLINE], [], "Lassena Courier"),
        (["Skip to content", "Menu", "The Coastal Ledger", HEADLINE], [], "The Coastal Ledger"),
        (["Voice of the Bay", "News of the shore", HEADLINE], [], "Voice of the Bay"),
        # A name without a newspaper's form needs a second line that has it.
        (["Upland News", HEADLINE], [], None),
        (["Upland News", HEADLINE], ["Upland News, Mill Street 4"], "Upland News"),
        (["Upland News", HEADLINE], ["Tides | Upland News | Letters | Court"], None),
        # Or an article, a line right below that dates the page, or a section beside it.
        (["The Upland News", HEADLINE], [], "The Upland News"),
        (["THE UPLAND NEWS", HEADLINE], [], "THE UPLAND NEWS"),
        (["Upland News", "7 March 2031", HEADLINE], [], "Upland News"),
        (["Correction", "Upland News", "Posted 7 March 2031", HEADLINE], [], "Upland News"),
        (["Upland News | Business", HEADLINE], [], "Upland News"),
        (["Storm over Upland | Business", HEADLINE], [], None),
        (["Storm Shuts Upland", "7 March 2031", HEADLINE], [], None),
        (["UPLAND GAZETTE | Friday 7 March 2031 | Price 90p", HEADLINE], [], "UPLAND GAZETTE"),
        # Or a menu right below, a code that its initials spell, or an edition beside it.
        (["Deltawire", "World  Tides  Sport", HEADLINE], [], "Deltawire"),
        (["Upland Daily", "News Sport What's On Jobs", HEADLINE], [], "Upland Daily"),
        (["Upland", "It was shut.", HEADLINE], [], None),
        (["UPN  Upland Press News", HEADLINE], [], "Upland Press News"),
        (["UPA – Upland Press News", HEADLINE], [], None),
        (["The Globe of Upland — English edition", HEADLINE], [], "The Globe of Upland"),
        # Names of sections, headlines alone, and names farther down are no mastheads.
        (["World News", HEADLINE], ["Storm - World News"], None),
        (["The Fall of a Tribune"], [], None),
        ([HEADLINE, "Lassena Courier", "7 March 2031"], [], None),
        ([], [], None),
    ],
)
def test_a_masthead_is_a_newspapers_name_on_top_or_a_name_that_another_line_has(
    head: list[str], tail: list[str], outlet: str | None
) -> None:
    found = find_masthead(list_blocks(head), list_blocks(tail))
    assert (found.text if found else None) == outlet


def find_site(
    title: str = "", top: str = "", foot: str = "", address: str | None = None
) -> str | None:
    root, lines = read_markup(
        f"<html><head><title>{title}</title></head><body>{top}<h1>{HEADLINE}</h1>"
        f"<p>{PROSE}</p>{foot}</body></html>"
    )
    assert root is not None
    return find_site_name(root, lines, address)


@pytest.mark.parametrize(
    ("page", "outlet"),
    [
        ({"title": f"Upland News - {HEADLINE}", "top": "<div>Upland News</div>"}, "Upland News"),
        ({"title": f"{HEADLINE} | Bramble & Co", "foot": "<p>© 2031 Bramble & Co</p>"}, "Bramble & Co"),
        ({"title": f"{HEADLINE} | Bramble", "address": "https://www.bramble.example/a"}, "Bramble"),
        ({"title": "Lassena Courier Online", "top": "<img src='logo.gif' alt='Lassena Courier'>"}, "Lassena Courier"),
        ({"top": "<div class='site-branding'>Lassena Courier</div>"}, "Lassena Courier"),
        ({"top": "<img class='logo' alt='The Coastal Ledger logo'>"}, "The Coastal Ledger"),
        ({"title": f"{HEADLINE} - Upland Post"}, "Upland Post"),
        ({"title": "Lassena Echo - 7 March 2031", "top": "<h1>Lassena Echo</h1>"}, "Lassena Echo"),
        ({"title": f"{HEADLINE} | Region | Upland Post"}, "Upland Post"),
        ({"title": "Bramble - Storm", "foot": "<p>Bramble Publishing Ltd, Quay 1</p>"}, "Bramble"),
        # One witness is too little, and menus are none.
        ({"title": f"{HEADLINE} | Bramble"}, None),
        ({"title": f"{HEADLINE} - Harbour Life", "top": "<a>Harbour Life</a>"}, None),
        ({"title": f"{HEADLINE} - Local News", "top": "<a>Local News</a>"}, None),
        ({"top": "<a>Bramble</a>", "foot": "<p>Bramble, Mill Street</p>"}, None),
        ({"title": "Storm at sea - Upland Post"}, None),
        ({"title": "PRESS STATEMENT", "top": "<h1>PRESS STATEMENT</h1>"}, None),
        ({"address": "http://["}, None),
    ],
)  # fmt: skip
def test_a_site_has_the_name_that_two_places_of_its_page_agree_on(
    page: dict[str, str], outlet: str | None
) -> None:
    assert find_site(**page) == outlet


@pytest.mark.parametrize(
    ("title", "is_name"),
    [
        ("Lassena Courier", True),
        ("Lassena Courier Online", True),
        ("Lassena Courier closes its office", False),
        ("Online", False),
        ("", False),
    ],
)
def test_a_title_names_the_outlet_if_nothing_but_words_of_sections_follow(
    title: str, is_name: bool
) -> None:
    assert names_outlet(title, "Lassena Courier") == is_name
