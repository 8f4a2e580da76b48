"""One news report found on a page."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from consilience.errors import SpanError
from consilience.records.citation import Citation
from consilience.records.ids import ArticleId, PageId
from consilience.records.span import PageSpan, Span
from consilience.records.time_value import TimeValue

Field = Literal[
    "title", "byline", "outlet", "publisher", "credit", "dateline", "published", "genre"
]
# After IPTC's Genre NewsCodes; "release" is a body's own statement (press release, communiqué).
Genre = Literal["report", "opinion", "analysis", "interview", "release"]
Provenance = Literal["text", "metadata", "list", "story", "judgement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """`length` characters of the article from `start` on stand on the page from `page_start` on."""

    start: int
    page_start: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldEvidence:
    """The words from which a field of the article was read, and where they stood.

    `page` is None for words that are not in the page's visible text (metadata, a list). `reason`
    tells how the field follows from them where that is not plain.
    """

    field: Field
    provenance: Provenance
    text: str
    page: PageSpan | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A report: its title, who and when, and its clean text.

    `text` holds the body alone: paragraphs joined by one line break, no title, no furniture.
    Each stretch of it is a stretch of the page, listed in order in `source_map`. `credits`
    are the agencies and outlets that the page credits. None means unknown, never a guess.
    `lang` is an ISO 639-1 code, or `und`. `genre` is what the page says that the text is, with
    its words under `evidence`, and "report" where it says nothing; the issuer of a release is
    the last of `credits` that is no agency, else the outlet.
    """

    id: ArticleId
    page_id: PageId
    title: str
    text: str
    lang: str
    outlet: str | None = None
    publisher: str | None = None
    byline: str | None = None
    credits: tuple[str, ...] = ()
    dateline: Span | None = None
    published: TimeValue | None = None
    source_map: tuple[Segment, ...] = ()
    citations: tuple[Citation, ...] = ()
    evidence: tuple[FieldEvidence, ...] = ()
    genre: Genre = "report"

    def span(self, start: int, end: int) -> Span:
        """The span `start:end` of the text, with its place on the page; raises `SpanError`."""
        if not 0 <= start <= end <= len(self.text):
            raise SpanError(
                f"article {self.id}: {start}-{end} is outside its {len(self.text)} characters"
            )
        return Span(
            article=self.id,
            start=start,
            end=end,
            text=self.text[start:end],
            page=self.page_span(start, end),
        )

    def page_span(self, start: int, end: int) -> PageSpan | None:
        """Where the characters `start:end` of the text stand on the page."""
        if not self.source_map:
            return None
        first = self._page_offset(start)
        return PageSpan(
            id=self.page_id,
            start=first,
            end=self._page_offset(end - 1) + 1 if end > start else first,
        )

    def _page_offset(self, offset: int) -> int:
        """Where one character stands; a joining line break counts to the text before it."""
        at = max(bisect_right(self.source_map, offset, key=lambda segment: segment.start) - 1, 0)
        segment = self.source_map[at]
        return segment.page_start + min(offset - segment.start, segment.length)
