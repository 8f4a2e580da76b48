"""Direct and indirect finds as one list: no words given to one cue twice."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from consilience.annotation.quotations.parts import FoundQuotation, Range
from consilience.annotation.quote_marks import Quoted

MOST_COVERED = 0.5  # of an indirect find that direct speech covers, before it is dropped
MOST_LOST = 3  # characters of a quote that the parse has left out of a clause's edge
JOINING = {"clause", "infinitive", "label", "object", "preposition", "phrase"}
REST_OF_SENTENCE = re.compile(r"[^.!?“”\"]{0,120}[.!?]\s*")


def merge_quotations(
    direct: Sequence[FoundQuotation],
    indirect: Sequence[FoundQuotation],
    quoted: Sequence[Quoted],
    text: str,
    paragraphs: Sequence[int],
) -> tuple[FoundQuotation, ...]:
    """All quotations in reading order, outer before inner; those with quoted words are "mixed".

    An indirect find is dropped where direct speech has its cue, or covers half of its words.
    """
    parsed = {one.cue for one in indirect if one.rule == "clause"}
    direct = [one for one in direct if one.rule != "that-quote" or one.cue not in parsed]
    cues = {one.cue for one in direct}
    spoken = sorted(piece for one in direct for piece in one.content)
    outer = [(one.start, one.end) for one in quoted if one.depth == 0]
    free = sorted(set(outer).difference(spoken))
    kept = [
        _complete(_mix(one, outer), free, text)
        for one in indirect
        if one.cue not in cues
        and _count_covered(one.content, spoken) < MOST_COVERED * _count(one.content)
    ]
    every = _join_alone(direct, kept, text, paragraphs)
    return tuple(sorted(every, key=lambda one: (one.start, -one.end, one.cue or (0, 0))))


def drop_inside(
    found: Iterable[FoundQuotation], others: Sequence[FoundQuotation]
) -> list[FoundQuotation]:
    """Those found that do not begin in the sentences of the others."""
    sentences = sorted(one.sentence for one in others)
    kept = []
    for one in found:
        at = bisect_right(sentences, (one.start, one.end)) - 1
        if at < 0 or sentences[at][1] <= one.start:
            kept.append(one)
    return kept


def _mix(one: FoundQuotation, quoted: Sequence[Range]) -> FoundQuotation:
    """Take whole quotes into the content and name its kind by what is quoted."""
    content = tuple(_widen(piece, quoted) for piece in one.content)
    covered = _count_covered(content, quoted)
    if not covered:
        return one
    return replace(one, content=content, kind="direct" if covered == _count(content) else "mixed")


def _widen(piece: Range, quoted: Sequence[Range]) -> Range:
    """The piece with the rest of a quote whose first or last characters it has lost."""
    start, end = piece
    for quote in _find_touching(piece, quoted):
        if quote[0] < start <= quote[0] + MOST_LOST:
            start = quote[0]
        if quote[0] < end < quote[1] <= end + MOST_LOST:
            end = quote[1]
    return start, end


def _complete(one: FoundQuotation, free: Sequence[Range], text: str) -> FoundQuotation:
    """Add the quote behind a cue that stands inside its content: "It was, he said, “a mess.”"."""
    if one.rule != "clause" or one.cue is None or one.end > one.cue[0]:
        return one
    end = max(one.cue[1], one.speaker[1] if one.speaker else 0)
    at = bisect_left(free, (end, end))
    if at == len(free) or free[at][0] - end > MOST_LOST or text[end : free[at][0]].strip() != ",":
        return one
    return replace(one, content=(*one.content, free[at]), kind="mixed")


def _join_alone(
    direct: Sequence[FoundQuotation],
    indirect: Sequence[FoundQuotation],
    text: str,
    paragraphs: Sequence[int],
) -> list[FoundQuotation]:
    """Give a quote without a cue to the report right before it: "It fell, she said. “I ran.”"."""
    reports = sorted((one for one in indirect if one.rule in JOINING), key=_find_last)
    ends = [_find_last(one) for one in reports]
    kept = [one for one in indirect if one.rule not in JOINING]
    for quote in direct:
        at = bisect_right(ends, quote.start) - 1
        paragraph = paragraphs[bisect_right(paragraphs, quote.start) - 1]
        if (
            quote.rule == "alone"
            and at >= 0
            and ends[at] > paragraph
            and REST_OF_SENTENCE.fullmatch(text, ends[at], quote.start)
        ):
            content = (*reports[at].content, *quote.content)
            reports[at] = replace(reports[at], content=content, kind="mixed")
        else:
            kept.append(quote)
    return [*kept, *reports]


def _find_last(one: FoundQuotation) -> int:
    """Where the last of a quotation's parts ends."""
    return max(end for _, end in (*one.content, one.cue or (0, 0), one.speaker or (0, 0)))


def _count_covered(pieces: Sequence[Range], others: Sequence[Range]) -> int:
    """How many characters of the pieces lie in the others."""
    return sum(
        max(0, min(end, other[1]) - max(start, other[0]))
        for start, end in pieces
        for other in _find_touching((start, end), others)
    )


def _find_touching(piece: Range, others: Sequence[Range]) -> list[Range]:
    """Those of the ordered ranges, none inside another, that overlap or touch the piece."""
    at = max(0, bisect_left(others, (piece[0], piece[0])) - 1)
    found = []
    while at < len(others) and others[at][0] <= piece[1]:
        if others[at][1] >= piece[0]:
            found.append(others[at])
        at += 1
    return found


def _count(pieces: Sequence[Range]) -> int:
    return sum(end - start for start, end in pieces)
