"""The report: a dossier as one HTML file that needs no network and no script."""

import logging
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from consilience.errors import DrawingError
from consilience.export.charts.timeline import draw_timeline
from consilience.export.views.dossier import view_dossier
from consilience.export.views.stories import order_stories
from consilience.export.wording import KINDS, count, make_inline, make_printable
from consilience.records.dossier import Dossier

logger = logging.getLogger(__name__)


def write_html(dossier: Dossier) -> str:
    """The report as text that UTF-8 can carry; the same dossier gives the same text.

    The page forbids itself to load or run anything. Every story, article, paragraph, mention and
    entity has an address (`#a-<article id>`) that does not change as long as the record stays.
    """
    view = view_dossier(dossier)
    style = _read_style()
    timeline, undrawn = _draw(dossier)
    report = _make_environment().get_template("report.html.j2")
    return make_printable(
        report.render(
            dossier=view,
            style=Markup(style),
            policy=make_policy(style),
            timeline=timeline,
            undrawn=undrawn,
        )
    )


def make_policy(style: str) -> str:
    """The content security policy of a page whose only style sheet is `style`."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _draw(dossier: Dossier) -> tuple[Markup | None, bool]:
    """The timeline of all stories in the order of the report, and whether drawing it failed.

    There is none without a date. A report without its picture is better than none: the table
    beneath tells the same.
    """
    stories = [(story.title, articles) for story, articles in order_stories(dossier)]
    try:
        svg = draw_timeline(stories)
    except DrawingError as error:
        logger.warning("the report has no timeline: %s", error)
        return None, True
    return (Markup(svg) if svg else None), False


@cache
def _read_style() -> str:
    return files("consilience.export").joinpath("style.css").read_text("utf-8")


@cache
def _make_environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("consilience.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_fence,
    )
    environment.globals.update(count=count, kinds=KINDS)
    return environment


def _fence(value: object) -> object:
    """Words for a line of the page; those of whole blocks are escaped before (`| e`), and exact."""
    return make_inline(value) if isinstance(value, str) and not isinstance(value, Markup) else value
