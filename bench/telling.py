"""What dossiers of real articles tell, drawn by lot to be read: briefs, events, cells of tables.

`--draw N` prints N sentences of briefs, N events that are marked as corroborated, and of the tables
of facts N cells each of those that tell a fact, tell it otherwise, may tell it, and do not, each
with the sentences behind it. Whoever reads them counts what is right: a sentence that is whole and
true to its words; an event whose claims, from two origins, tell one happening; a cell whose whole
article tells the fact, or does not. The counts stand in the documentation; this program gives how
many there are.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.discrepancies import read_affairs
from bench.lots import draw, read_around
from bench.scores import Row
from consilience.analysis.facts import Cell, Fact, make_fact_tables
from consilience.annotation import annotate_articles
from consilience.pipeline.parts import conclude, link_dossier
from consilience.pipeline.sparing import sparing
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import StoryId
from consilience.records.span import Span
from consilience.records.story import Story

WITNESSED = 2  # origins of what is told by more than one


@dataclass(frozen=True, slots=True)
class Told:
    """What a dossier tells, on how many origins, with the words behind it."""

    key: str
    text: str
    origins: int
    words: tuple[tuple[Article, Span], ...]


def make_dossiers(affairs: Mapping[str, Sequence[Article]]) -> Iterator[Dossier]:
    """The dossier of each affair, as one story."""
    for name in sorted(affairs):
        there = sorted(affairs[name], key=lambda one: one.id)
        story = Story(id=StoryId(name), title=name, article_ids=tuple(one.id for one in there))
        yield conclude(link_dossier(story, there, list(annotate_articles(there)))[0])


def list_sentences(dossier: Dossier) -> Iterator[Told]:
    """The sentences of the paragraph of each brief that tell an event, not a difference."""
    articles = {one.id: one for one in dossier.articles}
    for brief in dossier.briefs:
        for at, one in enumerate(brief.sentences):
            if one.discrepancy_id is None:
                words = tuple((articles[span.article], span) for span in one.evidence)
                yield Told(f"{brief.story_id} {at}", one.text, len(one.origins), words)


def list_corroborated(dossier: Dossier) -> Iterator[Told]:
    """The events marked as corroborated, each with the claims of the articles that count."""
    articles = {one.id: one for one in dossier.articles}
    claims = {claim.id: claim for one in dossier.annotations for claim in one.claims}
    events = {one.id: one for one in dossier.events}
    for one in dossier.corroborations:
        if one.level == "corroborated" and one.event_id is not None:
            event = events[one.event_id]
            spans = [claims[name].span for name in event.claim_ids]
            words = ((articles[span.article], span) for span in spans)
            counted = tuple(each for each in words if each[0].id in one.articles)
            yield Told(f"{one.story_id} {event.id}", event.title, len(one.origins), counted)


def list_cells(dossier: Dossier, kinds: Set[str]) -> Iterator[Told]:
    """The cells of the tables of these states or excuses, each with its words.

    A cell without words of its own has those of the others that tell the fact.
    """
    articles = {one.id: one for one in dossier.articles}
    for table in make_fact_tables(dossier):
        for fact in table.facts:
            for cell in fact.cells:
                kind = cell.excuse or cell.state
                if kind in kinds:
                    words = tuple((articles[one.article], one) for one in _list_words(cell, fact))
                    key = f"{table.story_id} {fact.event_id} {cell.article_id}"
                    yield Told(key, f"{kind}: {fact.title}", len(fact.origins), words)


def _list_words(cell: Cell, fact: Fact) -> Sequence[Span]:
    return cell.evidence or [claim.span for one in fact.cells for claim in one.claims]


def count(name: str, told: Sequence[Told]) -> Row:
    """How many, and how many of them on two origins or more."""
    witnessed = sum(one.origins >= WITNESSED for one in told)
    return Row(name, {"told": float(len(told)), "of two origins": float(witnessed)})


LISTS: Mapping[str, Callable[[Dossier], Iterator[Told]]] = {
    "sentences": list_sentences,
    "corroborated": list_corroborated,
    "said": partial(list_cells, kinds={"said"}),
    "differs": partial(list_cells, kinds={"differs"}),
    "near": partial(list_cells, kinds={"near"}),
    "silent": partial(list_cells, kinds={"silent", "early", "fragment"}),
}


def main() -> None:
    """Print the lots, a table and one JSON line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="holds stories/")
    parser.add_argument("--draw", type=int, default=0, help="so many of each by lot, to be read")
    parser.add_argument("--seed", type=int, default=1, help="of the lot")
    given = parser.parse_args()
    with sparing():
        dossiers = list(make_dossiers(read_affairs(given.data)))
    figures = {}
    for name, listed in LISTS.items():
        told = [one for dossier in dossiers for one in listed(dossier)]
        for one in draw(told, lambda each: each.key, given.draw, given.seed):
            print(f"{name} {one.key} ({one.origins} origins): {one.text}")
            for article, span in one.words:
                print(f"    [{span.text}] {article.id}: {read_around(article, span)}")
        row = count(name, told)
        figures[row.name] = row.figures
        print(f"{row.name:14}", *(f"{name} {value:.3g}" for name, value in row.figures.items()))
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
