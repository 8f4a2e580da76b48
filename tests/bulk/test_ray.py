"""The same plan on a Ray cluster of two nodes on this machine."""

import subprocess
import sys
from pathlib import Path

import pytest
from bench.ray_cluster import run_cluster

from consilience.app.bulk import read_bulk
from tests.bulk.making import list_examples, read_files, write_lines

pytest.importorskip("ray")
ROOT = Path(__file__).parents[2]
ON_CLUSTER = """
import sys
from consilience.app.bulk import read_bulk
source, out, address = sys.argv[1:]
read_bulk(source, out, engine="ray", address=address, workers=2, shard_size=2)
"""


@pytest.mark.ray
def test_a_cluster_makes_the_files_that_one_process_makes(tmp_path: Path) -> None:
    source = write_lines(list_examples()[:6], tmp_path / "pages.jsonl", more=["{broken"])
    read_bulk(str(source), str(tmp_path / "here"), engine="here", shard_size=2)
    with run_cluster(2) as address:
        command = [sys.executable, "-c", ON_CLUSTER, str(source), str(tmp_path / "ray"), address]
        subprocess.run(command, check=True, cwd=ROOT, timeout=300)
    assert read_files(tmp_path / "ray") == read_files(tmp_path / "here")
