"""Lines that name their speaker by form: transcripts ("NAME: …"), headings ("Lund Denies It")."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span

from consilience.annotation.quotations.parse import find_characters, trim
from consilience.annotation.quotations.parts import FoundQuotation
from consilience.annotation.trees import find_starts
from consilience.language.cues import find_source_words, load_cue_words, load_heading_verbs

# A label of one to five words before a colon: "PENCE:", "Dr. Ada Brandt (on tape):", "Q:".
NAME = r"[A-Z][\w.'’\-]*"
LABEL = re.compile(
    rf"\s{{0,3}}({NAME}(?: (?:{NAME}|of|the|de|van|von)){{0,4}})(?: \([^()]{{1,40}}\))?:\s"
)
FEWEST_LABELS = 3  # paragraphs with a label, one of them twice, make a transcript
LONGEST_HEADING = 25  # words
LONGEST_WORD = 12  # characters of a heading's words, on average
SHORTEST_HEADING = 4
TITLE_CASE = 0.7  # share of a heading's words that begin with a capital
LONGEST_NAME = 5  # words before a heading's colon
# Share right on development data: `bench.quotations --rules`, 2026-11; transcripts by reading.
CONFIDENCE = {"transcript": 0.95, "heading": 0.93}


def find_transcript(text: str, bounds: Sequence[int]) -> tuple[FoundQuotation, ...]:
    """What each labelled paragraph says, where the document is a transcript; () where it is not.

    `bounds` are the places where paragraphs begin, and the end of the text.
    """
    labels = [
        (match, end)
        for start, end in pairwise(bounds)
        if (match := LABEL.match(text, start, end)) is not None
        and match.group(1).partition(" ")[0].lower() not in load_cue_words("no_speaker")
    ]
    counts = Counter(match.group(1) for match, _ in labels)
    if len(labels) < FEWEST_LABELS or counts.most_common(1)[0][1] < 2:
        return ()
    found = []
    for match, end in labels:
        stop = match.end() + len(text[match.end() : end].rstrip())
        if stop > match.end() and (counts[match.group(1)] > 1 or match.group(1).isupper()):
            colon = match.end() - 2
            found.append(
                FoundQuotation(
                    kind="direct",
                    content=((match.end(), stop),),
                    sentence=(match.start(1), stop),
                    rule="transcript",
                    confidence=CONFIDENCE["transcript"],
                    cue=(colon, colon + 1),
                    speaker=match.span(1),
                )
            )
    return tuple(found)


def find_headings(doc: Doc, bounds: Sequence[int]) -> tuple[FoundQuotation, ...]:
    """What headings attribute: by a colon ("Police: Port Is Safe") or a verb ("Lund Denies It").

    `bounds` as in `find_transcript`. The parser reads a heading in capitals as one long name, so
    its words are taken in order.
    """
    starts = find_starts(doc)
    found = []
    for start, end in pairwise(bounds):
        if end - start <= LONGEST_HEADING * LONGEST_WORD:
            first, last = trim(doc, bisect_left(starts, start), bisect_left(starts, end))
            if first < last and _is_heading(doc[first:last]):
                found += _read_heading(doc, first, last)
    return tuple(found)


def _is_heading(line: Span) -> bool:
    words = [token.text for token in line if token.is_alpha and len(token) > 3]
    if not SHORTEST_HEADING <= len(words) <= LONGEST_HEADING:
        return False
    return sum(word[0].isupper() for word in words) >= TITLE_CASE * len(words)


def _read_heading(doc: Doc, first: int, last: int) -> list[FoundQuotation]:
    verbs = load_heading_verbs()
    for at in range(first + 1, last - 1):
        token = doc[at]
        if token.text == ":":
            return _make(doc, first, at, last) if _is_source(doc[first:at]) else []
        if token.lower_ in verbs:
            return _make(doc, first, at, last)
    return []


def _is_source(words: Span) -> bool:
    """True for a name, or a noun for a kind of source, before a colon."""
    last = words[-1]
    nouns = find_source_words("document") | find_source_words("group")
    named = last.lemma_.lower() in nouns or last.ent_type_ in {"PERSON", "ORG"}
    return len(words) <= LONGEST_NAME and named


def _make(doc: Doc, first: int, cue: int, last: int) -> list[FoundQuotation]:
    speaker, content = trim(doc, first, cue), trim(doc, cue + 1, last)
    if speaker[0] >= speaker[1] or content[0] >= content[1]:
        return []
    heading = FoundQuotation(
        kind="indirect",
        content=(find_characters(doc, *content),),
        sentence=find_characters(doc, first, last),
        rule="heading",
        confidence=CONFIDENCE["heading"],
        cue=find_characters(doc, cue, cue + 1),
        speaker=find_characters(doc, *speaker),
    )
    return [heading]
