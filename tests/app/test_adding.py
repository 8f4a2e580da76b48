import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from consilience import app
from consilience.app import linking
from consilience.codec import encode_dossier
from consilience.linking.stories import add_to_stories
from consilience.pipeline import workers
from consilience.records.story import Story
from tests.making import make_page
from tests.pipeline.test_runner import REPORT


def add(
    place: Path, workers: int, ahead: app.Ahead | None = None
) -> tuple[bytes, list[tuple[str, int, int | None]]]:
    """The dossier of a new workspace with six reports, and what was reported meanwhile."""
    pages = [
        make_page(REPORT.replace("Tuesday", f"{day} May 2031"), name=str(day))
        for day in range(1, 7)
    ]
    seen: list[tuple[str, int, int | None]] = []
    with app.create_workspace(place) as workspace:
        app.add_pages(
            workspace,
            pages,
            workers=workers,
            ahead=ahead,
            progress=lambda *report: seen.append(report),
        )
        return encode_dossier(app.read_workspace(workspace)), seen


def test_several_workers_fill_a_workspace_with_the_same(tmp_path: Path) -> None:
    alone, _ = add(tmp_path / "one", 1)
    together, seen = add(tmp_path / "two", 2)
    assert together == alone
    assert ("annotation", 6, 6) in seen


def test_a_mistyped_path_is_told_and_not_kept(tmp_path: Path) -> None:
    with app.create_workspace(tmp_path / "work") as workspace:
        added = app.add_pages(workspace, app.open_all([str(tmp_path / "pagse")]))
        assert [one.code for one in added.failures] == ["missing"]
        assert workspace.pages.list_failures() == ()


@pytest.fixture
def can_start_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Linux with two processors, though the tests' own process may have threads."""
    monkeypatch.setattr(workers, "choose_start", lambda: "fork")
    monkeypatch.setattr(workers.os, "sched_getaffinity", lambda _: {0, 1})


@pytest.mark.usefixtures("can_start_ahead")
def test_a_process_started_ahead_fills_a_workspace_with_the_same(tmp_path: Path) -> None:
    alone, _ = add(tmp_path / "one", 1)
    with app.start_ahead() as ahead:
        beside, seen = add(tmp_path / "two", 1, ahead)
    assert ahead is not None
    assert beside == alone
    assert ("annotation", 6, 6) in seen


@pytest.mark.usefixtures("can_start_ahead")
def test_a_page_that_joins_a_story_is_linked_with_what_was_read_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grouped: list[tuple[Story, ...]] = []

    def group(*given: Any, **named: Any) -> tuple[Story, ...]:
        grouped.append(add_to_stories(*given, **named))
        return grouped[-1]

    monkeypatch.setattr(linking, "add_to_stories", group)
    monkeypatch.setattr(linking, "MANY", 0)  # no workspace is too small to look for what is near
    monkeypatch.setattr(linking, "ALL_AGAIN", 2)
    pages = [make_page(REPORT, name="first"), make_page(f"{REPORT}\nMore.", name="second")]
    told = []
    for place in ("without", "with"):
        with app.create_workspace(tmp_path / place) as workspace:
            app.add_pages(workspace, pages[:1])
            grouped.clear()
            with app.start_ahead() as ahead:
                beside = ahead if place == "with" else None
                added = app.add_pages(workspace, pages[1:], ahead=beside)
            assert len(added.stories) == len(grouped) == 1
            assert len(grouped[0][0].article_ids) == 2
            told.append(encode_dossier(app.read_workspace(workspace)))
    assert told[0] == told[1]


def test_spacy_is_loaded_for_annotating_alone() -> None:
    modules = "consilience.app.adding, consilience.app.linking, consilience.app.workspaces"
    code = f"import sys, {modules}\nassert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
