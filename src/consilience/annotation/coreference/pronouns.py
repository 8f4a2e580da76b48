"""What a pronoun stands for: scored evidence over the entities mentioned before it."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from consilience.annotation.coreference.answers import is_answer
from consilience.annotation.coreference.empty import is_empty
from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.references import INSIDE_NAMES, Reference
from consilience.annotation.coreference.structure import (
    is_bound,
    is_inside,
    is_part_of,
    is_subject_above,
)
from consilience.annotation.coreference.words import Words
from consilience.language.coreference import find_cue_words
from consilience.language.nominals import find_noun
from consilience.records.mention import EntityKind

FARTHEST = {"he": 8, "she": 8, "it": 3, "they": 3}  # sentences back
MOST_MENTIONS = 3.0  # log2 of; a name that is everywhere does not win by that alone

# What speaks for a reference, by reading the tuning part of tests/gold and ECB+ train.
WEIGHTS = {
    "sentences back": -0.6,
    "words back": -0.05,
    "subject": 0.8,
    "object": 0.3,
    "oblique": -0.5,
    "owner": 0.0,
    "modifier": -0.9,
    "other": 0.1,
    "subject above": 1.2,
    "parallel": 0.6,
    "mentions": 0.5,
    "gender": 0.7,
    "ending": 0.6,
    "other kind": -3.0,
    "name": 0.0,
    "pronoun": 0.2,
    "unquoted": -1.0,
    "speaker": 0.1,
    "in place": -0.9,
    "thing": -0.6,
    "things": -0.7,
    "persons": 0.1,
    "collective": -1.8,
    "behind": -0.6,
    "bare": 0.0,
    "joined": 1.5,
    "indefinite": -0.1,
    "speaks for others": -1.2,
    "spoken for": 1.0,
    "speaker behind": -1.8,
    "answers": 5.0,
    "speaks on": 0.9,
    "main clause": 0.3,
    "hearer": -2.0,
    "body acted on": -1.0,
    "body handled": -5.0,
    "thing handled": 1.5,
    "part of thing": -0.5,
    "things that own": -0.7,
    "thing that wants": -1.5,
}
# What can speak for a reference in one sentence, and for one in a sentence before at the most.
MOST_EVIDENCE = 100.0
IN_SENTENCE = frozenset({"subject above", "joined"})
MOST_BEFORE = sum(
    weight * (MOST_MENTIONS if name == "mentions" else 1.0)
    for name, weight in WEIGHTS.items()
    if weight > 0 and name not in {*IN_SENTENCE, "object", "other"}
)  # roles exclude one another; the best is "subject"
A_SENTENCE, A_WORD = WEIGHTS["sentences back"], WEIGHTS["words back"]
FARTHEST_WORDS = 60
LONGEST_NAME = 4  # parts of the key of a name that may be a person's
LEAST = {"he": -4.5, "she": -4.5, "it": -2.0, "they": -2.4}


@dataclass(frozen=True, slots=True)
class Answer:
    """The entity that a pronoun or nominal stands for, with the score and what spoke for it."""

    entity: Entity
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """For each reference: the direct quotation it stands in and the indirect one, -1 for none.

    `speakers` are the references of the speakers of all quotations, `begins` the characters where
    these begin, `cues` their verbs, `speaking` the speakers in reading order.
    """

    direct: list[int]
    indirect: list[int]
    speakers: list[int | None]
    begins: list[int]
    cues: list[int | None]
    speaking: list[int]


def find_referent(chains: Chains, speech: Speech, at: int) -> Answer | None:
    """The best entity for the pronoun at a place in the list of references; None for none.

    "I" is the speaker of the quotation. An "it" that stands for nothing or for what happened has
    none.
    """
    one = chains.references[at]
    if one.pronoun == "i":
        speaker = _find_speaker(chains, speech.direct[at], speech)
        if speaker is None or speaker.kind not in {"person", "organisation", "place"}:
            return None
        return Answer(speaker, 1.0, "the speaker of the quotation")
    if one.pronoun == "it" and is_empty(chains.words, one):
        return None
    best: tuple[float, Entity, dict[str, float]] | None = None
    for other, entity in _find_candidates(chains, at):
        if best is not None and _find_most(one, chains.references[other]) <= best[0]:
            continue
        if not _may_be(chains, speech, at, other, entity):
            continue
        amounts = measure_evidence(chains, speech, at, other, entity)
        score = sum([WEIGHTS[name] * amount for name, amount in amounts.items()])
        if best is None or score > best[0]:
            best = score, entity, amounts
    if best is None or best[0] < LEAST[one.pronoun]:
        return None
    return Answer(best[1], best[0], _tell(best[2]))


def _find_most(one: Reference, that: Reference) -> float:
    """The best score that a reference so far back can reach."""
    back = abs(one.sentence - that.sentence)
    if not back:
        return MOST_EVIDENCE
    words = abs(one.head - that.head)
    near = words * A_WORD if words < FARTHEST_WORDS else FARTHEST_WORDS * A_WORD
    return A_SENTENCE * back + near + MOST_BEFORE


def _find_candidates(chains: Chains, at: int) -> Iterator[tuple[int, Entity]]:
    """References before the pronoun, and the subject behind it that it may look forward to."""
    one = chains.references[at]
    for other in chains.find_before(at, sentences=FARTHEST[one.pronoun]):
        yield other, chains.entities[chains.entity_of[other]]
        if one.pronoun == "they" and other in chains.group_at:
            yield other, chains.entities[chains.group_at[other]]
    words, below = chains.words, one.head
    for verb in words.climb(one.head):
        subject = words.find_subject(verb)
        behind = -1 if subject is None else chains.at_head.get(subject, -1)
        looks_forward = words.dep[below] in {"advcl", "prep", "pcomp"}
        if behind > at and behind in chains.named and looks_forward:
            yield behind, chains.entities[chains.named[behind]]
        below = verb


def _may_be(chains: Chains, speech: Speech, at: int, other: int, entity: Entity) -> bool:
    one, that = chains.references[at], chains.references[other]
    if not _fits_kind(one, that, entity) or _is_bound(chains, at, other, entity):
        return False
    if (other > at and one.role == "object") or is_part_of(chains.words, one, that):
        return False
    if _is_own_speaker(chains, speech, at, entity):
        return False
    return not _is_inside_entity(chains, at, entity)


def _is_bound(chains: Chains, at: int, other: int, entity: Entity) -> bool:
    """True if a reference or another one of its entity is an argument of the pronoun's verb.

    "Holm won. Then Ada Holm beat her": she is not the Holm who won.
    """
    one = chains.references[at]
    beside = (number for number in entity.references if number != at)
    near = (chains.references[number] for number in (other, *beside))
    return any(is_bound(chains.words, one, each) for each in near if each.sentence == one.sentence)


def _fits_kind(one: Reference, that: Reference, entity: Entity) -> bool:
    if one.pronoun == "they":
        if that.form == "pronoun":
            return that.pronoun == "they" or bool(entity.members)
        return bool(entity.members) or that.number != "one"
    if entity.members or that.number == "many":
        return False
    if one.gender:
        if entity.gender and entity.gender != one.gender:
            return False
        return entity.kind == "person" or (that.form == "name" and _may_be_person(entity))
    return (entity.kind != "person" and that.gender == "") or _is_unsure(entity)


def _may_be_person(entity: Entity) -> bool:
    """True for a name of another kind that could be a person's which the tagger got wrong."""
    known = entity.kind == "group" or entity.key[:1] == ("state",) or bool(entity.types)
    return not known and len(entity.key) <= LONGEST_NAME


def _is_unsure(entity: Entity) -> bool:
    """True for a single word taken for a person by nothing but its looks."""
    return bool(entity.names) and len(entity.key) == 2 and not (entity.gender or entity.offices)


def _is_own_speaker(chains: Chains, speech: Speech, at: int, entity: Entity) -> bool:
    """True for who speaks the words in which "he" stands: then he is somebody else."""
    speaker = _find_speaker(chains, speech.direct[at], speech)
    return speaker is not None and speaker.number == entity.number and entity.kind == "person"


def _find_speaker(chains: Chains, quotation: int, speech: Speech) -> Entity | None:
    """Who speaks there, though he may be named only behind it."""
    at = None if quotation < 0 else speech.speakers[quotation]
    number = None if at is None else chains.entity_of.get(at, chains.named.get(at))
    return None if number is None else chains.entities[number]


def _is_inside_entity(chains: Chains, at: int, entity: Entity) -> bool:
    """True for "his" in "his deputy, Eke", where Eke is the deputy."""
    one = chains.references[at]
    for other in entity.references[-3:]:
        if other != at and is_inside(one, chains.references[other]):
            return True
    for other in range(at + 1, min(at + 4, len(chains.references))):
        holder = chains.references[other]
        if is_inside(one, holder) and chains.entity_of.get(other) == entity.number:
            return True
    return False


def measure_evidence(
    chains: Chains, speech: Speech, at: int, other: int, entity: Entity
) -> dict[str, float]:
    """The amount of each kind of evidence (a key of `WEIGHTS`) for a reference before or behind."""
    one, that = chains.references[at], chains.references[other]
    speaker = _find_speaker(chains, speech.indirect[at], speech)
    above = is_subject_above(chains.words, one, that)
    speaks = above or speaker is entity
    speaks_on = _find_last_speaker(chains, speech, at)
    speaks_behind = speaker is entity and _speaks_behind(chains, speech, at)
    amounts: dict[str, float] = {
        that.role: 1.0,
        "behind": other > at,
        "sentences back": abs(one.sentence - that.sentence),
        "words back": min(abs(one.head - that.head), FARTHEST_WORDS),
        "mentions": min(log2(len(entity.references) + 1), MOST_MENTIONS),
        "subject above": above * (0.4 if one.role in {"object", "oblique"} else 1.0),
        "parallel": one.role == that.role,
        "gender": bool(one.gender) and entity.gender == one.gender,
        "ending": _lean(one, entity),
        "name": bool(entity.names),
        "pronoun": that.form == "pronoun",
        "unquoted": (speech.direct[at] < 0) != (speech.direct[other] < 0),
        "bare": that.definiteness == "bare",
        "joined": one.role == "owner" and _is_joined_owner(chains.words, one, that),
        "indefinite": that.definiteness == "indefinite",
        "speaker": speaker is entity,
        "speaker behind": speaks_behind,
        "answers": speaks_behind and is_answer(chains, one, entity, _find_cue(speech, at)),
        "speaks on": entity.number == speaks_on,
        "main clause": _is_main_subject(chains.words, that),
        "hearer": not one.gender and _is_hearer(chains.words, that),
        "speaks for others": speaks and entity.number in chains.spoken_for,
        "spoken for": speaker is not None
        and chains.spoken_for.get(speaker.number) == entity.number,
    }
    amounts |= _measure_kind(chains.words, one, that, entity.kind)
    return {name: float(amount) for name, amount in amounts.items() if amount}


def _speaks_behind(chains: Chains, speech: Speech, at: int) -> bool:
    """True where the words begin before their speaker: "the boy, Holm said, had lost his way"."""
    number = speech.indirect[at]
    speaker = speech.speakers[number] if number >= 0 else None
    if speaker is None:
        return False
    return chains.words.place[chains.references[speaker].head] > speech.begins[number]


def _find_cue(speech: Speech, at: int) -> int | None:
    number = speech.indirect[at]
    return None if number < 0 else speech.cues[number]


def _find_last_speaker(chains: Chains, speech: Speech, at: int) -> int | None:
    """For the "he" of "he said" the entity that spoke last."""
    place = bisect_left(speech.speaking, at)
    if not place or place == len(speech.speaking) or speech.speaking[place] != at:
        return None
    return chains.entity_of.get(speech.speaking[place - 1])


def _is_main_subject(words: Words, that: Reference) -> bool:
    """True for the subject of a sentence's main clause."""
    return that.role == "subject" and words.head[that.clause] == that.clause


def _is_hearer(words: Words, that: Reference) -> bool:
    """True for "CBS" in "he told CBS"."""
    return that.role == "object" and words.lemma[that.clause] in find_cue_words("telling")


def _is_joined_owner(words: Words, one: Reference, that: Reference) -> bool:
    """True for "Holm and his wife", but not for a counterpart, who is the subject's."""
    owned = words.head[one.head]
    while words.dep[owned] in INSIDE_NAMES and words.head[owned] != owned:
        owned = words.head[owned]  # "his website Infowars"
    if one.role != "owner" or words.dep[owned] != "conj" or words.head[owned] != that.head:
        return False
    return "counterpart" not in find_noun(words.lower[owned]).kinds


def _lean(one: Reference, entity: Entity) -> float:
    """1 or -1 for a first name of unknown gender that ends as women's names mostly do."""
    if not one.gender or entity.gender or len(entity.key) < 3 or entity.key[0] != "person":
        return 0.0
    return (1.0 if one.gender == "she" else -1.0) if entity.key[1].endswith("a") else 0.0


def _measure_kind(
    words: Words, one: Reference, that: Reference, kind: EntityKind
) -> dict[str, float]:
    thing = kind in {"other", "work"}
    if one.gender:
        return {"other kind": kind != "person"}
    if one.pronoun == "it":
        handled = _is_handled(words, one)
        built = thing or (kind == "place" and that.form == "nominal")
        wants = one.role == "subject" and words.lemma[one.clause] in find_cue_words("body_verb")
        return {
            "in place": kind == "place" and that.role == "oblique",
            "thing": thing,
            "part of thing": thing and (that.specified or "none" in that.noun.kinds),
            "thing that wants": thing and wants,
            "body acted on": one.role == "object" and not thing,
            "body handled": handled and not built,
            "thing handled": handled and built,
            "other kind": 0.3 * (kind == "person"),
        }
    return {
        "persons": kind in {"person", "group"},
        "collective": that.number != "many",
        "things": thing,
        "things that own": thing and one.role == "owner",
    }


def _is_handled(words: Words, one: Reference) -> bool:
    """True for the "it" of "it was passed on to the bank", which is a thing."""
    below = words.children[one.clause]
    bare = all(words.dep[child] != "dobj" for child in below)  # not "it was sent a letter"
    passive = words.dep[one.head] == "nsubjpass" and bare
    return passive and words.lemma[one.clause] in find_cue_words("handling_verb")


def _tell(amounts: dict[str, float]) -> str:
    """The names of what spoke for it, the strongest first."""
    evidence = {name: WEIGHTS[name] * amount for name, amount in amounts.items()}
    speaking = sorted((-weight, name) for name, weight in evidence.items() if weight > 0)
    return ", ".join(name for _, name in speaking[:3]) or "nearest"
