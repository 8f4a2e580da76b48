"""Stages and counts on standard error while a dossier is made."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from consilience.app import Phase
    from consilience.app import Progress as Report

SAYING: "dict[Phase, str]" = {
    "intake": "opening pages",
    "extraction": "finding articles",
    "annotation": "reading articles",
    "grouping": "grouping",
    "linking": "linking",
    "analysis": "comparing",
    "writing": "writing tables",
}


@contextmanager
def show_progress(*, quiet: bool) -> "Iterator[Report | None]":
    """A function for the runner to report to; bars on a terminal, one line a stage elsewhere."""
    if quiet:
        yield None
    elif sys.stderr.isatty():
        # Here and not above: what draws takes 50 ms to load.
        from consilience.cli.bars import draw_bars

        with draw_bars(SAYING) as report:
            yield report
    else:
        yield _print_line


def _print_line(phase: "Phase", done: int, total: int | None) -> None:
    if total and done == total:
        typer.echo(f"{SAYING[phase]}: {done}", err=True)
