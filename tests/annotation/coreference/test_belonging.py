import pytest
import spacy
from spacy.language import Language

from consilience.annotation.pipeline import PIPELINES
from tests.annotation.coreference.test_component import resolve


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


SKELDISH, HESTRIAN = "The Skeldish army crossed the river.", "The Hestrian army fled."
CODE = "The Ministry of Defence of the Republic of Hestria said its troops would leave."


@pytest.mark.parametrize(
    ("text", "words", "at", "names"),
    [
        # The one of several that was told of last, and none where that was long before.
        (f"{SKELDISH} {HESTRIAN} The army had lost two tanks.", " army", 3, ["The Hestrian army"]),
        (f"{SKELDISH} {HESTRIAN} Rain fell. Snow fell. It froze. The army ate.", " army", 3, []),
        # Whose it is goes before what its name has.
        (f"{CODE} The defence ministry of Skeldor wept.", "The defence ministry", 1, []),
        (
            f"{CODE} The Skeldish ministry wept. The ministry promised aid.",
            "The ministry",
            1,
            ["The Skeldish ministry"],
        ),
        # One body under two forms of its state's name.
        (
            "The Norwegian defence ministry bought ships. The ministry paid in crowns.",
            "The ministry",
            1,
            ["The Norwegian defence ministry"],
        ),
        (
            f"{CODE} The Hestrian ministry gave no day.",
            "ministry",
            1,
            ["Ministry of Defence of the Republic of Hestria"],
        ),
    ],
)
def test_a_body_of_one_state_is_never_that_of_another(
    nlp: Language, text: str, words: str, at: int, names: list[str]
) -> None:
    assert resolve(nlp, text, words, at) == names
