"""Entities drawn by lot, each with the words that tell whether it is right."""

from bench.entities import describe, find_alike, list_entities
from bench.lots import draw_by_weight

from consilience.records.entity import Alias, Entity
from consilience.records.ids import EntityId
from tests.export.making import make_told_dossier

DOSSIER = make_told_dossier()


def test_a_weighted_lot_is_the_same_for_a_seed_and_in_order() -> None:
    weights = {f"{number:03}": 1.0 + number for number in range(100)}
    lot = draw_by_weight(weights, str, 9, seed=4)
    turned = dict(reversed(weights.items()))
    assert lot == sorted(lot) == draw_by_weight(turned, str, 9, seed=4)
    assert len(set(lot)) == 9


def test_what_weighs_more_is_drawn_more_often() -> None:
    weights = {"light": 1.0, "heavy": 9.0}
    drawn = [draw_by_weight(weights, str, 1, seed=seed)[0] for seed in range(200)]
    assert 160 < drawn.count("heavy") < 200


def test_an_entity_is_described_by_its_names_its_offices_and_their_sentences() -> None:
    for shown in list_entities(DOSSIER):
        lines = list(describe(shown, DOSSIER, seed=1))
        assert shown.entity.kind in lines[0]
        for alias in shown.entity.aliases:
            assert f"  name {alias.name!r} {alias.count}" in lines
        for office in shown.entity.offices:
            assert any(line.startswith(f"  office {office.title!r}") for line in lines)


def test_entities_with_a_word_in_common_are_shown_beside_one_another() -> None:
    one, other, third = (
        Entity(
            id=EntityId(name),
            kind="person",
            name=name,
            aliases=(Alias(name=name, count=1),),
            mention_ids=(),
        )
        for name in ("Ada Torrent", "Torrent Bank", "Leo Ries")
    )
    assert find_alike(one, [one, other, third]) == [other]
