"""What other accounts give for a contested value of a sentence, told right behind that value."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from consilience.analysis.discrepancies.telling import tell_day
from consilience.language.furniture import load_function_words
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.span import Span

# Kinds of which a sentence gives one reading.
VALUES: Final = frozenset({"number", "date", "place", "name", "participant"})
MOST_RIVALS: Final = 3
SEVERAL: Final = "accounts differ"
WEEK: Final = timedelta(days=7)  # within which a weekday tells a day
YEAR: Final = " 2031"
PAIRS: Final = (("“", "”"), ("‘", "’"))
SIGN: Final = '"'
_WORD_END: Final = re.compile(r"[\w-]*")
_FIGURE: Final = re.compile(r"\d[\d.,]*\d|\d")
_NOUN: Final = re.compile(r" ([a-z]{2,})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A value as the sentence prints it, `value` as the reading has it, and what others give."""

    printed: str
    value: str
    rivals: tuple[str, ...]
    is_number: bool = False


def find_rivals(words: Span, disputes: Iterable[Discrepancy]) -> tuple[Note, ...]:
    """The contested values in the words, in order, each with what other accounts give."""
    found: dict[tuple[int, int], Note] = {}
    for one in disputes:
        if not takes_side(words, one):
            continue
        own = next(each for each in one.readings if _stands_in(each, words))
        place = next(span for span in own.evidence if _lies_in(span, words))
        rivals = tuple(
            dict.fromkeys(
                tell_day(each.value)
                for each in one.readings
                if not _stands_in(each, words)
                and not are_same(each.value, own.value)
                and not _is_other_week(place.text, own.value, each.value)
            )
        )
        if rivals:
            note = Note(
                printed=place.text,
                value=tell_day(own.value),
                rivals=rivals,
                is_number=one.kind == "number",
            )
            found.setdefault((place.start, place.end), note)
    return tuple(note for _, note in sorted(found.items()))


def find_misread(words: Span, disputes: Iterable[Discrepancy]) -> tuple[Span, ...]:
    """The weekdays in the words that were read of another week than other accounts give."""
    return tuple(
        span
        for one in disputes
        if one.kind == "date"
        for own in one.readings
        for span in own.evidence
        if _lies_in(span, words)
        and any(_is_other_week(span.text, own.value, each.value) for each in one.readings)
    )


def _is_other_week(printed: str, value: str, rival: str) -> bool:
    """Whether a day without a number ("Sunday") lies so far from another that one was misread."""
    if _FIGURE.search(printed):
        return False
    try:
        days = date.fromisoformat(value) - date.fromisoformat(rival)
    except ValueError:
        return False
    return abs(days) > WEEK


def note_rivals(text: str, notes: Sequence[Note]) -> str:
    """The sentence with each note behind its value, or at the end where that stands in speech."""
    for note in notes:
        at = _find_end(text, note)
        if at is None:
            text = f"{text.rstrip('.')} ({_tell(note, at_end=True)})."
        else:
            text = f"{text[:at]} ({_tell(note)}){text[at:]}"
    return text


def takes_side(words: Span, one: Discrepancy) -> bool:
    """Whether the words give one of the values between which accounts differ.

    An explanation that does not name all values tells something else of them, as that one is a
    slip of the pen.
    """
    told = one.explanation.lower()
    return (
        one.relation == "conflict"
        and one.kind in VALUES
        and sum(_stands_in(each, words) for each in one.readings) == 1
        and all(any(value in told for value in _list_values(each)) for each in one.readings)
    )


def are_same(one: str, other: str) -> bool:
    """Whether two values differ in their words alone: "19 miles" and "about 19 nautical miles"."""
    if one.lower() == other.lower():
        return True
    figures = [_FIGURE.findall(text) for text in (one, other)]
    return bool(figures[0]) and figures[0] == figures[1]


def _tell(note: Note, *, at_end: bool = False) -> str:
    if len(note.rivals) > MOST_RIVALS:
        return SEVERAL
    told = f"others say {' or '.join(note.rivals)}"
    is_day = note.value[-len(YEAR) :].strip().isdigit() and not any(map(str.isdigit, note.printed))
    if at_end:
        return f"{note.printed}: {told}" if is_day else told
    return f"{note.value}; {told}" if is_day else told


def _find_end(text: str, note: Note) -> int | None:
    """Where the value ends, with its unit; None where it is not printed just once, and plainly."""
    if text.count(note.printed) != 1:
        return None
    start = text.index(note.printed)
    whole = text[start : start + len(note.value)].lower() == note.value.lower()
    end = start + max(len(note.printed), len(note.value) if whole else 0)
    rest = _WORD_END.match(text, end)
    end = rest.end() if rest else end
    noun = _NOUN.match(text, end) if note.is_number and _lacks_noun(note.printed) else None
    if noun and noun[1] not in load_function_words():
        end = noun.end()
    ahead = text[:end]
    is_speech = ahead.count(SIGN) % 2 or any(ahead.count(a) > ahead.count(b) for a, b in PAIRS)
    return None if is_speech else end


def _lacks_noun(number: str) -> bool:
    """True for "nine" and "almost 300,000", not for "9 miles"."""
    *before, last = number.split()
    return not before or last[:1].isdigit()


def _stands_in(reading: Reading, words: Span) -> bool:
    return any(_lies_in(one, words) for one in reading.evidence)


def _lies_in(span: Span, words: Span) -> bool:
    return span.article == words.article and words.start <= span.start and span.end <= words.end


def _list_values(reading: Reading) -> Iterator[str]:
    """The value as an explanation may print it, in lower case."""
    yield from (reading.value.lower(), tell_day(reading.value).lower())
    yield from (one.text.lower() for one in reading.evidence)
