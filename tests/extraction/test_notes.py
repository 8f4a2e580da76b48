import unicodedata
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.extraction.articles import extract_page
from consilience.extraction.blocks import find_blocks
from consilience.extraction.lines import measure_lines
from consilience.extraction.notes import find_note
from consilience.extraction.visible_text import find_visible_text
from consilience.language.furniture import load_furniture
from consilience.language.lexicon import WordList, load_entry
from consilience.records.page import Page
from tests.making import make_page

NOTE = "The engine, an MTU 4000, failed off Lund. Nobody was hurt."
HEADED = f"Engine stops ferry\n\n{NOTE}"
FRAME = (
    "<html><head><title>{0}</title></head><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"
    "<h1>{0}</h1><p>{1}</p><footer>© 2031 Lund Courier</footer></body></html>"
)


def make_html(title: str, text: str) -> Page:
    html = FRAME.format(title, text)
    shown = unicodedata.normalize("NFC", find_visible_text(html))
    return replace(make_page(shown), media_type="text/html", body=html.encode())


@pytest.mark.parametrize(
    "page",
    [
        HEADED,
        "Engine stops ferry\nThe MTU 4000 of the ferry failed.\nNobody was hurt.",
        f"Home\nNews\nEngine stops ferry\nBy Ida Wren\n4 May 2031\n{NOTE}\nShare\nSubscribe",
        f"{HEADED}\nRelated\nStorm shuts the port\nMayor resigns over the lease\nGate mended\nMore",
    ],
    ids=["bare", "two lines", "signed", "teasers"],
)
def test_sentences_under_a_headline_are_an_article(page: str) -> None:
    (article,) = extract_page(make_page(page)).articles
    assert article.title == "Engine stops ferry"
    assert "MTU 4000" in article.text


def test_a_note_on_a_page_of_markup_is_an_article() -> None:
    (article,) = extract_page(make_html("Engine stops ferry", NOTE)).articles
    assert (article.title, article.text) == ("Engine stops ferry", NOTE)


@pytest.mark.parametrize(
    "page",
    [
        "Log in\nPlease enter your email and your password to log in.\nForgot your password?",
        "Order 4711\n1 MTU 4000 engine\nTotal 40,000\nThank you for your order.",
        "Home\nNews\nStorm shuts the port\nMayor resigns\nFerry aground\nAll rights reserved.",
        f"Share\n{NOTE}\n" + "Storm shuts the port of Lund for a day\n" * 3,
    ],
    ids=["login", "order", "headlines", "no headline"],
)
def test_words_for_the_reader_and_lists_are_no_article(page: str) -> None:
    assert extract_page(make_page(page)).articles == ()


def test_an_error_page_of_markup_is_no_article() -> None:
    page = make_html("Page not found", "The page you are looking for does not exist.")
    assert extract_page(page).articles == ()


def test_two_notes_are_none() -> None:
    blocks = find_blocks(f"{HEADED}\n\nGate mended\n\nThe gate was mended on Friday.")
    assert not find_note(blocks, measure_lines(blocks)).any()


def test_the_words_for_the_reader_are_in_their_test() -> None:
    entry = load_entry("furniture", "reader", WordList)
    assert not set(entry.words).isdisjoint(entry.test.lower().split())
    assert load_furniture().find_kind(entry.test, 5) is None


LINES = ["Gate shut", "It fell right down.", "Home", "4 May 2031", "Really?"]


@given(st.lists(st.sampled_from(LINES), min_size=1))
def test_any_page_has_one_run_of_sentences_marked_or_none(page: list[str]) -> None:
    blocks = find_blocks("\n\n".join(page))
    marked = np.flatnonzero(find_note(blocks, measure_lines(blocks)))
    assert (np.diff(marked) == 1).all()
