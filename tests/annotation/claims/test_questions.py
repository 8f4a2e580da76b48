"""Questions assert nothing; vessels are named by their names."""

import pytest
import spacy
from spacy.language import Language

from consilience.annotation.pipeline import PIPELINES
from tests.annotation.claims.test_component import read


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


@pytest.mark.parametrize(
    ("text", "lemma", "factuality"),
    [
        ("Mr Holm, who is to blame for the fire in the mill?", "blame", "hypothetical"),
        ("Will Brandt resign on Monday?", "resign", "hypothetical"),
        ("“Did Brandt sign the order?” asked the reporter.", "sign", "hypothetical"),
        ("Did Brandt order the gate to be locked?", "lock", "hypothetical"),
        ("Is Holm going to resign? “No. I will stay.”", "resign", "denied"),
        ("Is Holm going to resign? “No comment.”", "resign", "hypothetical"),
        # What the question takes for granted, and the sentence behind it.
        ("What did Holm say when he visited Oslo on Monday?", "visit", "occurred"),
        ("Why? Holm signed the order.", "sign", "occurred"),
    ],
)
def test_who_asks_does_not_say_that_it_is_so(
    nlp: Language, text: str, lemma: str, factuality: str
) -> None:
    assert {one.factuality for one in read(nlp, text) if one.lemma == lemma} == {factuality}


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Ada Holm and the tanker Cape Orla collided in thick fog on Tuesday.",
        "The ferry Ada Holm struck the tanker Cape Orla in Oslo on Tuesday.",
    ],
)
def test_a_vessel_takes_part_with_its_name(nlp: Language, text: str) -> None:
    parts = {words.lower() for one in read(nlp, text) for _, words in one.parts}
    assert parts == {"the ferry ada holm", "the tanker cape orla"}
