import pytest

from consilience.extraction import extract
from consilience.extraction.addresses import (
    find_host,
    find_saved_address,
    fold_host,
    read_address_date,
)
from consilience.extraction.blocks import Block
from consilience.extraction.mastheads import find_masthead
from tests.making import make_html_page, make_page

PROSE = (
    "The gate of the harbour was shut on Wednesday, and the port authority said that it would stay "
    "so until the end of the week, because the crane had not been mended.",
    "Dockers had warned for years that the crane was old, and the union asked the minister to come "
    "and see for himself what had become of it.",
)
ADDRESS = "https://www.quaymail.example/ports/2031/03/07/gate-shut"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        (ADDRESS, "2031-03-07"),
        ("https://quaymail.example/2031-3-7/gate", "2031-03-07"),
        ("https://quaymail.example/2031/gate", None),
        ("https://quaymail.example/2031/17/07/gate", None),  # no month
        ("http://[", None),
        (None, None),
    ],
)
def test_the_day_in_the_path_of_an_address_is_read(address: str | None, day: str | None) -> None:
    told = read_address_date(address)
    assert (told[0].earliest if told else None) == day


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        (f"<!-- saved from url=(0055){ADDRESS} --><html></html>", ADDRESS),
        ("<!-- saved from url=(0014)about:internet --><html></html>", None),
        ("<html><!-- saved on Monday --></html>", None),
    ],
)
def test_a_saved_page_tells_where_it_was_saved(markup: str, address: str | None) -> None:
    assert find_saved_address(markup) == address


def test_a_saved_page_is_dated_by_its_address_where_nothing_else_dates_it() -> None:
    body = "".join(f"<p>{text}</p>" for text in PROSE)
    page = f"<!-- saved from url=(0055){ADDRESS} -->\n<html><body><h1>Gate shut</h1>{body}</body></html>"
    (article,) = extract(make_html_page(page))
    assert article.published is not None
    assert (article.published.earliest, article.published.basis) == ("2031-03-07", "metadata")


@pytest.mark.parametrize(
    ("line", "day"), [("Quay Mail", "2031-03-07"), ("Posted 9 March 2031", "2031-03-09")]
)
def test_an_address_above_a_report_dates_it_where_no_line_does(line: str, day: str) -> None:
    text = "\n\n".join((ADDRESS, line, "Harbour gate is shut after the crane fails", *PROSE))
    (article,) = extract(make_page(text))
    assert article.published is not None
    assert article.published.earliest == day


@pytest.mark.parametrize(("name", "outlet"), [("QuayMail", "QuayMail"), ("Tide Talk", None)])
def test_a_name_among_the_first_lines_is_the_outlets_if_the_address_has_it(
    name: str, outlet: str | None
) -> None:
    lines = (ADDRESS, name, "Harbour gate is shut after the crane fails")
    found = find_masthead([Block(0, len(text), text) for text in lines], [])
    assert (found.text if found else None) == outlet


def test_the_host_of_an_address_is_folded_as_names_are() -> None:
    assert [fold_host(one) for one in (ADDRESS, "http://[", None)] == ["quaymail", "", ""]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (ADDRESS, "quaymail.example"),
        ("https://ports.quaymail.example/gate", "ports.quaymail.example"),
        ("https://web.archive.org/web/2031/gate", None),
        ("http://127.0.0.1/gate", None),
        ("http://quay/gate", None),
        ("http://[", None),
        (None, None),
    ],
)
def test_the_host_of_an_address_is_a_name(address: str | None, host: str | None) -> None:
    assert find_host(address) == host


@pytest.mark.parametrize(
    ("name", "outlet"), [("", "quaymail.example"), ("Sport", "quaymail.example"), ("Molo", "Molo")]
)
def test_a_page_that_names_no_outlet_is_of_its_host(name: str, outlet: str) -> None:
    head = f"<link rel='canonical' href='{ADDRESS}'><meta property='og:site_name' content='{name}'>"
    paragraphs = "".join(f"<p>{text}</p>" for text in PROSE)
    page = make_html_page(
        f"<html><head>{head}</head><body><h1>Gate shut</h1>{paragraphs}</body></html>"
    )
    (article,) = extract(page)
    (told,) = [one for one in article.evidence if one.field == "outlet"]
    assert (article.outlet, told.provenance, told.text) == (outlet, "metadata", outlet)
