from pathlib import Path

from bench.affairs import Sample
from bench.reuse import has_reuse, make_collection, read_answers

from tests.making import make_article

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


def test_affairs_of_a_made_collection_share_only_small_words() -> None:
    sample = Sample(make_article("The crane stood on the quay " * 50, name="a"), "x", "a")
    articles = list(make_collection([sample], 9))
    assert len({one.id for one in articles}) == 9
    assert "crane" in articles[0].text
    assert "craneq1" in articles[-1].text
