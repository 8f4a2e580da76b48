"""Articles grouped by the affair that they report."""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from math import log

import numpy as np

from consilience.linking.clusters import Adoption, Pair, adopt_singles, join_groups
from consilience.linking.decisions import FOR_SURE, NO_DECISIONS, Decisions, Pairs
from consilience.linking.headlines import Headline, choose_headline
from consilience.linking.similarity import KEY_IN, Features, WordCounts
from consilience.linking.stories_joining import join_near_groups
from consilience.linking.stories_pairs import AlikePairs, cluster_parts, find_pairs, weigh_days
from consilience.records.article import Article
from consilience.records.ids import ArticleId, StoryId, make_id
from consilience.records.story import Story

LOG = logging.getLogger(__name__)
# Trials of all figures here: docs/explain/stories.md.
SAME_STORY = 0.11  # mean similarity with which a single article joins others
# Two groups need more, the more there are: one report may tell its affair in its own way, but
# where ten and ten differ, they are look-alikes. Look-alikes are rare where a reader has picked an
# affair or two, so that this holds in full only among many affairs, or many articles that are near
# to one another. Pages that are near to none of these change nothing.
STRICTER = 0.7  # by how much for each factor e of the lighter group's size
STRICTEST_AT = 8  # articles in the lighter group, from which on no more
AFFAIR = 14  # near articles that an affair beside them counts as
FEW, MANY = 20, 100  # near articles: no stricter, as strict as that
# What is left alone, an eyewitness's report or one in another language, joins the story to whose
# nearest articles it is alike enough, if no other story comes near.
ADOPTION = Adoption(nearest=3, at_least=0.1, clearly=2.0)
MOST_LOOKED_AT = 20_000  # articles of which the words are kept until the groups are joined
TITLE_WORDS = 14


def group_stories(
    articles: Iterable[Article], *, decisions: Decisions = NO_DECISIONS
) -> tuple[Story, ...]:
    """Every article in one story, in order of the stories' earliest dates, undated ones last.

    Average linkage over similarity and days between (never single linkage, which chains affairs
    together); articles more than `FARTHEST_DAYS` apart are never in one story unless somebody
    decided so. The result does not depend on the order of the articles. These are read once,
    and neither they nor their texts are kept: a stream of a million takes its words alone,
    at most 3 kB an article.
    """
    reading = _read(articles, decisions)
    return _order(_group(reading, 0, decisions))


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
    everything = [*(one for one in known if one.id not in fresh), *new]
    reading = _read(everything, decisions)
    graph = _compare(reading, decisions)
    story_of = {at: story for story in stories for at in story.article_ids if at not in fresh}
    touched = _find_touched(reading, graph, story_of, fresh)
    again = (one for one in everything if one.id in fresh or story_of.get(one.id) in touched)
    rest = [story for story in stories if story not in touched]
    return _order([*rest, *_group(_read(again, decisions), count, decisions)])


@dataclass(frozen=True, slots=True)
class _Heading:
    """What of an article is needed besides its words, once these are read."""

    id: ArticleId
    title: str
    opening: str
    outlet: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """Articles as they were read; `nodes` are the places of those with the same words and day.

    `words` has a row for each node.
    """

    headings: list[_Heading]
    nodes: list[list[int]]
    words: WordCounts


@dataclass(frozen=True, slots=True)
class _Graph:
    """Nodes are articles of the same words and day, by number; pairs that time keeps apart.

    `same` and `parted` are the pairs that somebody decided on. `words` has a row for each node;
    of more than `MOST_LOOKED_AT` it is not kept.
    """

    nodes: list[list[_Heading]]
    alike: AlikePairs
    apart: list[Pair]
    words: Features | None = None
    same: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()


def _read(articles: Iterable[Article], decisions: Decisions) -> _Reading:
    """The articles one after the other, those of the same title, text and day as one node."""
    alone = {one for pair in decisions.apart_articles for one in pair}
    reading = _Reading([], [], WordCounts())
    place: dict[bytes, int] = {}
    for one in articles:
        heading = _Heading(one.id, one.title, _find_opening(one), one.outlet, _read_day(one))
        own = one.id if one.id in alone else ""
        printed = "\0".join((one.title, str(heading.day), own, one.text))
        key = blake2b(printed.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        node = place.setdefault(key, len(place))
        if node == len(reading.nodes):
            reading.nodes.append([])
            reading.words.add(one.title, one.text)
        reading.nodes[node].append(len(reading.headings))
        reading.headings.append(heading)
    return reading


def _find_opening(article: Article) -> str:
    """The first words of a text without a headline."""
    if article.title:
        return ""
    words = article.text.split(maxsplit=TITLE_WORDS)
    return " ".join(words[:TITLE_WORDS]) + ("…" if len(words) > TITLE_WORDS else "")


def _find_touched(
    reading: _Reading,
    graph: _Graph,
    story_of: Mapping[ArticleId, Story],
    fresh: set[ArticleId],
) -> set[Story]:
    """The stories of which an article is alike enough to a new one, or judged so."""
    is_fresh = np.array([any(one.id in fresh for one in node) for node in graph.nodes])
    near = {
        story_of[one.id]
        for at in np.flatnonzero(is_fresh).tolist()
        for one in graph.nodes[at]
        if one.id in story_of
    }
    pairs = graph.alike
    pairs = pairs.take((pairs.score >= SAME_STORY) & (is_fresh[pairs.one] != is_fresh[pairs.other]))
    known = np.where(is_fresh[pairs.one], pairs.other, pairs.one)
    judged = {at for pair in graph.same for at in pair if any(is_fresh[one] for one in pair)}
    for at in judged.union(known.tolist()):
        near.update(story_of[one.id] for one in graph.nodes[at] if one.id in story_of)
    return near


def _group(reading: _Reading, size: int, decisions: Decisions) -> list[Story]:
    """Stories of the articles; `size`: of the collection that they are a part of, 0 for all."""
    if not reading.headings:
        return []
    graph = _compare(reading, decisions)
    weights = [len(node) for node in graph.nodes]
    groups = _cluster(graph, graph.alike, weights, size)
    groups, refused = join_groups(groups, graph.same, graph.parted)
    if refused:  # one of two stories holds what is to stay apart from the other: it gives way
        alike = AlikePairs.from_dict(graph.alike.to_dict() | dict.fromkeys(refused, FOR_SURE))
        groups = _cluster(graph, alike, weights, size)
        groups, _ = join_groups(groups, graph.same, graph.parted)
    nearness = _sum_inside(groups, graph.alike, weights)
    return [
        _make_story([(one, nearness[at]) for at in group for one in graph.nodes[at]])
        for group in groups
    ]


def _require(near: int) -> Callable[[int], float]:
    """What two groups need by the size of the lighter, among so many articles near to them."""
    stricter = STRICTER * min(max(log(max(near, 1) / FEW) / log(MANY / FEW), 0.0), 1.0)
    required = [SAME_STORY * (1 + stricter * log(size)) for size in range(1, STRICTEST_AT + 1)]
    return lambda weight: required[min(weight, STRICTEST_AT) - 1]


def _cluster(
    graph: _Graph, alike: AlikePairs, weights: Sequence[int], size: int
) -> list[list[int]]:
    def require_in(articles: int, parts: int) -> Callable[[int], float]:
        return _require(max(articles, AFFAIR * parts, size))

    groups = cluster_parts(weights, alike, graph.apart, _require(0), require_in)
    if graph.words is not None:
        days = [node[0].day for node in graph.nodes]
        groups = join_near_groups(groups, graph.words, alike, days, graph.apart)
    alone = np.zeros(len(weights), np.bool_)
    alone[[group[0] for group in groups if len(group) == 1]] = True
    near = alike.take(alone[alike.one] != alone[alike.other])
    return adopt_singles(groups, near.to_dict(), graph.apart, ADOPTION)


def _compare(reading: _Reading, decisions: Decisions) -> _Graph:
    """Similarities of the pairs worth a look, and those among them that are to stay apart."""
    headings = reading.headings
    nodes = [sorted((headings[at] for at in node), key=_by_id) for node in reading.nodes]
    order = sorted(range(len(nodes)), key=lambda at: nodes[at][0].id)
    ranks = np.empty(len(nodes), np.int32)
    ranks[order] = np.arange(len(nodes), dtype=np.int32)
    features, common = reading.words.take_features()
    if common:
        LOG.info("%d words of more than %d articles join none of them", common, KEY_IN)
    pairs = find_pairs(features, ranks)
    words = features.take(order) if len(order) <= MOST_LOOKED_AT else None
    del features
    nodes = [nodes[at] for at in order]
    days = [node[0].day for node in nodes]
    alike, apart = weigh_days(
        pairs, np.array([one.toordinal() if one else np.nan for one in days], np.float32)
    )
    parted = list(zip(apart.one.tolist(), apart.other.tolist(), strict=True))
    graph = _Graph(nodes, alike, parted, words)
    return _decide(graph, decisions)


def _by_id(heading: _Heading) -> ArticleId:
    return heading.id


def _decide(graph: _Graph, decisions: Decisions) -> _Graph:
    """The graph with the pairs that somebody decided on."""
    if not decisions.same_articles and not decisions.apart_articles:
        return graph
    node_of = {one.id: number for number, node in enumerate(graph.nodes) for one in node}
    same = set(_place_pairs(decisions.same_articles, node_of))
    apart = set(_place_pairs(decisions.apart_articles, node_of))
    if not same and not apart:
        return graph
    return replace(
        graph,
        apart=sorted({*graph.apart, *apart} - (same - apart)),
        same=frozenset(same - apart),
        parted=frozenset(apart),
    )


def _place_pairs(pairs: Pairs, node_of: Mapping[ArticleId, int]) -> Iterator[Pair]:
    for pair in pairs:
        places = [node_of[one] for one in map(ArticleId, pair) if one in node_of]
        if len(places) == len(pair) and places[0] != places[1]:
            yield min(places), max(places)


def _sum_inside(
    groups: Sequence[Sequence[int]], alike: AlikePairs, weights: Sequence[int]
) -> list[float]:
    """How near each node is to all others of its group, in sum."""
    group_of = np.empty(len(weights), np.int32)
    for number, group in enumerate(groups):
        group_of[group] = number
    inside = alike.take(group_of[alike.one] == group_of[alike.other])
    counts = np.array(weights)
    near = np.bincount(inside.one, inside.score * counts[inside.other], len(weights))
    near += np.bincount(inside.other, inside.score * counts[inside.one], len(weights))
    sums: list[float] = near.tolist()
    return sums


def _make_story(members: Sequence[tuple[_Heading, float]]) -> Story:
    """A story of articles, each with how near it is to the others."""
    headings = sorted((one for one, _ in members), key=_by_id)
    days = sorted(one.day for one in headings if one.day)
    return Story(
        id=StoryId(make_id("story", *(one.id for one in headings))),
        title=_choose_title(members),
        article_ids=tuple(one.id for one in headings),
        outlets=tuple(sorted({one.outlet for one in headings if one.outlet})),
        earliest=days[0].isoformat() if days else None,
        latest=days[-1].isoformat() if days else None,
    )


def _choose_title(members: Sequence[tuple[_Heading, float]]) -> str:
    """The headline that speaks for all, or else the first words of the text nearest to all."""
    ranked = sorted(members, key=lambda one: (-one[1], one[0].id))
    headlines = [Headline(one.title, nearness, one.day) for one, nearness in ranked]
    return choose_headline(headlines) or ranked[0][0].opening


def _order(stories: Iterable[Story]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=lambda one: (one.earliest or "9999", one.id)))


def _read_day(article: Article) -> date | None:
    return date.fromisoformat(article.published.first_day) if article.published else None
