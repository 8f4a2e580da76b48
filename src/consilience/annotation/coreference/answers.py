"""Who speaks of himself when he is asked: "He had signed nothing, Mr Brandt replied"."""

from collections.abc import Iterator

from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.references import Reference
from consilience.language.coreference import find_cue_words

MOST_BACK = 3  # sentences from a question to the answer


def is_answer(chains: Chains, one: Reference, entity: Entity, cue: int | None) -> bool:
    """True where a person speaks at `cue` in reply, or right after being asked or accused.

    What is told before its speaker is named is otherwise told of somebody else: "she had been
    hit by a car, Inspector Lund said".
    """
    if entity.kind != "person" or not one.gender or cue is None:
        return False
    lemma = chains.words.lemma[cue]
    if lemma in find_cue_words("answering"):
        return True
    return any(_is_asked(chains, that) for that in _find_before(chains, one, entity))


def _find_before(chains: Chains, one: Reference, entity: Entity) -> Iterator[Reference]:
    for at in reversed(entity.references):
        that = chains.references[at]
        if that.head < one.head:
            if one.sentence - that.sentence > MOST_BACK:
                return
            yield that


def _is_asked(chains: Chains, that: Reference) -> bool:
    """True for Holm in "asked Holm", "Holm was asked" and "Holm, asked why"."""
    words = chains.words
    asking = find_cue_words("asking")
    if any(
        words.dep[child] == "acl" and words.tag[child] == "VBN" and words.lemma[child] in asking
        for child in words.children[that.head]
    ):
        return True
    lemma = words.lemma[that.clause]
    above = words.head[that.head]
    if that.role == "oblique" and words.lower[above] == "to":
        return lemma in find_cue_words("asking_to")
    passive = words.dep[that.head] == "nsubjpass"
    return lemma in asking and (that.role == "object" or passive)
