from dataclasses import replace

import pytest

from consilience.analysis.facts import make_fact_tables
from consilience.records.event import Event
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.facts_making import (
    BLOCKED,
    CLAIMS,
    POST,
    SIGNED,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article, make_day


def list_rows(*events: Event, quoted: bool = False) -> list[str]:
    dossier = make_story_dossier(events, CLAIMS)
    if quoted:
        said = Quotation(
            id=QuotationId("said"),
            kind="direct",
            content=(POST.span(0, len(POST.text)),),
            sentence=POST.span(0, len(POST.text)),
        )
        told = (
            replace(one, quotations=(said,)) if one.article_id == POST.id else one
            for one in dossier.annotations
        )
        dossier = replace(dossier, annotations=tuple(told))
    (table,) = make_fact_tables(dossier)
    return [one.event_id for one in table.facts]


OWN = replace(make_event("own", "Torrent signed a long lease", SIGNED[0]), event_type="AGREE")
OTHER = replace(make_event("zeta", "Forty dockers blocked the gate", BLOCKED), event_type="PROTEST")


def test_what_somebody_said_comes_behind_what_was_done() -> None:
    assert list_rows(OWN, OTHER, quoted=True) == ["zeta", "own"]


@pytest.mark.parametrize(("day", "first"), [("2019-01-01", "zeta"), ("2031-03-06", "own")])
def test_what_happened_long_before_comes_behind_the_news(day: str, first: str) -> None:
    assert list_rows(replace(OWN, when=make_day(day)), OTHER)[0] == first


def test_a_noun_for_the_deed_comes_behind_sentences() -> None:
    noun = replace(OWN, title="Signed paper of Torrent", when=make_day("2031-03-06"))
    assert list_rows(noun, OTHER)[0] == "zeta"


def test_a_second_row_of_one_clause_comes_last() -> None:
    text = (
        "Torrent opened a dock. Torrent sold a barge. Torrent hired nine men. Torrent paid a fine."
    )
    article = make_article(f"{text} Torrent wed Malk and saw Sarn. Torrent left a will.", name="a")
    whole = make_claim(article, "Torrent wed Malk and saw Sarn", "saw")
    claims = [
        *(make_claim(article, f"{one}.", one.split()[1]) for one in text.rstrip(".").split(". ")),
        make_claim(article, "Torrent wed Malk", "wed"),
        whole,
        make_claim(article, "Torrent left a will", "left"),
    ]
    events = [
        replace(make_event(one.predicate.lemma, one.span.text.strip("."), one), event_type="X")
        for one in claims
    ]
    titled = [replace(one, title="Torrent saw Sarn") if one.id == "saw" else one for one in events]
    (table,) = make_fact_tables(
        make_story_dossier(tuple(titled), tuple(claims), articles=(article,))
    )
    assert [one.event_id for one in table.facts] == [
        *("opened", "sold", "hired", "paid"),
        *("saw", "left", "wed"),
    ]
