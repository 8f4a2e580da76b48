"""The collector of garbage, asked to come seldom while much is made and nothing is dropped."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

YOUNG_OBJECTS = 200_000  # a story of twenty articles is some 300,000 records, which hold no cycles


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """For a while only; where two threads do this at once, one may end it early for the other.

    Looking for cycles among records took a sixth of the time of linking a story.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], YOUNG_OBJECTS), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
