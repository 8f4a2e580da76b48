"""On whose side those stand who took part: the states and peoples that the words for them name."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from consilience.language.gazetteer import find_place
from consilience.language.nominals import find_noun
from consilience.language.parties import find_states, split_name
from consilience.linking.events.deeds import find_head_noun, find_head_words
from consilience.linking.events.parties import make_singular
from consilience.records.annotations import Annotations
from consilience.records.entity import Alias, Entity
from consilience.records.ids import ArticleId, EntityId

NO_SIDE: frozenset[str] = frozenset()
NO_PEOPLE = frozenset({"thing", "place"})  # kinds of nouns for what is on nobody's side


class Sides:
    """The sides of one story: states by ISO code, those that no gazetteer knows by their names.

    A place that nobody knows is a state where it acts ("Skeldor asked for talks"). A bare noun
    ("the guards") stands for the side that it is always of, in its article or else in the story.
    """

    def __init__(
        self, annotations: Sequence[Annotations], entities: Mapping[EntityId, Entity]
    ) -> None:
        self._places = _find_unknown_states(annotations, entities)
        self._named: dict[str, frozenset[str]] = {}
        told: dict[tuple[ArticleId | None, str], set[str]] = defaultdict(set)
        for one in annotations:
            for words in _list_descriptions(one):
                noun = find_head_noun(find_head_words(words))
                for side in self._read(words):
                    told[one.article_id, noun].add(side)
                    told[None, noun].add(side)
        self._of_noun = {key: frozenset(found) for key, found in told.items()}

    def find(self, words: str, article: ArticleId) -> frozenset[str]:
        """The sides of those whom the words of an article describe; none where that is open."""
        if own := self._read(words):
            return own
        noun = find_head_noun(find_head_words(words))
        if not find_noun(noun).kinds.isdisjoint(NO_PEOPLE):
            return NO_SIDE
        found = self._of_noun.get((article, noun)) or self._of_noun.get((None, noun), NO_SIDE)
        return found if len(found) == 1 else NO_SIDE

    def _read(self, words: str) -> frozenset[str]:
        """The sides that the words themselves name before their noun: "two Skeldish guards"."""
        found = self._named.get(words)
        if found is None:
            named = split_name(find_head_words(words))
            singular = " ".join(map(make_singular, named))
            found = find_states(" ".join(named), self._places)
            self._named[words] = found = found or find_states(singular, self._places)
        return found


def _find_unknown_states(
    annotations: Sequence[Annotations], entities: Mapping[EntityId, Entity]
) -> dict[str, str]:
    """Names in lower case of places that no gazetteer knows and that act, as states do."""
    found: dict[str, str] = {}
    for one in annotations:
        for claim in one.claims:
            for part in claim.participants:
                entity = entities.get(part.entity_id) if part.entity_id else None
                if part.role == "actor" and entity is not None and _is_unknown_place(entity):
                    found |= {name: name for name in map(_fold, entity.aliases)}
    return found


def _is_unknown_place(entity: Entity) -> bool:
    return entity.kind == "place" and not any(find_place(one.name) for one in entity.aliases)


def _fold(alias: Alias) -> str:
    return alias.name.lower()


def _list_descriptions(annotations: Annotations) -> Iterator[str]:
    yield from (one.span.text for one in annotations.mentions if one.form == "nominal")
    for claim in annotations.claims:
        yield from (one.span.text for one in claim.participants if not one.entity_id)
