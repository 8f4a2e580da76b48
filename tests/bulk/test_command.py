from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from consilience.app import bulk
from consilience.cli.main import app
from consilience.errors import BulkError
from consilience.pipeline.bulk import Bulk
from tests.bulk.making import write_lines

Call = Callable[..., Result]


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The command over pages, in this process."""
    own = bulk.read_bulk

    def read_here(*arguments: Any, **options: Any) -> Bulk:
        return own(*arguments, **options | {"engine": "here"})

    monkeypatch.setattr(bulk, "read_bulk", read_here)
    source = tmp_path / "pages.jsonl"

    def call(*arguments: str, more: list[str]) -> Result:
        write_lines([{"text": "Ada Brandt met Leo Lund in Marle."}], source, more=more)
        return CliRunner().invoke(
            app, ["bulk", str(source), "--out", str(tmp_path / "out"), *arguments]
        )

    return call


def test_rows_are_told_at_the_end(call: Call, tmp_path: Path) -> None:
    made = call(more=[])
    assert made.exit_code == 0
    assert made.stdout.startswith(f"file://{tmp_path}/out: 1 pages, 1 articles, 1 stories")


def test_what_failed_is_counted_by_code(call: Call) -> None:
    made = call(more=["{broken", "{}", "[]"])
    assert made.exit_code == 3
    assert "3 pages or articles failed: 3 broken_json" in made.stderr


def test_stages_are_told_once_where_there_is_no_terminal(call: Call) -> None:
    made = call(more=[])
    assert [line for line in made.stderr.splitlines() if "reading articles" in line] == [
        "reading articles: 1"
    ]


def test_a_quiet_run_prints_nothing(call: Call) -> None:
    made = call("--quiet", more=[])
    assert (made.stdout, made.stderr) == ("", "")


def test_a_run_that_cannot_begin_is_told_as_a_sentence(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> Bulk:
        raise BulkError("no Ray cluster answers")

    monkeypatch.setattr(bulk, "read_bulk", fail)
    made = call(more=[])
    assert (made.exit_code, made.stderr) == (1, "consilience: no Ray cluster answers\n")
