"""Acts that a word reports together with the words beside it: constructions and modality."""

from functools import cache

from consilience.annotation.event_types.frames import (
    Frame,
    find_children,
    find_lemma,
    find_modifiers,
    find_phrase_words,
    find_words_below,
    is_agentless,
    make_frame,
)
from consilience.language.event_types import (
    ANY,
    Construction,
    expand,
    load_constructions,
    load_modalities,
    load_operators,
    load_speech,
)

# Where auxiliaries and negations hang.
MODAL_PLACES = frozenset({"aux", "auxpass", "neg", "preconj", "advmod"})


@cache
def find_governing_words() -> frozenset[str]:
    """Lemmas for which the words around them decide what they report."""
    known = load_constructions().keys() | load_operators().keys() | load_speech().keys()
    return frozenset({*known, "be"})


def find_construction(frame: Frame) -> Construction | None:
    """The first construction that fits a word and what stands beside it."""
    constructions = load_constructions().get(find_lemma(frame.token), ())
    if not constructions:
        return None
    objects = find_phrase_words(frame.objects)
    return next((one for one in constructions if _fits(one, frame, objects)), None)


def find_modal_words(frame: Frame) -> list[str]:
    """Auxiliaries and negations of a word, in their order: ["will", "not"].

    Those of the verb before "and" hold for a verb without a subject of its own; "no" before the
    object denies the verb. "May have attacked" is no plan.
    """
    known = load_modalities()
    token = frame.token
    beside = find_children(token)
    if token.dep_ == "conj" and not frame.subjects:
        beside += [one for one in find_children(token.head) if one.i < token.head.i]
    found = [one for one in beside if one.dep_ in MODAL_PLACES and one.lower_ in known]
    if token.pos_ in {"VERB", "AUX"}:
        own = (head for head in frame.objects if head.head.i == token.i)
        found += [one for head in own for one in find_children(head) if one.lower_ == "no"]
    perfect = any(one.lower_ == "have" and one.dep_ == "aux" for one in beside)
    words = [one.lower_ for one in sorted(found, key=lambda one: one.i)]
    return [word for word in words if not (perfect and known[word].name == "future")]


def find_duty(frame: Frame) -> str:
    """The root of "must ensure", whatever the duty is; "" where there is none."""
    duties = (load_modalities()[word].untyped for word in find_modal_words(frame))
    return next((root for root in duties if root), "")


def ends_in_failure(frame_of_subject: Frame) -> bool:
    """True for "the talks collapsed": a construction of the verb asks for this subject."""
    subject = frame_of_subject.token
    rules = load_constructions().get(find_lemma(subject.head), ())
    return any(find_lemma(subject) in expand(one.subject) for one in rules) and bool(
        find_construction(make_frame(subject.head))
    )


def _fits(one: Construction, frame: Frame, objects: frozenset[str]) -> bool:
    """True if all that a construction asks for is there; the cheap questions first."""
    if (one.bare and objects) or (one.agentless and not is_agentless(frame)):
        return False
    if one.object and not (objects if ANY in one.object else objects & expand(one.object)):
        return False
    if one.particle and not frame.particles & set(one.particle):
        return False
    if one.preposition and not _fits_preposition(one, frame):
        return False
    if one.modifier and not _find_modifier_words(frame) & set(one.modifier):
        return False
    if one.clause and not _fits_clause(one, frame):
        return False
    if one.near and not find_words_below(frame.token) & set(one.near):
        return False
    return not one.subject or bool(find_phrase_words(frame.subjects) & expand(one.subject))


def _fits_preposition(one: Construction, frame: Frame) -> bool:
    there = [frame.prepositions[word] for word in one.preposition if word in frame.prepositions]
    if not one.prep_object:
        return bool(there)
    wanted = expand(one.prep_object)
    return any(find_phrase_words(heads) & wanted for heads in there)


def _fits_clause(one: Construction, frame: Frame) -> bool:
    there = {find_lemma(token) for token in frame.clauses}
    return bool(there) if ANY in one.clause else bool(there & set(one.clause))


def _find_modifier_words(frame: Frame) -> frozenset[str]:
    modifiers = find_modifiers(frame.token)
    return frozenset(word for one in modifiers for word in (one.lower_, find_lemma(one)))
