"""One step of a bulk run: tasks done by an engine until the last file of each is there.

An engine that breaks down, as when a process is killed, is started again with what is left. A
task in hand at two breakdowns is suspected of causing them: it is done by itself from then on.
"""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from consilience.errors import BulkError
from consilience.pipeline.bulk_engines import Engine
from consilience.pipeline.bulk_place import Place
from consilience.pipeline.progress import Phase, Progress

logger = logging.getLogger(__name__)

Task = TypeVar("Task")
FRUITLESS = 3  # breakdowns with nothing done and nothing learnt, before the run is given up
IN_HAND = 2  # breakdowns with a task in hand, after which it is suspected


@dataclass(slots=True, kw_only=True)
class Step(Generic[Task]):
    """Tasks, the last file of each, and how many pages or articles it is about.

    `find_in_hand` says which of some tasks an engine had begun when it broke down, and `learn`
    gives a suspected one as it is to be tried next, the same where nothing is known. Up to `few`
    tasks are done in this process: to start others would take longer.
    """

    phase: Phase
    work: Callable[[Task], None]
    tasks: list[Task]
    markers: Sequence[str]
    weights: Sequence[int]
    few: int = 0
    find_in_hand: Callable[[Sequence[int]], Sequence[int]] = lambda tasks: ()
    learn: Callable[[Task], Task] = lambda task: task
    breakdowns: Counter[int] = field(default_factory=Counter)

    def find_left(self, place: Place) -> list[int]:
        """Numbers of the tasks whose last file is not there."""
        folders = {one.rpartition("/")[0] for one in self.markers}
        there = {f"{one}/{name}" for one in folders for name in place.list_names(one)}
        return [at for at, one in enumerate(self.markers) if one not in there]

    def choose(self, left: Sequence[int]) -> list[int]:
        """What to do next: one suspected task, or all that are left."""
        suspected = [at for at in left if self.breakdowns[at] >= IN_HAND]
        return suspected[:1] or list(left)

    def look_into(self, chosen: Sequence[int]) -> bool:
        """Learn from a breakdown over these tasks; true where one will be tried otherwise."""
        learnt = False
        for at in self.find_in_hand(chosen):
            self.breakdowns[at] += 1
            if self.breakdowns[at] == IN_HAND or len(chosen) == 1:
                before, self.tasks[at] = self.tasks[at], self.learn(self.tasks[at])
                learnt |= before != self.tasks[at]
        return learnt


def run_step(step: Step[Task], place: Place, engine: Engine, report: Progress) -> None:
    """Do all tasks of a step; raises `BulkError` where no start of the engine gets any further."""
    fruitless, done = 0, -1
    total = sum(step.weights)
    while left := step.find_left(place):
        chosen = step.choose(left)
        done = total - sum(step.weights[at] for at in left)
        report(step.phase, done, total)
        try:
            for number in _make_team(engine, step, chosen).run(
                step.work, [step.tasks[at] for at in chosen]
            ):
                done += step.weights[chosen[number]]
                report(step.phase, done, total)
        except Exception as error:
            logger.warning("%s of a bulk run broke down: %s", step.phase, error)
            still = set(step.find_left(place))
            learnt = step.look_into([at for at in chosen if at in still])
            fruitless = 0 if learnt or len(still) < len(left) else fruitless + 1
            if fruitless == FRUITLESS or isinstance(error, BulkError):
                raise BulkError(
                    f"{step.phase} of the bulk run failed ({error}); mend that and run it again: "
                    "what is done stays"
                ) from error
    if done < total:
        report(step.phase, total, total)


def _make_team(engine: Engine, step: Step[Task], chosen: Sequence[int]) -> Engine:
    if len(step.tasks) <= step.few:
        return Engine(name="here")
    return replace(engine, workers=1) if len(chosen) == 1 else engine
