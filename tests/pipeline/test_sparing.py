"""What a process does without while it reads and links."""

import gc

import numpy  # noqa: F401  whose library of linear algebra is looked at
import pytest
from threadpoolctl import threadpool_info

from consilience.pipeline.sparing import sparing


def _list_threads() -> list[int]:
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


@sparing(123_456)
def _fail_inside() -> None:
    assert set(_list_threads()) == {1}
    assert gc.get_threshold()[0] == 123_456
    raise KeyError


def test_one_thread_and_seldom_garbage_inside_and_as_before_after_it() -> None:
    """Also after an error."""
    threads, young = _list_threads(), gc.get_threshold()
    assert threads
    with pytest.raises(KeyError):
        _fail_inside()
    assert _list_threads() == threads
    assert gc.get_threshold() == young


def test_a_greater_patience_with_garbage_is_kept() -> None:
    """Who has asked for fewer looks gets no more of them."""
    before = gc.get_threshold()
    gc.set_threshold(1_000_000, *before[1:])
    try:
        with sparing():
            assert gc.get_threshold()[0] == 1_000_000
    finally:
        gc.set_threshold(*before)
