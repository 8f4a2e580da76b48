from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.extraction.blocks import Block
from consilience.extraction.credits import Credits, is_credit_line, read_credits
from consilience.extraction.found import Found

HEADLINE = "Storm shuts the old harbour of Lassena"
PROSE = "The gate of the harbour was shut on Wednesday."


def read(
    head: Sequence[str] = (), body: Sequence[str] = (PROSE,), tail: Sequence[str] = ()
) -> Credits:
    """Credits of a page with these lines; checks that all words found stand where they are said to."""
    lines = [*head, *body, *tail]
    page = "\n".join(lines)
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line), line))
        start += len(line) + 1
    first, last = len(head), len(head) + len(body)
    found = read_credits(blocks[:first], blocks[first:last], blocks[last:])
    for one in (found.byline, found.outlet, found.dateline, *found.agencies):
        assert one is None or page[one.start : one.end] == one.text
    return found


def text(found: Found | None) -> str | None:
    return found.text if found else None


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (["By Ida Wren"], "Ida Wren"),
        (["BY IDA WREN"], "IDA WREN"),
        (["Written by Ida Wren | 4 May 2031"], "Ida Wren"),
        (["By", "Ida Wren"], "Ida Wren"),
        (["Ida Wren, Political Correspondent"], "Ida Wren"),
        (["Ida Wren |"], "Ida Wren"),
        (["By Jane Doe and John Roe"], "Jane Doe and John Roe"),
        (["Par Maëlle Corvenec"], "Maëlle Corvenec"),
        (["Jane Doe and John Roe", "7 March 2031, 21:40"], "Jane Doe and John Roe"),
        (["4 May 2031 by Ida Wren, Member of the Board"], "Ida Wren"),
        (["4 May 2031 | By Ida Wren"], "Ida Wren"),
        (["By Ida (Bea) Wren"], "Ida (Bea) Wren"),
        (["By Ida Wren (CWX)"], "Ida Wren"),
        (["Posted by quayside on Sunday 4 May 2031"], "quayside"),
        (["Posted by admin on Sunday 4 May 2031"], None),
        (["Reported by Reuters on Sunday 4 May 2031"], None),
        (["By quayside on Sunday 4 May 2031"], None),
        (["Anna Wren", "Lassena", "4 May 2031"], "Anna Wren"),
        (["Middle East", "Lassena", "4 May 2031"], None),
        (["By Staff"], None),
        (["By News Desk"], None),
        (["by", "The Harbour Courier"], None),
        (["By the harbour the crowd waited"], None),
        (["Ida Wren"], None),
        (["Foreign Affairs", "7 March 2031"], None),
        (["By Ida Wren has seen the papers of the ministry"], None),
        ([], None),
    ],
)
def test_a_byline_is_a_name_that_the_page_shows_to_be_the_authors(
    head: list[str], byline: str | None
) -> None:
    assert text(read(head).byline) == byline


@pytest.mark.parametrize(
    ("tail", "byline"),
    [
        (["Author: Timar Oshkabay"], "Timar Oshkabay"),
        (["(Reporting by Jane Doe; Editing by John Roe)"], "Jane Doe"),
        (["By Jane Doe"], None),
        (["Related", "By Jane Doe"], None),
    ],
)
def test_below_the_report_only_plain_statements_name_its_author(
    tail: list[str], byline: str | None
) -> None:
    assert text(read(tail=tail).byline) == byline


def test_a_bare_name_is_the_author_if_a_note_below_begins_with_it() -> None:
    assert text(read(["Ida Wren"], tail=["Ida Wren covers the harbour."]).byline) == "Ida Wren"


@pytest.mark.parametrize(
    ("opening", "dateline", "agencies"),
    [
        (
            "TEL AVIV (Times of Israel) — Defense",
            "TEL AVIV (Times of Israel) —",
            ["Times of Israel"],
        ),
        (
            "Tel Aviv [Israel], May 20 (ANI/TPS): A",
            "Tel Aviv [Israel], May 20 (ANI/TPS):",
            ["ANI", "TPS"],
        ),
        ("HARBOUR CITY, 7 March (AGY) – The", "HARBOUR CITY, 7 March (AGY) –", ["AGY"]),
        ("MOSCOW, October 4. /TASS/. The", "MOSCOW, October 4. /TASS/.", ["TASS"]),
        ("LONDON (Reuters) - The", "LONDON (Reuters) -", ["Reuters"]),
        ("Port Lassena (SKW) - The gate", "Port Lassena (SKW) -", ["SKW"]),
        ("Anna Maria Lund (LPA) - an old hand - left.", None, []),
        ("(LASSENA, 7 March 2031 - SKW) The", "(LASSENA, 7 March 2031 - SKW)", ["SKW"]),
        ("(Ferries - old ones) The gate", None, []),
        ("LASSENA — The gate", "LASSENA —", []),
        ("LASSENA ―The whip Jo Lind (R-Ln.) left", "LASSENA ―", []),
        ("(Reuters) - The gate", None, ["Reuters"]),
        ("The minister (Labour) — an old hand — left.", None, []),
        ("NATO said: the gate is shut", None, []),
        ("Lund — who left — came back.", None, []),
        ("Warning: the gate is shut.", None, []),
    ],
)
def test_a_dateline_is_the_place_and_date_before_the_first_dash(
    opening: str, dateline: str | None, agencies: list[str]
) -> None:
    found = read(body=[opening])
    assert text(found.dateline) == dateline
    assert [one.text for one in found.agencies] == agencies


@pytest.mark.parametrize(
    "line",
    [
        "Lund in Sarn (Harbour Press photo)",
        "(Photo Credit:Nora Lund/MOD)",
        "A rescue worker in Sarn. (Coastal Emergency Service via AP)",
        "Photo: Reuters",
        "REUTERS/Jane Doe",
    ],
)
def test_credits_of_photographs_credit_nobody_for_the_text(line: str) -> None:
    assert read([line]).agencies == ()


def test_a_house_that_is_only_quoted_is_not_credited() -> None:
    body = ["The gate is shut.", "Reuters could not verify it.", "A soldier told Reuters so."]
    assert read(body=body).agencies == ()


def test_a_person_who_helped_to_report_is_no_house() -> None:
    assert read(body=["The gate is shut. Additional reporting by Anna Lask."]).agencies == ()
    told = read(body=["The gate is shut. Additional reporting by Deltawire."]).agencies
    assert [one.text for one in told] == ["Deltawire"]


def test_a_credit_is_given_once_for_each_wording() -> None:
    found = read(["ANI"], ["Delhi, May 20 (ANI): The gate is shut.", "It was shut. (ANI)"])
    assert [one.text for one in found.agencies] == ["ANI"]


@pytest.mark.parametrize(
    ("head", "tail", "outlet"),
    [
        (["by", "The Coastal Mirror-Spectator"], [], "The Coastal Mirror-Spectator"),
        ([], ["This text has not been edited by the Tribune Staff."], "Tribune"),
        (
            [],
            ["Copyright © 2021 — The Harbour Courier. All Rights Reserved."],
            "The Harbour Courier",
        ),
        ([], ["© 2031 Molo Lungo"], None),
        (["Molo Lungo"], ["© 2031 Molo Lungo"], "Molo Lungo"),
        ([], ["© 2031 All rights reserved"], None),
        (["Image copyright Getty Images Image caption The ferry at the quay"], [], None),
        (["The Harbour Courier"], [], None),
        (["DarInform State Agency"], ["© 2003-2031 DarInform. No. 17-G."], "DarInform"),
        (["Upland Quay", "Menu"], ["© Upland Quay Media. All rights reserved."], "Upland Quay"),
        (["QuayWire.lun", "Menu"], ["QuayWire is a service of Lund Media. Terms"], "QuayWire"),
        (["Gate shut - The Harbour Courier", "Menu", "Gate shut"], [], "The Harbour Courier"),
        (["Gate shut - The Harbour Courier", "Menu"], [], None),
    ],
)
def test_an_outlet_is_named_by_the_page_or_not_at_all(
    head: list[str], tail: list[str], outlet: str | None
) -> None:
    assert text(read(head, tail=tail).outlet) == outlet


def test_a_house_of_which_the_text_tells_is_not_the_outlet_where_the_headline_begins_with_it() -> (
    None
):
    told = "The union struck. Brambles is part of the Lund group."
    assert read(["Brambles stops its cranes"], [told]).outlet is None
    assert text(read(["Brambles  |  Friday"], [told]).outlet) == "Brambles"


@given(
    st.lists(st.text(max_size=80), max_size=6),
    st.lists(st.text(min_size=1, max_size=200), max_size=4),
    st.lists(st.text(max_size=80), max_size=6),
)
def test_any_page_has_its_credits_read_with_exact_places(
    head: list[str], body: list[str], tail: list[str]
) -> None:
    read(head, body, tail)


@pytest.mark.parametrize(
    "line",
    [
        "A " * 50_000,
        "(" * 50_000,
        "By " + "Ab " * 50_000,
        "Ab, " * 50_000,
        "©" * 50_000,
        "A-" * 50_000,
    ],
    ids=["words", "brackets", "names", "list", "signs", "hyphens"],
)
def test_long_hostile_lines_are_read_without_looking_at_all_of_them_twice(line: str) -> None:
    found = read([line] * 3, [line] * 3, [line] * 3)
    assert found.outlet is None


def test_a_page_of_many_credit_lines_is_read_in_linear_time() -> None:
    lines = [f"© 2031 Molo Lungo {at}" for at in range(30_000)]
    assert read(lines, tail=lines).outlet is None


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("ANP", True),
        ("— AFP", True),
        ("Reuters/AP", True),
        ("AP and Reuters", True),
        ("AP - AFP", True),
        ("(dpa)", True),
        ("SKW", True),  # the dateline has it
        ("XYZ", False),
        ("Sports", False),
        ("Reuters was told nothing.", False),
        ("", False),
    ],
)
def test_a_line_that_only_names_agencies_is_a_credit(line: str, is_credit: bool) -> None:
    block = Block(0, len(line), line)
    assert is_credit_line(block, "LASSENA (SKW) – The gate was shut.") == is_credit


@pytest.mark.parametrize("line", ["AP and Reuters", "AP - Reuters", "AP/Reuters"])
def test_joined_agencies_are_several(line: str) -> None:
    found = read(tail=[line])
    assert [one.text for one in found.agencies] == ["AP", "Reuters"]


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        (
            "Copyright 2031 The Associated Press. All rights reserved. This material may not be "
            "published.",
            ["Associated Press"],
        ),
        ("(c) Copyright Thomson Reuters 2031.", ["Thomson Reuters"]),
        ("© 2031 AFP", ["AFP"]),
        ("© 2031 AFP Photo", []),
        ("© 2031 The Quay Herald. All rights reserved.", []),  # no agency
    ],
)
def test_an_agency_that_holds_the_rights_wrote_the_report(line: str, agencies: list[str]) -> None:
    assert [one.text for one in read(tail=[line]).agencies] == agencies


@pytest.mark.parametrize(
    ("line", "outlet", "houses"),
    [
        ("Deltawire and Ledger staff", "The Tide Ledger", ["Deltawire"]),
        ("Upland Post and Deltawire · Wednesday, 14 May 2031", "Upland Post", ["Deltawire"]),
        ("Sunday 22 June 2031, 11:30am · Upland News Agency", None, ["Upland News Agency"]),
        ("Anna Wren, Upland News Agency", None, ["Upland News Agency"]),
        ("Ledger staff", "The Tide Ledger", []),
        (
            "Posted 7:02 PM, May 12, 2031, by Tide Ledger Staff and Upland Wire",
            "The Tide Ledger",
            ["Upland Wire"],
        ),
        ("Tide Ledger, 14 May 2031", "The Tide Ledger", []),
        ("CWX  Upland News Agency", "Upland News Agency", []),
    ],
)
def test_houses_named_on_one_line_are_credited_but_for_the_pages_own(
    line: str, outlet: str | None, houses: list[str]
) -> None:
    found = read(["Gate of the harbour shut", line]).list_houses(outlet)
    assert [one.text for one in found] == houses


def test_words_in_brackets_that_are_no_name_make_no_dateline() -> None:
    line = "For ten years, grand five-star (and even a seven star) hotels were built on the quay."
    assert read(body=[line]).dateline is None


def test_agencies_are_credited_beside_a_desk_a_place_or_an_editors_letters() -> None:
    top = ("Lassena Courier", HEADLINE)
    joined = read((*top, "Courier staff and DPN")).list_houses("Lassena Courier")
    assert [one.text for one in joined] == ["DPN"]
    assert text(read((*top, "DPN, Lassena – Friday 7 March 2031")).agencies[0]) == "DPN"
    assert text(read(top, tail=("DPN/hm",)).agencies[0]) == "DPN"
    assert read(top, tail=("Ships and/or boats",)).agencies == ()


@pytest.mark.parametrize(
    ("head", "tail", "outlet"),
    [
        ((HEADLINE, "The Upland Post – Ida Wren – 7 May 2031"), (), "The Upland Post"),
        ((HEADLINE, "Ida Wren – 7 May 2031"), (), None),
        ((HEADLINE, "Ida Wren"), ("© 2031 Lassena Tide Herald Company",), "Lassena Tide Herald"),
        ((HEADLINE, "Ida Wren"), ("© 2031 Upland News Company",), "Upland News Company"),
    ],
)
def test_an_outlet_is_named_beside_author_and_day_and_within_its_companys_name(
    head: tuple[str, ...], tail: tuple[str, ...], outlet: str | None
) -> None:
    assert text(read(head, tail=tail).outlet) == outlet
