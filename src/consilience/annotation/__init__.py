"""One article: its mentions, times, quotations and claims, as ordinary spaCy components."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from consilience.annotation.annotated import Annotated, resolve_annotations
from consilience.annotation.spacy_import import lighten_spacy

if TYPE_CHECKING:
    from consilience.annotation.article import annotate, annotate_articles

__all__ = ["Annotated", "annotate", "annotate_articles", "resolve_annotations"]

lighten_spacy()


def __getattr__(name: str) -> Any:
    """What needs spaCy, which is loaded for it: who links what was annotated needs none."""
    if name not in __all__:
        raise AttributeError(f"module 'consilience.annotation' has no attribute {name!r}")
    return getattr(import_module("consilience.annotation.article"), name)
