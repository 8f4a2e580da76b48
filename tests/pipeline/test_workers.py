import multiprocessing
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from consilience.annotation import Annotated
from consilience.pipeline import workers
from consilience.pipeline.batches import Outcome, annotate_batch
from consilience.pipeline.workers import (
    SENT_AT_ONCE,
    Start,
    annotate_many,
    choose_start,
    start_ahead,
)
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


@pytest.fixture(params=["fork", "spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Start:
    chosen: Start = request.param
    monkeypatch.setattr(workers, "choose_start", lambda: chosen)
    return chosen


def refuse() -> Start:
    raise AssertionError("no process should be started")


def test_two_workers_find_what_one_finds(expected: list[Outcome], start: Start) -> None:
    assert list(annotate_many(make_articles(11), workers=2)) == expected


def test_one_worker_is_this_process(
    monkeypatch: pytest.MonkeyPatch, expected: list[Outcome]
) -> None:
    monkeypatch.setattr(workers, "choose_start", refuse)
    assert list(annotate_many(make_articles(11), workers=1)) == expected


@pytest.mark.parametrize("count", [0, 1, SENT_AT_ONCE])
def test_for_few_articles_no_process_is_started(
    count: int, monkeypatch: pytest.MonkeyPatch, expected: list[Outcome]
) -> None:
    monkeypatch.setattr(workers, "choose_start", refuse)
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
    start: Start,
) -> None:
    monkeypatch.setattr(workers, "_serve", serve)
    assert list(annotate_many(make_articles(11), workers=2)) == expected


def answer_the_first_batch_last(connection: Connection) -> None:
    """Give nothing for the first batch before another process is at the last one."""
    while True:
        batch: list[Article] = connection.recv()
        gate = Path(batch[0].text)
        if batch[0].id in {"0", "1"}:  # the first of all may have been read already
            gate.read_bytes()  # a pipe with a name: waits for the line below
        elif int(batch[0].id) >= 9 * SENT_AT_ONCE:
            gate.write_bytes(b"go")
        connection.send([leave_unread(one) for one in batch])


def leave_unread(article: Article) -> Outcome:
    return Outcome(Annotated(Annotations(article_id=article.id, read=False)))


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "gate")
    return tmp_path / "gate"


def test_outcomes_come_in_the_order_of_the_articles(
    monkeypatch: pytest.MonkeyPatch, gate: Path, start: Start
) -> None:
    monkeypatch.setattr(workers, "_serve", answer_the_first_batch_last)
    articles = [make_article(str(gate), name=str(n)) for n in range(10 * SENT_AT_ONCE)]
    found = list(annotate_many(articles, workers=2))
    assert [one.annotated.annotations.article_id for one in found] == [one.id for one in articles]


def answer(connection: Connection) -> None:
    while True:
        connection.send([leave_unread(one) for one in connection.recv()])


def test_workers_end_when_nobody_takes_more(monkeypatch: pytest.MonkeyPatch, start: Start) -> None:
    monkeypatch.setattr(workers, "_serve", answer)
    outcomes = annotate_many(make_articles(11), workers=2)
    next(outcomes)
    assert len(multiprocessing.active_children()) == 2
    outcomes.close()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells when others end")
def test_workers_end_when_their_parent_is_killed(start: Start) -> None:
    script = (
        "import multiprocessing\n"
        "from consilience.pipeline.workers import _Team\n"
        "if __name__ == '__main__':\n"
        f"    team = _Team(2, '{start}')\n"
        "    found = [team._find_worker() for _ in range(2)]\n"
        "    team._idle += found\n"
        "    print(*(one.pid for one in multiprocessing.active_children()), flush=True)\n"
        "    input()\n"
    )
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        children = [int(pid) for pid in parent.stdout.readline().split()]
        parent.kill()
    assert len(children) == 2
    assert _wait_for_the_end_of(children)


def _wait_for_the_end_of(processes: list[int]) -> bool:
    """True when none of them is alive any more; gives up after a while."""
    ends = [os.pidfd_open(pid) for pid in processes if Path(f"/proc/{pid}").exists()]
    return all(select.select([end], [], [], 20)[0] for end in ends)


def test_an_error_in_the_articles_themselves_is_not_hidden() -> None:
    def fail() -> Iterator[Article]:
        yield from make_articles(3)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(annotate_many(fail()))


def test_a_process_with_a_thread_is_not_copied() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert choose_start() == "spawn"
    finally:
        over.set()
        thread.join()


def test_a_process_that_was_started_ahead_finds_the_same(expected: list[Outcome]) -> None:
    with start_ahead() as ahead:
        assert ahead is not None
        assert list(ahead.annotate(make_articles(11))) == expected


def test_something_else_is_done_once_meanwhile(expected: list[Outcome]) -> None:
    done: list[str] = []
    with start_ahead() as ahead:
        assert ahead is not None
        assert list(ahead.annotate(make_articles(11), meanwhile=lambda: done.append("it")))
    assert done == ["it"]


def test_what_a_process_that_was_started_ahead_leaves_is_done_here(
    monkeypatch: pytest.MonkeyPatch, expected: list[Outcome]
) -> None:
    monkeypatch.setattr(workers, "_load_and_serve", dying.die_with_articles_in_hand)
    with start_ahead() as ahead:
        assert ahead is not None
        assert list(ahead.annotate(make_articles(11))) == expected


def test_a_process_that_was_started_ahead_ends_though_nothing_is_asked_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "_load_and_serve", answer)
    with start_ahead():
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(("start", "workers_asked"), [("spawn", 1), ("fork", 2)])
def test_no_process_is_started_ahead_that_would_gain_nothing(
    start: Start, workers_asked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "choose_start", lambda: start)
    with start_ahead(workers_asked) as ahead:
        assert ahead is None


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_an_interrupt_while_a_process_is_copied_is_answered_afterwards() -> None:
    reached = []

    def be_interrupted() -> None:
        with workers._hold_interrupts():
            # To this thread: whoever runs the tests may have others, and processes are copied by one.
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            reached.append(True)

    with pytest.raises(KeyboardInterrupt):
        be_interrupted()
    assert reached
