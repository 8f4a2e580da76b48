from dataclasses import replace

import pytest

from consilience.analysis.agreement_ties import TIES_OF_WITNESSED, are_tied
from consilience.records.article import Article
from consilience.records.claim import Claim, Quantity
from consilience.records.time_expression import TimeExpression
from tests.analysis.test_agreement_said import LUND, tell
from tests.making import make_day

Told = tuple[Article, Claim]


def sink(text: str, *parts: tuple[str, str]) -> Told:
    return tell(text, "released", "release", LUND, *parts)


FILM = sink("Lund released a film on the harbour floods", ("theme", "a film"))


def tie(one: Told, other: Told, **fields: int) -> bool:
    texts = {article.id: article.text for article, _ in (one, other)}
    return are_tied(one[1], other[1], texts, **fields)


@pytest.mark.parametrize(
    ("text", "theme", "is_tied"),
    [
        ("Lund released a film about floods in the harbour", "a film", True),
        ("Lund released his ledgers to the court", "his ledgers", False),
        ("Lund released two prisoners of the northern guild", "two prisoners", False),
    ],
)
def test_one_verb_and_one_doer_alone_do_not_tie_two_claims(text, theme, is_tied) -> None:
    assert tie(FILM, sink(text, ("theme", theme))) == is_tied


def test_the_same_sentence_ties_its_copies() -> None:
    text = "The parcel of sealed harbour papers was released unread"
    one = tell(f"{text}.", "released", "release", ("theme", "The parcel"))
    other = tell(f"{text}, we hear.", "released", "release", ("theme", "papers"))
    assert tie(one, other)


def test_a_plan_is_tied_to_a_deed_by_more_than_two_deeds_are() -> None:
    text = "Lund released the tapes in Sarn"
    told = tell(text, "released", "release", LUND, ("theme", "the tapes"))
    later = tell(f"{text} later", "released", "release", LUND, ("theme", "the tapes"))
    assert tie(told, later)
    plan = later[0], replace(later[1], factuality="planned")
    assert tie(told, plan)
    brief = tell("Lund will be released soon", "released", "release", LUND)
    wish = brief[0], replace(brief[1], factuality="hypothetical")
    assert tie(told, brief, least=TIES_OF_WITNESSED)
    assert not tie(told, wish, least=TIES_OF_WITNESSED)


@pytest.mark.parametrize(("number", "is_tied"), [(20.0, True), (500.0, False)])
def test_numbers_far_apart_make_a_deed_no_sure_one(number: float, is_tied: bool) -> None:
    claims = []
    for text, count in (("Twenty were hurt", 20.0), ("Many divers hurt", number)):
        article, claim = tell(text, "hurt", "hurt", ("theme", text.split()[0]))
        quantity = Quantity(span=claim.span, lowest=count, highest=count, unit=None)
        claims.append((article, replace(claim, quantities=(quantity,))))
    assert tie(*claims) == is_tied


def date(told: Told, day: str) -> Told:
    article, claim = told
    when = TimeExpression(span=claim.span, type="date", timex=day, value=make_day(day))
    return article, replace(claim, when=when)


@pytest.mark.parametrize(("day", "is_tied"), [("2031-03-06", True), ("2031-03-08", False)])
def test_one_day_ties_and_two_days_do_not(day: str, is_tied: bool) -> None:
    one = sink("Lund released the prisoners of Onde", ("theme", "the prisoners"))
    other = sink("Lund released men", ("theme", "men"))
    assert tie(date(one, "2031-03-06"), date(other, day), least=2) == is_tied


def test_one_day_and_one_party_tie_two_verbs() -> None:
    one = tell("Lund was beaten in Sarn", "beaten", "beat", ("recipient", "Lund"))
    other = tell("A clerk defeated Lund soundly", "defeated", "defeat", ("recipient", "Lund"))
    assert not tie(date(one, "2031-03-06"), other)
    assert tie(date(one, "2031-03-06"), date(other, "2031-03-06"))


def test_another_doer_needs_one_tie_more() -> None:
    theme = "film on the harbour floods"
    ends = "drew no crowd in Onde", "won a prize of nine crowns at a fair"
    told, other = (
        tell(
            f"{who} released a {theme}, which {end}", "released", "release", part, ("theme", theme)
        )
        for who, end, part in zip(("Lund", "Sol"), ends, (LUND, ("actor", "Sol")), strict=True)
    )
    assert tie(told, told)
    assert not tie(told, other)


def test_a_noun_that_names_nobody_is_tied_by_more_than_its_kind() -> None:
    told = tell("Raiders stormed the mill", "stormed", "attack", ("actor", "Raiders"))
    noun = tell("Attacks are common", "Attacks", "attack")
    assert not tie(told, noun)
