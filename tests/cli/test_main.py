import json
import subprocess
import sys
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


def test_several_workers_give_the_same_bytes(tmp_path: Path) -> None:
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(REPORT.replace("Tuesday", f"{n + 1} May 2031"))
    alone = run("read", tmp_path, "--quiet", "--json", "-")
    together = run("read", tmp_path, "--quiet", "--json", "-", "--workers", "2")
    assert together.exit_code == 0, together.output
    assert together.stdout_bytes == alone.stdout_bytes
    assert len(json.loads(alone.stdout)["articles"]) == 6


def test_there_is_at_least_one_worker(folder: Path) -> None:
    assert run("read", folder, "--workers", "0").exit_code == 2


def test_ctrl_c_ends_all_workers_at_once(tmp_path: Path) -> None:
    import os
    import signal
    import subprocess
    import sys

    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(REPORT.replace("Tuesday", f"{n + 1} May 2031"))
    command = [sys.executable, "-m", "consilience", "read", str(tmp_path), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:
        assert running.stderr is not None
        while b"finding articles" not in running.stderr.readline():
            pass
        os.killpg(running.pid, signal.SIGINT)
        said = running.stderr.read()  # ends when nobody is left who could write
    assert running.returncode == 130
    assert b"Traceback" not in said


def test_files_are_written_and_named(folder: Path) -> None:
    out = folder / "out"
    out.mkdir()
    result = run("read", folder / "ferry.txt", "--json", out / "d.json", "--html", out / "d.html")
    assert result.exit_code == 0, result.output
    assert json.loads((out / "d.json").read_bytes())["version"]
    assert (out / "d.html").read_text("utf-8").startswith("<!doctype html>")
    assert "d.json" in result.stdout.replace("\n", "")


@pytest.mark.parametrize("option", ["--markdown", "--text"])
def test_notes_go_to_a_file_or_to_standard_output_alone(folder: Path, option: str) -> None:
    out = folder / "out.md"
    filed = run("read", folder, option, out)
    assert filed.exit_code == 0, filed.output
    assert "out.md" in filed.stdout.replace("\n", "")
    out_again = out.rename(folder.parent / "out.md")
    printed = run("read", folder, option, "-", "--quiet")
    assert printed.exit_code == 0
    assert printed.stdout == out_again.read_text("utf-8")
    assert "Ada Brandt" in printed.stdout


def test_one_format_alone_can_go_to_standard_output(folder: Path) -> None:
    result = run("read", folder, "--json", "-", "--text", "-")
    assert result.exit_code == 2
    assert "standard output" in result.stderr


def test_show_prints_each_article_with_its_layers(folder: Path) -> None:
    result = run("show", folder)
    assert result.exit_code == 0, result.output
    assert result.stdout.index("M mentions") < result.stdout.index("└")
    assert "Ada Brandt" in result.stdout
    assert "· person" in result.stdout
    assert result.stdout.count("\narticle ") == 2
    assert "\x1b" not in result.output


def test_show_prints_the_layers_asked_for_alone(folder: Path) -> None:
    result = run("show", folder / "ferry.txt", "--layer", "times", "--layer", "quotations")
    assert result.exit_code == 0
    assert "T times  Q quotations" in result.stdout
    assert "· person" not in result.stdout


def test_show_knows_no_other_layers(folder: Path) -> None:
    result = run("show", folder, "--layer", "verbs")
    assert result.exit_code == 2
    assert "quotations" in result.output


def test_show_prints_one_article_by_number_or_id(folder: Path) -> None:
    result = run("show", folder, "--article", "2")
    (line,) = (line for line in result.stdout.split("\n") if line.startswith("article "))
    again = run("show", folder, "--article", line.split()[1])
    assert again.stdout == result.stdout
    assert result.stdout.count("\narticle ") == 1


def test_show_says_when_there_is_no_such_article(folder: Path) -> None:
    result = run("show", folder, "--article", "7")
    assert result.exit_code == 2
    assert "no article '7' among the 2 found" in result.stderr


def test_show_names_a_bad_page_and_the_exit_code_says_so(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    result = run("show", folder, "--layer", "times")
    assert result.exit_code == 3
    assert "scan.pdf" in result.stderr
    assert result.stdout.count("\narticle ") == 2


def test_show_without_any_page_says_what_to_give_instead(tmp_path: Path) -> None:
    result = run("show", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "no page could be read" in result.stderr
    assert "Traceback" not in result.output


def test_show_prints_an_article_that_two_files_hold_once(folder: Path) -> None:
    (folder / "again.txt").write_text(REPORT)
    assert run("show", folder).stdout.count("\narticle ") == 2


def test_show_ends_quietly_when_nobody_reads_on(folder: Path) -> None:
    import subprocess
    import sys

    command = [sys.executable, "-m", "consilience", "show", *[str(folder)] * 2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_a_summary_gives_no_orders_to_the_terminal(folder: Path) -> None:
    result = run("read", folder, "--case", "\x1b[2Jcase")
    assert "\x1b" not in result.output
    assert "\ufffd[2Jcase" in result.stdout


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


@pytest.mark.parametrize(
    ("place", "reason"),
    [("missing/d.html", "there is no folder"), ("", "it is a folder; name a file in it")],
)
def test_what_can_never_be_written_is_told_before_pages_are_read(
    folder: Path, place: str, reason: str
) -> None:
    result = run("read", folder, "--html", folder / place)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert "finding articles" not in result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_with_the_file(folder: Path) -> None:
    result = run("read", folder, "--json", "/dev/full", "--quiet")
    assert result.exit_code == 1
    assert "cannot write /dev/full: No space left on device" in result.stderr


def test_quiet_names_what_failed(folder: Path) -> None:
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    result = run("read", folder, "--quiet")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "scan.pdf holds a PDF document" in result.stderr


def test_of_an_empty_folder_its_name_is_told(tmp_path: Path) -> None:
    (tmp_path / "collected").mkdir()
    for command in ("read", "show"):
        result = run(command, tmp_path / "collected")
        assert result.exit_code == 2
        assert f"no page could be read in {tmp_path / 'collected'}; give" in result.stderr


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


@pytest.mark.parametrize(
    ("arguments", "code"), [(["--version"], 0), (["read", "nowhere"], 2), (["no-such"], 2)]
)
@pytest.mark.parametrize("beside", ["", "sys.modules['daft'] = sys; "])
def test_the_process_ends_with_the_code_and_all_that_was_printed(
    arguments: list[str], code: int, beside: str
) -> None:
    program = f"import sys; {beside}from consilience.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], check=False, capture_output=True, text=True
    )
    assert done.returncode == code
    assert done.stdout or done.stderr


def test_a_reader_that_has_seen_enough_of_the_summary_ends_it_quietly(folder: Path) -> None:
    command = [sys.executable, "-m", "consilience", "read", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        told = process.stderr.read()
    assert process.returncode == 0
    assert b"Traceback" not in told
