"""Pages being added in the background, one lot after the other, and how far each lot is."""

import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from secrets import token_hex
from threading import Event
from typing import Final, Literal

from consilience.app import Workspace, add_pages, fetch_pages, read_upload, resume
from consilience.errors import ConsilienceError
from consilience.records.failure import Failure
from consilience.records.ids import PageId, StoryId
from consilience.records.page import Page
from consilience.web.settings import Settings

logger = logging.getLogger(__name__)

MOST_REMEMBERED: Final = 50  # lots of which one can still see what became of them
STAGES: Final = ("intake", "extraction", "annotation", "linking")
State = Literal["waiting", "running", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was handed over: the name that the browser gave, and its bytes."""

    name: str
    body: bytes


@dataclass(slots=True)
class Lot:
    """What somebody added at once. Written by the thread that works on it, read by others.

    `stage` is the one that it is at, `done` of `total` things have passed it; None where the
    total is not known. `pages` are all that were found in it, new or not, with their names.
    """

    id: str
    files: tuple[Upload, ...] = ()
    addresses: tuple[str, ...] = ()
    state: State = "waiting"
    stage: str = ""
    done: int = 0
    total: int | None = None
    message: str = ""
    pages: dict[PageId, str] = field(default_factory=dict)
    added: tuple[PageId, ...] = ()
    failures: list[Failure] = field(default_factory=list)
    stories: tuple[StoryId, ...] = ()

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in ("done", "failed")

    def tell(self) -> dict[str, object]:
        """What a script shows of it."""
        return {
            "state": self.state,
            "stage": self.stage,
            "done": self.done,
            "total": self.total,
            "pages": len(self.pages),
            "failures": len(self.failures),
        }


class Inbox:
    """Lots in the order in which they came; one thread works on them, as one writer can write."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings
        self._lots: OrderedDict[str, Lot] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._closing = Event()

    def add(self, files: Iterable[Upload] = (), addresses: Iterable[str] = ()) -> Lot:
        """Take files and addresses in; the lot is worked on when those before it are done."""
        lot = Lot(token_hex(8), tuple(files), tuple(addresses))
        self._lots[lot.id] = lot
        while len(self._lots) > MOST_REMEMBERED:
            oldest = next(iter(self._lots.values()))
            if not oldest.ended:
                break
            del self._lots[oldest.id]
        self._worker.submit(self._work, lot)
        return lot

    def find(self, lot_id: str) -> Lot | None:
        """A lot of late."""
        return self._lots.get(lot_id)

    def list(self) -> list[Lot]:
        """The lots of late, the last first."""
        return [*reversed(self._lots.values())]

    def finish(self) -> None:
        """Wait for all that is under way, and take nothing more in."""
        self._worker.shutdown(wait=True)

    def close(self) -> None:
        """Take nothing more in, and wait for the stage that is going on.

        Pages that are kept and not in a story are gone on with after the next start.
        """
        self._closing.set()
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _work(self, lot: Lot) -> None:
        lot.state = "running"

        def report(stage: str, done: int, total: int | None) -> None:
            lot.stage, lot.done, lot.total = stage, done, total
            if self._closing.is_set():
                raise _ClosingError

        try:
            if lot.files or lot.addresses:
                added = add_pages(self._workspace, self._list_pages(lot), progress=report)
            else:
                added = resume(self._workspace, progress=report)
        except _ClosingError:
            lot.state, lot.message = "failed", "the server was stopped; the next start goes on"
        except ConsilienceError as error:
            lot.state, lot.message = "failed", str(error)
        except Exception:
            logger.exception("adding pages")
            lot.state = "failed"
            lot.message = "this is a fault of the program; the reason is in the server's log"
        else:
            lot.added, lot.stories = added.pages, added.stories
            lot.failures = list(dict.fromkeys((*lot.failures, *added.failures)))
            lot.state = "done"
        finally:
            lot.files = ()

    def _list_pages(self, lot: Lot) -> Iterator[Page | Failure]:
        for one in self._read(lot):
            if isinstance(one, Failure):
                lot.failures.append(one)
            else:
                lot.pages.setdefault(one.id, one.name)
            yield one

    def _read(self, lot: Lot) -> Iterator[Page | Failure]:
        for file in lot.files:
            yield from read_upload(file.name, file.body)
        if lot.addresses and self._settings.fetching:
            yield from fetch_pages(lot.addresses, contact=self._settings.contact)


class _ClosingError(Exception):
    """The server ends; raised between two things, where nothing is half done."""
