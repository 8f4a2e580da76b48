"""Event mentions as the pair score sees them: made from claims, or from marked text."""

from dataclasses import dataclass

from consilience.records.claim import Factuality
from consilience.records.ids import ArticleId, EntityId
from consilience.records.mention import EntityKind
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who or what took part: the name, or the head noun with what stands before it.

    `kind` and `entity` are those of the entity, None where it is not known. `printed` is True
    where the words themselves are its name: a pronoun may have been read wrong. `sides` are the
    states that the words stand with, `order` the words that tell it from others like it ("second",
    "more"). `definite`: the words mean one that is known ("the bridge", not "fire").
    """

    role: str
    words: str
    named: bool = False
    printed: bool = False
    kind: EntityKind | None = None
    entity: EntityId | None = None
    sides: frozenset[str] = frozenset()
    order: frozenset[str] = frozenset()
    definite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """The words for one happening in one article, with what is said about it around them.

    `sentence` are the words of its sentence, `offset` tells two mentions in equal sentences
    apart: it is the predicate's place there. `place` is the entity of `where`, `country` (ISO
    3166 alpha-2) the one it lies in. `numbers` are quantities as (value, unit). `act` and
    `event_type` are PLOVER roots. `told` is the day (ISO 8601) on which the article was published,
    "" where it is not known. `dyad` is the one of several parties for whom this mention of a
    claim stands ("met A and B"), None where the claim has one mention.
    """

    id: str
    article: ArticleId
    lemma: str
    words: str
    sentence: str
    offset: int = 0
    parties: tuple[Party, ...] = ()
    when: TimeValue | None = None
    where: str | None = None
    place: EntityId | None = None
    country: str | None = None
    numbers: tuple[tuple[float, str], ...] = ()
    event_type: str | None = None
    act: str | None = None
    factuality: Factuality = "occurred"
    negated: bool = False
    reciprocal: bool = False
    dyad: EntityId | None = None
    told: str = ""
    leads: bool = False
