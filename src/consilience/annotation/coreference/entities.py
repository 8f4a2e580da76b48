"""The entities of one article while it is read: who was mentioned how, what is known of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from consilience.annotation.coreference.names import Key
from consilience.annotation.coreference.references import Reference
from consilience.annotation.coreference.words import Words
from consilience.records.mention import EntityKind

MOST_BEFORE = 100  # references among which an antecedent is looked for


@dataclass(frozen=True, slots=True)
class Office:
    """An office or calling: its noun, and the words before it ("defence", "prime")."""

    noun: str
    words: frozenset[str]


@dataclass(slots=True, kw_only=True)
class Entity:
    """What is known so far. `names` are of the whole article, `references` those read already.

    `states` are numbers of the states (entities) that it belongs to, `bodies` of those in which a
    person has an office, `members` those of a group; `types` of body are known from its name or
    noun.
    """

    number: int
    kind: EntityKind
    key: Key = ()
    plural: bool = False
    gender: str = ""
    sure: bool = False  # of the gender
    names: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    states: set[int] = field(default_factory=set)
    bodies: set[int] = field(default_factory=set)
    members: tuple[int, ...] = ()
    types: frozenset[str] = frozenset()
    ages: set[str] = field(default_factory=set)
    acts: bool = False  # a place that does something, or has an adjective


class Chains:
    """The references of an article and the entity of each that has been read."""

    def __init__(self, words: Words, references: Sequence[Reference]) -> None:
        self.words = words
        self.references = references
        self.entities: list[Entity] = []
        self.entity_of: dict[int, int] = {}
        self.reasons: dict[int, str] = {}
        self.owned: dict[tuple[int, str], int] = {}
        self.named: dict[int, int] = {}  # the entities of names, of those not yet read too
        self.spoken_for: dict[int, int] = {}  # by whom: the owner of "her lawyer" by the lawyer
        self.only_state: int | None = None  # the entity, where the article names but one
        self.groups: dict[tuple[int, ...], int] = {}  # entities of several by their members
        self.group_at: dict[int, int] = {}  # the same by the first of references joined by "and"
        self.at_head = {one.head: at for at, one in enumerate(references)}

    def found(
        self,
        kind: EntityKind,
        *,
        key: Key = (),
        plural: bool = False,
        members: tuple[int, ...] = (),
    ) -> Entity:
        """A new entity."""
        entity = Entity(
            number=len(self.entities), kind=kind, key=key, plural=plural, members=members
        )
        self.entities.append(entity)
        return entity

    def found_group(self, references: tuple[int, ...], members: tuple[int, ...]) -> None:
        """An entity of several that are named together."""
        if members not in self.groups:
            self.groups[members] = self.found("group", plural=True, members=members).number
        self.group_at[references[0]] = self.groups[members]

    def join(self, at: int, entity: Entity, reason: str = "") -> None:
        """Take a reference for one of an entity, and learn from it how that is called."""
        one = self.references[at]
        self.entity_of[at] = entity.number
        entity.references.append(at)
        if reason:
            self.reasons[at] = reason
        if one.gender and (not entity.gender or not entity.sure):
            entity.gender, entity.sure = one.gender, True
        if one.form == "nominal":
            entity.nouns.add(one.word)
            entity.types |= one.noun.types

    def find_entity(self, at: int | None) -> Entity | None:
        """The entity of a reference, if it has been read."""
        number = self.entity_of.get(at) if at is not None else None
        return None if number is None else self.entities[number]

    def find_owner(self, at: int) -> Entity | None:
        """The entity that possesses what the reference stands for."""
        owner = self.references[at].owner
        return None if owner is None else self.find_entity(self.at_head.get(owner))

    def find_before(self, at: int, *, sentences: int, most: int = MOST_BEFORE) -> Iterator[int]:
        """References before one, nearest first, that have been read."""
        here = self.references[at]
        for other in range(at - 1, max(-1, at - 1 - most), -1):
            one = self.references[other]
            if here.sentence - one.sentence > sentences:
                return
            if other in self.entity_of and one.head < here.head:
                yield other

    def find_entities_before(self, at: int, *, sentences: int) -> dict[int, int]:
        """Entities before a reference, each with its nearest reference, nearest first."""
        # As `find_before`, written out: some 3,000 steps an article.
        nearest: dict[int, int] = {}
        references, entity_of, here = self.references, self.entity_of, self.references[at]
        head, first = here.head, here.sentence - sentences
        for other in range(at - 1, max(-1, at - 1 - MOST_BEFORE), -1):
            one = references[other]
            if one.sentence < first:
                break
            number = entity_of.get(other)
            if number is not None and number not in nearest and one.head < head:
                nearest[number] = other
        return nearest

    def walk_entities(self, at: int, *, sentences: int) -> Iterator[Entity]:
        """Entities before a reference, nearest first."""
        for number in self.find_entities_before(at, sentences=sentences):
            yield self.entities[number]
