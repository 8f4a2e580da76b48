"""Names and nouns on which accounts differ for one referent."""

from dataclasses import replace

import pytest

from consilience.analysis.terms import find_terms, rename_terms
from consilience.analysis.terms_places import group_names
from consilience.records.analysis import TermChoice
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Participant
from consilience.records.dossier import Dossier
from consilience.records.entity import Alias, Entity
from consilience.records.ids import EntityId
from consilience.records.mention import EntityKind, Mention, MentionForm
from consilience.records.quotation import Quotation
from tests.analysis.facts_making import cut, make_claim, make_event, make_story_dossier
from tests.making import make_article, mark

FRONT = EntityId("front")


def write(name: str, text: str) -> Article:
    return make_article(text, name=name, outlet=f"The {name.title()}")


def tell(*articles: Article, mentions: tuple[Mention, ...] = (), **fields: object) -> Dossier:
    """A dossier of these articles with the mentions; no events but those given."""
    dossier = make_story_dossier(events=(), claims=(), articles=articles)
    notes = tuple(
        Annotations(
            article_id=one.id, mentions=tuple(m for m in mentions if m.span.article == one.id)
        )
        for one in articles
    )
    return replace(dossier, **{"annotations": notes, **fields})  # type: ignore[arg-type]


def name(
    article: Article, words: str, kind: EntityKind = "place", form: MentionForm = "name"
) -> Mention:
    return replace(mark(article, words, kind), form=form, entity_id=FRONT)


def make_entity(title: str, kind: EntityKind = "organisation", *aliases: str) -> Entity:
    names = tuple(Alias(name=one, count=1) for one in (title, *aliases))
    return Entity(id=FRONT, kind=kind, name=title, aliases=names, mention_ids=())


def count(choices: tuple[TermChoice, ...]) -> list[dict[str, int]]:
    return [{variant.term: variant.count for variant in one.variants} for one in choices]


def test_two_names_of_one_place_are_counted_by_article() -> None:
    first = write("alpha", "He left Artsakh. In Artsakh it rained.")
    second = write("beta", "He left the Nagorno-Karabakh region.")
    mentions = (
        name(first, "Artsakh"),
        replace(mark(first, "Artsakh", "place", at=15), entity_id=None),
        name(second, "Nagorno-Karabakh"),
    )
    dossier = tell(
        first, second, mentions=mentions, entities=(make_entity("Nagorno-Karabakh", "place"),)
    )
    (choice,) = find_terms(dossier)
    assert count((choice,)) == [{"Artsakh": 2, "Nagorno-Karabakh": 1}]
    assert (choice.kind, choice.name, choice.entity_id) == ("place", "Nagorno-Karabakh", FRONT)
    assert [use.outlet for use in choice.variants[0].uses] == ["The Alpha"]
    assert [span.start for span in choice.variants[0].uses[0].spans] == [8, 20]


def test_outlets_that_use_the_same_names_differ_in_none() -> None:
    articles = [write(one, "He left Kiev, or Kyiv.") for one in ("alpha", "beta")]
    mentions = tuple(name(one, words) for one in articles for words in ("Kiev", "Kyiv"))
    assert find_terms(tell(*articles, mentions=mentions)) == ()


def test_names_that_only_speakers_use_make_no_difference() -> None:
    first = write("alpha", "He left Kyiv.")
    second = write("beta", "“I left Kiev,” she said.")
    spoken = Quotation(
        id="q",  # type: ignore[arg-type]
        kind="direct",
        content=(cut(second, "I left Kiev,"),),
        sentence=cut(second, second.text),
    )
    dossier = tell(first, second, mentions=(name(first, "Kyiv"), name(second, "Kiev")))
    assert count(find_terms(dossier)) == [{"Kiev": 1, "Kyiv": 1}]
    notes = (dossier.annotations[0], replace(dossier.annotations[1], quotations=(spoken,)))
    assert find_terms(replace(dossier, annotations=notes)) == ()


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("The militant group Sarn Front fled.", "Sarn Front terrorists fled.", True),
        ("The militant group Sarn Front fled.", "The terrorists met Sarn Front.", False),
        ("Sarn Front gunmen fled.", "Sarn Front fighters fled.", False),  # both are plain
        ("Sarn Front’s terrorists fled.", "Sarn Front insurgents fled.", True),
        ("Sarn Front’s regime fell.", "The government of Sarn Front fell.", False),  # no state
    ],
)
def test_nouns_beside_one_name_are_for_one_referent(first: str, second: str, found: bool) -> None:
    articles = (write("alpha", first), write("beta", second))
    mentions = tuple(name(one, "Sarn Front", "organisation") for one in articles)
    choices = find_terms(tell(*articles, mentions=mentions, entities=(make_entity("Sarn Front"),)))
    assert bool(choices) == found
    assert all((one.kind, one.entity_id) == ("noun", FRONT) for one in choices)


def test_nouns_that_stand_for_one_entity_are_for_one_referent() -> None:
    first = write("alpha", "The dictator came.")
    second = write("beta", "The president came.")
    mentions = (
        name(first, "The dictator", "person", "nominal"),
        name(second, "The president", "person", "nominal"),
    )
    entity = make_entity("Orzhan Saltibek", "person")
    dossier = tell(first, second, mentions=mentions, entities=(entity,))
    assert count(find_terms(dossier)) == [{"dictator": 1, "president": 1}]
    apart = tuple(replace(one, entity_id=None) for one in mentions)
    assert find_terms(tell(first, second, mentions=apart, entities=(entity,))) == ()


def tell_raid(*texts: str, of_one_event: bool = True) -> Dossier:
    """Articles on a raid, whose first words are who made it."""
    articles = tuple(write(f"n{at}", text) for at, text in enumerate(texts))
    claims = []
    for one in articles:
        claim = make_claim(one, one.text[:-1], "raided")
        actor = Participant(role="actor", span=claim.participants[0].span)
        claims.append(replace(claim, participants=(actor,)))
    groups = [claims] if of_one_event else [[one] for one in claims]
    events = tuple(
        make_event(f"e{at}", "The raid", *group, participants=()) for at, group in enumerate(groups)
    )
    return make_story_dossier(events=events, claims=tuple(claims), articles=articles)


def test_nouns_for_one_part_in_one_event_are_for_one_referent() -> None:
    told = ("Two gunmen who hid their faces raided Sarn.", "Terrorists raided Sarn.")
    (choice,) = find_terms(tell_raid(*told))
    assert count((choice,)) == [{"gunman": 1, "terrorist": 1}]
    assert (choice.kind, choice.event_id, choice.name) == ("noun", "e0", "The raid")
    assert find_terms(tell_raid(*told, of_one_event=False)) == ()


def test_words_for_one_event_are_compared() -> None:
    articles = (
        write("alpha", "The invasion of Dargesh began."),
        write("beta", "The special military operation in Dargesh began."),
    )
    claims = tuple(
        replace(make_claim(one, one.text[:-1], verb), participants=())
        for one, verb in zip(articles, ("invasion", "operation"), strict=True)
    )
    event = make_event("war", "The invasion of Dargesh", *claims, participants=())
    dossier = make_story_dossier(events=(event,), claims=claims, articles=articles)
    (choice,) = find_terms(dossier)
    assert count((choice,)) == [{"invasion": 1, "special military operation": 1}]
    assert choice.kind == "deed"


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (("Dargesh", "Republic of Dargesh"), 1),
        (("Torvenna", "Torvena"), 1),
        (("United States", "US"), 1),
        (("Britain", "United Kingdom"), 1),  # two names that the gazetteer has for one
        (("Israel", "Jerusalem"), 1),  # the capital for the state
        (("Lassena", "Port Carrante"), 2),
    ],
)
def test_spellings_and_forms_are_one_name(names: tuple[str, ...], groups: int) -> None:
    assert len(set(group_names(names).values())) == groups


def test_the_entity_of_a_choice_is_renamed() -> None:
    choice = TermChoice(
        story_id="s",  # type: ignore[arg-type]
        entity_id=FRONT,
        event_id=None,
        name="",
        kind="noun",
        variants=(),
    )
    (renamed,) = rename_terms([choice], {FRONT: EntityId("other")})
    assert renamed.entity_id == "other"


def test_the_order_of_the_articles_does_not_matter() -> None:
    dossier = tell_raid("Two gunmen raided Sarn.", "Terrorists raided Sarn.")
    turned = replace(
        dossier, articles=dossier.articles[::-1], annotations=dossier.annotations[::-1]
    )
    assert find_terms(turned) == find_terms(dossier)
