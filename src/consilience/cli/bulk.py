"""The command for very many pages: Parquet tables out, progress and what failed told."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from consilience.cli.exits import Exit, explained
from consilience.cli.writing import Quiet, Workers

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOW_CURSOR = "\x1b[?25h"  # which bars hide
LOOKS_S = 0.2
MAIN = ("pages", "articles", "stories", "events", "origins", "claims")  # rows that are told


class EngineChoice(StrEnum):
    """Who works."""

    DAFT = "daft"
    RAY = "ray"


def bulk(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="Parquet, JSON Lines or web archives: a file, a folder, or an address in an "
            "object store (s3://bucket/folder).",
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", metavar="FOLDER", help="Where the tables go.")],
    engine: Annotated[
        EngineChoice, typer.Option(help="daft: processes of this machine; ray: a Ray cluster.")
    ] = EngineChoice.DAFT,
    address: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="The Ray cluster; one is started without it."),
    ] = None,
    shard_size: Annotated[
        int, typer.Option(metavar="N", min=1, help="Pages that are read, or lost, together.")
    ] = 50,
    workers: Workers = 1,
    quiet: Quiet = False,
) -> None:
    """Read very many pages to Parquet tables; broken off, the same command goes on.

    Exit code 0: all pages read; 1: the run could not begin or end; 3: some pages could not be
    read, and the table of failures lists them.
    """
    from consilience import app
    from consilience.cli.progress import show_progress

    with explained(), _stopped_at_once(), show_progress(quiet=quiet) as progress:
        made = app.read_bulk(
            source,
            out,
            engine=engine.value,
            address=address,
            shard_size=shard_size,
            workers=workers,
            progress=progress,
        )
    if not quiet:
        typer.echo(f"{made.address}: {_tell(made.rows)}")
    if made.failures:
        codes = ", ".join(f"{count:,} {code}" for code, count in made.failures.items())
        typer.echo(f"{sum(made.failures.values()):,} pages or articles failed: {codes}", err=True)
        raise typer.Exit(Exit.FAILURES)


@contextmanager
def _stopped_at_once() -> Iterator[None]:
    """Ctrl-C ends the process there and then, which loses no more than a kill does.

    Daft would answer it by waiting for workers, and those that it starts would die before they
    answer. So it is kept from all threads but one, and from the workers, who notice by themselves.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    over = threading.Event()
    watching = threading.Thread(target=_wait_for_stop, args=(over,), daemon=True)
    watching.start()
    try:
        yield
    except KeyboardInterrupt:  # a thread of Daft's own took it
        _stop()
    finally:
        over.set()
        watching.join()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _wait_for_stop(over: threading.Event) -> None:
    while not over.is_set():
        if signal.sigtimedwait({signal.SIGINT}, LOOKS_S) is not None:
            _stop()


def _stop() -> NoReturn:
    """Say so and end, without waiting for threads."""
    sys.stderr.write(f"{SHOW_CURSOR if sys.stderr.isatty() else ''}\n")
    typer.echo("consilience: stopped; the same command goes on from here", err=True)
    os._exit(Exit.STOPPED)


def _tell(rows: "Mapping[str, int]") -> str:
    return ", ".join(f"{rows.get(name, 0):,} {name}" for name in MAIN)
