from dataclasses import replace

from bench.facts_entities import Label, ReadAffair, judge_entities, judge_speakers

from consilience.linking.entities import group_entities
from consilience.records.annotations import Annotations
from consilience.records.ids import EntityId, QuotationId, StoryId
from consilience.records.quotation import Quotation
from consilience.records.story import Story
from tests.making import annotate_by_hand, make_article, mark

TEXT = "Ada Brandt met Leo Li. Brandt said so. Ms Brandt left."


def read(*entities: tuple[str, int, str | None]) -> ReadAffair:
    """One article in which the words at a place have the entity; one quotation, "said so"."""
    article = make_article(TEXT)
    marks = [mark(article, words, at=at) for words, at, _ in entities]
    _, (linked,) = group_entities(
        [Story(id=StoryId("s"), title="", article_ids=(article.id,))],
        [article],
        [annotate_by_hand(article, *marks)],
    )
    mentions = tuple(
        replace(mention, entity_id=EntityId(entity) if entity else None)
        for mention, (_, _, entity) in zip(linked.mentions, entities, strict=True)
    )
    quotation = Quotation(
        id=QuotationId("q"),
        kind="indirect",
        content=(article.span(30, 37),),
        sentence=article.span(23, 38),
    )
    annotations = Annotations(article_id=article.id, mentions=mentions, quotations=(quotation,))
    return ReadAffair({"path": article}, {"path": annotations}, ())


def label(*aliases: str) -> Label:
    return {"canonical": aliases[0], "aliases": list(aliases)}


def test_an_entity_is_right_when_all_its_names_are_in_one_entity() -> None:
    affair = read(
        ("Ada Brandt", 0, "1"), ("Leo Li", 0, "2"), ("Brandt", 20, "1"), ("Brandt", 40, "1")
    )
    brandt, li = label("Ada Brandt", "Brandt", "Ms Brandt"), label("Leo Li")
    assert [one.right for one in judge_entities([brandt, li], affair)] == [True, True]


def test_an_entity_is_wrong_in_parts_or_together_with_another() -> None:
    apart = read(("Ada Brandt", 0, "1"), ("Brandt", 20, "2"), ("Brandt", 40, "2"))
    assert not judge_entities([label("Ada Brandt", "Brandt")], apart)[0].right
    both = read(("Ada Brandt", 0, "1"), ("Leo Li", 0, "1"))
    verdicts = judge_entities([label("Ada Brandt"), label("Leo Li")], both)
    assert [one.why for one in verdicts] == ["shared", "shared"]


def test_a_name_that_is_no_mention_counts_apart() -> None:
    affair = read(("Ada Brandt", 0, "1"))
    (verdict,) = judge_entities([label("Ada Brandt", "Brandt")], affair)
    assert not verdict.right
    assert verdict.right_if_marked


def test_an_unnamed_speaker_is_right_when_nobody_is_named() -> None:
    affair = read(("Ada Brandt", 0, "1"))
    quoted: Label = {"file": "path", "content": "said so", "start": 30}
    verdicts = judge_speakers(
        [quoted | {"speaker": "a sailor (unnamed)"}, quoted | {"speaker": "Ada Brandt"}], affair
    )
    assert [one.right for one in verdicts] == [True, False]
