"""Bodies that are known by several names."""

from dataclasses import dataclass
from functools import cache

from consilience.language.lexicon import load_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """All names of one body, as printed; `state` is the ISO alpha-2 code of whose it is."""

    names: tuple[str, ...]
    test: str
    state: str = ""


@cache
def load_body_names() -> dict[str, Body]:
    """The body behind each printed name."""
    bodies = load_entries("bodies", "body", Body)
    return {name: body for body in bodies for name in body.names}
