"""What two detectors tell of the same words is told once."""

import pytest

from consilience.analysis.discrepancies.merging import drop_same_matter
from consilience.analysis.discrepancies.parts import Difference, Kind, Version
from consilience.analysis.discrepancies.reading import StoryText
from consilience.records.article import Article
from tests.analysis.discrepancies.making import find_span, read_story, tell

ONE = tell("a", "Lund locked the gate at Orbe.")
OTHER = tell("b", "Brandt denied that she locked the gate at Orba.")


def differ(kind: Kind, *words: tuple[Article, str]) -> Difference:
    versions = tuple(Version(text, (find_span(article, text),)) for article, text in words)
    return Difference(kind, "conflict", versions, "")


def make_story() -> StoryText:
    return read_story(ONE, OTHER)


def test_two_spellings_are_not_two_places_as_well() -> None:
    spelled = differ("name", (ONE[0], "Orbe"), (OTHER[0], "Orba"))
    placed = differ("place", (ONE[0], "Orbe"), (OTHER[0], "Orba"))
    assert drop_same_matter(make_story(), [placed, spelled]) == [spelled]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("Lund locked the gate at Orbe.", ["denial"]),
        ("Bakers along the river sell loaves to sailors.", ["participant", "denial"]),
    ],
)
def test_who_did_it_is_told_by_the_denial_of_the_same_sentences(
    told: str, kept: list[Kind]
) -> None:
    who = differ("participant", (ONE[0], "Lund"), (OTHER[0], "Brandt"))
    denial = differ(
        "denial", (ONE[0], told), (OTHER[0], "Brandt denied that she locked the gate at Orba.")
    )
    assert [one.kind for one in drop_same_matter(make_story(), [who, denial])] == kept


def test_one_word_in_common_is_two_matters() -> None:
    named = differ("name", (ONE[0], "Lund"), (OTHER[0], "Orba"))
    placed = differ("place", (ONE[0], "Orbe"), (OTHER[0], "Orba"))
    assert drop_same_matter(make_story(), [named, placed]) == [named, placed]
