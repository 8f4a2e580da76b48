from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.analysis.brief import make_briefs
from consilience.records.analysis import Brief
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.ids import MentionId
from consilience.records.mention import Mention
from tests.analysis.facts_making import (
    BLOCKED,
    COURIER,
    DATES,
    HERALD,
    MET,
    POST,
    SAID,
    SIGNED,
    TORRENT,
    attribute,
    cut,
    make_claim,
    make_event,
    make_story_dossier,
)
from tests.making import make_article


def make_brief(dossier: Dossier) -> Brief:
    (brief,) = make_briefs(dossier)
    return brief


def know(dossier: Dossier) -> Dossier:
    """The dossier with Torrent among its entities."""
    torrent = Entity(id=TORRENT, kind="person", name="Ilva Torrent", aliases=(), mention_ids=())
    return replace(dossier, entities=(torrent,))


def test_a_brief_tells_the_facts_in_the_words_of_the_articles() -> None:
    brief = make_brief(make_story_dossier())
    assert [one.text for one in brief.sentences] == [
        "Ilva Torrent met Oren Malk in Sarn on 6 March.",
        "Torrent signed a lease of the harbour.",
        "Forty dockers blocked the gate of Sarn harbour on Friday.",
    ]
    assert brief.key_facts == brief.sentences


def test_each_sentence_has_its_event_its_words_and_who_stands_behind_it() -> None:
    first, *_ = make_brief(make_story_dossier()).sentences
    assert first.event_ids == ("met",)
    assert first.articles == ("herald", "post", "today")
    assert first.origins == ("Tessalian ministry", "Torrent's office")
    assert [one.article for one in first.evidence] == ["post", "herald", "today"]


def test_differences_follow_with_all_their_words() -> None:
    *_, last = make_brief(make_story_dossier(discrepancies=(DATES,))).sentences
    assert last.text == DATES.explanation
    assert (last.discrepancy_id, last.event_ids) == ("dates", ("met",))
    assert [one.text for one in last.evidence] == ["6 March", "6 March", "7 March"]
    assert len(last.origins) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"relation": "rounding"},
        {"relation": "paraphrase"},
        {"readings": DATES.readings[:1]},
        {"explanation": "Denied by Malk."},  # does not say what
        {"story_id": "another"},
    ],
)
def test_what_is_no_disagreement_or_tells_half_of_it_stays_out(fields) -> None:
    brief = make_brief(make_story_dossier(discrepancies=(replace(DATES, **fields),)))
    assert not [one for one in brief.sentences if one.discrepancy_id]


@pytest.mark.parametrize(
    "claim",
    [
        SIGNED[1],  # "She"
        SAID,  # in somebody's own words
        replace(MET[0], factuality="planned"),
        replace(MET[0], participants=()),
        make_claim(POST, "met Oren Malk in Sarn on 6 March", "met"),
    ],
)
def test_a_clause_that_does_not_stand_by_itself_is_no_sentence(claim) -> None:
    event = make_event("event", "Torrent met Oren Malk", claim)
    assert make_brief(make_story_dossier((event,), (claim,))).key_facts == ()


def test_a_relative_clause_is_no_sentence_but_the_whole_sentence_is() -> None:
    text = "The quay that fell on Friday was old. Torrent saw the quay that fell on Friday."
    article = make_article(text, name="post")
    first = make_claim(article, "The quay that fell on Friday", "fell")
    participant = replace(first.participants[0], span=cut(article, "The quay"))
    first = replace(first, participants=(participant,))
    event = make_event("event", "the quay that fell", first)
    (sentence,) = make_brief(make_story_dossier((event,), (first,), articles=(article,))).sentences
    assert sentence.text == "The quay that fell on Friday was old, according to Torrent's office."
    longer = replace(article, text=text.replace(" was old. ", f" was {'very ' * 60}old. "))
    assert make_brief(make_story_dossier((event,), (first,), articles=(longer,))).sentences == ()


# Three sentences, in which a report tells what it is about.
LEAD = " ".join(f"It rained on the {day} day of the week in all of Sarn." for day in "abc")
PASSED_ON = make_article(
    f"{LEAD} On Monday Ilva Torrent met Oren Malk in Sarn, the ministry said.", name="post"
)


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ((), "Ilva Torrent met Oren Malk in Sarn, according to the ministry."),
        ((MET[1],), "Ilva Torrent met Oren Malk on 6 March."),  # in an article's own voice
    ],
)
def test_what_articles_only_pass_on_names_its_source(others, told) -> None:
    claim = make_claim(PASSED_ON, "Ilva Torrent met Oren Malk in Sarn", "met")
    claim = attribute(claim, cut(PASSED_ON, "the ministry"))
    event = make_event("event", "Torrent met Oren Malk", claim, *others)
    dossier = make_story_dossier((event,), (claim, *others), articles=(PASSED_ON, HERALD))
    (sentence,) = make_brief(dossier).sentences
    assert sentence.text == told


def test_a_fact_told_twice_is_told_once() -> None:
    again = make_event("again", "Ilva Torrent met Oren Malk", MET[0])
    first = make_event("met", "Ilva Torrent met Oren Malk", *MET[1:])
    brief = make_brief(make_story_dossier((first, again), MET))
    assert [one.event_ids for one in brief.key_facts] == [("met",)]


@pytest.mark.parametrize("factuality", ["hypothetical", "denied"])
def test_what_may_not_have_happened_is_no_news(factuality) -> None:
    claims = tuple(replace(one, factuality=factuality) for one in MET)
    event = make_event("met", "Ilva Torrent met Oren Malk", *claims, factuality=factuality)
    assert make_brief(make_story_dossier((event,), claims)).sentences == ()


def test_a_story_without_events_has_a_brief_without_sentences() -> None:
    brief = make_brief(make_story_dossier(()))
    assert (brief.story_id, brief.sentences, brief.key_facts) == ("lease", (), ())


def test_the_brief_does_not_depend_on_the_order_of_the_records() -> None:
    dossier = make_story_dossier(discrepancies=(DATES,))
    turned = replace(
        dossier,
        articles=dossier.articles[::-1],
        annotations=dossier.annotations[::-1],
        events=dossier.events[::-1],
        corroborations=dossier.corroborations[::-1],
    )
    assert make_briefs(turned) == make_briefs(dossier)


@given(st.data())
def test_every_word_of_a_fact_stands_in_its_evidence(data) -> None:
    text = data.draw(st.text(alphabet="aB .,“”()[]\n'\"…which", min_size=12, max_size=120))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=4)))
    article = make_article(text, name="post")
    span, actor = article.span(cuts[0], cuts[3]), article.span(cuts[0], cuts[1])
    claim = replace(
        BLOCKED,
        id="claim",
        span=span,
        predicate=replace(BLOCKED.predicate, span=article.span(cuts[1], cuts[2])),
        participants=(replace(BLOCKED.participants[0], span=actor),),
        quantities=(),
    )
    dossier = make_story_dossier(
        (make_event("event", "title", claim),), (claim,), articles=(article,)
    )
    for sentence in make_brief(dossier).key_facts:
        held = " ".join(sentence.evidence[0].text.split())
        told = sentence.text.rstrip(".")
        assert told[1:] in held
        assert (
            sentence.evidence[0].text == text[sentence.evidence[0].start : sentence.evidence[0].end]
        )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Torrent denied this on Monday.", False),
        ("Torrent denied this.", False),
        ("Torrent denied this story on Monday.", True),
        ("Torrent on Tuesday refused", False),  # the sentence goes on
        ("Torrent on Tuesday refused the council and all of the clerks of Sarn leave", False),
        ("Torrent on Tuesday refused the council and all of the clerks of Sarn leave.", True),
    ],
)
def test_what_hangs_on_another_sentence_or_is_half_of_one_is_left_out(text, told) -> None:
    article = make_article(f"{text} to speak {'of it ' * 60}.", name="post")
    verb = "denied" if "denied" in text else "refused"
    claim = make_claim(article, text.rstrip("."), verb)
    lemma = {"denied": "deny", "refused": "refuse"}[verb]
    claim = replace(claim, predicate=replace(claim.predicate, lemma=lemma))
    event = make_event("event", text, claim)
    brief = make_brief(make_story_dossier((event,), (claim,), articles=(article,)))
    assert bool(brief.key_facts) == told


def test_an_opinion_piece_gives_no_sentence() -> None:
    post = replace(POST, genre="opinion")
    event = make_event("met", "Ilva Torrent met Oren Malk", MET[0])
    brief = make_brief(make_story_dossier((event,), MET[:1], articles=(post,)))
    assert brief.key_facts == ()


def test_a_resignation_comes_before_what_is_no_news() -> None:
    told = "Torrent opened the gate of Sarn harbour. Torrent resigned in Sarn on the same day."
    text = f"{LEAD} {told}"
    article = make_article(text, name="post")
    opened = make_claim(article, "Torrent opened the gate of Sarn harbour", "opened")
    left = make_claim(article, "Torrent resigned in Sarn on the same day", "resigned")
    left = replace(left, predicate=replace(left.predicate, lemma="resign"))
    events = (make_event("a", "Torrent opened it", opened), make_event("b", "She resigned", left))
    brief = make_brief(make_story_dossier(events, (opened, left), articles=(article,)))
    assert [one.event_ids for one in brief.key_facts] == [("b",), ("a",)]


def test_who_gives_another_day_or_another_number_does_not_stand_behind_a_sentence() -> None:
    (first, *_) = make_brief(make_story_dossier(discrepancies=(DATES,))).sentences
    assert first.text == "Ilva Torrent met Oren Malk in Sarn on 6 March."
    assert first.articles == ("herald", "post")
    assert first.origins == ("Torrent's office",)


@pytest.mark.parametrize(
    ("number", "unit", "articles"),
    [
        (40, "dockers", ("courier", "other")),
        (50, "dockers", ("courier",)),
        (50, None, ("courier",)),
        (50, "boats", ("courier", "other")),  # may be another thing
    ],
)
def test_an_article_that_counts_otherwise_is_no_witness(number, unit, articles) -> None:
    other = make_article(
        "Some dockers blocked the gate of Sarn harbour for all of Friday morning.", name="other"
    )
    quantity = replace(
        BLOCKED.quantities[0],
        span=cut(other, "Some"),
        lowest=number,
        highest=number,
        unit=unit,
    )
    claim = make_claim(other, other.text.rstrip("."), "blocked", quantities=(quantity,))
    counted = replace(BLOCKED, quantities=(replace(BLOCKED.quantities[0], highest=40),))
    event = make_event("blocked", "Forty dockers blocked the gate", counted, claim)
    dossier = make_story_dossier((event,), (counted, claim), articles=(COURIER, other))
    (sentence,) = make_brief(dossier).sentences
    assert sentence.text.startswith("Forty dockers")
    assert sentence.articles == articles


def test_an_event_without_a_plain_clause_is_told_by_its_title() -> None:
    titled = make_event("signed", "Ilva Torrent signed a lease", SIGNED[1])
    event = replace(titled, participants=(*titled.participants, *titled.participants))
    (sentence,) = make_brief(know(make_story_dossier((event,), (SIGNED[1],)))).sentences
    assert sentence.text == "Ilva Torrent signed a lease."
    assert [span.text for span in sentence.evidence] == ["She signed a lease"]


def test_what_somebody_says_of_himself_is_told_by_their_own_account() -> None:
    claim = attribute(SIGNED[1], cut(HERALD, "Ilva Torrent"))
    claim = replace(claim, attribution=(replace(claim.attribution[0], entity_id="torrent"),))
    event = make_event("signed", "Ilva Torrent signed a lease", claim)
    event = replace(event, participants=event.participants * 2)
    (sentence,) = make_brief(know(make_story_dossier((event,), (claim,)))).sentences
    assert sentence.text == "Ilva Torrent signed a lease, by their own account."


@pytest.mark.parametrize(
    "text",
    [
        "Torrent spoke of the men and women of the old harbour of Sarn and announced a lease.",
        "Torrent went on with her long tour of the harbours and called it “a holiday”.",
    ],
)
def test_a_clause_that_breaks_off_before_what_was_said_is_left_out(text) -> None:
    article = make_article(f"{text[:-1]} {'of it ' * 60}.", name="post")
    verb = "announced" if "announced" in text else "called"
    end = text.index(verb) + len(verb) + (0 if verb == "announced" else 3)
    claim = make_claim(article, text[:end], verb)
    event = make_event("event", text[:end], claim)
    brief = make_brief(make_story_dossier((event,), (claim,), articles=(article,)))
    assert brief.key_facts == ()


def test_a_headline_that_shares_but_the_names_of_states_makes_no_news() -> None:
    text = f"{LEAD} Corvia has close ties with Tessaly. Forty dockers blocked the gate."
    article = make_article(text, name="post", title="Corvia, Tessaly: Gate Blocked")
    ties = make_claim(article, "Corvia has close ties with Tessaly", "has")
    gate = make_claim(article, "Forty dockers blocked the gate", "blocked")
    gate = replace(gate, predicate=replace(gate.predicate, lemma="block"))
    events = (
        make_event("ties", "Corvia has close ties", ties),
        make_event("gate", "Forty dockers blocked the gate", gate, participants=()),
    )
    brief = make_brief(make_story_dossier(events, (ties, gate), articles=(article,)))
    assert [one.event_ids for one in brief.key_facts] == [("gate",), ("ties",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Torrent went on selling them for seven whole weeks.", False),
        ("Torrent sold the boats though they leaked for weeks.", True),
    ],
)
def test_a_sentence_with_a_pronoun_for_what_another_one_names_is_left_out(text, told) -> None:
    article = make_article(f"The boats leaked. {text}", name="post")
    verb = "went" if "went" in text else "sold"
    claim = make_claim(article, text.rstrip("."), verb)
    event = make_event("event", "Torrent sold", claim)
    dossier = make_story_dossier((event,), (claim,), articles=(article,))
    if told:
        boats, they = cut(article, "the boats"), cut(article, "they")
        name = Mention(id=MentionId("boats"), span=boats, kind="other", form="name")
        pronoun = Mention(
            id=MentionId("they"), span=they, kind="other", form="pronoun", antecedents=(name.id,)
        )
        own = tuple(
            replace(one, mentions=(*one.mentions, name, pronoun))
            if one.article_id == article.id
            else one
            for one in dossier.annotations
        )
        dossier = replace(dossier, annotations=own)
    assert bool(make_brief(dossier).key_facts) == told


def test_a_clause_that_lacks_the_auxiliary_of_the_one_before_it_is_left_out() -> None:
    text = f"{LEAD} Nine men were killed and Ilva Torrent injured in the fall of a crane {'of it ' * 60}."
    article = make_article(text, name="post")
    claim = make_claim(article, "Ilva Torrent injured in the fall of a crane", "injured")
    claim = replace(claim, predicate=replace(claim.predicate, lemma="injure"))
    event = make_event("event", "Torrent", claim)
    brief = make_brief(make_story_dossier((event,), (claim,), articles=(article,)))
    assert brief.key_facts == ()


def test_who_answers_in_an_interview_tells_no_fact_where_reports_are() -> None:
    post = replace(POST, genre="interview")
    event = make_event("met", "Ilva Torrent met Oren Malk", *MET[:2])
    brief = make_brief(make_story_dossier((event,), MET[:2], articles=(post, HERALD)))
    assert [one.text for one in brief.key_facts] == ["Ilva Torrent met Oren Malk on 6 March."]


def test_what_stays_as_it_is_comes_behind_what_happened() -> None:
    text = f"{LEAD} Torrent owns eleven boats in the harbour. Malk blocked the gate of the harbour."
    article = make_article(text, name="post")
    owns = make_claim(article, "Torrent owns eleven boats in the harbour", "owns")
    owns = replace(owns, factuality="ongoing")
    gate = make_claim(article, "Malk blocked the gate of the harbour", "blocked")
    events = (
        make_event("owns", "Torrent owns", owns, factuality="ongoing", event_type=None),
        make_event("gate", "Malk blocked the gate", gate),
    )
    brief = make_brief(make_story_dossier(events, (owns, gate), articles=(article,)))
    assert [one.event_ids for one in brief.key_facts] == [("gate",), ("owns",)]
