from dataclasses import replace

import pytest

from consilience.analysis.agreement import (
    do_meet,
    is_in_title,
    list_about,
    list_agreeing,
    tells_other_count,
)
from consilience.records.claim import Bound, Claim, Participant, Quantity
from consilience.records.ids import EntityId
from tests.analysis.facts_making import COURIER, cut, make_event
from tests.analysis.facts_making import make_claim as make_full_claim
from tests.making import make_article


def count(
    low: float | None, high: float | None, bound: Bound = "exactly", unit: str = ""
) -> Quantity:
    span = cut(COURIER, "Forty")
    return Quantity(span=span, lowest=low, highest=high, bound=bound, unit=unit or None)


def tell(name: str, text: str, verb: str, lemma: str, number: float = 0, unit: str = "") -> Claim:
    """A claim of an article of its own that says the text of parties without names."""
    article = make_article(text, name=name)
    claim = make_full_claim(article, text, verb)
    parts = tuple(replace(one, entity_id=None) for one in claim.participants)
    told = (text.split()[0], unit)
    quantity = Quantity(
        span=cut(article, " ".join(filter(None, told))), lowest=number, highest=number, unit=unit
    )
    return replace(
        claim,
        predicate=replace(claim.predicate, lemma=lemma),
        participants=parts,
        quantities=(quantity,) if number else (),
    )


def find_tellers(title: str, *claims: Claim) -> list[str]:
    return [one.span.article for one in list_agreeing(make_event("e", title, *claims), claims)]


NINE = tell("a", "Nine sailors drowned", "drowned", "drown", 9, "sailors")


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (tell("b", "Nine fishermen died", "died", "die", 9, "fishermen"), True),
        (tell("b", "The other nine died", "died", "die"), True),
        (tell("b", "Four sailors died", "died", "die", 4, "sailors"), False),
        (tell("b", "Sailors died", "died", "die"), False),  # of a death the count is the news
        (tell("b", "They drowned", "drowned", "drown"), False),
    ],
)
def test_who_tells_another_toll_or_none_does_not_tell_the_toll_of_a_title(
    other: Claim, agrees: bool
) -> None:
    assert find_tellers("Nine sailors drowned", NINE, other) == ["a", *(["b"] if agrees else [])]


def test_another_number_of_deeds_does_not_tell_how_many_they_befell() -> None:
    own = tell("a", "Nine sailors were arrested", "arrested", "arrest", 9, "sailors")
    for number, agrees in ((9, True), (80, False)):
        other = tell("b", f"{number} arrests", "arrests", "arrest", number, "arrests")
        wanted = ["a", *(["b"] if agrees else [])]
        assert find_tellers("Nine sailors were arrested", own, other) == wanted


@pytest.mark.parametrize(
    ("other", "agrees"),
    [
        (tell("b", "All ballots were counted", "counted", "count"), True),
        (tell("b", "They counted", "counted", "count"), False),
        (tell("b", "The coins were counted", "counted", "count"), False),
    ],
)
def test_a_verb_alone_or_of_other_things_does_not_tell_what_a_title_says(
    other: Claim, agrees: bool
) -> None:
    own = tell("a", "The ballots were counted", "counted", "count")
    assert find_tellers("The ballots were counted", own, other) == ["a", *(["b"] if agrees else [])]


def test_a_name_may_be_that_of_whatever_a_title_tells_of() -> None:
    own = tell("a", "The ballots were counted", "counted", "count")
    other = tell("b", "They counted", "counted", "count")
    known = Participant(role="actor", span=other.participants[0].span, entity_id=EntityId("board"))
    event = make_event("e", "The ballots were counted", own, other)
    assert len(list_about(event, (own, replace(other, participants=(known,))))) == 2


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (count(9, 9), count(9, 9), True),
        (count(9, 9), count(11, 11), False),
        (count(11, None, "at least"), count(14, 14), True),
        (count(4, None, "at least"), count(24, 24), False),
        (count(None, 90, "nearly"), count(86, 86), True),
        (count(90, 90, "about"), count(94, 94), True),
        (count(98_000, 98_000), count(97_543, 97_543), True),
        (count(3_400, 3_400), count(4_300, 4_300), False),
        (count(30, 30), count(31, 31), False),
    ],
)
def test_numbers_meet_in_what_they_leave_open_and_where_one_is_rounded(
    one: Quantity, other: Quantity, meet: bool
) -> None:
    assert do_meet(one, other) is meet
    assert do_meet(other, one) is meet


def test_another_number_of_the_same_things_is_a_rival_and_of_other_things_none() -> None:
    four = replace(NINE, quantities=(count(4, 4, unit="sailors"),))
    boats = replace(NINE, quantities=(count(4, 4, unit="boats"),))
    assert tells_other_count(four, NINE.quantities) == four.quantities[0]
    assert tells_other_count(boats, NINE.quantities) is None


@pytest.mark.parametrize(("women", "differs"), [(1, False), (2, True)])
def test_numbers_of_one_clause_may_make_a_count_together(women: int, differs: bool) -> None:
    men = tell("b", "Eight men and some women drowned", "drowned", "drown", 8, "men")
    both = (men.quantities[0], replace(count(women, women), unit="women"))
    told = replace(men, quantities=both)
    assert (tells_other_count(told, NINE.quantities) is not None) == differs
    assert ("b" in find_tellers("Nine sailors drowned", NINE, told)) != differs


@pytest.mark.parametrize(("last", "agrees"), [("Sund", False), ("Berg", True)])
def test_who_names_somebody_else_of_the_last_name_does_not_say_so(last: str, agrees: bool) -> None:
    """Somebody of another name may be the same: an office, a maiden name."""
    claims = []
    for name, words in (("a", "Anna Sund"), ("b", f"Anja {last}")):
        claim = tell(name, f"{words} led the inquiry", "led", "lead")
        part = replace(claim.participants[0], entity_id=EntityId(words))
        claims.append(replace(claim, participants=(part,)))
    assert find_tellers("Anna Sund led the inquiry", *claims) == ["a", *(["b"] if agrees else [])]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Two", True),
        ("two miners", True),
        ("twenty", False),
        ("mine", False),
        ("two, miners", False),
    ],
)
def test_words_stand_in_a_title_whole(words: str, found: bool) -> None:
    assert is_in_title(words, "Twenty-two or two miners") is found


@pytest.mark.parametrize(
    ("text", "thing", "agrees"),
    [
        ("Lund asked for a pipe", "a pipe", True),
        ("Lund asked for it", "it", True),
        ("Lund asked about the wing", "the wing", False),
    ],
)
def test_a_verb_of_little_content_tells_a_title_with_its_thing_alone(
    text: str, thing: str, agrees: bool
) -> None:
    def ask(name: str, words: str, what: str) -> Claim:
        one = tell(name, words, "asked", "ask")
        article = make_article(words, name=name)
        lund = Participant(role="actor", span=cut(article, "Lund"), entity_id=EntityId("lund"))
        theme = Participant(role="theme", span=cut(article, what), entity_id=None)
        return replace(one, participants=(lund, theme))

    own = ask("a", "Lund asked for a pipe", "a pipe")
    told = find_tellers("Lund asked for a pipe", own, ask("b", text, thing))
    assert told == ["a", *(["b"] if agrees else [])]
