"""A bar for each stage, drawn on a terminal."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from consilience.app import Phase
    from consilience.app import Progress as Report


@contextmanager
def draw_bars(names: "Mapping[Phase, str]") -> Iterator["Report"]:
    """A function for the runner to report to, which moves the bars on standard error.

    `names` stand before the bars, one for each phase.
    """
    bars = Progress(
        TextColumn("{task.description:<17}"),
        BarColumn(),
        MofNCompleteColumn(),
        RateColumn(),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    tasks = {phase: bars.add_task(text, total=None, visible=False) for phase, text in names.items()}

    def report(phase: "Phase", done: int, total: int | None) -> None:
        bars.update(tasks[phase], completed=done, total=total, visible=True)

    with bars:
        yield report


class RateColumn(ProgressColumn):
    """How many a second: of late while at work, of all of them at the end."""

    def render(self, task: Task) -> Text:
        """The rate, blank while it is not known."""
        rate = task.finished_speed or task.speed
        return Text("" if rate is None else f"{rate:.3g}/s", style="progress.data.speed")
