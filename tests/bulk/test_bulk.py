"""Whole runs in this process."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from consilience import app
from consilience.app.bulk import read_bulk
from consilience.errors import BulkError
from consilience.pipeline import bulk, bulk_shards, bulk_stories, parts
from consilience.pipeline.runner import Read
from consilience.records.dossier import Dossier
from consilience.records.page import Page
from tests.bulk.making import (
    list_examples,
    list_records,
    read_files,
    read_rows,
    read_tables,
    write_lines,
)

BROKEN = ["{broken", json.dumps({"text": "  "})]
TALKS = "Ada Brandt met Leo Lund in Marle on Tuesday. She said the talks were short."


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("delivered")
    return write_lines(list_examples(), folder / "pages.jsonl", more=BROKEN)


@pytest.fixture(scope="module")
def dossier(delivered: Path) -> Dossier:
    return app.read([delivered])


@pytest.fixture(scope="module")
def tables(delivered: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "tables"
    read_bulk(str(delivered), str(out), engine="here", shard_size=4)
    return out


@pytest.fixture
def few(tmp_path: Path) -> Path:
    objects = [
        {"text": f"{TALKS}\nIt was visit {n}.", "url": f"https://a.example/{n}"} for n in range(7)
    ]
    return write_lines(objects, tmp_path / "few.jsonl")


def test_the_tables_hold_the_dossier_that_read_gives(dossier: Dossier, tables: Path) -> None:
    found, expected = read_tables(tables), list_records(dossier)
    assert len(found["articles"]) > 10
    for name in expected:
        assert found[name] == expected[name], name


def test_the_size_of_shards_and_files_changes_no_row(
    delivered: Path, tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "WRITTEN_AT_ONCE", 5)
    monkeypatch.setattr(bulk_stories, "LINKED_AT_ONCE", 3)
    read_bulk(str(delivered), str(tmp_path / "out"), engine="here", shard_size=1)
    assert len(list((tmp_path / "out" / "articles").iterdir())) > 1
    assert read_tables(tmp_path / "out") == read_tables(tables)


def test_what_is_kept_between_steps_is_gone_at_the_end(tables: Path) -> None:
    assert not (tables / "work").exists()


def test_a_finished_run_is_not_done_again(
    delivered: Path, tables: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read_files(tables)
    monkeypatch.setattr(bulk_shards, "read_pages", None)
    again = read_bulk(str(delivered), str(tables), engine="here")
    assert again.rows["articles"] == len(read_rows(tables, "articles"))
    assert again.failures == {"broken_json": 1, "empty": 1}
    assert read_files(tables) == before


class Stopped(BaseException):
    """Ctrl-C, as it were."""


@pytest.mark.parametrize("phase", ["intake", "annotation", "grouping", "linking", "writing"])
def test_a_run_that_was_stopped_goes_on(phase: str, few: Path, tmp_path: Path) -> None:
    def stop(at: str, done: int, total: int | None) -> None:
        if at == phase and done:
            raise Stopped

    whole, stopped = tmp_path / "whole", tmp_path / "stopped"
    read_bulk(str(few), str(whole), engine="here", shard_size=2)
    with pytest.raises(Stopped):
        read_bulk(str(few), str(stopped), engine="here", shard_size=2, progress=stop)
    read_bulk(str(few), str(stopped), engine="here", shard_size=2)
    assert read_files(stopped) == read_files(whole)


def test_two_runs_do_not_write_into_one_folder(few: Path, tmp_path: Path) -> None:
    def run_another(*_: object) -> None:
        read_bulk(str(few), str(tmp_path / "out"), engine="here")

    with pytest.raises(BulkError, match="another run"):
        read_bulk(str(few), str(tmp_path / "out"), engine="here", progress=run_another)


def test_what_is_done_is_told_by_name(few: Path, tmp_path: Path) -> None:
    told: list[str] = []
    read_bulk(
        str(few),
        str(tmp_path / "out"),
        engine="here",
        progress=lambda phase, done, total: told.append(phase),
    )
    assert list(dict.fromkeys(told)) == ["intake", "annotation", "grouping", "linking", "writing"]


def test_shards_that_are_read_are_not_read_again(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(at: str, done: int, total: int | None) -> None:
        if at == "annotation" and done == 4:
            raise Stopped

    with pytest.raises(Stopped):
        read_bulk(str(few), str(tmp_path / "out"), engine="here", shard_size=2, progress=stop)
    told: list[tuple[int, int | None]] = []
    read_bulk(
        str(few),
        str(tmp_path / "out"),
        engine="here",
        progress=lambda at, done, total: told.append((done, total)) if at == "annotation" else None,
    )
    assert told == [(4, 7), (6, 7), (7, 7)]


def test_a_page_that_comes_twice_is_read_once(few: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.jsonl").write_bytes(few.read_bytes())
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(few.read_bytes()))
    made = read_bulk(str(folder), str(tmp_path / "out"), engine="here", shard_size=3)
    assert made.rows["pages"] == 7


def test_nothing_to_read_gives_tables_without_rows(tmp_path: Path) -> None:
    write_lines([], tmp_path / "none.jsonl", more=["{"])
    made = read_bulk(str(tmp_path / "none.jsonl"), str(tmp_path / "out"), engine="here")
    assert made.rows.pop("failures") == 1
    assert set(made.rows.values()) == {0}
    assert {len(read_rows(tmp_path / "out", name)) for name in made.rows} == {0}


def test_an_error_in_one_page_costs_this_page(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = bulk_shards.extract_one

    def fail(page: Page) -> Read:
        if "visit 3" in page.text:
            raise ValueError("half of it is missing")
        return extract(page)

    monkeypatch.setattr(bulk_shards, "extract_one", fail)
    made = read_bulk(str(few), str(tmp_path / "out"), engine="here")
    assert (made.rows["pages"], made.failures) == (6, {"error": 1})
    (row,) = read_rows(tmp_path / "out", "failures")
    assert row["uri"] == "https://a.example/3"
    assert "half of it is missing" in row["message"]


def test_a_title_that_no_file_can_hold_costs_its_page(few: Path, tmp_path: Path) -> None:
    half = (
        '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Half \\ud800 of it"}</script></head><body><p>'
        + TALKS
        + "</p></body></html>"
    )
    write_lines([{"html": half}], tmp_path / "half.jsonl", more=few.read_text().splitlines())
    made = read_bulk(str(tmp_path / "half.jsonl"), str(tmp_path / "out"), engine="here")
    assert made.rows["articles"] >= 7
    assert made.rows["pages"] + made.rows["failures"] == 8


def test_a_story_that_cannot_be_linked_keeps_its_articles(
    few: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("too odd")

    monkeypatch.setattr(parts, "make_part", fail)
    made = read_bulk(str(few), str(tmp_path / "out"), engine="here")
    assert (made.rows["articles"], made.rows["events"]) == (7, 0)
    assert made.failures == {"error": made.rows["stories"]}
    assert {row["stage"] for row in read_rows(tmp_path / "out", "failures")} == {"linking"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda few, out: few.write_text(few.read_text() + "\n{}"), "another fingerprint"),
        (lambda few, out: (out / "manifest.json").write_text("{}"), "not that of a bulk run"),
        (lambda few, out: (out / "manifest.json").unlink(), "holds other files"),
    ],
)
def test_the_folder_of_another_run_is_not_touched(
    change: Callable[[Path, Path], object], words: str, few: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    read_bulk(str(few), str(out), engine="here")
    change(few, out)
    before = read_files(out)
    with pytest.raises(BulkError, match=words):
        read_bulk(str(few), str(out), engine="here")
    assert read_files(out) == before


def test_tables_can_be_made_in_an_object_store(few: Path, tmp_path: Path) -> None:
    stored = read_bulk(str(few), "memory://bulk/out", engine="here", shard_size=3)
    local = read_bulk(str(few), str(tmp_path / "out"), engine="here")
    assert stored.rows == local.rows
