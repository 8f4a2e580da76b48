"""The dates on a page that may be that of a report's publication, and how likely each one is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import DateForm, find_date_forms
from consilience.extraction.datelines import find_dateline
from consilience.extraction.found import Found, cut_block
from consilience.extraction.signatures import is_author_name
from consilience.language.bylines import find_people, load_cue_pattern
from consilience.language.calendar import (
    DateLabel,
    load_date_labels,
    load_months,
    load_weekdays,
)
from consilience.language.lexicon import load_words

DIGIT = re.compile(r"\d")
TOKEN = re.compile(r"[^\W_]+(?:\.[^\W_]\b)?|\(c\)|[©@]", re.IGNORECASE)
HANDLE = re.compile(r"(?<!\S)@\w+")
DATELINE_CHARS = 90  # a dateline with its date stands within that many characters
LINE_CHARS = 160  # a longer line is prose or a caption, not a date line
STRAY_WORDS = 6  # names of author, place and section that may stand in a date line
ROLE_WORDS = 3  # of the author's role or place, between name and date
SET_OFF = ("|", "·", "•")  # signs on both sides of a date in a byline
TAIL_BLOCKS = 3  # below the report an unlabelled date line this near still belongs to it
BETWEEN_COST = 4  # as below the report: above it a date is likelier its own
CHANGE_COST = 0.1  # parts the last change from the publication beside it


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be that of publication; the lower its cost, the likelier it is."""

    form: DateForm
    found: Found
    cost: float


def find_candidates(
    head: Sequence[Block], body: Sequence[Block], tail: Sequence[Block]
) -> Iterator[Candidate]:
    """The dates of the lines above a report, of its dateline, and of the lines below it."""
    for at, block in enumerate(head):
        distance = 0.5 * min(len(head) - 1 - at, 16)
        yield from _read_line(block, distance, above=head[at - 1] if at else None)
    if body:
        yield from _read_dateline(body[0])
    for at, block in enumerate(tail):
        above = tail[at - 1] if at else None
        yield from _read_line(block, 4 + 0.5 * at, above=above, must_label=at >= TAIL_BLOCKS)


def find_labelled(between: Sequence[Block]) -> Iterator[Candidate]:
    """The dates of lines among the paragraphs that say what they date."""
    for at, block in enumerate(between):
        cost = BETWEEN_COST + 0.5 * at
        yield from _read_line(block, cost, above=between[at - 1] if at else None, must_label=True)


def _read_label(block: Block) -> DateLabel | None:
    """The label that is a line of its own ("Posted on")."""
    words = " ".join(TOKEN.findall(block.text.lower())) if len(block.text) < 40 else ""
    return load_date_labels().get(words)


def _read_line(
    block: Block, cost: float, *, above: Block | None = None, must_label: bool = False
) -> Iterator[Candidate]:
    if len(block.text) > LINE_CHARS or not DIGIT.search(block.text):
        return
    forms = find_date_forms(block.text)
    if not forms or is_rejected(block.text, forms):
        return
    stray = count_stray_words(block.text, forms)
    signed = [form for form in forms if _is_signed(block.text, form)]
    if stray > STRAY_WORDS:
        forms = tuple(form for form in forms if form in signed or _stands_out(block.text, form))
    changes = _find_changes(block.text, forms)
    label = _read_label(above) if above else None
    before = 0
    for form in forms:
        own = _find_label(block.text[before : form.start]) or (None if before else label)
        before = form.end
        if own is None and (must_label or len(forms) > 2):
            continue
        rank = own.rank * 2.5 if own else 0.0 if form in signed else 2.5
        rank += CHANGE_COST if form in changes and own is None else 0.0
        month_only = 2.0 if form.day is None else 0.0
        found = cut_block(block, form.start, form.end)
        yield Candidate(form, found, cost + rank + 0.3 * stray + month_only)


def _is_signed(text: str, form: DateForm) -> bool:
    """Whether an author's name stands beside a date: "By Ida Wren 3 May 2031".

    Behind the date "by" announces it; without "by" before it a first name must be a known one.
    """
    cue = load_cue_pattern().match(text)
    before = _cut_handles(text[: form.start]) if cue else text[: form.start]
    end = find_people(before, cue.end() if cue else 0)
    if end is not None and (cue or is_author_name(before[:end])):
        return count_stray_words(before[end:], ()) <= (ROLE_WORDS if cue else 0)
    behind = load_cue_pattern().match(text, form.end)
    return behind is not None and find_people(text, behind.end()) is not None


def _cut_handles(text: str) -> str:
    """The text without the accounts beside an author's name ("By Ida Wren @idawren")."""
    return HANDLE.sub(" ", text)


def _find_changes(text: str, forms: Sequence[DateForm]) -> list[DateForm]:
    """The later of two days side by side without a word: the day of the last change."""
    return [
        max(pair, key=lambda form: form.days)
        for pair in pairwise(forms)
        if not text[pair[0].end : pair[1].start].strip()
        and all(form.day and form.days for form in pair)
        and pair[0].days != pair[1].days
    ]


def _stands_out(text: str, form: DateForm) -> bool:
    """Whether a date in a line of many words has a label with a colon or is set off in a byline.

    "Gate shut after the storm Updated: 3 May 2031", "By Ida Wren, who … | 3 May 2031 | Ports".
    """
    before = text[: form.start].rstrip()
    if before.endswith((":", "：")) and _find_label(before):
        return True
    is_alone = before.endswith(SET_OFF) and text[form.end :].lstrip().startswith(SET_OFF)
    return is_alone and load_cue_pattern().match(text) is not None


def _read_dateline(block: Block) -> Iterator[Candidate]:
    dateline = find_dateline(block)
    for form in find_date_forms(block.text[:DATELINE_CHARS]):
        prefix = block.text[: form.start]
        opens = re.search(r"[A-Z]{3}|^\W*$", prefix) is not None and not prefix.count(". ")
        closes = re.match(r"[^.!?]{0,30}?(?:[–—:]|\s-|--|/)", block.text[form.end :]) is not None
        inside = dateline is not None and block.start + form.end <= dateline[0].end
        if form.year is not None and (inside or (opens and closes)):
            yield Candidate(form, cut_block(block, form.start, form.end), 3.0)
        return


def _find_label(before: str) -> DateLabel | None:
    """The label that the words right before a date end with."""
    words = [word.lower() for word in TOKEN.findall(before[-LINE_CHARS:])]
    while words and (words[-1] in load_weekdays() or words[-1] in ("the",)):
        words.pop()
    labels = load_date_labels()
    for size in (3, 2, 1):
        if label := labels.get(" ".join(words[-size:])) if len(words) >= size else None:
            return label
    return None


def is_rejected(text: str, forms: Sequence[DateForm]) -> bool:
    """Whether the words beside dates tell that they date something else, or of an address."""
    rest = _cut_forms(text, forms)
    rest = _cut_handles(rest) if load_cue_pattern().match(text) else rest
    words = " ".join(TOKEN.findall(rest.lower()))
    return "@" in words or any(
        f" {word} " in f" {words} " for word in load_words("calendar", "reject")
    )


def _cut_forms(text: str, forms: Sequence[DateForm]) -> str:
    for form in reversed(forms):
        text = text[: form.start] + " " + text[form.end :]
    return text


def count_stray_words(text: str, forms: Sequence[DateForm]) -> int:
    """The words beside dates that are no label, unit or the like."""
    known = _known_words()
    words = (word.lower() for word in TOKEN.findall(_cut_forms(text, forms)))
    return sum(not (word in known or word[0].isdecimal()) for word in words)


@cache
def _known_words() -> frozenset[str]:
    """The words that may stand in a date line without telling of anything but dates."""
    labels = {word for words in load_date_labels() for word in words.split()}
    names = load_weekdays().keys() | load_months().keys()
    return load_words("calendar", "filler") | names | labels
