"""Stages and counts on standard error while a dossier is made."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from consilience.app import Phase
from consilience.app import Progress as Report

SAYING: dict[Phase, str] = {
    "intake": "opening pages",
    "extraction": "finding articles",
    "annotation": "reading articles",
    "grouping": "grouping",
    "linking": "linking",
    "analysis": "comparing",
    "writing": "writing tables",
}


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Report | None]:
    """A function for the runner to report to; bars on a terminal, one line a stage elsewhere."""
    console = Console(stderr=True)
    if quiet:
        yield None
    elif console.is_terminal:
        with _bars(console) as bars:
            yield _report_to(bars)
    else:
        yield _print_lines(console)


class RateColumn(ProgressColumn):
    """How many a second: of late while at work, of all of them at the end."""

    def render(self, task: Task) -> Text:
        """The rate, blank while it is not known."""
        rate = task.finished_speed or task.speed
        return Text("" if rate is None else f"{rate:.3g}/s", style="progress.data.speed")


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description:<17}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )


def _report_to(bars: Progress) -> Report:
    tasks = {
        phase: bars.add_task(text, total=None, visible=False) for phase, text in SAYING.items()
    }

    def report(phase: Phase, done: int, total: int | None) -> None:
        bars.update(tasks[phase], completed=done, total=total, visible=True)

    return report


def _print_lines(console: Console) -> Report:
    def report(phase: Phase, done: int, total: int | None) -> None:
        if total is not None and done == total:
            console.print(f"{SAYING[phase]}: {done}", highlight=False)

    return report
