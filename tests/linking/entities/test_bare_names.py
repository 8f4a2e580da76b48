"""For whom a bare surname stands."""

import re

import pytest

from consilience.linking.entities import group_entities
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.making import annotate_by_hand, make_article, mark


def find_names(names: str, *articles: Article) -> dict[str, list[str]]:
    """The entities of one story by name, each with its names as printed; `names` joined by "|"."""
    found = re.compile(rf"\b(?:{names})(?!\w)")
    annotations = [
        annotate_by_hand(
            one, *(mark(one, each[0], at=each.start()) for each in found.finditer(one.text))
        )
        for one in articles
    ]
    story = Story(id=StoryId("story"), title="", article_ids=tuple(one.id for one in articles))
    entities, _ = group_entities([story], articles, annotations)
    return {
        one.name: sorted(alias.name for alias in one.aliases for _ in range(alias.count))
        for one in entities
    }


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        # Kin are named in full wherever they come.
        ("Leo Brandt fell. Mr. Brandt rose. Ada Brandt saw it. Ada Brandt ran.", "Leo Brandt"),
        ("Ada Brandt saw Leo Brandt. Ada Brandt ran. Then Brandt rose.", "Ada Brandt"),
        ("Leo Brandt met Ada Brandt. Mrs. Brandt left.", "Ada Brandt"),
        ("Leo Brandt met Ada Brandt. Mr Brandt left.", "Leo Brandt"),
    ],
)
def test_a_bare_name_is_whose_full_name_stands_before_it(text: str, bearer: str) -> None:
    found = find_names("Leo Brandt|Ada Brandt|Brandt", make_article(text))
    assert {name for name, printed in found.items() if "Brandt" in printed} == {bearer}


NAMES = "Leo Brandt III|Leo Brandt Jr\\.|Leo Brandt|Brandt Jr\\.|Brandt"


def test_a_son_of_the_same_name_is_another_person() -> None:
    both = make_article(
        "Leo Brandt came with Leo Brandt Jr. and left. Brandt Jr. stayed.", name="a"
    )
    one = make_article(
        "Leo Brandt Jr. stayed. Brandt Jr. slept. Brandt left. Brandt Jr. rose.", name="b"
    )
    assert find_names(NAMES, both, one) == {
        "Leo Brandt": ["Brandt", "Leo Brandt"],
        "Leo Brandt Jr.": [*["Brandt Jr."] * 3, *["Leo Brandt Jr."] * 2],
    }


def test_a_number_behind_a_name_is_left_out_freely() -> None:
    article = make_article("Leo Brandt III came. Leo Brandt stayed.")
    assert list(find_names(NAMES, article).values()) == [["Leo Brandt", "Leo Brandt III"]]


def test_one_whom_other_articles_call_without_junior_is_one_person() -> None:
    long = make_article("Leo Brandt Jr. came. Brandt left.", name="long")
    short = make_article("Leo Brandt came.", name="short")
    found = find_names(NAMES, long, short)
    assert list(found.values()) == [["Brandt", "Leo Brandt", "Leo Brandt Jr."]]
