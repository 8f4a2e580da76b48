"""Who did it where a clause between commas stands before the verb."""

import pytest
import spacy
from spacy.language import Language

from consilience.annotation.pipeline import PIPELINES
from tests.annotation.claims.test_component import read


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


@pytest.mark.parametrize(
    ("text", "lemma", "role", "words"),
    [
        (
            "The tunnel, ninety metres long, was built by the company Ralkom, whose chief engineer, "
            "Emil Tarn, was questioned for two days.",
            "question",
            "recipient",
            "chief engineer, Emil Tarn",
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
            "The other five were taken to Ulmaras and arrested, among them the driver, Oskar Lind.",
            "arrest",
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
        (
            "The nine-storey tower in the Tarnov district, built in 1974, fell on Friday.",
            "build",
            "theme",
            "The nine-storey tower",
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
