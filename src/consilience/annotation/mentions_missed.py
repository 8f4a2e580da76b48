"""Names that the tagger missed and their form gives away: "(UN)", "Gate 7", "Ada Holm"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from anyascii import anyascii
from spacy.tokens import Doc, Token

from consilience.annotation.kinds import Name
from consilience.annotation.kinds_known import find_whole_bodies
from consilience.annotation.roles import is_title_word
from consilience.annotation.trees import find_words
from consilience.language.contexts import find_context_words
from consilience.language.coreference import find_cue_words
from consilience.language.endings import fold_plural
from consilience.language.first_names import find_name_gender
from consilience.language.gazetteer import find_common_place, find_place
from consilience.language.names import is_no_name
from consilience.language.nominals import find_body_types, find_noun
from consilience.records.mention import EntityKind

SHORTEST_ACRONYM, LONGEST_ACRONYM = 2, 8  # letters
SHORTEST_BODY = 3  # letters of a body known by capitals alone: "PETA", not "US"
HANDLE = re.compile(r"@\w{2,30}")
NOUNS = frozenset({"PROPN", "NOUN"})
PARTICLES = frozenset({"RB", "UH", "CC"})  # tags of words that name nothing
MOST_DIGITS = 3  # of a gate or pier; "Hall 2019" is one of that year


def add_missed(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names with those that the tagger missed, in reading order, none overlapping another.

    A numbered place takes the place of what the tagger saw in its words, and so do a body that a
    lexicon lists and a person whose first name is a word of every day.
    """
    bodies = [Name(start, end, "organisation", start) for start, end in find_whole_bodies(doc)]
    sure = _join(bodies, [*_find_numbered(doc), *_find_called_oddly(doc)])
    inside = _place_all(sure)
    kept = [one for one in names if inside.isdisjoint(range(one.start, one.end))]
    kept = _join(kept, sure)
    kept = _join(kept, _find_acronyms(doc, kept))
    kept = _join(kept, _find_handles(doc, kept))
    kept = _join(kept, _find_bodies(doc))
    return _join(kept, _find_called(doc))


def _join(names: Sequence[Name], added: Iterable[Name]) -> list[Name]:
    """The names and those of the others that do not overlap one."""
    taken = _place_all(names)
    free = [one for one in added if taken.isdisjoint(range(one.start, one.end))]
    return sorted([*names, *free], key=lambda one: one.start)


def _place_all(names: Iterable[Name]) -> set[int]:
    return {at for one in names for at in range(one.start, one.end)}


def _find_numbered(doc: Doc) -> Iterator[Name]:
    """Things told apart by numbers: "Gate 7"; not the house in "Mill Street 14"."""
    numbered = find_context_words("numbered")
    for at, word in enumerate(find_words(doc)[:-1]):
        if word.istitle() and doc[at].lower_ in numbered:
            behind = doc[at + 1]
            house = at and doc[at - 1].is_title and doc[at - 1].dep_ == "compound"
            if behind.is_digit and len(behind.text) <= MOST_DIGITS and not house:
                yield Name(at, at + 2, "place", at)


def _find_acronyms(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Capitals in brackets behind the name whose first letters they are: "Coast Patrol (CP)"."""
    for name in names:
        at = name.end + 1
        if name.kind == "person" or at + 1 >= len(doc):
            continue
        if (doc[at - 1].text, doc[at + 1].text) == ("(", ")") and _is_acronym(doc, name, at):
            yield Name(at, at + 1, name.kind, at)


def _is_acronym(doc: Doc, name: Name, at: int) -> bool:
    letters = doc[at].text.replace(".", "")
    if not (SHORTEST_ACRONYM <= len(letters) <= LONGEST_ACRONYM and letters.isupper()):
        return False
    words = [token for token in doc[name.start : name.end] if token.text[:1].isalpha()]
    capital = [token for token in words if token.text[:1].isupper()]
    return letters in {
        "".join(token.text[0].upper() for token in some) for some in (words, capital)
    }


def find_handle(token: Token) -> bool:
    """True for somebody's name in a network: "@adaholm"."""
    return HANDLE.fullmatch(token.text) is not None


def _find_handles(doc: Doc, names: Iterable[Name]) -> Iterator[Name]:
    """Names in a network, of the kind of the name before them: "Ada Holm (@adaholm)"."""
    kinds: dict[int, EntityKind] = {name.end: name.kind for name in names}
    words = find_words(doc)
    for at, word in enumerate(words):
        if HANDLE.fullmatch(word):
            behind = at - 1 if at and words[at - 1] == "(" else at
            yield Name(at, at + 1, kinds.get(behind, "other"), at)


def _find_bodies(doc: Doc) -> Iterator[Name]:
    """Capitals that speak or act as a body does: "PETA urges visitors to stay away"."""
    for at, word in enumerate(find_words(doc)):
        if not word.isupper() or not SHORTEST_BODY <= len(word) <= LONGEST_ACRONYM:
            continue
        token = doc[at]
        if not (token.is_alpha and token.dep_ == "nsubj" and token.pos_ in NOUNS):
            continue
        verb = token.head
        acts = verb.lemma_.lower() in find_cue_words("body_verb") | find_context_words("speech")
        alone = doc[token.i - 1].pos_ != "PROPN" if token.i else True
        if acts and alone and verb.is_lower and not is_no_name(token.text):
            yield Name(token.i, token.i + 1, "organisation", token.i)


def _find_called(doc: Doc) -> Iterator[Name]:
    """Two capitalised words of which the first is a first name: "Ada Holm"."""
    for at, word in enumerate(find_words(doc)[:-1]):
        if not word.istitle() or not _is_part(first := doc[at]):
            continue
        if not find_name_gender(anyascii(first.lower_)):
            continue
        last = doc[first.i + 1]
        if not _is_part(last) or last.sent.start != first.sent.start:
            continue
        before = doc[first.i - 1] if first.i else None
        behind = doc[last.i + 1] if last.i + 1 < len(doc) else None
        is_run = behind is not None and behind.pos_ == "PROPN"
        if not is_run and _is_free(before) and _is_person(first, last):
            yield Name(first.i, last.i + 1, "person", first.i)


def _find_called_oddly(doc: Doc) -> Iterator[Name]:
    """Persons like the cook in "the cook, Even Holm, was asleep".

    Inside a sentence such a word has a capital in a name alone.
    """
    for at, word in enumerate(find_words(doc)[:-1]):
        if not word.istitle() or not at or doc[at].tag_ not in PARTICLES:
            continue
        before, last = doc[at - 1], doc[at + 1]
        plain = before.is_lower or before.text == "," or before.is_sent_start
        if not plain or before.is_quote or doc[at].is_sent_start or not _is_part(last):
            continue
        behind = doc[at + 2] if at + 2 < len(doc) else None
        if behind is None or not behind.is_title:
            yield Name(at, at + 2, "person", at)


def _is_part(token: Token) -> bool:
    return token.is_title and token.pos_ == "PROPN" and not is_title_word(token)


def _is_free(before: Token | None) -> bool:
    """True where no longer name goes on: at the start, or behind a word for a person."""
    if before is None or before.pos_ != "PROPN":
        return True
    noun = find_noun(fold_plural(before.lower_), proper=True)
    return is_title_word(before) or "person" in noun.kinds


def _is_person(first: Token, last: Token) -> bool:
    if find_common_place(first.text):
        return False
    nouns = find_noun(last.lower_, proper=True).kinds | find_body_types(last.text)
    places = find_context_words("place_noun") | find_context_words("numbered")
    return not nouns and last.lower_ not in places and not find_place(f"{first} {last}")
