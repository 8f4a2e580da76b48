import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.extraction.titles import clean_author, clean_house, clean_title


@pytest.mark.parametrize(
    ("raw", "outlet", "title"),
    [
        ("Port shut | The Courier", None, "Port shut"),
        ("Port shut - The Courier", "Courier", "Port shut"),
        ("Port shut – World – The Courier", "The Courier", "Port shut – World"),
        ("The Courier | Port shut", "The Courier", "Port shut"),
        ("Port shut - and more", "The Courier", "Port shut - and more"),
        ("Port shut: what we know", "The Courier", "Port shut: what we know"),
        ("Port  shut\n| The Courier", None, "Port shut"),
        ("The Courier", "The Courier", "The Courier"),
        ("", None, ""),
    ],
)
def test_a_title_loses_the_outlets_name_and_nothing_else(
    raw: str, outlet: str | None, title: str
) -> None:
    assert clean_title(raw, outlet) == title


@pytest.mark.parametrize(
    ("raw", "author"),
    [
        ("By Jane Doe, Political Editor", "Jane Doe"),
        ("Jane Doe and John Roe", "Jane Doe and John Roe"),
        ("Jane Doe | The Courier", "Jane Doe"),
        ("Madonna", "Madonna"),
        ("The Harbour Team", "The Harbour Team"),
        ("Watermark feed", None),
        ("Admin", None),
        ("Staff", None),
        ("Web Desk", None),
        ("Staff and agencies", None),
        ("https://courier.example/jane", None),
        ("jane@courier.example", None),
        ("The Harbour Courier", None),
        ("6 minutes", None),
        ("", None),
    ],
)
def test_an_author_is_a_person_or_a_named_team(raw: str, author: str | None) -> None:
    assert clean_author(raw) == author


@given(st.text(max_size=200), st.none() | st.text(max_size=40))
def test_any_title_is_cleaned_to_a_stretch_of_itself(raw: str, outlet: str | None) -> None:
    title = clean_title(raw, outlet)
    assert title in " ".join(raw.split())
    assert clean_title(title, outlet) == title


@given(st.text(max_size=300))
def test_any_author_field_gives_a_name_or_none(raw: str) -> None:
    author = clean_author(raw)
    assert author is None or author in " ".join(raw.split())


@pytest.mark.parametrize(
    ("raw", "house"),
    [
        ("The Courier", "The Courier"),
        ("The Courier | News of the docks", "The Courier"),
        ("The Courier |", "The Courier"),
        ("Lund | Courier", "Lund | Courier"),
        ("Health", None),
        (" | ", None),
    ],
)
def test_an_outlet_is_named_without_its_motto_and_is_no_section(
    raw: str, house: str | None
) -> None:
    assert clean_house(raw) == house
