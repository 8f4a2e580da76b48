"""Who a cue word is said of: the words that name its source, found in the parse."""

from itertools import islice

from spacy.tokens import Token

from consilience.annotation.quotations.parse import (
    FINITE,
    NOMINAL,
    climb,
    find_agent,
    find_child,
    is_passive,
    own_subject,
)
from consilience.language.cues import (
    find_source_words,
    load_adjectives,
    load_cue_words,
    load_verbs,
)
from consilience.language.units import load_units

MOST_STEPS = 12  # up the tree; real sentences need four
CLIMBED = {"conj", "xcomp", "advcl", "pcomp", "dep", "ccomp", "aux", "prep", "acomp", "advmod"}


def find_source(verb: Token) -> Token | None:
    """Who says, thinks or wants it: the subject, in a passive the agent.

    "They were frustrated that …" has its subject: such a participle is an adjective.
    """
    if is_passive(verb) and verb.lower_ not in load_adjectives():
        return find_agent(verb)
    return find_subject(verb)


def find_subject(cue: Token) -> Token | None:
    """The subject of a verb, its own or that of the verbs it hangs on; None if there is none.

    Participles ("saying …") take the subject of the verb they hang on, and so do coordinated
    verbs and infinitives. In a relative clause it is "who" or "which".
    """
    if (parted := _find_parted(cue)) is not None:
        return parted
    token = cue
    for _ in range(MOST_STEPS):
        if (own := own_subject(token)) is not None:
            beside = _find_reporter(token, cue) or _find_owner_before(token, own, cue)
            return beside or _skip_measure(own)
        if token.dep_ == "acl" and token.head.pos_ in NOMINAL:
            return (_find_issuer(token.head) or token.head) if token.tag_ == "VBG" else None
        if token.dep_ not in CLIMBED:
            return _find_nominal_before(cue) if cue.tag_ in FINITE else None
        if (asked := _find_asked(token)) is not None:
            return asked
        token = token.head
    return None


def _find_parted(cue: Token) -> Token | None:
    """The subject that an aside parts from its verb, where the parse takes it for a time.

    "He left after the Courier, citing two clerks, reported that …".
    """
    doc, at = cue.doc, max(cue.i - 1, cue.sent.start)
    if cue.tag_ not in FINITE or doc[at].text != "," or own_subject(cue) is not None:
        return None
    opened = next((one for one in range(at - 1, cue.sent.start, -1) if doc[one].text == ","), None)
    if opened is None or doc[opened + 1].tag_ != "VBG":
        return None
    for head in islice(climb(doc[opened - 1]), MOST_STEPS):
        if head.dep_ == "prep" and head.lower_ in load_cue_words("clause_preposition"):
            return find_child(head, "pobj")
        if head.i > opened:
            break
    return None


def _find_owner_before(verb: Token, own: Token, cue: Token) -> Token | None:
    """Whose something is, told of in passing: "Holm, whose mill stood, insisted"."""
    if verb.i == cue.i or cue.tag_ not in FINITE:
        return None
    whose = next((one for one in own.lefts if one.tag_ == "WP$"), None)
    if whose is None or whose.i < 2 or cue.nbor(-1).text != ",":
        return None
    comma, noun = whose.nbor(-1), whose.nbor(-2)
    return noun if comma.text == "," and noun.pos_ in NOMINAL else None


def _skip_measure(subject: Token) -> Token:
    """Who says it in "nine miles off the cape, a report of the coast guard says"."""
    if subject.lower_ not in load_units() or subject.tag_ != "NNS":
        return subject
    last = subject.right_edge.i
    beside = (one for one in subject.subtree if one.dep_ == "appos")
    return next((one for one in beside if one.right_edge.i == last), subject)


def stands_beside(other: Token, cue: Token, clause: Token) -> bool:
    """True if a verb without subject, read as part of a clause, goes with the cue before it.

    Its form tells: "said he had won and warned …" has the form of "said", not of "won".
    """
    speech = "quote" in load_verbs().get(other.lemma_, ())
    return _form(other) == _form(cue) and (speech or _form(clause) != _form(other))


def find_via(cue: Token) -> Token | None:
    """What carried the words: "statement" in "said in a statement on Monday"."""
    if cue.dep_ == "acl" and _find_issuer(cue.head) is not None:
        return cue.head
    for child in cue.children:
        if child.dep_ == "prep" and child.lower_ in load_cue_words("carrying_preposition"):
            carrier = find_child(child, "pobj")
            if carrier is not None and carrier.lemma_.lower() in find_source_words("channel"):
                return carrier
    return None


def _find_issuer(writing: Token) -> Token | None:
    """Who speaks in "the council issued a statement saying …": who issued it."""
    verb = writing.head
    issued = writing.dep_ == "dobj" and verb.lemma_.lower() in load_cue_words("issuing_verb")
    if not issued or writing.lemma_.lower() not in find_source_words("channel"):
        return None
    return own_subject(verb) or (own_subject(verb.head) if verb.dep_ == "conj" else None)


def _find_asked(token: Token) -> Token | None:
    """The object of the verb above that is the one who acts: "urged them to", "quoted him as"."""
    if token.dep_ == "xcomp" or (token.dep_ == "prep" and token.lower_ == "as"):
        passive = next((one for one in token.head.lefts if one.dep_ == "nsubjpass"), None)
        if token.dep_ == "prep" and passive is not None:
            return passive  # "Lund was quoted as saying"
        return find_child(token.head, "dobj") or find_child(token.head, "dative")
    return None


def _find_reporter(verb: Token, cue: Token) -> Token | None:
    """Who reports the clause that a cue hangs on: "she" in "she said he left, adding …"."""
    head = verb.head
    if verb.i == cue.i or verb.dep_ != "ccomp" or head.i > verb.i:
        return None
    if "quote" not in load_verbs().get(head.lemma_, ()):
        return None
    if cue.tag_ == "VBG" or (cue.dep_ == "conj" and stands_beside(cue, head, verb)):
        return own_subject(head)
    return None


def _find_nominal_before(verb: Token) -> Token | None:
    """The head of the noun phrase right before a verb, where the parse has no subject for it."""
    doc, at, first = verb.doc, verb.i - 1, verb.sent.start
    while at >= first and (doc[at].pos_ in {"ADV", "AUX", "PART"} or doc[at].text == ","):
        at -= 1
    if at < first or doc[at].pos_ not in NOMINAL:
        return None
    head = doc[at]
    for above in islice(climb(head), MOST_STEPS):
        if above.i > verb.i or not (above.pos_ in NOMINAL or above.dep_ in {"prep", "pobj"}):
            break
        if above.dep_ == "pobj" and any(one.text == "," for one in doc[above.i : head.i]):
            break  # "in a statement to the Gazette, an aide said"
        if above.pos_ in NOMINAL:
            head = above
    return None if is_circumstance(head, verb) else head


def is_circumstance(noun: Token, verb: Token) -> bool:
    """True for "page 9" in "On page 9 stands a note", which tells where and not who."""
    return noun.dep_ == "pobj" and noun.head.head.i == verb.i and noun.i < verb.i


def _form(verb: Token) -> tuple[str, bool]:
    """Tag of the finite verb or auxiliary, and whether the verb is a perfect."""
    tag, perfect = verb.tag_, False
    for child in verb.lefts:
        if child.dep_ == "aux" and child.tag_ != "TO":
            tag = child.tag_
            perfect = perfect or child.lemma_ == "have"
    return tag, perfect
