"""Tolls that an ordinal tells."""

import pytest

from consilience.analysis.discrepancies.numbers.ordinals import read_ordinals
from consilience.analysis.discrepancies.numbers.tolled import find_tolls
from consilience.analysis.discrepancies.numbers.tolls import find_toll_differences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.analysis.discrepancies.making import (
    list_values,
    make_claim,
    read_story,
    tell,
)

Told = tuple[Article, Annotations]


def tell_of(name: str, text: str, *, victim: str = "", day: str | None = None) -> Told:
    """A report with a claim that a victim died, if one is given."""
    article, notes = tell(name, text, day=day, names=[("Onde", "place")] if "Onde" in text else ())
    if not victim:
        return article, notes
    claim = make_claim(article, text, verb="died", lemma="die", parts=(victim,))
    return article, Annotations(article_id=article.id, mentions=notes.mentions, claims=(claim,))


@pytest.mark.parametrize(
    ("text", "victim", "value"),
    [
        ("The gas explosion at Onde has claimed a tenth life.", "", 10),
        ("The fire has cost its 12th victim.", "", 12),
        ("A seventh sailor of the trawler Alma, which sank on Monday, died in hospital.", "A seventh sailor", 7),
    ],
)  # fmt: skip
def test_the_last_one_who_died_is_counted(text: str, victim: str, value: float) -> None:
    story = read_story(tell_of("a", text, victim=victim))
    assert [one.value for one in read_ordinals(story.sentences[0])] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "A tenth of the workers died.",
        "The seventh sailor was named by the police.",
        "A third person was arrested after the fire.",
        "They opened a second victim fund.",
    ],
)
def test_other_ordinals_count_no_dead(text: str) -> None:
    assert not list(read_ordinals(read_story(tell_of("a", text)).sentences[0]))


def test_a_third_beside_two_who_were_hurt_is_no_toll_of_three() -> None:
    text = "Two riders were hurt near Onde. A third rider died at once."
    story = read_story(tell_of("a", text, victim="A third rider"))
    assert [one.amount.value for one in find_tolls(story) if one.kind == "dead"] == []


def test_a_tenth_life_is_one_more_than_nine_dead() -> None:
    first = tell_of("a", "Nine people died in the gas explosion at Onde.", day="2033-05-02")
    last = tell_of("b", "The gas explosion at Onde has cost a tenth life.", day="2033-05-09")
    (found,) = find_toll_differences(read_story(first, last))
    assert (found.relation, list_values((found,))) == ("update", [("Nine", "a tenth")])


def test_a_sum_for_the_dead_is_no_toll() -> None:
    story = read_story(tell_of("a", "The firm pays the families of the dead 9,000 talers each."))
    assert not list(find_tolls(story))
