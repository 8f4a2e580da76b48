"""Which sentences of a story are news that tell something by themselves, and who tells them."""

from dataclasses import replace

import pytest

from consilience.analysis.brief import make_briefs
from consilience.analysis.brief.clauses import can_stand
from consilience.analysis.brief.contested import NOTHING_CONTESTED
from consilience.analysis.brief.leads import read_leads
from consilience.analysis.brief.opening import find_leading
from consilience.analysis.facts_reading import read_dossier
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim, Participant
from consilience.records.dossier import Dossier
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention
from tests.analysis.facts_making import (
    DATES,
    POST,
    TODAY,
    TORRENT,
    cut,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article, make_day

FELL = "A crane fell on the quay of Sarn on Friday."
FIRST = make_article(
    f"{FELL} Ilva Torrent praised the crew of the crane.",
    name="first",
    title="Crane falls in Sarn",
    day="2031-03-07",
)


def tell(article: Article, clause: str, verb: str, lemma: str = "", **fields: object) -> Claim:
    claim = make_claim(article, clause, verb, **fields)
    return replace(claim, predicate=replace(claim.predicate, lemma=lemma or verb))


CRANE = tell(FIRST, FELL.rstrip("."), "fell", "fall", participants=())
CRANE = replace(CRANE, participants=(Participant(role="actor", span=cut(FIRST, "A crane")),))


def add(dossier: Dossier, article: Article, *mentions: Mention) -> Dossier:
    notes = tuple(
        replace(one, mentions=(*one.mentions, *mentions)) if one.article_id == article.id else one
        for one in dossier.annotations
    )
    return replace(dossier, annotations=notes)


def list_facts(dossier: Dossier) -> list[str]:
    (brief,) = make_briefs(dossier)
    return [one.text for one in brief.key_facts]


def make_story(article: Article, *claims: Claim) -> Dossier:
    """A story with the fall of the crane and another event, in whose article no lead is."""
    events = [make_event("fell", "A crane fell", CRANE, participants=())]
    events.append(make_event("other", claims[0].span.text, *claims, participants=()))
    return make_story_dossier(tuple(events), (CRANE, *claims), articles=(FIRST, article))


def write(text: str) -> Article:
    lead = "The crane of Sarn was old. The crane had rust. The crane of the quay was grey."
    return make_article(f"{lead} {text}", name="second", title="The crane of Sarn")


@pytest.mark.parametrize(
    ("text", "verb", "told"),
    [
        ("Councillor Beck opened a new school in Onde.", "opened", False),  # another affair
        ("Councillor Beck opened the quay again.", "opened", True),
        ("The mayor of Sarn did not answer our questions.", "answer", False),
        ("The harbour of Sarn has corrected its first account.", "corrected", False),
        ("The harbour of Sarn has corrected its count to nine men.", "corrected", True),
    ],
)
def test_a_key_fact_belongs_to_the_matter_and_says_something(text, verb, told) -> None:
    article = write(text)
    facts = list_facts(make_story(article, tell(article, text.rstrip("."), verb)))
    assert (text in facts) == told


def test_a_party_that_several_articles_name_makes_a_sentence_belong() -> None:
    article = write("Ilva Torrent opened a new school in Onde.")
    claim = tell(article, "Ilva Torrent opened a new school in Onde", "opened")
    event = make_event("other", "Torrent opened a school", claim)
    fell = make_event("fell", "A crane fell", CRANE, participants=())
    dossier = make_story_dossier((fell, event), (CRANE, claim), articles=(FIRST, article))
    named = [
        (
            one,
            Mention(
                id=MentionId(one.id),
                span=cut(one, "Ilva Torrent"),
                kind="person",
                form="name",
                entity_id=TORRENT,
            ),
        )
        for one in (FIRST, article)
    ]
    assert "Ilva Torrent opened a new school in Onde." not in list_facts(dossier)
    for one, mention in named:
        dossier = add(dossier, one, mention)
    assert "Ilva Torrent opened a new school in Onde." in list_facts(dossier)


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The divers of the harbour spoke of two.", False),
        ("The divers of the harbour came in 2031.", True),
        ("The divers of the harbour brought up two.", True),
        ("The divers of the harbour spoke of two boats.", True),
    ],
)
def test_a_number_of_nothing_at_the_end_does_not_stand_by_itself(text, stands) -> None:
    assert can_stand(text) == stands


def test_a_body_that_is_named_before_is_named_in_the_sentence() -> None:
    text = "The Office of Works warned of the crane. The quay of Sarn was shut, the office said."
    article = write(text)
    name = Mention(
        id=MentionId("name"),
        span=cut(article, "Office of Works"),
        kind="organisation",
        form="name",
    )
    office = Mention(
        id=MentionId("office"),
        span=cut(article, "the office"),
        kind="organisation",
        form="nominal",
        antecedents=(name.id,),
    )
    claim = tell(article, "The quay of Sarn was shut", "shut")
    claim = replace(claim, attribution=(Attribution(source=office.span, mention_id=office.id),))
    dossier = make_story(article, claim)
    told = "The quay of Sarn was shut, the Office of Works said."
    assert told in list_facts(add(dossier, article, name, office))
    unnamed = add(dossier, article, replace(office, antecedents=()))
    assert not [one for one in list_facts(unnamed) if one.startswith("The quay of Sarn was shut")]


def test_who_is_called_by_the_last_name_alone_is_introduced_once() -> None:
    article = make_article(
        "The quay was quiet on Friday for the guards. Oren Malk of Onde came to see it. "
        "The crane of Sarn had rust in its joints, Malk said. Malk sold it in the spring of 2030.",
        name="second",
        title="The crane of Sarn",
    )
    name = Mention(
        id=MentionId("malk"),
        span=cut(article, "Oren Malk"),
        kind="person",
        form="name",
        entity_id=EntityId("malk"),
    )
    rust = tell(article, "The crane of Sarn had rust in its joints", "had", "have")
    rust = replace(rust, attribution=(Attribution(source=cut(article, "Malk said")),))
    sold = tell(article, "Malk sold it in the spring of 2030", "sold", "sell")
    events = tuple(
        make_event(one.predicate.lemma, one.span.text, one, participants=()) for one in (rust, sold)
    )
    dossier = make_story_dossier(events, (rust, sold), articles=(article,))
    assert list_facts(add(dossier, article, name)) == [
        "The crane of Sarn had rust in its joints, Oren Malk said.",
        "Malk sold it in the spring of 2030.",
    ]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The guards of Sarn saw Mayor Malk on Friday", "Mayor Oren Malk"),
        ("The guards of Sarn saw Mr Malk on Friday", "saw Oren Malk"),
        ("The guards of Sarn saw Mr. Malk on Friday", "saw Oren Malk"),
        ("The guards of Sarn saw Ilan Malk on Friday", "saw Ilan Malk"),
        ("The guards of Sarn saw the Malk Marie on Friday", "saw the Malk Marie"),
    ],
)
def test_nobody_is_given_a_second_first_name(words: str, told: str) -> None:
    article = make_article(f"{words}. Oren Malk came.", name="second", title="The crane of Sarn")
    name = Mention(
        id=MentionId("malk"),
        span=cut(article, "Oren Malk"),
        kind="person",
        form="name",
        entity_id=EntityId("malk"),
    )
    saw = tell(article, words, "saw", "see")
    event = make_event("saw", words, saw, participants=())
    dossier = make_story_dossier((event,), (saw,), articles=(article,))
    (fact,) = list_facts(add(dossier, article, name))
    assert told in fact


def test_what_is_said_of_a_party_in_passing_is_no_deed_of_its_own() -> None:
    article = write("The crane bought by Onde in spring was rusty.")
    bought = tell(article, "The crane bought by Onde", "bought")
    theme = Participant(role="theme", span=cut(article, "The crane bought", 40))
    crane = replace(theme, span=article.span(theme.span.start, theme.span.start + len("The crane")))
    bought = replace(bought, participants=(crane,))
    rusty = tell(article, "The crane bought by Onde in spring was rusty", "was", "be")
    reading = read_dossier(make_story(article, bought, rusty))
    assert reading.is_told_in_passing(bought)
    assert not reading.is_told_in_passing(rusty)


def test_who_tells_of_others_with_no_word_in_common_is_no_witness() -> None:
    regret = "Oren Malk spoke of the crane of Sarn."
    first, second = write(regret), make_article("A clerk, speaking by wire, saw it.", name="third")
    claim = tell(first, regret.rstrip("."), "spoke", "speak")
    malk = Participant(role="actor", span=cut(first, "Oren Malk"), entity_id=EntityId("malk"))
    claim = replace(claim, participants=(malk,))
    clerk = tell(second, "A clerk, speaking by wire", "speaking", "speak")
    clerk = replace(clerk, participants=(Participant(role="actor", span=cut(second, "A clerk")),))
    event = make_event("spoke", "Malk regretted", claim, clerk)
    same = make_article("A clerk told that Oren Malk had spoken of a crane.", name="fourth")
    heard = tell(same, "Oren Malk had spoken of a crane", "spoken", "speak")
    event = replace(event, claim_ids=(*event.claim_ids, heard.id))
    dossier = make_story_dossier((event,), (claim, clerk, heard), articles=(first, second, same))
    (brief,) = make_briefs(dossier)
    (fact,) = brief.key_facts
    assert fact.articles == ("fourth", "second")


def test_what_the_last_report_begins_with_is_news() -> None:
    last = make_article("Oren Malk left the harbour office.", name="last", day="2031-04-02")
    early = make_article("Oren Malk sold the harbour office.", name="early", day="2031-03-01")
    left = tell(last, "Oren Malk left the harbour office", "left", "leave")
    sold = tell(early, "Oren Malk sold the harbour office", "sold", "sell")
    dossier = make_story_dossier((), (sold, left), articles=(early, last))
    leads = read_leads(dossier.stories[0], read_dossier(dossier))
    assert leads.is_last([left])
    assert not leads.is_last([sold])


def test_a_denial_that_begins_with_a_pronoun_stays_out_of_the_brief() -> None:
    denial = replace(
        DATES, kind="denial", relation="denial", explanation="Her aides denied that she met him."
    )
    (brief,) = make_briefs(make_story_dossier(discrepancies=(denial,)))
    assert not [one for one in brief.sentences if one.discrepancy_id]


def test_a_contested_day_is_told_with_the_other() -> None:
    told = replace(DATES, explanation="Torrent met Malk: 6 March 2031 or 7 March 2031.")
    (brief,) = make_briefs(make_story_dossier(discrepancies=(told,)))
    first, *_ = brief.key_facts
    assert first.text == "Ilva Torrent met Oren Malk in Sarn on 6 March (others say 7 March 2031)."


def test_who_names_another_is_no_witness_and_is_told() -> None:
    named = replace(
        DATES,
        kind="name",
        readings=(
            replace(DATES.readings[0], value="Oren Malk", evidence=(cut(POST, "Oren Malk"),)),
            replace(DATES.readings[1], value="Malk", evidence=(cut(TODAY, "Minister Malk"),)),
        ),
        explanation="The articles give different names: Oren Malk or Minister Malk.",
    )
    (brief,) = make_briefs(make_story_dossier(discrepancies=(named,)))
    first, *_ = brief.key_facts
    assert first.text == "Ilva Torrent met Oren Malk (others say Malk) in Sarn on 6 March."
    assert first.articles == ("herald", "post")


def test_a_sentence_with_a_number_that_was_overtaken_is_told_without_it() -> None:
    text = (
        "The crane of Sarn killed two foreign sailors in May, leaving a mother of nine in hospital."
    )
    article = write(text)
    claim = tell(article, "The crane of Sarn killed two foreign sailors in May", "killed", "hit")
    dossier = make_story(article, claim)
    later = make_article("Only ten were left.", name="third", day="2031-03-09")
    readings = tuple(
        replace(DATES.readings[0], value=span.text, evidence=(span,))
        for span in (cut(article, "nine"), cut(later, "ten"))
    )
    update = replace(
        DATES, kind="number", relation="update", event_id=None, readings=readings, explanation="x"
    )
    days = tuple(replace(one, published=make_day("2031-03-07")) for one in dossier.articles)
    dossier = replace(dossier, articles=(*days, later))
    assert text in list_facts(dossier)
    told = list_facts(replace(dossier, discrepancies=(update,)))
    assert "The crane of Sarn killed two foreign sailors in May." in told


def test_a_place_that_only_the_dateline_tells_does_not_stand_by_itself() -> None:
    assert not can_stand("Onde and Sarn signed a pact here on Monday.")
    assert can_stand("Onde and Sarn signed a pact there on Monday.")


def test_a_sentence_behind_a_dateline_is_whole_without_it() -> None:
    text = "ONDE, March 7 - The crane of Sarn was sold, ten days after it had come."
    article = make_article(text, name="second", title="The crane of Sarn")
    line = article.span(0, len("ONDE, March 7 -"))
    article = replace(article, dateline=line)
    claim = tell(article, "The crane of Sarn was sold", "sold", "sell")
    assert "The crane of Sarn was sold, ten days after it had come." in list_facts(
        make_story(article, claim)
    )


def test_a_sentence_that_ends_with_who_said_it_is_a_sentence() -> None:
    text = "The crane of Sarn was sold in May, Ilva Torrent said."
    article = write(text)
    claim = tell(article, "The crane of Sarn was sold in May", "sold", "sell")
    claim = replace(claim, attribution=(Attribution(source=cut(article, "Ilva Torrent")),))
    assert text in list_facts(make_story(article, claim))


def test_a_report_does_not_open_with_what_it_says_of_a_speaker_in_passing() -> None:
    text = "The man who saw the crane fall on the quay of Sarn on Friday says that it was bent."
    article = make_article(text, name="second", title="Crane falls on quay of Sarn")
    saw = tell(article, "The man who saw the crane fall", "saw", "see")
    saw = replace(saw, participants=(Participant(role="actor", span=cut(article, "The man")),))
    bent = tell(article, "it was bent", "bent", "bend")
    dossier = make_story(article, saw)
    notes = tuple(
        replace(one, claims=(*one.claims, bent)) if one.article_id == article.id else one
        for one in dossier.annotations
    )
    assert [_open(dossier), _open(replace(dossier, annotations=notes))] == [text, FELL]


def _open(dossier: Dossier) -> str | None:
    reading = read_dossier(dossier)
    (story,) = dossier.stories
    found = next(
        find_leading(dossier.events, read_leads(story, reading), NOTHING_CONTESTED, reading), None
    )
    return found.clause.text if found else None


def test_a_sentence_that_says_the_contrary_is_none_of_an_event() -> None:
    article = write("The crane of Sarn did not fall on Friday, its owner insists to this day.")
    clause = "The crane of Sarn did not fall on Friday"
    denied = replace(tell(article, clause, "fall"), negated=True)
    events = (make_event("fell", "A crane fell", CRANE, denied, participants=()),)
    dossier = make_story_dossier(events, (CRANE, denied), articles=(FIRST, article))
    (brief,) = make_briefs(dossier)
    assert [(one.text, one.articles) for one in brief.key_facts] == [(FELL, ("first",))]
