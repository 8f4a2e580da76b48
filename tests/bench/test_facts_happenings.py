from dataclasses import replace

import pytest
from bench.facts_happenings import judge_happenings

from consilience.records.ids import EventId
from tests.linking.events.making import make_claim
from tests.making import make_article

ONE = make_article("The dam broke. The mayor resigned.", name="one")
TWO = make_article("A dam burst. The mayor stepped down.", name="two")
ARTICLES = {"one.json": ONE, "two.json": TWO}
DAM = {
    "title": "dam",
    "mentions": [
        {"file": "one.json", "snippet": "The dam broke"},
        {"file": "two.json", "snippet": "A dam burst"},
    ],
}
MAYOR = {
    "title": "mayor",
    "mentions": [
        {"file": "one.json", "snippet": "The mayor resigned"},
        {"file": "two.json", "snippet": "The mayor stepped down"},
    ],
}


def claims(*events: str):  # type: ignore[no-untyped-def]
    told = [(ONE, "broke"), (TWO, "burst"), (ONE, "resigned"), (TWO, "stepped down")]
    found: dict = {ONE.id: [], TWO.id: []}  # type: ignore[type-arg]
    for (article, words), event in zip(told, events, strict=True):
        claim = replace(make_claim(article, words, words), event_id=EventId(event))
        found[article.id].append(claim)
    return found


@pytest.mark.parametrize(
    ("events", "right"),
    [
        (("a", "a", "b", "b"), [True, True]),
        (("a", "c", "b", "d"), [True, True]),  # half of the mentions is enough
        (("a", "a", "a", "b"), [False, True]),  # the dam's event holds the mayor's words
    ],
)
def test_a_happening_is_right_where_one_event_holds_half_of_it_and_nothing_else(
    events: tuple[str, ...], right: list[bool]
) -> None:
    verdicts = judge_happenings([DAM, MAYOR], ARTICLES, claims(*events))
    assert [one.right for one in verdicts] == right


def test_a_happening_without_claims_is_not_found() -> None:
    (verdict,) = judge_happenings([DAM], ARTICLES, {})
    assert (verdict.marked, verdict.held, verdict.right) == (0.0, 0.0, False)
