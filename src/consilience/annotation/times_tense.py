"""What the tense around a time tells: whether it is past or still to come."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from consilience.annotation.times_meanings import Direction
from consilience.language.times import find_time_words

ATTRIBUTES = frozenset({"poss", "compound", "nmod", "amod"})
THINGS = ("dobj", "nsubjpass", "nsubj")
FINITE = ("VBD", "VBZ", "VBP")
HELPERS = ("aux", "auxpass")
FARTHEST_MOVE = 14  # words between "put off" and "to 4 May"
CLIMB = 12  # verbs further up in the tree say nothing of a time


def find_direction(token: Token) -> Direction:
    """Whether the clause around a token tells of the past or of what is to come."""
    verb = _find_verb(token)
    if _is_put_off_from(token.doc, token):
        return ""
    if _points_ahead(token.doc, token) or _is_put_off_to(token.doc, token):
        return "past" if _has_ended(token.doc, token, verb) else "future"
    if verb is None:
        return ""
    if _is_sequel(token, verb) or (_is_of_mishap(token) and _is_bare_present(verb)):
        return "past"
    # "After Monday's debate", "lift the ban on swimming on Monday".
    is_aside = token.dep_ in ATTRIBUTES or _is_gerund(verb)
    told = _find_finite(verb) if is_aside else verb
    return "" if told is None else _tense_of_deed(told)


def is_foreseen(token: Token) -> bool:
    """True for what was to be, and may have passed: "was to open on Sunday", "was due then"."""
    verb = _find_verb(token)
    if verb is None:
        return False
    above = verb.head if _is_infinitive(verb) else verb
    if above is verb and not _is_awaited(token, verb):
        return False
    if above.dep_ == "acomp" and above.lower_ in find_time_words("ahead"):
        above = above.head
    helpers = (one for one in above.children if one.dep_ in HELPERS)
    return any(one.lower_ in find_time_words("was") for one in (above, *helpers))


def is_present(token: Token) -> bool:
    """True beside a bare present, which tells of days past ("puts the start at 1 May") too."""
    verb = _find_verb(token)
    return verb is not None and _is_bare_present(verb)


def is_willed(token: Token) -> bool:
    """True where the nearest verb has a modal: "will open on 1 October"."""
    verb = _find_verb(token)
    return verb is not None and any(one.tag_ == "MD" for one in verb.children)


def is_of_report(token: Token) -> bool:
    """True for the time of somebody's words: "police said on Wednesday", "a letter sent today"."""
    verb = _find_verb(token)
    if verb is None:
        return False
    things = [one for one in verb.children if one.dep_ in THINGS]
    things += [verb.head] if verb.dep_ in ("relcl", "acl") else []
    is_text = any(one.lemma_ in find_time_words("texts") for one in things)
    return is_text or verb.lemma_ in find_time_words("telling")


def _is_bare_present(verb: Token) -> bool:
    helped = any(one.dep_ in HELPERS for one in verb.children)
    return verb.tag_ in ("VBZ", "VBP") and not helped


def _is_of_mishap(token: Token) -> bool:
    """True where the time hangs on "the fighting", "the blast": nobody knows these before."""
    above = token.head.head if token.head.pos_ == "ADP" else token.head
    return above.pos_ == "NOUN" and above.lower_ in find_time_words("unplanned")


def _points_ahead(doc: Doc, token: Token) -> bool:
    words = find_time_words("ahead")
    before = [doc[at] for at in range(max(token.i - 2, 0), token.i)]
    return any(one.lower_ in words and not one.is_sent_start for one in before)


def _is_infinitive(verb: Token) -> bool:
    return any(one.tag_ == "TO" for one in verb.children)


def _is_awaited(token: Token, verb: Token) -> bool:
    """True for "was expected on Monday", and not for "was expected until Monday"."""
    before = {token.doc[at].lower_ for at in range(max(token.i - 2, 0), token.i)}
    is_limit = not before.isdisjoint(find_time_words("until"))
    return verb.lower_ in find_time_words("ahead") and not is_limit


def _is_put_off_to(doc: Doc, token: Token) -> bool:
    """True for "put off the match by two weeks, to 4 May": when it will be."""
    return _is_put_off(doc, token, "to")


def _is_put_off_from(doc: Doc, token: Token) -> bool:
    """True for "put off the match from 4 May": when it was to be, which has not passed for sure."""
    return _is_put_off(doc, token, "from")


def _is_put_off(doc: Doc, token: Token, link: str) -> bool:
    if token.i == 0 or doc[token.i - 1].lower_ != link:
        return False
    before = doc[max(token.i - FARTHEST_MOVE, token.sent.start) : token.i]
    return any(one.lower_ in find_time_words("put_off") for one in before)


def _has_ended(doc: Doc, token: Token, verb: Token | None) -> bool:
    """True for "not until Wednesday was supply restored", "nobody came until Wednesday"."""
    if verb is None or _tense(verb) != "past" or verb.lower_ in find_time_words("ahead"):
        return False
    before = {doc[at].lower_ for at in range(max(token.i - 3, 0), token.i)}
    if before.isdisjoint(find_time_words("until")):
        return "not" in before
    helpers = [one for one in verb.children if one.dep_ in HELPERS]  # "stayed" in "stayed shut"
    lasted = {one.lower_ for one in (verb, verb.head, *helpers)} & find_time_words("lasting")
    denied = any(one.dep_ == "neg" for one in verb.children)
    return bool(lasted) or denied or "not" in before or _is_nobody(verb)


def _is_nobody(verb: Token) -> bool:
    """True where nobody did it, and so somebody did later: "no bus came until Wednesday"."""
    subjects = [one for one in verb.children if one.dep_ in ("nsubj", "nsubjpass")]
    words = {word.lower_ for one in subjects for word in (one, *one.lefts)}
    return not words.isdisjoint(find_time_words("nobody"))


def _is_gerund(verb: Token) -> bool:
    """True for "on drinking tap water", which has no tense of its own."""
    helped = any(one.dep_ in HELPERS for one in verb.children)
    return verb.tag_ == "VBG" and verb.dep_ == "pcomp" and not helped


def _is_sequel(token: Token, verb: Token) -> bool:
    """True in "are in the final after a win on Monday", where no verb looks ahead."""
    at = token
    for _ in range(CLIMB):
        at = at.head
        if at.i == verb.i or at.head.i == at.i:
            return False
        if at.lower_ in find_time_words("sequel") and at.dep_ == "prep":
            return verb.tag_ in ("VBZ", "VBP")
    return False


def _find_finite(verb: Token) -> Token | None:
    """The verb that the infinitives and participles above a word depend on."""
    for _ in range(CLIMB):
        if verb.tag_ in FINITE or any(child.tag_ in ("MD", *FINITE) for child in verb.children):
            return verb
        above = _find_verb(verb.head) if verb.head.i != verb.i else None
        if above is None:
            return None
        verb = above
    return verb


def _tense_of_deed(verb: Token) -> Direction:
    """The tense of a verb; of an infinitive that tells what was done, that of the verb above.

    "She was eligible to race from Monday" has none.
    """
    tense, above = _tense(verb), verb.head
    if tense != "future" or above.i == verb.i:
        return tense
    is_infinitive = any(child.tag_ == "TO" for child in verb.children)
    is_done = verb.dep_ == "advcl" or above.lemma_ in find_time_words("implicative")
    if is_infinitive and is_done and above.pos_ in ("VERB", "AUX") and _tense(above) == "past":
        return "past"
    return "" if is_infinitive and _was_so(above) else tense


def _was_so(word: Token) -> bool:
    """True for "was eligible" and "were free", which look neither ahead nor back."""
    copula = word.head
    return word.dep_ == "acomp" and copula.pos_ in ("VERB", "AUX") and _tense(copula) == "past"


def _find_verb(token: Token) -> Token | None:
    for _ in range(CLIMB):
        if token.pos_ in ("VERB", "AUX") and token.tag_ not in ("JJ", "NN"):
            return token
        if any(child.tag_ == "MD" and child.dep_ == "aux" for child in token.children):
            return token  # "will down tools": no other word has a modal
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense(verb: Token) -> Direction:
    """The tense of a verb with its auxiliaries; an infinitive looks ahead."""
    helpers = [child for child in verb.children if child.dep_ in HELPERS]
    will = find_time_words("will")
    if _is_refused(verb, helpers):
        return "past"
    if any(child.lower_ in will for child in helpers):
        return "past" if any(child.lemma_ == "have" for child in helpers) else "future"
    if any(child.tag_ in ("VBD",) or child.lemma_ == "have" for child in helpers):
        return "past"
    if verb.tag_ == "VBN" and _is_yet_to_be(verb, helpers):
        return "future"
    if verb.tag_ in ("VBD", "VBN"):
        future = verb.tag_ == "VBN" and any(child.tag_ == "TO" for child in helpers)
        return "future" if future else "past"
    if any(child.tag_ == "TO" for child in helpers):
        return "future"
    if verb.tag_ in ("VBZ", "VBP") or _has_present(helpers):
        return "past" if verb.lemma_ in find_time_words("telling") else "future"
    if verb.tag_ == "VBG" and any(child.tag_ in ("VBZ", "VBP") for child in helpers):
        return "future"
    return "past"


def _is_refused(verb: Token, helpers: Sequence[Token]) -> bool:
    """True for "could not be reached on Monday" and "would not comment on Monday"."""
    modals = {one.lower_ for one in helpers}
    if not any(one.dep_ == "neg" for one in verb.children):
        return False
    if not modals.isdisjoint(find_time_words("unable")):
        return True
    return "would" in modals and verb.lemma_ in find_time_words("refused")


def _has_present(helpers: Sequence[Token]) -> bool:
    """True for "do not expect"."""
    return any(one.lemma_ == "do" and one.tag_ in ("VBZ", "VBP") for one in helpers)


def _is_yet_to_be(verb: Token, helpers: Sequence[Token]) -> bool:
    """True for "is expected" and for "until it is opened", told in the present."""
    if not any(one.tag_ in ("VBZ", "VBP") and one.lemma_ == "be" for one in helpers):
        return False
    marks = {one.lower_ for one in verb.children if one.dep_ in ("mark", "advmod", "prep")}
    return verb.lower_ in find_time_words("ahead") or not marks.isdisjoint(find_time_words("until"))
