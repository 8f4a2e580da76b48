"""Who did it where a clause between commas stands before the verb."""

import pytest
import spacy
from spacy.language import Language

from consilience.annotation.pipeline import PIPELINES
from tests.annotation.claims.test_component import read
from tests.annotation.claims.test_parse import build


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


@pytest.mark.parametrize(
    ("text", "lemma", "role", "words"),
    [
        (
            "The bridge was built by the contractor Velmak, whose chief engineer, Emil Tarn, was "
            "questioned on Friday.",
            "question",
            "recipient",
            "chief engineer, Emil Tarn",
        ),
        (
            "They left the camp on Monday, two hours after a judge had fined their leader "
            "9,000 euros, and flew to Norvik.",
            "fly",
            "actor",
            "They",
        ),
        (
            "They left the barracks on Monday, an hour after a judge had fined their driver, "
            "Oskar Lind, 9,000 euros, and flew to Ulmaras at night.",
            "fly",
            "actor",
            "They",
        ),
        (
            "The police arrested four men on Sunday after their lorry, seen driving without lights, "
            "had rammed the gate of the depot.",
            "ram",
            "actor",
            "their lorry",
        ),
        (
            "The police spoke of a shooting at a Torvenna night club that left 9 people dead.",
            "leave",
            "actor",
            "a shooting",
        ),
        (
            "Divers searched the harbour after the collapse of a footbridge at the quay that has "
            "now killed 11 people.",
            "kill",
            "actor",
            "the collapse of a footbridge",
        ),
        (
            "They mourned a guard of the bank that killed 2 robbers.",
            "kill",
            "actor",
            "the bank",
        ),
        (
            "The other five were taken to Port Ulmar and detained, among them the driver, "
            "Oskar Lind.",
            "detain",
            "theme",
            "The other five",
        ),
        (
            "Holm now has 31,204 votes and Brandt 30,977, the council's clerk, Ada Lund, told "
            "reporters at the town hall.",
            "tell",
            "actor",
            "the council's clerk, Ada Lund",
        ),
        ("The eleven-storey tower came down at 6.10 am on Friday.", "come", "actor", "tower"),
    ],
)
def test_each_verb_has_its_own_subject(
    nlp: Language, text: str, lemma: str, role: str, words: str
) -> None:
    claim = next(one for one in read(nlp, text) if one.lemma == lemma)
    assert any(words in told for told in claim.of(role)), claim.parts


def test_a_regular_verb_is_left_with_the_clause_that_it_is_joined_to(nlp: Language) -> None:
    text = "They left after a judge had fined the driver and released him."
    released = next(one for one in read(nlp, text) if one.lemma == "release")
    assert released.of("actor") == ["a judge"]


def test_what_is_told_of_places_stays_with_the_place(nlp: Language) -> None:
    text = "The six-storey flats in the Ulmar suburb, ravaged by fire, fell on Friday."
    ravaged = next(one for one in read(nlp, text) if one.lemma == "ravage")
    assert ravaged.of("theme") == ["the Ulmar suburb"]


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def test_a_participle_behind_a_comma_hangs_on_the_subject_and_not_on_its_place(
    blank: Language,
) -> None:
    parse = build(
        blank,
        [
            ("tower", "NN", "NOUN", "nsubj", 7),
            ("in", "IN", "ADP", "prep", 0),
            ("Holm", "NNP", "PROPN", "pobj", 1),
            (",", ",", "PUNCT", "punct", 2),
            ("built", "VBN", "VERB", "acl", 2),
            ("lately", "RB", "ADV", "advmod", 4),
            (",", ",", "PUNCT", "punct", 0),
            ("fell", "VBD", "VERB", "ROOT", 7),
        ],
    )
    assert parse.head[4] == 0


def test_a_name_before_a_comma_is_the_subject_that_is_told_of_behind_it(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("Holm", "NNP", "PROPN", "npadvmod", 5),
            (",", ",", "PUNCT", "punct", 5),
            ("the", "DT", "DET", "det", 3),
            ("candidate", "NN", "NOUN", "nsubj", 5),
            (",", ",", "PUNCT", "punct", 5),
            ("lost", "VBD", "VERB", "ROOT", 5),
        ],
    )
    assert (parse.dep[0], parse.head[0]) == ("nsubj", 5)
    assert (parse.dep[3], parse.head[3]) == ("appos", 0)


def test_a_clause_with_whose_is_no_main_clause(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("Holm", "NNP", "PROPN", "advmod", 5),
            (",", ",", "PUNCT", "punct", 0),
            ("whose", "WP$", "PRON", "poss", 3),
            ("mill", "NN", "NOUN", "nsubj", 5),
            ("was", "VBD", "AUX", "aux", 5),
            ("burning", "VBG", "VERB", "ROOT", 5),
            (",", ",", "PUNCT", "punct", 5),
            ("insisted", "VBD", "VERB", "conj", 5),
        ],
    )
    assert (parse.dep[5], parse.head[5]) == ("relcl", 0)
    assert (parse.dep[0], parse.head[0], parse.head[7]) == ("nsubj", 7, 7)


def test_of_a_place_with_nothing_before_it_its_outcome_is_told(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("On", "IN", "ADP", "prep", 4),
            ("bridge", "NN", "NOUN", "pobj", 0),
            ("which", "WDT", "PRON", "nsubj", 3),
            ("kill", "VBD", "VERB", "relcl", 1),
            ("came", "VBD", "VERB", "ROOT", 4),
            ("fire", "NN", "NOUN", "nsubj", 4),
        ],
    )
    assert parse.head[3] == 1
