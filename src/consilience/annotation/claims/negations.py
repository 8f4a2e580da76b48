"""Words by which an act is told as not done: "not", "no ship", "at no time", "without paying"."""

from consilience.annotation.claims.parse import VERBAL, Parse
from consilience.language.claims import load_claim_words
from consilience.language.lexicon import load_words

LONGEST_NEVER = 3  # words of "at no time"
ASIDE = frozenset({"neg", "preconj", "det"})
PARTIES = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})


def has_negation(parse: Parse, at: int) -> bool:
    """True if the words that hang on a predicate, or stand before its clause, negate it."""
    first = parse.left[at]
    if _is_not_done(parse, at) or (first and parse.lower[first - 1] == "nor"):
        return True
    if _is_fronted(parse, at):
        return True
    return any(_negates(parse, one, at) for one in parse.children[at])


def _negates(parse: Parse, word: int, at: int) -> bool:
    """True for a word below a predicate that negates it by itself or by what hangs on it."""
    dep, words = parse.dep[word], load_claim_words("negation")
    if dep in ASIDE or parse.lower[word] == "never":
        return parse.lower[word] in words and not _is_only_until(parse, word)
    if dep == "prep":
        return _is_never(parse, word)
    if dep not in PARTIES or parse.pos[at] not in VERBAL:
        return False
    inner = (  # "no ship", "not one of the crew", but not "not only the union"
        below
        for below in parse.children[word]
        if parse.dep[below] in {"det", "preconj"} or _is_not_one(parse, below)
        if not _is_only_until(parse, below)
    )
    if parse.lower[word] in words or any(parse.lower[below] in words for below in inner):
        return True
    left = parse.left[word]  # "not one boat", of which the parser may hang "not" on "one"
    not_one = load_claim_words("not_one")
    return left < word and parse.lower[left] == "not" and parse.lower[left + 1] in not_one


def _is_fronted(parse: Parse, at: int) -> bool:
    """True for "at no point was tear gas fired", however the first words are parsed.

    Behind them stands an auxiliary, and the next verb is what is negated.
    """
    first = parse.left[next(parse.climb(at), at)]
    for above in parse.climb(at):
        first = min(first, parse.left[above])
    phrases = load_claim_words("never_phrase") | load_claim_words("fronted")
    auxiliary = load_words("event_titles", "auxiliary")
    for size in range(1, LONGEST_NEVER + 1):
        end = first + size
        if end < at and " ".join(parse.lower[first:end]) in phrases:
            return parse.lower[end] in auxiliary and at == _find_helped(parse, end)
    return False


def _find_helped(parse: Parse, auxiliary: int) -> int:
    """The verb of an auxiliary; the next one where the parser took it for a verb itself."""
    if parse.dep[auxiliary] in {"aux", "auxpass"}:
        return parse.head[auxiliary]
    last = len(parse.pos)
    return next((one for one in range(auxiliary + 1, last) if parse.pos[one] == "VERB"), auxiliary)


def _is_never(parse: Parse, prep: int) -> bool:
    """True for "at no time", "under no circumstances"."""
    words = " ".join(parse.lower[parse.left[prep] : parse.left[prep] + LONGEST_NEVER])
    return words in load_claim_words("never_phrase")


def _is_not_one(parse: Parse, word: int) -> bool:
    """True for the "not" of "not one of them", "not a single ship"; not of "not all"."""
    behind = parse.lower[word + 1] if word + 1 < len(parse.lower) else ""
    return parse.dep[word] == "neg" and behind in load_claim_words("not_one")


def _is_only_until(parse: Parse, word: int) -> bool:
    return word + 1 < len(parse.lower) and parse.lower[word + 1] in load_claim_words("behind_not")


def _is_not_done(parse: Parse, verb: int) -> bool:
    """True for "without paying", "instead of paying", "rather than pay"."""
    words = load_claim_words("not_done")
    if parse.dep[verb] == "advcl":
        return parse.lower[parse.left[verb]] in words and parse.left[verb] < verb
    prep = parse.head[verb]
    if parse.dep[verb] != "pcomp":
        return False
    return parse.lower[prep] in words or (prep > 0 and parse.lower[prep - 1] in words)
