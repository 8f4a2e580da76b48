from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.extraction import extract_page
from consilience.extraction.visible_text import find_visible_text
from consilience.records.article import Article
from consilience.records.page import Page
from tests.extraction.releases import RELEASES, Sample
from tests.making import make_page

SAMPLES = pytest.mark.parametrize("sample", RELEASES, ids=lambda one: one.name)
BARE = pytest.mark.parametrize(
    "sample", [one for one in RELEASES if not one.has_menu], ids=lambda one: one.name
)
PROSE = (
    "The gate of the harbour was shut on Wednesday after a ship had struck it in the night. "
    "Nobody was hurt, and the harbour is to be opened again before the end of the week."
)


def read(page: Page) -> Article:
    (article,) = extract_page(page).articles
    return article


def make_html(sample: Sample, outlet: str = "") -> Page:
    """The release as an HTML page of a portal, each line in an element of its own."""
    lines = [line for line in sample.page.splitlines() if line.strip()]
    marked = "".join(
        f"<h1>{escape(line)}</h1>" if line == sample.title else f"<p>{escape(line)}</p>"
        for line in lines
    )
    site = f'<meta property="og:site_name" content="{outlet}">' if outlet else ""
    markup = (
        f"<html><head><title>{escape(sample.title)}</title>{site}</head>"
        f"<body><nav><a>Home</a> <a>News</a></nav><main>{marked}</main></body></html>"
    )
    page = make_page(find_visible_text(markup), name=sample.name)
    return replace(page, media_type="text/html", body=markup.encode())


@SAMPLES
def test_a_release_is_known_with_its_headline_and_its_issuer(sample: Sample) -> None:
    article = read(make_page(sample.page))
    assert (article.genre, article.title) == ("release", sample.title)
    assert article.outlet == sample.issuer


@SAMPLES
def test_a_release_is_its_prose_alone(sample: Sample) -> None:
    article = read(make_page(sample.page))
    assert article.text.startswith(sample.begins)
    assert article.text.endswith(sample.ends)


@BARE
def test_a_release_in_markup_reads_as_one_in_plain_text(sample: Sample) -> None:
    article = read(make_html(sample))
    assert (article.genre, article.outlet) == ("release", sample.issuer)
    assert article.text.startswith(sample.begins)
    assert article.text.endswith(sample.ends)


@BARE
def test_an_outlet_that_prints_a_release_credits_its_issuer(sample: Sample) -> None:
    article = read(make_html(sample, "Lassena Courier"))
    assert (article.outlet, article.credits[-1]) == ("Lassena Courier", sample.issuer)


@SAMPLES
def test_the_words_that_mark_a_release_are_its_evidence(sample: Sample) -> None:
    page = make_page(sample.page)
    (shown,) = [one for one in read(page).evidence if one.field == "genre"]
    assert shown.page is not None
    assert page.text[shown.page.start : shown.page.end] == shown.text


@pytest.mark.parametrize(
    "head",
    [
        "Press Release From Ministry Causes Stir in Lassena",
        "Press releases\nHarbour gate shut after night collision",
        "Lassena Courier\nStatement on harbour gate angers dockers",
        "Media Kit\nPress Release\nPublication\nHarbour gate shut after night collision",
        "Harbour gate shut after night collision",
    ],
)
def test_a_report_near_such_words_is_no_release(head: str) -> None:
    assert read(make_page(f"{head}\n\n{PROSE}\n\n{PROSE[::-1]}\n\n{PROSE}")).genre == "report"


def test_the_issuer_of_the_list_beside_the_pages_is_kept() -> None:
    page = make_page(RELEASES[2].page, outlet="Dargeshi Ministry of Health")
    article = read(page)
    assert (article.outlet, article.credits) == ("Dargeshi Ministry of Health", ())


@given(st.lists(st.sampled_from([line for one in RELEASES for line in one.page.splitlines()])))
def test_any_mixture_of_their_lines_is_read(lines: list[str]) -> None:
    for article in extract_page(make_page("\n".join(lines))).articles:
        assert article.genre in ("report", "release")
