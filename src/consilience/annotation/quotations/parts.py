"""What the finders of quotations hand on: quotations as character offsets."""

from dataclasses import dataclass
from typing import Literal

Range = tuple[int, int]
QuotationKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuotation:
    """Words attributed to a source; all places are characters `(start, end)` of the document.

    `content` is in reading order and keeps its quotation marks. `speaker` is the printed words
    that name the source, `via` what carried them ("a statement"). `confidence` is the share of
    quotations found by `rule` that were right on development data.
    """

    kind: QuotationKind
    content: tuple[Range, ...]
    sentence: Range
    rule: str
    confidence: float
    cue: Range | None = None
    speaker: Range | None = None
    via: Range | None = None

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]
