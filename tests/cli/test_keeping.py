import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from consilience.app import EXAMPLE
from consilience.cli.main import app

Call = Callable[..., Result]
SIGNED = EXAMPLE / "01_lease_signed.txt"
VISIT = EXAMPLE / "15_visit_2028.txt"


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Call:
    """Runs a command over one workspace with two pages."""
    runner = CliRunner()
    store = str(tmp_path_factory.mktemp("cli") / "work")

    def run(*arguments: object, store: str = store) -> Result:
        return runner.invoke(app, [*map(str, arguments), "--store", store])

    assert run("init").exit_code == 0
    assert run("add", SIGNED, VISIT, "--quiet").exit_code == 0
    return run


def list_stories(call: Call) -> list[str]:
    return re.findall(r"^[0-9a-f]{16}", call("stories").stdout, re.MULTILINE)


def test_a_second_workspace_in_one_place_is_refused(call: Call) -> None:
    again = call("init")
    assert again.exit_code == 2
    assert "holds a workspace already" in again.stderr


@pytest.mark.parametrize("command", ["stories", "doctor", "export", "judgements"])
def test_where_no_workspace_is_a_command_says_how_to_make_one(
    call: Call, command: str, tmp_path: Path
) -> None:
    result = call(command, store=str(tmp_path))
    assert result.exit_code == 2
    assert "consilience init" in result.stderr


def test_an_address_is_asked_for_only_where_the_network_is_allowed(call: Call) -> None:
    result = call("add", "https://news.example/1")
    assert result.exit_code == 2
    assert "--fetch" in result.stderr


def test_a_page_that_cannot_be_read_is_told_and_gives_exit_code_3(
    call: Call, tmp_path: Path
) -> None:
    broken = tmp_path / "scan.pdf"
    broken.write_bytes(b"%PDF-1.7\n\x00\x01")
    store = str(tmp_path / "work")
    assert call("init", store=store).exit_code == 0
    result = call("add", broken, store=store)
    assert result.exit_code == 3
    assert "scan.pdf" in result.stderr
    assert call("doctor", store=store).exit_code == 3


def test_one_page_is_told_as_one(call: Call, tmp_path: Path) -> None:
    store = str(tmp_path / "work")
    assert call("init", store=store).exit_code == 0
    assert "no judgements" in call("judgements", store=store).stdout
    assert "1 page added, 2 stories made" in call("add", SIGNED, store=store).stdout
    assert "1 page read to the end" in call("doctor", store=store).stdout


def test_why_a_feed_could_not_be_read_is_told(call: Call, tmp_path: Path) -> None:
    result = call("watch", tmp_path / "feed.xml", "--once")
    assert result.exit_code == 3
    assert "0 pages added, 1 failed" in result.stdout
    assert "feed.xmldoesnotexist" in "".join(result.stderr.split())  # however it is wrapped


def test_stories_are_listed_with_their_ids_and_one_is_printed(call: Call) -> None:
    found = list_stories(call)
    assert len(found) > 1
    told = call("story", found[0])
    assert told.exit_code == 0
    assert "article" in told.stdout


def test_a_story_is_written_as_the_dossier_of_it_alone(call: Call) -> None:
    story = list_stories(call)[0]
    dossier = json.loads(call("story", story, "--json", "-", "--quiet").stdout)
    assert [one["id"] for one in dossier["stories"]] == [story]


def test_an_unknown_story_is_a_usage_error(call: Call) -> None:
    result = call("story", "nothing")
    assert result.exit_code == 2
    assert "no story nothing" in result.stderr


def test_search_prints_the_words_around_a_hit(call: Call) -> None:
    result = call("search", "concession")
    assert result.exit_code == 0
    assert "concession" in result.stdout
    assert "no articles" in call("search", "zeppelin").stdout


def test_an_entity_is_printed_with_its_stories(call: Call) -> None:
    exported = json.loads(call("export", "--json", "-", "--quiet").stdout)
    person = next(one for one in exported["entities"] if one["kind"] == "person")
    result = call("entity", person["id"])
    assert person["name"] in result.stdout
    assert "in " in result.stdout


def test_a_date_is_judged_told_and_taken_back(call: Call) -> None:
    before = call("export", "--json", "-", "--quiet").stdout
    article = json.loads(before)["articles"][0]["id"]
    made = call("judge", "date", article, "2033-06", "--by", "Kel", "--note", "stamp")
    assert made.exit_code == 0
    dated = json.loads(call("export", "--json", "-", "--quiet").stdout)["articles"][0]
    assert dated["published"] == {
        "earliest": "2033-06-01",
        "latest": "2033-06-30",
        "precision": "month",
        "basis": "judgement",
    }
    assert "Kel" in call("judgements").stdout
    assert call("undo", made.stdout.strip(), "--by", "Kel").exit_code == 0
    assert call("export", "--json", "-", "--quiet").stdout == before


def test_entities_are_judged_by_their_ids(call: Call) -> None:
    before = json.loads(call("export", "--json", "-", "--quiet").stdout)
    first, second = [one for one in before["entities"] if one["kind"] == "organisation"][:2]
    made = call("judge", "same", first["id"], second["id"], "--by", "Kel")
    assert made.exit_code == 0
    after = json.loads(call("export", "--json", "-", "--quiet").stdout)
    assert len(after["entities"]) == len(before["entities"]) - 1
    assert call("undo", made.stdout.strip(), "--by", "Kel").exit_code == 0


def test_the_first_letters_of_an_id_are_enough(call: Call) -> None:
    first = list_stories(call)[0]
    assert call("story", first[:6]).stdout == call("story", first).stdout
    article = json.loads(call("export", "--json", "-", "--quiet").stdout)["articles"][0]["id"]
    made = call("judge", "date", article[:6], "2033-06", "--by", "Kel")
    assert made.exit_code == 0
    assert call("undo", made.stdout.strip()[:6], "--by", "Kel").exit_code == 0


def test_a_judgement_tells_the_stories_that_it_touched(call: Call) -> None:
    before = list_stories(call)
    articles = [
        one["id"] for one in json.loads(call("export", "--json", "-", "-q").stdout)["articles"]
    ]
    made = call("judge", "same", *articles, "--by", "Kel")
    (joined,) = list_stories(call)
    assert f"story {joined}, {len(articles)} articles: " in made.stderr
    undone = call("undo", made.stdout.strip(), "--by", "Kel")
    assert sorted(re.findall("^story ([0-9a-f]{16}), ", undone.stderr, re.MULTILINE)) == (
        sorted(before)
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("judge", "same", "a", "b"), "no entity, event or article a"),
        (("judge", "date", "nothing", "2033"), "no article nothing"),
        (("judge", "split", "nothing", 5), "no page nothing"),
        (("judge", "discrepancy", "nothing", "real"), "no discrepancy nothing"),
        (("undo", "nothing"), "no judgement nothing"),
    ],
)
def test_what_is_not_there_cannot_be_judged(
    call: Call, arguments: tuple[object, ...], words: str
) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_judgements_are_exported_and_taken_over(call: Call, tmp_path: Path) -> None:
    article = json.loads(call("export", "--json", "-", "--quiet").stdout)["articles"][0]["id"]
    made = call("judge", "date", article, "unknown", "--by", "Kel")
    lines = tmp_path / "judgements.jsonl"
    assert call("export", "--judgements", lines).exit_code == 0
    store = str(tmp_path / "other")
    call("init", store=store)
    result = call("judgements", "--import", lines, store=store)
    assert f"{len(lines.read_bytes().splitlines())} judgements were new" in result.stdout
    assert "0 judgements" in call("judgements", "--import", lines, store=store).stdout
    call("undo", made.stdout.strip())


@pytest.mark.parametrize(
    "arguments",
    [
        ("stories", "--order", "size"),
        ("search", "lease", "--from", "yesterday"),
        ("search", "lease", "--to", "3 March"),
        ("judgements", "--import", "/nowhere/judgements.jsonl"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(call: Call, arguments: tuple[str, ...]) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert arguments[-1].split("/")[-1] in result.stderr.replace("\n", "")


@pytest.mark.parametrize(("earliest", "found"), [("2028-01", True), ("2090", False)])
def test_search_takes_days_months_and_years(call: Call, earliest: str, *, found: bool) -> None:
    assert ("Lassena" in call("search", "Lassena", "--from", earliest).stdout) == found


def test_who_judges_without_a_name_is_asked_for_one(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    def know_nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", know_nobody)
    result = call("judge", "date", "0000", "2031")
    assert result.exit_code == 2
    assert "--by" in result.stderr
