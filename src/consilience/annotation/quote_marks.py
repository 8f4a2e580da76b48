"""Words between quotation marks, by the marks alone: all kinds, nested, never closed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from consilience.language.cues import load_cue_words

MARK = re.compile(r"''|``|[\"“”„‟«»‹›‘’‚'`＂「」『』]")
WORD = re.compile(r"\w+")
SENTENCE_END = re.compile(r"[.!?…](?=\s)")

# Family of a mark; a mark closes only one of its own family.
FAMILY = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "''", "``", "＂"), "double"),
    **dict.fromkeys("‘’‚'`", "single"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "single angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
}
OPENS = {"“", "„", "‟", "``", "‘", "‚", "«", "‹", "「", "『"}
CLOSES = {"”", "’", "»", "›", "」", "』"}
PARTNER = {"„": '“”"', "‚": "‘’'", "»": "«", "›": "‹"}  # „German“ and »so«
CLOSER = {"“": "”", "«": "»", "„": "“", "「": "」"}
CLOSING_SINGLE = {
    mark: re.compile(rf"(?<!\s)[{closers}](?!\w)")
    for mark, closers in {"'": "'", "’": "’", "`": "’'‘"}.items()
}
FARTHEST = 1_500  # code points to look ahead for a partner
DEEPEST = 6  # quotes inside quotes; more are a page's noise
SHORTEST = 3  # code points with the marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Characters `start:end` with both marks; `depth` counts the quotes around it.

    `open_end` is True where no closing mark was found: it then ends with its paragraph.
    """

    start: int
    end: int
    mark: str
    depth: int = 0
    open_end: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark at character `start`, with the characters beside it; a space at the edges."""

    text: str
    start: int
    end: int
    before: str
    after: str

    @property
    def family(self) -> str:
        """Which marks it can belong to: single, double, angle …."""
        return FAMILY[self.text]


def find_quoted(text: str, bounds: Sequence[int]) -> tuple[Quoted, ...]:
    """All quoted stretches in reading order, outer before inner.

    `bounds` are the places where paragraphs begin, and the end of the text; no stretch crosses
    one. Where a line break has cut a quote in two, both parts are stretches.
    """
    found: list[Quoted] = []
    waiting: Quoted | None = None
    for start, end in pairwise(bounds):
        if text[start:end].strip():
            stretches = _Paragraph(text, start, end).find(waiting)
            found += stretches
            waiting = next((one for one in stretches if one.open_end and not one.depth), None)
    return tuple(found)


def is_quote_mark(letter: str) -> bool:
    """True for a character that is a quotation mark of any kind."""
    return letter in FAMILY


class _Paragraph:
    """One paragraph on the way from left to right, with the stretches still open on a stack."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.marks = [self._make_mark(match) for match in MARK.finditer(text, start, end)]
        self.stack: list[Quoted] = []
        self.found: list[Quoted] = []

    def find(self, waiting: Quoted | None) -> list[Quoted]:
        """The stretches, outer before inner.

        `waiting` is a stretch of the paragraph before that is still open. If the first mark of
        its family here closes, it closes that: the paragraph goes on with the quote.
        """
        if waiting is not None and self._closes_first(waiting):
            piece = self.text[self.start : self.end]
            begin = self.start + len(piece) - len(piece.lstrip())
            self.stack.append(replace(waiting, start=begin, end=begin, open_end=False))
        for mark in self.marks:
            self._take(mark)
        stop = self.start + len(self.text[self.start : self.end].rstrip())
        self.found += [
            replace(one, end=stop, open_end=True)
            for one in self.stack
            if FAMILY[one.mark] != "single"
        ]
        long = (one for one in self.found if one.end - one.start >= SHORTEST)
        return sorted(long, key=lambda one: (one.start, -one.end))

    def _make_mark(self, match: re.Match[str]) -> Mark:
        start, end = match.span()
        before = self.text[start - 1] if start > self.start else " "
        after = self.text[end] if end < self.end else " "
        return Mark(match.group(), start, end, before, after)

    def _closes_first(self, waiting: Quoted) -> bool:
        family = FAMILY[waiting.mark]
        first = next((mark for mark in self.marks if mark.family == family), None)
        if first is None or first.text in OPENS:
            return False
        return not first.before.isspace() and not first.after.isalnum()

    def _take(self, mark: Mark) -> None:
        """Close or open a stretch, or leave the mark for an apostrophe or inches."""
        partner = self._find_partner(mark)
        if partner is not None and self._can_close(mark, self.stack[partner]):
            self._close(partner, mark.end)
        elif len(self.stack) < DEEPEST and self._can_open(mark, partner):
            same = partner is not None and self.stack[partner].mark == mark.text
            if partner is not None and same and not self._is_nested(mark):
                # the one before was never closed
                self._close(partner, self._guess_end(self.stack[partner].start, mark.start))
            if mark.family != "single" or self._has_closer(mark):
                opened = Quoted(
                    start=mark.start, end=mark.start, mark=mark.text, depth=len(self.stack)
                )
                self.stack.append(opened)

    def _find_partner(self, mark: Mark) -> int | None:
        """Place in the stack of the innermost open mark that this one can close.

        A straight mark looks for a straight one first, a curly for a curly: “he said "so"”.
        """
        same = [at for at, one in enumerate(self.stack) if FAMILY[one.mark] == mark.family]
        alike = [at for at in same if (self.stack[at].mark == '"') == (mark.text == '"')]
        return max(alike or same, default=None)

    def _can_close(self, mark: Mark, opened: Quoted) -> bool:
        if mark.text in PARTNER.get(opened.mark, ""):
            return True
        if mark.text in OPENS:  # “so“, a slip of the typist
            slip = mark.text == "“" and not mark.before.isspace() and not mark.after.isalnum()
            return slip and mark.before not in ":("
        if mark.family == "single":
            if mark.before.isspace() or mark.after.isalnum():
                return False
            # "the officials’ view": a plural's apostrophe, if a better mark follows
            return not (mark.before == "s" and mark.after == " " and self._has_closer(mark, True))
        return mark.text in CLOSES or not mark.after.isalnum()

    def _can_open(self, mark: Mark, partner: int | None) -> bool:
        if mark.after.isspace() and mark.text not in OPENS:
            return False
        if mark.family == "single":
            return self._can_open_single(mark)
        if mark.text in OPENS:
            return True
        if mark.text in CLOSES and mark.family != "double":
            return mark.text in PARTNER and partner is None and mark.before.isspace()
        free = not mark.before.isalnum() and mark.before not in ".,!?;:"
        return free or mark.before.isspace()

    def _can_open_single(self, mark: Mark) -> bool:
        if mark.before.isalnum() or not (mark.after.isalnum() or mark.after in '“"[(….'):
            return False
        if mark.text in "‘‚":
            return True
        word = WORD.match(self.text, mark.end)
        elided = word is not None and (
            word.group().lower() in load_cue_words("elision") or word.group()[:2].isdigit()
        )
        return not elided

    def _is_nested(self, mark: Mark) -> bool:
        """True for an opening mark inside a stretch of the same marks, where both are closed."""
        closer = CLOSER.get(mark.text)
        if closer is None:
            return False
        stop = min(self.end, mark.end + FARTHEST)
        first = self.text.find(closer, mark.end, stop)
        second = self.text.find(closer, first + 1, stop) if first >= 0 else -1
        return second >= 0 and self.text.find(mark.text, mark.end, second) < 0

    def _has_closer(self, mark: Mark, plural: bool = False) -> bool:
        """True where a single mark can close further on; not behind "s" when asked for a plural."""
        closing = CLOSING_SINGLE["'" if mark.text == "'" else "’" if mark.text in "‘’" else "`"]
        stop = min(self.end, mark.end + FARTHEST)
        if plural and mark.text != "‘":
            opening = self.text.find("‘", mark.end, stop)
            stop = stop if opening < 0 else opening
        if not plural:
            return closing.search(self.text, mark.end, stop) is not None
        return any(
            self.text[match.start() - 1] != "s" or self.text[match.end() : match.end() + 1] != " "
            for match in closing.finditer(self.text, mark.end, stop)
        )

    def _guess_end(self, start: int, limit: int) -> int:
        """Where a stretch ends that another follows unclosed: with its first sentence."""
        match = SENTENCE_END.search(self.text, start, limit)
        return match.end() if match else start + len(self.text[start:limit].rstrip())

    def _close(self, at: int, end: int) -> None:
        """Take the stretch at place `at` and all that were opened inside it off the stack."""
        self.found.append(replace(self.stack[at], end=end))
        self.found += [
            replace(one, end=end - 1, open_end=True)
            for one in self.stack[at + 1 :]
            if FAMILY[one.mark] != "single" and one.start < end - 1
        ]
        del self.stack[at:]
