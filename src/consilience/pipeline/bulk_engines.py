"""Tasks done by processes on this machine or by a Ray cluster, each through Daft's plan for it.

A task is small and writes what it makes itself, so that only its number travels.
"""

import gc
import logging
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Literal, TypeVar

from consilience.errors import BulkError, ExtraMissingError
from consilience.pipeline.sparing import NEW_OBJECTS

Task = TypeVar("Task")
ANSWER_S = 10.0
EngineName = Literal["daft", "ray", "here"]
FILES = ("filelock", "fsspec", "pyarrow")
EXTRAS = {"daft": ("daft", *FILES), "ray": ("daft", *FILES, "ray"), "here": FILES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Who works: processes of this machine, a Ray cluster, or this process alone ("here").

    `address` is that of a running Ray cluster; without one Ray starts one on this machine.
    """

    name: EngineName = "daft"
    workers: int = 1
    address: str | None = None

    def check(self) -> None:
        """Raise `ExtraMissingError` where a package is missing that the engine needs."""
        missing = [one for one in EXTRAS[self.name] if find_spec(one) is None]
        if missing:
            extra = "ray" if self.name == "ray" else "bulk"
            raise ExtraMissingError(
                f"bulk runs need {', '.join(missing)}, not installed here: "
                f"pip install 'consilience[{extra}]'"
            )

    def run(self, work: Callable[[Task], None], tasks: Sequence[Task]) -> Iterator[int]:
        """Do all tasks and give the number of each that is done, in any order.

        What goes wrong in one, or kills its process, is raised and leaves others undone. `work`
        must be importable where the workers are.
        """
        if self.name == "here":
            for number, task in enumerate(tasks):
                work(task)
                yield number
        elif tasks:
            yield from self._run_plan(work, tasks)

    def _run_plan(self, work: Callable[[Task], None], tasks: Sequence[Task]) -> Iterator[int]:
        os.environ.setdefault("DAFT_PROGRESS_BAR", "0")  # progress is told by us
        import daft

        on_ray = self.name == "ray"
        self._choose_runner(daft)
        workers = min(self.workers, len(tasks))
        made = daft.cls(_make_worker(daft), max_concurrency=workers, use_process=not on_ray)
        worker = made(work, list(tasks))
        plan = daft.from_pydict({"task": list(range(len(tasks)))})
        if on_ray:  # a partition is what is given to a node, and done again if that is lost
            plan = plan.into_partitions(len(tasks))
        for row in plan.select(worker.run(plan["task"]).alias("done")).iter_rows():
            yield int(row["done"])

    def _choose_runner(self, daft: Any) -> None:
        """Set Daft's runner, which a process can do once."""
        try:
            if self.name == "ray":
                self._join_cluster()
                daft.set_runner_ray(noop_if_initialized=True)
            else:
                daft.set_runner_native()
        except (RuntimeError, ValueError) as error:  # as the release has it
            wanted = "ray" if self.name == "ray" else "native"
            if daft.get_or_infer_runner_type() != wanted:
                raise BulkError(
                    f"Daft has another runner in this process already ({error}); start a new one"
                ) from error

    def _join_cluster(self) -> None:
        import ray

        if ray.is_initialized():
            return
        _check_answers(self.address)
        try:
            ray.init(
                address=self.address,
                log_to_driver=False,
                logging_level=logging.ERROR,
                configure_logging=False,
            )
        except ConnectionError as error:
            raise BulkError(f"no Ray cluster answers at {self.address}: {error}") from error


def _check_answers(address: str | None) -> None:
    """Raise `BulkError` where nothing listens; Ray itself would go on asking for ever."""
    host, colon, port = (address or "").rpartition(":")
    if not colon or not port.isdecimal() or "/" in host:
        return
    try:
        socket.create_connection((host.strip("[]"), int(port)), ANSWER_S).close()
    except OSError as error:
        raise BulkError(f"no Ray cluster answers at {address}: {error}") from error


def _make_worker(daft: Any) -> type:
    """The class of which each worker has one object, which stays for all its tasks."""

    class Worker:
        def __init__(self, work: Callable[[Any], None], tasks: list[Any]) -> None:
            self._work, self._tasks = work, tasks
            gc.set_threshold(NEW_OBJECTS)
            # What a worker prints goes into a pipe that nobody empties before its task is done.
            logging.getLogger("consilience").setLevel(logging.CRITICAL)

        @daft.method.batch(return_dtype=daft.DataType.int64(), batch_size=1)  # type: ignore[untyped-decorator] # daft is imported late
        def run(self, numbers: Any) -> list[int]:
            chosen: list[int] = numbers.to_pylist()
            for number in chosen:
                self._work(self._tasks[number])
            return chosen

    return Worker
