"""What several reports make news, what is colour, and what is long past."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.clauses import Clause
from consilience.analysis.brief.contested import NOTHING_CONTESTED
from consilience.analysis.brief.leads import read_leads
from consilience.analysis.brief.news import is_news, lacks_year
from consilience.analysis.brief.opening import find_leading
from consilience.analysis.brief.witnesses import find_witnesses
from consilience.analysis.facts_reading import read_dossier
from consilience.records.claim import Participant, Quantity
from consilience.records.story import Story
from tests.analysis.facts_making import STORY, cut, make_claim, make_event, make_story_dossier
from tests.making import make_article, make_day

HEADS = ("A crane fell on the quay of Sarn.", "The crane of Sarn killed a man.", "Sarn mourns.")


@pytest.mark.parametrize(
    ("text", "verb", "fields", "told"),
    [
        ("The pier creaked under gulls and crates.", "creaked", {"event_type": None}, False),
        ("A clerk arrived at noon with a wet umbrella.", "arrived", {}, False),
        ("A judge opened an investigation of the firm.", "investigation", {}, True),
        ("The crane of Sarn was old.", "was", {"event_type": None}, True),
    ],
)
def test_colour_of_one_report_is_no_news_and_a_grave_deed_is(text, verb, fields, told) -> None:
    reports = [make_article(one, name=f"r{at}", title=one) for at, one in enumerate(HEADS)]
    article = make_article(
        f"{'It rained on the quay all day. ' * 3}{text}", name="own", title="Rain"
    )
    claim = make_claim(article, text.rstrip("."), verb)
    event = make_event("own", text, claim, participants=(), **fields)
    dossier = make_story_dossier((event,), (claim,), articles=(*reports, article))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    clause = Clause(text=text, evidence=(claim.span,))
    assert is_news(event, clause, leads, reading) == told


@pytest.mark.parametrize(
    ("day", "text", "lacks"),
    [
        ("2029-11-03", "A tanker ran into the quay.", True),
        ("2029-11-03", "A tanker ran into the quay in 2029.", False),
        ("2029-11-03", "A tanker ran into the quay two years ago.", False),
        ("2030-12-30", "A tanker ran into the quay.", False),
        ("2031-01-03", "A tanker ran into the quay.", False),
        ("-0043-03-15", "A galley ran into the quay in 44 BC.", False),
    ],
)
def test_what_was_in_another_year_is_told_with_its_year(day: str, text: str, lacks: bool) -> None:
    article = make_article(text, name="a")
    claim = make_claim(article, text.rstrip("."), "ran")
    event = make_event("ran", text, claim, when=make_day(day))
    story = Story(id=STORY, title="", article_ids=(), earliest="2031-01-05", latest="2031-01-09")
    assert lacks_year(event, text, story) == lacks


def test_a_sentence_rests_on_what_it_tells_and_not_on_what_it_names_in_telling_it() -> None:
    text = "The firm of Weld denied any part in the fall of a crane on the quay of Sarn."
    article = make_article(text, name="denied", title="Weld denies any part in fall of crane")
    others = [make_article(HEADS[0], name=f"fell{at}", title=HEADS[0]) for at in range(2)]
    denied = make_claim(article, "The firm of Weld denied any part", "denied")
    fell = make_claim(article, "the fall of a crane on the quay of Sarn", "fall")
    fell = replace(fell, participants=(Participant(role="actor", span=cut(article, "a crane")),))
    falls = [make_claim(one, one.text.rstrip("."), "fell") for one in others]
    events = (
        make_event("denied", "Weld denied any part", denied),
        make_event("fell", "A crane fell", fell, *falls),
    )
    claims = tuple(
        replace(one, event_id=event.id)
        for event in events
        for one in (denied, fell, *falls)
        if one.id in event.claim_ids
    )
    dossier = make_story_dossier(events, claims, articles=(article, *others))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = next(find_leading(events, leads, NOTHING_CONTESTED, reading), None)
    assert found is not None
    assert found.event is not None
    assert (found.event.id == "denied") == (found.clause.evidence[0].article == "denied")


@pytest.mark.parametrize(("last", "told"), [("2031-03-20", "late"), ("2031-03-07", "early")])
def test_a_brief_opens_with_what_the_last_report_of_several_days_says(last, told) -> None:
    title = "A crane fell on the quay of Sarn"
    early = make_article(f"{title}.", name="early", title=title, day="2031-03-07")
    late = make_article("On the quay of Sarn a crane fell.", name="late", title=title, day=last)
    claims = [make_claim(one, one.text.rstrip("."), "fell") for one in (early, late)]
    events = tuple(make_event(one.id, "A crane fell", one) for one in claims)
    dossier = make_story_dossier(events, tuple(claims), articles=(early, late))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = next(find_leading(events, leads, NOTHING_CONTESTED, reading), None)
    assert found is not None
    assert found.clause.evidence[0].article == told


def test_who_has_none_of_several_numbers_does_not_stand_behind_them() -> None:
    full = make_article("The tug with nine men sank forty miles off Sarn.", name="full")
    bare = make_article("The tug with its men sank off Sarn.", name="bare")
    numbers = tuple(
        Quantity(span=cut(full, words), lowest=value, highest=value, unit=unit)
        for words, value, unit in (("nine men", 9, "men"), ("forty miles", 40, "miles"))
    )
    sank = make_claim(full, full.text.rstrip("."), "sank", quantities=numbers)
    also = make_claim(bare, bare.text.rstrip("."), "sank")
    event = make_event("sank", "The tug sank", sank, also)
    reading = read_dossier(make_story_dossier((event,), (sank, also), articles=(full, bare)))
    assert find_witnesses(event, sank.span, (), reading).articles == ("full",)
    assert find_witnesses(event, also.span, (), reading).articles == ("bare", "full")
