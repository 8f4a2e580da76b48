import pytest

from consilience.analysis.facts_titles import is_fit, is_general, is_of_other_number
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
        ("Lund sent", "Lund sent or lent his maps.", "sent", (LUND,)),
        ("Lund sent it for moving", "Lund sent it for moving on the ice.", "sent", (LUND,)),
        ("Lund sent it home and police", "Lund sent it home and police closed it.", "sent", (LUND,)),
        ("Lund sent Act", "Lund sent Act 3 of it.", "sent", (LUND,)),
        ("Lund sent others", "Lund sent others in looking for it.", "sent", (LUND,)),
        ("Lund never sent it", "Lund never sent it until May.", "sent", (LUND,)),
        ("The first time sent it", "They for the first time sent it.", "sent", (("actor", "the first time"),)),
    ],
)  # fmt: skip
def test_a_noun_and_half_a_sentence_head_no_row(
    title: str, text: str, verb: str, parts: Parts
) -> None:
    assert not judge(title, text, verb, "send", *parts)


@pytest.mark.parametrize(
    ("title", "text", "verb", "lemma", "is_so"),
    [
        ("Lund opposes the tax", "Lund opposes the tax.", "opposes", "oppose", True),
        ("The day is not set", "The day is not set.", "set", "set", True),
        ("Lund remained in bed", "Lund remained in bed.", "remained", "remain", True),
        ("Lund is building a mill", "Lund is building a mill.", "building", "build", False),
        ("Lund opposed the tax", "Lund opposed the tax.", "opposed", "oppose", False),
        ("Lund has been fined", "Lund has been fined.", "fined", "fine", False),
        ("Lund put off the vote", "Lund put off the vote.", "put", "put", False),
    ],
)
def test_what_is_so_or_goes_on_as_it_was_is_told_from_deeds(
    title: str, text: str, verb: str, lemma: str, *, is_so: bool
) -> None:
    _, claim = tell(text, verb, lemma)
    assert is_general(make_event("e", title, claim), [claim]) == is_so


def test_a_state_that_goes_on_is_general_and_a_deed_that_goes_on_is_not() -> None:
    for text, verb, is_so in (
        ("Lund owned a mill", "owned", True),
        ("Lund is fishing", "fishing", False),
    ):
        _, claim = tell(text, verb, verb)
        event = make_event("e", text, claim, factuality="ongoing")
        assert is_general(event, [claim]) == is_so


def test_a_verb_without_what_was_ruled_and_a_name_read_for_it_head_no_row() -> None:
    ruling = "The court ruled on Monday that Lund was right."
    assert not judge("The court ruled", ruling, "ruled", "rule", ("actor", "The court"))
    sinking = ("It sank in the harbour.", "sank", "sink", ("actor", "It"))
    assert not judge("The ferry sank in the harbour", *sinking)
    assert judge("It sank in the harbour", *sinking)


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


def test_a_title_that_no_clause_of_its_own_gives_heads_no_row() -> None:
    own, other = "It sank in the Sarn.", "The ferry sank in the Sarn."
    told = [
        tell(text, "sank", "sink", ("actor", words), ("other", "the Sarn"))
        for text, words in ((own, "It"), (other, "The ferry"))
    ]
    claims, texts = [claim for _, claim in told], {article.id: article.text for article, _ in told}
    for title, is_told in (
        ("The ferry sank in the Sarn", True),
        ("The guild sank in the Sarn", False),
    ):
        assert is_fit(make_event("e", title, *claims), claims, texts) == is_told


def test_what_something_is_called_belongs_to_a_title() -> None:
    text = "Lund called the plan “void”."
    assert not judge("Lund called the plan", text, "called", "call", LUND)
    assert judge("Lund called the clerk", "Lund called the clerk.", "called", "call", LUND)
