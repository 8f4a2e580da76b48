"""Who does what to whom in the grammar: subjects, objects and prepositions, understood ones too."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from consilience.annotation.claims.parse import (
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
JOINING = frozenset({"and", "or", "nor", "&"})
PLAIN = frozenset({"JJ", "NN"})  # tags, as they begin, of adjectives and nouns
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
    if not parse.is_passive(verb) or parse.lemma[verb] in load_claim_words("order"):
        return Arguments(subjects, objects, receivers, obliques)
    agents = tuple(
        thing
        for prep, thing in obliques
        if is_agent(parse, prep)
        and parse.label[thing] not in MEASURES
        and not is_means(parse, thing)
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


def is_means(parse: Parse, thing: int) -> bool:
    """True for the noun of "was flown by helicopter", which tells how and not who."""
    bare = parse.left[thing] == thing and parse.tag[thing] == "NN"
    return bare and parse.lower[thing] in load_claim_words("means")


def find_subjects(parse: Parse, verb: int) -> tuple[int, ...]:
    """Heads of the subject of a verb, its own or the one that is understood; () for none.

    A relative pronoun is replaced by what it stands for.
    """
    at: int | tuple[int, ...] = verb
    for _ in range(MOST_STEPS):
        if isinstance(at, tuple):
            return at
        own = _find_own_subjects(parse, at)
        if own and at != verb and _is_empty(parse, own[0], at):
            return ()
        if own:
            return tuple(_resolve(parse, one, at) for one in own if parse.pos[one] in _SUBJECT_POS)
        at = _find_sharing(parse, at)
    return ()


def _find_sharing(parse: Parse, verb: int) -> int | tuple[int, ...]:
    """The word above with whose subject a verb shares, or its understood subjects."""
    above, dep = parse.head[verb], parse.dep[verb]
    if above == verb:
        return ()
    nominal = parse.pos[above] in NOMINAL
    if dep == "acl" and nominal:
        return _find_for_noun(parse, verb, above)
    if dep == "relcl" and nominal and parse.has_to(verb):
        return ()
    if dep == "pcomp":
        return _find_behind_preposition(parse, above)
    finite = not parse.has_to(verb) and parse.tag[verb] != "VBG"
    if dep == "ccomp" and parse.dep[above] == "relcl" and finite:
        return (parse.head[above],)  # "the crash, which Lund said hurt her"
    return (_find_asked(parse, verb, above) or above) if dep in _SHARING else ()


_SUBJECT_POS = frozenset({*NOMINAL, "DET", "ADJ", "X", "SYM", "SCONJ"})
_SHARING = frozenset({"conj", "xcomp", "advcl", "ccomp", "acomp", "dep", "oprd", "attr", "prep"})


def _find_own_subjects(parse: Parse, verb: int) -> list[int]:
    """Those that hang on the verb; of two before it the nearer one: the other was misread."""
    own = [one for one in parse.children[verb] if parse.dep[one] in SUBJECTS]
    before = [one for one in own if one < verb]
    if len(before) > 1 and parse.lower[parse.left[before[-1]] - 1] not in JOINING:
        set_in = "," in parse.lower[parse.right[before[-1]] : verb]  # "Koko, a gorilla, fled"
        return [before[0] if set_in else before[-1]]
    if not own and parse.tag[verb] == "VBG":
        return parse.below(verb, "poss")  # "after Lund's leaving the room"
    return own


def _is_empty(parse: Parse, subject: int, verb: int) -> bool:
    """True for the "it" of "it is hard to leave", which stands for the leaving itself."""
    if parse.lower[subject] != "it":
        return False
    adjectives = load_governors("adjective")
    said = [
        one for one in parse.below(verb, "acomp", "attr", "oprd") if parse.tag[one][:2] in PLAIN
    ]
    return bool(said) and not any(parse.lemma[one] in adjectives for one in said)


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
            if is_source_phrase(parse, prep - 1) or _lists_some(parse, prep):
                continue
            yield from _find_behind(parse, prep, prep)


def _lists_some(parse: Parse, prep: int) -> bool:
    """True for "among them", behind which some of those told of are named."""
    behind = parse.first(prep, "pobj")
    listing = parse.lower[prep] in load_claim_words("listing")
    return listing and behind is not None and parse.tag[behind] == "PRP"


def is_source_phrase(parse: Parse, at: int) -> bool:
    """True for the first word of "according to"."""
    if at < 0:
        return False
    phrases = load_phrases().get(parse.lower[at])
    return phrases is not None and any(
        len(one) > 1 and tuple(parse.lower[at : at + len(one)]) == one for one in phrases
    )


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
        first = any(parse.lower[one] in load_claim_words("unique") for one in parse.children[noun])
        return (noun,) if first or parse.dep[noun] not in {"dobj", "pobj", "conj"} else ()
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
    if find_allegation(parse, prep) is not None:
        return ()  # "his accusations of cheating" are not his cheating
    return tuple(parse.below(above, "poss"))


def find_blaming(parse: Parse, prep: int, form: Form = "gerund") -> int | None:
    """The verb of "accused Talvern of training", also where the parser hangs "of" on a noun."""
    for above in islice(parse.climb(prep), 4):
        if parse.pos[above] in VERBAL:
            governor = find_governor(parse, above, form)
            if governor is None or not governor.blames:
                return None
            return above if parse.lower[prep] in governor.prepositions else None
        if parse.dep[above] not in {"dobj", "pobj", "agent", "nsubjpass", "prep"}:
            return None
    return None


def find_allegation(parse: Parse, at: int) -> int | None:
    """The noun like "claim" whose clause or "of" tells of a predicate, None for none."""
    for above in islice(parse.climb(at), 4):
        if parse.dep[at] not in {"acl", "relcl", "ccomp", "pobj", "pcomp", "prep", "conj"}:
            return None
        if parse.pos[above] == "NOUN":
            entry = load_noun_governors().get(parse.lemma[above])
            alleges = entry is not None and entry.makes == "alleged"
            fits = parse.dep[at] != "prep" or parse.lower[at] == "of"
            return above if alleges and fits else None
        at = above
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
    if parse.lemma[above] in load_claim_words("with_means"):
        return ()  # "used tear gas to disperse them"
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
