"""What a process need not spend while it reads and links: looks for garbage, idle threads."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

# Lexicons and parser stay for good, and to look through them for garbage took a tenth of the time.
NEW_OBJECTS: Final = 100_000  # between two looks, 700 by default


@contextmanager
def sparing(young: int = NEW_OBJECTS) -> Iterator[None]:
    """Look for garbage only after `young` new objects, and multiply matrices in one thread.

    The matrices of a story are small; the threads that a library of linear algebra keeps for great
    ones wait for more in a busy loop, which took two fifths of the processor's time in linking.
    Where two threads are sparing at once, one may end it early for the other.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], young), *before[1:])
    try:
        with _find_threads().limit(limits=1, user_api="blas"):
            yield
    finally:
        gc.set_threshold(*before)


@cache
def _find_threads() -> "ThreadpoolController":
    """The pools of threads of the libraries that are loaded; a search of some milliseconds."""
    import numpy  # noqa: F401  whose library is to be found
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
