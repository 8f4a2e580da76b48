from dataclasses import replace

import pytest

from consilience.analysis.facts import make_fact_tables
from consilience.analysis.facts_ranking import FEWEST_FACTS
from consilience.records.claim import Attribution, Claim
from consilience.records.event import Event
from consilience.records.ids import ClaimId, QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.facts_making import (
    BLOCKED,
    CLAIMS,
    COURIER,
    POST,
    SIGNED,
    cut,
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


def test_what_one_article_supposes_comes_behind_what_was_done() -> None:
    supposed = replace(OWN, when=make_day("2031-03-06"), factuality="hypothetical")
    assert list_rows(supposed, OTHER) == ["zeta", "own"]


def test_words_of_a_menu_come_behind_sentences() -> None:
    menu = replace(OWN, title="WORLD SPORT ARTS FOOD signed Papers", when=make_day("2031-03-06"))
    assert list_rows(menu, OTHER) == ["zeta", "own"]


def list_rows_under(headline: str) -> list[str]:
    text = "Torrent opened a dock. Torrent sold a barge. " + "The tide was low. " * 20
    article = replace(make_article(f"{text}Torrent paid a heavy fine.", name="a"), title=headline)
    deeds = {"opened": "opened a dock", "sold": "sold a barge", "paid": "paid a heavy fine"}
    claims = [make_claim(article, f"Torrent {told}", verb) for verb, told in deeds.items()]
    events = [
        replace(make_event(verb, f"Torrent {told}", claim), event_type="X")
        for claim, (verb, told) in zip(claims, deeds.items(), strict=True)
    ]
    (table,) = make_fact_tables(
        make_story_dossier(tuple(events), tuple(claims), articles=(article,))
    )
    return [one.event_id for one in table.facts]


@pytest.mark.parametrize(
    ("headline", "first"),
    [
        ("Why barges are sold", "sold"),  # early in the text
        ("A heavy sum was paid", "paid"),  # in other words of its clause too
        ("What he paid for silence", "opened"),
        ("A harbour and its owner", "opened"),
    ],
)
def test_what_a_headline_tells_comes_first(headline: str, first: str) -> None:
    assert list_rows_under(headline)[0] == first


def list_rows_of_clause(**left: object) -> list[str]:
    """The rows of an article with two deeds in one clause; `left` are fields of its last event."""
    text = (
        "Torrent opened a dock. Torrent sold a barge. Torrent hired nine men. Torrent paid a fine."
    )
    article = make_article(f"{text} Torrent wed Malk and saw Sarn. Torrent left a will.", name="a")
    claims = [
        *(make_claim(article, f"{one}.", one.split()[1]) for one in text.rstrip(".").split(". ")),
        make_claim(article, "Torrent wed Malk", "wed"),
        make_claim(article, "Torrent wed Malk and saw Sarn", "saw"),
        make_claim(article, "Torrent left a will", "left"),
    ]
    events = {
        one.predicate.lemma: replace(
            make_event(one.predicate.lemma, one.span.text.strip("."), one), event_type="X"
        )
        for one in claims
    }
    events["saw"] = replace(events["saw"], title="Torrent saw Sarn")
    events["left"] = replace(events["left"], **left)  # type: ignore[arg-type]
    told = tuple(replace(one, predicate=replace(one.predicate, lemma="do")) for one in claims)
    (table,) = make_fact_tables(
        make_story_dossier(tuple(events.values()), told, articles=(article,))
    )
    return [one.event_id for one in table.facts]


def test_a_second_row_of_one_clause_comes_last() -> None:
    firsts = ["opened", "sold", "hired", "paid"]
    assert list_rows_of_clause() == [*firsts, "saw", "left", "wed"]


def test_a_second_row_of_one_clause_comes_before_what_tells_little() -> None:
    little = list_rows_of_clause(event_type=None, participants=())
    assert little[-3:] == ["saw", "wed", "left"]


@pytest.mark.parametrize(
    ("fields", "is_row"),
    [
        ({}, True),
        ({"factuality": "planned"}, True),
        ({"factuality": "hypothetical"}, False),
        ({"factuality": "ongoing"}, False),  # a state, no happening
        ({"when": make_day("2019-01-01")}, False),  # background
        ({"title": "Torrent sign a lease of Sarn"}, False),
        ({"title": "Torrent should have signed a lease of Sarn"}, False),
        ({"title": "Torrent could not have signed a lease of Sarn"}, False),
        ({"title": "Torrent signed a lease with the …"}, False),
        ({"title": "The lease Torrent signed"}, False),
    ],
)
def test_what_one_article_tells_is_a_row_only_as_a_whole_deed_or_plan(fields, is_row) -> None:
    claim = make_claim(POST, "Torrent signed a lease of the harbour", "signed")
    own = replace(make_event("own", "Torrent signed a lease of Sarn", claim), **fields)
    assert ("own" in list_beside_others(own, claim)) == is_row


def test_what_somebody_says_to_one_article_alone_is_no_row_beside_deeds() -> None:
    claim = replace(SIGNED[0], attribution=(Attribution(source=cut(POST, "Ilva Torrent")),))
    own = make_event("own", "Torrent signed a lease of Sarn", claim)
    assert "own" not in list_beside_others(own, claim)


def list_beside_others(event: Event, claim: Claim) -> set[str]:
    """The rows of a table that has enough without this one."""
    blocked = make_claim(COURIER, "Forty dockers blocked the gate of Sarn harbour", "blocked")
    others = [
        make_event(f"other {at}", f"Docker {at} of {at} blocked {at}", blocked)
        for at in range(FEWEST_FACTS)
    ]
    (table,) = make_fact_tables(make_story_dossier((*others, event), (claim, blocked)))
    return {one.event_id for one in table.facts}


def test_what_stands_mostly_in_quotation_marks_is_no_row_beside_deeds() -> None:
    said = make_article(
        "“It is late. Torrent signed a lease of the harbour,” said Malk.", name="said"
    )
    claim = make_claim(said, "Torrent signed a lease of the harbour", "signed")
    own = make_event("own", "Torrent signed a lease of Sarn", claim)
    blocked = make_claim(COURIER, "Forty dockers blocked the gate of Sarn harbour", "blocked")
    others = [
        make_event(f"other {at}", f"Docker {at} of {at} blocked {at}", blocked)
        for at in range(FEWEST_FACTS)
    ]
    story = make_story_dossier((*others, own), (claim, blocked), articles=(said, COURIER))
    (table,) = make_fact_tables(story)
    assert "own" not in {one.event_id for one in table.facts}


def test_a_row_is_not_told_again_of_the_same_articles_where_others_tell_another_deed() -> None:
    fined = make_article("A man of Sarn was fined for a theft. A man was fined.", name="fined")
    whole = make_claim(fined, "A man of Sarn was fined for a theft", "fined")
    short = replace(whole, id=ClaimId("short"), span=cut(fined, "A man was fined"))
    other = make_claim(COURIER, "Forty dockers blocked the gate of Sarn harbour", "blocked")
    events = (
        make_event("whole", "A man of Sarn was fined for a theft", whole),
        make_event("again", "A man was fined", short, other),
    )
    story = make_story_dossier(events, (whole, short, other), articles=(fined, COURIER))
    (table,) = make_fact_tables(story)
    assert len(table.facts) == 1


@pytest.mark.parametrize(("verb", "is_row"), [("owns", False), ("building", True)])
def test_a_state_that_several_tell_is_no_row_and_what_goes_on_is(verb: str, is_row: bool) -> None:
    words = {"owns": "Torrent owns", "building": "Torrent is building"}[verb]
    articles = [make_article(f"{words} a mill in Sarn.", name=name) for name in ("post", "today")]
    told = [make_claim(one, f"{words} a mill in Sarn", verb) for one in articles]
    claims = [replace(one, predicate=replace(one.predicate, lemma=verb[:3])) for one in told]
    state = make_event("state", f"{words} a mill in Sarn", *claims, factuality="ongoing")
    others = [
        make_event(f"other {at}", f"Docker {at} of {at} blocked {at}", BLOCKED)
        for at in range(FEWEST_FACTS)
    ]
    story = make_story_dossier((*others, state), (*claims, BLOCKED), articles=(*articles, COURIER))
    (table,) = make_fact_tables(story)
    assert ("state" in {one.event_id for one in table.facts}) == is_row
