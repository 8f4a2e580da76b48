"""The words outside quotation marks that report a quote: "she said", "Lund:", "― Ada Brandt"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from consilience.annotation.quotations.parse import (
    FINITE,
    NOMINAL,
    VERBAL,
    TokenRange,
    climb,
    find_named_phrase,
    find_phrase,
    trim,
    trim_times,
)
from consilience.annotation.quotations.parts import Range
from consilience.annotation.quotations.sources import find_subject, is_circumstance
from consilience.language.cues import load_phrases, load_verbs

STOPS = {".", "!", "?", "…", "...", ";"}
SIGNATURE = re.compile(r"\s{0,3}([—–―‒]|--?)\s{0,3}(?=[^\W\d_])")
LONGEST_SIGNATURE = 12  # tokens of a name with an office behind it
FARTHEST_CUE = 12  # tokens between a quote and its cue with another clause between them
FARTHEST_SPEAKER = 6  # tokens behind an inverted cue: "said the late Leo Lund"
NAMING = {"NOUN", "PROPN", "ADJ"}
DESCRIBING = {"relcl", "acl", "amod", "compound"}


@dataclass(frozen=True, slots=True)
class Fragment:
    """Tokens `start:end` outside quotes; `stopped` is True if a sentence ends with it."""

    start: int
    end: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause: its cue word and its speaker as a range of tokens.

    `cue_range` holds the characters of the cue where it is no word: a dash, a colon.
    """

    cue: Token
    speaker: TokenRange | None
    cue_range: Range | None = None


def cut_fragments(doc: Doc, first: int, last: int) -> list[Fragment]:
    """Tokens `first:last`, all outside of quotes, cut where sentences end."""
    fragments: list[Fragment] = []
    begun = first
    for at in range(first, last):
        token = doc[at]
        if token.text in STOPS and (token.whitespace_ or at + 1 == last):
            if at > begun:
                fragments.append(Fragment(begun, at + 1, stopped=True))
            elif fragments:
                fragments[-1] = Fragment(fragments[-1].start, at + 1, stopped=True)
            begun = at + 1
    if any(not token.is_space for token in doc[begun:last]):
        fragments.append(Fragment(begun, last, stopped=False))
    return fragments


def find_report(doc: Doc, fragment: Fragment) -> Report | None:
    """The clause of the first verb that reports quotes; none where another clause is between."""
    cues = _find_verbs(doc, fragment, any_verb=False)
    if not cues or _is_too_far(cues[0], fragment):
        return None
    return make_report(cues[0], fragment)


def find_any_report(doc: Doc, fragment: Fragment, *, last: bool = False) -> Report | None:
    """The clause of the first, or last, verb of any kind."""
    cues = _find_verbs(doc, fragment, any_verb=True)
    return make_report(cues[-1 if last else 0], fragment) if cues else None


def find_cue_at_end(doc: Doc, fragment: Fragment, *, anywhere: bool = False) -> Token | None:
    """The last verb of a fragment that can bring in a quote behind it.

    None where two more clauses stand behind that verb, unless it may be `anywhere`.
    """
    verbs = load_verbs()
    clauses = 0
    for at in range(fragment.end - 1, fragment.start - 1, -1):
        token = doc[at]
        if token.pos_ in VERBAL and "quote" in verbs.get(token.lemma_, ()):
            return token
        clauses += token.dep_ == "nsubj" and token.head.i > at and token.head.pos_ in VERBAL
        if clauses > 1 and not anywhere:
            return None
    return None


def make_report(cue: Token, fragment: Fragment) -> Report:
    """A cue with its speaker: its subject in the fragment, else the nearest noun phrase."""
    subject, doc = _find_subject_inside(cue, fragment) or find_subject(cue), cue.doc
    if subject is not None and fragment.start <= subject.i < fragment.end:
        start, end = find_named_phrase(subject)
        start, end = max(start, fragment.start), min(end, fragment.end)
        if start <= cue.i < end:
            start, end = (start, cue.i) if subject.i < cue.i else (cue.i + 1, end)
        start = _start_of_name(doc, start, cue)
        start, end = trim(doc, start, _end_of_name(doc, end, fragment))
        return Report(cue, trim_times(subject, start, end))
    beside = _find_speaker_beside(cue, fragment)
    if beside is None and subject is not None:
        return Report(cue, find_phrase(subject))
    return Report(cue, beside)


def _find_subject_inside(cue: Token, fragment: Fragment) -> Token | None:
    """The last of a verb's own subjects that stand in the fragment.

    The parser gives a verb two: one out of the quote, or "co-founder" in parts.
    """
    own = [one for one in cue.children if one.dep_ == "nsubj"]
    return next((one for one in reversed(own) if fragment.start <= one.i < fragment.end), None)


def name_before_colon(doc: Doc, fragment: Fragment) -> Report:
    """A report without a verb of saying: "From the Courier:", "Lund, the mayor, was blunt:".

    The speaker is a named subject, or the words before the colon where they are few.
    """
    colon = doc[fragment.end - 1]
    for token in doc[fragment.start : fragment.end]:
        named = token.pos_ in {"PROPN", "PRON"} and not token.tag_.startswith("W")
        if token.dep_ == "nsubj" and named:
            start, end = find_phrase(token)
            speaker = trim(doc, max(start, fragment.start), min(end, fragment.end))
            return Report(colon, speaker, (colon.idx, colon.idx + 1))
    start, end = trim(doc, fragment.start, fragment.end)
    while start < end and (doc[start].pos_ == "ADP" or doc[start].lower_ in load_phrases()):
        start += 1
    short = 0 < end - start <= LONGEST_SIGNATURE
    return Report(colon, (start, end) if short else None, (colon.idx, colon.idx + 1))


def find_signature(doc: Doc, text: str, place: int, fragment: Fragment) -> Report | None:
    """The name behind a dash behind a quote that ends at character `place`: “…” ― Name."""
    match = SIGNATURE.match(text, place)
    if match is None:
        return None
    first = fragment.start
    while first < fragment.end and doc[first].idx < match.end():
        first += 1
    start, end = trim(doc, first, fragment.end)
    words = doc[start:end]
    if not 0 < end - start <= LONGEST_SIGNATURE or not words[0].text[:1].isupper():
        return None
    if any(token.pos_ in VERBAL and token.is_lower for token in words):
        return None
    return Report(words[0], (start, end), match.span(1))


def _find_verbs(doc: Doc, fragment: Fragment, *, any_verb: bool) -> Sequence[Token]:
    """Verbs of saying, or all; those of relative clauses only where there are no others."""
    verbs = load_verbs()
    found = [
        token
        for token in doc[fragment.start : fragment.end]
        if token.pos_ in VERBAL
        and (
            "quote" in verbs.get(token.lemma_, ())
            or (any_verb and token.pos_ == "VERB" and token.tag_ in FINITE)
        )
    ]
    return [token for token in found if token.dep_ not in DESCRIBING] or found


def _is_too_far(cue: Token, fragment: Fragment) -> bool:
    """True if another clause stands between the quote and the verb."""
    if cue.i - fragment.start <= FARTHEST_CUE:
        return False
    between = cue.doc[fragment.start : cue.i]
    heads = {token.head.i for token in between if token.dep_ in {"nsubj", "nsubjpass"}}
    return bool(heads) and cue.i not in heads


def _find_speaker_beside(cue: Token, fragment: Fragment) -> TokenRange | None:
    """The noun phrase next to the cue, where the parse has no subject for it."""
    doc, after = cue.doc, cue.i + 1
    if cue.i - fragment.start <= 1 and after < fragment.end:
        head = _first_nominal(doc, range(after, min(fragment.end, after + FARTHEST_SPEAKER)))
        while head is not None and head.dep_ == "compound" and head.i < head.head.i < fragment.end:
            head = head.head
        if head is not None:
            end = min(fragment.end, head.right_edge.i + 1)
            return trim(doc, after, _end_of_name(doc, end, fragment))
    nearest = cue.i - 1 - (doc[cue.i - 1].text == ",")  # "the judge, Ada Lund, said"
    head = _first_nominal(doc, range(nearest, fragment.start - 1, -1))
    if head is None:
        return None
    for above in climb(head):
        if above.pos_ not in NOMINAL or not fragment.start <= above.i < cue.i:
            break
        head = above
    if is_circumstance(head, cue):
        return None
    start = max(fragment.start, head.left_edge.i)
    return trim(doc, start, max(start + 1, min(cue.i, head.right_edge.i + 1)))


def _end_of_name(doc: Doc, end: int, fragment: Fragment) -> int:
    """The place behind a name that the parser has cut: "Leo" of "Leo Lund"."""
    while end < fragment.end and doc[end].pos_ == doc[end - 1].pos_ == "PROPN":
        end += 1
    return end


def _start_of_name(doc: Doc, start: int, cue: Token) -> int:
    """The place behind an inverted cue: "said council co-founder Leo Lund", read in parts."""
    first = start
    while first - 1 > cue.i and (doc[first - 1].pos_ in NAMING or doc[first - 1].text == "-"):
        first -= 1
    return first if first - 1 == cue.i else start


def _first_nominal(doc: Doc, places: range) -> Token | None:
    """The first noun, name or pronoun, none behind a comma."""
    for at in places:
        if doc[at].pos_ in NOMINAL:
            return doc[at]
        if doc[at].text == ",":
            return None
    return None
