import pytest

from consilience.analysis.corroboration_titles import is_statement
from consilience.records.claim import Claim
from tests.analysis.facts_making import make_event
from tests.analysis.test_agreement_said import LUND, read, tell


def judge(title: str, claim: Claim) -> bool:
    return is_statement(make_event("e", title, claim), [claim], read(claim))


@pytest.mark.parametrize(
    ("title", "text", "verb", "lemma"),
    [
        ("Lund sold the ferry", "Lund sold the ferry.", "sold", "sell"),
        ("", "Lund sold the ferry.", "sold", "sell"),  # not known
        ("Lund was ordered to pay a fine", "Lund was ordered to pay a fine.", "ordered", "order"),
        ("Lund is sold on the 'new' ferry", "Lund is sold on the 'new' ferry.", "sold", "sell"),
    ],
)
def test_a_title_that_tells_what_happened_is_a_statement(
    title: str, text: str, verb: str, lemma: str
) -> None:
    assert judge(title, tell(text, verb, lemma, LUND)[1])


@pytest.mark.parametrize(
    ("title", "text", "verb", "lemma"),
    [
        ("Lund’s sale", "Lund’s sale of the ferry was bad.", "sale", "sale"),
        ("Sale of the ferry by Lund", "Sale of the ferry by Lund.", "Sale", "sale"),
        ("He sold Lund a ferry", "He sold Lund a ferry.", "sold", "sell"),
        ("We sold Lund a ferry", "We sold Lund a ferry.", "sold", "sell"),
        ("Lund vowed on Friday", "Lund vowed on Friday to sell the ferry.", "vowed", "vow"),
        ("The court ordered Lund", "The court ordered Lund to pay.", "ordered", "order"),
        ("The ferry being sold by Lund", "The ferry being sold by Lund.", "sold", "sell"),
        ("Lund sold the 'old ferry", "Lund sold the 'old ferry of Sarn'.", "sold", "sell"),
        (
            "All rights of Lund are rights reserved",
            "All rights of Lund are rights reserved.",
            "reserved",
            "reserve",
        ),
    ],
)
def test_half_a_sentence_a_noun_and_a_pronoun_are_no_statement(
    title: str, text: str, verb: str, lemma: str
) -> None:
    assert not judge(title, tell(text, verb, lemma, LUND)[1])


def test_a_noun_with_a_clause_that_tells_who_did_it_is_no_statement() -> None:
    text = "A speech Lund gave to the miners was long."
    _, claim = tell(text, "gave", "give", ("theme", "A speech"), LUND, ("recipient", "the miners"))
    assert not judge("A speech Lund gave to the miners", claim)


def test_a_noun_that_is_said_to_have_occurred_is_a_statement() -> None:
    _, claim = tell("The explosion occurred at noon.", "explosion", "explosion")
    assert judge("The explosion occurred", claim)


def test_a_sentence_made_of_such_a_noun_is_a_statement() -> None:
    text = "A speech Lund gave to the miners was long."
    _, claim = tell(text, "gave", "give", ("theme", "A speech"), LUND, ("recipient", "the miners"))
    assert judge("Lund gave a speech to the miners", claim)
