"""Who is said to have said what: direct, indirect and mixed quotations in an article."""

from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.paragraphs import find_piece_starts, find_text
from consilience.annotation.quotations.direct import DirectFinder
from consilience.annotation.quotations.groups import close_early
from consilience.annotation.quotations.indirect import find_indirect
from consilience.annotation.quotations.lines import find_headings, find_transcript
from consilience.annotation.quotations.merge import drop_inside, merge_quotations
from consilience.annotation.quotations.parts import FoundQuotation
from consilience.annotation.quote_marks import find_quoted

__all__ = ["SPANS_KEY", "FoundQuotation", "QuotationFinder", "find_quotations", "make_quotations"]

SPANS_KEY = "consilience_quotations"


@Language.factory("consilience_quotations")
def make_quotations(nlp: Language, name: str) -> "QuotationFinder":
    """The component for `nlp.add_pipe("consilience_quotations")`; needs a tagger and parser."""
    return QuotationFinder()


class QuotationFinder:
    """Puts quotations into `doc.spans["consilience_quotations"]` and `doc.user_data`.

    The spans are the pieces of content, labelled with the kind; `span.id_` is the number of the
    quotation in `doc.user_data["consilience_quotations"]`, a tuple of `FoundQuotation`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the quotations of one document."""
        found = find_quotations(doc)
        spans = []
        for number, one in enumerate(found):
            for start, end in one.content:
                span = doc.char_span(
                    start, end, label=one.kind, span_id=str(number), alignment_mode="expand"
                )
                if span is not None:
                    spans.append(span)
        doc.spans[SPANS_KEY] = spans
        doc.user_data[SPANS_KEY] = found
        return doc


def find_quotations(doc: Doc) -> tuple[FoundQuotation, ...]:
    """The quotations of a document in reading order, an outer one before those inside it.

    First by quotation marks, then by the parse for what stands outside of them. A chain ("the
    statement says the minister said …") is one quotation inside the content of another.
    """
    if not len(doc):
        return ()
    text, paragraphs = find_text(doc), find_piece_starts(doc)
    bounds = (*paragraphs, len(text))
    said = find_transcript(text, bounds)
    quoted = close_early(doc, find_quoted(text, bounds))
    direct = (*said, *drop_inside(DirectFinder(doc, quoted, bounds).find(), said))
    spoken = [(one.start, one.end) for one in quoted if one.depth == 0]
    spoken = sorted([*spoken, *(one.content[0] for one in said)])
    headings = find_headings(doc, bounds)
    indirect = (*headings, *drop_inside(find_indirect(doc, spoken), headings))
    return merge_quotations(direct, indirect, quoted, text, paragraphs)
