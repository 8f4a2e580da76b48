"""An "it" that stands for nothing, for a clause behind it or for what happened."""

from consilience.annotation.coreference.references import Reference
from consilience.annotation.coreference.words import Words
from consilience.language.coreference import find_cue_words
from consilience.language.nominals import find_noun


def is_empty(words: Words, one: Reference) -> bool:
    """True for an "it" that stands for nothing, for a clause behind it or for what happened."""
    if one.word != "it":
        return False
    verb = words.head[one.head]
    if one.role == "subject":
        return _is_empty_subject(words, one.head, verb)
    lemma = words.lemma[verb]
    if words.dep[one.head] == "dobj" and lemma in find_cue_words("happening_verb"):
        return True
    return lemma in find_cue_words("clause_verb") and any(
        words.dep[child] in {"acomp", "oprd", "ccomp"} for child in words.children[verb]
    )


def _is_empty_subject(words: Words, at: int, verb: int) -> bool:
    lemma, below = words.lemma[verb], words.children[verb]
    if lemma in find_cue_words("empty_verb"):
        return True
    if lemma == "take":  # "it took two days to"
        return any(words.dep[child] in {"xcomp", "advcl", "ccomp"} for child in below)
    if words.dep[at] == "nsubjpass" and _is_empty_passive(words, verb):
        return True
    described = [child for child in below if words.dep[child] in {"acomp", "attr"}]
    if lemma in find_cue_words("copula") and any(_is_weather(words, one) for one in described):
        return True
    return lemma == "be" and _tells_clause(words, at, verb, described)


def _is_empty_passive(words: Words, verb: int) -> bool:
    """True for "it should be noted that", and for "…, it is believed" at the end of a clause."""
    behind = [child for child in words.children[verb] if child > verb]
    if any(words.dep[child] == "ccomp" for child in behind):
        return True
    told = [child for child in behind if words.dep[child] != "punct"]
    return words.lemma[verb] in find_cue_words("belief") and not told


def _is_weather(words: Words, described: int) -> bool:
    """True for how things are in general: "it got worse", "it is too early"."""
    return words.lower[described] in find_cue_words("condition")


def _tells_clause(words: Words, at: int, verb: int, described: list[int]) -> bool:
    """True for "it is clear that", "it was a mistake to", "it was Weld who", "it is six"."""
    below = words.children[verb]
    clause = [child for child in below if words.dep[child] in {"ccomp", "xcomp", "advcl", "csubj"}]
    if any(words.tag[child] == "WRB" or _is_time(words, child) for child in described):
        return True
    deeper = [low for child in described for low in words.children[child]]
    clause += [low for low in deeper if words.dep[low] in {"ccomp", "xcomp", "acl", "relcl"}]
    if any(words.lower[child] in find_cue_words("feeling") for child in described):
        return False
    return bool(described) and any(low > at for low in clause)


def _is_time(words: Words, described: int) -> bool:
    """True for a number or a time: "it was ten", "it is the first day", but not "one of them"."""
    if words.pos[described] == "NUM":
        return all(words.lower[child] != "of" for child in words.children[described])
    return "none" in find_noun(words.lemma[described]).kinds
