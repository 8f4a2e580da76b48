"""Signs beside a name that it is a person or a firm: ", 51,", ", which", "shares in"."""

from spacy.tokens import Doc, Token

from consilience.language.contexts import find_context_words
from consilience.language.coreference import find_cue_words
from consilience.language.nominals import find_noun
from consilience.records.mention import EntityKind

YOUNGEST, OLDEST = 10, 109  # years of an age that is told behind a name
AGE_ENDS = frozenset({",", ".", ";", ")", "and", "of"})
BEINGS = frozenset({"person", "organisation", "other"})  # kinds that a tagger confuses


def find_sign_beside(doc: Doc, start: int, end: int, tagged: EntityKind) -> EntityKind | None:
    """Whether the words beside the name `start:end` make it a person or a body; None for neither.

    Places and peoples are left as they are, but for a "place" in which there are shares.
    """
    if tagged != "group" and _is_owned_in_parts(doc, start, end):
        return "organisation"
    if tagged not in BEINGS:
        return None
    if _has_age(doc, end) or _is_called_person(doc, end):
        return "person"
    if _is_led_on(doc, end, "who"):
        return "person"
    return "organisation" if _is_thing(doc, end) else None


def _has_age(doc: Doc, end: int) -> bool:
    """True for the name in "Ada Holm, 51, left"."""
    behind = doc[end : end + 3]
    if len(behind) < 3 or behind[0].text not in {",", "("} or not behind[1].is_digit:
        return False
    ages = behind[1].text.isascii() and YOUNGEST <= int(behind[1].text) <= OLDEST
    return ages and behind[2].text in AGE_ENDS


def _is_called_person(doc: Doc, end: int) -> bool:
    """True for the name in "Ada Holm is a former adviser" and in "a boy called Holm"."""
    last = doc[end - 1]
    if last.dep_ == "oprd" and last.head.lemma_ in find_cue_words("calling_verb"):
        return last.head.dep_ == "acl" and _is_person_noun(last.head.head)
    subject = last.head if last.dep_ == "appos" else last
    verb = subject.head
    if subject.dep_ != "nsubj" or verb.lemma_ != "be":
        return False
    told = (one for one in verb.children if one.dep_ == "attr" and one.tag_ == "NN")
    return any(_is_person_noun(one) for one in told)


def _is_person_noun(noun: Token) -> bool:
    kinds = find_noun(noun.lower_).kinds
    return "person" in kinds and "body" not in kinds


def _is_led_on(doc: Doc, end: int, pronoun: str) -> bool:
    comma = end < len(doc) and doc[end].text == ","
    return comma and end + 1 < len(doc) and doc[end + 1].lower_ == pronoun


def _is_thing(doc: Doc, end: int) -> bool:
    """True for the name in "Holm, which has a permit": nobody is told of so."""
    if not _is_led_on(doc, end, "which"):
        return False
    which, last = doc[end + 1], doc[end - 1]
    above = which.head
    return which.dep_ == "nsubj" and above.dep_ == "relcl" and above.head.i in {last.i, last.head.i}


def _is_owned_in_parts(doc: Doc, start: int, end: int) -> bool:
    """True for the name in "shares in Holm" and "Holm shares"."""
    parts = find_context_words("owned_part")
    behind = end < len(doc) and doc[end].lower_ in parts and doc[end].is_lower
    before = start > 1 and doc[start - 1].lower_ == "in" and doc[start - 2].lower_ in parts
    return behind or before
