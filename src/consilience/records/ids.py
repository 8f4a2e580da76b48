"""Types of identifiers, and how they are made from content."""

from hashlib import blake2b
from typing import NewType

PageId = NewType("PageId", str)
ArticleId = NewType("ArticleId", str)
MentionId = NewType("MentionId", str)
QuotationId = NewType("QuotationId", str)
ClaimId = NewType("ClaimId", str)
EntityId = NewType("EntityId", str)
StoryId = NewType("StoryId", str)
EventId = NewType("EventId", str)
OriginId = NewType("OriginId", str)
DerivationId = NewType("DerivationId", str)
DiscrepancyId = NewType("DiscrepancyId", str)
JudgementId = NewType("JudgementId", str)


def make_id(*parts: object) -> str:
    """16 hexadecimal digits that depend on the parts alone, in their order."""
    joined = "\x1f".join(str(part) for part in parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
