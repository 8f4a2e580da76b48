"""One finding for one matter: what two detectors told of the same words is told once."""

from collections.abc import Sequence

from consilience.analysis.discrepancies.parts import Difference, Kind
from consilience.analysis.discrepancies.reading import StoryText
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
