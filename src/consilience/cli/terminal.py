"""Foreign words made fit for a terminal: no signs that move the cursor or turn the line round."""

import re
import sys
from typing import Final

from rich.console import Console
from rich.markup import escape as escape_markup

# Everything that a terminal would obey instead of print; escape sequences begin with U+001B.
_OBEYED = re.compile(
    r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
OPENING_MARKS: Final = ("“", "„", "«", '"')
_SPACES = frozenset("\t\n\r\v\f\x85\u2028\u2029")


def make_safe(text: str) -> str:
    """The text, sign for sign, with white space as spaces and what a terminal obeys as U+FFFD."""
    return _OBEYED.sub(lambda found: " " if found.group() in _SPACES else "\ufffd", text)


def escape(text: str) -> str:
    """Foreign words for a console: nothing in them is markup or an order to the terminal."""
    return escape_markup(make_safe(text))


class Terminal(Console):
    """A console that leaves a broken pipe to its caller: whoever reads has seen enough."""

    def on_broken_pipe(self) -> None:
        """Raise the `BrokenPipeError` again instead of ending the process with code 1."""
        raise BrokenPipeError


def open_terminal(*, to_stderr: bool = False) -> Terminal:
    """Standard output or error; letters that its encoding lacks are printed as "?"."""
    stream = sys.stderr if to_stderr else sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    return Terminal(stderr=to_stderr, highlight=False)


def quote(words: str) -> str:
    """Words of an article between quotation marks, unless they begin with one."""
    return words if words.startswith(OPENING_MARKS) else f"“{words}”"
