"""Whose words an origin is: those of a party to the event, or of a third."""

from dataclasses import replace

import pytest

from consilience.analysis.corroboration import count_corroboration
from consilience.records.annotations import Annotations
from consilience.records.entity import Alias, Entity, Office
from consilience.records.event import EventParticipant
from consilience.records.ids import EntityId, OriginId
from consilience.records.origin import Origin
from consilience.records.story import Story
from tests.analysis.facts_making import (
    ARTICLES,
    MET,
    POST,
    STORY,
    TORRENT,
    make_claim,
    make_event,
    make_origin,
)
from tests.making import make_article

MALK = EntityId("malk")


def make_entity(name: str, kind, key: EntityId, **fields: object) -> Entity:
    entity = Entity(
        id=key, kind=kind, name=name, aliases=(Alias(name=name, count=1),), mention_ids=()
    )
    return replace(entity, **fields)  # type: ignore[arg-type]


def hold_office(title: str, of: str | None = None) -> Office:
    return Office(title=title, of=of, earliest=None, latest=None, evidence=())


CORVIA = make_entity("Corvia", "place", EntityId("corvia"))
MINISTER = make_entity(
    "Ilva Torrent", "person", TORRENT, offices=(hold_office("shipping minister of Corvia"),)
)
PRIVATE = make_entity("Ilva Torrent", "person", TORRENT)
SINGER = make_entity("Ilva Torrent", "person", TORRENT, offices=(hold_office("singer", "Corvia"),))
TESSALIAN = make_entity("Oren Malk", "person", MALK)


def divide(origin: Origin, *entities: Entity, of=(TORRENT, MALK)) -> str:
    """On which side of the event an origin of its first article is put."""
    met = make_event(
        "met",
        "Torrent met Malk",
        *MET,
        participants=tuple(EventParticipant(role="actor", entity_id=one) for one in of),
    )
    story = Story(id=STORY, title="", article_ids=tuple(one.id for one in ARTICLES))
    _, row = count_corroboration(
        [story],
        ARTICLES,
        events=[met],
        annotations=[Annotations(article_id=POST.id, claims=MET)],
        origins=[origin],
        entities=entities,
    )
    assert not set(row.party_origins) & set(row.third_party_origins)
    sides = {"party": row.party_origins, "third": row.third_party_origins}
    return next((side for side, origins in sides.items() if origins), "neither")


def issue(name: str, kind: str = "statement", entity: EntityId | None = None) -> Origin:
    return replace(make_origin("o", kind, POST), id=OriginId("o"), name=name, entity_id=entity)


@pytest.mark.parametrize(
    ("origin", "entities", "side"),
    [
        (issue("Ilva Torrent", entity=TORRENT), (MINISTER, CORVIA), "party"),
        (issue("Ilva Torrent's office"), (MINISTER, CORVIA), "party"),
        (issue("Corvian Ministry of Shipping"), (MINISTER, CORVIA), "party"),  # of her state
        (issue("Harbour Union"), (MINISTER, CORVIA), "third"),
        (issue("Corvian Rowing Club"), (MINISTER, CORVIA), "third"),  # no body of the state
        (issue("Skelda Wire", "agency"), (MINISTER, CORVIA), "third"),
        (issue("Ilva Torrent", "outlet", TORRENT), (MINISTER, CORVIA), "third"),  # her paper
        (issue("", "unknown"), (MINISTER, CORVIA), "neither"),
        (issue("Corvian Ministry of Shipping"), (PRIVATE, CORVIA), "neither"),  # may be hers
        (issue("Corvian Ministry of Shipping"), (SINGER, CORVIA), "neither"),
        (issue("Skelda Wire", "agency"), (), "neither"),  # nobody is known to take part
    ],
)
def test_an_official_word_is_a_partys_where_it_speaks_for_a_participant(
    origin: Origin, entities: tuple[Entity, ...], side: str
) -> None:
    assert divide(origin, *entities) == side


@pytest.mark.parametrize(
    ("words", "side"),
    [("Dargeshi officials", "party"), ("Dargeshi dockers", "neither")],  # they act for themselves
)
def test_the_words_for_a_participant_tell_his_state_too(words: str, side: str) -> None:
    article = make_article(f"{words} met Torrent.", name="post")
    claim = make_claim(article, f"{words} met", "met")
    met = make_event("met", "", claim)
    origin = replace(make_origin("o", "statement", article), name="Dargesh's ministry")
    dargesh = make_entity("Dargesh", "place", EntityId("dargesh"))
    notes = [Annotations(article_id=article.id, claims=(claim,))]
    _, row = count_corroboration(
        [Story(id=STORY, title="", article_ids=(article.id,))],
        [article],
        events=[met],
        annotations=notes,
        origins=[origin],
        entities=[MINISTER, CORVIA, dargesh],
    )
    assert row.party_origins == ((origin.id,) if side == "party" else ())


def test_a_third_state_is_a_third_party() -> None:
    dargesh = make_entity("Dargesh", "place", EntityId("dargesh"))
    assert divide(issue("Dargesh's foreign ministry"), MINISTER, CORVIA, dargesh) == "third"
