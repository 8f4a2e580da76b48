import multiprocessing
import os
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from consilience.annotation import Annotated
from consilience.pipeline import workers
from consilience.pipeline.batches import Outcome, annotate_batch
from consilience.pipeline.workers import SENT_AT_ONCE, annotate_many
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from tests.making import make_article
from tests.pipeline import dying


def make_articles(count: int) -> list[Article]:
    return [
        make_article(f"Ada Brandt met Leo Lund.\nThe talks took {n} hours.", name=str(n))
        for n in range(count)
    ]


@pytest.fixture(scope="module")
def expected() -> list[Outcome]:
    return list(annotate_batch(make_articles(11), {}))


def test_two_workers_find_what_one_finds(expected: list[Outcome]) -> None:
    assert list(annotate_many(make_articles(11), workers=2)) == expected


def test_one_worker_is_this_process(
    monkeypatch: pytest.MonkeyPatch, expected: list[Outcome]
) -> None:
    monkeypatch.setattr(workers, "CONTEXT", None)
    assert list(annotate_many(make_articles(11), workers=1)) == expected


@pytest.mark.parametrize("count", [0, 1, SENT_AT_ONCE])
def test_for_few_articles_no_process_is_started(
    count: int, monkeypatch: pytest.MonkeyPatch, expected: list[Outcome]
) -> None:
    monkeypatch.setattr(workers, "CONTEXT", None)
    assert list(annotate_many(make_articles(count), workers=4)) == expected[:count]


@pytest.mark.parametrize(
    "serve",
    [
        dying.die_at_once,
        dying.die_with_articles_in_hand,
        dying.die_after_an_answer,
        dying.die_in_an_answer,
    ],
)
def test_what_a_dead_worker_had_in_hand_is_done_again(
    serve: Callable[[Connection], None],
    monkeypatch: pytest.MonkeyPatch,
    expected: list[Outcome],
) -> None:
    monkeypatch.setattr(workers, "_serve", serve)
    assert list(annotate_many(make_articles(11), workers=2)) == expected


def answer_the_first_batch_last(connection: Connection) -> None:
    """Give nothing for the first batch before another process is at the last one."""
    while True:
        batch: list[Article] = connection.recv()
        gate = Path(batch[0].text)
        if batch[0].id == "0":
            gate.read_bytes()  # a pipe with a name: waits for the line below
        elif batch[0].id == str(9 * SENT_AT_ONCE):
            gate.write_bytes(b"go")
        connection.send([leave_unread(one) for one in batch])


def leave_unread(article: Article) -> Outcome:
    return Outcome(Annotated(Annotations(article_id=article.id, read=False)))


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "gate")
    return tmp_path / "gate"


def test_outcomes_come_in_the_order_of_the_articles(
    monkeypatch: pytest.MonkeyPatch, gate: Path
) -> None:
    monkeypatch.setattr(workers, "_serve", answer_the_first_batch_last)
    articles = [make_article(str(gate), name=str(n)) for n in range(10 * SENT_AT_ONCE)]
    found = list(annotate_many(articles, workers=2))
    assert [one.annotated.annotations.article_id for one in found] == [one.id for one in articles]


def answer(connection: Connection) -> None:
    while True:
        connection.send([leave_unread(one) for one in connection.recv()])


def test_workers_end_when_nobody_takes_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_serve", answer)
    outcomes = annotate_many(make_articles(11), workers=2)
    next(outcomes)
    assert len(multiprocessing.active_children()) == 2
    outcomes.close()
    assert multiprocessing.active_children() == []


def test_an_error_in_the_articles_themselves_is_not_hidden() -> None:
    def fail() -> Iterator[Article]:
        yield from make_articles(3)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(annotate_many(fail()))
