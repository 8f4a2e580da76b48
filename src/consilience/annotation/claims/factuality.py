"""Fact, plan, allegation or denial: what auxiliaries, governors and conjunctions make of an act."""

from dataclasses import dataclass
from typing import cast

from consilience.annotation.claims.arguments import find_allegation, form_of
from consilience.annotation.claims.denials import find_denial, find_missing, is_missing, is_negated
from consilience.annotation.claims.negations import has_negation
from consilience.annotation.claims.parse import VERBAL, Parse
from consilience.annotation.claims.parts import Draft
from consilience.annotation.claims.predicates import find_own_governor
from consilience.annotation.claims.questions import find_asked, find_refusal
from consilience.language.claims import (
    Governor,
    load_claim_words,
    load_governors,
    load_modals,
    load_noun_governors,
)
from consilience.language.cues import load_cue_words
from consilience.records.claim import Factuality

MOST_STEPS = 8
OPEN = frozenset({"", "occurred", "ongoing"})
ASKED = OPEN | {"planned", "denied"}


@dataclass(slots=True)
class Reading:
    """What is known of an act so far; `firm` of a past or progressive, which is told as fact."""

    level: str = ""
    cue: int | None = None
    negated: bool = False
    firm: bool = False
    tensed: bool = False
    fixed: bool = False  # what is denied of the words above is not denied of this act
    reported: bool = False  # a clause of one who reports it has been passed
    beside: bool = False  # the next word is joined by "and": only what governs it counts

    def make(self, level: str, cue: int) -> None:
        """Takes a factuality if none is known, or only that it is told as fact."""
        if level and self.level in OPEN:
            self.level, self.cue = level, cue


def read_factuality(
    parse: Parse, draft: Draft, *, timed: bool
) -> tuple[Factuality, int | None, bool]:
    """Factuality, the word that makes it more or less than a fact, and whether it is negated.

    `timed`: a time is told with it, so that "expires" is a plan.
    """
    reading = Reading()
    carriers = set(draft.carriers)
    at: int | None = draft.predicate
    if (
        carriers
        and parse.pos[draft.predicate] == "NOUN"
        and not carriers & set(parse.climb(draft.predicate))
    ):
        at = draft.carriers[0]  # "talks, which were to begin on Monday"
    _read_planned(parse, draft.predicate, reading)
    _read_allegation(parse, draft.predicate, reading)
    for _ in range(MOST_STEPS):
        if at is None:
            break
        if not reading.beside:
            _read_words(parse, at, reading, timed=timed)
        reading.beside = False
        below, at = at, _step(parse, at, reading, carriers)
        if at is not None and not reading.reported and parse.dep[below] == "xcomp":
            _read_denial(parse, at, reading)
    if reading.level in ASKED and (asked := find_asked(parse, draft.predicate)) is not None:
        refusal = find_refusal(parse, draft.predicate)
        reading.level = "hypothetical" if refusal is None else "denied"
        reading.cue = asked if refusal is None else refusal
    told = reading.level == "ongoing" and reading.cue is None and not reading.firm
    if told and parse.pos[draft.predicate] == "NOUN":
        reading.level = ""  # "the visit comes after weeks of war"
    if reading.level == "denied":
        reading.negated = False
    return cast(Factuality, reading.level or "occurred"), reading.cue, reading.negated


def _read_planned(parse: Parse, at: int, reading: Reading) -> None:
    """For a verb that plans and is all there is: "his deputy is expected on Monday"."""
    modal = any(parse.tag[one] == "MD" for one in parse.below(at, "aux"))
    if parse.pos[at] in VERBAL and parse.is_passive(at) and not (modal or parse.particle(at)):
        entries = load_governors().get(parse.lemma[at], ())
        if entries and all(one.kind == "phase" for one in entries):
            reading.make(next((one.passive for one in entries if one.passive), ""), at)


def _read_words(parse: Parse, at: int, reading: Reading, *, timed: bool) -> None:
    """What the words right below a predicate or governor make of it."""
    _read_negation(parse, at, reading)
    hedges, maybe = load_cue_words("hedge"), load_claim_words("maybe")
    for one in parse.children[at]:
        word = parse.lower[one]
        if parse.dep[one] == "advmod" and (word in hedges or word in maybe):
            reading.make("alleged" if word in hedges else "hypothetical", one)
    if parse.pos[at] in VERBAL:
        _read_modal(parse, at, reading)
        if not reading.tensed:
            _read_tense(parse, at, reading, timed=timed)


def _read_negation(parse: Parse, at: int, reading: Reading) -> None:
    if not reading.fixed and has_negation(parse, at):
        reading.negated = True


def _read_modal(parse: Parse, verb: int, reading: Reading) -> None:
    modals = load_modals()
    for one in parse.below(verb, "aux"):
        modal = modals.get(parse.lower[one])
        if modal is None or (parse.lower[one] in {"going", "'d", "’d"} and parse.tag[one] != "MD"):
            continue
        level = modal.makes
        if reading.negated and modal.negated:
            level = modal.negated
        elif modal.reported and _is_reported(parse, verb):
            level = modal.reported
        if level == "planned" and _is_conditional(parse, verb):
            level = "hypothetical"
        reading.tensed = True
        if level != "occurred":
            reading.make(level, one)


def _is_reported(parse: Parse, verb: int) -> bool:
    """True for the verb of a clause that somebody says, or one joined to it."""
    at = verb
    while parse.dep[at] == "conj" and parse.head[at] < at:
        at = parse.head[at]
    if parse.dep[at] == "parataxis" or any(
        parse.dep[one] == "parataxis" for one in parse.children[at]
    ):
        return True
    if find_mark(parse, at) == "that" or find_mark(parse, verb) == "that":
        return True
    found = find_own_governor(parse, at) if parse.dep[at] == "ccomp" else None
    return found is not None and found[1].kind in {"report", "act", "wish"}


def _is_conditional(parse: Parse, verb: int) -> bool:
    """True where an "if" or "without" stands with a future."""
    for one in parse.children[verb]:
        if parse.dep[one] == "advcl" and find_mark(parse, one) in load_claim_words("condition"):
            return find_mark(parse, one) != "unless"
        if parse.dep[one] in {"prep", "advmod"} and parse.lower[one] in load_claim_words("without"):
            return True
    return False


def find_mark(parse: Parse, verb: int) -> str:
    """The word at the head of a clause ("if", "before", "when"), "" for none."""
    for one in parse.children[verb]:
        if one > verb:
            break
        if parse.dep[one] == "mark" or (parse.dep[one] == "advmod" and parse.tag[one] == "WRB"):
            return parse.lower[one]
    return ""


def _read_tense(parse: Parse, verb: int, reading: Reading, *, timed: bool) -> None:
    """Past, present or perfect of the finite verb, if it is one."""
    tags = {parse.tag[one]: one for one in parse.below(verb, "aux", "auxpass")}
    tag = parse.tag[verb]
    present = tag in {"VBZ", "VBP"} or bool({"VBZ", "VBP"} & set(tags))
    past = tag == "VBD" or "VBD" in tags
    if not (present or past):
        _read_subjunctive(parse, verb, reading)
        return
    reading.tensed = True
    progressive = tag == "VBG"
    perfect = tag == "VBN" and any(parse.lemma[one] == "have" for one in parse.below(verb, "aux"))
    passive = parse.is_passive(verb)
    level = "occurred"
    if progressive:  # "was leaving": going on only for one who says so
        level = "ongoing" if present or _is_reported(parse, verb) else "occurred"
    elif present and passive and not perfect:
        level = "ongoing" if parse.lemma[verb] in load_claim_words("state") else "occurred"
    elif present and not perfect:
        scheduled = timed and parse.lemma[verb] in load_claim_words("scheduled")
        level = "planned" if scheduled else "ongoing"
    elif perfect and not passive and not reading.negated and _is_still(parse, verb):
        level = "ongoing"
    if level == "ongoing" and _is_said(parse, verb):
        level = "occurred"
    reading.firm = past or progressive or perfect
    if reading.level == "" and level != "occurred":
        reading.level = level


def _read_subjunctive(parse: Parse, verb: int, reading: Reading) -> None:
    """For "it is vital that the records be kept"."""
    if parse.has_to(verb) or find_mark(parse, verb) != "that":
        return
    bare = [one for one in (verb, *parse.below(verb, "aux", "auxpass")) if parse.lower[one] == "be"]
    if bare and not any(parse.tag[one] == "MD" for one in parse.below(verb, "aux")):
        reading.tensed = True
        reading.make("hypothetical", bare[0])


def _is_said(parse: Parse, verb: int) -> bool:
    """True for acts of speech, which happen even in the present: "warns"."""
    if parse.lemma[verb] in load_claim_words("state"):
        return False
    return parse.tag[verb] in {"VBZ", "VBP"} and any(
        one.kind == "act" for one in load_governors().get(parse.lemma[verb], ())
    )


def _is_still(parse: Parse, verb: int) -> bool:
    """True for "has run the museum since 2029"."""
    if parse.lemma[verb] not in load_claim_words("state"):
        return False
    return any(parse.lower[one] in {"since", "for"} for one in parse.below(verb, "prep", "advcl"))


def _step(parse: Parse, at: int, reading: Reading, carriers: set[int]) -> int | None:
    """Takes in what governs a word; gives the word to go on with, None at the end."""
    above, dep = parse.head[at], parse.dep[at]
    if above == at:
        return None
    found = find_own_governor(parse, at)
    if found is not None:
        word, governor = found
        _apply(parse, at, word, governor, reading)
        stops = governor.kind == "act" and bool(governor.makes or governor.clause)
        reading.beside = form_of(parse, at) == "clause"  # "it should be noted that he met her"
        return None if stops else word
    if dep in {"acl", "relcl"}:
        _apply_noun(parse, at, above, reading)
        return None
    if dep in {"advcl", "csubj"}:
        return _read_clause(parse, at, above, reading)
    if dep == "conj" and parse.pos[at] in VERBAL and parse.pos[above] in VERBAL:
        reading.beside = reading.tensed
        return above
    if dep in {"xcomp", "acomp", "oprd"} or (dep == "ccomp" and not parse.is_finite(at)):
        return above
    if dep == "pcomp":
        return parse.head[above] if parse.pos[parse.head[above]] in VERBAL else None
    if dep in {"dobj", "attr", "nsubj", "nsubjpass", "pobj"}:
        carrier = above if dep != "pobj" else parse.head[above]
        if parse.lemma[carrier] == "be" and dep in {"pobj", "attr"}:
            _read_negation(parse, carrier, reading)  # "is not in talks", "was not an attack"
        return _descend(parse, carrier, carriers) if carrier in carriers else None
    return None


def _descend(parse: Parse, carrier: int, carriers: set[int]) -> int:
    """The verb that tells the course of an act at last: "begin" in "talks are due to begin"."""
    below = (one for one in parse.below(carrier, "xcomp", "acomp") if one in carriers)
    return next((_descend(parse, one, carriers) for one in below), carrier)


def _apply(parse: Parse, at: int, word: int, governor: Governor, reading: Reading) -> None:
    form = form_of(parse, at)
    if reading.reported and form != "clause":  # "declined to say that he had met her"
        _leave_open(parse, at, word, reading, negated=governor.negates)
        return
    if governor.negates and not reading.reported:
        reading.negated = True
    level = _apply_clause(parse, at, word, governor, reading) if form == "clause" else None
    if form != "clause":
        passive = form == "infinitive" and bool(governor.passive) and parse.is_passive(word)
        level = governor.passive if passive else governor.makes
        reading.tensed = reading.tensed or governor.kind in {"act", "wish"}
    if level == "denied" and not is_negated(parse, word):
        reading.level, reading.cue = "denied", word
    elif level and level != "denied":
        reading.make(level, word)


def _apply_clause(
    parse: Parse, at: int, word: int, governor: Governor, reading: Reading
) -> str | None:
    """What a governor makes of a finite clause; None for nothing."""
    reading.reported = True
    _leave_open(parse, word, word, reading, negated=is_negated(parse, word))
    if find_mark(parse, at) in load_claim_words("open_question"):
        reading.level, reading.cue = "hypothetical", parse.left[at]
        return None
    if governor.clause == "hypothetical" and reading.firm:
        return None
    if governor.clause == "hypothetical" and reading.level == "planned":
        reading.level = ""
    return governor.clause


def _leave_open(parse: Parse, verb: int, cue: int, reading: Reading, *, negated: bool) -> None:
    """For "did not say that he had met her": nobody says that he had, or that he had not."""
    if negated and parse.lemma[verb] in load_claim_words("unproved"):
        reading.level, reading.cue = "hypothetical", cue


def _read_allegation(parse: Parse, at: int, reading: Reading) -> None:
    """For what a noun alleges: "claims of abuse", or a verb above it denies: "denied the claim"."""
    found, noun = find_denial(parse, at), find_allegation(parse, at)
    if found is not None:
        reading.level, reading.cue = "denied", found
    elif noun is not None and parse.dep[at] in {"pobj", "pcomp"}:
        reading.make("alleged", noun)
    elif (missing := find_missing(parse, at)) is not None:
        reading.make("hypothetical", missing)


def _read_denial(parse: Parse, verb: int, reading: Reading) -> None:
    """For "it is not true that she decided to go", where going is denied with the decision."""
    found = find_denial(parse, verb)
    if found is not None:
        reading.level, reading.cue = "denied", found


def _apply_noun(parse: Parse, at: int, noun: int, reading: Reading) -> None:
    """What a noun makes of its infinitive: "a plan to sell", "orders to replace"."""
    infinitive = parse.has_to(at)
    entry = load_noun_governors().get(parse.lemma[noun])
    that = parse.left[at] < at and parse.lower[parse.left[at]] == "that"
    if entry is not None and (infinitive or (that and parse.dep[at] == "acl")):
        if that and is_missing(parse, noun, shown=entry.makes == "occurred"):
            reading.level, reading.cue = "hypothetical", noun
            return
        reading.negated = reading.negated or entry.negates
        if entry.makes == "denied":
            reading.level, reading.cue = "denied", noun
        if not (entry.makes == "planned" and that and reading.firm):
            reading.make("" if entry.makes == "occurred" else entry.makes, noun)
    elif infinitive and not any(
        parse.lower[one] in load_claim_words("unique") for one in parse.children[noun]
    ):
        reading.make("hypothetical", at)


def _read_clause(parse: Parse, at: int, above: int, reading: Reading) -> int | None:
    """For adverbial clauses: "if it goes ahead", "before they leave", "to mark the day"."""
    mark = find_mark(parse, at)
    if _is_inverted(parse, at):
        mark = "if"
    if mark in load_claim_words("condition"):
        reading.level = reading.level if reading.level not in OPEN | {"planned"} else ""
        reading.make("hypothetical", parse.left[at])
        return None
    finite = (at, *parse.below(at, "aux", "auxpass"))
    present = any(parse.tag[one] in {"VBZ", "VBP"} for one in finite)
    if mark in load_claim_words("not_yet") and present:
        if _is_future(parse, above):
            reading.make("hypothetical", at)
        return None
    if parse.has_to(at):
        reading.make("planned", at)
        return None
    reading.fixed = True
    after = above < at and parse.tag[at] == "VBG"
    return above if after and not reading.tensed else None


def _is_inverted(parse: Parse, verb: int) -> bool:
    """True for "should the talks fail", "had they known"."""
    first = parse.left[verb]
    subject = parse.first(verb, "nsubj", "nsubjpass")
    if subject is None or subject <= first or parse.head[first] != verb:
        return False
    return parse.dep[first] == "aux" and parse.lower[first] in {"should", "had", "were"}


def _is_future(parse: Parse, verb: int) -> bool:
    return any(
        parse.lower[one] in load_modals() and parse.tag[one] == "MD"
        for one in parse.below(verb, "aux")
    )
