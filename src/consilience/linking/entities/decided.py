"""What analysts decided on entities, put on the names of one story or of many."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from consilience.linking.decisions import Pairs
from consilience.linking.entities.names import Key, Node
from consilience.records.mention import Mention

Holder = TypeVar("Holder")


def split_nodes(nodes: Mapping[Key, Node], apart: Pairs) -> dict[Key, Node]:
    """The nodes, those of which two mentions are judged not the same divided.

    The first mention judged keeps all that nothing tells apart. Another takes the mentions of its
    article from itself on, up to the next that is judged.
    """
    judged = {one for pair in apart for one in pair}
    if not judged:
        return dict(nodes)
    found: dict[Key, Node] = defaultdict(Node)
    for key, node in nodes.items():
        inside = judged.intersection(one.id for one in node.mentions)
        if any(inside.issuperset(pair) for pair in apart):
            for mention, mark in _mark(node.mentions, inside):
                found[replace(key, judged=mark)].mentions.append(mention)
        else:
            found[key] = node
    return dict(found)


def _mark(mentions: Iterable[Mention], judged: set[str]) -> list[tuple[Mention, str]]:
    """Each mention with the judged one that it goes with, "" for the first of them."""
    ordered = sorted(mentions, key=lambda one: (one.span.article, one.span.start, one.id))
    main = next(one.id for one in ordered if one.id in judged)
    marked = []
    article, mark = None, ""
    for one in ordered:
        if one.span.article != article:
            article, mark = one.span.article, ""
        if one.id in judged:
            mark = "" if one.id == main else one.id
        marked.append((one, mark))
    return marked


def place_pairs(pairs: Pairs, holder_of: Mapping[str, Holder]) -> list[tuple[Holder, Holder]]:
    """The pairs of mentions as pairs of what holds them, in order; those held by one left out."""
    placed = [
        (holder_of[one], holder_of[other])
        for one, other in sorted(pairs)
        if one in holder_of and other in holder_of
    ]
    return [(one, other) for one, other in placed if one != other]
