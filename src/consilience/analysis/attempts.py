"""Conclusions are drawn one by one: what one of them cannot take costs that one alone."""

from collections.abc import Callable
from typing import TypeVar

Drawn = TypeVar("Drawn")
Report = Callable[[str, Exception], None]  # what was to be found, and why it was not


def raise_again(_: str, error: Exception) -> None:
    """Let nothing pass: the report of tests and of benches."""
    raise error


def attempt(what: str, report: Report, draw: Callable[[], Drawn], nothing: Drawn) -> Drawn:
    """What `draw` gives; after an error `nothing`, and the error is reported."""
    try:
        return draw()
    except Exception as error:
        report(what, error)
        return nothing
