"""The claims of an article: what it reports, of whom, when and where, as fact or not, by whom."""

from consilience.annotation.claims.component import SPANS_KEY, FoundClaim, find_claims, make_claims

__all__ = ["SPANS_KEY", "FoundClaim", "find_claims", "make_claims"]
