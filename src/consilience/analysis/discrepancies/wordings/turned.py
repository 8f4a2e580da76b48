"""Quotations of which one says the contrary of the other: "a pause, not a farewell" turned round.

The same words in another order, of which one is a negation; and in short reports short sentences
of one speaker that tell of one thing, the one with "not" and the other without.
"""

from collections.abc import Iterator, Sequence
from itertools import product

from consilience.analysis.discrepancies.lone import SHORT
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.telling import tell_versions
from consilience.analysis.discrepancies.wordings.qualified import pair_speakers
from consilience.analysis.discrepancies.wordings.quotations import compare_quoted
from consilience.analysis.discrepancies.wordings.quoted import (
    Quoted,
    can_be_one_speaker,
    pair_quoted,
    read_quoted,
)
from consilience.analysis.stems import find_stems
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words

LEAST_WORDS = 5  # of quotations that have all their words in common
LONGEST = 12  # words of a sentence that another turns
BEGUN = 2  # words with which both begin: "we shall"
LEAST_STEMS, LEAST_SHARE = 2, 0.5  # in common where they do not, and of those of the shorter
MOST_QUOTES = 30  # of short reports whose speakers are called by one noun


def find_turned_differences(text: StoryText) -> tuple[Difference, ...]:
    """What one speaker is quoted as saying, and in another report with the opposite sense."""
    quoted = [one for one in text.read(read_quoted) if one.is_whole]
    short = [one for one in quoted if text.count_sentences[one.article.id] <= SHORT]
    pairs = [
        *(pair for pair in pair_quoted(quoted) if _is_swapped(*pair)),
        *(pair for pair in pair_speakers(text, short) if _is_denied(*pair)),
        *(pair for pair in _pair_called(text, short) if _is_denied(*pair)),
    ]
    found = {
        (one.key, other.key): _make_difference(one, other)
        for one, other in pairs
        if not any(compare_quoted(one, other))
    }
    return tuple(found[key] for key in sorted(found))


def _is_swapped(one: Quoted, other: Quoted) -> bool:
    """True for the same words in another order around a negation."""
    if one.folded == other.folded or len(one.folded) < LEAST_WORDS:
        return False
    is_one = sorted(one.folded) == sorted(other.folded) and can_be_one_speaker(one, other)
    return is_one and not load_difference_words("turning").isdisjoint(one.folded)


def _is_denied(one: Quoted, other: Quoted) -> bool:
    """True for "we shall raise the fare" and "we shall not touch fares"."""
    first, second = one.folded, other.folded
    if max(len(first), len(second)) > LONGEST or _is_negated(first) == _is_negated(second):
        return False
    turning = load_difference_words("turning")
    stems = (one.stems - turning, other.stems - turning)
    shared = stems[0] & stems[1]
    if first[:BEGUN] == second[:BEGUN]:
        return bool(shared - set(find_stems(" ".join(first[:BEGUN]))))
    fewest = min(len(each) for each in stems)
    return len(shared) >= LEAST_STEMS and len(shared) >= LEAST_SHARE * fewest


def _is_negated(words: Sequence[str]) -> bool:
    """True for an odd number of words that turn the sense; "don't" is printed "dont" here."""
    small, turning = load_function_words(), load_difference_words("turning")
    return (
        sum(one in turning or (one.endswith("nt") and one[:-2] in small) for one in words) % 2 > 0
    )


def _pair_called(text: StoryText, quoted: Sequence[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """Quotations of a named speaker with those of one whom his title alone calls."""
    named = [(one, _list_titles(text, one)) for one in quoted if one.speaker]
    called = [(one, _list_called(text, one)) for one in quoted if not one.speaker]
    for (one, titles), (other, nouns) in product(named[:MOST_QUOTES], called[:MOST_QUOTES]):
        if one.article.id != other.article.id and titles & nouns:
            yield one, other


def _list_titles(text: StoryText, one: Quoted) -> frozenset[str]:
    """Stems of the titles and descriptions of the speaker in his report."""
    mentions = text.annotations[one.article.id].mentions
    own = [
        each
        for each in mentions
        if each.form == "name" and one.speaker & {*find_stems(each.span.text)}
    ]
    ids = {each.id for each in own}
    calling = (each.span.text for each in mentions if not ids.isdisjoint(each.antecedents[:1]))
    words = (*calling, *(each.role or "" for each in own))
    return frozenset(stem for each in words for stem in find_stems(each))


def _list_called(text: StoryText, one: Quoted) -> frozenset[str]:
    """Stems of the description of a speaker for whom no name was found."""
    return frozenset(
        stem
        for each in text.annotations[one.article.id].quotations
        if each.speaker is not None and each.kind != "indirect"
        if any(piece.start <= one.start < piece.end for piece in each.content)
        for stem in find_stems(each.speaker.text)
    )


def _make_difference(one: Quoted, other: Quoted) -> Difference:
    spans = sort_spans(each.span(0, len(each.words)) for each in (one, other))
    versions = tuple(Version(span.text, (span,)) for span in spans)
    explanation = tell_versions([version.value for version in versions])
    return Difference("wording", "conflict", versions, explanation)
