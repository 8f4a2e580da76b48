"""Daft on this machine; each test in a process of its own, as Daft has one runner a process."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from consilience.errors import BulkError, ExtraMissingError
from consilience.pipeline.bulk_engines import Engine
from tests.bulk.making import list_examples, read_files, read_rows, write_lines
from tests.bulk.working import Touch, touch

ROOT = Path(__file__).parents[2]
RUN = """
import json, sys
from consilience.cli.exits import leave
from consilience.pipeline.bulk_engines import Engine
from tests.bulk.working import Touch, fail, touch
work, deadly, folder = sys.argv[1:]
tasks = [Touch(f"{folder}/{at}", deadly=str(at) == deadly) for at in range(4)]
done = []
try:
    for number in Engine(name="daft", workers=2).run({"touch": touch, "fail": fail}[work], tasks):
        done.append(number)
except Exception as error:
    print(json.dumps([sorted(done), str(error)]))
else:
    print(json.dumps([sorted(done), ""]))
leave(0)
"""
BULK = """
import sys
from consilience.cli.exits import leave
from consilience.app.bulk import read_bulk
if __name__ == "__main__":
    source, out, workers, shard_size = sys.argv[1:]
    read_bulk(source, out, workers=int(workers), shard_size=int(shard_size))
    leave(0)
"""

DEADLY = """
import json, sys
from consilience.cli.exits import leave
from consilience.pipeline.bulk import Source, run_bulk
from consilience.pipeline.bulk_engines import Engine
from tests.bulk.working import find_uri, make_or_die
texts = [b"first Ada Brandt met Leo Lund in Marle.", b"deadly words", b"third They met again."]
source = Source(
    name="", fingerprint="", deliver=lambda: texts, make_page=make_or_die, find_uri=find_uri
)
made = run_bulk(
    source, sys.argv[1], engine=Engine(name="daft", workers=2), shard_size=2, version="",
    report=lambda *_: None,
)
print(json.dumps([made.rows["pages"], made.failures]))
leave(0)
"""


def run(program: str, *arguments: object) -> str:
    """What the program prints on standard output."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(
        command, check=True, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=300
    ).stdout


def test_every_task_is_done_once_by_other_processes(tmp_path: Path) -> None:
    done, error = json.loads(run(RUN, "touch", "", tmp_path))
    assert (done, error) == ([0, 1, 2, 3], "")
    assert len({(tmp_path / str(at)).read_text() for at in range(4)}) == 2


def test_a_killed_process_is_told_and_the_task_is_not(tmp_path: Path) -> None:
    done, error = json.loads(run(RUN, "touch", "1", tmp_path))
    assert 1 not in done
    assert error


def test_a_page_that_kills_every_process_is_a_failure_and_costs_no_other(tmp_path: Path) -> None:
    pages, failures = json.loads(run(DEADLY, tmp_path / "out"))
    assert pages == 2
    assert failures["deadly"] == 1
    assert "deadly" in {row["uri"] for row in read_rows(tmp_path / "out", "failures")}


def test_an_error_of_the_work_is_told(tmp_path: Path) -> None:
    done, error = json.loads(run(RUN, "fail", "", tmp_path))
    assert done == []
    assert error


def test_daft_makes_the_files_that_one_process_makes(tmp_path: Path) -> None:
    from consilience.app.bulk import read_bulk

    source = write_lines(list_examples()[:6], tmp_path / "pages.jsonl")
    run(BULK, source, tmp_path / "daft", 2, 2)
    read_bulk(str(source), str(tmp_path / "here"), engine="here", shard_size=2)
    assert read_files(tmp_path / "daft") == read_files(tmp_path / "here")


def test_a_run_stopped_by_the_keyboard_ends_at_once_and_goes_on(tmp_path: Path) -> None:
    source = write_lines(list_examples()[:3], tmp_path / "pages.jsonl")
    out = tmp_path / "out"
    program = "from consilience.cli.main import app; app()"
    command = [sys.executable, "-c", program, "bulk", str(source), "--out", str(out), "-w", "2"]
    command += ["--shard-size", "1", "--quiet"]
    first = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (out / "work" / "cut" / "000002.parquet").exists():
        assert first.poll() is None
    os.killpg(first.pid, signal.SIGINT)
    _, told = first.communicate(timeout=60)
    assert (first.returncode, told.count("stopped")) == (130, 1)
    subprocess.run(command, check=True, cwd=ROOT, timeout=300)
    assert json.loads((out / "manifest.json").read_bytes())["rows"]["pages"] == 3


def test_this_process_does_the_tasks_in_their_order(tmp_path: Path) -> None:
    tasks = [Touch(f"{tmp_path}/{at}") for at in range(3)]
    assert list(Engine(name="here").run(touch, tasks)) == [0, 1, 2]


@pytest.mark.parametrize(
    ("engine", "words"),
    [("daft", r"bulk runs need daft.*'consilience\[bulk\]'"), ("ray", r"'consilience\[ray\]'")],
)
def test_what_to_install_is_told(engine: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consilience.pipeline.bulk_engines.find_spec", lambda name: None)
    with pytest.raises(ExtraMissingError, match=words):
        Engine(name=engine).check()  # type: ignore[arg-type] # a name from the table


def test_a_cluster_that_is_not_there_is_told() -> None:
    pytest.importorskip("ray")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(BulkError, match=f"no Ray cluster answers at {address}"):
        list(Engine(name="ray", address=address).run(touch, [Touch("")]))


def test_other_commands_load_nothing_of_it() -> None:
    program = (
        "import sys; import consilience.cli.main, consilience.app.reading, consilience.app.adding;"
        "print([one for one in ('daft', 'ray', 'pyarrow', 'fsspec') if one in sys.modules])"
    )
    assert run(program).strip() == "[]"
