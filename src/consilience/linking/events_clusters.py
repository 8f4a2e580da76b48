"""Event mentions of one story grouped by happening."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from consilience.linking.clusters import Pair, cluster_average
from consilience.linking.events_candidates import find_candidates
from consilience.linking.events_features import Places, make_pair_features
from consilience.linking.events_mentions import EventMention
from consilience.linking.events_table import Numbers, Table, make_table
from consilience.linking.events_trees import PairTrees, load_pair_trees, score_pairs
from consilience.records.ids import ArticleId

PAIR_MODEL = "event_pairs"
SAME_EVENT = 0.5  # mean probability; no other cut did better on any set, docs/explain/events.md
PAIRS_AT_ONCE = 16_384
# Where both tell who took part and nobody is the same. On the labelled happenings .5 to .9 give the
# same; without it, .586 for .600 of them are found.
STRANGERS = 0.7
NEGLIGIBLE = 0.01  # probabilities below count as 0

Forbid = Callable[[EventMention, EventMention], bool]


def cluster_mentions(
    mentions: Sequence[EventMention],
    texts: Mapping[ArticleId, str],
    forbid: Forbid = lambda one, other: False,
    *,
    model: str = PAIR_MODEL,
) -> list[list[int]]:
    """Numbers of the mentions by happening: average linkage over the pair score.

    `texts` holds title and text of each article of the story. Mentions in the same words with
    the same sentence around them are one from the start, so that copies cost nothing. Pairs that
    `forbid` holds apart are never in one group. The result does not depend on the order of the
    mentions.
    """
    groups = _group_copies(mentions)
    if not groups:
        return []
    chosen = [mentions[group[0]] for group in groups]
    table = make_table(chosen, texts)
    similarity = {
        (one, other): score * _weigh_parties(chosen[one], chosen[other])
        for (one, other), score in score_mentions(table, load_pair_trees(model)).items()
    }
    apart = [pair for pair in similarity if forbid(chosen[pair[0]], chosen[pair[1]])]
    weights = [len(group) for group in groups]
    found = cluster_average(weights, similarity, apart, lambda _: SAME_EVENT)
    return [sorted(number for at in one for number in groups[at]) for one in found]


def score_mentions(table: Table, trees: PairTrees) -> dict[Pair, float]:
    """The probability of each pair worth a look that both tell one happening."""
    rows, columns = find_candidates(table)
    similarity: dict[Pair, float] = {}
    for at in range(0, len(rows), PAIRS_AT_ONCE):
        some, others = rows[at : at + PAIRS_AT_ONCE], columns[at : at + PAIRS_AT_ONCE]
        scores = score_pairs(trees, _make_rows(table, trees, some, others))
        triples = zip(some.tolist(), others.tolist(), scores.tolist(), strict=True)
        similarity.update({(a, b): score for a, b, score in triples if score >= NEGLIGIBLE})
    return similarity


def _weigh_parties(one: EventMention, other: EventMention) -> float:
    """`STRANGERS` where each has a party that is an entity, and they share none; else 1."""
    known = [{party.entity for party in side.parties if party.entity} for side in (one, other)]
    words = [{party.words for party in side.parties} for side in (one, other)]
    strange = all(known) and not known[0] & known[1] and not words[0] & words[1]
    return STRANGERS if strange else 1.0


def _make_rows(table: Table, trees: PairTrees, rows: Places, columns: Places) -> Numbers:
    names, matrix = make_pair_features(table, rows, columns)
    at = {name: number for number, name in enumerate(names)}
    return np.ascontiguousarray(matrix[:, [at[name] for name in trees.names]])


def _group_copies(mentions: Sequence[EventMention]) -> list[list[int]]:
    """Numbers of equal mentions, groups in the order of what they say and then of ids."""
    groups: dict[tuple[str, ...], list[int]] = {}
    order = sorted(range(len(mentions)), key=lambda at: (mentions[at].article, mentions[at].id))
    for at in order:
        one = mentions[at]
        groups.setdefault((one.sentence, one.lemma, one.words, str(one.offset)), []).append(at)
    return [groups[key] for key in sorted(groups)]
