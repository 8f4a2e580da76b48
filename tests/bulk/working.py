"""Work that engines are given in tests."""

import os
import signal
from dataclasses import dataclass
from pathlib import Path

from consilience.records.failure import Failure
from consilience.records.page import Page
from tests.making import make_page


@dataclass(frozen=True)
class Touch:
    """Make a file; `deadly` kills the process before that, the first time."""

    file: str
    deadly: bool = False


def touch(task: Touch) -> None:
    file = Path(task.file)
    died = file.with_suffix(".died")
    if task.deadly and not died.exists():
        died.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    file.write_text(str(os.getpid()))


def fail(task: Touch) -> None:
    raise ValueError(f"no {task.file} here")


def make_or_die(raw: bytes) -> Page | Failure:
    """The page of a text; one of them kills whoever reads it."""
    if raw.startswith(b"deadly"):
        os.kill(os.getpid(), signal.SIGKILL)
    return make_page(raw.decode(), name=find_uri(raw))


def find_uri(raw: bytes) -> str:
    """The first word of a text."""
    return raw.decode().split()[0]
