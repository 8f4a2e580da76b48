"""The use cases: what the command line, notebooks and the web application call."""

from consilience.app.reading import (
    EXAMPLE,
    Shown,
    open_pages,
    read,
    read_example,
    show,
)
from consilience.app.saving import (
    save_html,
    save_json,
    save_markdown,
    save_text,
    write_json,
    write_markdown,
    write_text,
)
from consilience.codec import make_schema
from consilience.export.views.layers import CORE, LAYERS, Entry, Layer, Note, list_entries
from consilience.pipeline.runner import Progress

__all__ = [
    "CORE",
    "EXAMPLE",
    "LAYERS",
    "Entry",
    "Layer",
    "Note",
    "Progress",
    "Shown",
    "list_entries",
    "make_schema",
    "open_pages",
    "read",
    "read_example",
    "save_html",
    "save_json",
    "save_markdown",
    "save_text",
    "show",
    "write_json",
    "write_markdown",
    "write_text",
]
