"""Dossiers written: to files, to standard output, as a summary on the terminal."""

import os
import sys
from collections.abc import Iterable, Mapping
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
    """The formats that are asked for; two of them cannot share standard output.

    What can never be written is told here, before pages are read for minutes.
    """
    files = {
        Format.HTML: None if html is None else str(html),
        Format.JSON: json,
        Format.MARKDOWN: markdown,
        Format.TEXT: text,
    }
    chosen = {one: path for one, path in files.items() if path is not None}
    if list(chosen.values()).count(STANDARD_OUTPUT) > 1:
        raise typer.BadParameter("only one format can go to standard output")
    check_writable(Path(one) for one in chosen.values() if one != STANDARD_OUTPUT)
    return chosen


def check_writable(paths: Iterable[Path]) -> None:
    """Ends the command with exit code 1 and the reason where a file can never be written."""
    for path in paths:
        reason = _find_hindrance(path)
        if reason:
            typer.echo(f"consilience: cannot write {path}: {reason}", err=True)
            raise typer.Exit(Exit.ERROR)


def _find_hindrance(path: Path) -> str:
    folder = path.parent
    if path.is_dir():
        return "it is a folder; name a file in it"
    if not folder.is_dir():
        return f"there is no folder {folder}; make it first"
    if not os.access(path if path.exists() else folder, os.W_OK):
        return "no permission"
    return ""


def deliver(
    dossier: "Dossier",
    files: Mapping[Format, str],
    *,
    quiet: bool,
    expected_failures: bool = False,
) -> None:
    """Files, then the summary, then the exit code; `-` is standard output but for HTML."""
    from consilience.cli.summary import print_summary
    from consilience.cli.tables import print_failures

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
            print_failures(dossier.failures)
        raise typer.Exit(Exit.FAILURES)


def _save(dossier: "Dossier", format_: Format, path: Path) -> None:
    from consilience import app as use_cases

    save = {
        Format.HTML: use_cases.save_html,
        Format.JSON: use_cases.save_json,
        Format.MARKDOWN: use_cases.save_markdown,
        Format.TEXT: use_cases.save_text,
    }
    try:
        save[format_](dossier, path)
    except OSError as error:  # a full disk is told without the name of the file
        raise OSError(error.errno, error.strerror, str(path)) from error


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
