"""Who the holders of statements are among the entities, under all spellings of their names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from consilience.linking.credits.names import fold_holder
from consilience.linking.names import fold_name
from consilience.linking.source_kinds import Source
from consilience.records.annotations import Annotations
from consilience.records.ids import EntityId

SEVERAL = 2  # bearers of one surname


class Persons:
    """The persons whom the annotations of a story's articles name, by surname."""

    def __init__(self, annotations: Iterable[Annotations]) -> None:
        self._counts: dict[str, Counter[EntityId]] = defaultdict(Counter)
        self._full: dict[str, EntityId] = {}
        for notes in annotations:
            for one in notes.mentions:
                if one.kind == "person" and one.form == "name" and one.entity_id:
                    key = fold_holder(one.span.text)
                    if len(key) == 1:
                        self._counts[key[0]][one.entity_id] += 1
                        self._full[fold_name(one.span.text)] = one.entity_id

    def find(self, source: Source) -> EntityId | None:
        """The only person of the surname that the source has, None if there are others."""
        found = self._counts.get(source.key[0]) if _is_person(source) else None
        return next(iter(found)) if found and len(found) == 1 else None

    def count(self, source: Source) -> int:
        """How often the surname is printed."""
        return self._counts[source.key[0]].total() if _is_person(source) else 0

    def tell_apart(self, source: Source) -> Source:
        """The source, known by the full name if its surname is rather that of somebody else.

        A surname alone stands for whoever of its bearers is named most.
        """
        found = self._counts.get(source.key[0], Counter()) if _is_person(source) else Counter()
        name = fold_name(source.name)
        person = self._full.get(name)
        if len(found) < SEVERAL or person is None or name == source.key[0]:
            return source
        leading = min(found, key=lambda one: (-found[one], one))
        return source if person == leading else replace(source, key=(name,))

    def find_same(self, sources: Sequence[Source]) -> Iterator[tuple[Source, Source]]:
        """Pairs of statements of one person whose name is spelt in two ways."""
        alike: Mapping[tuple[EntityId, str, str], list[Source]] = defaultdict(list)
        for one in sources:
            if (person := self.find(one)) is not None:
                alike[person, one.channel, one.since].append(one)
        for held in alike.values():
            yield from pairwise(held)


def _is_person(source: Source) -> bool:
    return source.kind == "statement" and len(source.key) == 1
