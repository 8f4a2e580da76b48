"""Commands over a workspace: make, fill, look into, take out, serve."""

import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli.exits import Exit, explained
from consilience.cli.writing import (
    Html,
    Json,
    Markdown,
    Quiet,
    Text,
    Workers,
    choose_files,
    deliver,
)

if TYPE_CHECKING:
    from consilience.app import Workspace
    from consilience.records.failure import Failure
    from consilience.records.page import Page

Store = Annotated[
    str,
    typer.Option(
        "--store",
        "-s",
        metavar="FOLDER|URL",
        envvar="CONSILIENCE_STORE",
        help="The workspace: a folder, or postgresql://USER@HOST/DATABASE.",
    ),
]
Fetch = Annotated[
    bool, typer.Option("--fetch", help="Ask the network for addresses and for pages of feeds.")
]
Contact = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="Whom a site may write to, told with every request."),
]
Most = Annotated[int, typer.Option("--most", "-n", min=1, help="How many to print.")]
HERE = "."
WEB = ("http://", "https://")
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")


class StoryOrder(StrEnum):
    """In what order stories are listed."""

    LATEST = "latest"
    ARTICLES = "articles"


def _check_day(day: str | None) -> str | None:
    """The day as it was given; a usage error for what is none."""
    if day is None or DAY.fullmatch(day):
        return day
    raise typer.BadParameter(f"{day!r} is no day; give it like 2022-10-03, 2022-10 or 2022")


def add_commands(to: typer.Typer) -> None:
    """Add the commands to an application."""
    for command in (init, add, watch, stories, story, search, entity, export, serve, doctor):
        to.command()(command)


@contextmanager
def opened(place: str) -> Iterator["Workspace"]:
    """The workspace for a `with` block, errors told."""
    from consilience import app

    with explained(), app.open_workspace(place) as workspace:
        yield workspace


def init(
    folder: Annotated[
        str | None, typer.Argument(metavar="FOLDER", help="Made if it is not there.")
    ] = None,
    store: Store = HERE,
) -> None:
    """Make a workspace: a folder that keeps pages, what was found in them, and judgements."""
    from consilience import app

    place = folder or store
    with explained(), app.create_workspace(place):
        typer.echo(f"made a workspace in {_hide_password(place)}")


def add(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|ADDRESS…",
            help="Files, folders, JSON Lines, web archives, - for standard input; "
            "with --fetch also addresses of pages and feeds.",
        ),
    ],
    store: Store = HERE,
    fetch: Fetch = False,
    contact: Contact = "",
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Add pages to a workspace. What is there already is left as it is.

    Exit code 3: some pages could not be read; they are listed.
    """
    from consilience import app
    from consilience.cli.progress import show_progress

    addresses = [one for one in sources if one.startswith(WEB)]
    if addresses and not fetch:
        raise typer.BadParameter(
            f"{addresses[0]} is an address; give --fetch to let the network be asked for it"
        )
    paths = [one for one in sources if not one.startswith(WEB)]
    # A process is only copied while it is small and has one thread.
    with (
        app.start_ahead(workers) as ahead,
        opened(store) as workspace,
        show_progress(quiet=quiet) as progress,
    ):
        pages = _open(paths, addresses, contact)
        added = app.add_pages(workspace, pages, progress=progress, workers=workers, ahead=ahead)
    if not quiet:
        made = app.count(len(added.stories), "story", "stories")
        typer.echo(f"{app.count(len(added.pages), 'page')} added, {made} made")
    if added.failures:
        from consilience.cli.tables import print_failures

        print_failures(added.failures)
        raise typer.Exit(Exit.FAILURES)


def _open(paths: list[str], addresses: list[str], contact: str) -> "Iterator[Page | Failure]":
    from consilience import app

    if paths:
        yield from app.open_all(paths, stdin=sys.stdin.buffer)
    if addresses:
        yield from app.fetch_pages(addresses, contact=contact)


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED…", help="Addresses of RSS or Atom feeds, or files.")
    ],
    store: Store = HERE,
    every: Annotated[
        float, typer.Option("--every", min=1, help="Minutes between two looks.")
    ] = 15.0,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    contact: Contact = "",
    quiet: Quiet = False,
) -> None:
    """Ask feeds for new pages again and again, and add them, until stopped by Ctrl-C.

    Exit code 3 with --once: a feed or a page could not be read; they are listed.
    """
    from consilience import app
    from consilience.cli.tables import print_failures

    sources = [one if one.startswith(WEB) else Path(one) for one in feeds]
    with opened(store) as workspace:
        for added in app.watch_feeds(
            workspace, sources, every_s=60 * every, once=once, contact=contact
        ):
            if not quiet:
                pages = app.count(len(added.pages), "page")
                typer.echo(f"{pages} added, {len(added.failures)} failed")
            print_failures(added.failures)
            if once and added.failures:
                raise typer.Exit(Exit.FAILURES)


def stories(
    store: Store = HERE,
    order: Annotated[
        StoryOrder, typer.Option(help="Those with the latest news first, or those with most.")
    ] = StoryOrder.LATEST,
    most: Most = 30,
) -> None:
    """List the stories of a workspace."""
    from consilience.cli.tables import print_stories

    with opened(store) as workspace:
        print_stories(workspace.stories.list(order=order.value, size=most))


def story(
    story_id: Annotated[str, typer.Argument(metavar="ID", help="As `stories` prints it.")],
    store: Store = HERE,
    json_path: Json = None,
    html_path: Html = None,
    markdown_path: Markdown = None,
    text_path: Text = None,
    quiet: Quiet = False,
) -> None:
    """Print one story: its facts, origins, differences and articles; or write its dossier."""
    from consilience import app
    from consilience.records.ids import StoryId

    chosen = choose_files(html=html_path, json=json_path, markdown=markdown_path, text=text_path)
    with opened(store) as workspace:
        chosen_id = StoryId(workspace.complete_id(story_id, "story"))
        dossier = app.read_story(workspace, chosen_id)
    deliver(dossier, chosen, quiet=quiet)


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS…", help='Words; "…" for a phrase, -word without.')
    ],
    store: Store = HERE,
    outlet: Annotated[str | None, typer.Option(help="Of one outlet alone.")] = None,
    story_id: Annotated[
        str | None, typer.Option("--story", metavar="ID", help="Of one story alone.")
    ] = None,
    earliest: Annotated[
        str | None,
        typer.Option("--from", metavar="DAY", callback=_check_day, help="Published then or later."),
    ] = None,
    latest: Annotated[
        str | None,
        typer.Option("--to", metavar="DAY", callback=_check_day, help="Published then or earlier."),
    ] = None,
    most: Most = 10,
) -> None:
    """Search the texts of a workspace."""
    from consilience import app
    from consilience.cli.tables import print_hits
    from consilience.records.ids import StoryId

    with opened(store) as workspace:
        chosen = workspace.complete_id(story_id, "story") if story_id else None
        selection = app.Selection(
            outlet=outlet,
            story_id=StoryId(chosen) if chosen else None,
            earliest=earliest,
            latest=latest,
        )
        print_hits(workspace.search.find(" ".join(words), selection, size=most))


def entity(
    name: Annotated[str, typer.Argument(metavar="NAME|ID", help="A name, or part of one.")],
    store: Store = HERE,
    most: Most = 10,
) -> None:
    """Print who or what bears a name: other names, offices, stories, quotations."""
    from consilience import app
    from consilience.cli.tables import print_entities, print_entity
    from consilience.records.ids import EntityId

    with opened(store) as workspace:
        found = workspace.findings.list_entities(name, size=most)
        ids = [one.id for one in found.rows] or [EntityId(workspace.complete_id(name, "entity"))]
        if len(ids) > 1:
            print_entities(found)
            return
        joined, by_story = app.read_entity(workspace, ids[0])
        said = workspace.findings.list_quotations(speaker_id=ids[0], size=most)
        print_entity(joined, {one: workspace.stories.read(one) for one in by_story}, said)


def export(
    store: Store = HERE,
    json_path: Json = None,
    html_path: Html = None,
    markdown_path: Markdown = None,
    text_path: Text = None,
    judgements: Annotated[
        str | None,
        typer.Option("--judgements", metavar="FILE|-", help="Judgements as JSON Lines."),
    ] = None,
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="A name for the dossier, printed on it.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Write all of a workspace as one dossier, in any of its forms."""
    from consilience import app

    chosen = choose_files(html=html_path, json=json_path, markdown=markdown_path, text=text_path)
    with opened(store) as workspace:
        if judgements is not None:
            _write_lines(workspace.judgements.export_lines(), judgements)
            if not chosen:
                return
        dossier = app.read_workspace(workspace, case=case)
    deliver(dossier, chosen, quiet=quiet, expected_failures=True)


def _write_lines(lines: Iterable[bytes], path: str) -> None:
    if path == "-":
        sys.stdout.buffer.writelines(lines)
        sys.stdout.buffer.flush()
    else:
        with Path(path).open("wb") as file:
            file.writelines(lines)


def serve(
    store: Store = HERE,
    host: Annotated[
        str, typer.Option(help="Where to listen; others than this machine need a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8470,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Further names by which it is reached."),
    ] = None,
    fetch: Fetch = False,
    contact: Contact = "",
    by: Annotated[str, typer.Option("--by", help="Who judges, where nobody says so.")] = "analyst",
) -> None:
    """Open a workspace in the browser, on this machine unless told otherwise."""
    from consilience.web.running import run_server

    with opened(store) as workspace:
        run_server(
            workspace,
            host=host,
            port=port,
            names=tuple(name or ()),
            fetching=fetch,
            contact=contact,
            made_by=by,
        )


def doctor(store: Store = HERE) -> None:
    """Check a workspace: its database, what waits to be read, what failed.

    Exit code 1: the database is damaged; 3: pages failed or wait.
    """
    from consilience.cli.tables import print_health

    with opened(store) as workspace:
        broken = workspace.check()
        stages = workspace.pages.count_by_stage()
        failures = workspace.pages.list_failures()
        unread = workspace.articles.list_unannotated()
        print_health(broken, stages, failures, unread)
    if broken:
        raise typer.Exit(Exit.ERROR)
    if failures or unread or set(stages) & {"intake"}:
        raise typer.Exit(Exit.FAILURES)


def _hide_password(place: str) -> str:
    scheme, mark, rest = place.partition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}" if mark else place
