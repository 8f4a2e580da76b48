"""Which sentence comes nearest to an event."""

from dataclasses import replace

import pytest

from consilience.analysis.silence_nearest import ALIKE, UNLIKE, Nearest
from consilience.records.article import Article
from tests.analysis.facts_making import HERALD, POST, SIGNED, make_claim, make_event
from tests.making import make_article

EVENT = make_event("signed", "Torrent signed a lease of the harbour", *SIGNED)
GULLS = "Gulls cried over the empty quay."


def find(text: str, title: str | None = None) -> str | None:
    """The words of the nearest sentence of an article."""
    article = replace(make_article(text, name="other"), title=title)
    found = look().find(EVENT, article)
    return found.text if found else None


def look() -> Nearest:
    return Nearest({EVENT.id: (EVENT, SIGNED)})


@pytest.mark.parametrize(
    "told",
    [
        "Under the lease the harbour goes to Torrent.",
        "She has put her name to a lease of the harbour.",
        "She is the new leaseholder of the harbour.",
    ],
)
def test_a_sentence_in_other_words_is_near(told: str) -> None:
    assert find(f"{GULLS} {told}") == told


@pytest.mark.parametrize(
    "text",
    [
        "Ilva Torrent was born in Sarn, and Torrent is what they call her.",  # no more than names
        "Nine boats lay there all day.",
        "",
    ],
)
def test_what_tells_of_something_else_is_not(text: str) -> None:
    article = make_article(f"{GULLS} {text}", name="other")
    assert look().find(EVENT, article) is None
    assert look().measure(EVENT, article) < UNLIKE


def test_a_title_counts_though_no_sentence_is_near() -> None:
    article = replace(make_article(GULLS, name="other"), title="Lease of the harbour signed")
    assert look().measure(EVENT, article) > ALIKE
    assert look().find(EVENT, article) is None


def test_a_claim_of_another_deed_that_was_grouped_with_the_event_is_not_compared() -> None:
    boats = make_article("Oren Malk painted nine boats in the morning.", name="boats")
    other = make_claim(boats, "Oren Malk painted nine boats", "painted")
    article = make_article("The boats were painted in the morning.", name="other")
    nearest = Nearest({EVENT.id: (EVENT, (*SIGNED, other))})
    assert nearest.measure(EVENT, article) < UNLIKE


@pytest.mark.parametrize("article", [POST, HERALD])
def test_who_tells_the_event_is_near_it(article: Article) -> None:
    assert look().measure(EVENT, article) > 1


def test_an_article_without_words_tells_nothing() -> None:
    empty = make_article("", name="other")
    assert look().find(EVENT, empty) is None
    assert look().measure(EVENT, empty) == 0
