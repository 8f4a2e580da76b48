"""What is denied, or said not to be shown: by verbs, by "no" and by nouns like "claim"."""

from consilience.annotation.claims.arguments import find_allegation
from consilience.annotation.claims.parse import Parse
from consilience.language.claims import load_claim_words, load_noun_governors


def find_denial(parse: Parse, at: int) -> int | None:
    """The word that denies what is told in a clause or "of" behind a noun like "claim".

    A verb ("rejected the claim that"), or a word that calls it untrue.
    """
    noun = find_allegation(parse, at)
    if noun is None:
        above = parse.head[at]
        that = parse.dep[at] in {"ccomp", "csubj", "acl", "advcl"} and parse.lemma[above] == "be"
        return _find_untrue(parse, above, at) if that else None
    verb = parse.head[noun]
    if parse.dep[noun] == "pobj":
        truth = parse.head[verb]
        told = parse.lemma[truth] in load_claim_words("truth")
        return truth if told and is_missing(parse, truth, shown=True) else None
    if parse.dep[noun] not in {"dobj", "nsubj", "nsubjpass"}:
        return None
    if parse.lemma[verb] in load_claim_words("denial") and parse.dep[noun] != "nsubj":
        return None if is_negated(parse, verb) else verb
    return _find_untrue(parse, verb, noun)


def _find_untrue(parse: Parse, verb: int, told: int) -> int | None:
    """The word that calls untrue what is `told`: "is a lie", "is not true", "called … baseless"."""
    denied = is_negated(parse, verb)
    words = load_claim_words("true" if denied else "untrue")
    judging = ("acomp", "attr", "oprd", "dobj", "ccomp")
    return next(
        (one for one in parse.below(verb, *judging) if one != told and parse.lemma[one] in words),
        None,
    )


def find_missing(parse: Parse, at: int) -> int | None:
    """The noun for what is not shown of an act behind its "of": "no evidence of an attack"."""
    prep = parse.head[at]
    if parse.dep[at] not in {"pobj", "pcomp"} or parse.lower[prep] != "of":
        return None
    noun = parse.head[prep]
    entry = load_noun_governors().get(parse.lemma[noun])
    shows = entry is not None and entry.makes == "occurred"
    return noun if shows and is_missing(parse, noun, shown=True) else None


def is_negated(parse: Parse, verb: int) -> bool:
    """True for a verb with "not", and one with a subject like "nobody" or "no ship"."""
    words = load_claim_words("negation")
    subjects = parse.below(verb, "nsubj", "nsubjpass")
    told = (*parse.below(verb, "neg"), *subjects, *(parse.left[one] for one in subjects))
    return any(parse.lower[one] in words for one in told)


def is_missing(parse: Parse, noun: int, *, shown: bool) -> bool:
    """True for "found no evidence that", "there is little sign that", "did not find evidence".

    The last only for nouns for what is `shown`, not for "did not confirm reports that".
    """
    words = load_claim_words("negation") | load_claim_words("lacking")
    if any(parse.lower[one] in words for one in parse.below(noun, "det", "amod", "neg")):
        return True
    above = parse.head[noun]
    return shown and parse.dep[noun] in {"dobj", "attr"} and is_negated(parse, above)
