"""The use cases: what the command line, notebooks and the web application call."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from consilience.app.adding import Added, add_pages, resume
    from consilience.app.bulk import read_bulk
    from consilience.app.dossiers import read_entity, read_story, read_workspace
    from consilience.app.incoming import fetch_pages, watch_feeds
    from consilience.app.judging import (
        import_judgements,
        judge,
        judge_boundary,
        judge_date,
        judge_discrepancy,
        judge_together,
        list_judged_stories,
        undo_judgement,
    )
    from consilience.app.opening import open_all, read_upload
    from consilience.app.reading import EXAMPLE, Shown, open_pages, read, read_example, show
    from consilience.app.saving import (
        save_html,
        save_json,
        save_markdown,
        save_text,
        write_html,
        write_json,
        write_markdown,
        write_text,
    )
    from consilience.app.subjects import (
        Subject,
        find_discrepancy_subjects,
        find_entity_subject,
        find_event_subject,
        find_story_subject,
        find_subjects,
    )
    from consilience.app.workspaces import create_workspace, open_workspace
    from consilience.codec import encode_record, make_schema
    from consilience.export.addresses import make_fragment
    from consilience.export.article_names import shorten_page_name
    from consilience.export.order import order_stories
    from consilience.export.views.briefs import tell_retold
    from consilience.export.views.differences import RELATIONS, tell_days
    from consilience.export.views.facts import ALARMS, name_event
    from consilience.export.views.layers import CORE, LAYERS, Entry, Layer, Note, list_entries
    from consilience.export.wording import (
        KINDS,
        count,
        describe_days,
        describe_time,
        describe_value,
        shorten,
    )
    from consilience.pipeline.progress import Phase, Progress
    from consilience.pipeline.workers import Ahead, start_ahead
    from consilience.records.judgement import Judgement
    from consilience.store import Facet, FacetValue, Hit, Listing, Selection, Snippet, Workspace
    from consilience.store.findings import EntityPart
    from consilience.store.meetings import Pair
    from consilience.store.rows import (
        ArticleRow,
        DiscrepancyRow,
        EntityRow,
        EventRow,
        MetRow,
        OriginRow,
        PageRow,
        QuotationRow,
        StoryRow,
    )
    from consilience.store.search import FacetName
    from consilience.store.tellings import Telling

# Loaded when asked for: a command loads no database and no parser that it does not need.
_HOMES = {
    "ALARMS": "consilience.export.views.facts",
    "CORE": "consilience.export.views.layers",
    "EXAMPLE": "consilience.app.reading",
    "KINDS": "consilience.export.wording",
    "LAYERS": "consilience.export.views.layers",
    "RELATIONS": "consilience.export.views.differences",
    "Added": "consilience.app.adding",
    "Ahead": "consilience.pipeline.workers",
    "ArticleRow": "consilience.store.rows",
    "DiscrepancyRow": "consilience.store.rows",
    "EntityPart": "consilience.store.findings",
    "EntityRow": "consilience.store.rows",
    "Entry": "consilience.export.views.layers",
    "EventRow": "consilience.store.rows",
    "Facet": "consilience.store",
    "FacetName": "consilience.store.search",
    "FacetValue": "consilience.store",
    "Hit": "consilience.store",
    "Judgement": "consilience.records.judgement",
    "Layer": "consilience.export.views.layers",
    "Listing": "consilience.store",
    "MetRow": "consilience.store.rows",
    "Note": "consilience.export.views.layers",
    "Pair": "consilience.store.meetings",
    "OriginRow": "consilience.store.rows",
    "PageRow": "consilience.store.rows",
    "Phase": "consilience.pipeline.progress",
    "Progress": "consilience.pipeline.progress",
    "QuotationRow": "consilience.store.rows",
    "Selection": "consilience.store",
    "Shown": "consilience.app.reading",
    "Snippet": "consilience.store",
    "StoryRow": "consilience.store.rows",
    "Subject": "consilience.app.subjects",
    "Telling": "consilience.store.tellings",
    "Workspace": "consilience.store",
    "add_pages": "consilience.app.adding",
    "count": "consilience.export.wording",
    "create_workspace": "consilience.app.workspaces",
    "describe_days": "consilience.export.wording",
    "describe_time": "consilience.export.wording",
    "describe_value": "consilience.export.wording",
    "encode_record": "consilience.codec",
    "fetch_pages": "consilience.app.incoming",
    "find_discrepancy_subjects": "consilience.app.subjects",
    "find_entity_subject": "consilience.app.subjects",
    "find_event_subject": "consilience.app.subjects",
    "find_story_subject": "consilience.app.subjects",
    "find_subjects": "consilience.app.subjects",
    "import_judgements": "consilience.app.judging",
    "judge": "consilience.app.judging",
    "judge_boundary": "consilience.app.judging",
    "judge_date": "consilience.app.judging",
    "judge_discrepancy": "consilience.app.judging",
    "judge_together": "consilience.app.judging",
    "list_judged_stories": "consilience.app.judging",
    "list_entries": "consilience.export.views.layers",
    "make_fragment": "consilience.export.addresses",
    "make_schema": "consilience.codec",
    "name_event": "consilience.export.views.facts",
    "open_all": "consilience.app.opening",
    "open_pages": "consilience.app.reading",
    "open_workspace": "consilience.app.workspaces",
    "order_stories": "consilience.export.order",
    "read": "consilience.app.reading",
    "read_bulk": "consilience.app.bulk",
    "read_entity": "consilience.app.dossiers",
    "read_example": "consilience.app.reading",
    "read_story": "consilience.app.dossiers",
    "read_upload": "consilience.app.opening",
    "read_workspace": "consilience.app.dossiers",
    "resume": "consilience.app.adding",
    "save_html": "consilience.app.saving",
    "save_json": "consilience.app.saving",
    "save_markdown": "consilience.app.saving",
    "save_text": "consilience.app.saving",
    "shorten": "consilience.export.wording",
    "shorten_page_name": "consilience.export.article_names",
    "show": "consilience.app.reading",
    "start_ahead": "consilience.pipeline.workers",
    "tell_days": "consilience.export.views.differences",
    "tell_retold": "consilience.export.views.briefs",
    "undo_judgement": "consilience.app.judging",
    "watch_feeds": "consilience.app.incoming",
    "write_html": "consilience.app.saving",
    "write_json": "consilience.app.saving",
    "write_markdown": "consilience.app.saving",
    "write_text": "consilience.app.saving",
}

__all__ = [
    "ALARMS",
    "CORE",
    "EXAMPLE",
    "KINDS",
    "LAYERS",
    "RELATIONS",
    "Added",
    "Ahead",
    "ArticleRow",
    "DiscrepancyRow",
    "EntityPart",
    "EntityRow",
    "Entry",
    "EventRow",
    "Facet",
    "FacetName",
    "FacetValue",
    "Hit",
    "Judgement",
    "Layer",
    "Listing",
    "MetRow",
    "Note",
    "OriginRow",
    "PageRow",
    "Pair",
    "Phase",
    "Progress",
    "QuotationRow",
    "Selection",
    "Shown",
    "Snippet",
    "StoryRow",
    "Subject",
    "Telling",
    "Workspace",
    "add_pages",
    "count",
    "create_workspace",
    "describe_days",
    "describe_time",
    "describe_value",
    "encode_record",
    "fetch_pages",
    "find_discrepancy_subjects",
    "find_entity_subject",
    "find_event_subject",
    "find_story_subject",
    "find_subjects",
    "import_judgements",
    "judge",
    "judge_boundary",
    "judge_date",
    "judge_discrepancy",
    "judge_together",
    "list_entries",
    "list_judged_stories",
    "make_fragment",
    "make_schema",
    "name_event",
    "open_all",
    "open_pages",
    "open_workspace",
    "order_stories",
    "read",
    "read_bulk",
    "read_entity",
    "read_example",
    "read_story",
    "read_upload",
    "read_workspace",
    "resume",
    "save_html",
    "save_json",
    "save_markdown",
    "save_text",
    "shorten",
    "shorten_page_name",
    "show",
    "start_ahead",
    "tell_days",
    "tell_retold",
    "undo_judgement",
    "watch_feeds",
    "write_html",
    "write_json",
    "write_markdown",
    "write_text",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'consilience.app' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
