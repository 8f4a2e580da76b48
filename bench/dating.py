"""Dates of articles by their company: one article of each affair at a time without its date.

The affairs are given; the other articles keep their dates. `dated`: share of articles that got an
interval; `right`: of these, the true day lies in it; `within a day`: it lies in it or one day off.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.affairs import Sample, read_basil, read_news_cluster
from bench.scores import Row
from consilience.annotation.paragraphs import join_parses, split_pieces
from consilience.annotation.pipeline import load_pipeline
from consilience.annotation.times import FoundTime, find_times, resolve_times
from consilience.linking.dating import date_articles
from consilience.records.ids import ArticleId, StoryId
from consilience.records.story import Story
from consilience.records.time_value import TimeValue

SETS = {"basil": read_basil, "news_cluster": read_news_cluster}

Times = Mapping[ArticleId, tuple[FoundTime, ...]]


def find_all_times(samples: Sequence[Sample]) -> dict[ArticleId, tuple[FoundTime, ...]]:
    """The times of each article, without its date of publication."""
    nlp = load_pipeline("en")
    if nlp is None:
        raise RuntimeError("the English pipeline is missing")
    return {
        one.article.id: find_times(join_parses(list(nlp.pipe(split_pieces(one.article)))))
        for one in samples
        if one.article.text
    }


def measure(samples: Sequence[Sample], times: Times) -> Counter[str]:
    """Counts over all articles whose affair has another dated one."""
    affairs: dict[str, list[Sample]] = defaultdict(list)
    for one in samples:
        if one.article.published is not None:
            affairs[one.affair].append(one)
    counts: Counter[str] = Counter()
    for members in affairs.values():
        for hidden in members if len(members) > 1 else ():
            counts["articles"] += 1
            value = _date_hidden(hidden, members, times)
            if value is not None:
                counts.update(_judge(hidden, value))
    return counts


def make_figures(counts: Counter[str]) -> dict[str, float]:
    """Shares from counts."""
    dated = counts["dated"] or 1
    return {
        "articles": counts["articles"],
        "dated": counts["dated"] / (counts["articles"] or 1),
        "right": counts["right"] / dated,
        "within a day": counts["near"] / dated,
        "within a week": counts["week"] / dated,
        "mean days of an interval": counts["width"] / dated,
    }


def list_errors(samples: Sequence[Sample], times: Times) -> Iterator[str]:
    """A line for each wrong interval."""
    for hidden in samples:
        members = [one for one in samples if one.affair == hidden.affair and one.article.published]
        value = _date_hidden(hidden, members, times) if hidden.article.published else None
        if value is not None and not _judge(hidden, value)["near"] and len(members) > 1:
            published = hidden.article.published
            truth = published.earliest if published else ""
            yield f"{hidden.path}  {truth}  found {value.earliest} to {value.latest}"


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder with basil, news_cluster")
    parser.add_argument("--errors", action="store_true", help="list wrong dates")
    given = parser.parse_args()
    rows = []
    for name, read in SETS.items():
        samples = read(given.data / name)
        times = find_all_times(samples)
        if given.errors:
            print(*list_errors(samples, times), sep="\n")
        rows.append(Row(name, make_figures(measure(samples, times))))
    print(" " * 26, *(f"{row.name:>14}" for row in rows))
    for figure in rows[0].figures:
        print(f"{figure:26}", *(f"{row.figures[figure]:14.3g}" for row in rows))
    print(json.dumps({row.name: row.figures for row in rows}))


def _date_hidden(hidden: Sample, members: Sequence[Sample], times: Times) -> TimeValue | None:
    name = hidden.article.id
    articles = [
        replace(one.article, published=None) if one.article.id == name else one.article
        for one in members
    ]
    known = {one.id: resolve_times(times.get(one.id, ()), one.published) for one in articles}
    story = Story(id=StoryId("hidden"), title="", article_ids=tuple(one.id for one in articles))
    dating = date_articles([story], articles, known, {}).get(name)
    return dating.value if dating else None


def _judge(hidden: Sample, value: TimeValue) -> Counter[str]:
    published = hidden.article.published
    truth = date.fromisoformat(published.first_day if published else "")
    first, last = date.fromisoformat(value.earliest), date.fromisoformat(value.latest)
    away = max((first - truth).days, (truth - last).days, 0)
    return Counter(
        dated=1,
        right=away == 0,
        near=away <= 1,
        week=away <= 7,
        width=(last - first).days + 1,
    )


if __name__ == "__main__":
    main()
