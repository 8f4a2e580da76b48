"""Happenings of whole affairs against labels made by reading: each as one event of its own."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from bench.facts import read_articles, read_labels
from consilience.annotation import annotate_articles
from consilience.linking.entities import group_entities
from consilience.linking.events import group_events
from consilience.linking.stories import group_stories
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId, EventId

ENOUGH = 0.5  # of a happening's mentions

Label: TypeAlias = dict[str, Any]  # one happening as labelled; see the data's own README
Claims: TypeAlias = Mapping[ArticleId, Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one happening.

    `marked` is the part of its mentions with a claim in them, `held` the largest part that one
    event holds, `right` whether such an event holds enough of them and no other happening's.
    """

    title: str
    marked: float
    held: float
    right: bool
    rival: str = ""


def find_claims_of(
    articles: Sequence[Article],
) -> dict[ArticleId, tuple[Claim, ...]]:
    """The claims of each article with their events, as the program finds them."""
    stories = group_stories(articles)
    annotations = [one.annotations for one in annotate_articles(articles)]
    entities, linked = group_entities(stories, articles, annotations)
    _, told = group_events(stories, articles, linked, entities)
    return {one.article_id: one.claims for one in told}


def judge_happenings(
    labels: Sequence[Label], articles: Mapping[str, Article], claims: Claims
) -> list[Verdict]:
    """A verdict for each happening; `articles` by the path in the labels.

    An event holds a mention if a predicate of its claims stands in the labelled words. Of the
    events that hold enough mentions, the one that holds the fewest of other happenings counts.
    """
    events = [
        [_find_events(one, articles, claims) for one in label["mentions"]] for label in labels
    ]
    return [_judge(at, labels, events) for at in range(len(labels))]


def _judge(
    at: int, labels: Sequence[Label], events: Sequence[Sequence[frozenset[EventId]]]
) -> Verdict:
    own = events[at]
    shares = {
        event: sum(event in one for one in own) / len(own)
        for event in sorted({event for one in own for event in one})
    }
    rivals = {
        event: [
            labels[other]["title"]
            for other in range(len(labels))
            if other != at and any(event in one for one in events[other])
        ]
        for event, share in shares.items()
        if share >= ENOUGH
    }
    best = min(rivals.values(), key=len, default=None)
    return Verdict(
        title=labels[at]["title"],
        marked=sum(map(bool, own)) / len(own),
        held=max(shares.values(), default=0.0),
        right=best == [],
        rival=best[0] if best else "",
    )


def _find_events(
    mention: Label, articles: Mapping[str, Article], claims: Claims
) -> frozenset[EventId]:
    """The events of the claims whose predicates stand in the mention's words."""
    article = articles.get(mention["file"])
    start = article.text.find(mention["snippet"]) if article else -1
    if article is None or start < 0:
        return frozenset()
    end = start + len(mention["snippet"])
    return frozenset(
        one.event_id
        for one in claims.get(article.id, ())
        if one.event_id and start <= one.predicate.span.start < end
    )


def judge(data: Path) -> Iterator[tuple[str, list[Verdict]]]:
    """For each affair its name and the verdicts."""
    articles = read_articles(data)
    for label in read_labels(data):
        chosen = {path: articles[path] for path in label["files"] if path in articles}
        claims = find_claims_of(list(chosen.values()))
        yield str(label["event"]), judge_happenings(label["happenings"], chosen, claims)


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds labelled/ and stories/")
    parser.add_argument("--errors", action="store_true", help="list what is not right, and why")
    given = parser.parse_args()
    verdicts = []
    for event, found in judge(given.data):
        verdicts += found
        print(f"{event[:8]:8} right {sum(one.right for one in found):3} of {len(found)}")
        for one in found if given.errors else ():
            if not one.right:
                print(f"  {one.title} | marked {one.marked:.2f} held {one.held:.2f} {one.rival}")
    count = max(len(verdicts), 1)
    figures = {
        "happenings": float(len(verdicts)),
        "marked": sum(one.marked for one in verdicts) / count,
        "held": sum(one.held >= ENOUGH for one in verdicts) / count,
        "right": sum(one.right for one in verdicts) / count,
    }
    print(*(f"{name} {value:.3f}" for name, value in figures.items()))
    print(json.dumps(figures, sort_keys=True))


if __name__ == "__main__":
    main()
