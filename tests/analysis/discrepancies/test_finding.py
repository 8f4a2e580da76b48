"""The discrepancies of stories as records."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.analysis.discrepancies import find_discrepancies
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.event import Event
from consilience.records.ids import EventId, OriginId, StoryId
from consilience.records.origin import Origin
from consilience.records.story import Story
from tests.analysis.discrepancies.making import make_claim, make_time, tell
from tests.making import make_article, mark

SIGNED = "Lund said: “We will sign the treaty with our neighbours.”"
UNSIGNED = "Lund said: “We will not sign the treaty with our neighbours.”"
Told = tuple[Article, Annotations]


def make_story(*told: Told) -> Story:
    return Story(
        id=StoryId("story"), title="", article_ids=tuple(sorted(one.id for one, _ in told))
    )


def find(*told: Told, **more: object):  # type: ignore[no-untyped-def]  # events and origins pass through
    return find_discrepancies(
        [make_story(*told)], [one for one, _ in told], [notes for _, notes in told], **more
    )


def test_a_discrepancy_names_its_story_and_points_at_the_words() -> None:
    (found,) = find(tell("a", SIGNED), tell("b", UNSIGNED))
    assert (found.story_id, found.event_id, found.kind) == ("story", None, "wording")
    texts = {"a": SIGNED, "b": UNSIGNED}
    for reading in found.readings:
        (span,) = reading.evidence
        assert texts[span.article][span.start : span.end] == span.text == reading.value


def test_the_order_of_articles_changes_nothing() -> None:
    told = [tell("a", SIGNED), tell("b", UNSIGNED), tell("c", SIGNED)]
    assert find(*told) == find(*reversed(told))


def test_one_article_alone_and_unread_ones_have_no_difference_between_articles() -> None:
    article, notes = tell("b", UNSIGNED)
    assert find(tell("a", SIGNED)) == ()
    assert find(tell("a", SIGNED), (article, replace(notes, read=False))) == ()


def test_copies_of_one_text_stand_together_behind_a_reading() -> None:
    (found,) = find(
        tell("a", SIGNED), tell("b", UNSIGNED), *(tell(f"c{at}", SIGNED) for at in range(99))
    )
    assert {len(reading.evidence) for reading in found.readings} == {100, 1}


def test_articles_of_different_stories_are_not_compared() -> None:
    told = [tell("a", SIGNED), tell("b", UNSIGNED)]
    stories = [replace(make_story(one), id=StoryId(one[0].id)) for one in told]
    articles, notes = zip(*told, strict=True)
    assert find_discrepancies(stories, articles, notes) == ()


def test_readings_carry_the_origins_whose_stretches_hold_their_words() -> None:
    one, other = tell("a", SIGNED), tell("b", UNSIGNED)
    origins = [
        Origin(
            id=OriginId(f"origin of {article.id}"),
            kind="statement",
            name="",
            entity_id=None,
            article_ids=(article.id,),
            derivation_ids=(),
            stretches=(article.span(0, 60),),
        )
        for article, _ in (one, other)
    ]
    (found,) = find(one, other, origins=origins)
    told = {reading.evidence[0].article: reading.origins for reading in found.readings}
    assert told == {"a": ("origin of a",), "b": ("origin of b",)}


def tell_meeting(name: str, words: str, day: str, *, more: str = "") -> Told:
    text = f"Lund met Brandt in Orbe {words}{more}"
    article = make_article(f"{text}. Bakers sell loaves.", name=name)
    when = make_time(article, words[3:], day)
    claim = make_claim(article, text, verb="met", lemma="meet", parts=("Lund", "Brandt"), when=when)
    mentions = (mark(article, "Lund"), mark(article, "Brandt"))
    return article, Annotations(
        article_id=article.id, mentions=mentions, times=(when,), claims=(claim,)
    )


def test_readings_carry_their_claims_and_the_event_these_share() -> None:
    told = [
        tell_meeting("a", "on May 3", "2031-05-03"),
        tell_meeting("b", "on May 4", "2031-05-04"),
    ]
    claims = tuple(notes.claims[0].id for _, notes in told)
    event = Event(
        id=EventId("event"),
        story_id=StoryId("story"),
        title="",
        event_type=None,
        when=None,
        where=None,
        participants=(),
        factuality="occurred",
        claim_ids=claims,
    )
    (found,) = find(*told, events=[event])
    assert found.event_id == "event"
    assert tuple(one for reading in found.readings for one in reading.claim_ids) == claims
    (again,) = find(*told, events=[event, replace(event, id=EventId("another"))])
    assert again.event_id == "event"  # of several, the first


LONG = " to talk with him about loaves for sailors, northern doors and keepers of lighthouses"


def test_a_date_in_a_long_clause_of_no_event_is_told_with_the_words_next_to_it() -> None:
    told = [
        tell_meeting("a", "on May 3", "2031-05-03", more=LONG),
        tell_meeting("b", "on May 4", "2031-05-04", more=LONG),
    ]
    (found,) = find(*told)
    about = "Lund met Brandt in Orbe on … to talk with him about"
    assert found.explanation == f"“{about}”: 3 May 2031 or 4 May 2031."


TEXT = (
    "at least four 12 people were killed “we will not sign” $4.5 billion denied the report 8:25 "
    "in 2015 1951 to 1963 Brandt Orbe one of the deadliest floods - which … [the west] \n . , % "
    "half a third of the members blame each other"
)
WORDS = st.sampled_from(TEXT.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=40), min_size=1, max_size=4))
def test_no_text_breaks_it_and_all_spans_hold_their_words(texts: list[list[str]]) -> None:
    articles = [make_article(" ".join(words), name=str(at)) for at, words in enumerate(texts)]
    by_id = {one.id: one for one in articles}
    told = [(one, Annotations(article_id=one.id)) for one in articles]
    for found in find(*told):
        assert found.readings
        for span in (span for one in found.readings for span in one.evidence):
            assert by_id[span.article].text[span.start : span.end] == span.text
