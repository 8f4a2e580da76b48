"""In which quotation each reference stands, and who speaks there."""

from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Doc

from consilience.annotation.coreference_entities import Chains
from consilience.annotation.coreference_pronouns import Speech
from consilience.annotation.coreference_references import find_head
from consilience.annotation.quotations_parts import FoundQuotation, Range


def find_speech(doc: Doc, chains: Chains, quotations: Sequence[FoundQuotation]) -> Speech:
    """The innermost direct and indirect quotation of each reference, and all speakers."""
    count = len(chains.references)
    direct, indirect = [-1] * count, [-1] * count
    places = [chains.words.place[one.head] for one in chains.references]
    speakers = []
    for number, quotation in enumerate(quotations):
        speaker = _find_speaker(doc, chains, quotation.speaker)
        speakers.append(speaker)
        layer = indirect if quotation.kind == "indirect" else direct
        for start, end in quotation.content:
            first, last = bisect_left(places, start), bisect_left(places, end)
            layer[first:last] = [number] * (last - first)
    return Speech(direct=direct, indirect=indirect, speakers=speakers)


def _find_speaker(doc: Doc, chains: Chains, extent: Range | None) -> int | None:
    """The reference that is the head of the speaker's words, else the first name in them."""
    span = None if extent is None else doc.char_span(*extent, alignment_mode="expand")
    if span is None or span.end <= span.start:
        return None
    head = find_head(chains.words, span.start, span.end)
    if head in chains.at_head:
        return chains.at_head[head]
    inside = (chains.at_head[at] for at in range(span.start, span.end) if at in chains.at_head)
    named = list(inside)
    return next(
        (at for at in named if chains.references[at].form == "name"), next(iter(named), None)
    )
