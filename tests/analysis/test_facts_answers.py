from dataclasses import replace

import pytest

from consilience.analysis.facts import FactTable, make_fact_tables
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.claim import Claim, Quantity
from consilience.records.span import Span
from tests.analysis.facts_making import (
    COURIER,
    DATES,
    MET,
    cut,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article

# Of one meeting two events were made: that of 6 March and that of 7 March.
SIXTH = make_event("met", "Ilva Torrent met Oren Malk in Sarn", *MET[:2])
SEVENTH = make_event("again", "Minister Malk met Ilva Torrent", MET[2])


def make_table(*disputes: Discrepancy) -> FactTable:
    (table,) = make_fact_tables(make_story_dossier((SIXTH, SEVENTH), MET, disputes))
    return table


def test_who_gives_another_value_for_what_a_row_tells_says_otherwise_in_it() -> None:
    (fact,) = make_table(DATES).facts
    cells = {one.article_id: one for one in fact.cells}

    assert (cells["today"].state, cells["today"].excuse) == ("differs", None)
    assert [one.text for one in cells["today"].evidence] == ["7 March"]
    assert [(one.words, one.differs) for one in cells["today"].notes] == [("2031-03-07", True)]
    assert cells["today"].origins == ("Tessalian ministry",)
    assert (fact.articles, fact.discrepancy_ids) == (("herald", "post"), ("dates",))


def test_a_row_that_tells_nothing_but_an_answer_is_none() -> None:
    assert [one.event_id for one in make_table(DATES).facts] == ["met"]
    assert make_table(DATES).others == 1
    assert {one.event_id for one in make_table().facts} == {"met", "again"}


def test_who_gives_an_earlier_value_of_an_update_tells_it_too() -> None:
    (fact,) = make_table(replace(DATES, relation="update")).facts
    cells = {one.article_id: one for one in fact.cells}

    assert cells["today"].state == "said"
    assert fact.articles == ("herald", "post", "today")
    assert fact.origins == ("Tessalian ministry", "Torrent's office")
    assert fact.level is None


@pytest.mark.parametrize(
    "fields",
    [
        {"relation": "rounding"},
        {"relation": "dismissed"},
        {"kind": "wording"},
        {"story_id": "another"},
        # The title's clauses give both.
        {
            "readings": (
                DATES.readings[0],
                replace(DATES.readings[1], evidence=(MET[0].span, MET[2].span)),
            )
        },
        # Neither stands in them.
        {"readings": (DATES.readings[1], replace(DATES.readings[1], evidence=()))},
    ],
)
def test_what_excludes_nothing_or_is_on_something_else_answers_nothing(fields) -> None:
    table = make_table(replace(DATES, **fields))
    assert {one.event_id for one in table.facts} == {"met", "again"}


def test_who_tells_the_value_of_the_title_as_well_is_not_shown_with_another() -> None:
    both = Reading(
        value="2031-03-08",
        claim_ids=(),
        origins=(),
        evidence=(cut(COURIER, "Friday"),),
    )
    own = replace(DATES.readings[0], evidence=(MET[0].span, cut(COURIER, "Sarn harbour")))
    table = make_table(replace(DATES, readings=(own, both)))
    (fact,) = (one for one in table.facts if one.event_id == "met")
    assert next(one for one in fact.cells if one.article_id == "courier").state == "silent"


def _count_dockers(number: str) -> tuple[Article, Claim]:
    text = f"The fall hurt {number} dockers and killed 3 sailors in Sarn."
    article = make_article(text, name=f"of {number}", outlet=f"The {number}", day="2031-03-07")
    hurt = Quantity(
        span=cut(article, f"{number} dockers"),
        lowest=float(number),
        highest=float(number),
        unit="people",
    )
    return article, make_claim(article, text[:-1], "hurt", quantities=(hurt,))


def _differ(kind: str, relation: str, *words: Span) -> Discrepancy:
    readings = tuple(
        Reading(value=one.text, claim_ids=(), origins=(), evidence=(one,)) for one in words
    )
    return replace(DATES, kind=kind, relation=relation, event_id=None, readings=readings)


def test_a_number_is_an_answer_to_the_number_of_the_title_and_to_no_other_of_its_clause() -> None:
    article, claim = _count_dockers("9")
    other = make_article("The fall cost 4 sailors their lives.", name="other", day="2031-03-07")
    event = make_event("hurt", "The fall hurt 9 dockers", claim)

    def tell(words: str) -> str:
        dispute = _differ("number", "conflict", cut(article, words), cut(other, "4 sailors"))
        articles = (article, other)
        dossier = make_story_dossier((event,), (claim,), (dispute,), articles)
        (table,) = make_fact_tables(dossier)
        return next(one.state for one in table.facts[0].cells if one.article_id == "other")

    assert tell("9 dockers") == "differs"
    assert tell("3 sailors") == "silent"


@pytest.mark.parametrize(("relation", "state"), [("update", "said"), ("paraphrase", "differs")])
def test_a_number_that_later_reports_give_anew_says_nothing_otherwise(relation, state) -> None:
    (early, told), (late, again) = _count_dockers("4"), _count_dockers("9")
    event = make_event("hurt", "The fall hurt 9 dockers", told, again)
    dispute = _differ("number", relation, cut(early, "4 dockers"), cut(late, "9 dockers"))
    dispute = replace(dispute, event_id=event.id)
    (table,) = make_fact_tables(
        make_story_dossier((event,), (told, again), (dispute,), (early, late))
    )
    cells = {one.article_id: one.state for one in table.facts[0].cells}
    assert cells == {"of 4": state, "of 9": "said"}
