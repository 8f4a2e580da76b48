"""Articles grouped by the affair that they report."""

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.linking.clusters import Pair, cluster_average
from consilience.linking.similarity import make_features
from consilience.records.article import Article
from consilience.records.ids import StoryId, make_id
from consilience.records.story import Story

SAME_STORY = 0.24  # mean similarity; between the best cuts of two sets, see docs/explain/stories.md
CANDIDATE = 0.12  # below this, a pair is not looked at
DECAY_DAYS = 120  # similarity falls to half with time; trial in docs/explain/stories.md
FARTHEST_DAYS = (
    365  # no affair's articles lie further apart: two defence ministers' meetings, 2022 and 2025
)
RARE_IN = 100  # two articles are compared if they share a feature that at most so many have,
KEYS = 20  # or one of the so many weightiest of each,
KEY_IN = 2000  # if at most so many have it
TITLE_WORDS = 14


def group_stories(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Every article in one story, in order of the stories' earliest dates, undated ones last.

    Average linkage over similarity and days between (never single linkage, which chains affairs
    together); articles more than `FARTHEST_DAYS` apart are never in one story. The result does
    not depend on the order of the articles.
    """
    ordered = sorted(articles, key=lambda one: one.id)
    if not ordered:
        return ()
    similarity, apart = _compare(ordered)
    groups = cluster_average(len(ordered), similarity, apart, SAME_STORY)
    nearness = _sum_inside(groups, similarity)
    stories = [_make_story(ordered, group, nearness) for group in groups]
    return tuple(sorted(stories, key=lambda story: (story.earliest or "9999", story.id)))


def _compare(articles: Sequence[Article]) -> tuple[dict[Pair, float], list[Pair]]:
    """Similarities of the pairs worth a look, and the pairs among them that time keeps apart."""
    features = make_features(articles)
    rows, columns = _find_candidates(features)
    values = np.asarray(features[rows].multiply(features[columns]).sum(axis=1)).ravel()
    dates = [_read_day(one) for one in articles]
    similarity, apart = {}, []
    for row, column, value in zip(rows.tolist(), columns.tolist(), values.tolist(), strict=True):
        days = _days_between(dates[row], dates[column])
        if days > FARTHEST_DAYS:
            apart.append((row, column))
        elif (decayed := value * (0.5 + 0.5 * exp(-days / DECAY_DAYS))) >= CANDIDATE:
            similarity[row, column] = decayed
    return similarity, apart


def _find_candidates(features: sparse.csr_matrix) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Row numbers of the pairs that share a telling feature, first below second.

    Telling are features that few articles have, and the weightiest of each article, by which
    copies find each other however many they are.
    """
    seen_in = np.diff(features.tocsc().indptr)
    rare = features[:, seen_in <= RARE_IN]
    keys = _keep_weightiest(features)[:, seen_in <= KEY_IN]
    shared = sparse.triu(rare @ rare.T + keys @ keys.T, k=1).tocoo()
    return shared.row, shared.col


def _keep_weightiest(features: sparse.csr_matrix) -> sparse.csr_matrix:
    """Only the `KEYS` weightiest features of each row."""
    kept = features.copy()
    for row in range(kept.shape[0]):
        weights = kept.data[kept.indptr[row] : kept.indptr[row + 1]]
        if len(weights) > KEYS:
            weights[weights < np.partition(weights, -KEYS)[-KEYS]] = 0
    kept.eliminate_zeros()
    return kept


def _sum_inside(
    groups: Sequence[Sequence[int]], similarity: Mapping[Pair, float]
) -> dict[int, float]:
    """How near each article is to all others of its group, in sum."""
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    nearness = dict.fromkeys(group_of, 0.0)
    for (one, other), value in similarity.items():
        if group_of[one] == group_of[other]:
            nearness[one] += value
            nearness[other] += value
    return nearness


def _make_story(
    articles: Sequence[Article], group: Sequence[int], nearness: Mapping[int, float]
) -> Story:
    members = [articles[at] for at in group]
    days = sorted(day for one in members if (day := _read_day(one)))
    return Story(
        id=StoryId(make_id("story", *(one.id for one in members))),
        title=_choose_title(articles, group, nearness),
        article_ids=tuple(one.id for one in members),
        outlets=tuple(sorted({one.outlet for one in members if one.outlet})),
        earliest=days[0].isoformat() if days else None,
        latest=days[-1].isoformat() if days else None,
    )


def _choose_title(
    articles: Sequence[Article], group: Sequence[int], nearness: Mapping[int, float]
) -> str:
    """The headline of the article nearest to all others, or else the first words of its text."""
    ranked = sorted(group, key=lambda at: (-nearness[at], articles[at].id))
    titles = [articles[at].title for at in ranked if articles[at].title]
    if titles:
        return titles[0]
    words = articles[ranked[0]].text.split()
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")


def _read_day(article: Article) -> date | None:
    return date.fromisoformat(article.published.earliest[:10]) if article.published else None


def _days_between(one: date | None, other: date | None) -> int:
    """0 where a date is unknown: no evidence either way."""
    return abs((one - other).days) if one and other else 0
