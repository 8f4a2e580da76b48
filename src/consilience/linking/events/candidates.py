"""Which pairs of event mentions are worth a look."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz.distance import Prefix
from scipy import sparse

from consilience.language.words import find_words
from consilience.linking.events.deeds import Deed
from consilience.linking.events.features import Places
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.table import Table

LIKE = 0.25  # cosine of two lemmas from which they may tell one happening
NEIGHBOURS = 24  # lemmas that one lemma is compared with
LEMMAS_AT_ONCE = 512
SAME_START = 0.6  # share of the longer lemma: "negotiate", "negotiation"
CROWD = 120  # mentions of two lemmas, or of one act, that are still compared pair by pair


def find_candidates(table: Table) -> tuple[Places, Places]:
    """Row numbers of the pairs, first below second, in ascending order.

    Two mentions are compared where their lemmas are alike in meaning, begin alike, report the same
    act or belong to one set of words for a happening. In a crowd of mentions a word of the
    parties, too, must be the same, so that the number of pairs grows with the number of mentions
    and not with its square.
    """
    keys: dict[object, list[int]] = defaultdict(list)
    by_lemma: dict[int, list[int]] = defaultdict(list)
    for row, lemma in enumerate(table.lemma.tolist()):
        by_lemma[lemma].append(row)
    for first, second in _link_lemmas(table):
        members = by_lemma[first] + (by_lemma[second] if first != second else [])
        _file(keys, (first, second), members, table.mentions)
    for act, members in (*_group_acts(table.mentions), *_group_deeds(table.deeds)):
        _file(keys, act, members, table.mentions)
    return _pair_up([one for one in keys.values() if 1 < len(one) <= CROWD], len(table.mentions))


def _file(
    keys: dict[object, list[int]],
    key: object,
    members: Sequence[int],
    mentions: Sequence[EventMention],
) -> None:
    """Put mentions under the key, those of a crowd under the key with a word of their parties."""
    if len(members) <= CROWD:
        keys[key].extend(members)
        return
    for row in members:
        words = {word for party in mentions[row].parties for word in find_words(party.words)}
        for word in words:
            keys[key, word].append(row)


def _group_acts(mentions: Sequence[EventMention]) -> Iterator[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(mentions):
        if one.act is not None:
            groups[one.act].append(row)
    yield from groups.items()


def _group_deeds(deeds: Sequence[Deed]) -> Iterator[tuple[str, list[int]]]:
    groups: dict[str, list[int]] = defaultdict(list)
    for row, one in enumerate(deeds):
        for name in one.names:
            groups[name].append(row)
    yield from groups.items()


def _link_lemmas(table: Table) -> Iterator[tuple[int, int]]:
    """Pairs of lemma numbers, first not above second, each lemma with itself and its nearest."""
    vectors = table.lemma_vectors
    links = {(lemma, lemma) for lemma in range(len(vectors))}
    for start in range(0, len(vectors), LEMMAS_AT_ONCE):
        cosines = vectors[start : start + LEMMAS_AT_ONCE] @ vectors.T
        for row, likeness in enumerate(cosines, start):
            near = np.flatnonzero(likeness >= LIKE)
            near = near[np.argsort(-likeness[near], kind="stable")][: NEIGHBOURS + 1]
            links.update((min(row, one), max(row, one)) for one in near.tolist())
    links.update(_link_beginnings(table.lemmas))
    yield from sorted(links)


def _link_beginnings(lemmas: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lemmas that begin alike; as they are sorted, such ones stand close together."""
    for at, one in enumerate(lemmas):
        for near in range(at + 1, min(at + NEIGHBOURS, len(lemmas))):
            if Prefix.normalized_similarity(one, lemmas[near]) >= SAME_START:
                yield at, near


def _pair_up(groups: Sequence[Sequence[int]], count: int) -> tuple[Places, Places]:
    columns = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    rows = np.array([row for group in groups for row in group], dtype=np.int64)
    holds = sparse.csr_matrix(
        (np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=(count, len(groups))
    )
    shared = sparse.coo_matrix(sparse.triu(holds @ holds.T, k=1))
    order = np.lexsort((shared.col, shared.row))
    return shared.row[order].astype(np.int64), shared.col[order].astype(np.int64)
