"""Clustering over a sparse graph of similarities, with pairs that must stay apart."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from typing import TypeVar

Pair = tuple[int, int]
Node = TypeVar("Node", bound=Hashable)


def cluster_average(
    count: int, similarity: Mapping[Pair, float], apart: Iterable[Pair], at_least: float
) -> list[list[int]]:
    """Numbers 0 to `count - 1` in clusters by average linkage (UPGMA; Sokal & Michener 1958).

    Pairs without a similarity count as 0. Two clusters are joined while the mean over their
    pairs is `at_least` or more and no pair of them is to stay `apart`. Time grows with the pairs
    given, not with the square of `count`. Equal means are joined in the order of the numbers.
    """
    members = {number: [number] for number in range(count)}
    sums = _mirror(count, similarity)
    enemies: dict[int, set[int]] = {number: set() for number in range(count)}
    for one, other in apart:
        enemies[one].add(other)
        enemies[other].add(one)
    waiting = [
        (-value, min(pair), max(pair), 2) for pair, value in similarity.items() if value >= at_least
    ]
    heapify(waiting)
    while waiting:
        _, one, other, size = heappop(waiting)
        stale = one not in members or other not in members
        if stale or len(members[one]) + len(members[other]) != size or other in enemies[one]:
            continue
        _join(one, other, members, sums, enemies)
        for neighbour, total in sums[one].items():
            mean = total / (len(members[one]) * len(members[neighbour]))
            if mean >= at_least:
                pair = (min(one, neighbour), max(one, neighbour))
                heappush(waiting, (-mean, *pair, len(members[one]) + len(members[neighbour])))
    return [sorted(group) for _, group in sorted(members.items())]


def group_connected(nodes: Sequence[Node], links: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Nodes in groups that links connect, groups and their nodes in the order of `nodes`."""
    neighbours: dict[Node, list[Node]] = {node: [] for node in nodes}
    for one, other in links:
        neighbours[one].append(other)
        neighbours[other].append(one)
    order = {node: at for at, node in enumerate(nodes)}
    groups = []
    seen: set[Node] = set()
    for node in nodes:
        if node not in seen:
            seen.add(node)
            group = [node]
            for reached in group:
                fresh = [one for one in neighbours[reached] if one not in seen]
                seen.update(fresh)
                group.extend(dict.fromkeys(fresh))
            groups.append(sorted(group, key=order.__getitem__))
    return groups


def _mirror(count: int, similarity: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    sums: dict[int, dict[int, float]] = {number: {} for number in range(count)}
    for (one, other), value in similarity.items():
        sums[one][other] = sums[other][one] = value
    return sums


def _join(
    one: int,
    other: int,
    members: dict[int, list[int]],
    sums: dict[int, dict[int, float]],
    enemies: dict[int, set[int]],
) -> None:
    """Put cluster `other` into cluster `one`, with its similarities and enemies."""
    members[one].extend(members.pop(other))
    for neighbour, total in sums.pop(other).items():
        del sums[neighbour][other]
        if neighbour != one:
            sums[one][neighbour] = sums[neighbour][one] = sums[one].get(neighbour, 0.0) + total
    for enemy in enemies.pop(other):
        enemies[enemy].discard(other)
        enemies[enemy].add(one)
        enemies[one].add(enemy)
