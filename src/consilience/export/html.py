"""The report: a dossier as one HTML file that needs no network and no script."""

import logging
import re
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import islice

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from consilience.errors import DrawingError
from consilience.export.charts.canvas import Picture
from consilience.export.charts.drawing import draw_all
from consilience.export.charts.lanes import StoryTimes, Told
from consilience.export.charts.moments import picture_moments
from consilience.export.charts.origins import picture_origins
from consilience.export.charts.series import picture_series
from consilience.export.charts.timeline import picture_timeline, tell_article
from consilience.export.order import order_stories
from consilience.export.views.dossier import DossierView, view_dossier
from consilience.export.wording import KINDS, count, make_inline, make_label, make_printable
from consilience.records.dossier import Dossier

logger = logging.getLogger(__name__)

# A quotation mark in an attribute only: in text it would be written as an entity.
_LONG_ADDRESS = re.compile(
    r"""(?:(?<=\sid=")|(?<=\shref="\#))((?:m|cl|q|t|p|w|page)-)([0-9a-f]{8})([0-9a-f]{8})\b"""
)
MOST_PICTURES = 120  # 0.1 s each; the largest stories come first, and all have their tables


def write_html(dossier: Dossier) -> str:
    """The report as text that UTF-8 can carry; the same dossier gives the same text.

    The page forbids itself to load or run anything. Every story, article, paragraph, mention and
    entity has an address (`#a-<article id>`) that does not change as long as the record stays.
    """
    view = view_dossier(dossier)
    style = read_style()
    pictures, undrawn = _draw(dossier, view)
    report = make_environment().get_template("report.html.j2")
    html = report.render(
        dossier=view,
        style=Markup(style),
        policy=make_policy(style),
        pictures=pictures,
        undrawn=undrawn,
    )
    return shorten_addresses(make_printable(html))


def shorten_addresses(html: str) -> str:
    """The page with half the id in the addresses of what is marked in a text.

    There are thousands of them. A half that stands for two ids of one kind stays whole.
    """
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for kind, front, back in _LONG_ADDRESS.findall(html):
        owners[kind, front].add(back)

    def shorten(match: re.Match[str]) -> str:
        kind, front, _ = match.groups()
        return kind + front if len(owners[kind, front]) == 1 else match[0]

    return _LONG_ADDRESS.sub(shorten, html)


def make_policy(style: str) -> str:
    """The content security policy of a page whose only style sheet is `style`."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _draw(dossier: Dossier, view: DossierView) -> tuple[Mapping[str, Markup], bool]:
    """Pictures by name and fragment of what they show ("series-d-7f3a"), and whether they failed.

    A report without its pictures is better than none: tables tell the same.
    """
    found = list(islice(_list_pictures(dossier, view), MOST_PICTURES))
    try:
        drawn = draw_all([picture for _, picture in found])
    except DrawingError as error:
        logger.warning("the report has no pictures: %s", error)
        return {}, True
    return {name: Markup(svg) for (name, _), svg in zip(found, drawn, strict=True)}, False


def _list_pictures(dossier: Dossier, view: DossierView) -> Iterator[tuple[str, Picture]]:
    """The timeline of all stories, then those of each story, the largest first."""
    told = zip(order_stories(dossier), view.stories, strict=True)
    if timeline := picture_timeline(
        [
            StoryTimes(
                title=story.title,
                articles=tuple(map(tell_article, articles)),
                events=tuple(
                    Told(href=one.mark.href, label=make_label(one.mark.label), when=one.mark.when)
                    for one in shown.moments.events
                ),
            )
            for (story, articles), shown in told
        ]
    ):
        yield "timeline", timeline
    for story in sorted(view.stories, key=lambda one: -len(one.articles)):
        if origins := picture_origins(story.origins):
            yield f"origins-{story.id}", origins
        if moments := picture_moments(story.moments):
            yield f"moments-{story.id}", moments
        for one in story.differences:
            if series := picture_series(one.series, one.explanation):
                yield f"series-{one.id}", series


@cache
def read_style() -> str:
    """The style sheet, which the site has too."""
    return files("consilience.export").joinpath("style.css").read_text("utf-8")


@cache
def make_environment() -> Environment:
    """The templates; every value is escaped, and one that is missing is an error."""
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
