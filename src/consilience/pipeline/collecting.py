"""The collector of garbage, asked to come seldom while much is made and nothing is dropped."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_seldom(young: int) -> Iterator[None]:
    """Let it look only after `young` new objects, for a while.

    Where two threads do this at once, one may end it early for the other.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], young), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
