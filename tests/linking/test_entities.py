from dataclasses import replace

from consilience.linking.entities import group_entities
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.entity import Entity
from consilience.records.ids import QuotationId, StoryId
from consilience.records.quotation import Quotation
from consilience.records.story import Story
from tests.making import annotate_by_hand, make_article, mark


def in_one_story(*articles: Article) -> Story:
    return Story(id=StoryId("story"), title="", article_ids=tuple(one.id for one in articles))


def named(entities: tuple[Entity, ...]) -> dict[str, Entity]:
    return {one.name: one for one in entities}


def test_a_surname_goes_to_the_person_named_in_full_in_the_article() -> None:
    article = make_article("Ada Brandt came. Brandt spoke.")
    annotations = annotate_by_hand(
        article, mark(article, "Ada Brandt"), mark(article, "Brandt", at=12)
    )
    entities, linked = group_entities([in_one_story(article)], [article], [annotations])
    assert list(named(entities)) == ["Ada Brandt"]
    assert {one.entity_id for one in linked[0].mentions} == {entities[0].id}
    assert [one.reason for one in entities[0].reasons] == ["surname of a person named in full"]


def test_two_people_of_one_surname_stay_two_and_the_bare_name_goes_to_the_one_named_more() -> None:
    article = make_article("Ada Brandt, Eva Brandt, Eva Brandt, Brandt")
    marks = [
        mark(article, "Ada Brandt"),
        mark(article, "Eva Brandt"),
        mark(article, "Eva Brandt", at=20),
    ]
    annotations = annotate_by_hand(article, *marks, mark(article, "Brandt", at=36))
    entities, _ = group_entities([in_one_story(article)], [article], [annotations])
    assert {name: len(one.mention_ids) for name, one in named(entities).items()} == {
        "Ada Brandt": 1,
        "Eva Brandt": 3,
    }


def test_a_surname_alone_goes_to_the_person_of_its_story_and_not_of_another() -> None:
    full = make_article("Ada Brandt came.", name="full")
    bare = make_article("Brandt came.", name="bare")
    far = make_article("Brandt came.", name="far")
    annotations = [
        annotate_by_hand(one, mark(one, one.text.removesuffix(" came.")))
        for one in (full, bare, far)
    ]
    other = Story(id=StoryId("other"), title="", article_ids=(far.id,))
    entities, _ = group_entities([in_one_story(full, bare), other], [full, bare, far], annotations)
    assert {name: len(one.mention_ids) for name, one in named(entities).items()} == {
        "Ada Brandt": 2,
        "Brandt": 1,
    }


def test_an_initial_and_a_spelling_are_merged_inside_a_story_with_their_reasons() -> None:
    one = make_article("Elmar Gulayev", name="one")
    two = make_article("E. Gulayev", name="two")
    three = make_article("Elmar Ghulayev", name="three")
    annotations = [annotate_by_hand(a, mark(a, a.text)) for a in (one, two, three)]
    together, _ = group_entities([in_one_story(one, two, three)], [one, two, three], annotations)
    assert len(together) == 1
    assert {reason.reason for reason in together[0].reasons} == {
        "initial and surname",
        "spelling of the surname",
    }
    apart = [Story(id=StoryId(a.id), title="", article_ids=(a.id,)) for a in (one, two, three)]
    separate, _ = group_entities(apart, [one, two, three], annotations)
    assert len(separate) == 3


def test_names_of_a_state_are_one_place_and_its_people_another_entity() -> None:
    article = make_article("Norway, the Kingdom of Norway and Norwegians, Norwegian")
    marks = [mark(article, word, "place") for word in ("Norway", "Kingdom of Norway")]
    marks += [mark(article, word, "group") for word in ("Norwegians", "Norwegian")]
    entities, _ = group_entities(
        [in_one_story(article)], [article], [annotate_by_hand(article, *marks)]
    )
    assert sorted((one.kind, one.country, len(one.mention_ids)) for one in entities) == [
        ("group", "NO", 2),
        ("place", "NO", 2),
    ]


def test_titles_become_offices_seen_on_the_dates_of_the_articles() -> None:
    early = make_article("Ada Brandt", name="early", day="2031-03-05")
    late = make_article("Ada Brandt", name="late", day="2031-03-09")
    annotations = [
        annotate_by_hand(a, mark(a, "Ada Brandt", role="Minister")) for a in (early, late)
    ]
    entities, _ = group_entities([in_one_story(early, late)], [early, late], annotations)
    (office,) = entities[0].offices
    assert (office.title, office.earliest, office.latest) == (
        "Minister",
        "2031-03-05",
        "2031-03-09",
    )
    assert [span.article for span in office.evidence] == ["early", "late"]


def test_every_mention_belongs_to_one_entity_whatever_the_order() -> None:
    articles = [make_article(f"Ada Brandt met Leo Li in Oslo {n}.", name=f"a{n}") for n in range(3)]

    def annotations() -> list[Annotations]:
        return [
            annotate_by_hand(a, mark(a, "Ada Brandt"), mark(a, "Leo Li"), mark(a, "Oslo", "place"))
            for a in articles
        ]

    entities, linked = group_entities([in_one_story(*articles)], articles, annotations())
    again, _ = group_entities([in_one_story(*articles)], articles[::-1], annotations()[::-1])
    assert again == entities
    assert sorted(m for one in entities for m in one.mention_ids) == sorted(
        mention.id for one in linked for mention in one.mentions
    )


def make_quotation(article: Article, speaker: str) -> Quotation:
    start = article.text.index(speaker)
    return Quotation(
        id=QuotationId(speaker),
        kind="indirect",
        content=(article.span(0, 1),),
        sentence=article.span(0, 1),
        speaker=article.span(start, start + len(speaker)),
    )


def test_a_speaker_is_linked_by_name_and_title_and_not_by_a_name_beside() -> None:
    article = make_article("Minister Ada Brandt said so. Brandt's spokesman agreed. Brandt left.")
    names = [mark(article, "Ada Brandt", role="Minister"), mark(article, "Brandt", at=25)]
    annotations = replace(
        annotate_by_hand(article, *names, mark(article, "Brandt", at=50)),
        quotations=tuple(
            make_quotation(article, one)
            for one in ("Minister Ada Brandt", "Brandt's spokesman", "Ada Brandt")
        ),
    )
    entities, (linked,) = group_entities([in_one_story(article)], [article], [annotations])
    (brandt,) = entities
    assert [one.speaker_id for one in linked.quotations] == [brandt.id, None, brandt.id]
