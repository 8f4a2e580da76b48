"""spaCy without its command line, which is a third of what importing it takes.

`import spacy` imports all of `spacy.cli` for the sake of one function, `spacy.info`. While spaCy is
imported here, something empty stands in the place of `spacy.cli`; it is gone afterwards, and who
then imports `spacy.cli` or calls `spacy.info` gets the real one.
"""

import sys
from types import ModuleType
from typing import Any

COMMANDS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, if nobody has yet."""
    if "spacy" in sys.modules:
        return
    for name in COMMANDS:
        sys.modules[name] = _make_stand_in(name)
    try:
        import spacy  # noqa: F401
    finally:
        for name in COMMANDS:
            del sys.modules[name]


def _make_stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    vars(module)["info"] = _tell_info
    return module


def _tell_info(*given: Any, **named: Any) -> Any:
    """`spacy.info`, imported when it is called."""
    from spacy.cli.info import info

    return info(*given, **named)
