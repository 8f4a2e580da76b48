"""One article: its mentions, times, quotations and claims, as ordinary spaCy components."""

from consilience.annotation.article import annotate, annotate_articles
from consilience.annotation.making import Annotated, resolve_annotations

__all__ = ["Annotated", "annotate", "annotate_articles", "resolve_annotations"]
