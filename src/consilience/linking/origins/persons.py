"""Who the holders of statements are among the entities, under all spellings of their names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from consilience.linking.credits.names import fold_holder
from consilience.linking.source_kinds import Source
from consilience.records.annotations import Annotations
from consilience.records.ids import EntityId


class Persons:
    """The persons whom the annotations of a story's articles name, by surname."""

    def __init__(self, annotations: Iterable[Annotations]) -> None:
        self._counts: dict[str, Counter[EntityId]] = defaultdict(Counter)
        for notes in annotations:
            for one in notes.mentions:
                if one.kind == "person" and one.form == "name" and one.entity_id:
                    key = fold_holder(one.span.text)
                    if len(key) == 1:
                        self._counts[key[0]][one.entity_id] += 1

    def find(self, source: Source) -> EntityId | None:
        """The only person of the surname that the source has, None if there are others."""
        found = self._counts.get(source.key[0]) if _is_person(source) else None
        return next(iter(found)) if found and len(found) == 1 else None

    def count(self, source: Source) -> int:
        """How often the surname is printed."""
        return self._counts[source.key[0]].total() if _is_person(source) else 0

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
