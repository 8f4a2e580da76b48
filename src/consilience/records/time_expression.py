"""Words for a time."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.span import Span
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words for a time, typed as in TIMEX3; `value` is None while it hangs on an unknown date."""

    span: Span
    type: Literal["date", "time", "duration", "set"]
    value: TimeValue | None = None
