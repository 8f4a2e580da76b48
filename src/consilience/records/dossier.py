"""All that was found in one set of pages."""

from dataclasses import dataclass

from consilience.records.analysis import (
    Brief,
    Corroboration,
    Discrepancy,
    Silence,
    TermChoice,
)
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.extraction import Dropped
from consilience.records.failure import Failure
from consilience.records.origin import Derivation, Origin
from consilience.records.page import Page
from consilience.records.story import Story

DOSSIER_VERSION = "0.1"  # of the JSON layout; rises with every change to a record


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Every collection in an order that depends on content alone.

    `case` is the name that the reader gave to these pages. Collections that no stage fills yet
    are empty.
    """

    version: str
    case: str | None
    pages: tuple[Page, ...]
    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...]
    annotations: tuple[Annotations, ...] = ()
    stories: tuple[Story, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    corroborations: tuple[Corroboration, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    briefs: tuple[Brief, ...] = ()
    silences: tuple[Silence, ...] = ()
    terms: tuple[TermChoice, ...] = ()
    failures: tuple[Failure, ...] = ()
