"""Persons' names without the titles and the words of a headline that the tagger took for parts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
from anyascii import anyascii
from spacy.tokens import Doc

from consilience.annotation.kinds import Name
from consilience.annotation.paragraphs import find_piece_starts
from consilience.annotation.roles import find_title_start, is_body_word, is_title_head
from consilience.annotation.trees import find_words
from consilience.language.first_names import find_name_gender
from consilience.language.gazetteer import find_common_place
from consilience.language.name_forms import is_name_suffix
from consilience.records.mention import EntityKind

SHORTEST_HEADING = 4  # words of a line in which each has a capital
SMALL_WORD = 4  # letters of the longest word that has none there: "with", "from"
HEADED: frozenset[EntityKind] = frozenset({"person", "organisation", "other"})


def trim_names(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, in each line of capitals without the words that are no part of a known name.

    And without a title: of "Sheriff Lund", where somebody is called Lund, and "UN Envoy Ada Lund".
    """
    headings = _find_headings(doc)
    known: dict[str, EntityKind] = {
        doc[one.start : one.end].text: one.kind
        for one in names
        if not any(start <= one.start < end for start, end in headings)
    }
    for one in names:
        if one.kind == "person" and doc[one.start : one.end].text in known:
            known.setdefault(doc[one.end - 1].text, "person")
    return [_cut_title(doc, _trim(doc, one, known, headings)) for one in names]


def _trim(
    doc: Doc, name: Name, known: Mapping[str, EntityKind], headings: Sequence[tuple[int, int]]
) -> Name:
    text = doc[name.start : name.end].text
    if name.end - name.start < 2 or name.kind not in HEADED:
        return name
    is_headed = any(start <= name.start < end for start, end in headings)
    if is_headed and name.kind == "person" and text not in known:
        name = _keep_known(doc, name, known)
    start = _find_behind_title(doc, name, known)
    if start == name.start:
        return name
    return replace(name, start=start, kind="person", title_start=find_title_start(doc, start))


def _find_headings(doc: Doc) -> list[tuple[int, int]]:
    """The paragraphs in which all words but small ones have a capital, no full stop at the end."""
    if not len(doc):
        return []
    words = find_words(doc)
    starts = np.searchsorted(doc.to_array("IDX"), find_piece_starts(doc)).tolist()
    return [
        (start, end)
        for start, end in pairwise([*starts, len(words)])
        if start < end and words[end - 1] != "."
        if _is_capital([one for one in words[start:end] if one.isalpha()])
    ]


def _is_capital(words: Sequence[str]) -> bool:
    return len(words) >= SHORTEST_HEADING and all(
        word[0].isupper() or len(word) <= SMALL_WORD for word in words
    )


def _keep_known(doc: Doc, name: Name, known: Mapping[str, EntityKind]) -> Name:
    """The known name in the words, with first names and the like beside it; else the words."""
    inside = [
        (start - end, start, end)
        for start in range(name.start, name.end)
        for end in range(start + 1, name.end + 1)
        if doc[start:end].text in known
    ]
    if not inside:
        return name
    _, start, end = min(inside)
    kind = known[doc[start:end].text]
    if kind != "person":
        return replace(name, start=start, end=end, kind=kind) if start == name.start else name
    while start > name.start and _is_part(doc[start - 1].text):
        start -= 1
    while end < name.end and _is_part(doc[end].text):
        end += 1
    title_start = name.title_start if start == name.start else find_title_start(doc, start)
    return replace(name, start=start, end=end, title_start=title_start)


def _is_part(word: str) -> bool:
    """True for a first name, an initial and "Jr."."""
    folded = anyascii(word.lower()).strip(".")
    return len(folded) == 1 or bool(find_name_gender(folded)) or is_name_suffix(folded)


def _find_behind_title(doc: Doc, name: Name, known: Mapping[str, EntityKind]) -> int:
    """Where the name begins behind a title that is taken for its first words."""
    for at in range(name.end - 2, name.start - 1, -1):
        if is_title_head(doc[at]):
            rest = doc[at + 1 : name.end]
            is_person = known.get(rest.text) == "person"
            is_led = name.kind == "person" and len(rest) > 1 and _is_led(doc, name.start, at)
            return at + 1 if (at == name.start and is_person) or is_led else name.start
    return name.start


def _is_led(doc: Doc, start: int, title: int) -> bool:
    """True for the "UN" of "UN Envoy": capitals, a place, or a word of bodies before a title."""
    return start < title and all(
        one.is_upper or is_body_word(one) or find_common_place(one.text) or is_title_head(one)
        for one in doc[start:title]
    )


def _cut_title(doc: Doc, name: Name) -> Name:
    """A person's name without the title that the tagger took for a part: "General Lund"."""
    start = name.start
    while name.kind == "person" and start + 1 < name.end and is_title_head(doc[start]):
        start += 1
    return replace(name, start=start, title_start=min(name.title_start, name.start))
