"""Words of saying in another sense, and contents that say nothing."""

import pytest
import spacy
from spacy.language import Language

from consilience.annotation.pipeline import PIPELINES
from tests.annotation.quotations.test_component import find


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


@pytest.mark.parametrize(
    "text",
    [
        "The search for the crew was called off on Thursday evening.",
        "The last two passengers had been found dead in the cabin.",
        "Ida Holm, until now in charge of ports, will lead the ministry.",
        "Brandt thanked her.",
        "The minister denies it.",
        "The company rejected this.",
    ],
)
def test_a_cue_in_another_sense_and_a_bare_pronoun_are_no_quotation(
    nlp: Language, text: str
) -> None:
    assert find(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The union called for a strike on Thursday evening.",
        "The union called the law a disgrace.",
        "The company denied the charge of fraud.",
        "The company rejected this offer.",
    ],
)
def test_the_same_cues_in_their_own_sense_still_find_one(nlp: Language, text: str) -> None:
    assert find(nlp, text)
