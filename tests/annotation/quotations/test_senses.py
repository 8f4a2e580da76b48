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


@pytest.mark.parametrize(
    "text",
    [
        "The lifts did not stop before noon; two minutes later the water went up.",
        "Frost is regarded as the cause; a falling tree, suspected at first, has been ruled out.",
        "The bells rang all night; the wind told another story.",
        "At the rope works nobody opened yesterday when our reporter rang.",
    ],
)
def test_a_sentence_behind_a_semicolon_and_an_unknown_verb_bring_in_nothing(
    nlp: Language, text: str
) -> None:
    assert find(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("At 6.15 stands an entry made up of four words: “Water in the hold.”", None),
        ("On page 9 stands a note: “Do not open before noon.”", None),
        ("In Holm the mayor said: “We are glad to be here.”", "the mayor"),
        ("Nobody was hurt; the school will open on Monday, a nurse said.", "a nurse"),
        ("The gate was open; it had been so for days, the guard said.", "the guard"),
    ],
)
def test_times_and_pages_say_nothing(nlp: Language, text: str, speaker: str | None) -> None:
    (one,) = find(nlp, text)
    assert (None if one.speaker is None else text[slice(*one.speaker)]) == speaker
