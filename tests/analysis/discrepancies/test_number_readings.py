from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.analysis.discrepancies.numbers.readings import complete_numbers
from consilience.analysis.discrepancies.numbers.revisions import find_revision
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.claim import Claim, Quantity
from consilience.records.ids import DiscrepancyId, OriginId
from tests.analysis.facts_making import STORY, cut, make_claim, make_story_dossier
from tests.making import make_article

NINE = make_article("Nine people were treated for frostbite.", name="herald", outlet="The Herald")
ALSO_NINE = make_article("But nine sailors had frostbite.", name="post", outlet="Corvian Post")
OTHER = make_article("Nine boats sank.", name="courier")


def count(article: Article, clause: str, number: str, value: float, words: str = "") -> Claim:
    quantity = Quantity(span=cut(article, words or number), lowest=value, highest=value)
    verb = clause.split()[2]
    return make_claim(article, clause, verb, quantities=(quantity,))


def read(claim: Claim, article: Article, number: str) -> Reading:
    return Reading(
        value=number,
        claim_ids=(claim.id,),
        origins=(OriginId(article.id),),
        evidence=(cut(article, number),),
    )


def complete(eleven: Article, *further: tuple[Article, Claim]) -> Discrepancy:
    """The difference between nine and what the other article gives, with further articles."""
    first = count(NINE, "Nine people were treated for frostbite", "Nine", 9, "Nine people")
    second = count(eleven, "Eleven people had frostbite", "Eleven", 11, "Eleven people")
    difference = Discrepancy(
        id=DiscrepancyId("frostbite"),
        story_id=STORY,
        event_id=None,
        kind="number",
        readings=(read(first, NINE, "Nine"), read(second, eleven, "Eleven")),
        relation="conflict",
        explanation="The articles give different numbers: Nine or Eleven.",
    )
    articles = (NINE, eleven, *(article for article, _ in further))
    claims = (first, second, *(claim for _, claim in further))
    dossier = make_story_dossier((), claims, (difference,), articles)
    (found,) = complete_numbers(dossier)
    assert found.id == difference.id
    return found


ELEVEN = make_article("Eleven people had frostbite.", name="today", outlet="Tessaly Today")


def test_a_reading_has_every_article_that_gives_its_number_of_the_thing() -> None:
    found = complete(
        ELEVEN,
        (ALSO_NINE, count(ALSO_NINE, "nine sailors had frostbite", "nine", 9, "nine sailors")),
        (OTHER, count(OTHER, "Nine boats sank", "Nine", 9, "Nine boats")),
    )
    assert [[span.article for span in one.evidence] for one in found.readings] == [
        ["herald", "post"],
        ["today"],
    ]


def test_readings_say_what_is_counted_as_within_a_sentence() -> None:
    found = complete(ELEVEN)
    assert [one.value for one in found.readings] == ["nine people", "eleven people"]
    assert found.explanation == (
        "The articles give different numbers for “… had frostbite”: nine people or eleven people."
    )


REVISED = make_article(
    "Eleven people had frostbite. On Sunday the mayor had spoken of nine.", name="today"
)


def test_a_number_without_a_clause_is_told_by_the_words_next_to_it() -> None:
    texts = ("The well held 81 parts of lead.", "In the well 18 parts of lead were found.")
    articles = [make_article(text, name=f"{at}") for at, text in enumerate(texts)]
    readings = [
        Reading(value=value, claim_ids=(), origins=(), evidence=(cut(article, value),))
        for article, value in zip(articles, ("81", "18"), strict=True)
    ]
    bare = Discrepancy(
        id=DiscrepancyId("lead"),
        story_id=STORY,
        event_id=None,
        kind="number",
        readings=tuple(readings),
        relation="conflict",
        explanation="The articles give different numbers: 81 or 18.",
    )
    (found,) = complete_numbers(make_story_dossier((), (), (bare,), articles))
    assert found.explanation == (
        "The articles give different numbers for “The well held … parts of lead”: 81 or 18."
    )


def test_a_number_that_an_article_calls_revised_is_no_conflict() -> None:
    found = complete(REVISED)
    assert found.relation == "update"
    assert found.explanation == ("The number was revised for “… had frostbite”: nine, then eleven.")


def test_a_series_keeps_its_order_in_lower_case() -> None:
    first = count(NINE, "Nine people were treated for frostbite", "Nine", 9)
    second = count(ELEVEN, "Eleven people had frostbite", "Eleven", 11)
    series = Discrepancy(
        id=DiscrepancyId("series"),
        story_id=STORY,
        event_id=None,
        kind="number",
        readings=(read(first, NINE, "Nine"), read(second, ELEVEN, "Eleven")),
        relation="update",
        explanation="The number of injured fell: Eleven, then Nine.",
    )
    dossier = make_story_dossier((), (first, second), (series,), (NINE, ELEVEN))
    (found,) = complete_numbers(dossier)
    assert found.explanation == "The number of injured fell: eleven, then nine."
    assert [one.value for one in found.readings] == ["nine", "eleven"]


def test_differences_of_other_kinds_stay_as_they_are() -> None:
    place = Discrepancy(
        id=DiscrepancyId("place"),
        story_id=STORY,
        event_id=None,
        kind="place",
        readings=(),
        relation="conflict",
        explanation="Sarn or Pera.",
    )
    dossier = make_story_dossier(discrepancies=(place,))
    assert complete_numbers(dossier) == (place,)
    assert complete_numbers(replace(dossier, discrepancies=())) == ()


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("She now puts them at eleven. On Sunday she had spoken of nine.", (0, 1)),
        ("At first there were eleven. The town counts nine.", (1, 0)),
        ("There were eleven. The town counts nine.", None),
        ("She now puts them at eleven. Nobody was hurt.", None),
        ("She now puts them at eleven. Now he counts nine.", None),  # who is right?
        ("She now puts them at eleven, not at nine.", None),
    ],
)
def test_words_tell_the_later_count_from_the_earlier(
    text: str, order: tuple[int, int] | None
) -> None:
    article = make_article(text, name="today")
    assert find_revision(article, cut(article, "eleven"), (9.0, 11.0)) == order


@given(st.text(max_size=80), st.integers(0, 80), st.lists(st.floats(allow_nan=False), max_size=3))
def test_any_text_can_be_asked(text: str, start: int, values: list[float]) -> None:
    article = make_article(text, name="today")
    at = min(start, len(article.text))
    assert find_revision(article, article.span(at, at), values) in (None, (0, 1), (1, 0))
