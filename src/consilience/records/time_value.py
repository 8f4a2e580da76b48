"""A time as an interval, with how finely and on what grounds it is known."""

from dataclasses import dataclass
from typing import Literal

Precision = Literal["minute", "day", "week", "month", "season", "year", "decade", "century"]
Basis = Literal[
    "explicit", "metadata", "list", "relative", "weekday", "story", "publication", "judgement"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeValue:
    """From `earliest` to `latest` (ISO 8601, both included).

    `basis`: written out in the text (`explicit`), in the page's metadata, in the list that came
    with the pages (`list`), reckoned from another date (`relative`, `weekday`), inferred from
    the story, taken from the publication date, or decided by an analyst (`judgement`).
    """

    earliest: str
    latest: str
    precision: Precision
    basis: Basis

    @property
    def first_day(self) -> str:
        """ISO 8601 day on which it begins."""
        return self.earliest[:10]

    @property
    def last_day(self) -> str:
        """ISO 8601 day on which it ends."""
        return self.latest[:10]
