from dataclasses import replace

from consilience.linking.origins.voices import find_speakers
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import EntityId, QuotationId
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from tests.making import make_article, mark


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


def quote(article: Article, said: str, speaker: str, *, rule: str = "clause") -> Quotation:
    return Quotation(
        id=QuotationId(said),
        kind="indirect",
        content=(span(article, said),),
        sentence=article.span(0, len(article.text)),
        speaker=span(article, speaker),
        rule=rule,
    )


def test_a_voice_has_the_name_that_the_article_gives_its_entity() -> None:
    article = make_article("Velmar came. The company said that it was late.")
    entity = EntityId("velmar")
    named = replace(mark(article, "Velmar", "organisation"), entity_id=entity)
    said = replace(quote(article, "that it was late", "The company"), speaker_id=entity)
    read = Annotations(article_id=article.id, mentions=(named,), quotations=(said,))
    speakers = find_speakers(read)
    assert speakers is not None
    ((voice,),) = [speakers.voices]
    assert (voice.name, voice.is_body, voice.is_speech) == ("Velmar", True, True)


def test_a_body_without_a_name_is_known_by_its_words_and_a_place_says_nothing() -> None:
    article = make_article("The coast guard said that it was late. Quay Street said no.")
    entity = EntityId("street")
    named = replace(mark(article, "Quay Street", "place"), entity_id=entity)
    first = quote(article, "that it was late", "The coast guard")
    second = replace(quote(article, "no", "Quay Street", rule="object"), speaker_id=entity)
    read = Annotations(article_id=article.id, mentions=(named,), quotations=(first, second))
    speakers = find_speakers(read)
    assert speakers is not None
    assert [(one.name, one.is_speech) for one in speakers.voices] == [
        ("coast guard", True),
        (None, False),
    ]


def test_it_is_the_body_that_spoke_before_and_what_was_known_is_not_told() -> None:
    article = make_article("The coast guard knew that it was late. It says that nobody was hurt.")
    first = quote(article, "that it was late", "The coast guard")
    second = quote(article, "that nobody was hurt", "It")
    quotations = (
        replace(first, cue=span(article, "knew")),
        replace(second, cue=span(article, "says")),
    )
    speakers = find_speakers(Annotations(article_id=article.id, quotations=quotations))
    assert speakers is not None
    assert [(one.name, one.is_told) for one in speakers.voices] == [
        ("coast guard", False),
        ("coast guard", True),
    ]


def test_a_body_called_by_its_kind_is_the_only_one_so_called() -> None:
    article = make_article("Customers of Upland Bank wait. The bank said that it was late.")
    named = mark(article, "Customers of Upland Bank", "organisation")
    said = quote(article, "that it was late", "The bank")
    speakers = find_speakers(
        Annotations(article_id=article.id, mentions=(named,), quotations=(said,))
    )
    assert speakers is not None
    assert [(one.name, one.is_body) for one in speakers.voices] == [("Upland Bank", True)]
