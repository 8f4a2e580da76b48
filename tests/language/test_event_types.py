from collections import Counter
from typing import Protocol

import pytest
import spacy
from spacy.tokens import Doc

from consilience.annotation.pipeline import PIPELINES
from consilience.errors import LexiconError
from consilience.language.event_types import (
    PERSON,
    ROOTS,
    SAME,
    ActEntry,
    Construction,
    Modality,
    Operator,
    Speech,
    WordClass,
    expand,
    load_acts,
    load_constructions,
    load_modalities,
    load_operators,
)
from consilience.language.lexicon import load_entries

ACTS = [
    ("event_types_verbs", "verb"),
    ("event_types_nouns", "noun"),
    ("event_types_nouns", "thing"),
]
CONSTRUCTIONS = load_entries("event_types_constructions", "construction", Construction)
OPERATORS = load_entries("event_types_operators", "operator", Operator)
TAKEN = {"clause", "other", "infinitive", "from", "noun", "thing", "modifier"}


class HasWords(Protocol):
    @property
    def words(self) -> tuple[str, ...]: ...

    @property
    def test(self) -> str: ...


@pytest.mark.parametrize(("name", "table"), ACTS)
def test_every_word_by_itself_reports_one_kind_of_act(name: str, table: str) -> None:
    entries = load_entries(name, table, ActEntry)
    counts = Counter(word for entry in entries for word in entry.words)
    assert [word for word, count in counts.items() if count > 1] == []
    assert {entry.root for entry in entries} <= ROOTS


def test_every_construction_and_operator_makes_a_root_that_plover_has() -> None:
    assert {one.root for one in CONSTRUCTIONS} <= ROOTS | {""}
    effects = {
        effect
        for one in OPERATORS
        for effect in (one.cooperative, one.hostile, one.verbal, one.untyped)
    }
    assert effects <= ROOTS | {"", SAME}
    assert {taken for one in OPERATORS for taken in one.takes} <= TAKEN


def test_the_classes_that_constructions_name_are_there() -> None:
    for one in CONSTRUCTIONS:
        for words in (one.object, one.prep_object, one.subject):
            assert not any(word.startswith("@") for word in expand(words) - {PERSON, "@place"})
    with pytest.raises(LexiconError, match="no class 'nothing'; known: accords"):
        expand(("@nothing",))


def test_the_test_sentence_of_every_entry_holds_one_of_its_words() -> None:
    entries: list[HasWords] = [
        *(entry for name, table in ACTS for entry in load_entries(name, table, ActEntry)),
        *CONSTRUCTIONS,
        *OPERATORS,
        *load_entries("event_types_operators", "modality", Modality),
        *load_entries("event_types_operators", "speech", Speech),
        *load_entries("event_types_constructions", "class", WordClass),
    ]
    parses = spacy.load(PIPELINES["en"], exclude=["ner", "parser"]).pipe(
        one.test for one in entries
    )
    without = [one.test for one, doc in zip(entries, parses, strict=True) if not _holds(doc, one)]
    assert without == []


def test_an_effect_depends_on_what_kind_of_act_it_changes() -> None:
    refuse = next(one for one in load_operators()["refuse"] if "clause" in one.takes)
    assert refuse.change("CONSULT") == "REJECT"
    plan = next(one for one in load_operators()["plan"] if "clause" in one.takes)
    assert (plan.change("AID"), plan.change("ASSAULT")) == ("AGREE", "THREATEN")
    assert (plan.change("ACCUSE"), plan.change(None)) == ("ACCUSE", "")
    negation = load_modalities()["not"]
    assert (negation.change("AID"), negation.change("ASSAULT")) == ("REJECT", "ASSAULT")


def test_hundreds_of_verbs_and_nouns_are_known() -> None:
    assert len(load_acts("verb")) > 700
    assert len(load_acts("noun")) > 350
    assert len(load_constructions()) > 150


def _holds(doc: Doc, entry: HasWords) -> bool:
    """True if a lemma is one of the words, or a word begins with one ("raped", lemma "rap")."""
    lemmas = {token.lemma_.lower() for token in doc} | {token.lower_ for token in doc}
    return any(
        word in lemmas or any(one.startswith(word) for one in lemmas) for word in entry.words
    )
