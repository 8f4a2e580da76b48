import re
from typing import get_args

import pytest

from consilience.language.claims import (
    Form,
    GovernorKind,
    OfRole,
    load_act_nouns,
    load_claim_words,
    load_governors,
    load_modals,
    load_noun_governors,
    rank_place_prepositions,
)
from consilience.language.claims_quantities import load_bounds, load_numbers, load_values
from consilience.language.lexicon import load_file
from consilience.records.claim import Bound, Factuality

FILES = ("claims", "claims_nouns", "claims_places", "claims_quantities")


@pytest.mark.parametrize(
    ("words", "test"),
    [
        (entry["words"], entry["test"])
        for name in FILES
        for table in load_file(name).values()
        for entry in table
    ],
)
def test_every_entry_has_a_sentence_with_one_of_its_words(
    words: tuple[str, ...], test: str
) -> None:
    # inflected: "denied" for "deny", "talks" for "talk", "held" for "hold"
    stems = (re.escape(word[: max(1, len(word) - 1)]) for word in words)
    assert re.search(rf"(?<!\w)(?:{'|'.join(stems)})", test, re.IGNORECASE)


@pytest.mark.parametrize("table", ["governor", "adjective"])
def test_governors_name_only_known_kinds_forms_and_factualities(table: str) -> None:
    known = {"", *get_args(Factuality)}
    for entries in load_governors(table).values():
        for entry in entries:
            assert entry.kind in get_args(GovernorKind)
            assert {entry.makes, entry.clause, entry.passive} <= known
            assert set(entry.follows) <= set(get_args(Form))


def test_a_verb_can_mean_one_thing_with_an_infinitive_and_another_with_a_clause() -> None:
    kinds = {entry.kind for entry in load_governors()["tell"]}
    assert kinds == {"act", "report"}
    infinitive = next(one for one in load_governors()["tell"] if one.takes("infinitive"))
    clause = next(one for one in load_governors()["tell"] if one.takes("clause"))
    assert (infinitive.kind, clause.kind) == ("act", "report")


def test_nouns_and_auxiliaries_give_known_factualities() -> None:
    known = {"", *get_args(Factuality)}
    assert {entry.makes for entry in load_noun_governors().values()} <= known
    for modal in load_modals().values():
        assert {modal.makes, modal.reported, modal.negated} <= known


def test_nouns_for_acts_say_whom_their_of_names() -> None:
    for entry in load_act_nouns().values():
        assert {entry.of, entry.owner} <= set(get_args(OfRole))
    assert load_act_nouns()["arrest"].of == "object"
    assert load_act_nouns()["resignation"].of == "actor"


def test_no_noun_is_both_an_act_and_a_thing() -> None:
    things = load_claim_words("thing", "claims_nouns")
    assert {"building", "morning"} <= things
    assert not load_act_nouns().keys() & things


def test_the_surest_prepositions_of_place_come_first() -> None:
    ranks = rank_place_prepositions()
    assert ranks["in"] < ranks["on"] < ranks["from"]


@pytest.mark.parametrize(("word", "value"), [("one", 1), ("nineteen", 19), ("ninety", 90)])
def test_number_words_count_up(word: str, value: int) -> None:
    assert load_numbers()[word] == value


def test_scales_and_shares_have_values() -> None:
    assert load_values("scale")["million"] == 1e6
    assert load_values("share")["half"] == 0.5
    assert load_values("times")["twice"] == 2


def test_comparisons_are_known_and_the_longest_is_tried_first() -> None:
    bounds = load_bounds()
    assert {bound for _, bound in bounds} <= set(get_args(Bound))
    lengths = [len(words) for words, _ in bounds]
    assert lengths == sorted(lengths, reverse=True)
