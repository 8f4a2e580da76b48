"""All that was marked in one article."""

from dataclasses import dataclass

from consilience.records.citation import Citation
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation
from consilience.records.time_expression import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What one article says, in reading order. `read` is False for a language with no pipeline."""

    article_id: ArticleId
    read: bool = True
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    claims: tuple[Claim, ...] = ()
    citations: tuple[Citation, ...] = ()
