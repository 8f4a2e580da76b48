"""Where the clause that a verb of saying brings in begins and ends."""

from spacy.tokens import Token

from consilience.annotation.quotations.parse import TokenRange, find_child, own_subject
from consilience.annotation.quotations.sources import stands_beside
from consilience.language.cues import (
    NONE,
    load_cue_words,
    load_labels,
    load_verb_prepositions,
    load_verbs,
)


def takes(verb: Token) -> frozenset[str]:
    """What a verb of saying takes: "clause", "quote", "object" and the like."""
    return load_verbs().get(verb.lemma_, NONE)


def find_end(clause: Token) -> int:
    """Where a clause behind its cue ends, without verbs that belong beside the cue."""
    end = clause.right_edge.i + 1
    for other in clause.rights:
        if other.i < end and _leaves(other, clause):
            return _skip_conjunction(other)
    return end


def _leaves(other: Token, clause: Token) -> bool:
    """True for a verb inside a clause that belongs beside the cue: "…, citing", "and warned".

    So does a coordinated clause that reports something itself: "and others warned that …".
    """
    if other.dep_ == "advcl":
        behind_comma = other.i == other.left_edge.i and other.doc[other.i - 1].text == ","
        return behind_comma and other.tag_ == "VBG" and bool(takes(other))
    if other.dep_ != "conj":
        return False
    if own_subject(other) is not None:
        return "quote" in takes(other) and find_child(other, "ccomp") is not None
    lemma = other.lemma_
    known = takes(other) or lemma in load_labels() or lemma in load_verb_prepositions()
    return bool(known) and stands_beside(other, clause.head, clause)


def _skip_conjunction(verb: Token) -> int:
    """The place before the "and" in front of a verb and what belongs to it."""
    start = verb.left_edge.i
    while start > 0 and (verb.doc[start - 1].pos_ == "CCONJ" or verb.doc[start - 1].text == ","):
        start -= 1
    return start


def find_before(verb: Token, clause: Token) -> tuple[TokenRange, ...]:
    """A clause before its cue, or around it: "The law, they say, has failed"; () for none.

    A verb with an object has that for its content, unless the object is the hearer.
    """
    if clause.dep_ != "ccomp" or not takes(verb) & {"clause", "quote"}:
        return ()
    if find_child(verb, "dobj") is not None and verb.lemma_ not in load_cue_words("hearer"):
        return ()
    subject = own_subject(verb)
    if subject is not None and clause.i < subject.i:
        between = verb.doc[clause.i : subject.i]
        if any(one.text == ":" for one in between):
            return ()  # "The clerk taped a note to the door: the vote is put off"
        marks = [one.text for one in verb.doc[clause.i : subject.left_edge.i] if one.is_punct]
        if marks[-1:] == [";"]:
            return ()  # "The pumps failed; the water went up": two sentences
    start = find_start(verb, clause)
    clauses = {one.i: one.right_edge.i for one in verb.lefts if one.dep_ == "ccomp"}
    end = max(clauses.values()) + 1
    own = [one for one in verb.children if one.i not in clauses and one.dep_ != "punct"]
    inner = (
        one.left_edge.i for one in own if clause.left_edge.i < one.left_edge.i and one.i < verb.i
    )
    first = min([verb.i, *inner])
    if end <= first:
        return ((start, end),)
    behind = (one.right_edge.i for one in own if one.i > verb.i and one.right_edge.i < end)
    return ((start, first), (max([verb.i, *behind]) + 1, end))


def find_start(verb: Token, clause: Token) -> int:
    """Where a clause before its cue begins: with the sentence, if only loose words are before."""
    start, first = clause.left_edge.i, verb.sent.start
    loose = all(
        token.head.i in {verb.i, clause.i} or token.pos_ == "PUNCT"
        for token in verb.doc[first:start]
    )
    return first if loose and verb.head.i == verb.i else start
