"""A page or article that could not be read, and why."""

from dataclasses import dataclass
from typing import Literal

Stage = Literal["intake", "extraction", "annotation", "linking", "analysis"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """`code` is one word for tables and tests; `message` says what was found and what to do."""

    uri: str
    stage: Stage
    code: str
    message: str
