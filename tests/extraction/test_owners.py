import pytest

from consilience.extraction.found import Found
from consilience.extraction.owners import find_owner, is_company
from tests.extraction.making import make_blocks

RESERVED = "© 2031 Quaylight. All rights reserved."


def text(found: Found | None) -> str | None:
    return found.text if found else None


@pytest.mark.parametrize(
    ("tail", "outlet"),
    [
        ([RESERVED], "Quaylight"),
        (["Copyright © 2019-2031 Quaylight, LLC"], "Quaylight"),
        (["© 2031 Quaylight All Rights Reserved"], "Quaylight"),
        (["© 2031 Quaylight LLC and affiliated companies"], "Quaylight"),
        (["© 2031 Ada B. Wren. All rights reserved."], "Ada B. Wren"),
        # A year alone is enough where another line or an address has the name too.
        (["© 2031 Quaylight"], None),
        (["Tips for Quaylight", "© 2031 Quaylight"], "Quaylight"),
        (["desk@quaylight.example", "© 2031 Quaylight"], "Quaylight"),
        # Pictures and agencies have holders of their own, and a partnership is not its first name.
        (["Photo © 2031 Quaylight. All rights reserved."], None),
        (["Copyright 2031 The Associated Press. All rights reserved."], None),
        (["© 2031 Wren, Roe & Co. Ltd. All rights reserved."], None),
        (["© 2031 | Made with love by Ada. All rights reserved."], None),
    ],
)
def test_who_holds_the_rights_in_a_page_is_its_outlet(tail: list[str], outlet: str | None) -> None:
    assert text(find_owner([], make_blocks(tail))[0]) == outlet


def test_a_company_with_outlets_is_none_itself() -> None:
    tail = make_blocks(["© 2031 Molo Media Group, Inc. All rights reserved."])
    outlet, company = find_owner([], tail)
    assert (text(outlet), text(company)) == (None, "Molo Media Group")


def test_the_outlet_whose_name_a_company_has_is_named() -> None:
    tail = make_blocks(["© 2031 Molo Herald Media Group. All rights reserved."])
    assert text(find_owner([], tail)[0]) == "Molo Herald"


@pytest.mark.parametrize(
    ("head", "tail", "outlet"),
    [
        (["Quaylight homepage", "Follow Quaylight online:"], [], "Quaylight"),
        (["Search Quaylight"], ["Subscribe to Quaylight"], "Quaylight"),
        (["Quaylight", "Menu"], ["About Quaylight"], "Quaylight"),
        # One line may offer another house's services, and two may tell of a subject.
        (["Search Quaylight"], [], None),
        (["More from Quaylight", "Follow Quaylight"], [], None),
        # Sections, people and places are no outlets.
        (["Search Sport", "Sport newsletters"], [], None),
        (["About Ada Wren", "Contact Ada Wren"], [], None),
        (["About Norway", "Norway newsletters"], [], None),
        # Whose services are offered goes before the company that holds the rights.
        (
            ["The Quaylight homepage", "The Quaylight main menu"],
            ["© 2031 Molo Media, LLC. All rights reserved."],
            "The Quaylight",
        ),
        (["Molo Harbour", "Menu"], ["Write to desk@moloharbour.example"], "Molo Harbour"),
    ],
)
def test_an_outlet_is_whose_services_a_page_offers(
    head: list[str], tail: list[str], outlet: str | None
) -> None:
    assert text(find_owner(make_blocks(head), make_blocks(tail))[0]) == outlet


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Molo Media", True), ("Molo Media Ltd", True), ("Molo Herald", False), ("Molo LLC", False)],
)
def test_a_company_is_known_by_its_last_word(name: str, is_one: bool) -> None:
    assert is_company(name) == is_one
