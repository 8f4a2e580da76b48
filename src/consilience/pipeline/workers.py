"""Articles annotated in this process or in several, which share nothing that changes.

Which process reads an article changes nothing in what is found there. On Linux they are copies of
this one ("fork"), which has read an article by then, so that parser and lexicons are loaded once
and their memory is shared. A copy of a process with several threads may take a lock with it that
nobody opens again; there, and on other systems, they are started afresh ("spawn").
"""

import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Any, Final, Literal

from consilience.pipeline.batches import Outcome, annotate_batch, split
from consilience.pipeline.cache import ParseCache
from consilience.pipeline.sparing import NEW_OBJECTS, sparing
from consilience.records.article import Article

logger = logging.getLogger(__name__)

HERE_AT_ONCE: Final = 16  # articles; progress is told so often
SENT_AT_ONCE: Final = 4  # articles; few, so that all workers end at nearly the same time
AHEAD: Final = 8  # batches a worker may be ahead of the slowest one, which bounds the memory

Start = Literal["fork", "spawn"]


def annotate_many(articles: Iterable[Article], *, workers: int = 1) -> Iterator[Outcome]:
    """An outcome for every article, in their order; the same for any number of workers.

    With one worker, or with no more articles than are sent at once, all is done in this process.
    What a process had in hand when it died is done again in this one.
    """
    waiting = iter(articles)
    first = list(islice(waiting, SENT_AT_ONCE + 1))
    everything = chain(first, waiting)
    if workers > 1 and len(first) > SENT_AT_ONCE:
        yield from _Team(workers, choose_start()).annotate(everything)
        return
    parses = ParseCache()
    for batch in split(everything, HERE_AT_ONCE):
        with sparing():
            found = list(annotate_batch(batch, parses))
        yield from found


def choose_start() -> Start:
    """How processes are to be started here and now."""
    return "fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn"


@contextmanager
def start_ahead(workers: int = 1) -> Iterator["Ahead | None"]:
    """For a `with` block a process that loads the parser; None where none can be a copy of this.

    None also for several workers, which are started later, and on a single processor, where it
    would gain nothing.
    """
    if workers > 1 or choose_start() != "fork" or len(os.sched_getaffinity(0)) == 1:
        yield None
        return
    worker = _Worker("fork", (), _load_and_serve)
    try:
        yield Ahead(worker)
    finally:
        worker.stop()


class Ahead:
    """A process that annotates once for this one, and has begun to load the parser."""

    def __init__(self, worker: "_Worker") -> None:
        self._worker = worker

    def annotate(
        self, articles: Iterable[Article], *, meanwhile: Callable[[], None] = lambda: None
    ) -> Iterator[Outcome]:
        """As `annotate_many`; `meanwhile` is done once, while the first articles are read."""
        return _Team(1, "fork", [self._worker]).annotate(iter(articles), meanwhile)


class _Worker:
    """A process that is given one batch at a time."""

    def __init__(
        self,
        start: Start,
        others: Iterable[Connection],
        serve: Callable[[Connection], None] | None = None,
    ) -> None:
        context: Any = get_context(start)  # what they have in common has no `Process` by its types
        self.connection, theirs = context.Pipe()
        # A copy has our ends of all pipes too; while it holds them our death does not close them.
        inherited = (self.connection, *others) if start == "fork" else ()
        self._process = context.Process(
            target=_begin, args=(serve or _serve, theirs, inherited), daemon=True
        )
        with _hold_interrupts() if start == "fork" else _deaf_to_interrupts():
            self._process.start()
        theirs.close()  # so that its death closes the pipe
        self.at = -1  # number of the batch in hand
        self.batch: list[Article] = []

    def give(self, at: int, batch: list[Article]) -> None:
        """Send a batch; a process that is dead is found out when its answer is taken."""
        self.at, self.batch = at, batch
        try:
            self.connection.send(batch)
        except OSError:
            logger.warning("an annotating process takes no articles")

    def take(self) -> list[Outcome] | None:
        """What it found, or None if it died."""
        try:
            found: list[Outcome] = self.connection.recv()
        except (EOFError, OSError):
            return None
        return found

    def stop(self) -> None:
        """End it at once."""
        self.connection.close()
        self._process.kill()  # a copy may have inherited that it does not mind being asked to end
        self._process.join()


class _Team:
    """Workers, started when there is something for them, and batches that wait for their turn."""

    def __init__(self, size: int, start: Start, idle: Iterable[_Worker] = ()) -> None:
        self._size = size
        self._start = start
        self._starts_left = 2 * size  # where processes cannot live, all is done here
        self._idle = list(idle)
        self._busy: dict[Connection, _Worker] = {}
        self._found: dict[int, list[Outcome]] = {}
        self._parses = ParseCache()

    def annotate(
        self, articles: Iterator[Article], meanwhile: Callable[[], None] = lambda: None
    ) -> Iterator[Outcome]:
        """The outcomes of all articles, in their order.

        Copies of this process are made when it has loaded everything for the first article.
        """
        needs_first = self._start == "fork" and not self._idle
        first = list(islice(articles, 1 if needs_first else 0))
        self._do_here(0, first)
        waiting = enumerate(split(articles, SENT_AT_ONCE), 1)
        turn = 0
        try:
            while self._hand_out(waiting, turn) or self._found:
                while turn in self._found:
                    yield from self._found.pop(turn)
                    turn += 1
                meanwhile()
                meanwhile = _do_nothing
                self._collect()
        finally:
            for one in (*self._idle, *self._busy.values()):
                one.stop()

    def _hand_out(self, waiting: Iterator[tuple[int, list[Article]]], turn: int) -> bool:
        """Give every worker a batch; true while any is at work."""
        while len(self._busy) < self._size and self._find_last(turn) < turn + AHEAD * self._size:
            numbered = next(waiting, None)
            if numbered is None:
                break
            worker = self._find_worker()
            if worker is None:
                self._do_here(*numbered)
                break
            worker.give(*numbered)
            self._busy[worker.connection] = worker
        return bool(self._busy)

    def _find_last(self, turn: int) -> int:
        return max((*self._found, *(one.at for one in self._busy.values())), default=turn)

    def _find_worker(self) -> _Worker | None:
        if self._idle:
            return self._idle.pop()
        if self._starts_left == 0:
            return None
        self._starts_left -= 1
        return _Worker(self._start, [one.connection for one in (*self._idle, *self._busy.values())])

    def _collect(self) -> None:
        """Take what workers found, as soon as one has found something."""
        ready = wait(self._busy) if self._busy else ()
        for connection in [one for one in self._busy if one in ready]:
            worker = self._busy.pop(connection)
            found = worker.take()
            if found is not None:
                self._found[worker.at] = found
                self._idle.append(worker)
            else:
                worker.stop()
                logger.warning("an annotating process died; its articles are read again")
                self._do_here(worker.at, worker.batch)

    def _do_here(self, at: int, batch: list[Article]) -> None:
        self._found[at] = list(annotate_batch(batch, self._parses))


def _begin(
    serve: Callable[[Connection], None], connection: Connection, inherited: Iterable[Connection]
) -> None:
    for one in inherited:
        one.close()
    serve(connection)


def _do_nothing() -> None:
    """Stand in for what has been done."""


def _load_and_serve(connection: Connection) -> None:
    """Load the parser while nobody asks for anything yet."""
    # Here alone, and not in the process that goes on without it.
    from consilience.annotation.article import annotate_articles
    from consilience.annotation.pipeline import load_pipeline

    load_pipeline("en")
    next(annotate_articles(()), None)  # its modules are there by then
    _serve(connection)


def _serve(connection: Connection) -> None:
    """Annotate batches until nobody sends any more."""
    gc.freeze()  # else the first look for garbage writes to, and so copies, what is shared
    gc.set_threshold(NEW_OBJECTS)
    parses = ParseCache()
    while True:
        try:
            batch: list[Article] = connection.recv()
            connection.send(list(annotate_batch(batch, parses)))
        except (EOFError, OSError):
            return


@contextmanager
def _hold_interrupts() -> Iterator[None]:
    """For copying the process: the copy hears no Ctrl-C, which the parent alone answers.

    One that comes meanwhile is answered afterwards.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """The same for a process that starts afresh, which inherits what is ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
