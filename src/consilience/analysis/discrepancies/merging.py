"""One finding for one matter: what two detectors told of the same words is told once."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from consilience.analysis.discrepancies.parts import (
    Difference,
    Kind,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.telling import tell_versions
from consilience.records.span import Span

# Of two kinds the one that says more stays: two spellings are also two places, and who denies
# that he did it is mostly one of two who are said to have done it.
ORDER: tuple[Kind, ...] = (
    "denial",
    "name",
    "number",
    "date",
    "wording",
    "participant",
    "place",
)


def drop_same_matter(text: StoryText, found: Sequence[Difference]) -> list[Difference]:
    """Without differences that one of another kind tells in the same words.

    A participant is left out where a denial has the same sentences as its readings.
    """
    return [one for one in found if not any(_is_told_by(text, one, other) for other in found)]


def join_printings(found: Sequence[Difference]) -> list[Difference]:
    """With one difference for a quotation of which three reports print three versions.

    Detectors compare two and two; those that show one printing whole are joined.
    """
    whole = [one for one in found if one.kind == "wording" and _tells_versions(one)]
    links = [(one, one) for one in whole]
    links += [(one, other) for one, other in combinations(whole, 2) if _overlap(one, other)]
    joined = [group for group in group_linked(links) if len(group) > 1]
    left_out = {id(one) for group in joined for one in group}
    kept = [one for one in found if id(one) not in left_out]
    return [*kept, *(_join(group) for group in joined)]


def _tells_versions(one: Difference) -> bool:
    """True for one that shows printings whole, not only the words that differ."""
    return one.explanation == tell_versions([version.value for version in one.versions])


def _overlap(one: Difference, other: Difference) -> bool:
    return any(span.overlaps(rival) for span in _list_spans(one) for rival in _list_spans(other))


def _join(group: Sequence[Difference]) -> Difference:
    """The printings of several differences, each once, with the longest words for it."""
    spans = sort_spans(span for one in group for span in _list_spans(one))
    links = [(span, span) for span in spans]
    links += [
        (span, rival)
        for span, rival in combinations(spans, 2)
        if span.overlaps(rival) or span.text == rival.text
    ]
    printed = [
        max(there, key=lambda span: (len(span.text), span.text)) for there in group_linked(links)
    ]
    held = {
        one.text: [span for span in spans if span.overlaps(one) or span.text == one.text]
        for one in printed
    }
    versions = tuple(Version(text, sort_spans(held[text])) for text in sorted(held))
    told = tell_versions([version.value for version in versions])
    return replace(group[0], versions=versions, explanation=told)


def _is_told_by(text: StoryText, one: Difference, other: Difference) -> bool:
    if ORDER.index(one.kind) <= ORDER.index(other.kind):
        return False
    spans, rivals = _list_spans(one), _list_spans(other)
    if other.kind == "denial":  # its words are whole sentences
        is_answered = one.kind == "participant" and len(other.versions) > 1
        return is_answered and _share_sentences(text, one, other)
    return all(any(span.overlaps(rival) for rival in rivals) for span in spans)


def _list_spans(one: Difference) -> list[Span]:
    return [span for version in one.versions for span in version.evidence]


def _share_sentences(text: StoryText, one: Difference, other: Difference) -> bool:
    """True where each version of the one stands in sentences of another version of the other."""
    sides = [
        {sentence.key for span in version.evidence if (sentence := text.find_at(span))}
        for version in other.versions
    ]
    held = [
        {
            number
            for number, keys in enumerate(sides)
            for span in version.evidence
            if (sentence := text.find_at(span)) and sentence.key in keys
        }
        for version in one.versions
    ]
    return all(held) and len(set().union(*held)) > 1
