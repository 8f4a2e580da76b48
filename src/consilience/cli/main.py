"""The command `consilience`: arguments in, exit codes out; the work is in `app`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from consilience.cli import judging, keeping
from consilience.cli.bulk import bulk
from consilience.cli.exits import Exit, explained, leave
from consilience.cli.writing import (
    Format,
    Html,
    Json,
    Markdown,
    Quiet,
    Text,
    Workers,
    choose_files,
    deliver,
)

app = typer.Typer(
    name="consilience",
    help="Read many outlets' pages on one affair: who says what, and on whose word it rests.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class LayerChoice(StrEnum):
    """What `show` can draw over a text."""

    QUOTATIONS = "quotations"
    TIMES = "times"
    CLAIMS = "claims"
    MENTIONS = "mentions"
    ALL = "all"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Text or HTML files, folders, JSON Lines, web archives; - is standard input.",
    ),
]


@app.callback(invoke_without_command=True)
def run(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """Read many outlets' pages on one affair: who says what, and on whose word it rests."""
    if version:
        from importlib.metadata import version as installed  # 30 ms that no other command needs

        typer.echo(f"consilience {installed('consilience')}")
        raise typer.Exit(Exit.OK)


@app.command()
def read(
    paths: Paths,
    json_path: Json = None,
    html_path: Html = None,
    markdown_path: Markdown = None,
    text_path: Text = None,
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="A name for the dossier, printed on it.")
    ] = None,
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Read pages into a dossier and print its summary.

    Exit code 0: all pages read; 1: a file could not be written; 2: no page could be read;
    3: some pages could not be read, and the dossier lists them.
    """
    from consilience import app as use_cases
    from consilience.cli.progress import show_progress

    chosen = choose_files(html=html_path, json=json_path, markdown=markdown_path, text=text_path)
    with explained(), show_progress(quiet=quiet) as progress:
        dossier = use_cases.read(
            paths, case=case, stdin=sys.stdin.buffer, progress=progress, workers=workers
        )
    deliver(dossier, chosen, quiet=quiet)


@app.command()
def show(
    paths: Paths,
    layer: Annotated[
        list[LayerChoice] | None,
        typer.Option(help="What to mark; may be given several times. All by default."),
    ] = None,
    article: Annotated[
        str | None,
        typer.Option(metavar="N|ID", help="One article alone: its number here, or its id."),
    ] = None,
) -> None:
    """Print each article with its mentions, times, quotations and claims marked over the text.

    Every article is read by itself and printed as soon as it is read. Exit codes as for `read`;
    2 also if there is no such article.
    """
    from consilience import app as use_cases
    from consilience.cli.layers import Choice, print_articles

    chosen = {LayerChoice.ALL} if not layer else set(layer)
    layers = [one for one in use_cases.LAYERS if {LayerChoice.ALL, LayerChoice(one)} & chosen]
    choice = Choice(article)
    with explained():
        shown = use_cases.show(paths, stdin=sys.stdin.buffer, choose=choice)
        articles, failures = print_articles(shown, layers)
    if article is not None and not articles:
        typer.echo(f"consilience: no article {article!r} among the {choice.seen} found", err=True)
        raise typer.Exit(Exit.USAGE)
    if failures:
        raise typer.Exit(Exit.FAILURES)


@app.command()
def demo(
    out: Annotated[
        Path, typer.Option(metavar="FOLDER", help="Where dossier.html and dossier.json go.")
    ] = Path(),
    quiet: Quiet = False,
) -> None:
    """Read the example pages (an invented affair) and write dossier.html and dossier.json."""
    from consilience import app as use_cases
    from consilience.cli.progress import show_progress

    with explained(), show_progress(quiet=quiet) as progress:
        out.mkdir(parents=True, exist_ok=True)
        dossier = use_cases.read_example(progress=progress)
    files = {one: str(out / f"dossier.{one}") for one in (Format.HTML, Format.JSON)}
    deliver(dossier, files, quiet=quiet, expected_failures=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a dossier."""
    import json

    from consilience.app import make_schema

    typer.echo(json.dumps(make_schema(), indent=2, ensure_ascii=False))


app.command()(bulk)
keeping.add_commands(app)
judging.add_commands(app)


def main() -> NoReturn:
    """Run the command that the arguments name, and end the process."""
    try:
        app(prog_name="consilience")
    except SystemExit as end:
        leave(end.code if isinstance(end.code, int) else int(end.code is not None))
    except BrokenPipeError:  # the reader of the pipe has seen enough
        sys.stdout = None
    leave(Exit.OK)
