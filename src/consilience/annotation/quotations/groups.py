"""Quotes of one act of speech, and where they go on: over paragraphs, past a missing mark."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from consilience.annotation.quotations.parse import FINITE
from consilience.annotation.quotations.reports import Report
from consilience.annotation.quote_marks import Quoted
from consilience.annotation.trees import find_starts
from consilience.language.cues import load_verbs

LONGEST_REPORT = 8  # tokens of "he wrote on Monday." behind a mark that is missing


@dataclass(slots=True, eq=False)
class Group:
    """Quoted stretches of one act of speech, and the clause that reports it.

    `lead` is where the content begins, if before the quote: at "that".
    """

    pieces: list[Quoted]
    report: Report | None
    rule: str
    lead: int | None = None


def close_early(doc: Doc, quoted: Sequence[Quoted]) -> tuple[Quoted, ...]:
    """The stretches; one without its closing mark ends before its report: “It is, he wrote."""
    starts = find_starts(doc) if any(one.open_end for one in quoted) else []
    return tuple(_close_early(doc, starts, one) if one.open_end else one for one in quoted)


def carry_over(
    groups: list[Group],
    new: list[Group],
    waiting: Group | None,
    quotes: Sequence[Quoted],
    start: int,
) -> Group | None:
    """Join a paragraph that begins with a quote to the speech that is still going on.

    `waiting` is the last of `groups`, or has no quotes yet. Gives the group that the next
    paragraph may go on with.
    """
    if waiting is not None and quotes and new and _follows(waiting, new[0], quotes[0], start):
        first = new[0]
        if first.report is None:
            if not waiting.pieces:
                groups.append(waiting)
            waiting.pieces += first.pieces
            new.pop(0)
            return _still_open(new[-1] if new else waiting, quotes)
        if waiting.pieces and waiting.report is None:
            first.pieces = [*waiting.pieces, *first.pieces]
            groups.pop()
    return _still_open(new[-1], quotes) if new else None


def _follows(waiting: Group, first: Group, quote: Quoted, start: int) -> bool:
    if first.pieces[0] is not quote or quote.start - start > 1:
        return False
    return not waiting.pieces or waiting.pieces[-1].mark == quote.mark


def _still_open(group: Group, quotes: Sequence[Quoted]) -> Group | None:
    if quotes and quotes[-1].open_end and group.pieces[-1] is quotes[-1]:
        return group
    return None


def _close_early(doc: Doc, starts: Sequence[int], quote: Quoted) -> Quoted:
    first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
    near = range(max(first, last - LONGEST_REPORT), last)
    comma = max((at for at in near if doc[at].text == ","), default=None)
    if comma is None or comma + 1 == last or doc[comma + 1].pos_ in {"CCONJ", "SCONJ"}:
        return quote
    verbs = load_verbs()
    if any(
        token.tag_ in FINITE and "quote" in verbs.get(token.lemma_, ())
        for token in doc[comma + 1 : last]
    ):
        return replace(quote, end=doc[comma].idx + 1, open_end=False)
    return quote
