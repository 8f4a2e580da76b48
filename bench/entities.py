"""The people, bodies and places of dossiers of real articles, drawn by lot to be read and judged.

`--draw N` prints N entities, one mentioned twice as often twice as likely: kind, each name with a
sentence, each office with its sentences, one mention of any form, and the other entities of the
affair that share a word with a name. Whoever reads them counts whether the kind is right, the
names and the mention are one being's, no other entity is the same being, and the offices are held.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.discrepancies import read_affairs
from bench.lots import draw_by_weight, read_around
from bench.telling import make_dossiers
from consilience.linking.names import fold_name
from consilience.pipeline.sparing import sparing
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.mention import Mention
from consilience.records.span import Span

SHORTEST_SHARED = 4  # letters of a word that two names have in common
MOST_EVIDENCE = 2  # sentences of an office or a name


@dataclass(frozen=True, slots=True)
class Shown:
    """An entity of the dossier of one affair."""

    key: str
    entity: Entity


def list_entities(dossier: Dossier) -> Iterator[Shown]:
    """The entities of a dossier of one story."""
    story = dossier.stories[0].id
    return (Shown(f"{story} {one.id}", one) for one in dossier.entities)


def find_alike(entity: Entity, others: Iterable[Entity]) -> list[Entity]:
    """Other entities of which a name shares a word with one of the entity's."""
    words = _find_words(entity)
    return [one for one in others if one.id != entity.id and words & _find_words(one)]


def describe(shown: Shown, dossier: Dossier, seed: int) -> Iterator[str]:
    """The lines that tell whoever judges an entity what there is to judge."""
    entity = shown.entity
    mentions = {one.id: one for each in dossier.annotations for one in each.mentions}
    own = [mentions[one] for one in entity.mention_ids]
    yield f"{shown.key}: {entity.kind} {entity.name!r}, {len(own)} mentions"
    for alias in entity.aliases:
        spans = [one.span for one in own if _is_name(one) and one.span.text == alias.name]
        yield f"  name {alias.name!r} {alias.count}"
        yield from _read(spans, dossier)
    for office in entity.offices:
        yield f"  office {office.title!r} of {office.of!r}, seen {len(office.evidence)} times"
        yield from _read(office.evidence, dossier)
    one = random.Random(seed).choice(own)  # a lot to read
    yield f"  {one.form} [{one.span.text}]"
    yield from _read([one.span], dossier)
    alike = (
        f"{one.kind} {one.name!r} {len(one.mention_ids)}"
        for one in find_alike(entity, dossier.entities)
    )
    yield f"  alike: {'; '.join(alike)}"


def _is_name(mention: Mention) -> bool:
    return mention.form == "name"


def _find_words(entity: Entity) -> set[str]:
    words = {word for alias in entity.aliases for word in fold_name(alias.name).split()}
    return {word for word in words if len(word) >= SHORTEST_SHARED}


def _read(spans: Iterable[Span], dossier: Dossier) -> Iterator[str]:
    articles = {one.id: one for one in dossier.articles}
    for span in list(spans)[:MOST_EVIDENCE]:
        yield f"    [{span.text}] {span.article}: {read_around(articles[span.article], span)}"


def main() -> None:
    """Print the lot, a table and one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds stories/")
    parser.add_argument("--draw", type=int, default=0, help="so many by lot, to be read")
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    given = parser.parse_args()
    with sparing():
        dossiers = {one.stories[0].id: one for one in make_dossiers(read_affairs(given.data))}
    home = {one: story for story, each in dossiers.items() for one in list_entities(each)}
    weights = {one: float(len(one.entity.mention_ids)) for one in home}
    for one in draw_by_weight(weights, lambda each: each.key, given.draw, given.seed):
        print("\n".join(describe(one, dossiers[home[one]], given.seed)))
    figures = Counter(str(one.entity.kind) for one in home)
    figures["offices"] = sum(len(one.entity.offices) for one in home)
    print(*(f"{name} {count}" for name, count in sorted(figures.items())))
    print(json.dumps({"entities": figures}))


if __name__ == "__main__":
    main()
