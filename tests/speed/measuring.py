"""How much a piece of work costs, in measures that another process on the machine hardly changes."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

OURS = str(Path("src", "consilience"))


def count_lines(work: Callable[[], object]) -> int:
    """The lines of our own code that the work runs: the same number every time."""
    count = 0

    def trace(frame: FrameType, event: str, arg: Any) -> Any:
        return follow if OURS in frame.f_code.co_filename else None

    def follow(frame: FrameType, event: str, arg: Any) -> Any:
        nonlocal count
        count += event == "line"
        return follow

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def measure_seconds(work: Callable[[], object], *, runs: int = 3) -> float:
    """Seconds of CPU, the least of several runs."""
    return min(_measure_once(work) for _ in range(runs))


def _measure_once(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start
