"""One article: its mentions, times, quotations and claims, as ordinary spaCy components."""

from consilience.annotation.spacy_import import import_spacy

import_spacy()  # before any module of this package does

from consilience.annotation.article import annotate, annotate_articles  # noqa: E402
from consilience.annotation.making import Annotated, resolve_annotations  # noqa: E402

__all__ = ["Annotated", "annotate", "annotate_articles", "resolve_annotations"]
