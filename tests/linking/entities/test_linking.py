import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.linking.entities import group_entities
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim, Participant, Predicate
from consilience.records.entity import Entity
from consilience.records.ids import ClaimId, MentionId, QuotationId, StoryId
from consilience.records.mention import EntityKind, Mention, MentionForm
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
        "spelling of the name",
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


def stand_for(
    article: Article, words: str, *antecedents: Mention, form: MentionForm = "pronoun", at: int = 0
) -> Mention:
    mention = mark(article, words, at=at)
    return replace(mention, form=form, antecedents=tuple(one.id for one in antecedents))


def test_pronouns_and_nominals_are_the_entity_that_they_stand_for() -> None:
    article = make_article("Ada Brandt met Leo Li. The minister said that she and they agreed.")
    ada, leo = mark(article, "Ada Brandt"), mark(article, "Leo Li")
    minister = stand_for(article, "The minister", ada, form="nominal")
    she = stand_for(article, "she", minister)
    they = stand_for(article, "they", ada, leo)
    circle = replace(
        mark(article, "agreed"), form="pronoun", antecedents=(MentionId("article:58"),)
    )
    annotations = annotate_by_hand(article, ada, leo, minister, she, they, circle)
    entities, (linked,) = group_entities([in_one_story(article)], [article], [annotations])
    brandt = named(entities)["Ada Brandt"]
    assert brandt.mention_ids == (ada.id, minister.id, she.id)
    assert [one.name for one in brandt.aliases] == ["Ada Brandt"]
    of = {one.span.text: one.entity_id for one in linked.mentions}
    assert of["The minister"] == of["she"] == brandt.id
    assert of["they"] is None  # two persons


def test_an_office_that_stands_for_a_person_is_an_office_of_the_person() -> None:
    article = make_article(
        "Ada Brandt came. The Norwegian defence minister spoke.", day="2031-03-05"
    )
    ada = mark(article, "Ada Brandt")
    minister = stand_for(article, "The Norwegian defence minister", ada, form="nominal")
    annotations = annotate_by_hand(article, ada, minister)
    ((brandt,), _) = group_entities([in_one_story(article)], [article], [annotations])
    (office,) = brandt.offices
    assert (office.title, office.of, office.earliest) == (
        "Norwegian defence minister",
        "Norway",
        "2031-03-05",
    )


@pytest.mark.parametrize(
    ("roles", "offices"),
    [
        # one office in many words; the one that says most, with the state
        (
            ("Minister", "Defence Minister", "Norwegian Defense Minister"),
            [("Norwegian Defense Minister", "Norway")],
        ),
        (("Minister of Defence of Norway",), [("Minister of Defence of Norway", "Norway")]),
        (("Head of the Coast Guard",), [("Head of the Coast Guard", "Coast Guard")]),
        # "minister" is short for both
        (
            ("Minister", "Deputy Minister", "Transport Minister"),
            [("Deputy Minister", None), ("Minister", None), ("Transport Minister", None)],
        ),
        (("Norwegian counterpart",), []),
        (("first",), []),  # "the first of the freed, Ada Brandt"
        (("first deputy minister",), [("first deputy minister", None)]),
        (("spokesman for President",), [("President", None)]),
        (("New Jersey Governor",), [("New Jersey Governor", None)]),
        (("Sens.",), [("Sen.", None)]),  # "Sens. Ada Brandt and Leo Li"
        (("former Representatives",), [("former Representative", None)]),
        (("chief of Press",), [("chief of Press", None)]),
    ],
)
def test_wordings_of_one_office_are_one(
    roles: tuple[str, ...], offices: list[tuple[str, str | None]]
) -> None:
    articles = [make_article("Ada Brandt", name=str(n)) for n in range(len(roles))]
    annotations = [
        annotate_by_hand(one, mark(one, "Ada Brandt", role=role))
        for one, role in zip(articles, roles, strict=True)
    ]
    ((brandt,), _) = group_entities([in_one_story(*articles)], articles, annotations)
    assert [(one.title, one.of) for one in brandt.offices] == offices


def test_a_former_office_has_no_dates_of_being_held() -> None:
    article = make_article("Ada Brandt", day="2031-03-05")
    annotations = annotate_by_hand(article, mark(article, "Ada Brandt", role="former Minister"))
    ((brandt,), _) = group_entities([in_one_story(article)], [article], [annotations])
    assert [(one.earliest, one.latest) for one in brandt.offices] == [(None, None)]


def test_two_holders_of_one_office_are_two_persons_with_the_dates_of_each() -> None:
    then = make_article("Ada Brandt", name="then", day="2028-03-05")
    now = make_article("Leo Brandt", name="now", day="2031-03-05")
    annotations = [
        annotate_by_hand(one, mark(one, one.text, role="Norwegian Minister")) for one in (then, now)
    ]
    stories = [Story(id=StoryId(one.id), title="", article_ids=(one.id,)) for one in (then, now)]
    entities, _ = group_entities(stories, [then, now], annotations)
    assert {one.name: one.offices[0].earliest for one in entities} == {
        "Ada Brandt": "2028-03-05",
        "Leo Brandt": "2031-03-05",
    }


def group_marked(*marked: tuple[str, EntityKind]) -> dict[str, list[str]]:
    """The names of each entity when one article marks the words, by the entity's name."""
    text = ". ".join(words for words, _ in marked) + "."
    article = make_article(text)
    at, mentions = 0, []
    for words, kind in marked:
        mentions.append(mark(article, words, kind, at=at))
        at = text.index(words, at) + len(words)
    annotations = annotate_by_hand(article, *mentions)
    entities, _ = group_entities([in_one_story(article)], [article], [annotations])
    return {one.name: sorted(alias.name for alias in one.aliases) for one in entities}


def test_a_short_form_of_two_names_goes_to_neither() -> None:
    assert group_marked(("Ada Brandt", "person"), ("A. Brandt", "person")) == {
        "Ada Brandt": ["A. Brandt", "Ada Brandt"]
    }
    both = group_marked(
        ("Ada Brandt", "person"), ("Anna Brandt", "person"), ("A. Brandt", "person")
    )
    assert len(both) == 3
    zoos = (("Lund Zoo and Garden", "organisation"), ("Lund Zoo of Birds", "organisation"))
    assert len(group_marked(("Lund Zoo", "organisation"), *zoos)) == 3
    assert len(group_marked(("Lund Zoo", "organisation"), zoos[0])) == 1


def test_a_first_name_alone_is_the_person_named_in_full_unless_it_is_a_place() -> None:
    assert len(group_marked(("Ada Brandt", "person"), ("Ada", "organisation"))) == 1
    assert len(group_marked(("Jordan Brandt", "person"), ("Jordan", "place"))) == 2
    assert len(group_marked(("Kim Jo Un", "person"), ("UN", "organisation"))) == 2


def test_an_acronym_in_brackets_is_the_name_before_it() -> None:
    def group(text: str, *words: str) -> int:
        article = make_article(text)
        marks = [mark(article, one, "organisation") for one in words]
        annotations = annotate_by_hand(article, *marks)
        return len(group_entities([in_one_story(article)], [article], [annotations])[0])

    assert group("The Lassen Line (LaLi) sank.", "Lassen Line", "LaLi") == 1
    assert group("The Lassen Line, LaLi and others.", "Lassen Line", "LaLi") == 2
    assert group("LUNDBY (Coast Times) – A ship", "LUNDBY", "Coast Times") == 2
    assert group("The Lassen Line (@lali) sank.", "Lassen Line", "@lali") == 1


def test_a_nickname_is_the_person_of_whom_it_is_told() -> None:
    article = make_article("Ada Brandt, nicknamed “Iron Brandt”")
    full, called = mark(article, "Ada Brandt"), mark(article, "Iron Brandt")
    annotations = annotate_by_hand(article, full, replace(called, antecedents=(full.id,)))
    ((person,), _) = group_entities([in_one_story(article)], [article], [annotations])
    assert "called so in the text" in [one.reason for one in person.reasons]


@pytest.mark.parametrize(
    ("one", "other", "kinds", "is_one"),
    [
        ("Courier", "Courier Lunden", ("other", "organisation"), True),
        ("Courier", "Courier Lunden Prize", ("other", "organisation"), False),
        ("Courier", "Courier Committee", ("other", "organisation"), False),
        ("Courier", "Courier Lunden", ("place", "organisation"), False),
        ("Lunden", "Lunden Port Authority", ("organisation", "organisation"), False),
        ("Lunden Zoo", "Lunden Zoo and Garden", ("organisation", "organisation"), True),
        ("Rye Bridge 1", "Ryebridge", ("other", "other"), True),
        ("Ryebridge", "Ryebridge 11", ("other", "other"), False),
        ("Hasdal", "Khasdal", ("place", "place"), True),
        ("Corran Museum", "Korran Museum", ("organisation", "organisation"), True),
    ],
)
def test_a_part_of_a_name_is_the_whole_only_for_bodies_that_are_called_so(
    one: str, other: str, kinds: tuple[EntityKind, EntityKind], is_one: bool
) -> None:
    texts = [make_article(one, name="one"), make_article(other, name="other")]
    marked = [
        annotate_by_hand(article, mark(article, article.text, kind))
        for article, kind in zip(texts, kinds, strict=True)
    ]
    entities, _ = group_entities([in_one_story(*texts)], texts, marked)
    assert (len(entities) == 1) == is_one


def test_two_names_of_one_place_are_one_with_the_reason() -> None:
    article = make_article("Artsakh and Nagorno-Karabakh")
    marks = [mark(article, one, "place") for one in ("Artsakh", "Nagorno-Karabakh")]
    annotations = annotate_by_hand(article, *marks)
    ((place,), _) = group_entities([in_one_story(article)], [article], [annotations])
    assert {one.name for one in place.aliases} == {"Artsakh", "Nagorno-Karabakh"}
    assert [one.reason for one in place.reasons] == ["two names of one place"]


def test_a_capital_that_stands_for_its_state_is_the_state_and_tells_so() -> None:
    article = make_article("Norway waits. Oslo denied it. Lund is in Oslo.")
    state = mark(article, "Norway", "place")
    meant = replace(mark(article, "Oslo", "place"), antecedents=(state.id,))
    annotations = annotate_by_hand(article, state, meant, mark(article, "Oslo", "place", at=20))
    entities, linked = group_entities([in_one_story(article)], [article], [annotations])
    assert {one.name: len(one.mention_ids) for one in entities} == {"Norway": 2, "Oslo": 1}
    assert [one.entity_id for one in linked[0].mentions[:2]] == [named(entities)["Norway"].id] * 2
    told = [(one.name, one.other, one.reason) for one in named(entities)["Norway"].reasons]
    assert told == [("Oslo", "Norway", "capital for the government")]


def test_a_place_that_the_text_calls_otherwise_is_one_place() -> None:
    article = make_article("Sandholm, which the Danes call Zelmirbay, is small.")
    place = mark(article, "Sandholm", "place")
    other = replace(mark(article, "Zelmirbay", "place"), antecedents=(place.id,))
    annotations = annotate_by_hand(article, place, other)
    entities, _ = group_entities([in_one_story(article)], [article], [annotations])
    assert [one.reason for one in entities[0].reasons] == ["called so in the text"]
    assert len(entities) == 1


def test_a_body_with_a_word_more_is_one_though_one_text_alone_names_the_state() -> None:
    one = make_article("the State Harbour Service", name="one")
    other = make_article("the State Harbour Guard Service of Norway", name="other")
    annotations = [
        annotate_by_hand(one, mark(one, "State Harbour Service", "organisation")),
        annotate_by_hand(other, mark(other, "State Harbour Guard Service", "organisation")),
    ]
    entities, _ = group_entities([in_one_story(one, other)], [one, other], annotations)
    assert [each.reason for entity in entities for each in entity.reasons] == ["words left out"]


def test_a_body_without_a_state_goes_to_none_of_two_states() -> None:
    texts = (
        "the Defence Ministry",
        "the Ministry of Defence of Norway",
        "the Defence Ministry of Chad",
    )
    names = ("Defence Ministry", "Ministry of Defence", "Defence Ministry")
    articles = [make_article(text, name=text) for text in texts]
    annotations = [
        annotate_by_hand(one, mark(one, name, "organisation"))
        for one, name in zip(articles, names, strict=True)
    ]
    entities, _ = group_entities([in_one_story(*articles)], articles, annotations)
    assert len(entities) == 3


def test_an_initial_is_clear_when_the_full_names_that_it_could_be_for_are_one() -> None:
    found = group_marked(
        ("Ada Brandt", "person"), ("Ada Eva Brandt", "person"), ("A. Brandt", "person")
    )
    assert list(found.values()) == [["A. Brandt", "Ada Brandt", "Ada Eva Brandt"]]


@pytest.mark.parametrize(
    "before", ["his Danish counterpart, Gen. ", "Lund's Danish counterpart, Gen. "]
)
def test_a_counterpart_has_the_office_of_the_one_whose_he_is(before: str) -> None:
    first = make_article("Danish Defence Minister Ole Ries", name="first", day="2031-05-06")
    text = f"Norwegian Defence Minister Leo Lund met {before}Ole Ries"
    other = make_article(text, name="other", day="2033-05-06")
    lund = mark(other, "Leo Lund", role="Norwegian Defence Minister")
    owner = stand_for(other, "his", lund) if "his" in before else mark(other, "Lund", at=40)
    annotations = [
        annotate_by_hand(first, mark(first, "Ole Ries", role="Danish Defence Minister")),
        annotate_by_hand(
            other, lund, owner, mark(other, "Ole Ries", role="Danish counterpart, Gen.")
        ),
    ]
    stories = [
        replace(in_one_story(one), id=StoryId(f"story of {one.id}")) for one in (first, other)
    ]
    entities, _ = group_entities(stories, [first, other], annotations)
    ries = named(entities)["Ole Ries"]
    assert [(one.of, one.earliest, one.latest) for one in ries.offices] == [
        ("Denmark", "2031-05-06", "2033-05-06")
    ]
    assert len(entities) == 2


def test_each_state_has_a_ministry_of_its_own() -> None:
    article = make_article("Norway's Defence Ministry wrote to Sweden's Defence Ministry.")
    marks = [mark(article, "Defence Ministry", "organisation", at=at) for at in (0, 30)]
    annotations = annotate_by_hand(article, *marks)
    entities, _ = group_entities([in_one_story(article)], [article], [annotations])
    assert len(entities) == 2


def test_a_surname_with_a_title_goes_to_the_person_who_has_that_title_in_the_story() -> None:
    full = make_article("President Leo Brandt came.", name="full")
    other = make_article("Ada Brandt came. President Brandt spoke.", name="other")
    annotations = [
        annotate_by_hand(full, mark(full, "Leo Brandt", role="President")),
        annotate_by_hand(
            other, mark(other, "Ada Brandt"), mark(other, "Brandt", role="President", at=15)
        ),
    ]
    entities, _ = group_entities([in_one_story(full, other)], [full, other], annotations)
    assert {one.name: len(one.mention_ids) for one in entities} == {
        "Leo Brandt": 2,
        "Ada Brandt": 1,
    }


def test_namesakes_of_whom_all_that_is_known_differs_stay_two() -> None:
    def group(first_role: str | None, second_role: str | None) -> int:
        one, two = make_article("Ada Brandt", name="one"), make_article("Ada Brandt", name="two")
        annotations = [
            annotate_by_hand(one, mark(one, "Ada Brandt", role=first_role)),
            annotate_by_hand(two, mark(two, "Ada Brandt", role=second_role)),
        ]
        stories = [Story(id=StoryId(a.id), title="", article_ids=(a.id,)) for a in (one, two)]
        return len(group_entities(stories, [one, two], annotations)[0])

    assert group("Minister", "Foreign Minister") == 1
    assert group("Minister", None) == 1  # an omission is no contradiction
    assert group("Minister", "Coach") == 2


def test_another_spelling_in_another_story_needs_an_office_in_common() -> None:
    def group(*roles: str | None) -> int:
        texts = ("Elmar Gulayev", "Elmar Ghulayev")
        articles = [make_article(text, name=text) for text in texts]
        annotations = [
            annotate_by_hand(one, mark(one, one.text, role=role))
            for one, role in zip(articles, roles, strict=True)
        ]
        stories = [Story(id=StoryId(a.id), title="", article_ids=(a.id,)) for a in articles]
        return len(group_entities(stories, articles, annotations)[0])

    assert group("Minister", "Minister") == 1
    assert group(None, None) == 2


def test_participants_sources_and_speakers_have_the_entities_of_their_mentions() -> None:
    article = make_article("Ada Brandt hired Leo Li, she said.")
    ada, leo = mark(article, "Ada Brandt"), mark(article, "Leo Li")
    she = stand_for(article, "she", ada)
    claim = Claim(
        id=ClaimId("claim"),
        span=article.span(0, 10),
        predicate=Predicate(lemma="hire", span=article.span(11, 16)),
        event_type=None,
        participants=(
            Participant(role="actor", span=ada.span, mention_id=ada.id),
            Participant(role="recipient", span=leo.span, mention_id=leo.id),
            Participant(role="other", span=article.span(0, 3)),
        ),
        when=None,
        where=None,
        quantities=(),
        factuality="occurred",
        attribution=(Attribution(source=she.span, mention_id=she.id),),
    )
    quotation = replace(make_quotation(article, "she"), speaker_mention_id=she.id)
    annotations = replace(
        annotate_by_hand(article, ada, leo, she), claims=(claim,), quotations=(quotation,)
    )
    entities, (linked,) = group_entities([in_one_story(article)], [article], [annotations])
    brandt, li = named(entities)["Ada Brandt"].id, named(entities)["Leo Li"].id
    assert [one.entity_id for one in linked.claims[0].participants] == [brandt, li, None]
    assert [one.entity_id for one in linked.claims[0].attribution] == [brandt]
    assert [one.speaker_id for one in linked.quotations] == [brandt]


@pytest.mark.parametrize(
    ("speaker", "is_brandt"),
    [
        ("Ada Brandt, a lawyer from Lundby", True),
        ("her lawyer, Ada Brandt", True),
        ("Harbour director Ada Brandt", True),
        ("a lawyer for Ada Brandt", False),
        ("Ada Brandt's lawyer", False),
        ("the man who attacked Ada Brandt", False),
    ],
)
def test_who_speaks_is_read_from_the_words_for_the_speaker(speaker: str, is_brandt: bool) -> None:
    article = make_article(f"{speaker} said so.")
    annotations = replace(
        annotate_by_hand(article, mark(article, "Ada Brandt")),
        quotations=(make_quotation(article, speaker),),
    )
    ((brandt,), (linked,)) = group_entities([in_one_story(article)], [article], [annotations])
    assert linked.quotations[0].speaker_id == (brandt.id if is_brandt else None)


NAMES = ["Ada Brandt", "A. Brandt", "Brandt", "Oslo", "UN", "X", "’s", "Defence Ministry", "(CP)"]


@given(
    st.lists(
        st.tuples(
            st.one_of(st.sampled_from(NAMES), st.text(min_size=1, max_size=12)),
            st.sampled_from(["person", "organisation", "place", "group", "work", "other"]),
            st.sampled_from([None, "Minister", "former head of Oslo", "of", ""]),
        ),
        max_size=8,
    )
)
def test_any_names_are_grouped_each_in_one_entity(
    marked: list[tuple[str, EntityKind, str | None]],
) -> None:
    article = make_article(" (".join(words for words, _, _ in marked))
    at, mentions = 0, []
    for words, kind, role in marked:
        start = article.text.index(words, at)
        mentions.append(replace(mark(article, words, kind, at=at), role=role))
        at = start + len(words)
    annotations = annotate_by_hand(article, *mentions)
    entities, (linked,) = group_entities([in_one_story(article)], [article], [annotations])
    assert sorted(id_ for one in entities for id_ in one.mention_ids) == sorted(
        one.id for one in mentions
    )
    ids = {one.id for one in entities}
    assert len(ids) == len(entities)
    assert all(one.entity_id in ids for one in linked.mentions)


@pytest.mark.parametrize(
    ("texts", "people"),
    [
        (("Jon Tarnov, 27, drowned.", "They mourn Johan Tarnov, 27, of Norvik."), 1),
        (("Jon Tarnov, 27, drowned.", "They mourn Johan Tarnov, 29, of Norvik."), 2),
        (("Jon Tarnov, 27, drowned.", "They mourn Ada Tarnov, 27, of Norvik."), 2),
        (("Jon Tarnov, 27, and Johan Tarnov, 27, drowned.", "Jon Tarnov, 27, drowned."), 2),
    ],
)
def test_one_surname_and_one_age_make_two_first_names_one_person(
    texts: tuple[str, str], people: int
) -> None:
    articles = [make_article(text, name=str(at)) for at, text in enumerate(texts)]
    annotations = [
        annotate_by_hand(
            one,
            *(
                mark(one, found.group(), at=found.start())
                for found in re.finditer(r"[A-Z]\w+ Tarnov", one.text)
            ),
        )
        for one in articles
    ]
    entities, _ = group_entities([in_one_story(*articles)], articles, annotations)
    assert len(entities) == people


def test_a_state_is_called_by_its_own_name() -> None:
    one = make_article("Zelkria spoke.", name="one")
    other = make_article("Zelkriya spoke. A Zelkrian ship, a Zelkrian crew.", name="other")
    annotations = [
        annotate_by_hand(one, mark(one, "Zelkria", "place")),
        annotate_by_hand(
            other,
            mark(other, "Zelkriya", "place"),
            mark(other, "Zelkrian", "group"),
            mark(other, "Zelkrian", "group", at=35),
        ),
    ]
    entities, _ = group_entities([in_one_story(one, other)], [one, other], annotations)
    assert "Zelkrian" not in {one.name for one in entities if len(one.aliases) > 1}


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("the ministry's permanent secretary", "permanent secretary"),
        ("a 34-year-old student", "student"),
        ("another candidate", "candidate"),
        ("the “mountain ranger", "mountain ranger"),
        ("the Navy chief", "Navy chief"),
        ("the police chief", "police chief"),
    ],
)
def test_an_office_is_told_without_its_owner_and_the_age(words: str, title: str) -> None:
    article = make_article(f"Ada Tarnov, {words}, spoke.")
    name = mark(article, "Ada Tarnov")
    noun = replace(mark(article, words), form="nominal", antecedents=(name.id,))
    entities, _ = group_entities(
        [in_one_story(article)], [article], [annotate_by_hand(article, name, noun)]
    )
    assert [one.title for one in entities[0].offices] == [title]


@pytest.mark.parametrize("words", ["Mr Ries’s chief", "her longtime chief"])
def test_an_office_without_what_it_is_of_is_none(words: str) -> None:
    article = make_article(f"Ada Tarnov, {words} of staff, spoke.")
    name = mark(article, "Ada Tarnov")
    noun = replace(mark(article, words), form="nominal", antecedents=(name.id,))
    notes = annotate_by_hand(article, name, noun)
    entities, _ = group_entities([in_one_story(article)], [article], [notes])
    assert not entities[0].offices


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        # another is called president
        ("President Leo Ries met Ada Tarnov. Then the president left.", []),
        ("President Leo Ries met Ada Tarnov, the president of a bank.", ["president"]),
        ("Leo Ries met Ada Tarnov. Then the president left.", ["president"]),
    ],
)
def test_the_office_that_another_is_called_by_is_no_office_of_whom_it_may_stand_for(
    text: str, offices: list[str]
) -> None:
    article = make_article(text)
    leo = mark(article, "Leo Ries", role="President" if "President" in text else None)
    ada = mark(article, "Ada Tarnov")
    noun = replace(mark(article, "the president"), form="nominal", antecedents=(ada.id,))
    notes = annotate_by_hand(article, leo, ada, noun)
    entities, _ = group_entities([in_one_story(article)], [article], [notes])
    (found,) = (one for one in entities if one.name == "Ada Tarnov")
    assert [one.title for one in found.offices] == offices


def test_for_what_somebody_runs_is_no_office_of_hers() -> None:
    article = make_article("President Leo Ries met his rival for president, Ada Tarnov.")
    leo = mark(article, "Leo Ries", role="President")
    ada = mark(article, "Ada Tarnov")
    noun = replace(mark(article, "president"), form="nominal", antecedents=(ada.id,))
    notes = annotate_by_hand(article, leo, ada, noun)
    entities, _ = group_entities([in_one_story(article)], [article], [notes])
    assert {one.name: len(one.offices) for one in entities} == {"Leo Ries": 1, "Ada Tarnov": 0}
