import pytest

from consilience.linking.entities.speakers import write_speakers
from consilience.records.article import Article
from consilience.records.ids import EntityId, QuotationId
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation
from tests.making import make_article, mark

BRANDT, COUNCIL, LUND = EntityId("brandt"), EntityId("council"), EntityId("lund")
OTHER = EntityId("other")


def mark_all(article: Article) -> list[Mention]:
    """The names that stand in the text, each with its entity."""
    known: list[tuple[str, EntityId, str]] = [
        ("Ada Brandt", BRANDT, "person"),
        ("Leo Lund", LUND, "person"),
        ("Harbour Council", COUNCIL, "organisation"),
        ("Oslo", OTHER, "place"),
    ]
    found = []
    for name, entity, kind in known:
        if name in article.text:
            one = mark(article, name, kind)  # type: ignore[arg-type]
            found.append(replace_entity(one, entity))
    return found


def replace_entity(mention: Mention, entity: EntityId) -> Mention:
    return Mention(
        id=mention.id,
        span=mention.span,
        kind=mention.kind,
        form=mention.form,
        role=mention.role,
        entity_id=entity,
    )


def quote(article: Article, speaker: str, *, via: str | None = None) -> Quotation:
    start = article.text.index(speaker)
    span = article.span(start, start + len(speaker))
    carrier = None if via is None else article.text.index(via)
    return Quotation(
        id=QuotationId(speaker),
        kind="direct",
        content=(article.span(0, 1),),
        sentence=article.span(0, len(article.text)),
        speaker=span,
        via=None if via is None or carrier is None else article.span(carrier, carrier + len(via)),
        rule="cue-quote",
        confidence=1.0,
    )


@pytest.mark.parametrize(
    ("speaker", "entity"),
    [
        ("Ada Brandt of Oslo", BRANDT),
        ("Ada Brandt herself", BRANDT),
        ("Ada Brandt in the past", BRANDT),
        ("Lead author of the study, Ada Brandt", BRANDT),
        ("at least one of them, Oslo’s Ada Brandt", BRANDT),
        ("an aide to Ada Brandt of Oslo", None),
        ("Ada Brandt and the others", None),
        ("officials of the party, such as Ada Brandt", None),
        ("the Brandt family", None),
    ],
)
def test_who_speaks_is_the_one_that_the_words_are_about(
    speaker: str, entity: EntityId | None
) -> None:
    article = make_article(f"“No,” said {speaker}.")
    (told,) = write_speakers([quote(article, speaker)], mark_all(article), {})
    assert told.speaker_id == entity


@pytest.mark.parametrize(
    ("speaker", "entity"),
    [
        ("Ada Brandt’s resignation letter to Leo Lund", BRANDT),
        ("a statement from the Harbour Council", COUNCIL),
        ("A letter sent by Ada Brandt", BRANDT),
        ("a statement on Ada Brandt", None),
        ("Ada Brandt’s lawyer", None),
        ("the trial of Ada Brandt", None),
        ("the letter that the friends of Ada Brandt", None),
    ],
)
def test_what_a_writing_says_is_said_by_whose_it_is(speaker: str, entity: EntityId | None) -> None:
    article = make_article(f"“No,” said {speaker}.")
    (told,) = write_speakers([quote(article, speaker)], mark_all(article), {})
    assert told.speaker_id == entity


def test_the_statement_is_that_of_who_said_something_in_a_statement() -> None:
    article = make_article("Ada Brandt said in a statement: “No.” “Never,” the statement added.")
    first = quote(article, "Ada Brandt", via="a statement")
    told = write_speakers([first, quote(article, "the statement")], mark_all(article), {})
    assert [one.speaker_id for one in told] == [BRANDT, BRANDT]
    alone = write_speakers([quote(article, "the statement")], mark_all(article), {})
    assert [one.speaker_id for one in alone] == [None]


@pytest.mark.parametrize(
    ("text", "pronoun", "entity"),
    [
        ("Ada Brandt, who said no, left.", "who", BRANDT),
        ("Ada Brandt (Oslo), who said no, left.", "who", BRANDT),
        ("The Harbour Council, which said no, met.", "which", COUNCIL),
        ("Ada Brandt left the room with those who said no.", "who", None),
    ],
)
def test_a_relative_pronoun_is_the_name_before_it(
    text: str, pronoun: str, entity: EntityId | None
) -> None:
    article = make_article(text)
    (told,) = write_speakers([quote(article, pronoun)], mark_all(article), {})
    assert told.speaker_id == entity


def test_a_spokesman_for_a_speaker_of_the_house_is_not_the_speaker() -> None:
    article = make_article("“No,” said a spokesman for Speaker Ada Brandt of Oslo.")
    name = mark(article, "Ada Brandt")
    titled = Mention(
        id=name.id,
        span=name.span,
        kind="person",
        form="name",
        role="spokesman for Speaker",
        entity_id=BRANDT,
    )
    speaker = "a spokesman for Speaker Ada Brandt of Oslo"
    (told,) = write_speakers([quote(article, speaker)], [titled], {})
    assert told.speaker_id is None
