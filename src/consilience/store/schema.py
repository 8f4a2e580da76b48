"""The tables of a workspace, the same on SQLite and on PostgreSQL.

Each record is kept whole and compressed in a table of its own (`..._record`, `story_part`). What
is searched and listed stands beside it in plain columns, which can be made again from the records.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.dialects import postgresql, sqlite

SCHEMA_VERSION = 4  # rises with every change below; `migrations.py` holds a step for each

metadata = MetaData()

# By code point on both, so that listings have one order and prefixes use the index.
TEXT = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
NUMBER = BigInteger().with_variant(sqlite.INTEGER(), "sqlite")  # rowid


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=True)


def _text(name: str, *, key: bool = False, null: bool = False) -> Column[str]:
    return Column(name, TEXT, primary_key=key, nullable=null)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _link(name: str, to: str, *, key: bool = False, null: bool = False) -> Column[str]:
    """A foreign key; rows go with the row that they hang on."""
    return Column(
        name, TEXT, ForeignKey(to, ondelete="CASCADE"), primary_key=key, nullable=null and not key
    )


def _story() -> Column[str]:
    return _link("story_id", "story.id", key=True)


workspace = Table(
    "workspace", metadata, _text("name", key=True), _text("value")
)  # schema_version, search_version, made_at

# Pages and what was found on each.

body = Table(
    "body", metadata, _text("sha256", key=True), _count("size"), Column("packed", LargeBinary)
)

page = Table(
    "page",
    metadata,
    _number(),
    Column("id", TEXT, unique=True, nullable=False),
    _text("uri"),
    _text("name"),
    _text("media_type"),
    _text("outlet", null=True),
    _text("title", null=True),
    _text("published", null=True),
    _text("fetched_at", null=True),
    _text("added_at"),
    _text("stage"),  # the last that it has passed
    Column("body_sha256", TEXT, ForeignKey("body.sha256"), nullable=False),
    Index("page_by_uri", "uri"),
    Index("page_by_stage", "stage", "number"),
    Index("page_by_body", "body_sha256"),
)

page_record = Table(
    "page_record",
    metadata,
    _link("page_id", "page.id", key=True),
    Column("packed", LargeBinary, nullable=False),
    Column("extraction", LargeBinary),
)

failure = Table(
    "failure",
    metadata,
    _text("id", key=True),
    _link("page_id", "page.id", null=True),  # none for what never became a page
    _text("uri"),
    _text("stage"),
    _text("code"),
    _text("message"),
    Index("failure_by_page", "page_id"),
)

article = Table(
    "article",
    metadata,
    _number(),
    Column("id", TEXT, unique=True, nullable=False),
    _link("page_id", "page.id"),
    Column("story_id", TEXT, ForeignKey("story.id", ondelete="SET NULL")),
    _text("title"),
    _text("outlet", null=True),
    _text("publisher", null=True),
    _text("byline", null=True),
    _text("lang"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _count("characters"),
    Index("article_by_page", "page_id"),
    Index("article_by_story", "story_id"),
    Index("article_by_day", "earliest", "id"),
    Index("article_by_outlet", "outlet"),
)

article_record = Table(
    "article_record",
    metadata,
    _link("article_id", "article.id", key=True),
    Column("packed", LargeBinary, nullable=False),
    Column("annotated", LargeBinary),
)

# Apart from `article`, whose rows stay short so that counting over them is quick.
article_text = Table(
    "article_text", metadata, _link("article_id", "article.id", key=True), _text("text")
)

# Stories: the part as a whole, and index rows made from it.

story = Table(
    "story",
    metadata,
    _number(),
    Column("id", TEXT, unique=True, nullable=False),
    _text("title"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _count("articles"),
    _count("outlets"),
    _count("origins"),
    _count("known_origins"),
    _count("events"),
    _count("discrepancies"),
    Index("story_by_day", "latest", "id"),
    Index("story_by_size", "articles", "id"),
)

story_part = Table("story_part", metadata, _story(), Column("packed", LargeBinary, nullable=False))

# A story that is gone, with an article of it, whose story stands for it now.
former_story = Table(
    "former_story", metadata, _text("id", key=True), _link("article_id", "article.id")
)

# What its page shows of a story; made again from the part where it is gone or of another version.
story_outline = Table(
    "story_outline",
    metadata,
    _story(),
    _count("version"),
    Column("packed", LargeBinary, nullable=False),
)

entity = Table(
    "entity",
    metadata,
    _story(),
    _text("id", key=True),
    _text("joined_id"),  # of the entity that it is among all stories
    _text("kind"),
    _text("name"),
    _text("country", null=True),
    _count("mentions"),
    _count("judged"),  # of its mentions
    Column("packed", LargeBinary, nullable=False),
    Column("bearer", LargeBinary),  # JSON of what joining needs
    Index("entity_by_joined_id", "joined_id", "mentions", "story_id", "kind"),
    Index("entity_by_judged", "judged"),
)

entity_key = Table(
    "entity_key",
    metadata,
    _story(),
    _text("entity_id", key=True),
    _text("sort", key=True),
    _text("name", key=True),
    _text("owner", key=True),
    _text("first"),  # words of a person's full name, "" for others
    _text("last"),
    Index("entity_key_by_name", "name", "sort", "owner"),
    Index("entity_key_by_first", "first", "name"),
    Index("entity_key_by_last", "last", "name"),
)

# For each article the words by which articles of one affair find each other.
article_key = Table(
    "article_key",
    metadata,
    Column("number", NUMBER, ForeignKey("article.number", ondelete="CASCADE"), primary_key=True),
    _text("key", key=True),
    Index("article_key_by_key", "key", "number"),
)

entity_name = Table(
    "entity_name",
    metadata,
    _story(),
    _text("entity_id", key=True),
    _text("name", key=True),
    _text("folded"),
    _count("count"),
    Index("entity_name_by_folded", "folded", "entity_id"),
    Index("entity_name_by_entity", "entity_id", "name", "count"),
    sqlite_with_rowid=False,  # sorted by its key
)

# The mentions of an entity of a story; in the part of it where it has none here.
entity_mentions = Table(
    "entity_mentions",
    metadata,
    _story(),
    _text("entity_id", key=True),
    Column("packed", LargeBinary, nullable=False),
)

article_entity = Table(
    "article_entity",
    metadata,
    _link("article_id", "article.id", key=True),
    _text("entity_id", key=True),
    _link("story_id", "story.id"),
    _count("mentions"),
    Index("article_entity_by_entity", "entity_id", "article_id"),
    Index("article_entity_by_story", "story_id"),
    sqlite_with_rowid=False,  # sorted by its key
)

event = Table(
    "event",
    metadata,
    _story(),
    _text("id", key=True),
    _text("title"),
    _text("event_type", null=True),
    _text("factuality"),
    _text("earliest", null=True),
    _text("latest", null=True),
    _text("level", null=True),
    _count("articles"),
    _count("outlets"),
    _count("origins"),
    _count("known_origins"),
    Index("event_by_day", "earliest", "id"),
    Index("event_by_id", "id"),
)

article_event = Table(
    "article_event",
    metadata,
    _link("article_id", "article.id", key=True),
    _text("event_id", key=True),
    _link("story_id", "story.id"),
    _text("event_type", null=True),
    Index("article_event_by_type", "event_type", "article_id"),
    Index("article_event_by_story", "story_id"),
    sqlite_with_rowid=False,  # sorted by its key
)

event_participant = Table(
    "event_participant",
    metadata,
    _story(),
    _text("event_id", key=True),
    _text("role", key=True),
    _text("entity_id", key=True),
    Index("event_participant_by_entity", "entity_id", "event_id"),
    sqlite_with_rowid=False,  # sorted by its key
)

discrepancy = Table(
    "discrepancy",
    metadata,
    _story(),
    _text("id", key=True),
    _text("event_id", null=True),
    _text("kind"),
    _text("relation"),
    _text("explanation"),
    _count("readings"),
    Index("discrepancy_by_id", "id"),
)

quotation = Table(
    "quotation",
    metadata,
    _story(),
    _text("id", key=True),
    _link("article_id", "article.id"),
    _text("speaker_id", null=True),
    _text("kind"),
    _text("speaker", null=True),
    _text("words"),
    _count("start_at"),
    _count("end_at"),
    Index("quotation_by_speaker", "speaker_id", "id"),
    Index("quotation_by_article", "article_id"),
)

# Whom the words of a quotation name, its speaker left out.
quotation_about = Table(
    "quotation_about",
    metadata,
    _story(),
    _text("quotation_id", key=True),
    _text("entity_id", key=True),
    Index("quotation_about_by_entity", "entity_id", "quotation_id"),
    sqlite_with_rowid=False,  # sorted by its key
)

origin = Table(
    "origin",
    metadata,
    _story(),
    _text("id", key=True),
    _text("kind"),
    _text("name"),
    _text("channel"),
    _text("entity_id", null=True),
    _count("articles"),
    Index("origin_by_id", "id"),
)

article_origin = Table(
    "article_origin",
    metadata,
    _link("article_id", "article.id", key=True),
    _text("origin_id", key=True),
    _link("story_id", "story.id"),
    Index("article_origin_by_origin", "origin_id", "article_id"),
    Index("article_origin_by_story", "story_id"),
    sqlite_with_rowid=False,  # sorted by its key
)

# Judgements hang on nothing: they stand even where what they are about is gone.

judgement = Table(
    "judgement",
    metadata,
    _number(),
    Column("id", TEXT, unique=True, nullable=False),
    _text("kind"),
    _text("verdict"),
    _text("made_by"),
    _text("made_at"),
    _text("note"),
    _text("value", null=True),
    _text("retires", null=True),
    Column("retired", Integer, nullable=False),  # 1 or 0, told by the rows that retire others
    _text("record"),  # JSON
    Index("judgement_by_retired", "retires"),
)

judgement_subject = Table(
    "judgement_subject",
    metadata,
    _link("judgement_id", "judgement.id", key=True),
    _text("subject", key=True),
    _count("place"),
    Index("judgement_subject_by_subject", "subject"),
)

# Pictures of stories, which take a second to draw; they can be drawn again at any time.

drawing = Table(
    "drawing",
    metadata,
    _number(),
    Column("name", TEXT, unique=True, nullable=False),  # changes with what the picture shows
    Column("packed", LargeBinary, nullable=False),  # SVG
)
