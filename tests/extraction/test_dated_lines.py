import unicodedata

import pytest

from consilience.extraction import extract
from consilience.extraction.blocks import Block
from consilience.extraction.dated_lines import find_dated_agency, find_dated_masthead
from consilience.extraction.datelines import find_dateline
from consilience.extraction.visible_text import find_visible_text
from consilience.records.article import Article
from consilience.records.ids import PageId
from consilience.records.page import Page
from tests.making import make_page

PROSE = (
    "The number of those who lost their lives on the bar of Lassena rose to four on Thursday, "
    "after divers had found two more bodies in the wreck, the Harbour Office said.",
    "Two pilots of the cutter Halcyon were still missing, the harbour master told reporters. The "
    "cutter had eleven people on board when a grain ship struck it on Wednesday night.",
    "The grain ship had been told to wait in the roads, nine minutes before the two met, "
    "according to the log of the signal station. It gave no answer.",
)


def make_block(text: str) -> Block:
    return Block(10, 10 + len(text), text)


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("Thursday, 8 May 2031 - DPN", "DPN"),
        ("8 May 2031 (DPN)", "DPN"),
        ("DPN | Thursday, 8 May 2031", "DPN"),
        ("DPN, 8 May 2031", "DPN"),
        ("PARIS, 8 May 2031", None),  # a place
        ("Lassena, 8 May 2031", None),
        ("Published 8 May 2031 – Reuters", "Reuters"),
        ("DPN, Lassena – Thursday 8 May 2031", "DPN"),
        ("Port Lassena / DPN, 8 May 2031", "DPN"),
        ("Lassena, Quay Street, 8 May 2031", None),  # no agency
        ("DPN says it, Lassena, 8 May 2031", None),  # more than agency and place
        ("8 May 2031 - PARIS", None),  # a place
        ("LASSENA, May 8, 2031 (DPN)", "DPN"),
        ("The log of the station, May 8, 2031 (DPN)", None),  # more than a place
        ("8 May 2031 | SPORT", None),  # a section
        ("8 May 2031 - CET", None),  # a time zone
        ("8 May 2031 | Mira Sol", None),  # a person
        ("The bar was closed - on 8 May 2031 - DPN", None),  # more than a date
        ("May 2031 - DPN", None),  # an issue's month
    ],
)
def test_an_agency_beside_the_date_is_known_by_its_name_or_code(
    line: str, agency: str | None
) -> None:
    found = find_dated_agency(make_block(line))
    assert (found.text if found else None) == agency
    if found:
        assert line[found.start - 10 : found.end - 10] == agency


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("LASSENA WEEKLY  |  8 May 2031", "LASSENA WEEKLY"),
        ("The Coastal Ledger • Thursday 8 May 2031", "The Coastal Ledger"),
        ("8 May 2031 | Lassena Courier", "Lassena Courier"),
        ("LASSENA WEEKLY | Thursday, 8 May 2031 | 1.80 crowns", "LASSENA WEEKLY"),
        ("LASSENA WEEKLY | Tides on 8 May 2031 in brief | 1.80 crowns", None),
        ("Local News | 8 May 2031", None),  # a section
        ("Bar closed for a week | 8 May 2031", None),  # a headline
    ],
)
def test_a_masthead_beside_the_date_is_an_outlets_name(line: str, outlet: str | None) -> None:
    found = find_dated_masthead(make_block(line))
    assert (found.text if found else None) == outlet


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Lassena, 8 May 2031. Seabright Pilots mourns.", "Lassena, 8 May 2031."),
        ("Port Lassena, Torvenna, May 8, 2031. “It is bitter.”", "Port Lassena, Torvenna, May 8, 2031."),
        ("Lassena, Thursday, 8 May. The bar is closed.", "Lassena, Thursday, 8 May."),
        ("On Thursday, 8 May. The bar is closed.", None),
        ("Lassena, 8 May 2031.5 is no date.", None),
        ("Lassena, 8 May 2031 was the day.", None),
        ("Since May 2031. The bar is closed.", None),
    ],
)  # fmt: skip
def test_a_place_and_date_before_a_full_stop_are_a_dateline(
    opening: str, dateline: str | None
) -> None:
    found = find_dateline(make_block(opening))
    assert (found[0].text if found else None) == dateline


def read_html(html: str) -> Article:
    page = Page(
        id=PageId("page"),
        uri="page.html",
        name="page.html",
        media_type="text/html",
        text=unicodedata.normalize("NFC", find_visible_text(html)),
        body=html.encode(),
    )
    (article,) = extract(page)
    return article


def test_a_date_line_with_its_agency_and_a_title_with_its_outlet_are_no_prose() -> None:
    told = "<br><br>".join(PROSE)
    article = read_html(
        "<html><head><title>The Daily Torvenna: Four dead on the bar of Lassena</title></head>"
        "<body><table><tr><td colspan=2><font size=6>The Daily Torvenna</font><br>Since 1904</td>"
        "</tr><tr><td><a>Front page</a><br><a>Ship list</a><br><a>Weather</a><br><a>Letters</a>"
        "</td><td><font size=5><b>Four dead on the bar of Lassena</b></font><br>"
        f"<i>Thursday, 8 May 2031 - DPN</i><br><br>{told}<br></td></tr></table></body></html>"
    )
    assert article.text.split("\n") == list(PROSE)
    assert article.title == "Four dead on the bar of Lassena"
    assert (article.outlet, article.credits) == ("The Daily Torvenna", ("DPN",))
    assert article.published is not None
    assert (article.published.earliest, article.published.basis) == ("2031-05-08", "explicit")
    assert article.genre == "report"


def test_a_date_line_with_its_agency_is_a_credit_in_plain_text_too() -> None:
    lines = ("Four dead on the bar of Lassena", "Thursday, 8 May 2031 - DPN", *PROSE)
    (article,) = extract(make_page("\n\n".join(lines)))
    assert (article.title, article.credits) == (lines[0], ("DPN",))
    assert article.text.split("\n") == list(PROSE)


@pytest.mark.parametrize(
    "opening", ["Lassena, 8 May 2031. ", "Lassena, 8 May 2031 – ", "LASSENA, 8 May 2031 – "]
)
def test_the_date_of_a_dateline_is_the_day_of_publication(opening: str) -> None:
    lines = ("Four dead on the bar of Lassena", opening + PROSE[0], *PROSE[1:])
    (article,) = extract(make_page("\n\n".join(lines)))
    assert article.dateline is not None
    assert article.dateline.text == opening.strip()
    assert article.published is not None
    assert (article.published.earliest, article.published.basis) == ("2031-05-08", "explicit")


def test_a_masthead_with_its_date_is_no_headline() -> None:
    lines = ("LASSENA WEEKLY  |  8 May 2031", "TWO GONE, NO ANSWERS", "Comment (0)   Print", *PROSE)
    (article,) = extract(make_page("\n\n".join(lines)))
    assert (article.title, article.outlet) == ("TWO GONE, NO ANSWERS", "LASSENA WEEKLY")
    assert article.published is not None
    assert article.published.earliest == "2031-05-08"
