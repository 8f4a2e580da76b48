"""One article tells of what kind a name is for all of the story."""

from dataclasses import replace

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
