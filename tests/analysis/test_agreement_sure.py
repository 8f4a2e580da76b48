from dataclasses import replace

import pytest

from consilience.analysis.agreement_sure import list_sure, list_worded_alike
from consilience.records.claim import Attribution, Claim, Participant, Quantity
from consilience.records.ids import EntityId
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import Precision, TimeValue
from tests.analysis.facts_making import make_event
from tests.analysis.test_agreement import tell
from tests.making import make_article


def find_sure(title: str, *claims: Claim) -> list[str]:
    texts = {one.span.article: one.span.text for one in claims}
    return [one.span.article for one in list_sure(make_event("e", title, *claims), claims, texts)]


SANK = tell("a", "The ferry sank", "sank", "sink")


def test_what_may_be_and_what_is_believed_is_no_witness() -> None:
    other = tell("b", "A ferry sank", "sank", "sink")
    assert find_sure("The ferry sank", SANK, other) == ["a", "b"]
    assert find_sure("The ferry sank", SANK, replace(other, factuality="hypothetical")) == ["a"]
    thought = make_article("They thought that a ferry sank")
    cue = thought.span(5, 12)
    believed = replace(other, attribution=(Attribution(source=other.span, cue=cue),))
    assert find_sure("The ferry sank", SANK, believed) == ["a"]


def test_who_tells_a_title_with_a_number_gives_it() -> None:
    fined = tell("a", "Forty skippers paid", "paid", "pay", 40, "skippers")
    same = tell("b", "40 skippers paid", "paid", "pay", 40, "skippers")
    none = tell("c", "The skippers paid", "paid", "pay")
    assert find_sure("Forty skippers paid", fined, same, none) == ["a", "b"]


def test_a_number_within_a_word_need_not_be_given() -> None:
    text = "A 40-foot ferry sank"
    foot = Quantity(span=make_article(text).span(2, 9), lowest=40, highest=40, unit="foot")
    own = replace(tell("a", text, "sank", "sink"), quantities=(foot,))
    assert find_sure(text, own, tell("b", "The ferry sank", "sank", "sink")) == ["a", "b"]


def date(claim: Claim, year: str, precision: Precision) -> Claim:
    when = TimeValue(
        earliest=f"{year}-01-01", latest=f"{year}-12-31", precision=precision, basis="explicit"
    )
    return replace(claim, when=TimeExpression(span=claim.span, type="date", timex=year, value=when))


@pytest.mark.parametrize(("named", "sure"), [(False, ["a"]), (True, ["a", "b"])])
def test_what_was_years_ago_is_told_of_the_same_by_name(named: bool, sure: list[str]) -> None:
    entity = EntityId("swan") if named else None
    one, other = (
        replace(
            claim,
            participants=tuple(replace(each, entity_id=entity) for each in claim.participants),
        )
        for claim in (SANK, tell("b", "The ferry sank", "sank", "sink"))
    )
    assert find_sure("The ferry sank", date(one, "2011", "year"), other) == sure


def test_of_two_claims_that_may_give_the_title_each_has_its_own_witnesses() -> None:
    def warn(name: str, text: str) -> Claim:
        claim = tell(name, text, "warned", "warn")
        span = replace(claim.span, start=0, end=11, text="Lund warned")
        actor = Participant(role="actor", span=replace(span, end=4, text="Lund"))
        return replace(claim, span=span, participants=(actor,))

    texts = {
        "a": "Lund warned that the gate would fall",
        "b": "Lund warned that the harbour gate might fall",
        "c": "Lund warned that taxes must rise",
    }
    claims = [warn(name, text) for name, text in texts.items()]
    event = make_event("e", "Lund warned", *claims)
    assert [one.span.article for one in list_sure(event, claims, texts)] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("The ferry sank off Onde in the storm", True),
        ("A ferry sank", True),
        ("It sank on Friday night", False),
        ("Sank", True),  # it has no more words
    ],
)
def test_two_claims_of_one_deed_have_two_words_in_common(text: str, alike: bool) -> None:
    own = tell("a", "The ferry of the port sank off the cape", "sank", "sink")
    verb = "sank" if "sank" in text else "Sank"
    other = tell("b", text, verb, "sink")
    assert bool(list_worded_alike([own, other])) == alike
    again = tell("a", "The ferry sank off the cape", "sank", "sink")
    assert not list_worded_alike([own, again])
