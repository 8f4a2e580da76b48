"""Relations of a parse put right where the words themselves show that the parser is wrong."""

from consilience.annotation.claims.columns import (
    FINITE,
    LONGEST_REACH,
    NOMINAL,
    PREPOSITIONS,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    Columns,
)
from consilience.annotation.claims.mending_clauses import mend_clauses
from consilience.annotation.claims.mending_words import mend_words
from consilience.language.claims import load_claim_words, load_governors
from consilience.language.contexts import find_context_words

SIDES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
LONGEST_NAME = 4  # words
MOST_STEPS = 8  # from a noun to the verb of its sentence


def mend(words: Columns) -> None:
    """Changes relations, tags and parts of speech in place; in one pass for each kind of error."""
    _mend_each(words)
    mend_words(words)
    _mend_bans(words)
    _mend_days(words)
    _mend_crafts(words)
    _mend_participles(words)
    _mend_reports(words)
    mend_clauses(words)


def _mend_each(words: Columns) -> None:
    dep, head, tag, pos = words.dep, words.head, words.tag, words.pos
    for at in range(len(head)):
        above = head[at]
        if dep[at] == "dobj" and dep[above] == "pcomp" and dep[head[above]] == "agent":
            _mend_agent(words, at)
        elif dep[at] == "conj" and pos[at] in VERBAL and above < at and above != head[above]:
            if dep[above] == "parataxis" and head[above] < at:
                # "The airline regrets it, its spokeswoman said, and will pay."
                head[at] = head[above]
            elif dep[above] == "xcomp" and tag[above] == "VB" and tag[at] in FINITE:
                # "The bishops urged him to resign and called for an inquiry."
                head[at] = head[above]
        elif dep[at] == "ccomp" and above > at and ";" in words.lower[at:above]:
            head[at], dep[at] = at, "ROOT"  # "He led; his allies threatened to leave."
        elif tag[at] == "TO" and dep[at] == "aux" and above > at:
            _mend_gap(words, at)
            _mend_future(words, at)
        elif tag[at] in {"VBD", "VBN"}:
            _mend_reduced(words, at)
        elif tag[at] == "VBG" and dep[at] == "advcl":
            _mend_result(words, at)


def _mend_bans(words: Columns) -> None:
    """Hangs "on" in "lift the ban on drinking" on the noun: who lifts it does not drink."""
    head, bars, behind = words.head, load_claim_words("bar"), load_claim_words("behind_bar")
    for noun, lemma in enumerate(words.lemma[:-1]):
        verb, after = head[noun], noun + 1
        if lemma not in bars or words.lower[after] not in behind:
            continue
        if words.dep[after] == "prep" and head[after] == verb and words.pos[verb] in VERBAL:
            head[after] = noun


def _mend_crafts(words: Columns) -> None:
    """Makes the name the head of "the tanker Ada Holm", of which the parser makes two things."""
    head, dep = words.head, words.dep
    crafts = find_context_words("craft")
    for noun, lower in enumerate(words.lower):
        if lower not in crafts or words.tag[noun] != "NN":
            continue
        name = noun
        while name - noun < LONGEST_NAME and words.pos[name + 1 : name + 2] == ["PROPN"]:
            name += 1
        if name == noun:
            continue
        apposed = head[name] == noun and dep[name] == "appos"
        if not apposed and not (head[name] == head[noun] and dep[name] == dep[noun] in SIDES):
            continue
        if apposed:
            head[name], dep[name] = (name if head[noun] == noun else head[noun]), dep[noun]
        for one in list(words.below(noun)):
            head[one] = name if one != name else head[one]
        head[noun], dep[noun] = name, "compound"


def _mend_agent(words: Columns, at: int) -> None:
    """Makes "troops" the agent of "by retreating troops", which is no gerund with an object."""
    head, dep = words.head, words.dep
    above = head[at]
    if not (at > above == at - 1 and words.tag[above] == "VBG"):
        return
    head[at], dep[at] = head[above], "pobj"
    head[above], dep[above], words.pos[above] = at, "amod", "ADJ"
    verb = head[head[at]]
    for one in range(at + 1, min(at + LONGEST_REACH, len(head))):
        head[one] = verb if head[one] == above else head[one]


def _mend_gap(words: Columns, to: int) -> None:
    """Gives "the Bolivians to lower their tolls", behind "and", its own subject."""
    pos, dep, head = words.pos, words.dep, words.head
    verb, noun = head[to], to - 1
    if noun < 0 or dep[noun] != "conj" or pos[noun] not in NOMINAL or head[noun] >= noun:
        return
    if dep[verb] not in {"advcl", "acl", "relcl"} or head[verb] > to:
        return
    above = head[verb]
    if above == noun:
        above = head[head[noun]]
    if pos[above] in VERBAL and above not in {verb, noun} and above < noun:
        head[noun], dep[noun] = verb, "nsubj"
        head[verb], dep[verb] = above, "conj"


def _mend_future(words: Columns, to: int) -> None:
    """Makes "going" in "is going to leave" an auxiliary, as "will" is one."""
    head, dep = words.head, words.dep
    verb, going = head[to], to - 1
    if going < 0 or words.lower[going] not in load_claim_words("going"):
        return
    own = list(words.below(going))
    if head[verb] != going or dep[verb] != "xcomp" or words.tag[going] != "VBG":
        return
    if not any(words.lemma[one] == "be" for one in own):
        return
    head[verb], dep[verb] = (verb, "ROOT") if head[going] == going else (head[going], dep[going])
    for one in own:
        head[one] = verb if one != verb else head[verb]
    head[going], dep[going], words.pos[going], words.tag[going] = verb, "aux", "AUX", "MD"


def _mend_reduced(words: Columns, at: int) -> None:
    """Hangs a participle on the noun before it: "the girls kidnapped in May", "Lund, asked if …".

    The parser takes them for verbs with that noun, or none, for their subject.
    """
    head, dep = words.head, words.dep
    if at == 0 or not words.lower[at].endswith("ed") or dep[at] != "ccomp":
        return
    own = [one for one in words.below(at) if one < at and dep[one] != "punct"]
    if head[at] < at and words.pos[at - 1] in {"NOUN", "PROPN"}:
        if dep[at - 1] in {"pobj", "dobj"} and not own:
            head[at], dep[at], words.tag[at] = at - 1, "acl", "VBN"
    elif head[at] > at and words.lower[at - 1] == "," and len(own) == 1:
        noun, verb = own[0], head[at]
        mine = any(dep[one] in SUBJECTS for one in words.below(verb))
        if dep[noun] == "nsubj" and noun == at - 2 and not mine and words.pos[noun] in NOMINAL:
            head[noun], dep[noun] = verb, "nsubj"
            head[at], dep[at], words.tag[at] = noun, "acl", "VBN"


def _mend_result(words: Columns, at: int) -> None:
    """Hangs ", raising hopes" on the verb of the sentence, not on a participle before it."""
    head, dep = words.head, words.dep
    above = head[at]
    if not (0 < above < at and words.lower[at - 1] == ","):
        return
    if dep[above] != "acl" or words.tag[above] != "VBN":
        return
    verb = head[above]
    for _ in range(MOST_STEPS):
        if words.pos[verb] in VERBAL or head[verb] == verb:
            break
        verb = head[verb]
    if words.pos[verb] in VERBAL and verb < at:
        head[at] = verb


def _mend_participles(words: Columns) -> None:
    """Hangs "headed by Lund" on the noun before it: "met the delegation, headed by Lund"."""
    known = load_claim_words("told_of")
    head, dep = words.head, words.dep
    for agent in (at for at in range(len(head)) if dep[at] == "agent"):
        verb = head[agent]
        above = head[verb]
        if dep[verb] != "advcl" or words.lemma[verb] not in known or above >= verb:
            continue
        between = range(max(above + 1, verb - LONGEST_REACH), verb)
        nouns = [at for at in between if words.pos[at] == "NOUN" and dep[at] in {"dobj", "pobj"}]
        if nouns:
            head[verb], dep[verb] = nouns[-1], "acl"


def _mend_days(words: Columns) -> None:
    """Makes "rebels" the subject of "On Friday rebels attacked", where it hangs on "on"."""
    pos, dep, label, head = words.pos, words.dep, words.label, words.head
    days = [
        at
        for at in range(1, len(head))
        if dep[at] == "pobj" and dep[at - 1] == "compound" and head[at - 1] == at
        if label[at - 1] == "DATE" and label[at] not in {"DATE", "TIME"}
    ]
    if not days:
        return
    subjects = {above for at, above in enumerate(head) if dep[at] in {*SUBJECTS, "expl"}}
    for noun in days:
        prep = at = head[noun]
        for _ in range(4):
            if pos[at] in VERBAL or head[at] == at:
                break
            at = head[at]
        if pos[at] in VERBAL and at > noun and at not in subjects:
            head[noun], dep[noun] = at, "nsubj"
            head[noun - 1], dep[noun - 1] = prep, "pobj"


def _mend_reports(words: Columns) -> None:
    """Puts right who reports what: "made clear that", "said, citing Lund, that"."""
    head, dep, lemma = words.head, words.dep, words.lemma
    governors, quoting = load_governors(), load_claim_words("quoting")
    for at in range(1, len(head)):
        above = head[at]
        if lemma[at] in quoting and words.tag[at] == "VBG" and above > at:
            if dep[at] == "advcl" and dep[above] == "ccomp" and head[above] < at:
                head[at] = head[above]
        elif words.pos[at] == "ADJ" and above < at and words.pos[above] in VERBAL:
            if f"{lemma[above]} {words.lower[at]}" in governors:
                _mend_clear(words, at)
        elif words.lower[at] == "by" and dep[at] in PREPOSITIONS and dep[above] == "pcomp":
            verb = head[head[above]]  # "was quoted as saying by the Gazette"
            if lemma[verb] in quoting and dep[head[above]] == "prep":
                head[at], dep[at] = verb, "agent"


def _mend_clear(words: Columns, at: int) -> None:
    """Takes the adjective of "made clear that" for a particle, and the clause for its object."""
    head, dep = words.head, words.dep
    verb = head[at]
    if words.tag[min(at + 1, len(head) - 1)] in RELATIVE:
        return  # "made clear what he wants"
    for one in range(at + 1, min(at + LONGEST_REACH, len(head))):
        clause = head[one] in {at, verb} and dep[one] in {"ccomp", "advcl"}
        if clause and words.pos[one] in VERBAL:
            head[one], dep[one] = verb, "ccomp"
            dep[at], words.pos[at] = "prt", "ADP"
            return
