from dataclasses import replace

import pytest

from consilience.linking.events.conflicts import explain_conflict
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.rivals import find_order
from consilience.records.claim import Factuality
from consilience.records.ids import EntityId
from tests.linking.events.making import make_mention, party


def describe(words: str, role: str = "recipient", side: str = "") -> Party:
    return Party(
        role=role,
        words=words,
        sides=frozenset({side} if side else ()),
        order=find_order(words),
    )


def tell(
    lemma: str,
    *parties: Party,
    day: str | None = None,
    told: str = "",
    sentence: str | None = None,
    factuality: Factuality = "occurred",
    numbers: tuple[tuple[float, str], ...] = (),
) -> EventMention:
    made = make_mention(lemma, *parties, lemma=lemma, sentence=sentence, day=day, numbers=numbers)
    at = made.sentence.find(lemma)
    return replace(made, told=told, factuality=factuality, offset=max(at, 0))


SKELDISH, HESTRIAN = (
    describe("four Skeldish sailors", side="skeld"),
    describe("two Hestrian sailors", side="hestria"),
)
FIRE = Party(role="theme", words="fire")
BRIDGE = Party(role="theme", words="bridge", definite=True)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (tell("kill", SKELDISH), tell("kill", HESTRIAN), "other sides"),
        (
            tell("return", describe("patrol", "actor", "skeld"), FIRE),
            tell("return", describe("crew", "actor", "hestria"), FIRE),
            "other sides",
        ),
        (
            tell("kill", describe("sailors", "actor"), describe("six raiders")),
            tell("kill", describe("four sailors")),
            "doers suffered",
        ),
        (
            tell("confirm", describe("the second case", "theme")),
            tell("confirm", describe("the last case", "theme")),
            "another of a row",
        ),
        (
            tell("blast", sentence="The first blast shook the mill."),
            tell("blast", sentence="The second blast blew it up."),
            "another of a row",
        ),
        (
            tell("die", describe("two more sailors", "actor")),
            tell("die", describe("nine sailors", "actor")),
            "another of a row",
        ),
        (
            replace(tell("fight", told="2031-05-01"), place=EntityId("Onde")),
            replace(tell("fight", told="2031-05-01", day="2024-03-01"), place=EntityId("Pera")),
            "long past",
        ),
        (
            tell("find", describe("a case", "theme"), told="2031-05-01"),
            tell("find", describe("a case", "theme"), day="2031-05-20"),
            "told before",
        ),
        (
            tell("recover", describe("vase"), told="2031-05-01", sentence="It has been recover"),
            tell("recover", describe("coins"), told="2031-05-01", day="2015-03-01"),
            "long past",
        ),
        (
            tell("die", describe("six hikers", "actor"), numbers=((6, "hikers"),), told="2031-05-01"),
            tell("die", describe("nine miners", "actor"), numbers=((9, "miners"),), told="2031-05-01", day="2019-03-01"),
            "long past",
        ),
        # News of the day, one person where several died, other things, and a verb without anybody.
        (
            replace(tell("ram", describe("a boat", "theme"), told="2031-05-01"), leads=True),
            tell("ram", describe("a boat", "theme"), told="2031-05-01", day="2019-03-01"),
            "long past",
        ),
        (
            tell("kill", describe("boy"), told="2031-05-01"),
            tell("die", describe("nine miners", "actor"), numbers=((9, "miners"),), told="2031-05-01", day="2019-03-01"),
            "long past",
        ),
        (
            tell("annul", describe("a court", "actor"), describe("the count", "theme"), told="2031-05-01", factuality="hypothetical"),
            tell("annul", describe("a court", "actor"), describe("the vote", "theme"), told="2031-05-01", day="2019-03-01"),
            "long past",
        ),
        (
            tell("bury", describe("a father"), told="2031-05-01"),
            tell("bury", party("Weld", "recipient"), day="2031-05-09", factuality="planned"),
            "told before",
        ),
        (
            tell("drown", told="2031-05-01"),
            tell("drown", describe("nine miners", "actor"), told="2031-05-01", day="2019-03-01"),
            "long past",
        ),
    ],
)  # fmt: skip
def test_other_sides_rows_and_times_make_two_happenings(
    one: EventMention, other: EventMention, why: str
) -> None:
    elsewhere = replace(other, article="b")
    assert explain_conflict(one, elsewhere) == why
    assert explain_conflict(elsewhere, one) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # One names the side, the other only describes; two accounts of who did it to one thing.
        (tell("kill", SKELDISH), tell("kill", describe("four sailors"))),
        (
            tell("shell", describe("guns", "actor", "skeld"), BRIDGE),
            tell("shell", describe("guns", "actor", "hestria"), BRIDGE),
        ),
        (
            tell("confirm", describe("the second case", "theme")),
            tell("confirm", describe("the case", "theme")),
        ),
        (
            tell("die", describe("more than six sailors", "actor")),
            tell("die", describe("nine sailors", "actor")),
        ),
        # Reports of the day before in another zone, and a plan that was carried out early.
        (tell("find", told="2031-05-01"), tell("find", day="2031-05-02")),
        (
            tell("arrive", told="2031-05-01"),
            tell("arrive", day="2031-05-09", factuality="planned"),
        ),
        (
            tell("bury", party("Weld", "recipient"), told="2031-05-01"),
            tell("bury", party("Weld", "recipient"), day="2031-05-09", factuality="planned"),
        ),
        # A report of later years on what it does not date.
        (
            tell("recover", describe("coins"), told="2031-05-01", sentence="Coins have been recover"),
            tell("recover", describe("coins"), told="2031-05-01", day="2015-03-01"),
        ),
        (
            tell("steal", party("Nereid", "theme", "work"), told="2031-05-01", sentence="It had been steal"),
            tell("steal", describe("vase"), told="2031-05-01", day="2015-03-01"),
        ),
        # A report that leads with what happened then, and one person of whom no number is told.
        (
            replace(tell("ram", describe("a boat", "theme"), told="2031-05-01", sentence="Since 2019, when they ram"), leads=True),
            tell("ram", describe("a boat", "theme"), told="2031-05-01", day="2019-03-01"),
        ),
        (
            tell("kill", describe("boy"), told="2031-05-01"),
            tell("kill", describe("miner"), told="2031-05-01", day="2019-03-01"),
        ),
    ],
)  # fmt: skip
def test_what_may_be_one_stays_together(one: EventMention, other: EventMention) -> None:
    elsewhere = replace(other, article="b")
    assert explain_conflict(one, elsewhere) is None
    assert explain_conflict(elsewhere, one) is None


def test_an_article_that_tells_of_the_last_one_tells_of_another() -> None:
    last = tell("outbreak", sentence="In the last outbreak, in 2019, herds were shot.")
    this = tell("outbreak", sentence="The ministry called its outbreak over.")
    assert explain_conflict(last, this) == "another of a row"
    assert explain_conflict(last, replace(this, article="b")) is None


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("the second case", {"second"}),
        ("two more sailors", {"more"}),
        ("more than two sailors", set()),
        ("the latest victim", {"latest"}),
        ("nine sailors", set()),
    ],
)
def test_ordinals_and_additions_tell_one_of_a_row(words: str, order: set[str]) -> None:
    assert find_order(words) == order
