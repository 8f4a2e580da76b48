"""What a brief opens with, and how it tells a toll."""

from dataclasses import replace

import pytest

from consilience.analysis.brief import make_briefs
from consilience.analysis.brief.leads import find_first_sentences, read_leads
from consilience.analysis.facts import make_fact_tables
from consilience.analysis.facts_differing import EARLIER
from consilience.analysis.facts_differing import WITHDRAWN as TAKEN_BACK
from consilience.analysis.facts_reading import read_dossier
from consilience.analysis.tolls import read_toll, tell_toll, tells_difference
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.claim import Claim, Participant, Quantity
from consilience.records.dossier import Dossier
from consilience.records.time_value import TimeValue
from tests.analysis.facts_making import STORY, cut, make_claim, make_event, make_story_dossier
from tests.making import make_article

FELL = "A crane fell on the quay of Sarn on Friday."


def report(name: str, text: str, *, day: str = "2031-03-07", title: str = "") -> Article:
    return make_article(text, name=name, outlet=name.title(), day=day, title=title)


def tell(article: Article, clause: str, verb: str, lemma: str = "", **fields: object) -> Claim:
    claim = make_claim(article, clause, verb, **fields)
    return replace(claim, predicate=replace(claim.predicate, lemma=lemma or verb))


def count(article: Article, clause: str, verb: str, words: str, number: float) -> Claim:
    """A claim of people who died, with their number."""
    bound = "at least" if words.startswith("at least") else "exactly"
    quantity = Quantity(
        span=cut(article, words),
        lowest=number,
        highest=None if bound == "at least" else number,
        unit="people",
        bound=bound,  # type: ignore[arg-type]
    )
    claim = tell(article, clause, verb, "die", quantities=(quantity,))
    return replace(claim, participants=(Participant(role="actor", span=cut(article, words)),))


def open_brief(dossier: Dossier) -> str:
    (brief,) = make_briefs(dossier)
    return brief.sentences[0].text


def make_dossier(*told: tuple[Article, Claim], event_title: str = "a crane fell") -> Dossier:
    """A story with an event for each deed."""
    articles = tuple({article.id: article for article, _ in told}.values())
    claims = tuple(claim for _, claim in told)
    by_deed: dict[str, list[Claim]] = {}
    for one in claims:
        by_deed.setdefault(one.predicate.lemma, []).append(one)
    events = tuple(make_event(deed, event_title, *own) for deed, own in by_deed.items())
    return make_story_dossier(events, claims, articles=articles)


POST = report("post", f"{FELL} Torrent praised the crew.", title="Crane falls in Sarn")
HERALD = report(
    "herald",
    "Torrent praised the crew of the harbour. A crane had come down on Friday.",
    title="Crane down on Sarn’s quay",
)


def test_a_brief_opens_with_what_headlines_and_first_sentences_tell() -> None:
    dossier = make_dossier(
        (POST, tell(POST, FELL.rstrip("."), "fell", "fall")),
        (POST, tell(POST, "Torrent praised the crew", "praised", "praise")),
        (HERALD, tell(HERALD, "Torrent praised the crew of the harbour", "praised", "praise")),
        (HERALD, tell(HERALD, "A crane had come down on Friday", "come", "fall")),
    )
    assert open_brief(dossier) == f"{FELL.rstrip('.')}, according to Torrent's office."


@pytest.mark.parametrize(
    ("genre", "opening"),
    [
        ("report", "Sarn Cranes is shaken by the fall of a crane on the quay of Sarn on Friday."),
        ("release", "A crane fell on Friday, the harbour master said."),
    ],
)
def test_a_body_that_speaks_for_itself_does_not_open_a_brief(genre, opening) -> None:
    own = "Sarn Cranes is shaken by the fall of a crane on the quay of Sarn on Friday."
    release = replace(report("release", own, title="Fall of a crane on the quay"), genre=genre)
    other = report("other", "A crane fell on Friday, the harbour master said.", title="Crane falls")
    dossier = make_dossier(
        (release, tell(release, own.rstrip("."), "shaken")),
        (other, tell(other, "A crane fell on Friday", "fell", "fall")),
    )
    assert open_brief(dossier) == opening


@pytest.mark.parametrize("dateline", ["SARN (Eastwire) –", "SARN, Tessaly —", "SARN"])
def test_first_sentences_are_without_the_dateline(dateline: str) -> None:
    article = report("post", f"{dateline} {FELL}")
    article = replace(article, dateline=article.span(0, len(dateline)))
    start, end = find_first_sentences(article)[0]
    assert article.text[start:end] == FELL


@pytest.mark.parametrize("text", [f"Photo of a crane\n{FELL}", FELL])
def test_first_sentences_are_without_labels(text: str) -> None:  # which end with no mark
    article = report("post", text)
    start, end = find_first_sentences(article)[0]
    assert article.text[start:end] == FELL


def test_the_words_of_headlines_measure_a_sentence() -> None:
    dossier = make_dossier((POST, tell(POST, FELL.rstrip("."), "fell", "fall")))
    leads = read_leads(dossier.stories[0], read_dossier(dossier))
    assert leads.measure(FELL) > leads.measure("Torrent climbed a crane.") > 0.0
    assert leads.measure("") == 0.0


FIRST = report("first", "A crane fell in Sarn, killing two people.", title="Crane falls: two dead")
SECOND = report("second", "In Sarn at least four people died.", day="2031-03-08")
LAST = report("last", "Nine people died in Sarn.", day="2031-03-10")
COUNTS = (
    (FIRST, count(FIRST, "killing two people", "killing", "two people", 2)),
    (SECOND, count(SECOND, "at least four people died", "died", "at least four people", 4)),
    (LAST, count(LAST, "Nine people died in Sarn", "died", "Nine people", 9)),
)


@pytest.mark.parametrize(("minute", "rose"), [("08:30", True), ("19:30", False)])
def test_a_lower_count_that_came_out_later_in_the_day_is_no_first_report(minute, rose) -> None:
    moments = ("2031-03-07T" + minute, "2031-03-07T10:42", "2031-03-10T09:00")
    told = [
        (
            replace(
                article,
                published=TimeValue(
                    earliest=moment, latest=moment, precision="minute", basis="metadata"
                ),
            ),
            claim,
        )
        for (article, claim), moment in zip(COUNTS, moments, strict=True)
    ]
    dossier = make_dossier(*told)
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert toll.rose == rose


def test_a_toll_that_rose_is_told_by_its_last_count_with_day_and_first_reports() -> None:
    dossier = make_dossier(*COUNTS)
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert tell_toll(toll) == "Nine people died (10 March; first reports: two)."
    assert [one.text for one in toll.outdated] == ["two people", "at least four people"]


@pytest.mark.parametrize(
    "told",
    [
        (COUNTS[2], COUNTS[2]),
        # On one day nobody knows which count came first.
        ((FIRST, COUNTS[0][1]), (SECOND, COUNTS[1][1]), (LAST, COUNTS[2][1])),
    ],
)
def test_counts_of_one_day_or_one_number_did_not_rise(told) -> None:
    articles = [replace(one, published=FIRST.published) for one, _ in told]
    dossier = make_dossier(*zip(articles, (claim for _, claim in told), strict=True))
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert tell_toll(toll) is None
    assert toll.outdated == ()


def test_a_count_that_fell_is_no_toll_that_rose() -> None:
    late = replace(FIRST, published=replace(LAST.published, earliest="2031-03-12",
                                            latest="2031-03-12"))  # fmt: skip
    dossier = make_dossier((late, COUNTS[0][1]), COUNTS[1], COUNTS[2])
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert not toll.rose


def test_a_count_that_its_outlet_takes_back_is_none() -> None:
    text = "An earlier version of this article said that 19 people died in Sarn."
    taken = report("taken", text, day="2031-03-09")
    claim = count(taken, "19 people died in Sarn", "died", "19 people", 19)
    dossier = make_dossier(*COUNTS, (taken, claim))
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert {one.article for one in toll.counts} == {"first", "second", "last"}


def test_the_age_of_one_who_died_is_no_count() -> None:
    text = "Of those hurt a woman of 80 died in Sarn."
    aged = report("aged", text, day="2031-03-11")
    claim = count(aged, "a woman of 80 died in Sarn", "died", "80", 80)
    whole = (Participant(role="actor", span=cut(aged, "a woman of 80")),)
    dossier = make_dossier(*COUNTS, (aged, replace(claim, participants=whole)))
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert {one.article for one in toll.counts} == {"first", "second", "last"}


WRONG = report(
    "wrong",
    "At noon 23 people died in Sarn. The guard withdrew the number of 23 dead in the evening.",
    day="2031-03-09",
)
WITHDRAWN = (WRONG, count(WRONG, "23 people died in Sarn", "died", "23 people", 23))


def test_a_count_that_was_taken_back_by_whoever_gave_it_is_no_count_of_the_toll() -> None:
    other = report("other", "In Sarn 23 people died.", day="2031-03-09")
    told = (other, count(other, "23 people died", "died", "23 people", 23))
    dossier = make_dossier(*COUNTS, WITHDRAWN, told)
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert tell_toll(toll) == "Nine people died (10 March; first reports: two)."
    assert {one.article for one in toll.withdrawn} == {"other", "wrong"}
    assert {one.text for one in toll.outdated} >= {"23 people"}


def test_a_number_that_was_once_taken_back_may_be_reached_later() -> None:
    late = report("late", "In Sarn 23 people died.", day="2031-03-12")
    told = (late, count(late, "23 people died", "died", "23 people", 23))
    dossier = make_dossier(*COUNTS, WITHDRAWN, told)
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert tell_toll(toll) == "23 people died (12 March; first reports: two)."


def test_a_cell_with_a_count_that_was_taken_back_says_so() -> None:
    (table,) = make_fact_tables(make_dossier(*COUNTS, WITHDRAWN))
    (fact,) = table.facts
    notes = {one.article_id: one.notes for one in fact.cells}["wrong"]
    assert [(one.words, one.differs) for one in notes] == [(TAKEN_BACK, False)]


def test_a_brief_opens_with_the_happening_where_its_sentence_has_a_count_that_was_overtaken() -> (
    None
):
    text = "Two people died when a crane fell on the quay of Sarn on Friday."
    first = report("first", text, title="Crane falls: two dead")
    fell = tell(first, "a crane fell on the quay of Sarn on Friday", "fell", "fall")
    died = count(first, "Two people died", "died", "Two people", 2)
    (brief,) = make_briefs(make_dossier((first, fell), (first, died), *COUNTS[1:]))
    assert [one.text for one in brief.sentences] == [
        "A crane fell on the quay of Sarn on Friday.",
        "Nine people died (10 March; first reports: two).",
    ]


def test_an_event_that_has_not_happened_yet_does_not_open_a_brief_if_another_has() -> None:
    plan = report("plan", "Flags will fly in Sarn for the crane that fell on the quay on Friday.")
    flags = tell(plan, "Flags will fly in Sarn", "fly", factuality="planned")
    fell = tell(plan, "the crane that fell on the quay on Friday", "fell", "fall")
    told = (POST, tell(POST, FELL.rstrip("."), "fell", "fall"))
    opening = open_brief(make_dossier((plan, flags), (plan, fell), told))
    assert opening == f"{FELL.rstrip('.')}, according to Torrent's office."


def test_an_event_that_counts_nobody_has_no_toll() -> None:
    dossier = make_dossier((POST, tell(POST, FELL.rstrip("."), "fell", "fall")))
    assert read_toll(dossier.events[0], read_dossier(dossier)) is None


def test_an_opening_leaves_out_a_count_that_was_overtaken() -> None:
    fell = tell(FIRST, "A crane fell in Sarn", "fell", "fall")
    (brief,) = make_briefs(make_dossier((FIRST, fell), *COUNTS))
    assert [one.text for one in brief.sentences] == [
        "A crane fell in Sarn.",
        "Nine people died (10 March; first reports: two).",
    ]
    assert brief.sentences[1].articles == ("last",)


def test_a_difference_that_the_toll_tells_is_not_told_again() -> None:
    dossier = make_dossier(*COUNTS)
    readings = tuple(
        Reading(value=claim.quantities[0].span.text, claim_ids=(claim.id,), origins=(),
                evidence=(claim.quantities[0].span,))
        for _, claim in COUNTS
    )  # fmt: skip
    rose = Discrepancy(
        id="rose",
        story_id=STORY,
        event_id=None,
        kind="number",
        readings=readings,
        relation="update",
        explanation="The number of dead rose: two, then at least four, then nine.",
    )
    toll = read_toll(dossier.events[0], read_dossier(dossier))
    assert toll is not None
    assert tells_difference(toll, rose)
    assert not tells_difference(toll, replace(rose, kind="date"))
    between = replace(readings[1], evidence=(cut(COUNTS[1][0], "at least"),))
    elsewhere = replace(rose, readings=(readings[0], between, readings[2]))
    assert tells_difference(toll, replace(elsewhere, relation="update"))
    (brief,) = make_briefs(replace(dossier, discrepancies=(rose,)))
    assert [one.discrepancy_id for one in brief.sentences] == [None] * len(brief.sentences)


def test_cells_of_a_toll_show_their_counts_and_which_were_overtaken() -> None:
    (table,) = make_fact_tables(make_dossier(*COUNTS))
    (fact,) = table.facts
    cells = {one.article_id: one for one in fact.cells}
    told = {name: one.notes[0] for name, one in cells.items()}
    assert {name: note.quantity.span.text for name, note in told.items() if note.quantity} == {
        "first": "two people",
        "second": "at least four people",
        "last": "Nine people",
    }
    assert {name: note.words for name, note in told.items()} == {
        "first": EARLIER,
        "second": EARLIER,
        "last": "",
    }
    assert {one.state for one in fact.cells} == {"said"}
