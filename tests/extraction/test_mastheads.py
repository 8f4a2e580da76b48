import pytest

from consilience.extraction.mastheads import find_masthead
from tests.extraction.making import make_blocks

HEADLINE = "Storm shuts the old harbour of Lassena"


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
        # What it writes of may be its menu, and a newspaper's name may begin one.
        (["UPLAND RECORD", "ships // cranes // people", HEADLINE], [], "UPLAND RECORD"),
        (["Storm Shuts Upland", "It was ships // cranes", HEADLINE], [], None),
        (["UPLAND HERALD | World | Nation | Opinion | Style", HEADLINE], [], "UPLAND HERALD"),
        (["Upland Shore | World | Nation | Opinion | Style", HEADLINE], [], None),
        (["KYSTBLADET - English edition", HEADLINE], [], "KYSTBLADET"),
        (["Paris – Evening edition", HEADLINE], [], None),  # a place
        # A motto, a rule, the date and buttons may stand between name and menu.
        (
            ["UPLAND POST", "The daily of the hills", "Regions  Chess  My pages", HEADLINE],
            [],
            "UPLAND POST",
        ),
        (
            ["THE OPEN GATE", "A paper for all", "_____", "Front | Tides | Shop", HEADLINE],
            [],
            "THE OPEN GATE",
        ),
        (
            ["The Quay & Sail", "Friday 7 March 2031", "My page  E-paper  Chess", HEADLINE],
            [],
            "The Quay & Sail",
        ),
        (
            ["QuayWire.lun", "Straight from the docks", "Search", "TIDES  DOCKS  JOBS", HEADLINE],
            [],
            "QuayWire.lun",
        ),
        (
            ["Storm Shuts Upland", "Ferries stay in port", "Save | Print | Share", HEADLINE],
            [],
            None,
        ),
        (
            ["Storm Shuts Upland", "Ferries stay", "Tides | Jobs | Shop", "Storm Shuts Upland"],
            [],
            None,
        ),
        (["Storm Shuts Upland", "Ferries stay", "Gale dies down", "Tides | Jobs | Shop"], [], None),
        (["UPN  Upland Press News", HEADLINE], [], "Upland Press News"),
        (["UPA – Upland Press News", HEADLINE], [], None),
        (["The Globe of Upland — English edition", HEADLINE], [], "The Globe of Upland"),
        # A motto beside it, where a menu stands below or a year tells since when it is printed.
        (["THE QUAY – paper of the pilots", "Tides / Jobs / Shop", HEADLINE], [], "THE QUAY"),
        (
            ["RADIO UPLAND 99.2 - on air now: Dez", "Live | Tides | Shop", HEADLINE],
            [],
            "RADIO UPLAND",
        ),
        (["The Slow Boat - unhurried since 1961", HEADLINE], [], "The Slow Boat"),
        (["Storm Shuts Upland - ferries stay in port", HEADLINE], [], None),
        (["Storm Shuts Upland - the worst since Tuesday", HEADLINE], [], None),
        # Wide blanks and dashes part a menu too.
        (["Upland Daily   |   Tides  Letters  Shop", HEADLINE], [], "Upland Daily"),
        (["UPLAND RECORD — Front page — Abroad — Letters", HEADLINE], [], "UPLAND RECORD"),
        (["Upland Shore — Front page — Abroad — Letters", HEADLINE], [], None),
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
    found = find_masthead(make_blocks(head), make_blocks(tail))
    assert (found.text if found else None) == outlet


def test_a_name_below_nothing_but_a_long_menu_is_no_masthead() -> None:
    menu = ["Share", "Menu", "Subscribe", "Log in", "Search", "Print", "Newsletter"] * 2

    assert find_masthead(make_blocks([*menu, "The quay was shut on Monday", HEADLINE]), []) is None
