import pytest

from consilience.analysis.facts_titles import is_fit, is_of_other_number
from tests.analysis.facts_making import make_event
from tests.analysis.test_agreement_said import LUND, tell

Parts = tuple[tuple[str, str], ...]
LETTER = ("theme", "letter")


def judge(title: str, text: str, verb: str, lemma: str, *parts: tuple[str, str]) -> bool:
    article, claim = tell(text, verb, lemma, *parts)
    return is_fit(make_event("e", title, claim), [claim], {article.id: text})


@pytest.mark.parametrize(
    ("title", "text", "verb", "parts"),
    [
        ("Lund sent a letter", "Lund sent a letter on Monday.", "sent", (LUND, ("theme", "letter"))),
        ("A letter was sent", "A letter was soon sent by Lund.", "sent", (("theme", "A letter"),)),
        ("Nine were sent home", "The train in which nine were sent home.", "sent", (("theme", "nine"),)),
    ],
)  # fmt: skip
def test_a_whole_sentence_heads_a_row(title: str, text: str, verb: str, parts: Parts) -> None:
    assert judge(title, text, verb, "send", *parts)


@pytest.mark.parametrize(
    ("title", "text", "verb", "parts"),
    [
        ("A letter sent Monday", "A letter sent Monday was lost.", "sent", (("theme", "A letter"),)),
        ("A letter was sent", "A letter sent to Lund was lost.", "sent", (("theme", "A letter"),)),
        ("Lund sent in May", "The clerk, whom Lund sent in May, fell.", "sent", (LUND,)),
        ("Men, whom Lund sent", "Men, whom Lund sent in May, fell.", "sent", (LUND,)),
        ("The men Lund sent", "The men Lund sent in May fell.", "sent", (("theme", "The men"), LUND)),
        ("Lund sent the old", "Lund sent the old clerk home.", "sent", (LUND,)),
    ],
)  # fmt: skip
def test_a_noun_and_half_a_sentence_head_no_row(
    title: str, text: str, verb: str, parts: Parts
) -> None:
    assert not judge(title, text, verb, "send", *parts)


def test_a_verb_that_may_share_a_passive_heads_no_row() -> None:
    text = "Lund was fined on Monday and banned from the port."
    assert not judge("Lund banned from the port", text, "banned", "ban", LUND)


@pytest.mark.parametrize(
    ("title", "is_other"),
    [
        ("The case were fined ninety crowns", True),
        ("The votes was counted", True),
        ("The cases were closed", False),
        ("The crew were saved", False),
        ("The vote was counted", False),
        ("Lund and the clerk were fined", False),
        ("The head of the clerks was fined", False),
        ("Politics is hard", False),
    ],
)
def test_a_noun_agrees_with_its_auxiliary(title: str, *, is_other: bool) -> None:
    assert is_of_other_number(title) == is_other
