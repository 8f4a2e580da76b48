"""Clustering over a sparse graph of similarities, with pairs that must stay apart."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import TypeVar

Pair = tuple[int, int]
Node = TypeVar("Node", bound=Hashable)


def cluster_average(
    weights: Sequence[int],
    similarity: Mapping[Pair, float],
    apart: Iterable[Pair],
    at_least: Callable[[int], float],
) -> list[list[int]]:
    """Numbers from 0 on in clusters by average linkage (UPGMA; Sokal & Michener 1958).

    Number `n` stands for `weights[n]` equal things. Pairs without a similarity count as 0. Two
    clusters are joined while the mean over their pairs is `at_least(weight of the lighter one)`
    or more and no pair of them is to stay `apart`; those that exceed it most go first, equal
    ones in the order of the numbers. Time grows with the pairs given, not with the square of
    their number.
    """
    graph = _Graph(weights, similarity, apart, at_least)
    waiting = [found for one, other in similarity if (found := graph.weigh(one, other))]
    heapify(waiting)
    while waiting:
        _, one, other, weight = heappop(waiting)
        if graph.can_join(one, other, weight):
            graph.join(one, other)
            for neighbour in graph.sums[one]:
                if found := graph.weigh(one, neighbour):
                    heappush(waiting, found)
    return [sorted(group) for _, group in sorted(graph.members.items())]


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """A single number joins a group if its `nearest` of the group are alike by `at_least` in mean.

    The next group's nearest must be `clearly` times less alike.
    """

    nearest: int
    at_least: float
    clearly: float


def join_groups(
    groups: Sequence[Sequence[int]], same: Iterable[Pair], apart: Iterable[Pair]
) -> tuple[list[list[int]], list[Pair]]:
    """The groups, joined where a pair of `same` lies in two of them, and the pairs refused.

    Refused are those whose groups hold the two numbers of a pair of `apart`.
    """
    found = {number: set(group) for number, group in enumerate(groups)}
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    forbidden = [set(pair) for pair in apart]
    refused = []
    for pair in sorted(same):
        first, second = sorted(group_of[at] for at in pair)
        if first == second:
            continue
        joined = found[first] | found[second]
        if any(each <= joined for each in forbidden):
            refused.append(pair)
            continue
        found[first] = joined
        group_of.update(dict.fromkeys(found.pop(second), first))
    return [sorted(group) for group in found.values()], refused


def adopt_singles(
    groups: Sequence[list[int]],
    similarity: Mapping[Pair, float],
    apart: Iterable[Pair],
    rule: Adoption,
) -> list[list[int]]:
    """The groups, with numbers that stand alone put to the group that they are near to.

    All are judged by the groups as given; pairs without a similarity count as 0.
    """
    group_of = {at: number for number, group in enumerate(groups) for at in group}
    alone = {group[0] for group in groups if len(group) == 1}
    near: dict[int, dict[int, list[float]]] = {at: {} for at in alone}
    for pair, value in similarity.items():
        for one, other in (pair, pair[::-1]):
            if one in alone and other not in alone:
                near[one].setdefault(group_of[other], []).append(value)
    forbidden = {(one, group_of[other]) for pair in apart for one, other in (pair, pair[::-1])}
    found = [list(group) for group in groups]
    for at in sorted(alone):
        adopter = _find_adopter(near[at], rule)
        if adopter is not None and (at, adopter) not in forbidden:
            found[adopter].append(at)
            found[group_of[at]] = []
    return [sorted(group) for group in found if group]


def _find_adopter(values: Mapping[int, list[float]], rule: Adoption) -> int | None:
    """The number of the group that takes a single one; `values` are its similarities in each."""
    means = {
        number: sum(sorted(near)[-rule.nearest :]) / rule.nearest for number, near in values.items()
    }
    ranked = sorted(means, key=lambda number: (-means[number], number))
    if not ranked or means[ranked[0]] < rule.at_least:
        return None
    is_clear = len(ranked) < 2 or means[ranked[0]] >= rule.clearly * means[ranked[1]]
    return ranked[0] if is_clear else None


class _Graph:
    """Clusters by the number of one member, and the sums of the similarities between them."""

    def __init__(
        self,
        weights: Sequence[int],
        similarity: Mapping[Pair, float],
        apart: Iterable[Pair],
        at_least: Callable[[int], float],
    ) -> None:
        numbers = range(len(weights))
        self.members = {number: [number] for number in numbers}
        self.weights = dict(enumerate(weights))
        self.sums: dict[int, dict[int, float]] = {number: {} for number in numbers}
        for (one, other), value in similarity.items():
            total = value * weights[one] * weights[other]
            self.sums[one][other] = self.sums[other][one] = total
        self.enemies: dict[int, set[int]] = {number: set() for number in numbers}
        for one, other in apart:
            self.enemies[one].add(other)
            self.enemies[other].add(one)
        self.at_least = _AtLeast(at_least)

    def weigh(self, one: int, other: int) -> tuple[float, int, int, int] | None:
        """The place in the queue of two clusters alike enough, and their weight; None if not."""
        first, second = self.weights[one], self.weights[other]
        mean = self.sums[one][other] / (first * second)
        excess = mean / self.at_least[first if first < second else second]
        if excess < 1:
            return None
        if one > other:
            one, other = other, one
        return -excess, one, other, first + second

    def can_join(self, one: int, other: int, weight: int) -> bool:
        """False where either has been joined to another since, or they are to stay apart."""
        if one not in self.members or other not in self.members:
            return False
        return self.weights[one] + self.weights[other] == weight and other not in self.enemies[one]

    def join(self, one: int, other: int) -> None:
        """Put cluster `other` into cluster `one`, with its similarities and enemies."""
        self.members[one].extend(self.members.pop(other))
        self.weights[one] += self.weights.pop(other)
        for neighbour, total in self.sums.pop(other).items():
            del self.sums[neighbour][other]
            if neighbour != one:
                total += self.sums[one].get(neighbour, 0.0)
                self.sums[one][neighbour] = self.sums[neighbour][one] = total
        for enemy in self.enemies.pop(other):
            self.enemies[enemy].discard(other)
            self.enemies[enemy].add(one)
            self.enemies[one].add(enemy)


class _AtLeast(dict[int, float]):
    """What two clusters need by the weight of the lighter one; asked for each pair again."""

    def __init__(self, find: Callable[[int], float]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, weight: int) -> float:
        least = self[weight] = self._find(weight)
        return least


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


def group_apart(
    nodes: Sequence[Node],
    links: Iterable[tuple[Node, Node]],
    apart: Iterable[tuple[Node, Node]],
) -> list[list[Node]]:
    """As `group_connected`, but that no group holds both nodes of a pair in `apart`.

    Links count in their order: one that would bring such a pair together is left out.
    """
    held = list(apart)
    if not held:
        return group_connected(nodes, links)
    label = {node: at for at, node in enumerate(nodes)}
    groups = [[node] for node in nodes]
    for one, other in links:
        kept, left = sorted((label[one], label[other]))
        if kept != left and not any({label[a], label[b]} == {kept, left} for a, b in held):
            label.update(dict.fromkeys(groups[left], kept))
            groups[kept] += groups[left]
            groups[left] = []
    order = {node: at for at, node in enumerate(nodes)}
    return [sorted(group, key=order.__getitem__) for group in groups if group]
