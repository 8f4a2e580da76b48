"""Who answers what he was told does no deed that another may have done."""

import pytest

from consilience.analysis.discrepancies.participants.answering import is_answer
from tests.analysis.discrepancies.making import make_claim, read_story, tell


@pytest.mark.parametrize(
    ("text", "verb", "answers"),
    [
        ("The bakers rejected this.", "rejected", True),
        ("The bakers rejected the old claim.", "rejected", True),
        ("The bakers rejected the offer.", "rejected", False),
        ("The bakers bought this claim.", "bought", False),
    ],
)
def test_an_answer_is_given_to_this_or_to_a_claim(text: str, verb: str, answers: bool) -> None:
    article, notes = tell("a", text)
    claim = make_claim(article, text.rstrip("."), verb=verb, lemma=verb, parts=("The bakers",))
    assert is_answer(read_story((article, notes)).sentences[0], claim) is answers
