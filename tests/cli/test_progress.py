import io
from collections.abc import Callable

import pytest
from rich.console import Console
from rich.progress import Progress

from consilience.cli.bars import RateColumn
from consilience.cli.progress import show_progress


def draw(advance: Callable[[Progress], None]) -> str:
    """The rate of a task that began at 100 s, drawn after `advance`."""
    seconds = iter(range(100, 200))
    console = Console(file=io.StringIO(), width=80)
    with Progress(
        RateColumn(), console=console, auto_refresh=False, get_time=lambda: next(seconds)
    ) as bars:
        bars.add_task("reading", total=100)
        advance(bars)
        return RateColumn().render(bars.tasks[0]).plain


def test_the_rate_is_told_as_soon_as_two_steps_are_done() -> None:
    def advance(bars: Progress) -> None:
        for done in (4, 8):
            bars.update(bars.task_ids[0], completed=done)

    assert draw(advance).endswith("/s")


def test_without_a_step_there_is_no_rate() -> None:
    assert draw(lambda bars: None) == ""


def test_nobody_is_told_anything_when_quiet() -> None:
    with show_progress(quiet=True) as report:
        assert report is None


def test_away_from_a_terminal_a_stage_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(quiet=False) as report:
        assert report is not None
        for done in range(1, 4):
            report("annotation", done, 3)
    assert capsys.readouterr().err == "reading articles: 3\n"


def test_a_stage_that_had_nothing_to_do_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress(quiet=False) as report:
        assert report is not None
        report("extraction", 0, 0)
    assert capsys.readouterr().err == ""
