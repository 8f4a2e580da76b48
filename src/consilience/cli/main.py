"""The command `consilience`: arguments in, exit codes out; the work is in `app`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.errors import ConsilienceError, NoPagesError

if TYPE_CHECKING:
    from consilience.records.dossier import Dossier

app = typer.Typer(
    name="consilience",
    help="Read many outlets' pages on one affair: who says what, and on whose word it rests.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

STANDARD_OUTPUT = "-"


class Exit(IntEnum):
    """What the exit code says."""

    OK = 0
    ERROR = 1  # something could not be written
    USAGE = 2  # no page to read, or arguments that make no sense
    FAILURES = 3  # a dossier was made, some pages are missing from it


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
        metavar="PATH…", help="Text or HTML files, folders, JSON Lines; - is standard input."
    ),
]
Json = Annotated[
    str | None,
    typer.Option("--json", metavar="FILE|-", help="Write the dossier as JSON; - prints it."),
]
Html = Annotated[
    Path | None,
    typer.Option("--html", metavar="FILE", help="Write one HTML file to read and share."),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print nothing but errors and --json -.")
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
    case: Annotated[
        str | None, typer.Option(metavar="NAME", help="A name for the dossier, printed on it.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Read pages into a dossier and print its summary.

    Exit code 0: all pages read; 1: a file could not be written; 2: no page could be read;
    3: some pages could not be read, and the dossier lists them.
    """
    from consilience import app as use_cases
    from consilience.cli.progress import show_progress

    with _explained(), show_progress(quiet=quiet) as progress:
        dossier = use_cases.read(paths, case=case, stdin=sys.stdin.buffer, progress=progress)
    _deliver(dossier, json_path, html_path, quiet=quiet)


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
    with _explained():
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

    with _explained(), show_progress(quiet=quiet) as progress:
        out.mkdir(parents=True, exist_ok=True)
        dossier = use_cases.read_example(progress=progress)
    html_path, json_path = out / "dossier.html", out / "dossier.json"
    _deliver(dossier, str(json_path), html_path, quiet=quiet, expected_failures=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a dossier."""
    import json

    from consilience.app import make_schema

    typer.echo(json.dumps(make_schema(), indent=2, ensure_ascii=False))


def _deliver(
    dossier: "Dossier",
    json_path: str | None,
    html_path: Path | None,
    *,
    quiet: bool,
    expected_failures: bool = False,
) -> None:
    """Files, then the summary, then the exit code."""
    from consilience import app as use_cases
    from consilience.cli.summary import print_summary

    to_pipe = json_path == STANDARD_OUTPUT
    with _explained():
        if to_pipe:
            sys.stdout.buffer.write(use_cases.write_json(dossier))
            sys.stdout.buffer.flush()
        elif json_path is not None:
            use_cases.save_json(dossier, Path(json_path))
        if html_path is not None:
            use_cases.save_html(dossier, html_path)
    if not quiet:
        written = [str(path) for path in (html_path, None if to_pipe else json_path) if path]
        print_summary(dossier, written, to_stderr=to_pipe)
    if dossier.failures and not expected_failures:
        if quiet:
            typer.echo(f"{len(dossier.failures)} pages or articles failed", err=True)
        raise typer.Exit(Exit.FAILURES)


@contextmanager
def _explained() -> Iterator[None]:
    """Errors that a person can mend, as a sentence and an exit code instead of a traceback."""
    try:
        yield
    except NoPagesError as error:
        typer.echo(f"consilience: {error}", err=True)
        raise typer.Exit(Exit.USAGE) from error
    except ConsilienceError as error:
        typer.echo(f"consilience: {error}", err=True)
        raise typer.Exit(Exit.ERROR) from error
    except BrokenPipeError as error:  # the reader of the pipe has seen enough
        sys.stdout = None
        raise typer.Exit(Exit.OK) from error
    except OSError as error:
        typer.echo(f"consilience: cannot write {error.filename}: {error.strerror}", err=True)
        raise typer.Exit(Exit.ERROR) from error
