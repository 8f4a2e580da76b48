from collections.abc import Iterator

import pytest
import spacy
from bench.predicates import find_predicate
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from consilience.annotation.event_types import FoundType, find_event_type
from consilience.annotation.pipeline import PIPELINES
from consilience.language.event_types import ActEntry, Construction, Operator
from consilience.language.lexicon import load_entries

WORDS = (
    *("Skania", "Norland", "agreed", "refused", "to", "attack", "meet", "not", "will", "said"),
    *("that", "must", "and", ",", ".", "of", "the", "talks", "with", "aid", "“", "”", "troops"),
    *("call", "off", "from", "which", "9", "$", "plan", "accused", "no", "killed", "by", "be"),
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def find_types(doc: Doc) -> Iterator[FoundType]:
    """The types of all words that report an act."""
    for token in doc:
        found = find_event_type(token)
        if found is not None:
            yield found


def find_span(doc: Doc, words: str) -> Span:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words))
    assert span is not None
    return span


def find_between(nlp: Language, text: str, actor: str, recipient: str) -> tuple[Token, FoundType]:
    doc = nlp(text)
    one, other = find_span(doc, actor), find_span(doc, recipient)
    predicate = find_predicate(doc, one, other)
    assert predicate is not None
    found = find_event_type(predicate, one, other)
    assert found is not None
    return predicate, found


def test_the_test_sentence_of_every_word_gives_its_type(nlp: Language) -> None:
    tables = [("verbs", "verb"), ("nouns", "noun"), ("nouns", "thing")]
    for name, table in tables:
        for entry in load_entries(f"event_types_{name}", table, ActEntry):
            found = {(one.root, one.mode or "") for one in find_types(nlp(entry.test))}
            assert (entry.root, entry.mode) in found, entry.test


def test_the_test_sentence_of_every_construction_gives_its_type(nlp: Language) -> None:
    for entry in load_entries("event_types_constructions", "construction", Construction):
        found = {(one.root, one.mode or "") for one in find_types(nlp(entry.test))}
        if entry.root:
            assert (entry.root, entry.mode) in found, entry.test
        else:
            own = [token for token in nlp(entry.test) if token.lemma_.lower() in entry.words]
            assert own, entry.test
            assert all(find_event_type(token) is None for token in own), entry.test


def test_the_test_sentence_of_every_operator_gives_what_it_makes_of_an_act(nlp: Language) -> None:
    for entry in load_entries("event_types_operators", "operator", Operator):
        makes = {entry.cooperative, entry.hostile, entry.verbal, entry.untyped}
        roots = {one.root for one in find_types(nlp(entry.test))}
        assert roots & makes or ("=" in makes and roots), entry.test


@pytest.mark.parametrize(
    ("text", "predicate", "root", "act"),
    [
        ("The minister visited Norland.", "visited", "CONSULT", "CONSULT"),
        ("The minister will visit Norland.", "visit", "AGREE", "CONSULT"),
        ("The minister did not visit Norland.", "visit", "REJECT", "CONSULT"),
        ("The minister refused to visit Norland.", "visit", "REJECT", "CONSULT"),
        ("The minister refused to visit Norland.", "refused", "REJECT", "CONSULT"),
        ("The minister postponed his visit to Norland.", "visit", "REJECT", "CONSULT"),
        ("Skania will attack Norland.", "attack", "THREATEN", "ASSAULT"),
        ("Skania will not attack Norland.", "attack", "AGREE", "ASSAULT"),
        ("Skania may have attacked Norland.", "attacked", "ASSAULT", "ASSAULT"),
        ("Skania must help Norland.", "help", "REQUEST", "AID"),
        ("Skania held no talks with Norland.", "held", "REJECT", "CONSULT"),
        ("Skania stopped attacking Norland.", "stopped", "YIELD", "ASSAULT"),
        ("Skania cut its aid to Norland.", "cut", "SANCTION", "SANCTION"),
        ("Skania announced the expulsion of two envoys.", "announced", "SANCTION", "SANCTION"),
    ],
)
def test_modality_changes_the_root_and_keeps_the_act(
    nlp: Language, text: str, predicate: str, root: str, act: str
) -> None:
    doc = nlp(text)
    found = find_event_type(find_span(doc, predicate).root)
    assert found is not None
    assert (found.root, found.act) == (root, act)


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "predicate", "root"),
    [
        ("Skania attacked Norland.", "Skania", "Norland", "attacked", "ASSAULT"),
        ("Norland was attacked by Skania.", "Skania", "Norland", "attacked", "ASSAULT"),
        ("Skania and Norland met on Monday.", "Skania", "Norland", "met", "CONSULT"),
        ("Skania, which attacked Norland, is big.", "Skania", "Norland", "attacked", "ASSAULT"),
        ("Talks between Skania and Norland began.", "Skania", "Norland", "Talks", "CONSULT"),
        ("Skania launched an attack on Norland.", "Skania", "Norland", "launched", "ASSAULT"),
        ("Skania said it would help Norland.", "Skania", "Norland", "said", "AGREE"),
        ("Skania said Norland must pay.", "Skania", "Norland", "said", "REQUEST"),
        ("Skania said that Norland attacked the ship.", "Skania", "Norland", "said", "ACCUSE"),
        ("Skania met Sundland and attacked Norland.", "Skania", "Norland", "attacked", "ASSAULT"),
    ],
)
def test_the_word_that_ties_two_parties_is_on_the_path_between_them(
    nlp: Language, text: str, actor: str, recipient: str, predicate: str, root: str
) -> None:
    tying, found = find_between(nlp, text, actor, recipient)
    assert (tying.text, found.root) == (predicate, root)


def test_meetings_are_reciprocal_and_attacks_are_not(nlp: Language) -> None:
    _, met = find_between(nlp, "Holm met Lund in Torvenna.", "Holm", "Lund")
    _, hit = find_between(nlp, "Skania attacked Norland.", "Skania", "Norland")
    assert (met.reciprocal, hit.reciprocal) == (True, False)


def test_the_guest_is_the_actor_and_the_host_the_recipient(nlp: Language) -> None:
    _, visit = find_between(nlp, "President Holm visited Norland.", "Holm", "Norland")
    _, hosts = find_between(nlp, "Norland hosted President Holm.", "Norland", "Holm")
    assert (visit.mode, visit.inverse) == ("visit", False)
    assert (hosts.mode, hosts.inverse) == ("visit", True)


def test_the_giver_is_the_actor_however_it_is_told(nlp: Language) -> None:
    _, gave = find_between(nlp, "Skania gave aid to Norland.", "Skania", "Norland")
    _, took = find_between(nlp, "Norland received aid from Skania.", "Norland", "Skania")
    assert (gave.root, gave.inverse) == ("AID", False)
    assert (took.root, took.inverse) == ("AID", True)


def test_an_accident_is_no_assault(nlp: Language) -> None:
    doc = nlp("Thirty people were killed and nine injured when a footbridge fell.")
    assert list(find_types(doc)) == []
    attack = nlp("Thirty people were killed in an attack on a market.")
    assert "ASSAULT" in {one.root for one in find_types(attack)}


@pytest.mark.parametrize("text", ["He slept.", "The price rose to nine crowns.", "It is green."])
def test_a_word_that_the_lexicon_lacks_has_no_type(nlp: Language, text: str) -> None:
    assert list(find_types(nlp(text))) == []


def test_two_names_without_a_word_between_them_are_tied_by_nothing(nlp: Language) -> None:
    doc = nlp("Holm Lund")
    assert find_predicate(doc, doc[:1], doc[1:2]) is None


@given(
    words=st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    ),
    pick=st.integers(0, 1000),
)
@settings(max_examples=60)
def test_any_words_in_any_order_give_a_type_or_none(
    nlp: Language, words: list[str], pick: int
) -> None:
    doc = nlp(" ".join(words))
    if not len(doc):
        return
    list(find_types(doc))
    actor, recipient = doc[pick % len(doc)], doc[(pick * 7 + 3) % len(doc)]
    predicate = find_predicate(doc, actor, recipient)
    if predicate is not None:
        find_event_type(predicate, actor, recipient)


@given(text=st.text(max_size=80))
@settings(max_examples=40)
def test_any_text_gives_a_type_or_none(nlp: Language, text: str) -> None:
    list(find_types(nlp(text)))


def test_nested_plans_without_end_are_read_in_good_time(nlp: Language) -> None:
    text = "Skania " + "agreed to plan to begin to refuse to " * 60 + "attack Norland."
    assert list(find_types(nlp(text)))
