"""Which sentences tell a reader something, and which are scenes, background or empty."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.hanging import leans_back
from consilience.analysis.brief.leads import read_leads
from consilience.analysis.brief.substance import is_long_past, says_nothing, tells_something
from consilience.analysis.facts_reading import read_dossier
from consilience.records.claim import Quantity
from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.analysis.facts_making import cut, make_claim, make_event, make_story_dossier, tell_day
from tests.making import make_article


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        ("Two days after the fall of the crane the head of Onde Cranes has broken his silence.", True),
        ("The mayor has spoken for the first time since the flood.", True),
        ("On Sunday the harbour board issued a statement on the crane.", True),
        ("The owner of the ferry came out fighting yesterday.", True),
        ("Onde Cranes hit back in a letter to the port.", True),
        ("The bishop gave an interview to a magazine at the weekend.", True),
        ("The club has had enough of being the scapegoat.", True),
        ("The minister faced reporters for an hour on Friday.", True),
        ("The mayor issued a statement saying that the quay was safe.", False),
        ("The bishop gave an interview: he will not resign.", False),
        ("The mayor broke his silence with the words “I was asleep”.", False),
        ("The board rejected the offer of the dockers.", False),
        ("The mayor was the first to speak of sabotage.", False),
        ("The mayor fought the flood for two nights.", False),
    ],
)  # fmt: skip
def test_that_somebody_spoke_is_nothing_without_what_was_said(text: str, nothing: bool) -> None:
    assert says_nothing(text) == nothing


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("The march came a day after the lease was signed.", True),
        ("The shooting began at noon.", True),
        ("The work will cost nine million crowns.", True),
        ("The mayor of Sarn resigned.", False),
        ("The Harbour Board resigned.", False),
        ("The man who saw it left.", False),
        ("The police found the boat.", False),
        ("Forty dockers blocked the gate.", False),
        ("", False),
    ],
)
def test_what_begins_with_a_thing_told_before_leans_back(text: str, leans: bool) -> None:
    assert leans_back(text) == leans


HEADS = ("Crane falls on the quay of Sarn", "Crane of Sarn falls", "The fall of a crane in Sarn")


@pytest.mark.parametrize(
    ("text", "verb", "fields", "told"),
    [
        ("The hall smelled of rubber and coffee.", "smelled", {"event_type": None}, False),
        ("The valley held its breath all night.", "held", {"event_type": None}, False),
        ("A gull sat on the roof of the customs house.", "sat", {"event_type": None}, False),
        ("The clerk met his brother.", "met", {"event_type": "CONSULT"}, False),
        ("A crane of the quay of Sarn fell.", "fell", {"event_type": None}, True),
        ("A judge opened an investigation of the firm.", "investigation", {}, True),
        ("A tug rammed the customs house.", "rammed", {"event_type": "ASSAULT"}, True),
        ("The divers did not answer questions.", "answer", {}, False),
    ],
)
def test_scenes_tell_nothing_and_deeds_do(text, verb, fields, told) -> None:
    reports = [make_article(f"{one}.", name=f"r{at}", title=one) for at, one in enumerate(HEADS)]
    article = make_article(text, name="own", title="Rain")
    claim = make_claim(article, text.rstrip("."), verb)
    event = make_event("own", text, claim, participants=(), **fields)
    dossier = make_story_dossier((event,), (claim,), articles=(*reports, article))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    assert tells_something(claim.span, event, claim, leads, reading) == told


@pytest.mark.parametrize(("number", "told"), [(True, True), (False, False)])
def test_what_is_counted_tells_something(number: bool, told: bool) -> None:
    article = make_article("The tug carried nine men.", name="own", title="Rain")
    claim = make_claim(article, "The tug carried nine men", "carried")
    quantity = Quantity(span=cut(article, "nine men"), lowest=9, highest=9, unit="men")
    claim = replace(claim, quantities=(quantity,) if number else ())
    event = make_event("own", "a tug", claim, participants=(), event_type=None)
    others = [make_article(f"{one}.", name=f"r{at}", title=one) for at, one in enumerate(HEADS)]
    dossier = make_story_dossier((event,), (claim,), articles=(*others, article))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    assert tells_something(claim.span, event, claim, leads, reading) == told


@pytest.mark.parametrize(
    ("text", "day", "past"),
    [
        ("A tanker ran into the quay.", "2029-11-03", True),
        ("A tanker ran into the quay.", "2031-03-05", False),
        ("A tanker ran into the quay.", None, False),
        ("In 2027 a tanker ran into it.", None, True),
        ("In 2031 a tanker ran into it.", None, False),
        ("The quay, which the town built for its tankers in 1974, fell.", None, False),
    ],
)
def test_what_was_long_before_is_background(text: str, day: str | None, past: bool) -> None:
    article = make_article(text, name="a")
    verb = "ran" if "ran" in text else "fell"
    when = tell_day(article, verb, day) if day else None
    claim = make_claim(article, text.rstrip("."), verb, when=when)
    dossier = make_story_dossier((), (claim,), articles=(article,))
    story = Story(
        id=StoryId("s"), title="", article_ids=(), earliest="2031-03-05", latest="2031-03-09"
    )
    words = article.span(0, len(text))
    assert is_long_past(words, story, read_dossier(dossier)) == past
