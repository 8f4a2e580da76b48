"""Characters of an article, with the place on the page that they came from."""

from dataclasses import dataclass

from consilience.errors import SpanError
from consilience.records.ids import ArticleId, PageId


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpan:
    """Characters `start:end` (code points, half open) of the text of page `id`."""

    id: PageId
    start: int
    end: int

    def overlaps(self, other: "PageSpan") -> bool:
        """Whether the two have characters in common."""
        return self.id == other.id and self.start < other.end and other.start < self.end

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(
                f"page {self.id[:12]}: {self.start}-{self.end} is no range of characters"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start:end` (code points, half open) of one article's text, and the words there.

    Made by `Article.span`, which copies the words from the text; a span whose words have
    another length than its range raises `SpanError`. `page` is where the words stand on the page.
    """

    article: ArticleId
    start: int
    end: int
    text: str
    page: PageSpan | None = None

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have characters in common."""
        return self.article == other.article and self.start < other.end and other.start < self.end

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise SpanError(
                f"article {self.article}: characters {self.start}-{self.end} cannot read "
                f"{self.text[:40]!r}, which has {len(self.text)}; make spans with Article.span"
            )
