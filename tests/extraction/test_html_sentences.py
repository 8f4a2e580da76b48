import numpy as np
import pytest

from consilience.extraction.html_body import choose_lines
from consilience.extraction.markup import read_markup

PROSE = (
    "The swimming baths on Quay Street open again on Saturday, seven months after a storm took "
    "the roof away, and the first hour is free for children."
)


@pytest.mark.parametrize(
    ("below", "score", "kept", "why"),
    [
        ("<p>Season tickets are sold out.</p>", 0.3, True, "a full sentence goes on"),
        ("<p>Season tickets are sold out.</p>", 0.1, False, "it is nothing like prose"),
        ("<p>Season tickets</p>", 0.3, False, "it is no sentence"),
        ("<p><a>Season tickets are sold out.</a></p>", 0.3, False, "it links elsewhere"),
        ("<p class='tip'>Season tickets are sold out.</p>", 0.3, False, "it is of another sort"),
        ("</div><div><p>Tickets are sold out.</p>", 0.3, False, "it stands apart"),
        ("<p>All rights reserved.</p>", 0.3, False, "it is furniture"),
    ],
)
def test_a_sentence_that_goes_on_from_prose_is_prose(
    below: str, score: float, kept: bool, why: str
) -> None:
    _, blocks = read_markup(f"<html><body><div><p>{PROSE}</p>{below}</div></body></html>")
    chosen = choose_lines(blocks, np.array([0.99, score], dtype=np.float32))
    assert chosen.tolist() == [True, kept], why


@pytest.mark.parametrize(
    ("below", "scores", "kept", "why"),
    [
        ("<ul><li>Baker opens</li><li>Tram late</li></ul>", (0.9, 0.1), False, "half a list"),
        ("<ul><li>Baker opens</li><li>Tram late</li></ul>", (0.9, 0.9), True, "a whole list"),
        ("<ul><li>It is free.</li><li>Tram late</li></ul>", (0.9, 0.1), True, "a sentence"),
        ("<ol><li>Baker opens</li><li>Tram late</li></ol>", (0.9, 0.1), True, "references"),
    ],
)
def test_an_item_of_a_list_that_is_no_prose_ends_no_report(
    below: str, scores: tuple[float, float], kept: bool, why: str
) -> None:
    _, blocks = read_markup(f"<html><body><div><p>{PROSE}</p>{below}</div></body></html>")
    chosen = choose_lines(blocks, np.array([0.99, *scores], dtype=np.float32))
    assert chosen.tolist()[1] == kept, why


@pytest.mark.parametrize(
    ("below", "kept", "why"),
    [
        ("<h3>Latest tides</h3>", False, "nothing stands below it"),
        ("<h3>The first hour is free.</h3>", True, "it is a sentence"),
        ("<h3>9. The baths of Lassena</h3>", True, "it is the last of a list"),
        ("<p>Latest tides</p>", True, "it is no heading"),
    ],
)
def test_a_heading_that_ends_a_report_is_none_of_it(below: str, kept: bool, why: str) -> None:
    _, blocks = read_markup(f"<html><body><div><p>{PROSE}</p>{below}</div></body></html>")
    chosen = choose_lines(blocks, np.array([0.99, 0.99], dtype=np.float32))
    assert chosen.tolist() == [True, kept], why


@pytest.mark.parametrize(
    ("beside", "kept", "why"),
    [
        ("<div class='inline-ad'>Tyres now, fitted while you wait</div>", False, "its class"),
        ("<aside class='promo'><p>We live from our readers.</p></aside>", False, "that around it"),
        ("<div class='lead'>Tyres now, fitted while you wait</div>", True, "a part of a word"),
        (f"<div class='ad'>{PROSE}</div>", True, "too long for a mark alone"),
    ],
)
def test_a_short_line_that_is_marked_as_advertising_is_no_prose(
    beside: str, kept: bool, why: str
) -> None:
    _, blocks = read_markup(f"<html><body><p>{PROSE}</p>{beside}<p>{PROSE}</p></body></html>")
    chosen = choose_lines(blocks, np.array([0.99, 0.9, 0.99], dtype=np.float32))
    assert chosen.tolist() == [True, kept, True], why


def test_a_call_to_the_reader_is_no_prose_however_likely_it_seems() -> None:
    call = "Follow us on Telegram for the latest from the baths."
    _, blocks = read_markup(f"<html><body><div><p>{PROSE}</p><p>{call}</p></div></body></html>")
    chosen = choose_lines(blocks, np.array([0.99, 0.99], dtype=np.float32))
    assert chosen.tolist() == [True, False]
