"""What listings give: the columns of a record that are searched, sorted and shown in tables."""

from dataclasses import dataclass

from consilience.records.failure import Stage
from consilience.records.ids import (
    ArticleId,
    DiscrepancyId,
    EntityId,
    EventId,
    OriginId,
    PageId,
    QuotationId,
    StoryId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """A page; `stage` is the last that it has passed, `added_at` ISO 8601 in UTC."""

    id: PageId
    uri: str
    name: str
    media_type: str
    outlet: str | None
    title: str | None
    published: str | None
    fetched_at: str | None
    added_at: str
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article, dated as its story dates it; `story_id` is None until it is linked."""

    id: ArticleId
    page_id: PageId
    story_id: StoryId | None
    title: str
    outlet: str | None
    publisher: str | None
    byline: str | None
    lang: str
    earliest: str | None
    latest: str | None
    characters: int


@dataclass(frozen=True, slots=True)
class MetRow:
    """Another entity: the events in which both take part, and the articles that name both."""

    id: EntityId
    name: str
    kind: str
    events: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story with the numbers of what was found in it."""

    id: StoryId
    title: str
    earliest: str | None
    latest: str | None
    articles: int
    outlets: int
    origins: int
    known_origins: int
    events: int
    discrepancies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow:
    """An entity over all stories that it is in; the name is that of its greatest part."""

    id: EntityId
    kind: str
    name: str
    country: str | None
    stories: int
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event with the numbers of those that stand behind it."""

    id: EventId
    story_id: StoryId
    title: str
    event_type: str | None
    factuality: str
    earliest: str | None
    latest: str | None
    level: str | None
    articles: int
    outlets: int
    origins: int
    known_origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscrepancyRow:
    """A discrepancy with the latest verdict on it that stands, if any."""

    id: DiscrepancyId
    story_id: StoryId
    event_id: EventId | None
    kind: str
    relation: str
    explanation: str
    readings: int
    verdict: str | None
    made_by: str | None
    made_at: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationRow:
    """A quotation; `start_at:end_at` is its sentence in the text of the article, of `outlet`."""

    id: QuotationId
    story_id: StoryId
    article_id: ArticleId
    speaker_id: EntityId | None
    kind: str
    speaker: str | None
    words: str
    start_at: int
    end_at: int
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginRow:
    """An origin within one story."""

    id: OriginId
    story_id: StoryId
    kind: str
    name: str
    channel: str
    entity_id: EntityId | None
    articles: int
