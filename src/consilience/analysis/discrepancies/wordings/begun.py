"""Quotations that begin, or end, alike and go on differently: two versions of one sentence."""

from collections.abc import Iterator

from consilience.analysis.discrepancies.lone import SHORT
from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.telling import tell_versions
from consilience.analysis.discrepancies.wordings.quotations import compare_quoted
from consilience.analysis.discrepancies.wordings.quoted import (
    Quoted,
    can_be_one_speaker,
    pair_quoted,
    read_quoted,
)
from consilience.analysis.stems import find_stems
from consilience.records.span import Span

LEAST_WORDS, LEAST_STEMS = 4, 2  # alike in a row where both begin
LEAST_LAST, LEAST_LAST_STEMS = 5, 3  # and where both end
LEAST_SHARE = 0.3  # of the words of the longer that both have
MOST_SHARE = 0.75  # of the words of the shorter: a word or two more are told apart


def find_begun_differences(text: StoryText) -> tuple[Difference, ...]:
    """What one speaker is quoted as saying in short reports of one day, with two endings.

    Both must be whole: dots for words left out, or a quotation cut off, make no difference. What
    is alike word for word but for a few is told apart (`find_wording_differences`).
    """
    quoted = [
        one
        for one in text.read(read_quoted)
        if text.count_sentences[one.article.id] <= SHORT and one.is_whole
    ]
    return tuple(
        _make_difference(one, other, sides)
        for one, other in pair_quoted(quoted)
        if can_be_one_speaker(one, other) and _are_of_one_day(one, other)
        if not any(compare_quoted(one, other))
        for sides in _divide(one, other)
    )


def _are_of_one_day(one: Quoted, other: Quoted) -> bool:
    first, second = one.article.published, other.article.published
    return first is None or second is None or first.first_day == second.first_day


def _divide(one: Quoted, other: Quoted) -> Iterator[tuple[Span, Span]]:
    """The two quotations where they have a beginning or an end in common, and no more."""
    first, second = one.folded, other.folded
    longest = max(len(first), len(second))
    shared = _count_alike(first, second)
    rests = (set(first[shared:]), set(second[shared:]))
    if not _is_enough(first[:shared], longest, (LEAST_WORDS, LEAST_STEMS)):
        shared = _count_alike(first[::-1], second[::-1])
        rests = (set(first[: len(first) - shared]), set(second[: len(second) - shared]))
        if not _is_enough(first[len(first) - shared :], longest, (LEAST_LAST, LEAST_LAST_STEMS)):
            return
    is_other = shared <= MOST_SHARE * min(len(first), len(second))
    if is_other and rests[0] - rests[1] and rests[1] - rests[0]:
        yield one.span(0, len(first)), other.span(0, len(second))


def _is_enough(alike: tuple[str, ...], longest: int, least: tuple[int, int]) -> bool:
    """True for words, and stems among them, enough to be no chance."""
    words, stems = least
    is_long = len(alike) >= words and len(alike) >= LEAST_SHARE * longest
    return is_long and len(set(find_stems(" ".join(alike)))) >= stems


def _count_alike(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words are the same from the beginning on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _make_difference(one: Quoted, other: Quoted, sides: tuple[Span, Span]) -> Difference:
    versions = tuple(Version(span.text, (span,)) for span in sides)
    explanation = tell_versions([version.value for version in versions])
    return Difference("wording", "conflict", versions, explanation)
