"""What is told while pages pass through the stages."""

from collections.abc import Callable
from typing import Literal

from consilience.records.failure import Stage

# What is told of while it is done; the last two are of bulk runs, and no stages of an article.
Phase = Stage | Literal["grouping", "writing"]
Progress = Callable[[Phase, int, int | None], None]  # phase, how many are done, of how many


def report_nothing(phase: Phase, done: int, total: int | None) -> None:
    """Stand in for progress that nobody watches."""
