"""In which quotation each reference stands, and who speaks there."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from consilience.annotation.coreference.entities import Chains
from consilience.annotation.coreference.pronouns import Speech
from consilience.annotation.coreference.references import find_head
from consilience.annotation.quotations.parts import FoundQuotation, Range
from consilience.annotation.quote_marks import find_quoted


def find_speech(text: str, chains: Chains, quotations: Sequence[FoundQuotation]) -> Speech:
    """The innermost direct and indirect quotation of each reference, and all speakers.

    Of a mixed quotation only what stands between marks is direct: in "she said she was 'very sad'"
    she speaks of herself.
    """
    count = len(chains.references)
    direct, indirect = [-1] * count, [-1] * count
    places = [chains.words.place[one.head] for one in chains.references]
    speakers = []
    begins = [quotation.start for quotation in quotations]
    for number, quotation in enumerate(quotations):
        speaker = _find_speaker(chains, quotation.speaker)
        speakers.append(speaker)
        for layer, ranges in zip((direct, indirect), _divide(text, quotation), strict=True):
            for start, end in ranges:
                first, last = bisect_left(places, start), bisect_left(places, end)
                layer[first:last] = [number] * (last - first)
    return Speech(
        direct=direct,
        indirect=indirect,
        speakers=speakers,
        begins=begins,
        cues=[_find_cue(chains, one.cue) for one in quotations],
        speaking=sorted({one for one in speakers if one is not None}),
    )


def _divide(text: str, quotation: FoundQuotation) -> tuple[Sequence[Range], Sequence[Range]]:
    """The direct and the indirect part of what is quoted; the latter may contain the former."""
    if quotation.kind == "direct":
        return quotation.content, ()
    if quotation.kind == "indirect":
        return (), quotation.content
    quoted = [one for piece in quotation.content for one in find_quoted(text, piece)]
    if not quoted:  # the marks stand outside of the content
        return quotation.content, ()
    return [(one.start, one.end) for one in quoted], quotation.content


def _find_cue(chains: Chains, extent: Range | None) -> int | None:
    """The token that brings a quotation."""
    if extent is None:
        return None
    return max(bisect_right(chains.words.place, extent[0]) - 1, 0)


def _find_speaker(chains: Chains, extent: Range | None) -> int | None:
    """The reference that is the head of the speaker's words, else the first name in them."""
    if extent is None:
        return None
    words = chains.words
    first = max(bisect_right(words.place, extent[0]) - 1, 0)
    last = bisect_left(words.place, extent[1])
    if last <= first:
        return None
    head = find_head(words, first, last)
    if head in chains.at_head:
        return chains.at_head[head]
    named = [chains.at_head[at] for at in range(first, last) if at in chains.at_head]
    return next(
        (at for at in named if chains.references[at].form == "name"), next(iter(named), None)
    )
