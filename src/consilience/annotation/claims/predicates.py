"""Which words tell a happening, and which of them tell one happening together."""

from collections.abc import Set

from consilience.annotation.claims.arguments import (
    find_allegation,
    find_blaming,
    find_governor,
    find_subjects,
    form_of,
)
from consilience.annotation.claims.parse import SUBJECTS, VERBAL, Parse
from consilience.annotation.claims.parts import Draft
from consilience.annotation.claims.plain import find_fate, tells_by_itself
from consilience.language.claims import (
    Governor,
    load_act_nouns,
    load_claim_words,
    load_governors,
)
from consilience.language.cues import load_labels

# Participles before a noun, and words that the tagger calls verbs but that govern like others.
NO_PREDICATE = frozenset(
    {"aux", "auxpass", "amod", "compound", "nmod", "prep", "mark", "case", "det", "punct", "advmod"}
    | {"agent", "intj", "poss", "nummod", "quantmod", "cc", "preconj", "predet", "neg", "prt"}
)
CLAUSES = frozenset({"ccomp", "xcomp", "parataxis"})
MOST_CARRIERS = 6
LONGEST_PREFIX = 5  # letters before a hyphen: "re", "pre", "inter", "under"


def find_drafts(parse: Parse, cues: Set[int]) -> list[Draft]:
    """A draft for every predicate, in the order of the words; `cues` bring quotations."""
    carried: dict[int, int] = {}
    verbs: list[int] = []
    nouns: list[int] = []
    for at in range(len(parse.text)):
        if is_act_noun(parse, at):
            nouns.append(at)
        if not _is_verb(parse, at):
            continue
        governed = _find_carried(parse, at)
        if governed is not None:
            carried[at] = governed
        elif _is_claim(parse, at, cues):
            verbs.append(at)
    above = _gather(carried)
    taken = set(carried)
    return [
        Draft(predicate=at, carriers=tuple(above.get(at, ())), fate=find_fate(parse, at))
        for at in sorted({*verbs, *nouns})
        if at not in taken
    ]


def is_act_noun(parse: Parse, at: int) -> bool:
    """True for a noun that tells what happens: "arrest", or "shelling" with an "of"."""
    if parse.pos[at] != "NOUN" or parse.dep[at] in {"compound", "amod", "nmod"}:
        return False
    if parse.lemma[at] in load_act_nouns():
        return True
    if not parse.lower[at].endswith("ing") or parse.lower[at] in load_claim_words(
        "thing", "claims_nouns"
    ):
        return False
    return any(parse.lower[one] in {"of", "by"} for one in parse.below(at, "prep"))


def find_own_governor(parse: Parse, at: int) -> tuple[int, Governor] | None:
    """The verb or adjective that takes a predicate, with what it makes of it.

    A noun may stand behind a preposition, a verb behind one too: "accused of training".
    """
    above = parse.head[at]
    if above == at:
        return None
    form = form_of(parse, at)
    dep, preposition = parse.dep[at], ""
    if dep in {"pobj", "pcomp"}:
        prep = above
        preposition, above = parse.lower[prep], parse.head[prep]
        blaming = find_blaming(parse, prep, form)
        above = above if blaming is None else blaming
    elif dep == "nsubjpass" or (dep in {"dobj", "attr"} and form == "noun"):
        preposition = ""
    elif dep not in {"xcomp", "ccomp", "advcl", "oprd"} or (
        dep == "advcl" and form != "infinitive"
    ):
        return None
    governor = find_governor(parse, above, form)
    if governor is None:
        return None
    behind = dep in {"pobj", "pcomp"} or form == "noun"
    if behind and preposition not in governor.prepositions:
        return None
    if governor.kind == "report" and form == "infinitive" and parse.first(above, "agent"):
        return None  # "declared by Lund to mark the day"
    if dep == "advcl" and governor.kind != "act":
        return None
    return above, governor


def _is_verb(parse: Parse, at: int) -> bool:
    pos = parse.pos[at]
    if not parse.text[at][0].isalpha() or _is_piece(parse, at):
        return False  # "’s", which the tagger takes for a verb
    if pos == "ADJ":
        return parse.dep[at] in {"acomp", "oprd"} and parse.lemma[at] in load_governors("adjective")
    if pos not in VERBAL or parse.dep[at] in NO_PREDICATE:
        return False
    return parse.tag[at].startswith("VB") or (pos == "AUX" and parse.tag[at] != "MD")


def _is_piece(parse: Parse, at: int) -> bool:
    """True for "re" in "re-opened", and for a verb that is part of a name: "Hope himself"."""
    behind = at + 1
    hyphen = behind < len(parse.text) and parse.text[behind] == "-"
    if hyphen and parse.start[behind] == parse.end[at] and len(parse.text[at]) <= LONGEST_PREFIX:
        return True
    return at in parse.name and parse.text[at][0].isupper() and parse.kind[at] == "person"


def _find_carried(parse: Parse, verb: int) -> int | None:
    """The act that a verb or adjective only begins, plans, carries or tells the course of."""
    for one in parse.children[verb]:
        dep, found = parse.dep[one], None
        if dep == "xcomp" or (dep == "advcl" and parse.particle(verb) and parse.has_to(one)):
            governor = find_governor(parse, verb, form_of(parse, one))
            one_act = governor is not None and _is_one_act(parse, verb, one, governor)
            found = one if one_act else None
        elif dep in {"dobj", "attr", "acomp"}:
            found = _find_carried_noun(parse, verb, one)
        elif dep == "prep":
            found = _find_act_behind(parse, verb, one)
        if found is not None:
            return found
    return _find_subject_act(parse, verb)


def _find_carried_noun(parse: Parse, verb: int, word: int) -> int | None:
    """What a verb carries: "held talks", "there will be war", "was unable to go"."""
    lemma, dep = parse.lemma[verb], parse.dep[word]
    if dep == "acomp":
        known = lemma == "be" and parse.lemma[word] in load_governors("adjective")
        return word if known and parse.first(word, "xcomp") is not None else None
    if dep == "attr":
        there = parse.first(verb, "expl") is not None
        return word if there and is_act_noun(parse, word) else None
    act = _find_act(parse, word)
    carries = lemma in load_claim_words("light") or _is_phase(parse, verb, "")
    return act if carries else None


def _is_one_act(parse: Parse, verb: int, act: int, governor: Governor) -> bool:
    """True for "began to leak" and "is said to have left", false for "promised to leave"."""
    if governor.kind in {"phase", "wish"}:
        return True
    if governor.kind != "report" or not parse.has_to(act):
        return False
    return parse.is_passive(verb) and parse.first(verb, "agent") is None


def _find_act_behind(parse: Parse, verb: int, prep: int) -> int | None:
    """The act behind a preposition: "engaged in talks"."""
    found = parse.first(prep, "pobj")
    if found is None or parse.lemma[verb] not in load_claim_words("light_into"):
        return None
    fits = parse.lower[prep] in load_claim_words("light_preposition")
    return found if fits and is_act_noun(parse, found) else None


def _find_subject_act(parse: Parse, verb: int) -> int | None:
    """The subject of a verb that only tells its course: "the search will resume"."""
    if parse.lemma[verb] not in load_claim_words("course"):
        return None
    objects = parse.below(verb, "dobj", "attr", "acomp")
    if any(parse.lower[one] != "place" for one in objects):
        return None
    if parse.particle(verb) in {"off", "out"} and not parse.is_passive(verb):
        return None
    for one in find_subjects(parse, verb):
        if parse.dep[verb] in {"conj", "advcl", "ccomp"} and parse.head[one] != verb:
            break
        if (act := _find_act(parse, one)) is not None:
            return act
    above = parse.head[verb]
    if parse.dep[verb] == "acl" and is_act_noun(parse, above):
        return above
    return None


def _find_act(parse: Parse, noun: int) -> int | None:
    """The act that a noun tells or counts: "meetings" in "a series of meetings"."""
    if is_act_noun(parse, noun):
        return noun
    if parse.lemma[noun] not in load_claim_words("container"):
        return None
    for prep in parse.below(noun, "prep"):
        for one in parse.below(prep, "pobj"):
            if parse.lower[prep] == "of" and is_act_noun(parse, one):
                return one
    return None


def _is_phase(parse: Parse, verb: int, preposition: str) -> bool:
    governor = find_governor(parse, verb, "noun")
    return (
        governor is not None and governor.kind == "phase" and preposition in governor.prepositions
    )


def _is_claim(parse: Parse, verb: int, cues: Set[int]) -> bool:
    if parse.pos[verb] == "ADJ":
        return False
    if find_fate(parse, verb) is not None:
        return True
    lemma = parse.lemma[verb]
    if lemma in load_claim_words("attribution"):
        return False
    if lemma in load_claim_words("never") and not tells_by_itself(parse, verb):
        return False
    if _is_order_to_reader(parse, verb) or _is_idiom(parse, verb):
        return False
    if _stands_for_verb(parse, verb) or (verb in cues and _tells_it(parse, verb)):
        return False
    labels = lemma in load_labels() and parse.first(verb, "oprd") is not None
    if labels and (parse.dep[verb] == "acl" or not parse.is_passive(verb)):
        return False  # "called the plan a mess", "a group called the Owls"
    if _is_general(parse, verb):
        return False
    return _is_claim_by_kind(parse, verb, cues)


def _is_claim_by_kind(parse: Parse, verb: int, cues: Set[int]) -> bool:
    """False for a verb that only reports, wishes or carries what stands with it."""
    kinds = _find_governing_kinds(parse, verb)
    if "wish" in kinds:
        return False
    if "report" in kinds:
        return not _brings_content(parse, verb, cues)
    if kinds != {"phase"} or parse.is_passive(verb) or parse.first(verb, "dobj") is not None:
        return True
    return verb not in cues and tells_by_itself(parse, verb)


def _find_governing_kinds(parse: Parse, verb: int) -> set[str]:
    lemma, particle = parse.lemma[verb], parse.particle(verb)
    own = load_governors().get(f"{lemma} {particle}", ()) if particle else ()
    kinds = {one.kind for one in own or load_governors().get(lemma, ())}
    return kinds - {"phase"} if particle and not own else kinds  # "the roof came down"


def _stands_for_verb(parse: Parse, verb: int) -> bool:
    """True for "he did" and "they did so", which only point to another verb."""
    if parse.lemma[verb] not in load_claim_words("pro_verb"):
        return False
    things = parse.below(verb, "dobj", "nsubjpass", "dative")
    return all(parse.lower[one] in load_claim_words("pro_object") for one in things)


def _tells_it(parse: Parse, verb: int) -> bool:
    """True for "as Lund put it"."""
    return any(parse.lower[one] == "it" for one in parse.below(verb, "dobj"))


def _is_idiom(parse: Parse, verb: int) -> bool:
    """True for "take place", which tells nothing of its own."""
    thing = parse.first(verb, "dobj")
    if thing is None:
        return False
    return f"{parse.lemma[verb]} {parse.lower[thing]}" in load_claim_words("never")


def _is_general(parse: Parse, verb: int) -> bool:
    """True for what nobody does: "the importance of keeping order", "winning is hard"."""
    above = parse.head[verb]
    if parse.dep[verb] == "pcomp":
        loose = find_blaming(parse, above) is None and find_allegation(parse, verb) is None
        return parse.pos[parse.head[above]] not in VERBAL and loose
    if parse.dep[verb] == "csubj":
        return parse.tag[verb] == "VBG" and parse.first(verb, "nsubj", "nsubjpass") is None
    loose = parse.dep[verb] in {"xcomp", "ccomp", "acl"} and parse.pos[above] == "ADJ"
    return loose and not find_subjects(parse, verb)


def _brings_content(parse: Parse, verb: int, cues: Set[int]) -> bool:
    """True for a report: with a clause or quotation, or without anything that is told or done."""
    if parse.dep[verb] == "parataxis":
        return True
    for one in parse.children[verb]:
        if parse.dep[one] in CLAUSES and form_of(parse, one) != "infinitive":
            return True
    if verb in cues:
        return True
    if parse.is_passive(verb) or parse.first(verb, "dobj") is not None:
        return False
    words = load_claim_words("report_object")
    return not any(parse.lower[one] in words for one in parse.below(verb, "prep"))


def _is_order_to_reader(parse: Parse, verb: int) -> bool:
    """True for "Click here" and for what is said of "you"."""
    readers = load_claim_words("reader")
    for one in parse.children[verb]:
        if parse.dep[one] in SUBJECTS:
            return parse.lower[one] in readers
    if _is_imperative(parse, verb):
        return True
    return any(_is_imperative(parse, one) for one in parse.climb(verb)) and not find_subjects(
        parse, verb
    )


def _is_imperative(parse: Parse, verb: int) -> bool:
    if parse.dep[verb] != "ROOT" or parse.tag[verb] != "VB":
        return False
    return parse.first(verb, "aux", "auxpass", *SUBJECTS) is None


def _gather(carried: dict[int, int]) -> dict[int, list[int]]:
    """Each predicate's carriers, the nearest first."""
    found: dict[int, list[int]] = {}
    for carrier in carried:
        chain = [carrier]
        at = carried[carrier]
        while at in carried and len(chain) < MOST_CARRIERS and carried[at] not in chain:
            at = carried[at]
            chain.append(at)
        found.setdefault(at, []).append(carrier)
    return {at: sorted(all_, key=lambda one: (abs(one - at), one)) for at, all_ in found.items()}
