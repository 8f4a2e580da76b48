"""Roots of reporting, and the evidence that an article rests on one."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import ArticleId, DerivationId, EntityId, OriginId
from consilience.records.span import Span

Direction = Literal["date", "credit", "issuer", "completeness", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of an article and, where it is known, the stretch of the source it repeats.

    `kind` tells speech that both report from prose that one took from the other.
    """

    span: Span
    source: Span | None = None
    kind: Literal["prose", "speech"] = "prose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Evidence that an article takes words or facts from elsewhere.

    "reuse" is of words, "retelling" of what both articles tell in words of their own.
    `source_id` is an article's or an origin's id; `share` is the part of the article's words
    that the passages hold, 0 to 1. `via` names who passed it on, from the source to the article
    ("the ministry's statement" via "DarInform", "Skelda Wire"). `direction` is how it is known
    which of two like texts was first; where it is unknown, either may be the source.
    """

    id: DerivationId
    article_id: ArticleId
    source_id: ArticleId | OriginId
    kind: Literal["reuse", "retelling", "credit", "citation"]
    passages: tuple[Passage, ...]
    share: float
    via: tuple[str, ...] = ()
    direction: Direction = "credit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An official statement, an agency report, an outlet's own reporting, or unknown.

    `channel` is how it was made known ("statement", "letter", "post", "interview", "report", …).
    `stretches` are the sentences of articles that rest on it, in the order of `article_ids`;
    a sentence of two sources stands under both.
    """

    id: OriginId
    kind: Literal["statement", "agency", "outlet", "unknown"]
    name: str
    entity_id: EntityId | None
    article_ids: tuple[ArticleId, ...]
    derivation_ids: tuple[DerivationId, ...]
    channel: str = ""
    stretches: tuple[Span, ...] = ()
