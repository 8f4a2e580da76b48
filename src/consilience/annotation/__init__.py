"""One article: its mentions, times, quotations and claims, as ordinary spaCy components."""

from consilience.annotation.article import annotate, annotate_articles

__all__ = ["annotate", "annotate_articles"]
