"""Verbs that mostly carry or link other words, where they tell a deed of their own."""

from consilience.annotation.claims.arguments import find_obliques, find_subjects
from consilience.annotation.claims.parse import Parse
from consilience.annotation.claims.roles import is_person
from consilience.language.claims import load_act_nouns, load_claim_words, load_fates
from consilience.language.nominals import find_noun

LINKING = frozenset({"acomp", "oprd", "attr", "xcomp", "ccomp", "csubj"})
SOMEBODY = frozenset({"person", "body", "group"})


def tells_by_itself(parse: Parse, verb: int) -> bool:
    """True for "the mayor came to the mill" and "the siren sounded", not for "it sounded odd"."""
    if any(parse.dep[one] in LINKING for one in parse.children[verb]):
        return False
    if parse.lemma[verb] in load_claim_words("plain_of_thing"):
        return _is_heard(parse, verb)
    if parse.first(verb, "dobj") is not None or not _has_somebody(parse, verb):
        return False
    particle = parse.particle(verb)
    word = f"{parse.lemma[verb]} {particle}" if particle else parse.lemma[verb]
    behind = [one for one in find_obliques(parse, verb) if one[0] > verb]
    if not all(_is_circumstance(parse, *one) for one in behind):
        return False
    if word in load_claim_words("plain_with_place"):
        return bool(behind)
    return word in load_claim_words("plain") and all(_is_told_of(parse, one) for _, one in behind)


def find_fate(parse: Parse, verb: int) -> int | None:
    """The adjective that tells what became of somebody: "nine are dead", "was confirmed dead"."""
    for one in parse.below(verb, "acomp", "oprd"):
        fate = load_fates().get(parse.lemma[one])
        if fate is not None and parse.lemma[verb] in fate.verbs and _has_somebody(parse, verb):
            return one
    return None


def _is_heard(parse: Parse, verb: int) -> bool:
    """True for what gives the alarm and for who makes it do so, not for "like an alarm"."""
    words = load_claim_words("likeness")
    if any(parse.lower[parse.left[one]] in words for one in parse.children[verb] if one > verb):
        return False
    thing = parse.first(verb, "dobj")
    heard = find_subjects(parse, verb) if thing is None else (thing,)
    return any(parse.lemma[one] in load_claim_words("alarm", "claims_nouns") for one in heard)


def _has_somebody(parse: Parse, verb: int) -> bool:
    subjects = find_subjects(parse, verb)
    return bool(subjects) and all(_is_somebody(parse, one) for one in subjects)


def _is_somebody(parse: Parse, at: int) -> bool:
    """True for persons, bodies and counts of them: "61", "half of the savers"."""
    if parse.left[at] == at and parse.lower[at] not in load_claim_words("personal"):
        counted = [thing for prep, thing in find_obliques(parse, at) if parse.lower[prep] == "of"]
        if counted:
            return all(_is_somebody(parse, one) for one in counted)
    if parse.tag[at] == "CD" or is_person(parse, at) or parse.lower[at] in {"nobody", "none"}:
        return True
    return at not in parse.name and bool(find_noun(parse.lemma[at]).kinds & SOMEBODY)


def _is_circumstance(parse: Parse, prep: int, thing: int) -> bool:
    """False for "came to an agreement" and "came under fire"."""
    known = parse.lemma[thing] in load_act_nouns()
    return not known and parse.lower[prep] not in load_claim_words("no_place")


def _is_told_of(parse: Parse, thing: int) -> bool:
    """True for "the mill", "Monday", "noon" and "three", not for "terms" in "came to terms"."""
    bare = parse.tag[thing] in {"NN", "NNS"} and parse.left[thing] == thing
    return not bare or bool(parse.label[thing])
