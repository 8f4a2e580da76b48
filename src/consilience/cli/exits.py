"""Exit codes, and errors told as a sentence."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import IntEnum
from typing import NoReturn

import typer

from consilience.errors import (
    ConsilienceError,
    CursorError,
    JudgementError,
    NoPagesError,
    UnknownIdError,
    WorkspaceExistsError,
    WorkspaceMissingError,
)

# What a person mends by typing something else.
MISTYPED = (
    CursorError,
    JudgementError,
    NoPagesError,
    UnknownIdError,
    WorkspaceExistsError,
    WorkspaceMissingError,
)


class Exit(IntEnum):
    """What the exit code says."""

    OK = 0
    ERROR = 1  # something could not be written
    USAGE = 2  # no page to read, or arguments that make no sense
    FAILURES = 3  # a dossier was made, some pages are missing from it
    STOPPED = 130  # by Ctrl-C


def leave(code: int) -> NoReturn:
    """End the process with this code, what was printed written out.

    Threads that Daft leaves behind may abort a Python that is about to end, after all is done.
    """
    if "daft" not in sys.modules:
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, AttributeError):
            stream.flush()
    os._exit(code)


@contextmanager
def explained() -> Iterator[None]:
    """Errors that a person can mend, as a sentence and an exit code instead of a traceback."""
    try:
        yield
    except MISTYPED as error:
        typer.echo(f"consilience: {error}", err=True)
        raise typer.Exit(Exit.USAGE) from error
    except ConsilienceError as error:
        typer.echo(f"consilience: {error}", err=True)
        raise typer.Exit(Exit.ERROR) from error
    except BrokenPipeError as error:  # the reader of the pipe has seen enough
        sys.stdout = None
        raise typer.Exit(Exit.OK) from error
    except KeyboardInterrupt as error:
        typer.echo("consilience: stopped; what was kept stays", err=True)
        raise typer.Exit(Exit.STOPPED) from error
    except OSError as error:
        typer.echo(f"consilience: {_tell(error)}", err=True)
        raise typer.Exit(Exit.ERROR) from error


def _tell(error: OSError) -> str:
    """What went wrong; a file is one to be written, as errors in reading are `PageError`s."""
    reason = error.strerror or str(error) or type(error).__name__
    return f"cannot write {error.filename}: {reason}" if error.filename else reason
