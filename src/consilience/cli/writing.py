"""Dossiers written: to files, to standard output, as a summary on the terminal."""

import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from consilience.cli.exits import Exit, explained

if TYPE_CHECKING:
    from consilience.records.dossier import Dossier

STANDARD_OUTPUT = "-"


class Format(StrEnum):
    """What a dossier can be written as."""

    HTML = "html"
    JSON = "json"
    MARKDOWN = "markdown"
    TEXT = "text"


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
Workers = Annotated[
    int,
    typer.Option(
        "--workers", "-w", metavar="N", min=1, help="Processes that read articles at a time."
    ),
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print nothing but errors and what - asks for.")
]


def choose_files(
    *, html: Path | None, json: str | None, markdown: str | None, text: str | None
) -> dict[Format, str]:
    """The formats that are asked for; two of them cannot share standard output."""
    files = {
        Format.HTML: None if html is None else str(html),
        Format.JSON: json,
        Format.MARKDOWN: markdown,
        Format.TEXT: text,
    }
    chosen = {one: path for one, path in files.items() if path is not None}
    if list(chosen.values()).count(STANDARD_OUTPUT) > 1:
        raise typer.BadParameter("only one format can go to standard output")
    return chosen


def deliver(
    dossier: "Dossier",
    files: Mapping[Format, str],
    *,
    quiet: bool,
    expected_failures: bool = False,
) -> None:
    """Files, then the summary, then the exit code; `-` is standard output but for HTML."""
    from consilience.cli.summary import print_summary

    written, piped = [], False
    with explained():
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
