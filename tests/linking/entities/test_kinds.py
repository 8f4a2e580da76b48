"""One article tells of what kind a name is for all of the story."""

import re
from dataclasses import replace

import pytest

from consilience.linking.entities import group_entities
from consilience.records.entity import Entity
from consilience.records.ids import QuotationId
from consilience.records.mention import EntityKind
from consilience.records.quotation import Quotation
from tests.linking.entities.test_linking import in_one_story, named
from tests.making import annotate_by_hand, make_article, mark


def group(*told: tuple[str, str, EntityKind]) -> dict[str, Entity]:
    """The entities of a story of articles, each with one name marked, by their names."""
    articles = [make_article(text, name=str(at)) for at, (text, _, _) in enumerate(told)]
    notes = [
        annotate_by_hand(article, mark(article, name, kind))
        for article, (_, name, kind) in zip(articles, told, strict=True)
    ]
    return named(group_entities([in_one_story(*articles)], articles, notes)[0])


def test_where_somebody_is_found_is_a_place() -> None:
    found = group(
        ("The picture hung in Ulmere.", "Ulmere", "person"),
        ("It lay at the station of Ulmere.", "Ulmere", "person"),
    )
    assert found["Ulmere"].kind == "place"


def test_a_name_that_nobody_has_and_a_farm_begins_with_is_the_farm() -> None:
    told: list[tuple[str, str, EntityKind]] = [
        ("Cows died at Hestrow Farm.", "Hestrow Farm", "organisation"),
        ("It all began at Hestrow.", "Hestrow", "person"),
    ]
    assert group(*told)["Hestrow Farm"].kind == "organisation"
    assert len(group(*told)) == 1
    kept = group(*told, ("Ada Hestrow wept.", "Ada Hestrow", "person"))
    assert kept["Ada Hestrow"].kind == "person"


def test_one_who_speaks_stays_a_person() -> None:
    farm = make_article("Cows died at Hestrow Farm.", name="a")
    said = make_article("“They fell,” Hestrow said.", name="b")
    speaker = mark(said, "Hestrow")
    words = Quotation(
        id=QuotationId("words"),
        kind="direct",
        content=(said.span(1, 10),),
        cue=None,
        speaker=speaker.span,
        speaker_mention_id=speaker.id,
        speaker_id=None,
        sentence=said.span(0, len(said.text)),
    )
    notes = [
        annotate_by_hand(farm, mark(farm, "Hestrow Farm", "organisation")),
        replace(annotate_by_hand(said, speaker), quotations=(words,)),
    ]
    entities, _ = group_entities([in_one_story(farm, said)], [farm, said], notes)
    assert named(entities)["Hestrow"].kind == "person"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Men came up from the Ulmere colliery.", "place"),
        ("The mayor of Ulmere wept.", "place"),
        ("They worked in Ulmere.", "place"),
        ("They crossed Ulmere's mill.", "person"),
        ("The friend of Ulmere wept.", "person"),
        ("They met the Ulmere brothers.", "person"),
    ],
)
def test_a_bare_name_that_stands_like_a_place_is_one(text: str, kind: EntityKind) -> None:
    assert group((text, "Ulmere", "person"))["Ulmere"].kind == kind


def test_somebody_with_a_full_name_or_a_title_is_no_place() -> None:
    mill: tuple[str, str, EntityKind] = ("The Ulmere mill burned.", "Ulmere", "person")
    assert group(mill, ("Ada Ulmere wept.", "Ada Ulmere", "person"))["Ada Ulmere"].kind == "person"


@pytest.mark.parametrize(("firm", "is_one"), [("Bank", True), ("Airlines", True), ("Court", False)])
def test_a_name_with_which_a_firm_begins_is_short_for_it(firm: str, *, is_one: bool) -> None:
    found = group(
        (f"Corvane {firm} shut.", f"Corvane {firm}", "organisation"),
        ("A hundred of Corvane were dismissed.", "Corvane", "person"),
        ("“No,” said Corvane.", "Corvane", "other"),
    )
    assert (len(found) == 1) == is_one


def test_a_town_is_not_short_for_its_bank() -> None:
    found = group(
        ("Corvane Bank shut.", "Corvane Bank", "organisation"),
        ("It rained in Corvane.", "Corvane", "place"),
    )
    assert len(found) == 2


def test_firms_of_one_group_stay_apart() -> None:
    told: list[tuple[str, str, EntityKind]] = [
        (f"{name} paid.", name, "organisation")
        for name in ("Corvane Steel", "Corvane Energy", "Corvane Holding", "Corvane")
    ]
    assert sorted(len(one.aliases) for one in group(*told).values()) == [1, 1, 2]


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (("It will open before Easter.", "Easter"), "other"),
        (("Stolen goods lay there; they were stolen in May.", "Stolen"), "other"),
        (("Stolen was seen; nobody knew him.", "Stolen"), "person"),
    ],
)
def test_feasts_and_words_that_only_begin_sentences_are_nobody(
    told: tuple[str, str], kind: EntityKind
) -> None:
    assert group((*told, "person"))[told[1]].kind == kind


def test_a_known_service_is_a_body_unless_somebody_is_called_so() -> None:
    told: tuple[str, str, EntityKind] = ("Politico shut it.", "Politico", "person")
    assert group(told)["Politico"].kind == "organisation"
    named_so = group(told, ("Ada Politico wept.", "Ada Politico", "person"))
    assert named_so["Ada Politico"].kind == "person"


def list_names(text: str, *names: str) -> set[str]:
    """The names of the entities of an article in which these are marked as bodies."""
    article = make_article(text)
    marks = [
        mark(article, name, "organisation", at=found.start())
        for name in names
        for found in re.finditer(rf"(?<!and ){name}(?! and)", text)
    ]
    note = annotate_by_hand(article, *marks)
    return set(named(group_entities([in_one_story(article)], [article], [note])[0]))


def test_two_names_joined_by_and_are_no_third() -> None:
    both = "Corvane and Delmar Systems"
    text = f"Delmar Systems built it. Corvane Bank paid. {both} are sued. "
    assert list_names(text, "Corvane Bank", "Delmar Systems", both) == {
        "Corvane Bank",
        "Delmar Systems",
    }
    assert both in list_names(f"{both} are sued. Corvane Bank paid.", "Corvane Bank", both)


def test_people_of_a_body_are_no_body() -> None:
    text = "Customers of Corvane Bank wept. Corvane Bank paid. It rained at Corvane Bank."
    assert list_names(text, "Corvane Bank", "Customers of Corvane Bank") == {"Corvane Bank"}
    own = "The Friends of Corvane met. Corvane was cold. The Friends of Corvane left Corvane."
    assert "Friends of Corvane" in list_names(own, "Friends of Corvane", "Corvane")


def test_a_house_that_everybody_sits_in_is_a_body_and_no_place() -> None:
    told: tuple[str, str, EntityKind] = ("It passed in Parliament.", "Parliament", "place")
    assert group(told)["Parliament"].kind == "organisation"


def test_letters_with_and_without_points_are_one_body() -> None:
    found = group(
        ("The RKV agreed.", "RKV", "organisation"),
        ("The R.K.V. agreed.", "R.K.V.", "organisation"),
    )
    assert [len(one.aliases) for one in found.values()] == [2]


@pytest.mark.parametrize(
    ("bare", "full", "kind"),
    [
        ("Mr Brandt sang.", "Zyana Brandt", "person"),
        ("Mr Brandt sang.", "Brandt", "person"),
        ("Brandt sang.", "Zyana Brandt", "organisation"),
        ("Mr Bank sang.", "Zyana Bank", "organisation"),
    ],
)
def test_a_body_whose_surname_has_a_title_is_a_person(
    bare: str, full: str, kind: EntityKind
) -> None:
    surname = full.split()[-1]
    one = make_article(bare, name="one")
    other = make_article(f"They met {full}.", name="other")
    notes = [
        annotate_by_hand(one, mark(one, surname, role="Mr" if "Mr" in bare else None)),
        annotate_by_hand(other, mark(other, full, "organisation" if " " in full else "person")),
    ]
    found = named(group_entities([in_one_story(one, other)], [one, other], notes)[0])
    assert found[full].kind == kind


def test_what_stands_alone_far_more_often_is_not_short_for_a_person() -> None:
    bare: tuple[str, str, EntityKind] = ("Ulmer grew.", "Ulmer", "place")
    found = group(*[bare] * 5, ("Ulmer Sails Ahead", "Ulmer Sails", "person"))
    assert {name: one.kind for name, one in found.items()} == {
        "Ulmer": "place",
        "Ulmer Sails": "other",
    }


def test_a_ware_is_not_the_firm_with_whose_name_it_begins() -> None:
    found = group(
        ("Shares in Ulmera fell.", "Ulmera", "organisation"),
        ("He drove an Ulmera Roadster.", "Ulmera Roadster", "other"),
    )
    assert sorted(found) == ["Ulmera", "Ulmera Roadster"]
