"""What is denied, or said not to be shown: by verbs, by "no" and by nouns like "claim"."""

from consilience.annotation.claims.arguments import find_allegation
from consilience.annotation.claims.parse import Parse
from consilience.language.claims import load_claim_words


def find_denial(parse: Parse, at: int) -> int | None:
    """The verb that denies what is told in a clause or "of" behind a noun like "claim"."""
    noun = find_allegation(parse, at)
    if noun is None or parse.dep[noun] not in {"dobj", "nsubjpass"}:
        return None
    verb = parse.head[noun]
    denies = parse.lemma[verb] in load_claim_words("denial") and not is_negated(parse, verb)
    return verb if denies else None


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
