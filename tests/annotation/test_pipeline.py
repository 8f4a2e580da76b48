"""The pipeline as it is loaded."""

import pytest

from consilience.annotation.pipeline import load_pipeline


@pytest.mark.parametrize(
    "text",
    [
        "The gust reached 62 km/h. Operation was stopped.",
        "The wind blew at 12 m/s. Nobody was hurt.",
    ],
)
def test_a_sentence_ends_behind_its_unit(text: str) -> None:
    nlp = load_pipeline("en")
    assert nlp is not None
    assert len(list(nlp(text).sents)) == 2


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Onde hopes to win.", "hope"),
        ("The owner was fined.", "fine"),
        ("They staged a protest.", "stage"),
        ("He is riding home.", "ride"),
        ("The frog hopped home.", "hop"),
        ("They planned it.", "plan"),
        ("She starred in it.", "star"),
        ("The choir was singing.", "sing"),
    ],
)
def test_verbs_that_differ_by_an_e_are_told_apart(text: str, lemma: str) -> None:
    nlp = load_pipeline("en")
    assert nlp is not None
    assert lemma in [token.lemma_ for token in nlp(text) if token.pos_ == "VERB"]
