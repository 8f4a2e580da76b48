"""Event mentions of one story grouped by happening."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np

from consilience.linking.clusters import Pair, cluster_average, group_connected
from consilience.linking.decisions import FOR_SURE, NO_DECISIONS, Decisions, Pairs
from consilience.linking.events.adoption import adopt_vague, is_vague
from consilience.linking.events.candidates import find_candidates
from consilience.linking.events.common_words import compare_sentences, weigh_common
from consilience.linking.events.features import Places, make_pair_features
from consilience.linking.events.joining import join_deeds
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.parties import have_other_targets, share_party
from consilience.linking.events.table import LEAD_CHARS, Numbers, Table, make_table
from consilience.linking.events.trees import PairTrees, load_pair_trees, score_pairs
from consilience.linking.events.weights import (
    COMMON,
    OTHER_TARGETS,
    are_one_visit,
    weigh_deeds,
    weigh_score,
)
from consilience.records.ids import ArticleId

PAIR_MODEL = "event_pairs"
SAME_EVENT = 0.5  # mean probability; no other cut did better on any set, docs/explain/events.md
PAIRS_AT_ONCE = 16_384
NEGLIGIBLE = 0.01  # probabilities below count as 0

Forbid = Callable[[EventMention, EventMention], bool]


def cluster_mentions(
    mentions: Sequence[EventMention],
    texts: Mapping[ArticleId, str],
    forbid: Forbid = lambda one, other: False,
    *,
    decisions: Decisions = NO_DECISIONS,
    model: str = PAIR_MODEL,
) -> list[list[int]]:
    """Numbers of the mentions by happening: average linkage over the pair score.

    `texts` holds title and text of each article of the story. Mentions in the same words with
    the same sentence around them are one from the start, so that copies cost nothing. Pairs that
    `forbid` holds apart are never in one group, and what somebody decided goes before all else:
    the ids of mentions are those of claims. The result does not depend on the order of the
    mentions.
    """
    groups = _group_copies(mentions, decisions)
    if not groups:
        return []
    chosen = [mentions[group[0]] for group in groups]
    table = make_table(chosen, texts)
    scores = score_mentions(table, load_pair_trees(model))
    told = [_file_articles([mentions[at] for at in group]) for group in groups]
    weights = [len(group) for group in groups]
    held = {mentions[at].id: number for number, group in enumerate(groups) for at in group}
    same = set(_place_pairs(decisions.same_claims, held))
    parted = set(_place_pairs(decisions.apart_claims, held))
    likely = {pair for pair, score in scores.items() if _may_be_likely(table, pair, score)}
    similarity = _weigh_pairs(table, likely, scores)
    similarity |= dict.fromkeys(sorted(same - parted), FOR_SURE)
    near = set(_keep_chained(scores, similarity, len(groups)))
    similarity = _weigh_pairs(table, near - likely, scores) | similarity
    held_apart = {pair for pair in near if _are_apart(told[pair[0]], told[pair[1]], forbid)}
    held_apart = (held_apart | parted) - (same - parted)
    apart = sorted(held_apart)
    vague = {at for at, one in enumerate(chosen) if is_vague(one)}.difference(*same)
    found = _cluster(chosen, weights, similarity, apart, vague)
    leading = {at for at, one in enumerate(chosen) if _leads(one, texts[one.article])}

    def is_apart(one: int, other: int) -> bool:
        pair = min(one, other), max(one, other)
        return pair in held_apart or _are_apart(told[one], told[other], forbid)

    found = join_deeds(found, chosen, table.deeds, leading, is_apart)
    return [sorted(number for at in one for number in groups[at]) for one in found]


def _keep_chained(
    pairs: Iterable[Pair], similarity: Mapping[Pair, float], count: int
) -> Iterator[Pair]:
    """The pairs that may come into one group, as a chain of likely pairs leads from one to other.

    Groups are joined where the mean over their pairs is `SAME_EVENT`, so that one of these is.
    """
    likely = (pair for pair, value in similarity.items() if value > SAME_EVENT - NEGLIGIBLE)
    chains = group_connected(range(count), likely)
    chain_of = {at: number for number, chain in enumerate(chains) for at in chain}
    return (pair for pair in pairs if chain_of[pair[0]] == chain_of[pair[1]])


def _leads(mention: EventMention, text: str) -> bool:
    """Whether its sentence begins where a report says what it is about."""
    return text.find(mention.sentence, 0, LEAD_CHARS + len(mention.sentence)) >= 0


def _may_be_likely(table: Table, pair: Pair, score: float) -> bool:
    """Whether a pair may come to the probability at which groups are joined.

    What parties tell lessens the score, but for two tellings of one visit or of one deed.
    """
    if score > SAME_EVENT - NEGLIGIBLE:
        return True
    one, other = (table.deeds[at].names for at in pair)
    return not set(one).isdisjoint(other) or are_one_visit(*(table.mentions[at] for at in pair))


def _weigh_pairs(
    table: Table, pairs: Iterable[Pair], scores: Mapping[Pair, float]
) -> dict[Pair, float]:
    """The probabilities of the pairs, without those that are `NEGLIGIBLE`."""
    told = sorted(pairs)
    common = compare_sentences(table, told)
    return {
        pair: value
        for pair in told
        if (value := _weigh(table, pair, scores[pair], common.get(pair))) >= NEGLIGIBLE
    }


def _weigh(table: Table, pair: Pair, score: float, likeness: float | None) -> float:
    """The probability of a pair of rows, with what their parties say of it.

    `likeness` is that of their sentences where both are in common words, else None.
    """
    row, column = pair
    one, other = table.mentions[row], table.mentions[column]
    value = weigh_score(score, one, other)
    rarity = max(table.common_rarity[row], table.common_rarity[column])
    if rarity < COMMON and have_other_targets(one, other):
        return value * OTHER_TARGETS
    if likeness is not None:
        value = weigh_common(value, one, other, likeness)
    return weigh_deeds(value, (one, table.deeds[row]), (other, table.deeds[column]))


def _cluster(
    mentions: Sequence[EventMention],
    weights: Sequence[int],
    similarity: Mapping[Pair, float],
    apart: Sequence[Pair],
    vague: set[int],
) -> list[list[int]]:
    """Mentions with names first, then the vague ones, those that fit no group among themselves."""
    clear = {pair: value for pair, value in similarity.items() if vague.isdisjoint(pair)}
    groups = cluster_average(weights, clear, apart, lambda _: SAME_EVENT)
    groups = adopt_vague(groups, mentions, similarity, apart, SAME_EVENT)
    left = vague.difference(*groups)
    among = {
        (one, other): value
        for (one, other), value in similarity.items()
        if left.issuperset((one, other)) and share_party(mentions[one], mentions[other])
    }
    rest = cluster_average(weights, among, apart, lambda _: SAME_EVENT)
    return groups + [group for group in rest if left.issuperset(group)]


def _place_pairs(pairs: Pairs, held: Mapping[str, int]) -> Iterator[Pair]:
    """Numbers of the groups of copies that hold the two claims of each pair."""
    for one, other in pairs:
        if one in held and other in held and held[one] != held[other]:
            yield min(held[one], held[other]), max(held[one], held[other])


def _file_articles(copies: Sequence[EventMention]) -> dict[ArticleId, EventMention]:
    """One of the copies in each article, the first one first."""
    found: dict[ArticleId, EventMention] = {}
    for one in copies:
        found.setdefault(one.article, one)
    return found


def _are_apart(
    one: Mapping[ArticleId, EventMention], other: Mapping[ArticleId, EventMention], forbid: Forbid
) -> bool:
    """Whether the first copies are forbidden to be one, or those of an article that has both."""
    if forbid(next(iter(one.values())), next(iter(other.values()))):
        return True
    return any(forbid(one[article], other[article]) for article in one.keys() & other.keys())


def score_mentions(table: Table, trees: PairTrees) -> dict[Pair, float]:
    """The probability of each pair worth a look that both tell one happening."""
    rows, columns = find_candidates(table)
    similarity: dict[Pair, float] = {}
    for at in range(0, len(rows), PAIRS_AT_ONCE):
        some, others = rows[at : at + PAIRS_AT_ONCE], columns[at : at + PAIRS_AT_ONCE]
        scores = score_pairs(trees, _make_rows(table, trees, some, others))
        triples = zip(some.tolist(), others.tolist(), scores.tolist(), strict=True)
        similarity.update({(one, other): score for one, other, score in triples})
    return similarity


def _make_rows(table: Table, trees: PairTrees, rows: Places, columns: Places) -> Numbers:
    names, matrix = make_pair_features(table, rows, columns)
    at = {name: number for number, name in enumerate(names)}
    return np.ascontiguousarray(matrix[:, [at[name] for name in trees.names]])


def _group_copies(
    mentions: Sequence[EventMention], decisions: Decisions = NO_DECISIONS
) -> list[list[int]]:
    """Numbers of equal mentions, groups in the order of what they say and then of ids.

    Mentions on one word of one article are two: "welcomed A on Monday and B on Tuesday".
    """
    groups: dict[tuple[str, ...], list[int]] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    alone = {one for pair in decisions.apart_claims for one in pair}
    for at in sorted(range(len(mentions)), key=lambda at: _order(mentions[at])):
        one = mentions[at]
        words = (one.sentence, one.lemma, one.words, str(one.offset), one.dyad or "")
        seen[one.article, *words] += 1
        own = one.id if one.id in alone else ""
        groups.setdefault((*words, str(seen[one.article, *words]), own), []).append(at)
    return [groups[key] for key in sorted(groups)]


def _order(mention: EventMention) -> tuple[str, tuple[str, ...], str]:
    return mention.article, tuple(one.words for one in mention.parties), mention.id
