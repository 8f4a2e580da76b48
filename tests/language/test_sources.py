import pytest

from consilience.language.lexicon import WordList, load_entries, load_entry, load_file
from consilience.language.sources import (
    Outlet,
    find_publisher,
    fold_outlet,
    is_issuer,
    is_same_outlet,
    load_channels,
    load_outlets,
    name_outlet,
    names_own_outlet,
)

LISTS = sorted(name for name, table in load_file("sources").items() if not isinstance(table, tuple))


@pytest.mark.parametrize("table", LISTS)
def test_every_word_list_has_a_test_that_holds_one_of_its_words(table: str) -> None:
    entry = load_entry("sources", table, WordList)
    lowered = entry.test.lower().replace("’s", "")
    assert any(word in lowered for word in entry.words)


@pytest.mark.parametrize("channel", load_channels(), ids=lambda one: one.name)
def test_every_channel_has_a_test_that_names_it(channel: object) -> None:
    words = (*channel.nouns, *channel.verbs)  # type: ignore[attr-defined]
    assert any(word in channel.test.lower() for word in words)  # type: ignore[attr-defined]


def test_every_outlet_is_found_by_each_of_its_forms() -> None:
    for outlet in load_entries("sources_outlets", "outlet", Outlet):
        for form in (outlet.name, *outlet.domains):
            assert load_outlets()[fold_outlet(form)] == outlet, form


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("www.nytimes.com", "New York Times", True),
        ("edition.cnn.com", "CNN", True),
        ("AP", "Associated Press", True),
        ("The Quay Herald", "Quay Herald", True),
        ("The Quay Herald", "The Mole Herald", False),
    ],
)
def test_one_outlet_has_many_forms(one: str, other: str, same: bool) -> None:
    assert is_same_outlet(one, other) is same


@pytest.mark.parametrize(
    ("name", "own", "is_own"),
    [
        ("Daily Ledger", "Sarn Daily Ledger", True),
        ("The Quay Herald", "Quay Herald of Tessaly", True),
        ("Quay Herald", "The Quay Herald", True),
        ("Herald", "The Quay Herald", False),  # one word may be another's
        ("Mole Herald", "The Quay Herald", False),
    ],
)
def test_an_outlet_may_call_itself_by_a_part_of_its_name(name: str, own: str, is_own: bool) -> None:
    assert names_own_outlet(name, own) is is_own


def test_two_outlets_of_a_house_have_one_publisher() -> None:
    assert find_publisher("Engadget") == find_publisher("TechCrunch") != None  # noqa: E711
    assert find_publisher("The Quay Herald") is None
    assert name_outlet("The Quay Herald") == "The Quay Herald"


@pytest.mark.parametrize(
    ("outlet", "issues"),
    [("Calvorran Ministry of Infrastructure", True), ("The Quay Herald", False), (None, False)],
)
def test_a_body_that_issues_statements_is_no_outlet(outlet: str | None, issues: bool) -> None:
    assert is_issuer(outlet) is issues
