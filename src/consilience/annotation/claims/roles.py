"""The participants of a predicate, with their roles."""

from collections.abc import Iterable, Iterator, Sequence, Set

from consilience.annotation.claims.arguments import (
    Arguments,
    expand,
    find_arguments,
    find_blaming,
    find_obliques,
    find_subjects,
    is_agent,
)
from consilience.annotation.claims.parse import NOMINAL, VERBAL, Parse
from consilience.annotation.claims.parts import Draft
from consilience.annotation.claims.places import is_place
from consilience.annotation.claims.visits import find_visit
from consilience.language.claims import (
    ActNoun,
    load_act_nouns,
    load_claim_words,
    rank_place_prepositions,
)
from consilience.language.cues import find_source_words
from consilience.records.claim import Role

DONE = ActNoun(words=(), of="object", owner="actor", test="")  # "the shelling of the town"
NAMES = frozenset({"person", "organisation", "place", "group"})
OWNERS = frozenset({"poss", "amod", "compound", "nmod"})
STATES = frozenset({"NORP", "GPE"})
Parts = list[tuple[Role, int]]


def find_parts(parse: Parse, draft: Draft, timed: Set[int]) -> Parts:
    """Pairs of role and head, actors first; `timed` are the words of times, who take no part."""
    if parse.pos[draft.predicate] in VERBAL:
        found = list(_find_verb_parts(parse, draft, timed))
    else:
        found = list(_find_noun_parts(parse, draft, timed))
    return _settle(parse, found, draft.predicate)


def is_person(parse: Parse, at: int) -> bool:
    """True for a person or body: somebody things are done to."""
    if parse.kind.get(at) in NAMES or parse.lower[at] in load_claim_words("personal"):
        return True
    lemma = parse.lemma[at]
    return lemma in load_claim_words("person", "claims_nouns") or lemma in find_source_words(
        "group"
    )


def _find_verb_parts(parse: Parse, draft: Draft, timed: Set[int]) -> Iterator[tuple[Role, int]]:
    verb = draft.predicate
    given = find_arguments(parse, verb)
    yield from _join(parse, "actor", given.doers)
    yield from _join(parse, "recipient", given.receivers)
    things = given.things if draft.thing is None else (draft.thing,)
    for thing in things:
        for one in expand(parse, thing):
            yield ("recipient" if is_person(parse, one) else "theme"), one
    obliques = given.obliques if draft.thing is None else _find_own_obliques(parse, draft, given)
    for prep, thing in (*obliques, *_find_behind_objects(parse, verb, given)):
        circumstance = is_agent(parse, prep) or _is_viewpoint(parse, prep, verb)
        if thing not in timed and not circumstance and not _is_where(parse, prep, thing):
            role = _name_oblique(parse, prep, thing)
            yield from _join(parse, role, (thing,)) if role else ()


def _is_viewpoint(parse: Parse, prep: int, verb: int) -> bool:
    """True for "For Lund, the council stole the vote", where he has no part in it."""
    if prep > verb or parse.lower[prep] not in load_claim_words("viewpoint"):
        return False
    behind = parse.right[prep] + 1
    return behind < verb and parse.lower[behind] == ","


def _find_own_obliques(parse: Parse, draft: Draft, given: Arguments) -> tuple[tuple[int, int], ...]:
    """Those of this claim, where one predicate makes several: "5 million to the mill"."""
    own = tuple(one for one in given.obliques if one[0] < draft.predicate or draft.holds(one[0]))
    if draft.own is None or draft.thing is None:
        return own
    return (*own, *(one for one in find_obliques(parse, draft.thing) if draft.holds(one[0])))


def _find_behind_objects(parse: Parse, verb: int, given: Arguments) -> Iterator[tuple[int, int]]:
    """Sides that the parser hangs on the object: "imports half of its gas from Ulmeria"."""
    sides = load_claim_words("side")
    transfers = parse.lemma[verb] in load_claim_words("transfer", "claims_places")
    for thing in given.things:
        inner = (below for _, below in find_obliques(parse, thing)) if transfers else ()
        for one in (thing, *inner):
            for prep, below in find_obliques(parse, one):
                if parse.lower[prep] in sides and below > verb and parse.kind.get(below) in NAMES:
                    yield prep, below  # past the object, where the parser puts it


def _is_where(parse: Parse, prep: int, thing: int) -> bool:
    """True for "at the airport", "in Norland", not for "to Norland" or "of the town"."""
    if not is_place(parse, thing):
        return False
    word = parse.lower[prep]
    if word not in rank_place_prepositions():
        return False
    return word not in load_claim_words("direction") or not is_person(parse, thing)


def _name_oblique(parse: Parse, prep: int, thing: int) -> Role | None:
    """None for circumstances: "during the visit"."""
    word = parse.lower[prep]
    if word in load_claim_words("side"):
        if is_person(parse, thing):
            return "recipient"
        return "theme" if word in load_claim_words("about") else "other"
    return "theme" if word in load_claim_words("about") else None


def _find_noun_parts(parse: Parse, draft: Draft, timed: Set[int]) -> Iterator[tuple[Role, int]]:
    noun = draft.predicate
    entry = load_act_nouns().get(parse.lemma[noun], DONE)
    obliques = [
        (prep, thing)
        for prep, thing in _find_noun_obliques(parse, draft)
        if thing not in timed and thing != noun
    ]
    has_object = any(parse.lower[prep] == "of" for prep, _ in obliques)
    yield from _find_owners(parse, noun, entry, timed, has_object=has_object)
    own = [(prep, thing) for prep, thing in obliques if _takes_part(parse, entry, prep, thing)]
    for prep, thing in own:
        yield from _join(parse, _name_noun_oblique(parse, entry, prep, thing), (thing,))
    yield from _join(parse, "actor", _find_blamed(parse, noun))
    for carrier in draft.carriers:
        if parse.pos[carrier] in VERBAL:
            yield from _find_carried_parts(parse, carrier, noun)
    sides = load_claim_words("between")
    named = any(parse.lower[prep] in sides or parse.lower[prep] == "of" for prep, _ in own)
    if own and not draft.carriers and not (entry.mutual and named):
        yield from _join(parse, "actor", _find_present(parse, noun, entry))
    if entry.goal and not own and not draft.carriers:
        for role, head in find_visit(parse, noun):
            yield from _join(parse, role, (head,))


def _takes_part(parse: Parse, entry: ActNoun, prep: int, thing: int) -> bool:
    """False for the place of an act, and for what its noun has to do with by the way."""
    word = parse.lower[prep]
    if word == "for":
        return entry.of == "object"
    if word not in load_claim_words("noun_part"):
        return False
    if entry.mutual and word in load_claim_words("between"):
        return True
    return word in {"of", "on", "against"} or entry.goal or not _is_where(parse, prep, thing)


def _find_noun_obliques(parse: Parse, draft: Draft) -> Iterator[tuple[int, int]]:
    """Those of a noun and its carriers, and those that the parser hung on other words.

    "The killing by police of two students", "ignored three warnings from the crew".
    """
    noun = draft.predicate
    for holder in (noun, *draft.carriers):
        ordering = parse.lemma[holder] in load_claim_words("order")
        for prep, thing in find_obliques(parse, holder):
            if ordering and parse.lower[prep] == "by":
                continue  # "the speech was followed by a protest"
            yield prep, thing
            if parse.lower[prep] == "by" or parse.label[thing] == "DATE":
                yield from (
                    one for one in find_obliques(parse, thing) if parse.lower[one[0]] == "of"
                )
    above = parse.head[noun]
    if parse.dep[noun] == "dobj" and not draft.carriers:
        yield from (one for one in find_obliques(parse, above) if one[0] == parse.right[noun] + 1)


def _find_owners(
    parse: Parse, noun: int, entry: ActNoun, timed: Set[int], *, has_object: bool
) -> Iterator[tuple[Role, int]]:
    role: Role = "actor" if has_object or entry.owner != "object" else "recipient"
    for one in parse.children[noun]:
        if parse.dep[one] not in OWNERS or one in timed:
            continue
        if parse.dep[one] == "poss":
            yield from _join(parse, role, (one,))
        elif parse.kind.get(one) in NAMES or parse.label[one] in STATES:
            yield ("actor" if parse.pos[one] == "ADJ" else role), one


def _name_noun_oblique(parse: Parse, entry: ActNoun, prep: int, thing: int) -> Role:
    word = parse.lower[prep]
    person = is_person(parse, thing)
    if word == "of":
        side = entry.of in {"actor", "side"}
        return "actor" if side else "recipient" if person else "theme"
    if word == "by" or (entry.mutual and word in load_claim_words("between")):
        return "actor"
    if word == "from" and person and entry.of == "actor":
        return "actor"
    if word in load_claim_words("side") and (person or entry.goal):
        return "recipient"
    return "theme" if word in load_claim_words("about") else "other"


def _find_carried_parts(parse: Parse, carrier: int, noun: int) -> Iterator[tuple[Role, int]]:
    """Those of the verb that carries the noun: "the chiefs held talks", "gave him a beating"."""
    given = find_arguments(parse, carrier)
    yield from _join(parse, "actor", (one for one in given.doers if one != noun))
    yield from _join(parse, "recipient", (one for one in given.receivers if one != noun))


def _find_blamed(parse: Parse, noun: int) -> tuple[int, ...]:
    """Who is said to have done it in "blamed the rebels for the attack"."""
    prep = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.lower[prep] == "with":
        return ()
    verb = find_blaming(parse, prep, "noun")
    if verb is None or verb == parse.head[noun]:
        return ()
    blamed = find_arguments(parse, verb)
    return tuple(one for one in (*blamed.things, *blamed.receivers) if one < prep or one > noun)


def _find_present(parse: Parse, noun: int, entry: ActNoun) -> tuple[int, ...]:
    """Who was at an act, by the verb it goes with: "said so during a visit to Norland"."""
    prep = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.lower[prep] not in load_claim_words("occasion"):
        return ()
    verb = parse.head[prep]
    if parse.pos[verb] not in VERBAL or not (entry.goal or entry.mutual):
        return ()
    doers = find_subjects(parse, verb)
    return doers if all(is_person(parse, one) for one in doers) else ()


def _join(parse: Parse, role: Role, heads: Iterable[int]) -> Iterator[tuple[Role, int]]:
    for head in heads:
        for one in expand(parse, head):
            yield role, one


def _settle(parse: Parse, found: Sequence[tuple[Role, int]], predicate: int) -> Parts:
    """Each head once, no clause among them, actors first; a place as "other" only."""
    parts: Parts = []
    seen = {predicate}
    for role, head in found:
        nominal = parse.pos[head] in NOMINAL_LIKE or parse.first(head, "det") is not None
        if head in seen or not nominal:
            continue
        seen.add(head)
        parts.append((role, head))
    return sorted(parts, key=lambda one: (ORDER.index(one[0]), one[1]))


NOMINAL_LIKE = frozenset({*NOMINAL, "DET", "ADJ", "X", "SYM"})
ORDER: tuple[Role, ...] = ("actor", "recipient", "theme", "other")
