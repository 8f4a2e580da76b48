"""Pairs of same-event articles labelled by reading: derived, one origin, or independent.

The articles are cleaned as pages are, put into the stories that the labels name, and their text
reuse, credits and sources found; nothing of the labels is used.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.derivations import read_samples
from bench.origins_told import measure_told
from consilience.extraction import extract_page
from consilience.language.sources import name_outlet
from consilience.linking.origins.pairs import Relation, compare_profiles, make_profile
from consilience.linking.origins.sources import collect_outlets, find_sources
from consilience.linking.reuse import Reuse, find_reuse
from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId, StoryId
from consilience.records.page import Page
from consilience.records.story import Story

DERIVED = {"copy", "derived"}
SAME = DERIVED | {"shared-source"}
# BASIL's codes for the three outlets.
CODES = {"nyt": "The New York Times", "fox": "Fox News", "hpo": "HuffPost"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles by name, the reader's label and what was found."""

    one: str
    other: str
    label: str
    found: Relation


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 of one question."""

    right: int
    given: int
    wanted: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, self.given + self.wanted)

    def show(self, name: str) -> str:
        """One line of the table."""
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.wanted)
        return f"{name:34} P {precision:.3f}  R {recall:.3f}  F1 {self.f1:.3f}"


def clean(article: Article) -> Article:
    """The article as its page would be read: furniture, captions and posts out, credits found."""
    outlet = CODES.get((article.outlet or "").lower()) or name_outlet(article.outlet or "")
    page = Page(
        id=PageId(article.id),
        uri=article.id,
        name=article.id,
        media_type="text/plain",
        text=f"{article.title}\n\n{article.text}",
        outlet=outlet or None,
    )
    found = extract_page(page).articles
    kept = max(found, key=lambda one: (len(one.text), one.id), default=article)
    return replace(
        kept, id=article.id, outlet=outlet or None, published=article.published, source_map=()
    )


def find_relations(
    articles: Sequence[Article], affairs: Mapping[str, str]
) -> dict[frozenset[str], Relation]:
    """The relation of every two articles of one affair; `affairs` by the articles' names."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for one in articles:
        groups[affairs[one.id]].append(one)
    stories = [
        Story(id=StoryId(name), title=name, article_ids=tuple(one.id for one in members))
        for name, members in groups.items()
    ]
    reuses = {frozenset((one.article_id, one.source_id)): one for one in _reuse(articles, stories)}
    relations: dict[frozenset[str], Relation] = {}
    for members in groups.values():
        known = collect_outlets(members)
        profiles = {one.id: make_profile(find_sources(one, known)) for one in members}
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                pair: frozenset[ArticleId] = frozenset((one.id, other.id))
                relations[frozenset(pair)] = compare_profiles(
                    profiles[one.id], profiles[other.id], reuses.get(pair)
                )
    return relations


def _reuse(articles: Sequence[Article], stories: Sequence[Story]) -> tuple[Reuse, ...]:
    return find_reuse(articles, stories=stories)


def read_pairs(data: Path, relations: Mapping[frozenset[str], Relation]) -> list[Pair]:
    """The labelled pairs but the unclear ones, with what was found."""
    lines = (data / "labelled" / "origins" / "pairs.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [
        Pair(row["a"], row["b"], row["relation"], relations[frozenset((row["a"], row["b"]))])
        for row in rows
        if row["relation"] != "unclear"
    ]


def score(pairs: Iterable[Pair], wanted: set[str], given: set[str]) -> Scores:
    """One question: labels in `wanted` against relations in `given`."""
    rows = [(one.label in wanted, one.found in given) for one in pairs]
    return Scores(
        right=sum(true and found for true, found in rows),
        given=sum(found for _, found in rows),
        wanted=sum(true for true, _ in rows),
    )


def main() -> None:
    """Print both questions and the independent pairs merged, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--errors", action="store_true", help="list the pairs that are wrong")
    arguments = parser.parse_args()
    samples = read_samples(arguments.data)
    begun = time.process_time()
    articles = [clean(one.article) for one in samples]
    cleaned = time.process_time()
    affairs = {one.article.id: one.affair for one in samples}
    relations = find_relations(articles, affairs)
    seconds = time.process_time() - cleaned
    pairs = read_pairs(arguments.data, relations)
    labels = {frozenset((one.one, one.other)): one.label for one in pairs}
    told = measure_told(articles, affairs, labels)
    derived = score(pairs, DERIVED, {"derived"})
    same = score(pairs, SAME, {"derived", "same origin"})
    independent = [one for one in pairs if one.label == "independent"]
    merged = sum(one.found != "independent" for one in independent)
    print(derived.show("copy and derived against the rest"))
    print(same.show("one origin against independent"))
    print(f"independent pairs merged           {merged} of {len(independent)}")
    for label, (sentences, same_origin) in told.items():
        share = same_origin / max(1, sentences)
        print(f"told by both, on one origin: {label:14} {share:.2f} of {sentences} sentences")
    print(f"CPU: cleaning {cleaned - begun:.1f} s, reuse and sources {seconds:.1f} s")
    if arguments.errors:
        for one in pairs:
            if (one.label == "independent") != (one.found == "independent"):
                print(one)
    figures = {"derived_f1": derived.f1, "same_f1": same.f1, "cpu_s": seconds}
    share = merged / max(1, len(independent))
    on_one = {label: round(one / max(1, count), 3) for label, (count, one) in told.items()}
    print(json.dumps({"bench": "origins", **figures, "independent_merged": share, "told": on_one}))


if __name__ == "__main__":
    main()
