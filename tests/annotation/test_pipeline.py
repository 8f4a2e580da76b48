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
