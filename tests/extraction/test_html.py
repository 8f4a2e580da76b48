import time
import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.extraction.html import HtmlReading, align_lines, join_names, read_html
from consilience.extraction.markup import parse_markup, read_blocks
from consilience.extraction.visible_text import find_visible_text
from consilience.language.characters import clean_text
from consilience.records.ids import PageId
from consilience.records.page import Page

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "src/consilience/examples/harbour-deal"
ANSWERS = ROOT / "tests/answers/harbour-deal.toml"

PARAGRAPHS = [
    "The gate of the harbour was shut on Wednesday, and the port authority said that it would stay "
    "so until the end of the week, because the crane had not been mended.",
    "Dockers had warned for years that the crane was old, and the union asked the minister to come "
    "and see for himself what had become of it.",
    "The minister said that he would come on Friday, when the new crane is due, and that nobody "
    "would lose a day of pay because of the old one.",
]
NAV = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(12))
    + "</ul></nav>"
)
FOOTER = "<footer><p>© 2031 The Harbour Courier</p><a href='/terms'>Terms</a></footer>"
ARTICLE = (
    "<html lang='en'><head><title>Gate shut | The Harbour Courier</title>"
    "<meta property='og:site_name' content='The Harbour Courier'></head><body>"
    + NAV
    + "<article><h1>Gate shut</h1><p class='byline'>By Ida Wren</p><time datetime='2031-03-07'>7 March 2031</time>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</article><aside><h3>Related</h3><a href='/x'>Storm shuts the port</a></aside>"
    + FOOTER
    + "</body></html>"
)


def make_page(html: str, encoding: str = "utf-8") -> Page:
    return Page(
        id=PageId("page"),
        uri="page.html",
        name="page.html",
        media_type="text/html",
        text=unicodedata.normalize("NFC", find_visible_text(html)),
        body=html.encode(encoding, "replace"),
        encoding=encoding,
    )


def read_bodies(page: Page) -> list[str]:
    return [page.text[start:end] for start, end in read_html(page).body]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One <b>bold</b> word</p><p>Two</p>", ["One bold word", "Two"]),
        ("<a>Home</a><a>News</a>", ["Home News"]),
        ("<p><span>T</span>he gate</p>", ["The gate"]),
        ("<p>One<br>Two</p>", ["One", "Two"]),
        ("<script>x()</script><style>p{}</style><p>One</p>", ["One"]),
        ("<p hidden>One</p><p style='display:none'>Two</p><p>Three</p>", ["Three"]),
        ("<p>One</p><!-- Two --><noscript>Three</noscript>", ["One"]),
        ("<p>A &amp; B&nbsp;C</p>", ["A & B C"]),
        ("<table><tr><td>One</td><td>Two</td></tr></table>", ["One", "Two"]),
        ("text alone", ["text alone"]),
        ("<p>One", ["One"]),
        ("", []),
        ("<!-- -->", []),
        ("<frameset><frame src='x'></frameset>", []),
    ],
)
def test_visible_text_has_one_block_a_line(html: str, lines: list[str]) -> None:
    assert find_visible_text(html).split("\n") == (lines or [""])


def test_long_hidden_text_is_shown_because_script_reveals_it() -> None:
    folded = f"<div hidden><p>{' '.join(PARAGRAPHS * 2)}</p></div>"
    assert "The gate of the harbour" in find_visible_text(folded)


def test_no_entity_reaches_a_file() -> None:
    html = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><p>a &e; b</p>'
    assert "root:" not in find_visible_text(html)


def test_the_paragraphs_of_a_report_are_its_body() -> None:
    page = make_page(ARTICLE)
    assert read_bodies(page) == PARAGRAPHS


def test_who_and_when_are_read_with_their_evidence() -> None:
    reading = read_html(make_page(ARTICLE))
    assert (reading.title, reading.byline, reading.outlet) == (
        "Gate shut", "Ida Wren", "The Harbour Courier",
    )  # fmt: skip
    assert reading.published is not None
    assert reading.published.earliest == "2031-03-07"
    assert {one.field for one in reading.evidence} >= {"title", "byline", "outlet", "published"}


def test_a_date_whose_order_metadata_leave_open_is_settled_by_the_one_printed() -> None:
    stated = "<meta name='date' content='03-07-2031'></head>"
    html = ARTICLE.replace("<time datetime='2031-03-07'>", "<p>Published ").replace(
        "</time>", "</p>"
    )
    published = read_html(make_page(html.replace("</head>", stated))).published
    assert published is not None
    assert (published.earliest, published.precision) == ("2031-03-07", "day")


def test_a_name_above_the_prose_is_the_author_of_whom_a_note_below_tells() -> None:
    html = ARTICLE.replace("<p class='byline'>By Ida Wren</p>", "<p>Ida Wren</p>")
    html = html.replace("</article>", "</article><p>Ida Wren covers the harbour.</p>")
    found = read_html(make_page(html))
    assert found.byline == "Ida Wren"
    assert read_bodies(make_page(html)) == PARAGRAPHS


def test_a_page_in_another_encoding_is_read_by_its_name() -> None:
    html = ARTICLE.replace("harbour was", "harbour – « été » – was")
    page = make_page(html, encoding="windows-1252")
    assert "« été »" in read_bodies(page)[0]


def test_an_unknown_encoding_does_not_stop_the_reading() -> None:
    page = make_page(ARTICLE)
    strange = Page(
        id=page.id, uri=page.uri, name=page.name, media_type=page.media_type,
        text=page.text, body=page.body, encoding="no-such-codec",
    )  # fmt: skip
    assert read_bodies(strange) == PARAGRAPHS


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<",
        "<html>",
        "\0\0\0",
        "<p></p>",
        "<!DOCTYPE html>",
        "\ufffe",
        "<a href='http://['>x</a>",
    ],
)
def test_a_page_of_nothing_has_an_empty_reading(html: str) -> None:
    assert read_html(make_page(html)).body == ()


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 10_000 + f"<p>{PARAGRAPHS[0]}</p>",
        "<b>" * 10_000 + PARAGRAPHS[0],
        "<table><tr><td>" * 10_000 + PARAGRAPHS[0],
        "<ul><li>" * 10_000 + PARAGRAPHS[0],
    ],
    ids=["div", "b", "table", "list"],
)
def test_deeply_nested_elements_keep_their_text(html: str) -> None:
    page = make_page(html)
    assert PARAGRAPHS[0] in page.text
    assert all(start < end for start, end in read_html(page).body)


@pytest.mark.parametrize(
    "html",
    [
        "<p>word</p>" * 200_000,
        "<div hidden>" * 1500 + "x" * 1_000_000,
        "<a href='x'>y</a> " * 100_000,
        "<" * 1_000_000,
        "&amp;" * 400_000,
        "<p " + "class='a' " * 100_000 + ">x",
        "<p class='" + "related-" * 200_000 + "'>x</p>",
        f"<script type='application/ld+json'>{'[' * 500_000}</script>",
        "By " * 300_000,
    ],
    ids=[
        "blocks",
        "hidden",
        "links",
        "brackets",
        "entities",
        "attributes",
        "class",
        "json",
        "cues",
    ],
)
def test_large_hostile_pages_are_read_in_bounded_time(html: str) -> None:
    start = time.process_time()
    reading = read_html(make_page(html))
    assert isinstance(reading, HtmlReading)
    assert time.process_time() - start < 20


def test_lines_are_aligned_forward_and_exactly() -> None:
    text = "Menu\nOne\n\n  Two words\nOne\n"
    places = align_lines(["Menu", "One", "absent", "Two words", "One"], text)
    assert places[2] is None
    found = [place for place in places if place]
    assert [text[start:end] for start, end in found] == ["Menu", "One", "Two words", "One"]
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@settings(max_examples=150)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=40),
            st.sampled_from(["<p>", "</p>", "<div class='comment'>", "</div>", "<h1>", "<br>", "<a href=x>", "</a>",
                             "<table><td>", "<!--", "-->", "<script>", "</script>", "&lt;", "&#0;", "<title>",
                             "<meta property='og:title' content='x'>", PARAGRAPHS[0], "By Jane Doe", "4 May 2031"]),
        ),
        max_size=25,
    )
)  # fmt: skip
def test_any_markup_gives_stretches_of_the_page_in_order(parts: list[str]) -> None:
    page = make_page("".join(parts))
    reading = read_html(page)
    assert all(0 <= start < end <= len(page.text) for start, end in reading.body)
    assert all(one[1] <= other[0] for one, other in pairwise(reading.body))
    for one in reading.evidence:
        if one.page:
            assert page.text[one.page.start : one.page.end] == one.text


def test_visible_text_and_reading_see_the_same_lines() -> None:
    root = parse_markup(ARTICLE)
    assert root is not None
    assert find_visible_text(ARTICLE) == "\n".join(block.text for block in read_blocks(root))


def test_names_are_joined_as_bylines_print_them() -> None:
    assert join_names(("A B", "C D", "E F")) == "A B, C D and E F"
    assert join_names(("A B",)) == "A B"
    assert join_names(()) is None


@pytest.mark.skipif(not ANSWERS.exists(), reason="the example pages are not written yet")
@pytest.mark.parametrize("file", ["06_talks_in_torvenna.html", "11_on_the_long_mole.html"])
def test_the_example_pages_are_read_as_their_answers_say(file: str) -> None:
    pages = tomllib.loads(ANSWERS.read_text("utf-8"))["page"]
    (answer,) = next(page["article"] for page in pages if page["file"] == file)
    page = make_page((EXAMPLES / file).read_text("utf-8"))
    reading, body = read_html(page), "\n".join(read_bodies(page))
    assert [words for words in answer["must_keep"] if words not in body] == []
    assert [words for words in answer["must_drop"] if words in body] == []
    assert body.startswith(answer["first_words"])
    assert body.endswith(answer["last_words"])
    assert reading.title == answer["title"]
    assert reading.byline == answer["byline"]
    assert reading.published is not None
    assert reading.published.first_day == str(answer["published"])


def test_a_tag_with_a_million_attributes_is_cut_and_its_text_kept() -> None:
    markup = "<p " + " ".join(f'a{n}="1"' for n in range(300_000)) + ">Hello there</p><p>Again</p>"
    assert find_visible_text(markup).split("\n") == ["Hello there", "Again"]


def test_one_long_attribute_is_no_reason_to_cut() -> None:
    markup = f'<p><img src="data:{"A" * 100_000}">Hello</p>'
    assert find_visible_text(markup) == "Hello"


@pytest.mark.parametrize("sign", ["\ufeff", "\x7f", "&#146;", "\u2028", "e" + "\u0301" * 40])
def test_signs_that_nobody_sees_are_cleaned_as_in_the_page_and_cost_no_paragraph(
    sign: str,
) -> None:
    html = ARTICLE.replace("harbour was", f"harbour{sign} was")
    seen = find_visible_text(html)
    assert clean_text(seen) == seen
    assert len(read_bodies(make_page(html))) == len(PARAGRAPHS)
