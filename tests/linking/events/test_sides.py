from dataclasses import replace

import pytest

from consilience.linking.events.sides import Sides
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.entity import Alias, Entity
from consilience.records.ids import EntityId
from consilience.records.mention import EntityKind
from tests.linking.events.making import make_claim
from tests.making import make_article, mark

FIRST = make_article(
    "Skeldor asked for talks. Four Skeldorian sailors died. The town of Onde mourned."
    " Norwegian divers came. The sailors had left the harbour.",
    name="first",
)
SECOND = make_article("Hestria sent its sailors home. Hestrian sailors wept.", name="second")


def make_place(name: str, kind: EntityKind = "place") -> Entity:
    aliases = (Alias(name=name, count=1),)
    return Entity(id=EntityId(name), kind=kind, name=name, aliases=aliases, mention_ids=())


def read(article: Article, actor: str, verb: str, *described: str) -> Annotations:
    claim = make_claim(article, verb, verb, ("actor", actor, None, EntityId(actor)))
    nominals = tuple(replace(mark(article, words), form="nominal") for words in described)
    return Annotations(article_id=article.id, mentions=nominals, claims=(claim,))


@pytest.fixture(name="sides")
def make_sides() -> Sides:
    entities = {EntityId(one): make_place(one) for one in ("Skeldor", "Hestria", "Onde")}
    return Sides(
        [
            read(FIRST, "Skeldor", "asked", "Four Skeldorian sailors", "Norwegian divers"),
            read(SECOND, "Hestria", "sent", "Hestrian sailors"),
        ],
        entities,
    )


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Four Skeldorian sailors", {"skeldor"}),
        ("two Norwegian divers", {"NO"}),
        ("Onde bakers", set()),  # which does nothing that only a state does
        ("three bakers", set()),
    ],
)
def test_states_that_act_name_a_side(sides: Sides, words: str, side: set[str]) -> None:
    assert sides.find(words, FIRST.id) == side


def test_a_bare_noun_is_on_the_side_that_its_article_gives_it(sides: Sides) -> None:
    assert sides.find("The sailors", FIRST.id) == {"skeldor"}
    assert sides.find("its sailors", SECOND.id) == {"hestria"}


def test_a_bare_noun_that_the_story_gives_one_side_alone_is_on_it(sides: Sides) -> None:
    assert sides.find("the divers", SECOND.id) == {"NO"}
    elsewhere = make_article("Sailors sang.", name="third").id
    assert sides.find("the sailors", elsewhere) == set()


def test_things_are_on_nobodys_side(sides: Sides) -> None:
    assert sides.find("the bridge", FIRST.id) == set()
