"""Signs around a name that it is a place: "of the island of", "its ambassador", a dateline."""

from spacy.tokens import Doc

from consilience.language.contexts import find_context_words
from consilience.language.titles import find_title_kinds

MOST_LED = 10  # words at the head of a text in which the dash of a dateline stands
DASHES = frozenset({"-", "–", "—", "--"})


def is_located(doc: Doc, start: int, end: int) -> bool:
    """Whether the words beside the name `start:end` tell that it is a place."""
    of = _find_of(doc, start)
    if of is not None and _is_of_place(doc, of - 1):
        return True
    return _is_beside_ground(doc, start, end) or _is_owner(doc, end) or _is_led(doc, start, end)


def is_sure_place_ending(word: str) -> bool:
    """Whether a name that ends with the word is a place's: "Ada Holm Airport"."""
    return word in find_context_words("sure_place_ending")


def is_no_surname(word: str) -> bool:
    """Whether nobody is called by the last word of a name: "Ada Holm Zoo"."""
    return is_sure_place_ending(word) or word in find_context_words("no_surname")


def _find_of(doc: Doc, start: int) -> int | None:
    """The "of" before a name, or one that "and" joins to it: "the towns of Holm and Lund"."""
    at = start - 1
    if at > 1 and doc[at].lower_ == "and" and doc[at - 1].pos_ == "PROPN":
        at -= 1
        while at > 0 and doc[at].pos_ == "PROPN":
            at -= 1
        joined = at > 0 and doc[at - 1].tag_ == "NNS"
        return at if joined and doc[at].lower_ == "of" else None
    return at if at >= 0 and doc[at].lower_ == "of" else None


def _is_of_place(doc: Doc, at: int) -> bool:
    """True for the noun in "the ambassador of Zelkria" and "the island of Zelkria"."""
    return _is_office(doc, at) or (
        at >= 0 and doc[at].lower_ in find_context_words("before_of_place")
    )


def _is_office(doc: Doc, at: int) -> bool:
    """True for the noun in "the ambassador of Zelkria"."""
    return at >= 0 and "office" in find_title_kinds(doc[at].lower_)


def _is_beside_ground(doc: Doc, start: int, end: int) -> bool:
    """True for the name in "the Zelk valley" and "the Zelk disaster"."""
    article = start > 0 and doc[start - 1].lower_ in find_context_words("article")
    words = find_context_words("ground") | find_context_words("befallen")
    return article and end < len(doc) and doc[end].lower_ in words


def _is_owner(doc: Doc, end: int) -> bool:
    """True for the name in "Zelkria's ambassador"."""
    if end + 1 >= len(doc) or doc[end].tag_ != "POS":
        return False
    last = doc[end - 1]
    owned = last.head if last.dep_ == "poss" else doc[end + 1]  # "Zelkria's next ambassador"
    words = find_context_words("owned_by_state")
    return doc[end + 1].lower_ in words or owned.lower_ in words


def _is_led(doc: Doc, start: int, end: int) -> bool:
    """True for both names at the head of a text in "SANDHOLM, Zelkria — The ferry"."""
    if end >= MOST_LED or not doc[0].is_upper or not doc[0].is_alpha:
        return False
    dash = next((one.i for one in doc[:MOST_LED] if one.text in DASHES), None)
    if dash is None or end > dash:
        return False
    return all(one.text == "," or one.text[:1].isupper() for one in doc[:dash]) and (
        start == 0 or doc[start - 1].text == ","
    )
