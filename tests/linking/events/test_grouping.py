from dataclasses import replace
from itertools import permutations

import pytest

from consilience.linking.events import group_events
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.entity import Entity, Office
from consilience.records.event import Event
from consilience.records.ids import EntityId, MentionId, QuotationId, StoryId
from consilience.records.mention import Mention, MentionForm
from consilience.records.quotation import Quotation
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression
from tests.linking.events.making import find, make_claim
from tests.making import make_article, make_day, mark

WELD = Entity(id=EntityId("weld"), kind="person", name="Tomas Weld", aliases=(), mention_ids=())
LIND = Entity(id=EntityId("lind"), kind="person", name="Georgia Lind", aliases=(), mention_ids=())
OREN = Entity(id=EntityId("oren"), kind="person", name="Paul Oren", aliases=(), mention_ids=())
PERA = Entity(id=EntityId("pera"), kind="place", name="Pera", aliases=(), mention_ids=())
ENTITIES = (WELD, LIND, OREN, PERA)

FIRST = make_article("Tomas Weld met Georgia Lind in Pera on Monday.", name="first")
SECOND = make_article(
    "Defence chief Weld met with Lind on Monday, the ministry said.", name="second"
)
THIRD = make_article("He met Oren later. Weld signed an agreement on ports.", name="third")


def name_part(article: Article, words: str, entity: Entity, form: MentionForm = "name") -> Mention:
    return replace(mark(article, words, entity.kind), entity_id=entity.id, form=form)


def annotate(article: Article, mentions: tuple[Mention, ...], *claims: Claim) -> Annotations:
    return Annotations(article_id=article.id, mentions=mentions, claims=claims)


def meet(
    article: Article, verb: str, actor: Mention, recipient: Mention, **told: str | None
) -> Claim:
    return make_claim(
        article,
        verb,
        "meet",
        ("actor", actor.span.text, actor.id, actor.entity_id),
        ("recipient", recipient.span.text, recipient.id, recipient.entity_id),
        act="CONSULT",
        day=told.get("day"),
        where=find(article, place) if (place := told.get("where")) else None,
    )


@pytest.fixture(name="annotations")
def make_annotations() -> tuple[Annotations, ...]:
    weld, lind, pera = (
        name_part(FIRST, "Tomas Weld", WELD),
        name_part(FIRST, "Georgia Lind", LIND),
        name_part(FIRST, "Pera", PERA),
    )
    first = meet(FIRST, "met", weld, lind, day="2031-05-05", where="Pera")
    weld2, lind2 = name_part(SECOND, "Weld", WELD), name_part(SECOND, "Lind", LIND)
    he, oren = name_part(THIRD, "He", WELD, "pronoun"), name_part(THIRD, "Oren", OREN)
    weld3 = name_part(THIRD, "Weld", WELD)
    signed = make_claim(
        THIRD,
        "signed",
        "sign",
        ("actor", "Weld", weld3.id, WELD.id),
        ("theme", "an agreement on ports", None, None),
    )
    return (
        annotate(FIRST, (weld, lind, pera), first),
        annotate(SECOND, (weld2, lind2), meet(SECOND, "met", weld2, lind2)),
        annotate(THIRD, (he, oren, weld3), meet(THIRD, "met", he, oren), signed),
    )


def group(
    annotations: tuple[Annotations, ...], *stories: tuple[Article, ...]
) -> tuple[tuple[Event, ...], tuple[Annotations, ...]]:
    made = [
        Story(id=f"story {at}", title="", article_ids=tuple(sorted(one.id for one in articles)))
        for at, articles in enumerate(stories)
    ]
    return group_events(made, (FIRST, SECOND, THIRD), annotations, ENTITIES)


def find_event(events: tuple[Event, ...], claim: Claim) -> Event:
    return next(one for one in events if claim.id in one.claim_ids)


def test_two_articles_on_one_meeting_tell_one_event(annotations: tuple[Annotations, ...]) -> None:
    events, _ = group(annotations, (FIRST, SECOND, THIRD))
    event = find_event(events, annotations[0].claims[0])
    assert event.claim_ids == ("first:met", "second:met")


def test_a_meeting_with_another_person_is_another_event(
    annotations: tuple[Annotations, ...],
) -> None:
    events, _ = group(annotations, (FIRST, SECOND, THIRD))
    assert find_event(events, annotations[2].claims[0]).claim_ids == ("third:met",)


def test_claims_of_different_stories_are_never_one_event(
    annotations: tuple[Annotations, ...],
) -> None:
    events, _ = group(annotations, (FIRST,), (SECOND,), (THIRD,))
    assert [len(one.claim_ids) for one in events] == [1, 1, 1, 1]


def test_every_claim_is_in_the_one_event_that_it_names(
    annotations: tuple[Annotations, ...],
) -> None:
    events, told = group(annotations, (FIRST, SECOND, THIRD))
    named = {claim.id: claim.event_id for one in told for claim in one.claims}
    assert named == {claim: one.id for one in events for claim in one.claim_ids}


def test_the_event_has_the_best_known_time_place_and_parties(
    annotations: tuple[Annotations, ...],
) -> None:
    events, _ = group(annotations, (FIRST, SECOND, THIRD))
    event = find_event(events, annotations[0].claims[0])
    assert event.when is not None
    assert event.when.earliest == "2031-05-05"
    assert event.where == PERA.id
    assert [(one.role, one.entity_id) for one in event.participants] == [
        ("actor", WELD.id),
        ("recipient", LIND.id),
    ]
    assert event.event_type == "CONSULT"


def test_a_title_is_the_claims_own_words(annotations: tuple[Annotations, ...]) -> None:
    events, _ = group(annotations, (FIRST, SECOND, THIRD))
    titles = {one.title for one in events}
    assert "Tomas Weld met Georgia Lind" in titles
    assert "Weld signed an agreement on ports" in titles


def test_a_title_names_who_a_pronoun_stands_for(annotations: tuple[Annotations, ...]) -> None:
    events, _ = group(annotations, (FIRST, SECOND, THIRD))
    assert find_event(events, annotations[2].claims[0]).title == "Tomas Weld met Oren"


@pytest.mark.parametrize(
    ("kinds", "surest"),
    [
        (("planned", "occurred"), "occurred"),
        (("denied", "alleged"), "alleged"),
        (("planned", "denied"), "denied"),
        (("hypothetical", "planned"), "planned"),
    ],
)
def test_an_event_is_as_sure_as_its_surest_claim(
    annotations: tuple[Annotations, ...], kinds: tuple[str, str], surest: str
) -> None:
    changed = tuple(
        replace(one, claims=(replace(one.claims[0], factuality=kind),))
        for one, kind in zip(annotations[:2], kinds, strict=True)
    )
    events, _ = group(changed, (FIRST, SECOND))
    assert [one.factuality for one in events] == [surest]


def test_the_order_of_articles_and_annotations_does_not_matter(
    annotations: tuple[Annotations, ...],
) -> None:
    story = (Story(id="s", title="", article_ids=("first", "second", "third")),)
    found = {
        group_events(story, articles, told, entities)[0]
        for articles, told, entities in zip(
            permutations((FIRST, SECOND, THIRD)),
            permutations(annotations),
            [ENTITIES, ENTITIES[::-1]] * 3,
            strict=True,
        )
    }
    assert len(found) == 1


def test_nothing_to_group_gives_no_events() -> None:
    assert group_events((), (), ()) == ((), ())
    empty = Annotations(article_id=FIRST.id)
    story = Story(id="s", title="", article_ids=(FIRST.id,))
    assert group_events((story,), (FIRST,), (empty,)) == ((), (empty,))


def test_a_claim_that_names_a_missing_mention_is_still_an_event() -> None:
    claim = make_claim(FIRST, "met", "meet", ("actor", "Tomas Weld", MentionId("gone"), None))
    story = Story(id="s", title="", article_ids=(FIRST.id,))
    events, _ = group_events((story,), (FIRST,), (annotate(FIRST, (), claim),))
    assert [one.title for one in events] == ["Tomas Weld met Georgia Lind in Pera"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The quay opened on Monday.", "2031-05-05"),
        ("The quay has sold six boats since Monday.", None),
        ("The quay stayed shut until early Monday.", None),
        ("Not until Monday was the quay opened.", "2031-05-05"),
        ("It had not been seen since. On Monday the quay opened.", "2031-05-05"),
    ],
)
def test_a_time_that_only_bounds_what_happened_is_no_time_of_the_event(
    text: str, when: str | None
) -> None:
    article = make_article(text, name="quay")
    verb = next(one for one in ("opened", "sold", "stayed") if one in text)
    claim = make_claim(article, verb, verb, ("actor", "quay", None, None))
    time = TimeExpression(
        span=find(article, "Monday"), type="date", timex="2031-05-05", value=make_day("2031-05-05")
    )
    told = annotate(article, (), replace(claim, when=time))
    story = Story(id="story", title="", article_ids=(article.id,))
    ((event,), _) = group_events([story], [article], [told])
    assert (event.when and event.when.earliest) == when


MINISTER = Entity(
    id=EntityId("weld"),
    kind="person",
    name="Tomas Weld",
    aliases=(),
    mention_ids=(),
    offices=(Office(title="Defence Minister", of=None, earliest=None, latest=None, evidence=()),),
)


@pytest.mark.parametrize(
    ("text", "words", "form", "quoted", "title"),
    [
        ("The minister signed a lease.", "The minister", "nominal", False, "Tomas Weld signed a lease"),
        # No page says that it was he who fired.
        ("The man fired a shot.", "The man", "nominal", False, "The man fired a shot"),
        ("He signed a lease.", "He", "pronoun", False, "Tomas Weld signed a lease"),
        ("“He signed a lease.”", "He", "pronoun", True, "He signed a lease"),
        ("“I signed a lease.”", "I", "pronoun", True, "Tomas Weld signed a lease"),
    ],
)  # fmt: skip
def test_a_title_names_nobody_whom_the_words_may_not_mean(
    text: str, words: str, form: MentionForm, quoted: bool, title: str
) -> None:
    article = make_article(text, name="only")
    mention = name_part(article, words, MINISTER, form)
    verb = "fired" if "fired" in text else "signed"
    thing = "a shot" if verb == "fired" else "a lease"
    claim = make_claim(
        article, verb, verb, ("actor", words, mention.id, MINISTER.id), ("theme", thing, None, None)
    )
    content = find(article, text.strip("“”"))
    said = Quotation(id=QuotationId("said"), kind="direct", content=(content,), sentence=content)
    told = replace(annotate(article, (mention,), claim), quotations=(said,) if quoted else ())
    story = Story(id=StoryId("story"), title="", article_ids=(article.id,))
    (event,), _ = group_events([story], [article], [told], [MINISTER])
    assert event.title == title
