from dataclasses import replace

import pytest

from consilience.analysis.facts import Cell, Fact, make_fact_tables
from consilience.records.analysis import Brief, BriefSentence, Reading
from consilience.records.claim import Quantity
from consilience.records.dossier import Dossier
from consilience.records.event import EventParticipant
from consilience.records.ids import EventId
from tests.analysis.facts_making import (
    ARTICLES,
    BLOCKED,
    CLAIMS,
    COURIER,
    DATES,
    EVENTS,
    HERALD,
    MET,
    ORIGINS,
    POST,
    SIGNED,
    STORY,
    TODAY,
    cut,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article, make_day

TIDE = "Boats lay at the quay and gulls cried over them while the tide came in. " * 8


def find_fact(dossier: Dossier, name: str) -> Fact:
    (table,) = make_fact_tables(dossier)
    (fact,) = (one for one in table.facts if one.event_id == name)
    return fact


def find_cells(dossier: Dossier, name: str) -> dict[str, Cell]:
    return {one.article_id: one for one in find_fact(dossier, name).cells}


def test_what_most_origins_tell_comes_first_and_what_one_article_tells_last() -> None:
    (table,) = make_fact_tables(make_story_dossier())
    assert [one.event_id for one in table.facts] == ["met", "signed", "blocked"]
    assert [len(one.origins) for one in table.facts] == [2, 1, 1]


@pytest.mark.parametrize(
    ("fields", "rank"),
    [
        ({"title": "Torrent met", "event_type": "CONSULT"}, 1),  # two words tell nothing
        ({"event_type": None, "when": None}, 1),
        ({"event_type": None, "when": make_day("2031-03-06")}, 0),
        ({"event_type": None, "when": replace(make_day("2031-03-06"), basis="publication")}, 1),
        ({"participants": (), "when": None}, 1),
        ({"participants": (EventParticipant(role="recipient", entity_id="malk"),)}, 1),
    ],
)
def test_an_event_of_two_articles_needs_two_of_type_date_and_party(fields, rank) -> None:
    event = make_event("event", "Torrent signed a long lease", *SIGNED)
    other = make_event("other", "Forty dockers blocked the gate of Sarn harbour", BLOCKED)
    (table,) = make_fact_tables(make_story_dossier((replace(event, **fields), other)))
    assert [one.event_id for one in table.facts].index("event") == rank


def test_events_beyond_the_most_are_counted() -> None:
    (table,) = make_fact_tables(make_story_dossier(), most=1)
    assert ([one.event_id for one in table.facts], table.others) == (["met"], 2)


def test_columns_stand_by_origin_and_within_it_by_publication_with_unknown_ones_last() -> None:
    (table,) = make_fact_tables(make_story_dossier())
    assert [(one.article_id, one.origin_id) for one in table.columns] == [
        ("post", "Torrent's office"),
        ("herald", "Torrent's office"),
        ("today", "Tessalian ministry"),
        ("courier", "gate"),
    ]


def test_the_table_does_not_depend_on_the_order_of_the_records() -> None:
    dossier = make_story_dossier(discrepancies=(DATES,))
    turned = replace(
        dossier,
        articles=dossier.articles[::-1],
        annotations=dossier.annotations[::-1],
        events=dossier.events[::-1],
        origins=dossier.origins[::-1],
        corroborations=dossier.corroborations[::-1],
    )
    assert make_fact_tables(turned) == make_fact_tables(dossier)


def test_a_cell_has_the_clauses_and_the_origins_of_its_sentences() -> None:
    cells = find_cells(make_story_dossier(), "signed")
    assert [one.text for one in cells["post"].evidence] == ["Torrent signed a lease of the harbour"]
    assert cells["post"].origins == ("Torrent's office",)
    assert (cells["today"].state, cells["today"].evidence) == ("silent", ())


@pytest.mark.parametrize(
    ("articles", "origins", "level"),
    [
        (("herald", "post"), ("Torrent's office",), "single origin"),
        (("courier", "herald", "post"), ("gate", "Torrent's office"), None),
    ],
)
def test_a_row_counts_the_articles_and_origins_of_its_cells(articles, origins, level) -> None:
    dossier = make_story_dossier()
    counted = tuple(
        replace(one, articles=articles, origins=origins, level=level or "corroborated")
        if one.event_id == "signed"
        else one
        for one in dossier.corroborations
    )
    fact = find_fact(replace(dossier, corroborations=counted), "signed")
    assert (fact.articles, fact.origins) == (("herald", "post"), ("Torrent's office",))
    assert fact.level == level


def test_the_reading_that_fewer_stand_behind_is_said_otherwise() -> None:
    cells = find_cells(make_story_dossier(discrepancies=(DATES,)), "met")
    assert {name: one.state for name, one in cells.items()} == {
        "post": "said",
        "herald": "said",
        "today": "differs",
        "courier": "silent",
    }
    assert [one.words for one in cells["today"].notes] == ["2031-03-07"]


def test_of_two_readings_that_as_many_stand_behind_neither_is_the_rule() -> None:
    first, second = DATES.readings
    even = replace(DATES, readings=(replace(first, evidence=first.evidence[:1]), second))
    cells = find_cells(make_story_dossier(discrepancies=(even,)), "met")
    assert [cells[one].state for one in ("post", "today")] == ["differs", "differs"]


def test_the_reading_in_the_title_of_a_row_is_the_rule() -> None:
    first, second = DATES.readings
    even = replace(DATES, readings=(replace(first, evidence=first.evidence[:1]), second))
    events = tuple(
        replace(one, title="Ilva Torrent met Oren Malk on 7 March") if one.id == "met" else one
        for one in EVENTS
    )
    cells = find_cells(make_story_dossier(events, discrepancies=(even,)), "met")
    assert [cells[one].state for one in ("post", "today")] == ["differs", "said"]


def test_a_value_beside_which_the_row_has_no_other_is_not_said_otherwise() -> None:
    first, second = DATES.readings
    other = replace(first, evidence=(cut(COURIER, "Friday"),))
    alone = replace(DATES, readings=(other, second))
    cells = find_cells(make_story_dossier(discrepancies=(alone,)), "met")
    assert cells["today"].state == "said"


def test_what_a_report_tells_of_its_own_making_comes_last() -> None:
    aside = replace(EVENTS[2], title="Ilva Torrent declined to comment")
    (table,) = make_fact_tables(make_story_dossier((aside, *EVENTS[:2])))
    assert table.facts[0].event_id == "signed"


@pytest.mark.parametrize(
    ("text", "excuse"),
    [
        (f"Nobody spoke of the signed paper afterwards. {TIDE}", "near"),
        (f"Nobody spoke of the paper afterwards. {TIDE}", None),
    ],
)
def test_an_article_with_the_word_for_a_deed_is_not_silent_for_certain(text, excuse) -> None:
    article = make_article(text, name="other", day="2031-03-09")
    event = replace(EVENTS[1], participants=())
    dossier = make_story_dossier((event,), SIGNED, articles=(POST, HERALD, article))
    assert find_cells(dossier, "signed")["other"].excuse == excuse


@pytest.mark.parametrize("relation", ["update", "rounding", "paraphrase"])
def test_readings_that_agree_are_noted_and_differ_from_nothing(relation) -> None:
    cells = find_cells(
        make_story_dossier(discrepancies=(replace(DATES, relation=relation),)), "met"
    )
    assert cells["today"].state == "said"
    assert [one.words for one in cells["today"].notes] == ["2031-03-07"]


def test_an_article_that_gives_both_readings_takes_no_side() -> None:
    first, second = DATES.readings
    both = replace(second, evidence=(*second.evidence, cut(POST, "6 March")))
    cells = find_cells(
        make_story_dossier(discrepancies=(replace(DATES, readings=(first, both)),)), "met"
    )
    assert cells["post"].state == "said"
    assert len(cells["post"].notes) == 2


def test_a_discrepancy_without_an_event_belongs_to_that_of_most_of_its_claims() -> None:
    dossier = make_story_dossier(discrepancies=(replace(DATES, event_id=None),))
    assert find_fact(dossier, "met").discrepancy_ids == ("dates",)
    assert find_fact(dossier, "signed").discrepancy_ids == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "denial"},
        {"readings": (DATES.readings[0],)},
        {"readings": (DATES.readings[0], Reading(value="x", claim_ids=(), origins=()))},
    ],
)
def test_a_denial_or_a_single_side_without_an_event_belongs_to_none(fields) -> None:
    lost = replace(DATES, event_id=None, **fields)
    assert find_fact(make_story_dossier(discrepancies=(lost,)), "met").discrepancy_ids == ()


def test_without_a_discrepancy_the_day_that_fewer_articles_give_is_said_otherwise() -> None:
    cells = find_cells(make_story_dossier(), "met")
    assert [cells[one].state for one in ("post", "herald", "today")] == ["said", "said", "differs"]
    (note,) = cells["today"].notes
    assert (note.kind, note.when.earliest, note.span.text) == ("day", "2031-03-07", "7 March")


def test_days_of_other_deeds_or_parties_are_not_compared() -> None:
    alone = replace(MET[2], participants=())
    claims = (*MET[:2], alone, *SIGNED, BLOCKED)
    cells = find_cells(make_story_dossier(EVENTS, claims), "met")
    assert cells["today"].state == "said"
    assert cells["today"].notes


def test_the_day_of_publication_is_no_day_of_the_event() -> None:
    value = replace(MET[2].when.value, basis="publication")
    late = replace(MET[2], when=replace(MET[2].when, value=value))
    cells = find_cells(make_story_dossier(EVENTS[2:], (*MET[:2], late)), "met")
    assert (cells["today"].state, cells["today"].notes) == ("said", ())


def test_exact_numbers_of_one_unit_are_compared() -> None:
    def count(claim, words, number):
        quantity = Quantity(span=words, lowest=number, highest=number, unit="people")
        return replace(claim, quantities=(quantity,), when=None)

    claims = (
        count(MET[0], cut(POST, "6"), 6),
        count(MET[1], cut(HERALD, "6"), 6),
        count(MET[2], cut(TODAY, "7"), 7),
    )
    cells = find_cells(make_story_dossier((EVENTS[2],), claims), "met")
    assert [cells[one].state for one in ("post", "herald", "today")] == ["said", "said", "differs"]
    assert cells["today"].notes[0].quantity.lowest == 7


def test_a_denial_of_what_others_tell_is_said_otherwise_and_a_plan_is_noted() -> None:
    denied = make_claim(TODAY, "Minister Malk met Ilva Torrent on 7 March", "met", negated=True)
    planned = replace(MET[1], factuality="planned", when=None)
    cells = find_cells(
        make_story_dossier((EVENTS[2],), (replace(MET[0], when=None), planned, denied)), "met"
    )
    assert [cells[one].state for one in ("post", "herald", "today")] == ["said", "said", "differs"]
    assert [cells[one].notes[0].words for one in ("herald", "today")] == ["planned", "denied"]


def test_who_denies_what_the_title_denies_says_nothing_otherwise() -> None:
    said = make_article("Ilva Torrent met Oren Malk.", name="said", day="2031-03-07")
    denials = [
        make_article("Ilva Torrent never met Oren Malk in Sarn.", name=name, day="2031-03-07")
        for name in ("first", "second")
    ]
    claims = (
        make_claim(said, "Ilva Torrent met Oren Malk", "met"),
        *(
            make_claim(one, "Ilva Torrent never met Oren Malk in Sarn", "met", negated=True)
            for one in denials
        ),
    )
    event = make_event("met", "Ilva Torrent never met Oren Malk in Sarn", *claims)
    cells = find_cells(make_story_dossier((event,), claims, articles=(said, *denials)), "met")
    assert {one.state for one in cells.values()} == {"said"}


def test_who_denies_another_deed_of_that_name_says_nothing_otherwise() -> None:
    said = make_article("Ilva Torrent sent boats to Oster.", name="said", day="2031-03-07")
    other = make_article("The gate sent nobody a warning.", name="other", day="2031-03-07")
    warned = make_claim(other, "The gate sent nobody a warning", "sent", negated=True)
    gate = replace(warned.participants[0], entity_id=None)
    claims = (
        make_claim(said, "Ilva Torrent sent boats to Oster", "sent"),
        replace(warned, participants=(gate,)),
    )
    event = make_event("sent", "Ilva Torrent sent boats to Oster", *claims)
    cells = find_cells(make_story_dossier((event,), claims, articles=(said, other)), "sent")
    assert cells["other"].state != "differs"


def test_an_event_whose_claims_are_lost_is_silent_everywhere() -> None:
    lost = make_event("lost", "Torrent sailed to Oster")
    dossier = replace(make_story_dossier(EVENTS, CLAIMS), events=(lost,), corroborations=())
    assert {one.state for one in find_fact(dossier, "lost").cells} == {"silent"}


def test_an_article_without_a_known_origin_has_a_column_without_one() -> None:
    dossier = replace(make_story_dossier(), origins=ORIGINS[:1])
    (table,) = make_fact_tables(dossier)
    assert [one.origin_id for one in table.columns[2:]] == [None, None]


@pytest.mark.parametrize(
    ("text", "excuse"),
    [(f"The gate was shut by 43 men. {TIDE}", "near"), (TIDE, None)],
)
def test_an_article_with_the_number_of_a_fact_is_not_silent_for_certain(text, excuse) -> None:
    told = make_article("Torrent led 43 dockers to the gate.", name="told")
    other = make_article(text, name="other")
    claim = make_claim(told, "Torrent led 43 dockers to the gate", "led")
    event = make_event("led", "Torrent led 43 dockers", claim)
    dossier = make_story_dossier((event,), (claim,), articles=(told, other))
    (table,) = make_fact_tables(dossier)
    cells = {one.article_id: (one.state, one.excuse) for one in table.facts[0].cells}
    assert cells == {"told": ("said", None), "other": ("silent", excuse)}


@pytest.mark.parametrize(
    ("day", "excuse"), [("2031-03-05", "early"), ("2031-03-07", None), (None, None)]
)
def test_an_article_that_came_out_before_a_fact_is_not_silent_on_it(day, excuse) -> None:
    other = make_article(TIDE, name="other", day=day)
    (table,) = make_fact_tables(make_story_dossier(articles=(*ARTICLES, other)))
    cells = {one.article_id: one.excuse for one in table.facts[0].cells}
    assert cells["other"] == excuse


def test_an_article_that_is_too_short_to_tell_more_is_not_silent() -> None:
    other = make_article("The tide came in.", name="other", day="2031-03-09")
    cells = find_cells(make_story_dossier(articles=(*ARTICLES, other)), "met")
    assert (cells["other"].excuse, cells["other"].evidence) == ("fragment", ())


@pytest.mark.parametrize("day", ["2031-03-05", "2031-03-09"])
def test_a_sentence_that_may_tell_it_in_other_words_stands_in_the_cell(day) -> None:
    told = "The harbour of Sarn has been leased out, as a paper with her signature shows."
    other = make_article(f"{told} {TIDE}", name="other", day=day)
    cell = find_cells(make_story_dossier(articles=(*ARTICLES, other)), "signed")["other"]
    assert (cell.state, cell.excuse) == ("silent", "near")
    assert [one.text for one in cell.evidence] == [told]


def test_an_article_that_was_not_read_is_not_silent() -> None:
    dossier = make_story_dossier()
    notes = tuple(replace(one, read=one.article_id != "courier") for one in dossier.annotations)
    cells = find_cells(replace(dossier, annotations=notes), "met")
    assert cells["courier"].excuse == "unread"


def test_a_row_that_says_again_what_one_before_it_says_of_the_same_articles_is_left_out() -> None:
    again = replace(EVENTS[1], id="again", title="Torrent signed a lease of the harbour in Sarn")
    (table,) = make_fact_tables(make_story_dossier((*EVENTS, again)))
    assert [one.event_id for one in table.facts] == ["met", "signed", "blocked"]
    assert table.others == 1


@pytest.mark.parametrize("title", ["Which Torrent signed first", "Torrent has announced"])
def test_a_title_that_says_nothing_by_itself_is_no_row_near_the_top(title) -> None:
    odd = replace(EVENTS[2], title=title)
    (table,) = make_fact_tables(make_story_dossier((odd, *EVENTS[:2])))
    assert [one.event_id for one in table.facts] == ["signed", "met", "blocked"]


def test_what_one_article_tells_without_a_telling_title_is_a_row_of_small_tables_only() -> None:
    claims = tuple(
        make_claim(article, article.text.partition(".")[0], verb)
        for article, verb in ((POST, "met"), (HERALD, "met"), (TODAY, "met"), (COURIER, "blocked"))
    )
    titles = (
        "Ilva Torrent met Malk",
        "Ilva Torrent met Oren",
        "Malk met Ilva",
        "Forty dockers blocked it all",
    )
    events = [
        make_event(f"event {at}", title, claim)
        for at, (title, claim) in enumerate(zip(titles, claims, strict=True))
    ]
    half = make_event("half", "Which Malk denies", claims[0])
    (small,) = make_fact_tables(make_story_dossier((*events[:2], half), claims))
    (large,) = make_fact_tables(make_story_dossier((*events, half), claims))
    assert "half" in {one.event_id for one in small.facts}
    assert "half" not in {one.event_id for one in large.facts}
    assert large.others == 1


def test_another_number_than_that_of_the_title_is_said_otherwise() -> None:
    other = make_article("Some nine dockers blocked the gate.", name="other")
    counted = replace(BLOCKED, quantities=(replace(BLOCKED.quantities[0], highest=40),))
    quantity = replace(counted.quantities[0], span=cut(other, "Some"), lowest=9.0, highest=9.0)
    claim = make_claim(other, other.text.rstrip("."), "blocked", quantities=(quantity,))
    event = make_event("blocked", "Forty dockers blocked the gate", counted, claim)
    dossier = make_story_dossier((event,), (counted, claim), articles=(COURIER, other))
    cells = find_cells(dossier, "blocked")
    assert {name: cell.state for name, cell in cells.items()} == {
        "courier": "said",
        "other": "differs",
    }
    assert find_fact(dossier, "blocked").articles == ("courier",)


def test_a_plan_that_was_put_off_is_not_said_as_planned() -> None:
    text = "The lease, planned for May, was put off."
    other = make_article(text, name="other")
    what = replace(BLOCKED.participants[0], role="theme", span=cut(other, "The lease"))
    plan = {"factuality": "planned", "participants": (what,)}
    late = make_claim(other, "The lease, planned for May", "planned", **plan)
    end = make_claim(other, text.rstrip("."), "put", participants=(what,))
    own = make_article("The lease is planned for May.", name="own")
    theme = replace(what, span=cut(own, "The lease"))
    said = make_claim(own, own.text.rstrip("."), "planned", **plan | {"participants": (theme,)})
    event = replace(
        make_event("lease", "The lease is planned for May", said, late), factuality="planned"
    )
    dossier = make_story_dossier((event,), (said, late, end), articles=(own, other))
    assert find_cells(dossier, "lease")["other"].state == "differs"
    assert find_fact(dossier, "lease").articles == ("own",)


def find_event(dossier, name):
    return next(one for one in dossier.events if one.id == name)


def test_a_row_has_no_day_that_none_of_its_clauses_tells() -> None:
    dossier = make_story_dossier()
    other = replace(find_event(dossier, "met"), when=make_day("2029-01-01"))
    events = tuple(other if one.id == "met" else one for one in dossier.events)
    assert find_fact(dossier, "met").when is not None
    assert find_fact(replace(dossier, events=events), "met").when is None


def test_what_leads_the_brief_has_a_row_before_what_more_articles_tell() -> None:
    dossier = make_story_dossier()
    led = BriefSentence(text="", event_ids=(EventId("signed"),), evidence=())
    differing = replace(led, discrepancy_id=DATES.id)

    def list_rows(sentence: BriefSentence, most: int) -> list[str]:
        brief = Brief(story_id=STORY, sentences=(sentence,))
        (table,) = make_fact_tables(replace(dossier, briefs=(brief,)), most=most)
        return [one.event_id for one in table.facts]

    assert list_rows(led, 1) == ["signed"]
    assert list_rows(differing, 1) == ["met"]
    assert list_rows(led, 2) == ["met", "signed"]  # in the order of their weight
