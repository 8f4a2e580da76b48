import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from consilience.cli.main import app
from tests.pipeline.test_runner import OTHER, REPORT


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ferry.txt").write_text(REPORT)
    (tmp_path / "budget.txt").write_text(OTHER)
    return tmp_path


def test_reading_prints_a_summary_of_stories_and_articles(folder: Path) -> None:
    result = run("read", folder, "--case", "Two [affairs]")
    assert result.exit_code == 0, result.output
    assert "Two [affairs]: 2 stories, 2 articles, 2 pages" in result.stdout
    assert "unknown" in result.stdout
    assert "Ada Brandt" in result.stdout


def test_json_to_standard_output_is_json_and_nothing_else(folder: Path) -> None:
    result = run("read", folder, "--json", "-")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["articles"]) == 2
    assert "2 stories" in result.stderr


def test_files_are_written_and_named(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    result = run("read", folder / "ferry.txt", "--json", out / "d.json", "--html", out / "d.html")
    assert result.exit_code == 0, result.output
    assert json.loads((out / "d.json").read_bytes())["version"]
    assert (out / "d.html").read_text("utf-8").startswith("<!doctype html>")
    assert "d.json" in result.stdout.replace("\n", "")


def test_standard_input_is_a_page() -> None:
    result = run("read", "-", "--json", "-", "--quiet", stdin=REPORT)
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)["articles"]) == 1


def test_a_bad_page_is_named_and_the_exit_code_says_so(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    result = run("read", folder)
    assert result.exit_code == 3
    assert "1 failure" in result.stdout
    assert "scan.pdf" in result.stdout


def test_no_page_at_all_is_said_with_what_to_give_instead(tmp_path: Path) -> None:
    result = run("read", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "no page could be read" in result.stderr
    assert "nowhere" in result.stderr
    assert "Traceback" not in result.output


def test_a_file_that_cannot_be_written_is_named(folder: Path) -> None:
    result = run("read", folder, "--json", folder / "missing" / "d.json", "--quiet")
    assert result.exit_code == 1
    assert "cannot write" in result.stderr
    assert "d.json" in result.stderr


def test_quiet_prints_nothing(folder: Path) -> None:
    result = run("read", folder, "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_without_paths_the_command_explains_itself() -> None:
    result = run("read")
    assert result.exit_code == 2
    assert "PATH" in result.output


def test_the_version_and_the_schema_are_printed() -> None:
    assert run("--version").stdout.startswith("consilience ")
    assert json.loads(run("schema").stdout)["title"] == "Consilience dossier"


def test_help_needs_no_parser() -> None:
    import subprocess
    import sys

    check = (
        "import sys; sys.argv = ['consilience', '--help']\n"
        "from consilience.cli.main import app\n"
        "try: app()\n"
        "except SystemExit: pass\n"
        "loaded = {'spacy', 'numpy', 'scipy', 'lxml'} & set(sys.modules)\n"
        "sys.exit(f'loaded {loaded}' if loaded else 0)"
    )
    subprocess.run([sys.executable, "-c", check], check=True, stdout=subprocess.DEVNULL)
