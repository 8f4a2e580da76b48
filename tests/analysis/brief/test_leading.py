"""The sentences that a brief of several long reports tells, and their order."""

from dataclasses import replace

import pytest

from consilience.analysis.brief import make_briefs
from consilience.analysis.brief.clauses import Clause
from consilience.analysis.brief.contested import NOTHING_CONTESTED
from consilience.analysis.brief.days import date_weekdays
from consilience.analysis.brief.differing import list_differing
from consilience.analysis.brief.leads import LEAST, read_leads
from consilience.analysis.brief.making import LEAST_OF_CLAUSE
from consilience.analysis.brief.opening import Leading, divide, find_leading, order_by_day
from consilience.analysis.brief.sentences import explains_pronouns, list_candidates
from consilience.analysis.brief.substance import tells_something
from consilience.analysis.facts_reading import read_dossier
from consilience.analysis.tolls import read_toll
from consilience.records.analysis import BriefSentence, Discrepancy, Reading
from consilience.records.article import Article
from consilience.records.claim import Claim, Participant
from consilience.records.dossier import Dossier
from consilience.records.ids import StoryId
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue
from tests.analysis.brief.test_opening import COUNTS, make_dossier
from tests.analysis.facts_making import STORY, cut, make_claim, make_event, make_story_dossier
from tests.making import make_article

FILLER = (
    "Rain fell on the market all through the night. A dog slept under a bench near the pump."
    " Nobody sang in the inn that evening. Bells were silent until long after the break of day."
)
# Three reports of one affair, each of which begins with what it is about.
REPORTS = {
    "first": (
        "2031-03-05",
        "Ferry Linde sinks off Sarn",
        "The ferry Linde sank off Sarn with forty people on board. Gulls circled over the old mole.",
    ),
    "second": (
        "2031-03-06",
        "Ferry Linde: captain arrested in Sarn",
        "Police arrested the captain of the ferry Linde in Sarn. A clerk wore a hat of green felt.",
    ),
    "third": (
        "2031-03-09",
        "Court: captain of ferry Linde goes free",
        "A court in Sarn freed the captain of the ferry Linde. The owner denied any guilt.",
    ),
}
DEEDS = (
    ("first", "The ferry Linde sank off Sarn with forty people on board", "sank", "The ferry Linde"),
    ("first", "Gulls circled over the old mole", "circled", "Gulls"),
    ("second", "Police arrested the captain of the ferry Linde in Sarn", "arrested", "Police"),
    ("second", "A clerk wore a hat of green felt", "wore", "A clerk"),
    ("third", "A court in Sarn freed the captain of the ferry Linde", "freed", "A court in Sarn"),
)  # fmt: skip


def write(name: str) -> Article:
    day, title, text = REPORTS[name]
    return make_article(f"{text} {FILLER}", name=name, title=title, day=day)


ARTICLES = {name: write(name) for name in REPORTS}


def tell(name: str, clause: str, verb: str, party: str) -> Claim:
    article = ARTICLES[name]
    claim = make_claim(article, clause, verb)
    return replace(claim, participants=(Participant(role="actor", span=cut(article, party)),))


def make_affair(*, types: str | None = "COERCE") -> Dossier:
    claims = tuple(tell(*one) for one in DEEDS)
    events = tuple(
        make_event(
            one.predicate.lemma,
            one.span.text,
            one,
            participants=(),
            event_type=None if one.predicate.span.text in ("circled", "wore") else types,
        )
        for one in claims
    )
    dossier = make_story_dossier(events, claims, articles=tuple(ARTICLES.values()))
    (story,) = dossier.stories
    dated = replace(story, earliest="2031-03-05", latest="2031-03-09")
    return replace(dossier, origins=(), stories=(dated,))


def test_a_brief_tells_what_the_reports_begin_with_day_by_day_and_no_scenes() -> None:
    (brief,) = make_briefs(make_affair())
    assert [one.text for one in brief.sentences] == [
        "The ferry Linde sank off Sarn with forty people on board.",
        "Police arrested the captain of the ferry Linde in Sarn.",
        "A court in Sarn freed the captain of the ferry Linde.",
    ]


def test_each_leading_sentence_tells_something_that_none_before_told() -> None:
    dossier = make_affair()
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = [*find_leading(dossier.events, leads, NOTHING_CONTESTED, reading)]
    texts = [one.clause.text for one in found]
    assert len(set(texts)) == len(texts) == 3
    assert leads.measure(texts[0], {"ferr", "lind", "sarn"}) < leads.measure(texts[0])
    assert leads.measure(texts[0]) > LEAST


def test_an_event_is_told_by_one_sentence() -> None:
    dossier = make_affair()
    first, *others = dossier.events
    both = replace(first, claim_ids=(*first.claim_ids, *others[1].claim_ids))
    dossier = replace(dossier, events=(both, others[0], *others[2:]))
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = [*find_leading(dossier.events, leads, NOTHING_CONTESTED, reading)]
    assert len([one for one in found if one.event == both]) == 1


def test_a_sentence_without_a_claim_is_told_if_it_counts() -> None:
    text = "All 40 on the ferry Linde are dead, the port master of Onde said at noon."
    dossier = _add_sentence(make_affair(), text)
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = list_candidates(dossier.events, leads, NOTHING_CONTESTED, reading)
    (one,) = (one for one in found if one.words.text == text)
    assert (one.event, one.claim) == (None, None)
    assert tells_something(one.words, None, None, leads, reading)


def _add_sentence(dossier: Dossier, text: str) -> Dossier:
    articles = tuple(
        replace(
            one,
            text=f"{one.text} {text}",
            source_map=(replace(one.source_map[0], length=len(one.text) + 1 + len(text)),),
        )
        if one.id == "first"
        else one
        for one in dossier.articles
    )
    return replace(dossier, articles=articles)


@pytest.mark.parametrize(
    ("names", "first"),
    [
        (("first", "second", "third"), ["first", "third"]),
        (("first", "third", "second"), ["first", "third"]),
        (("second", "first"), ["second", "first"]),
    ],
)
def test_the_last_report_is_among_what_a_brief_tells_first(names, first) -> None:
    deeds = {"first": DEEDS[0], "second": DEEDS[2], "third": DEEDS[4]}
    leading = [
        Leading(event=None, claim=one, clause=_clause(one), is_latest=name == "third")
        for name in names
        for one in [tell(*deeds[name])]
    ]
    told, rest = divide(leading, 2)
    assert [one.clause.evidence[0].article for one in told] == first
    assert sorted(map(id, (*told, *rest))) == sorted(map(id, leading))


def test_denials_come_behind_what_they_deny() -> None:
    dossier = make_affair()
    reading = read_dossier(dossier)
    leading = [
        Leading(event=None, claim=one, clause=_clause(one))
        for one in (
            replace(
                tell(*DEEDS[0]), predicate=replace(tell(*DEEDS[0]).predicate, lemma="deny")
            ),
            tell(*DEEDS[4]),
            tell(*DEEDS[2]),
        )
    ]  # fmt: skip
    assert [
        one.clause.evidence[0].article for one in order_by_day(leading, reading)
    ] == ["second", "third", "first"]  # fmt: skip


def _clause(claim: Claim) -> Clause:
    return Clause(text=claim.span.text, evidence=(claim.span,))


DAYS = Story(id=StoryId("s"), title="", article_ids=(), earliest="2031-03-05", latest="2031-03-09")


@pytest.mark.parametrize(
    ("text", "phrase", "told"),
    [
        ("It fell on Friday.", "Friday", "It fell on Friday (7 March)."),
        ("It fell on Friday morning.", "Friday morning", "It fell on Friday morning (7 March)."),
        ("It fell on Friday, 7 March.", "Friday", None),
        ("It fell on Friday, 7 March.", "Friday, 7 March", None),
        ("It fell on Friday, March 7.", "Friday", None),
        ("It fell on Friday (others say Sunday).", "Friday", None),
        ("It fell before Friday's vote.", "Friday", None),
        ("It fell that same Friday.", "Friday", None),
        ("It falls every Friday.", "Friday", None),
        ("On Friday it fell, and Friday was wet.", "Friday", None),
        ("“It fell on Friday,” he said.", "Friday", None),
    ],
)
def test_a_weekday_gets_its_date(text: str, phrase: str, told: str | None) -> None:
    article = make_article(text, name="a", day="2031-03-08")
    value = TimeValue(earliest="2031-03-07", latest="2031-03-07", precision="day", basis="weekday")
    time = TimeExpression(span=cut(article, phrase), type="date", timex="2031-03-07", value=value)
    words = article.span(0, len(text))
    assert date_weekdays(text, words, (time,), DAYS) == (told or text)
    assert date_weekdays(text, words, (time,), replace(DAYS, latest=DAYS.earliest)) == text
    guessed = replace(time, value=replace(value, basis="publication"))
    assert date_weekdays(text, words, (guessed,), DAYS) == text


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("2031-03-05", "Wednesday (5 March) it swayed, on Friday (7 March) it fell."),
        ("2031-02-26", "Wednesday it swayed, on Friday it fell."),
    ],
)
def test_weekdays_of_two_weeks_get_no_dates(first: str, told: str) -> None:
    article = make_article("Wednesday it swayed, on Friday it fell.", name="a", day="2031-03-08")
    times = [
        TimeExpression(
            span=cut(article, phrase),
            type="date",
            timex=day,
            value=TimeValue(earliest=day, latest=day, precision="day", basis="weekday"),
        )
        for phrase, day in (("Wednesday", first), ("Friday", "2031-03-07"))
    ]
    assert date_weekdays(article.text, article.span(0, len(article.text)), times, DAYS) == told


@pytest.mark.parametrize(
    ("text", "explained"),
    [
        ("Fourteen men were brought up to the applause of their families.", True),
        ("The dockers left their tools on the quay.", True),
        ("A clerk left their tools on the quay.", False),
        ("Fourteen men were brought up by her.", False),
    ],
)
def test_several_who_begin_a_sentence_explain_their(text: str, explained: bool) -> None:
    article = make_article(text, name="a")
    dossier = make_story_dossier((), (), articles=(article,))
    words = article.span(0, len(text))
    assert explains_pronouns(words, read_dossier(dossier)) == explained


def differ(name: str, **fields: object) -> Discrepancy:
    article = ARTICLES["first"]
    readings = tuple(
        Reading(value=one, claim_ids=(), origins=(), evidence=(cut(article, one),))
        for one in ("forty people", "Gulls circled")
    )
    made = Discrepancy(
        id=name,
        story_id=STORY,
        event_id="sink",
        kind="number",
        readings=readings,
        relation="conflict",
        explanation="The articles give different numbers for “The ferry Linde sank with …”.",
    )
    return replace(made, **fields)


def list_ids(*differences: Discrepancy) -> list[str | None]:
    dossier = make_affair()
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    found = list_differing(differences, (), (), leads, reading)
    return [one.discrepancy_id for one in found]


def test_what_differs_comes_before_how_it_is_called_and_quoted() -> None:
    number, name = differ("number"), differ("aname", kind="name")
    assert list_ids(name, number) == ["number", "aname"]


def test_what_differs_on_the_matter_comes_before_the_rest() -> None:
    matter = differ("matter")
    other = differ("another", explanation="The articles give different numbers for “a … of tin”.")
    dull = "The articles give different numbers for the tins of beans in the cellar."
    assert list_ids(replace(other, explanation=dull), matter) == ["matter", "another"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("accident deep in the …", False),
        ("… said on", False),
        ("The ferry Linde sank with …", True),
    ],
)
def test_a_gap_needs_words_that_tell_of_what_it_is(words: str, told: bool) -> None:
    explanation = f"The articles give different numbers for “{words}”: nine or ten."
    assert bool(list_ids(differ("gap", explanation=explanation))) == told


@pytest.mark.parametrize(("values", "told"), [(("two", "four"), False), (("two", "40"), True)])
def test_a_number_that_rose_is_not_told_beside_the_toll_that_it_is_part_of(values, told) -> None:
    dossier = make_dossier(*COUNTS)
    reading = read_dossier(dossier)
    toll = read_toll(dossier.events[0], reading)
    assert toll is not None
    article = dossier.articles[0]
    rose = differ(
        "rose",
        relation="update",
        readings=tuple(
            Reading(value=one, claim_ids=(), origins=(), evidence=(article.span(0, 5),))
            for one in values
        ),
        explanation="The number of dead in Sarn rose.",
    )
    leads = read_leads(dossier.stories[0], reading)
    assert bool([*list_differing((rose,), (), (toll,), leads, reading)]) == told


@pytest.mark.parametrize(("value", "told"), [("the owner: no", False), ("told", True)])
def test_a_denial_that_is_a_fact_of_the_brief_is_not_told_again(value: str, told: bool) -> None:
    dossier = make_affair()
    reading = read_dossier(dossier)
    leads = read_leads(dossier.stories[0], reading)
    words = cut(ARTICLES["third"], "The owner denied any guilt.")
    other = cut(ARTICLES["first"], "The ferry Linde sank")
    denial = differ(
        "denial",
        kind="denial",
        relation="denial",
        readings=(
            Reading(value=value, claim_ids=(), origins=(), evidence=(words,)),
            Reading(value="told", claim_ids=(), origins=(), evidence=(other,)),
        ),
        explanation="The owner denied any guilt in the loss of the ferry Linde.",
    )
    fact = BriefSentence(text=words.text, event_ids=(), evidence=(words,))
    assert bool([*list_differing((denial,), (fact,), (), leads, reading)]) == told


@pytest.mark.parametrize(
    ("before", "told"), [("", True), ("But ", True), ("On the day of the fair, ", False)]
)
def test_half_a_sentence_further_on_needs_more_of_the_matter_than_a_whole_one(
    before: str, told: bool
) -> None:
    words = "Dockers of Sarn praised a smith, two weavers and nine bakers in Onde for a fine song"
    dossier = make_affair()
    (article,) = (one for one in dossier.articles if one.id == "first")
    text = f"{article.text} {FILLER} {FILLER} {before}{words}."
    longer = make_article(text, name="first", title=article.title, day="2031-03-05")
    claim = make_claim(longer, words, "praised")
    claim = replace(
        claim, participants=(Participant(role="actor", span=cut(longer, "Dockers of Sarn")),)
    )
    event = make_event("praised", words, claim, participants=(), event_type="COERCE")
    dossier = replace(
        dossier,
        articles=tuple(longer if one.id == "first" else one for one in dossier.articles),
        annotations=tuple(
            replace(one, claims=(*one.claims, claim)) if one.article_id == "first" else one
            for one in dossier.annotations
        ),
        events=(*dossier.events, event),
    )
    leads = read_leads(dossier.stories[0], read_dossier(dossier))
    assert LEAST <= leads.measure(words) < LEAST_OF_CLAUSE
    (brief,) = make_briefs(dossier)
    assert any(one.text.startswith(words) for one in brief.key_facts) is told
