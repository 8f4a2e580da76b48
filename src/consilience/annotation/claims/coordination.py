"""One verb with several objects, each with its own time or place: several claims."""

from collections.abc import Set
from dataclasses import replace

from consilience.annotation.claims.parse import NOMINAL, VERBAL, Parse
from consilience.annotation.claims.parts import Draft

MOST_CONJUNCTS = 20
GAPPED = frozenset({*NOMINAL, "DET"})


def split_draft(parse: Parse, draft: Draft, timed: Set[int]) -> list[Draft]:
    """The claims of one predicate: "thanked X on Monday and Y on Tuesday" makes two.

    Each has the object and circumstances that stand beside each other; the rest is shared.
    """
    verb = draft.predicate
    if parse.pos[verb] not in VERBAL:
        return [draft]
    cuts = [one for one in _find_second_objects(parse, verb, timed) if one > verb]
    if not cuts:
        return [draft]
    ends = [parse.left[one] - 1 for one in cuts[1:]]
    ends.append(max(_find_end(parse, verb, cuts[-1]), cuts[-1]))
    groups = [
        (parse.left[one], end)
        for one, end in zip(cuts, ends, strict=True)
        if parse.left[one] <= end
    ]
    first = replace(draft, others=tuple(groups), thing=parse.first(verb, "dobj", "nsubjpass"))
    rest = (
        replace(draft, own=group, thing=next(one for one in cuts if group[0] <= one <= group[1]))
        for group in groups
    )
    return [first, *rest]


def _find_second_objects(parse: Parse, verb: int, timed: Set[int]) -> list[int]:
    """Objects behind "and" that have circumstances of their own, as the first one has."""
    first = parse.first(verb, "dobj", "nsubjpass")
    if first is None or first < verb:
        return []
    found = [
        one
        for one in parse.below(verb, "conj")
        if parse.pos[one] in GAPPED and one not in timed and _has_circumstance(parse, verb, one)
    ]  # "bought a mine in Peru and two in Chile"
    for one in _find_conjuncts(parse, verb, first, timed):
        words = {parse.lower[prep] for prep in _find_preps(parse, verb, first, one)}
        own = _find_preps(parse, verb, one, parse.right[verb] + 1)
        timed_both = any(at in timed for at in range(first, one)) and any(
            below in timed for prep in own for below in parse.children[prep]
        )
        alike = any(parse.lower[prep] in words and parse.lower[prep] != "of" for prep in own)
        if timed_both or alike:
            found.append(one)
    return sorted(set(found))


def _has_circumstance(parse: Parse, verb: int, noun: int) -> bool:
    """True if a preposition or adverbial of the verb stands between it and the noun."""
    return any(
        verb < one < noun and parse.dep[one] in {"prep", "dative", "npadvmod"}
        for one in parse.children[verb]
    )


def _find_conjuncts(parse: Parse, verb: int, first: int, timed: Set[int]) -> list[int]:
    """Nouns joined to the object, or, where the parser erred, to its time."""
    waiting = [first, *(at for at in range(first, parse.right[verb] + 1) if at in timed)]
    found: list[int] = []
    while waiting and len(found) < MOST_CONJUNCTS:
        at = waiting.pop(0)
        for one in parse.below(at, "conj"):
            if parse.pos[one] in NOMINAL and one not in timed:
                found.append(one)
                waiting.append(one)
    return found


def _find_preps(parse: Parse, verb: int, start: int, end: int) -> list[int]:
    """Prepositions of the verb or of the noun at `start`, which stand before `end`."""
    holders = [start, *(one for prep in parse.below(start, "prep") for one in parse.children[prep])]
    own = [one for holder in holders for one in parse.below(holder, "prep")]
    return [one for one in (*own, *parse.below(verb, "prep")) if start < one < end]


def _find_end(parse: Parse, verb: int, noun: int) -> int:
    """Where the circumstances of the last object end."""
    preps = _find_preps(parse, verb, noun, parse.right[verb] + 1)
    return max([parse.right[noun], *(parse.right[one] for one in preps)])
