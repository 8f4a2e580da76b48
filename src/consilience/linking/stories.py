"""Articles grouped by the affair that they report."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.linking.clusters import Adoption, Pair, adopt_singles, cluster_average
from consilience.linking.decisions import FOR_SURE, NO_DECISIONS, Decisions, Pairs
from consilience.linking.similarity import make_features
from consilience.records.article import Article
from consilience.records.ids import ArticleId, StoryId, make_id
from consilience.records.story import Story

# Trials of all figures here: docs/explain/stories.md.
SAME_STORY = 0.11  # mean similarity with which a single article joins others
# Two groups need more, the more there are: one report may tell its affair in its own way, but
# where ten and ten differ, they are look-alikes. Look-alikes are rare among few articles, whose
# reader has picked them for one affair, so that this holds in full for large collections alone.
STRICTER = 0.7  # by how much for each factor e of the lighter group's size
STRICTEST_AT = 8  # articles in the lighter group, from which on no more
FEW, MANY = 10, 100  # articles in the collection: no stricter, as strict as that
# What is left alone, an eyewitness's report or one in another language, joins the story to whose
# nearest articles it is alike enough, if no other story comes near.
ADOPTION = Adoption(nearest=3, at_least=0.1, clearly=2.0)
CANDIDATE = 0.065  # below this, a pair counts as having nothing in common
DECAY_DAYS = 120  # similarity falls to half with time
# No affair's articles lie further apart: two defence ministers' meetings, 2022 and 2025.
FARTHEST_DAYS = 365
KEYS = 300  # weightiest features of an article, by which it is compared
KEY_IN = 1000  # a feature of more articles is left out
BLOCK = 500  # rows at once
TITLE_WORDS = 14


def group_stories(
    articles: Sequence[Article], *, decisions: Decisions = NO_DECISIONS
) -> tuple[Story, ...]:
    """Every article in one story, in order of the stories' earliest dates, undated ones last.

    Average linkage over similarity and days between (never single linkage, which chains affairs
    together); articles more than `FARTHEST_DAYS` apart are never in one story unless somebody
    decided so. The result does not depend on the order of the articles.
    """
    return _order(_group(articles, len(articles), decisions))


def add_to_stories(
    stories: Sequence[Story],
    known: Sequence[Article],
    new: Sequence[Article],
    *,
    size: int | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> tuple[Story, ...]:
    """The stories of all articles when `new` ones come to the `known` ones of `stories`.

    A new article joins a story, founds one, or bridges some: the stories that it is near to are
    grouped again together with it, all others stay as they are. `known` may be those of stories
    that may be near alone; `size` is then the number of articles in all stories. Of fewer than
    `MANY` articles all are grouped again. What `group_stories` makes of all may differ;
    docs/explain/stories.md tells by how much.
    """
    if not new:
        return _order(stories)
    count = len(known) + len(new) if size is None else size
    if count - len(new) < MANY:  # where each article makes the rule a little stricter
        return group_stories([*known, *new], decisions=decisions)
    fresh = {one.id for one in new}
    ordered = _sort([*(one for one in known if one.id not in fresh), *new])
    graph = _compare(ordered, decisions)
    story_of = {at: story for story in stories for at in story.article_ids if at not in fresh}
    touched = _find_touched(ordered, graph, story_of, fresh)
    again = [one for one in ordered if one.id in fresh or story_of.get(one.id) in touched]
    rest = [story for story in stories if story not in touched]
    return _order([*rest, *_group(again, count, decisions)])


@dataclass(frozen=True, slots=True)
class _Graph:
    """Nodes are articles of the same words and day, by number; pairs that time keeps apart."""

    nodes: list[list[int]]
    similarity: dict[Pair, float]
    apart: list[Pair]


def _find_touched(
    articles: Sequence[Article],
    graph: _Graph,
    story_of: Mapping[ArticleId, Story],
    fresh: set[ArticleId],
) -> set[Story]:
    """The stories of which an article is alike enough to a new one, or to one that touches it."""
    members = [[articles[at] for at in node] for node in graph.nodes]
    is_fresh = [any(one.id in fresh for one in node) for node in members]
    near = {
        story_of[one.id]
        for at, node in enumerate(members)
        if is_fresh[at]
        for one in node
        if one.id in story_of
    }
    for (one, other), value in graph.similarity.items():
        if value >= SAME_STORY and is_fresh[one] != is_fresh[other]:
            known = members[other] if is_fresh[one] else members[one]
            near.update(story_of[article.id] for article in known if article.id in story_of)
    return near


def _group(articles: Sequence[Article], size: int, decisions: Decisions) -> list[Story]:
    """Stories of the articles, which are all or a part of a collection of so many."""
    ordered = _sort(articles)
    if not ordered:
        return []
    graph = _compare(ordered, decisions)
    weights = [len(node) for node in graph.nodes]
    stricter = STRICTER * min(max(log(size / FEW) / log(MANY / FEW), 0.0), 1.0)

    required = [SAME_STORY * (1 + stricter * log(size)) for size in range(1, STRICTEST_AT + 1)]

    def find_required(weight: int) -> float:
        return required[min(weight, STRICTEST_AT) - 1]

    groups = cluster_average(weights, graph.similarity, graph.apart, find_required)
    groups = adopt_singles(groups, graph.similarity, graph.apart, ADOPTION)
    inside = _sum_inside(groups, graph)
    nearness = {
        ordered[at].id: inside[number] for number, node in enumerate(graph.nodes) for at in node
    }
    return [
        _make_story([ordered[at] for number in group for at in graph.nodes[number]], nearness)
        for group in groups
    ]


def _compare(articles: Sequence[Article], decisions: Decisions) -> _Graph:
    """Similarities of the pairs worth a look, and those among them that are to stay apart."""
    nodes = _gather_copies(articles, decisions)
    heads = [articles[node[0]] for node in nodes]
    features = make_features(heads)
    rows, columns, values = _compare_rows(features)
    days = _days_between([_read_day(one) for one in heads], rows, columns)
    values = values * (0.5 + 0.5 * np.exp(-days / DECAY_DAYS))
    apart = days > FARTHEST_DAYS
    kept = ~apart & (values >= CANDIDATE)
    pairs = zip(rows[kept].tolist(), columns[kept].tolist(), strict=True)
    graph = _Graph(
        nodes=nodes,
        similarity=dict(zip(pairs, values[kept].tolist(), strict=True)),
        apart=list(zip(rows[apart].tolist(), columns[apart].tolist(), strict=True)),
    )
    node_of = {articles[at].id: number for number, node in enumerate(nodes) for at in node}
    return _decide(graph, node_of, decisions)


def _decide(graph: _Graph, node_of: Mapping[ArticleId, int], decisions: Decisions) -> _Graph:
    """The graph with the pairs that somebody decided on."""
    same = set(_place_pairs(decisions.same_articles, node_of))
    apart = set(_place_pairs(decisions.apart_articles, node_of))
    if not same and not apart:
        return graph
    return _Graph(
        nodes=graph.nodes,
        similarity=graph.similarity | dict.fromkeys(sorted(same - apart), FOR_SURE),
        apart=sorted({*graph.apart, *apart} - (same - apart)),
    )


def _place_pairs(pairs: Pairs, node_of: Mapping[ArticleId, int]) -> Iterator[Pair]:
    for pair in pairs:
        places = [node_of[one] for one in map(ArticleId, pair) if one in node_of]
        if len(places) == len(pair) and places[0] != places[1]:
            yield min(places), max(places)


def _gather_copies(articles: Sequence[Article], decisions: Decisions) -> list[list[int]]:
    """Numbers of the articles, those of the same title, text and day together."""
    alone = {one for pair in decisions.apart_articles for one in pair}
    places: dict[tuple[str, str, date | None, str], list[int]] = defaultdict(list)
    for at, one in enumerate(articles):
        own = one.id if one.id in alone else ""
        places[one.title, one.text, _read_day(one), own].append(at)
    return list(places.values())


def _compare_rows(
    features: sparse.csr_matrix,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    """Numbers of the rows alike by `CANDIDATE` and more, first below second, and how alike.

    Counted are the weightiest features of each row, if not too many have them, so that time
    does not grow with the square of the rows.
    """
    keys = _keep_weightiest(features)
    keys = keys[:, np.bincount(keys.indices, minlength=keys.shape[1]) <= KEY_IN]
    across = keys.T.tocsr()
    parts = []
    for start in range(0, keys.shape[0], BLOCK):
        across = _drop_before(across, start)
        parts.append(_compare_block(keys[start : start + BLOCK] @ across, start))
    rows, columns, values = (np.concatenate(each) for each in zip(*parts, strict=True))
    return rows, columns, values


def _drop_before(across: sparse.csr_matrix, start: int) -> sparse.csr_matrix:
    """The matrix without what is left of column `start`: each pair is compared once."""
    kept = across.indices >= start
    bounds = np.append(0, np.cumsum(kept))[across.indptr]
    return sparse.csr_matrix((across.data[kept], across.indices[kept], bounds), across.shape)


def _compare_block(
    products: sparse.csr_matrix, start: int
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
    found = products.tocoo()
    rows = found.row + start
    kept = (found.data >= CANDIDATE) & (rows < found.col)
    return rows[kept], found.col[kept], found.data[kept]


def _keep_weightiest(features: sparse.csr_matrix) -> sparse.csr_matrix:
    """Only the `KEYS` weightiest features of each row, those of equal weight all or none."""
    kept = features.copy()
    for start, end in zip(kept.indptr[:-1], kept.indptr[1:], strict=True):
        weights = kept.data[start:end]
        if len(weights) > KEYS:
            weights[weights < np.partition(weights, -KEYS)[-KEYS]] = 0
    kept.eliminate_zeros()
    return kept


def _days_between(
    dates: Sequence[date | None], rows: NDArray[np.int32], columns: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Days between the articles of each pair; 0 where a date is unknown: no evidence either way."""
    days = np.array([one.toordinal() if one else np.nan for one in dates])
    between: NDArray[np.float64] = np.nan_to_num(np.abs(days[rows] - days[columns]))
    return between


def _sum_inside(groups: Sequence[Sequence[int]], graph: _Graph) -> dict[int, float]:
    """How near each node is to all others of its group, in sum."""
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    nearness = dict.fromkeys(group_of, 0.0)
    for (one, other), value in graph.similarity.items():
        if group_of[one] == group_of[other]:
            nearness[one] += value * len(graph.nodes[other])
            nearness[other] += value * len(graph.nodes[one])
    return nearness


def _make_story(members: Sequence[Article], nearness: Mapping[ArticleId, float]) -> Story:
    members = _sort(members)
    days = sorted(day for one in members if (day := _read_day(one)))
    return Story(
        id=StoryId(make_id("story", *(one.id for one in members))),
        title=_choose_title(members, nearness),
        article_ids=tuple(one.id for one in members),
        outlets=tuple(sorted({one.outlet for one in members if one.outlet})),
        earliest=days[0].isoformat() if days else None,
        latest=days[-1].isoformat() if days else None,
    )


def _choose_title(members: Sequence[Article], nearness: Mapping[ArticleId, float]) -> str:
    """The headline of the article nearest to all others, or else the first words of its text."""
    ranked = sorted(members, key=lambda one: (-nearness[one.id], one.id))
    titles = [one.title for one in ranked if one.title]
    if titles:
        return titles[0]
    words = ranked[0].text.split()
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")


def _sort(articles: Iterable[Article]) -> list[Article]:
    return sorted(articles, key=lambda one: one.id)


def _order(stories: Iterable[Story]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=lambda one: (one.earliest or "9999", one.id)))


def _read_day(article: Article) -> date | None:
    return date.fromisoformat(article.published.earliest[:10]) if article.published else None
