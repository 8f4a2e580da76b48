"""Who does what to whom in the grammar: subjects, objects and prepositions, understood ones too."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from consilience.annotation.claims_parse import (
    NOMINAL,
    PREPOSITIONS,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    Parse,
)
from consilience.language.claims import (
    Form,
    Governor,
    load_claim_words,
    load_governors,
    load_noun_governors,
)
from consilience.language.cues import load_phrases

MOST_STEPS = 10  # from a verb to the verb that has its subject
MOST_CONJUNCTS = 30
# What a passive's "by" measures: "delayed by a year".
MEASURES = frozenset({"DATE", "TIME", "QUANTITY", "MONEY", "PERCENT", "CARDINAL"})
TIME_NOUNS = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Arguments:
    """Heads of the noun phrases of one predicate.

    `doers` and `things` are what the subject and object name whatever the voice, `receivers` the
    indirect object; `obliques` are pairs of a preposition and what stands behind it.
    """

    doers: tuple[int, ...] = ()
    things: tuple[int, ...] = ()
    receivers: tuple[int, ...] = ()
    obliques: tuple[tuple[int, int], ...] = ()


def find_arguments(parse: Parse, verb: int) -> Arguments:
    """The arguments of a verb; a passive's agent is among the doers."""
    obliques = tuple(find_obliques(parse, verb))
    subjects = find_subjects(parse, verb)
    objects = tuple(_find_objects(parse, verb))
    receivers = tuple(
        one for one in parse.below(verb, "dative") if parse.pos[one] in _SUBJECT_POS
    ) + tuple(thing for prep, thing in obliques if parse.dep[prep] == "dative")
    if not parse.is_passive(verb):
        return Arguments(subjects, objects, receivers, obliques)
    agents = tuple(
        thing
        for prep, thing in obliques
        if is_agent(parse, prep) and parse.label[thing] not in MEASURES
    )
    if objects:  # "was given a letter", on which the parser also hangs "by the queen"
        if not agents:
            behind = (one for thing in objects for one in find_obliques(parse, thing))
            agents = tuple(thing for prep, thing in behind if parse.lower[prep] == "by")
        return Arguments(agents, objects, (*receivers, *subjects), obliques)
    return Arguments(agents, subjects, receivers, obliques)


def is_agent(parse: Parse, prep: int) -> bool:
    """True for the "by" of a passive, whichever way the parser took it."""
    return parse.dep[prep] == "agent" or (
        parse.lower[prep] == "by" and parse.is_passive(parse.head[prep])
    )


def find_subjects(parse: Parse, verb: int) -> tuple[int, ...]:
    """Heads of the subject of a verb, its own or the one that is understood; () for none.

    A relative pronoun is replaced by what it stands for.
    """
    at = verb
    for _ in range(MOST_STEPS):
        own = [one for one in parse.children[at] if parse.dep[one] in SUBJECTS]
        if own:
            return tuple(_resolve(parse, one, at) for one in own if parse.pos[one] in _SUBJECT_POS)
        above = parse.head[at]
        if above == at:
            return ()
        dep = parse.dep[at]
        if dep == "acl" and parse.pos[above] in NOMINAL:
            return _find_for_noun(parse, at, above)
        if dep == "relcl" and parse.pos[above] in NOMINAL and parse.has_to(at):
            return ()
        if dep == "pcomp":
            controlled = _find_behind_preposition(parse, above)
            if isinstance(controlled, tuple):
                return controlled
            at = controlled
        elif dep in _SHARING:
            asked = _find_asked(parse, at, above)
            if asked:
                return asked
            at = above
        else:
            return ()
    return ()


_SUBJECT_POS = frozenset({*NOMINAL, "DET", "ADJ", "X", "SYM", "SCONJ"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "acomp", "dep", "oprd", "attr", "prep"})


def expand(parse: Parse, head: int) -> tuple[int, ...]:
    """A head and those joined to it by "and", in order; only nouns and the like."""
    found = [head]
    for _ in range(MOST_CONJUNCTS):
        joined = [
            one
            for one in parse.children[found[-1]]
            if parse.dep[one] == "conj" and parse.pos[one] not in VERBAL
        ]
        if not joined:
            break
        found.extend(joined)
    return tuple(found)


def find_obliques(parse: Parse, at: int) -> Iterator[tuple[int, int]]:
    """Prepositions of a word, each with every head behind it; "out of" is "of"."""
    own = parse.children[at]
    particles = (one for one in own if parse.dep[one] == "prt")
    behind = (one for particle in particles for one in parse.children[particle])
    for prep in (*own, *behind):  # "flew on to Torv"
        if parse.dep[prep] in PREPOSITIONS and parse.pos[prep] in {"ADP", "SCONJ", "ADV", "PART"}:
            if parse.lower[prep] == "of" and prep < at:
                continue  # "of the 19 miners, eleven were saved"
            if is_source_phrase(parse, prep - 1):
                continue
            yield from _find_behind(parse, prep, prep)


def is_source_phrase(parse: Parse, at: int) -> bool:
    """True for the first word of "according to"."""
    if at < 0:
        return False
    phrases = load_phrases().get(parse.lower[at], ())
    return any(len(one) > 1 and tuple(parse.lower[at : at + len(one)]) == one for one in phrases)


def form_of(parse: Parse, at: int) -> Form:
    """How a verb or noun is governed: as infinitive, gerund, clause or noun."""
    if parse.pos[at] not in VERBAL:
        return "noun"
    if parse.has_to(at):
        return "infinitive"
    if parse.tag[at] == "VBG" and not parse.is_finite(at):
        return "gerund"
    if parse.tag[at] == "VB" and not parse.is_finite(at):
        return "infinitive"
    return "clause"


def find_governor(parse: Parse, word: int, form: Form) -> Governor | None:
    """What the lexicon has for a word that governs another in this form."""
    pos = parse.pos[word]
    if pos not in VERBAL and pos != "ADJ":
        return None
    known = load_governors("adjective" if pos == "ADJ" else "governor")
    particle = parse.particle(word)
    entries = known.get(parse.lemma[word], ())
    if particle:  # "set up" plans nothing
        own = known.get(f"{parse.lemma[word]} {particle}", ())
        entries = own or tuple(one for one in entries if one.kind in {"report", "act"})
    return next((one for one in entries if one.takes(form)), None)


def _resolve(parse: Parse, pronoun: int, verb: int) -> int:
    """The noun that a relative pronoun stands for, or the word itself."""
    relative = parse.tag[pronoun] in RELATIVE or (
        parse.lower[pronoun] == "that" and parse.pos[pronoun] != "DET"
    )
    if not relative:
        return pronoun
    return next((noun for noun in _find_antecedents(parse, verb)), pronoun)


def _find_antecedents(parse: Parse, verb: int) -> Iterator[int]:
    at = verb
    for _ in range(MOST_STEPS):
        if parse.dep[at] == "relcl":
            yield parse.head[at]
            return
        if parse.dep[at] not in {"conj", "ccomp", "xcomp", "advcl"} or parse.head[at] == at:
            return
        at = parse.head[at]


def _find_objects(parse: Parse, verb: int) -> Iterator[int]:
    """Objects in the grammar; for a passive those that it keeps."""
    own = [one for one in parse.children[verb] if parse.dep[one] in {"dobj", "obj"}]
    for one in own:
        yield _resolve(parse, one, verb)
        yield from _find_detached(parse, verb)
    if own or parse.is_passive(verb):
        return
    for clause in parse.below(verb, "ccomp"):  # "urged [them to leave]"
        if parse.has_to(clause) and _takes_person(parse, verb):
            yield from (one for one in parse.below(clause, "nsubj"))
            return
    if parse.dep[verb] == "relcl" and _has_gap(parse, verb):
        yield parse.head[verb]


def _find_detached(parse: Parse, verb: int) -> Iterator[int]:
    """Objects behind an "and" that hangs on the verb: "charged Ida Holm, the mayor, and a man"."""
    for one in parse.below(verb, "conj"):
        if one > verb and parse.pos[one] in {"NOUN", "PROPN", "NUM"}:
            between = parse.children[verb]
            if not any(verb < prep < one and parse.dep[prep] == "prep" for prep in between):
                yield one


def _takes_person(parse: Parse, verb: int) -> bool:
    governor = find_governor(parse, verb, "infinitive")
    return governor is not None and governor.kind == "act"


def _has_gap(parse: Parse, verb: int) -> bool:
    """True for "the law Lund opposes": a relative clause whose object is missing."""
    noun = parse.head[verb]
    if parse.label[noun] in TIME_NOUNS or parse.first(verb, "nsubj") is None:
        return False
    for one in range(parse.left[verb], verb):
        if parse.tag[one] in RELATIVE:
            return False
    return parse.first(verb, "ccomp", "xcomp", "acomp", "attr") is None


def _find_for_noun(parse: Parse, verb: int, noun: int) -> tuple[int, ...]:
    """The subject of "sell" in "a plan to sell", of "led" in "a group led by Lund"."""
    if not parse.has_to(verb):
        return (noun,)
    holders = parse.below(noun, "poss")
    if holders:
        return tuple(holders)
    if parse.lemma[noun] not in load_noun_governors():
        return (noun,) if parse.dep[noun] != "dobj" else ()
    above = parse.head[noun]
    if parse.dep[noun] != "dobj" or parse.pos[above] not in VERBAL:
        return ()
    lemma = parse.lemma[above]
    if lemma in load_claim_words("light") or find_governor(parse, above, "infinitive"):
        return find_subjects(parse, above)
    return ()


def _find_behind_preposition(parse: Parse, prep: int) -> tuple[int, ...] | int:
    """The subject of a gerund behind a preposition, or the verb that has it.

    Who is accused of it did it: "accused Talvern of training".
    """
    above = parse.head[prep]
    blaming = find_blaming(parse, prep)
    if blaming is not None:
        blamed = find_arguments(parse, blaming)
        return blamed.things or blamed.receivers
    if parse.pos[above] in VERBAL:
        return above
    holders = parse.below(above, "poss")
    return tuple(holders)


def find_blaming(parse: Parse, prep: int) -> int | None:
    """The verb of "accused Talvern of training", also where the parser hangs "of" on a noun."""
    for above in islice(parse.climb(prep), 4):
        if parse.pos[above] in VERBAL:
            governor = find_governor(parse, above, "gerund")
            if governor is None or not governor.blames:
                return None
            return above if parse.lower[prep] in governor.prepositions else None
        if parse.dep[above] not in {"dobj", "pobj", "agent", "nsubjpass", "prep"}:
            return None
    return None


def _find_asked(parse: Parse, at: int, above: int) -> tuple[int, ...]:
    """The object of the verb above that is to do it: "ordered the brewery to pay"."""
    if parse.dep[at] not in {"xcomp", "advcl", "ccomp"} or parse.is_passive(above):
        return ()
    if not parse.has_to(at) and parse.tag[at] != "VB":
        return ()
    governor = find_governor(parse, above, "infinitive")
    if parse.dep[at] == "advcl" and (governor is None or governor.kind != "act"):
        return ()
    if governor is not None and governor.voices and governor.kind == "act":
        return ()  # "promised them to leave", "threatened to"
    objects = [one for one in parse.children[above] if parse.dep[one] in {"dobj", "dative"}]
    if not objects and governor is not None and governor.makes == "hypothetical":
        return _find_asked_through(parse, at, above)
    return tuple(_resolve(parse, one, above) for one in objects[:1] if parse.pos[one] in NOMINAL)


def _find_asked_through(parse: Parse, at: int, above: int) -> tuple[int, ...]:
    """Who is to do it in "called on them to leave"."""
    words = load_claim_words("asked")
    found = (
        thing
        for prep, thing in find_obliques(parse, above)
        if parse.lower[prep] in words and above < thing < at
    )
    return tuple(islice(found, 1))


def _find_behind(parse: Parse, prep: int, top: int, depth: int = 2) -> Iterator[tuple[int, int]]:
    for one in parse.children[prep]:
        if parse.dep[one] == "pobj":
            yield prep, _resolve(parse, one, parse.head[top])
        elif parse.dep[one] == "prep" and depth:
            yield from _find_behind(parse, one, top, depth - 1)
