"""What two detectors tell of the same words is told once."""

from dataclasses import replace

import pytest

from consilience.analysis.discrepancies.merging import drop_same_matter, join_printings
from consilience.analysis.discrepancies.parts import Difference, Kind, Version
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.telling import tell_versions
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


def quote_versions(*told: tuple[Article, str]) -> Difference:
    found = differ("wording", *told)
    return replace(found, explanation=tell_versions([one.value for one in found.versions]))


def test_three_printings_of_a_quotation_are_one_difference() -> None:
    texts = ("We shall mend it in May.", "We shall mend it if we can.", "We may mend it in May.")
    one, two, three = (tell(name, text)[0] for name, text in zip("abc", texts, strict=True))
    found = [
        quote_versions((one, texts[0]), (two, texts[1])),
        quote_versions((two, texts[1]), (three, texts[2])),
        quote_versions((one, texts[0]), (three, texts[2])),
    ]
    (joined,) = join_printings(found)
    assert {each.value for each in joined.versions} == set(texts)
    assert joined.explanation.startswith("One quotation is printed in three versions: ")


def test_two_quotations_stay_two_differences() -> None:
    one, other = (tell(name, f"We mend it. She is ill. {name}")[0] for name in "ab")
    first = quote_versions((one, "We mend it"), (other, "We mend"))
    second = quote_versions((one, "She is ill"), (other, "She is"))
    assert join_printings([first, second]) == [first, second]
