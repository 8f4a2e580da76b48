"""Mentions of an article and what they stand for: names, nominals and pronouns."""

from consilience.annotation.coreference.component import (
    SPANS_KEY,
    FoundMention,
    find_coreference,
    make_coreference,
)

__all__ = ["SPANS_KEY", "FoundMention", "find_coreference", "make_coreference"]
