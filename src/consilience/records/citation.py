"""Another document set into or named by an article."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.span import PageSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An embedded post or a credit: words on the page that are not the article's own prose.

    `author` and `url` are as printed, None where the page does not show them.
    """

    kind: Literal["post", "credit"]
    text: str
    page: PageSpan
    author: str | None = None
    url: str | None = None
