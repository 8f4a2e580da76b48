"""Times in an article, with the TIMEX3 value and the interval of each, as a spaCy component."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.annotated import FoundTime, resolve_times
from consilience.annotation.paragraphs import find_piece_starts
from consilience.annotation.times_context import GUARDS, Context
from consilience.annotation.times_meanings import Meaning, write_open
from consilience.annotation.times_patterns import Match, find_matches, start_signs
from consilience.annotation.times_readings import READINGS, share_roles
from consilience.annotation.times_words import Words, find_stretches, split_words
from consilience.records.time_value import TimeValue

__all__ = ["FoundTime", "TimeFinder", "find_times", "make_times", "resolve_times"]

SPANS_KEY = "consilience_times"
PUBLISHED_KEY = "consilience_published"


@Language.factory("consilience_times")
def make_times(nlp: Language, name: str) -> "TimeFinder":
    """The component for `nlp.add_pipe("consilience_times")`; uses tags and a parse if there are."""
    return TimeFinder()


class TimeFinder:
    """Puts times into `doc.spans["consilience_times"]`: the type as label, the value as `id_`.

    The `FoundTime`s themselves are in `doc.user_data["consilience_times"]`. The day of publication
    (`TimeValue`) is read from `doc.user_data["consilience_published"]` where it is there.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the times of one document."""
        found = find_times(doc, doc.user_data.get(PUBLISHED_KEY))
        doc.user_data[SPANS_KEY] = found
        spans = (
            doc.char_span(
                one.start, one.end, label=one.type, span_id=one.timex, alignment_mode="expand"
            )
            for one in found
        )
        doc.spans[SPANS_KEY] = [span for span in spans if span is not None]
        return doc


def find_times(doc: Doc, published: TimeValue | None = None) -> tuple[FoundTime, ...]:
    """The times of a document in reading order, none overlapping another.

    Without a day of publication, what hangs on it stays open; what hangs on a date in the text
    is settled.
    """
    starts = find_piece_starts(doc)
    context = Context(doc)
    text = context.text
    filled = [one for one, end in pairwise((*starts, len(text))) if not text[one:end].isspace()]
    found: list[FoundTime] = []
    for start, end in find_stretches(text, starts):
        paragraph = bisect_right(filled, start) - 1
        found.extend(_find_in(split_words(text, start, end), context, paragraph))
    return resolve_times(found, published)


def _find_in(words: Words, context: Context, paragraph: int) -> Iterator[FoundTime]:
    at = 0
    while (start := start_signs().search(words.signs, at)) is not None:
        at = start.start()
        read = next(_read_all(words, at, context), None)
        if read is None:
            at += 1
            continue
        match, meanings = read
        if _is_better_behind(words, at, match, context):
            at += 1
            continue
        for part, meaning in zip(match.parts, meanings, strict=True):
            yield _make_time(words, (part.first, part.end), meaning, context, paragraph)
        at = match.parts[-1].end


def _is_better_behind(words: Words, at: int, match: Match, context: Context) -> bool:
    """True where a longer time begins behind the context words that a match starts with."""
    first, end = match.parts[0].first, match.parts[-1].end
    if first == at:
        return False
    other = next(_read_all(words, first, context), None)
    return other is not None and other[0].parts[-1].end > end


def _read_all(words: Words, at: int, context: Context) -> Iterator[tuple[Match, list[Meaning]]]:
    """The readings of what stands at a place that hold, the longest first."""
    for match in find_matches(words, at):
        guard = GUARDS.get(match.rule.guard)
        if not match.parts:
            continue
        if guard and not all(guard(context, words, one.first, one.end) for one in match.parts):
            continue
        read = READINGS[match.rule.reading]
        said = share_roles([{**match.rule.gives, **part.said} for part in match.parts])
        meanings = [meaning for one in said if (meaning := read(one)) is not None]
        if len(meanings) == len(match.parts):
            yield match, meanings


def _make_time(
    words: Words, extent: tuple[int, int], meaning: Meaning, context: Context, paragraph: int
) -> FoundTime:
    first, end = extent
    start = words.starts[first]
    stop = words.starts[end - 1] + len(words.texts[end - 1])
    if meaning.anchor == "default" and meaning.way is None:
        is_day = bool(meaning.month and meaning.day)
        direction = context.find_direction(start)
        meaning = replace(
            meaning,
            direction="future" if context.is_forward(start, stop) else direction,
            names=is_day and context.is_name(start, stop),
            present=is_day and context.is_present(start),
            willed=is_day and context.is_willed(start),
            foreseen=context.is_foreseen(start),
            quoted=meaning.is_bare_hour and context.is_quoted(start),
        )
    elif meaning.is_that_day:
        meaning = replace(meaning, leads=first == 0)
    if meaning.weekday or (meaning.anchor == "published" and meaning.unit == "D"):
        meaning = replace(meaning, said=context.is_of_report(start))
    return FoundTime(
        start=start,
        end=stop,
        type=meaning.type,
        timex=meaning.timex or write_open(meaning),
        value=None,
        meaning=meaning,
        paragraph=paragraph,
    )
