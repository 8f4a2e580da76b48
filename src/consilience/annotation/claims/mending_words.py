"""Words that the parser takes to pieces or for a subject, put right: "e-mail", "since Friday"."""

from consilience.annotation.claims.columns import NOMINAL, SUBJECTS, VERBAL, Columns

TIMES = frozenset({"DATE", "TIME"})
PIECE = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr", "oprd", "appos"})


def mend_words(words: Columns) -> None:
    """Changes relations in place."""
    for at in range(1, len(words.head) - 1):
        if words.lower[at] == "-" and words.dep[at] in PIECE:
            _join_pieces(words, at)
        elif words.label[at] in TIMES and words.dep[at] in SUBJECTS:
            _mend_time(words, at)


def _join_pieces(words: Columns, hyphen: int) -> None:
    """Makes "mail" the head of "an e-mail", each piece of which the parser takes for an object."""
    dep, head = words.dep, words.head
    first, last = hyphen - 1, hyphen + 1
    if not dep[first] == dep[hyphen] == dep[last] or not head[first] == head[hyphen] == head[last]:
        return
    for one in words.below(first):
        head[one] = last
    head[first], dep[first] = last, "compound"
    head[hyphen], dep[hyphen] = last, "punct"


def _mend_time(words: Columns, day: int) -> None:
    """Makes "men" the subject of "the men shut in since Friday were saved"."""
    dep, head = words.dep, words.head
    prep, verb = day - 1, head[day]
    if words.tag[prep] != "IN" or words.pos[verb] not in VERBAL or day > verb:
        return
    role = dep[day]
    if dep[prep] == "prep":
        head[day], dep[day] = prep, "pobj"
        return
    clause = head[verb]
    noun = head[clause]
    if dep[verb] != "advcl" or dep[clause] not in {"relcl", "acl"} or head[noun] != noun:
        return
    if words.pos[noun] not in NOMINAL or not noun < clause < prep:
        return
    head[verb], dep[verb] = verb, "ROOT"
    head[noun], dep[noun] = verb, role
    head[prep], dep[prep] = clause, "prep"
    head[day], dep[day] = prep, "pobj"
