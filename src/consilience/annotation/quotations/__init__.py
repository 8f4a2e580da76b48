"""Who is said to have said what: direct, indirect and mixed quotations in an article."""

from consilience.annotation.quotations.component import (
    SPANS_KEY,
    FoundQuotation,
    find_quotations,
    make_quotations,
)

__all__ = ["SPANS_KEY", "FoundQuotation", "find_quotations", "make_quotations"]
