from pathlib import Path

from bench.reuse import has_reuse, read_answers

SOURCE = "A crane lifts the barrels of salted fish from the hold and sets them on the quay.\n" * 2


def test_answers_are_read_with_the_source_of_their_task(tmp_path: Path) -> None:
    (tmp_path / "orig_taska.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "one_taska.txt").write_text(f"As is known, {SOURCE}", "utf-8")
    (tmp_path / "two_taska.txt").write_text("Gulls sleep standing on one leg.", "utf-8")
    (tmp_path / "info.csv").write_text(
        "File,Task,Category\none_taska.txt,a,cut\ntwo_taska.txt,a,non\norig_taska.txt,a,orig\n",
        "utf-8",
    )
    answers = read_answers(tmp_path)
    assert [(one.category, has_reuse(one)) for one in answers] == [("cut", True), ("non", False)]
