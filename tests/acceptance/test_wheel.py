"""The built wheel, alone in a new environment."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(one) for one in command], cwd=cwd, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_wheel_alone_runs_the_demo(tmp_path: Path) -> None:
    run(
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        tmp_path,
        ROOT,
        cwd=tmp_path,
    )
    (wheel,) = tmp_path.glob("*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "new", cwd=tmp_path)
    scripts = tmp_path / "new" / "bin"
    pip = (scripts / "python", "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "install", "--constraint", ROOT / "constraints.txt", wheel, cwd=tmp_path)
    told = run(scripts / "consilience", "demo", "--out", tmp_path / "demo", cwd=tmp_path)
    assert "stories" in told
    assert "dossier.html" in told.replace("\n", "")
    dossier = json.loads((tmp_path / "demo" / "dossier.json").read_bytes())
    assert len(dossier["articles"]) >= 18
    page = (tmp_path / "demo" / "dossier.html").read_text("utf-8")
    assert page.startswith("<!doctype html>")
