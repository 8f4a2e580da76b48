"""The command `consilience`: arguments in, exit codes out; the work is in `app`."""

import sys
from collections.abc import Iterator, Mapping
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


class Format(StrEnum):
    """What a dossier can be written as."""

    HTML = "html"
    JSON = "json"
    MARKDOWN = "markdown"
    TEXT = "text"


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
Markdown = Annotated[
    str | None,
    typer.Option(
        "--markdown",
        metavar="FILE|-",
        help="Write Markdown with footnotes, for notes; - prints it.",
    ),
]
Text = Annotated[
    str | None,
    typer.Option(
        "--text", metavar="FILE|-", help="Write plain text with numbered sources; - prints it."
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print nothing but errors and what - asks for.")
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
    quiet: Quiet = False,
) -> None:
    """Read pages into a dossier and print its summary.

    Exit code 0: all pages read; 1: a file could not be written; 2: no page could be read;
    3: some pages could not be read, and the dossier lists them.
    """
    from consilience import app as use_cases
    from consilience.cli.progress import show_progress

    html = None if html_path is None else str(html_path)
    files = {Format.HTML: html, Format.JSON: json_path}
    files |= {Format.MARKDOWN: markdown_path, Format.TEXT: text_path}
    chosen = {one: path for one, path in files.items() if path is not None}
    if list(chosen.values()).count(STANDARD_OUTPUT) > 1:
        raise typer.BadParameter("only one format can go to standard output")
    with _explained(), show_progress(quiet=quiet) as progress:
        dossier = use_cases.read(paths, case=case, stdin=sys.stdin.buffer, progress=progress)
    _deliver(dossier, chosen, quiet=quiet)


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
    files = {one: str(out / f"dossier.{one}") for one in (Format.HTML, Format.JSON)}
    _deliver(dossier, files, quiet=quiet, expected_failures=True)


@app.command()
def schema() -> None:
    """Print the JSON Schema of a dossier."""
    import json

    from consilience.app import make_schema

    typer.echo(json.dumps(make_schema(), indent=2, ensure_ascii=False))


def _deliver(
    dossier: "Dossier",
    files: Mapping[Format, str],
    *,
    quiet: bool,
    expected_failures: bool = False,
) -> None:
    """Files, then the summary, then the exit code; `-` is standard output but for HTML."""
    from consilience.cli.summary import print_summary

    written, piped = [], False
    with _explained():
        for format_, path in files.items():
            if path == STANDARD_OUTPUT and format_ is not Format.HTML:
                _print(dossier, format_)
                piped = True
            else:
                _save(dossier, format_, Path(path))
                written.append(path)
    if not quiet:
        print_summary(dossier, written, to_stderr=piped)
    if dossier.failures and not expected_failures:
        if quiet:
            typer.echo(f"{len(dossier.failures)} pages or articles failed", err=True)
        raise typer.Exit(Exit.FAILURES)


def _save(dossier: "Dossier", format_: Format, path: Path) -> None:
    from consilience import app as use_cases

    save = {
        Format.HTML: use_cases.save_html,
        Format.JSON: use_cases.save_json,
        Format.MARKDOWN: use_cases.save_markdown,
        Format.TEXT: use_cases.save_text,
    }
    save[format_](dossier, path)


def _print(dossier: "Dossier", format_: Format) -> None:
    """UTF-8 whatever the terminal's encoding, so that a pipe gets what a file would."""
    from consilience import app as use_cases

    match format_:
        case Format.MARKDOWN:
            written = use_cases.write_markdown(dossier).encode()
        case Format.TEXT:
            written = use_cases.write_text(dossier).encode()
        case _:
            written = use_cases.write_json(dossier)
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()


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
