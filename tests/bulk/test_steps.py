"""Steps over engines that break down."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from consilience.errors import BulkError
from consilience.pipeline.bulk_engines import Engine
from consilience.pipeline.bulk_place import Place
from consilience.pipeline.bulk_steps import IN_HAND, Step, run_step


class KilledError(Exception):
    """What an engine raises when a process of it is gone."""


@dataclass
class Fragile:
    """Stands in for an engine: a task in `deadly` kills it, with the ones it is given beside."""

    place: Place
    deadly: set[str]
    runs: list[list[str]] = field(default_factory=list)

    def run(self, work: Callable[[Any], None], tasks: Sequence[Any]) -> Iterator[int]:
        self.runs.append(list(tasks))
        for one in tasks[:2]:  # two workers take their first ones
            self.place.write(f"begun/{one}", b"")
        for number, one in enumerate(tasks):
            if one in self.deadly:
                raise KilledError(one)
            work(one)
            yield number


def make_step(place: Place, names: str, learn: Callable[[str], str] = str) -> Step[str]:
    def find_in_hand(numbers: Sequence[int]) -> list[int]:
        return [at for at in numbers if place.exists(f"begun/{names[at]}")]

    return Step(
        phase="annotation",
        work=lambda task: place.write(f"done/{task[0]}", b""),
        tasks=list(names),
        markers=[f"done/{name}" for name in names],
        weights=[10] * len(names),
        find_in_hand=find_in_hand,
        learn=learn,
    )


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(str(tmp_path))


def run(step: Step[str], place: Place, engine: Any, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    monkeypatch.setattr("consilience.pipeline.bulk_steps._make_team", lambda *_: engine)
    told: list[int] = []
    run_step(step, place, Engine(name="here"), lambda phase, done, total: told.append(done))
    return told


def test_every_task_is_done_and_told_once(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Fragile(place, set())
    assert run(make_step(place, "abc"), place, engine, monkeypatch) == [0, 10, 20, 30]
    assert place.list_names("done") == ("a", "b", "c")


def test_what_is_done_is_not_done_again(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.write("done/b", b"")
    engine = Fragile(place, set())
    run(make_step(place, "abc"), place, engine, monkeypatch)
    assert engine.runs == [["a", "c"]]


def test_a_suspected_task_is_tried_alone_and_differently(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt = {"b": "b, careful", "b, careful": "b, less"}
    engine = Fragile(place, {"b", "b, careful"})
    run(make_step(place, "abc", lambda task: learnt.get(task, task)), place, engine, monkeypatch)
    assert place.list_names("done") == ("a", "b", "c")
    assert ["b, less"] in engine.runs
    assert engine.runs.count(["b"]) == 0


def test_a_task_that_kills_whatever_is_done_ends_the_run(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Fragile(place, {"b"})
    with pytest.raises(BulkError, match="what is done stays"):
        run(make_step(place, "ab"), place, engine, monkeypatch)
    assert place.list_names("done") == ("a",)
    assert len(engine.runs) <= 3 + IN_HAND


def test_what_the_run_itself_cannot_do_ends_it_at_once(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(Fragile):
        def run(self, work: Callable[[Any], None], tasks: Sequence[Any]) -> Iterator[int]:
            self.runs.append(list(tasks))
            raise BulkError("the disk is full")
            yield 0

    engine = Full(place, set())
    with pytest.raises(BulkError, match="the disk is full"):
        run(make_step(place, "ab"), place, engine, monkeypatch)
    assert len(engine.runs) == 1
