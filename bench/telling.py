"""What dossiers of real articles tell, drawn by lot to be read: briefs and corroborated events.

`--draw N` prints N sentences of briefs and N events that are marked as corroborated, each with the
sentences behind it. Whoever reads them counts what is right: a sentence that is whole and true to
its words; an event whose claims, from two origins, tell one happening. The counts stand in the
documentation; this program gives how many there are.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.discrepancies import read_affairs
from bench.lots import draw, read_around
from bench.scores import Row
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


def count(name: str, told: Sequence[Told]) -> Row:
    """How many, and how many of them on two origins or more."""
    witnessed = sum(one.origins >= WITNESSED for one in told)
    return Row(name, {"told": float(len(told)), "of two origins": float(witnessed)})


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
    for name, listed in (("sentences", list_sentences), ("corroborated", list_corroborated)):
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
