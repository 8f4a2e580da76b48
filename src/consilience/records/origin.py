"""Roots of reporting, and the evidence that an article rests on one."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import ArticleId, DerivationId, EntityId, OriginId
from consilience.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an article and, where it is known, the stretch of the source it repeats."""

    span: Span
    source: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Evidence that an article takes words or facts from elsewhere.

    `source_id` is an article's or an origin's id; `share` is the part of the article's words
    that the passages hold, 0 to 1.
    """

    id: DerivationId
    article_id: ArticleId
    source_id: ArticleId | OriginId
    kind: Literal["reuse", "credit", "citation"]
    passages: tuple[Passage, ...]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An official statement, an agency report, an outlet's own reporting, or unknown."""

    id: OriginId
    kind: Literal["statement", "agency", "outlet", "unknown"]
    name: str
    entity_id: EntityId | None
    article_ids: tuple[ArticleId, ...]
    derivation_ids: tuple[DerivationId, ...]
