"""Clauses hung where they belong: relative ones between commas, and what follows them."""

from collections.abc import Iterator

from consilience.annotation.claims.columns import (
    FINITE,
    NOMINAL,
    SUBJECTS,
    VERBAL,
    Columns,
)
from consilience.language.claims import load_act_nouns, load_claim_words

LONGEST_CLAUSE = 30  # words in which the verb of a clause stands
ASIDE = frozenset({"npadvmod", "advmod", "dep", "nmod"})
PASSIVE = frozenset({"auxpass"})
HELPERS = frozenset({"aux", "auxpass"})


def mend_clauses(words: Columns) -> None:
    """Changes relations in place."""
    for at, tag in enumerate(words.tag):
        if tag == "PRP":
            _mend_listed(words, at)
        elif tag == "NNP" and words.dep[at] in ASIDE:
            _mend_leading(words, at)
    for at, tag in enumerate(words.tag):
        if tag == "WP$":
            _mend_whose(words, at)
            _mend_interrupted(words, at)
        elif tag in FINITE or tag == "VBN":
            _mend_cut_off(words, at)
            _mend_after(words, at)
            _mend_second(words, at)
            _mend_set_in(words, at)
            _mend_passive(words, at)
            _mend_outcome(words, at)
        elif tag == "CD":
            _mend_gapped(words, at)


def _mend_whose(words: Columns, at: int) -> None:
    """Gives "was questioned" its subject in "Holm, whose foreman, Ada Lund, was questioned"."""
    head, dep, owned = words.head, words.dep, words.head[at]
    if not owned > at or dep[owned] not in {"appos", "conj"} or words.pos[owned] not in NOMINAL:
        return
    noun = head[owned]
    verb = next(_find_bare_verbs(words, owned), None)
    if not noun < at or verb is None or dep[verb] not in {"conj", "ccomp", "dep"}:
        return
    if not head[verb] < owned or _has_joining(words, verb):
        return
    dep[owned] = "nsubjpass" if _is_passive(words, verb) else "nsubj"
    head[owned], head[verb], dep[verb] = verb, noun, "relcl"


def _mend_interrupted(words: Columns, at: int) -> None:
    """Hangs "whose mill was burning" on the noun that goes on: "Holm, whose … , insisted"."""
    head, dep, owned = words.head, words.dep, words.head[at]
    if at < 2 or words.lower[at - 1] != "," or not owned > at or dep[owned] not in SUBJECTS:
        return
    inner, noun = head[owned], at - 2
    if dep[inner] == "relcl" or head[noun] != inner or words.pos[noun] not in NOMINAL:
        return
    outer = next((one for one in _find_bare_verbs(words, inner) if head[one] == inner), None)
    if outer is None or _has_joining(words, outer) or "," not in words.lower[inner:outer]:
        return
    above = head[inner] if head[inner] != inner else outer
    head[outer], dep[outer] = above, dep[inner]
    head[inner], dep[inner] = noun, "relcl"
    head[noun], dep[noun] = outer, "nsubjpass" if _is_passive(words, outer) else "nsubj"
    if head[at - 1] == inner:
        head[at - 1] = noun


def _mend_cut_off(words: Columns, at: int) -> None:
    """Leaves "Lund" to the driver in "fined the driver, Lund, 90 euros, and flew home".

    No subject stands before the "and" that joins its verb.
    """
    head, dep = words.head, words.dep
    if dep[at] != "conj" or not head[at] < at or not _has_joining(words, at):
        return
    subject = next((one for one in words.below(at) if one < at and dep[one] in SUBJECTS), None)
    if subject is None or words.pos[subject] != "PROPN" or words.lower[at - 1] != "and":
        return
    first = subject
    while first and head[first - 1] == subject and dep[first - 1] == "compound":
        first -= 1
    noun = first - 2
    if noun > head[at] and words.lower[first - 1] == "," and words.pos[noun] == "NOUN":
        head[subject], dep[subject] = noun, "appos"


def _mend_after(words: Columns, at: int) -> None:
    """Makes a clause of "after the boat, caught at night, had cut the line"."""
    head, dep, above = words.head, words.dep, words.head[at]
    if dep[at] != "conj" or not above < at or words.pos[above] not in VERBAL:
        return
    own = _find_helpers(words, at)
    first = own[0] if own else at
    if words.lower[first - 1] != "," or _has_subject(words, at) or _has_joining(words, at):
        return
    for noun in range(first - 2, max(above, first - LONGEST_CLAUSE), -1):
        prep = head[noun]
        starts = dep[noun] == "pobj" and words.lower[prep] in load_claim_words("clause_opener")
        if starts and words.lower[noun + 1] == "," and head[prep] == above:
            dep[noun] = "nsubjpass" if _is_passive(words, at) else "nsubj"
            head[noun], head[prep], dep[prep] = at, at, "mark"
            dep[at] = "advcl"
            return


def _mend_second(words: Columns, at: int) -> None:
    """Joins "flew" to "left" in "They left after she had paid a fine, and flew home".

    Behind "had" no other form than the participle is joined.
    """
    head, dep, above = words.head, words.dep, words.head[at]
    if dep[at] != "conj" or dep[above] != "advcl" or not above < at or words.tag[at] != "VBD":
        return
    if words.lower[at] not in load_claim_words("preterite") or _has_subject(words, at):
        return
    had = any(words.lower[one] in {"had", "has", "have"} for one in _find_helpers(words, above))
    if had and words.tag[above] == "VBN" and words.pos[head[above]] in VERBAL:
        head[at] = head[above]


def _mend_set_in(words: Columns, at: int) -> None:
    """Tells of the tower and not of the street: "The tower in Mill Street, built in 1974, fell"."""
    head, dep, place = words.head, words.dep, words.head[at]
    if dep[at] != "acl" or words.tag[at] != "VBN" or words.lower[at - 1] != ",":
        return
    prep = head[place]
    noun = head[prep]
    verb = head[noun]
    if dep[place] != "pobj" or words.lower[prep] not in load_claim_words("where"):
        return
    if dep[noun] not in SUBJECTS or words.pos[noun] != "NOUN" or not noun < at < verb:
        return
    own = _find_helpers(words, verb)
    closed = words.lower[(own[0] if own else verb) - 1] == ","
    if closed and words.lemma[at] not in load_claim_words("of_place"):
        head[at] = noun


def _mend_outcome(words: Columns, at: int) -> None:
    """Tells of the crash and not of the bridge: "a crash on a bridge in Holm that killed 9"."""
    head, dep, place = words.head, words.dep, words.head[at]
    if dep[at] != "relcl" or words.lemma[at] not in load_claim_words("outcome"):
        return
    subject = next((one for one in words.below(at) if one < at and dep[one] in SUBJECTS), None)
    if subject is None or words.tag[subject] != "WDT":
        return
    noun, befalling = place, load_claim_words("befalling")
    links = load_claim_words("where") | befalling
    while not _is_happening(words, noun):
        prep = head[noun]
        if dep[noun] != "pobj" or not prep < noun or words.lower[prep] not in links:
            return
        is_somebody = words.lemma[noun] in load_claim_words("person", "claims_nouns")
        if is_somebody and words.lower[prep] in befalling:
            return
        # Of "spoke of a shooting at a club" the parser may hang "at" on the verb.
        noun = head[prep] if words.pos[head[prep]] in NOMINAL else prep - 1
        if not 0 <= noun < prep:
            return
    head[at] = noun


def _is_happening(words: Columns, noun: int) -> bool:
    lemma = words.lemma[noun]
    return lemma in load_act_nouns() or lemma in load_claim_words("happening")


def _mend_passive(words: Columns, at: int) -> None:
    """Makes a participle of "detained" in "were taken ashore and detained"."""
    dep, above = words.dep, words.head[at]
    if dep[at] != "conj" or words.tag[at] != "VBD" or not above < at or words.tag[above] != "VBN":
        return
    if words.lemma[at] not in load_claim_words("suffered") or not _is_passive(words, above):
        return
    bound = {"dobj", "ccomp", "xcomp", "dative", *SUBJECTS}
    if not any(dep[one] in bound for one in words.below(at)):
        words.tag[at] = "VBN"


def _mend_leading(words: Columns, at: int) -> None:
    """Makes "Holm" the subject of "Holm, the candidate of the Greens, lost"."""
    head, dep, verb = words.head, words.dep, words.head[at]
    if not at + 2 < verb or words.lower[at + 1] != "," or words.label[at] in {"DATE", "TIME"}:
        return
    noun = next((one for one in words.below(verb) if one > at and dep[one] in SUBJECTS), None)
    if noun is None or not at < noun < verb or words.tag[at + 2] not in {"DT", "PRP$"}:
        return
    own = _find_helpers(words, verb)
    if head[at + 2] == noun and words.lower[(own[0] if own else verb) - 1] == ",":
        head[at], dep[at] = verb, dep[noun]
        head[noun], dep[noun] = at, "appos"


def _mend_gapped(words: Columns, at: int) -> None:
    """Leaves "Holm" to the verb before in "Lund has 802 votes and Holm 741, the chair said"."""
    head, dep, name = words.head, words.dep, words.head[at]
    verb = head[name]
    if name != at - 1 or dep[at] != "nummod" or dep[name] != "nsubj" or not verb > at:
        return
    told = next((one for one in words.below(name) if one > at and dep[one] == "appos"), None)
    if told is None or words.pos[name] != "PROPN" or dep[verb] != "conj":
        return
    head[told], dep[told] = verb, "nsubj"
    head[name], dep[name] = head[verb], "dep"


def _mend_listed(words: Columns, at: int) -> None:
    """Makes "the skipper" one of those named before in "were detained, among them the skipper"."""
    head, dep = words.head, words.dep
    verb, noun = head[head[at]], None
    if dep[at] != "pobj" or words.lower[head[at]] not in load_claim_words("listing"):
        return
    for one in words.below(verb):
        if one > at and dep[one] in {"dobj", "nsubj", "npadvmod"} and words.pos[one] in NOMINAL:
            noun = one
            break
    if noun is not None and not any(words.pos[one] in VERBAL for one in range(at + 1, noun)):
        head[noun], dep[noun] = at, "appos"


def _find_bare_verbs(words: Columns, start: int) -> Iterator[int]:
    """Finite verbs behind a word that have no subject of their own, in order."""
    for at in range(start + 1, min(start + LONGEST_CLAUSE, len(words.head))):
        finite = words.tag[at] in FINITE and words.dep[at] not in HELPERS
        helped = words.pos[at] in VERBAL and bool(_find_helpers(words, at))
        if (finite or helped) and words.pos[at] in VERBAL and not _has_subject(words, at):
            yield at


def _find_helpers(words: Columns, verb: int) -> list[int]:
    return [one for one in words.below(verb) if one < verb and words.dep[one] in HELPERS]


def _is_passive(words: Columns, verb: int) -> bool:
    return any(words.dep[one] in PASSIVE for one in _find_helpers(words, verb))


def _has_subject(words: Columns, verb: int) -> bool:
    return any(words.dep[one] in SUBJECTS for one in words.below(verb))


def _has_joining(words: Columns, verb: int) -> bool:
    """True if an "and" stands right before a verb and its auxiliaries and adverbs."""
    own = [
        one for one in words.below(verb) if one < verb and words.dep[one] in HELPERS | {"advmod"}
    ]
    before = (min(own) if own else verb) - 1
    return before >= 0 and words.tag[before] == "CC"
