"""Where a happening took place."""

from collections.abc import Iterator, Set

from consilience.annotation.claims.arguments import find_obliques
from consilience.annotation.claims.parse import Parse
from consilience.annotation.claims.parts import Draft
from consilience.language.claims import load_act_nouns, load_claim_words, rank_place_prepositions

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
SURE = 8  # of the prepositions: with "in", "at" and the like a name is a place, or one for it


def find_place(parse: Parse, draft: Draft, timed: Set[int]) -> int | None:
    """The head of the words for the place, the surest of several; None where none is told."""
    found = sorted(_find_places(parse, draft, timed))
    return found[0][-1] if found else None


def is_place(parse: Parse, at: int) -> bool:
    """True for the name of a place and for nouns like "airport"."""
    return (
        parse.kind.get(at) == "place"
        or (parse.label[at] in PLACE_LABELS and parse.kind.get(at) is None)
        or parse.lemma[at] in load_claim_words("place", "claims_places")
    )


def _find_places(parse: Parse, draft: Draft, timed: Set[int]) -> Iterator[tuple[int, int, int]]:
    """Places as how far they stand from the predicate, how unsure they are, and their heads."""
    ranks = rank_place_prepositions()
    holders = (draft.predicate, *draft.carriers)
    if draft.own is not None and draft.thing is not None:
        holders = (*holders, draft.thing)
    for depth, holder in enumerate((*holders, *_find_held(parse, draft))):
        far = max(depth - len(holders) + 1, 0)
        for prep, thing in find_obliques(parse, holder):
            if thing in timed or not draft.holds(prep):
                continue
            if _brings_place(parse, draft, (holder, prep, thing), far=bool(far)):
                yield far, ranks.get(parse.lower[prep], len(ranks)), thing
    goal = _find_goal(parse, draft)
    if goal is not None:
        yield 0, len(ranks), goal
    for one in parse.below(draft.predicate, "advmod"):
        if parse.lower[one] in load_claim_words("there", "claims_places"):
            yield 1, len(ranks), one


def _find_held(parse: Parse, draft: Draft) -> list[int]:
    """Participants, on which the parser hangs the places of their verbs: "a court in Harne"."""
    order = {"dobj": 0, "nsubjpass": 1, "nsubj": 2}
    found = [
        one
        for one in parse.children[draft.predicate]
        if parse.dep[one] in order and draft.holds(one)
    ]
    found.sort(key=lambda one: order[parse.dep[one]])
    if parse.pos[draft.predicate] == "NOUN":  # "the closure of the smelter at Grell"
        found += [thing for prep, thing in find_obliques(parse, draft.predicate)]
    return found


def _is_goal(parse: Parse, noun: int, prep: int) -> bool:
    """True for the "to" of "a visit to Norland"."""
    entry = load_act_nouns().get(parse.lemma[noun])
    return entry is not None and entry.goal and parse.lower[prep] == "to"


def _brings_place(parse: Parse, draft: Draft, oblique: tuple[int, int, int], *, far: bool) -> bool:
    """True for "at the airport"; false for the "from" of "bought from Talvern".

    `oblique`: the word with the preposition, the preposition, what stands behind it.
    """
    holder, prep, thing = oblique
    word, lemma = parse.lower[prep], parse.lemma[draft.predicate]
    if word in load_claim_words("destination", "claims_places"):
        return not far and _is_destination(parse, lemma, thing)
    rank = rank_place_prepositions().get(word)
    if rank is None:
        return False
    moves = lemma in load_claim_words("motion", "claims_places")
    goal = _is_goal(parse, draft.predicate, prep)
    noun = parse.pos[holder] == "NOUN" and holder != draft.thing
    entry = load_act_nouns().get(parse.lemma[holder])
    if entry is not None and entry.mutual and word in load_claim_words("between"):
        return False  # "talks between Norland and Skania"
    if rank >= SURE and (far or noun) and not goal:
        return False
    transfers = lemma in load_claim_words("transfer", "claims_places")
    still = transfers or (word == "to" and not moves)
    if still and word in load_claim_words("direction") and not goal:
        return False
    sure = rank < SURE or moves
    return is_place(parse, thing) or (sure and may_be_place(parse, thing))


def _is_destination(parse: Parse, verb: str, thing: int) -> bool:
    """True for "left for Dubrasca", a name of a place behind a verb of setting out."""
    departs = verb in load_claim_words("departure", "claims_places")
    named = parse.text[thing][:1].isupper()
    return departs and named and (is_place(parse, thing) or may_be_place(parse, thing))


def _find_goal(parse: Parse, draft: Draft) -> int | None:
    """The object that is a place: "left Lima"."""
    if parse.lemma[draft.predicate] not in load_claim_words("goal", "claims_places"):
        return None
    thing = parse.first(draft.predicate, "dobj")
    if thing is None or not (is_place(parse, thing) or may_be_place(parse, thing)):
        return None
    counted = parse.tag[thing] == "NNS" or parse.first(thing, "poss", "nummod") is not None
    return None if counted else thing


def may_be_place(parse: Parse, thing: int) -> bool:
    """True for a capitalised name that is known as nothing else."""
    capital = parse.text[thing][:1].isupper() and parse.pos[thing] in {"PROPN", "NOUN"}
    unknown = parse.label[thing] not in {"DATE", "TIME", "PERSON", "ORG"}
    return capital and unknown and parse.kind.get(thing, "place") == "place"
