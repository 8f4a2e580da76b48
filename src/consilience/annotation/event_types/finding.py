"""What kind of act a word reports, after PLOVER."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from consilience.annotation.event_types.frames import (
    Frame,
    find_lemma,
    is_infinitive,
    make_frame,
)
from consilience.annotation.event_types.paths import (
    Party,
    find_chain,
    find_head,
    find_places,
)
from consilience.annotation.event_types.reading import Act, Reader
from consilience.annotation.event_types.rules import ends_in_failure
from consilience.language.event_types import load_operators

HIGHEST = 4  # governing words above a predicate: "is expected to agree to begin to negotiate"
TAKEN = frozenset({"xcomp", "pcomp", "dobj", "nsubjpass"})  # how a governing word takes one below


@dataclass(frozen=True, slots=True)
class FoundType:
    """The type of one act.

    `root` and `mode` are PLOVER's (codebook 0.8; CONCEDE and RETREAT together are "YIELD").
    Modality is counted in, as PLOVER wants it: a planned visit is "AGREE"; `act` is the root of
    the deed itself, "CONSULT". `reciprocal`: both sides do it. `inverse`: whoever does what the
    verb says is PLOVER's recipient: the host of a visit, the taker of a gift. `rule` tells what
    decided: "verb", "noun", "thing", "construction", "operator", "speech", "future",
    "obligation" or "negation".
    """

    root: str
    act: str
    mode: str | None
    reciprocal: bool
    inverse: bool
    rule: str


def find_event_type(
    predicate: Token,
    actor: Party | None = None,
    recipient: Party | None = None,
    *,
    frames: dict[int, Frame] | None = None,
) -> FoundType | None:
    """The type of the act that the predicate reports; nothing where the lexicon knows none.

    What governs the predicate counts: "refused" in "refused to meet". Of several clauses that
    the predicate governs, the one with the recipient is meant. `frames` is filled with what was
    read of the words; the same one for all calls on one document saves time.
    """
    reader = make_reader(actor, recipient, frames)
    acts = (reader.read(token) for token in _find_governors(predicate))
    found = next((act for act in acts if act is not None), None)
    if found is None:
        return None
    deed = reader.read(predicate) or found
    return _make_type(replace(found, act=deed.act))


def make_reader(
    actor: Party | None, recipient: Party | None, frames: dict[int, Frame] | None = None
) -> Reader:
    """What tells of a word which act it reports; `frames` as in `find_event_type`."""
    above = find_chain(find_head(recipient)) if recipient is not None else []
    own = find_places(actor) if actor is not None else frozenset()
    places = frozenset(token.i for token in above)
    return Reader(own=own, above=places, frames={} if frames is None else frames)


def _find_governors(predicate: Token) -> list[Token]:
    """The predicate and the words that govern it, outermost first."""
    governors = [predicate]
    while len(governors) <= HIGHEST and (above := _find_governor(governors[-1])) is not None:
        governors.append(above)
    return governors[::-1]


def _find_governor(token: Token) -> Token | None:
    """The word above a clause or object, if it changes what that means."""
    above = token.head.head if token.dep_ == "pcomp" else token.head
    if above.i == token.i:
        return None
    if token.dep_ == "nsubj":
        return above if ends_in_failure(make_frame(token)) else None
    governs = (
        token.dep_ in TAKEN
        or (token.dep_ == "acl" and above.pos_ == "NOUN")
        or (token.dep_ == "ccomp" and is_infinitive(token))
    )
    return above if governs and find_lemma(above) in load_operators() else None


def _make_type(act: Act) -> FoundType:
    return FoundType(act.root, act.act, act.mode or None, act.reciprocal, act.inverse, act.rule)
