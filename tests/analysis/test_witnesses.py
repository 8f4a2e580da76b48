from collections.abc import Sequence

import pytest

from consilience.analysis.voices import Voices
from consilience.analysis.witnesses import Witnesses
from consilience.linking.origins import OriginIndex
from consilience.records.annotations import Annotations
from consilience.records.claim import Attribution, Claim, Predicate
from consilience.records.entity import Entity, Office
from consilience.records.ids import ClaimId, EntityId
from consilience.records.mention import EntityKind
from tests.analysis.test_corroboration import make_origin
from tests.making import make_article


def know(name: str, kind: EntityKind, of: str | None = None) -> Entity:
    held = Office(title="director", of=of, earliest=None, latest=None, evidence=())
    return Entity(
        id=EntityId(name),
        kind=kind,
        name=name,
        aliases=(),
        mention_ids=(),
        offices=(held,) if of else (),
    )


ENTITIES = (
    know("Ilva Torrent", "person", of="Sarn Docks"),
    know("Oren Malk", "person"),
    know("Sarn Docks", "organisation"),
    know("The Onde Gazette", "organisation"),
)
KNOWN = {one.name: one.id for one in ENTITIES}


def count_voices(texts: Sequence[str]) -> int:
    """The voices of texts of which each tells that the gate was locked; who says so begins it."""
    claims: list[Claim] = []
    articles = [make_article(text, name=f"n{at}") for at, text in enumerate(texts)]
    for article in articles:
        at = article.text.index("the gate was locked")
        source, _, _ = article.text.partition(" said")
        known = Attribution(source=article.span(0, len(source)), entity_id=KNOWN.get(source))
        claims.append(
            Claim(
                id=ClaimId(article.id),
                span=article.span(at, at + 19),
                predicate=Predicate(lemma="lock", span=article.span(at + 13, at + 19)),
                event_type=None,
                participants=(),
                when=None,
                where=None,
                quantities=(),
                factuality="occurred",
                attribution=(known,) if " said" in article.text else (),
            )
        )
    notes = [
        Annotations(article_id=article.id, claims=(claim,))
        for article, claim in zip(articles, claims, strict=True)
    ]
    origins = [
        make_origin(f"paper {one.id}", "outlet", one.span(0, len(one.text))) for one in articles
    ]
    read = {one.id: one.text for one in articles}
    return Witnesses(OriginIndex(origins), origins, ENTITIES, Voices(notes), read).count(claims)


NAMED = "Ilva Torrent said that the gate was locked."


@pytest.mark.parametrize(
    ("other", "voices"),
    [
        ("Oren Malk said on Friday that the gate was locked.", 2),
        ("Late on Friday night the gate was locked.", 2),
        ("A neighbour said on Friday that the gate was locked.", 2),
        ("Officials said on Friday that the gate was locked.", 1),
        ("She said on Friday that the gate was locked.", 1),
        ("The report said on Friday that the gate was locked.", 1),
        ("The director said on Friday that the gate was locked.", 1),
        ("The Onde Gazette said on Friday that the gate was locked.", 1),
        ("Sarn Docks said on Friday that the gate was locked.", 1),  # of which she is director
        ("On Friday, “the gate was locked before noon”.", 1),
        ('On Friday, "the gate was locked before noon".', 1),
        ("The “old” watch held, and then the gate was locked.", 2),
    ],
)
def test_a_source_that_may_be_the_one_who_is_named_is_no_second_voice(
    other: str, voices: int
) -> None:
    assert count_voices([NAMED, other]) == voices


def test_sources_that_are_not_named_are_one_voice_beside_a_paper_that_saw_it() -> None:
    told = ["Officials said that the gate was locked.", "He said that by noon the gate was locked."]
    assert count_voices(told) == 1
    assert count_voices([*told, "Late on Friday night the gate was locked."]) == 2
