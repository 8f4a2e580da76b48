"""Words for a time."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.span import Span
from consilience.records.time_value import TimeValue


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words for a time, with type and value (`timex`) as in TIMEX3, ISO-TimeML 1.2.

    `value` is the same as an interval; None while it hangs on an unknown date, and for lengths
    and sets. `timex` then has X for what is unknown.
    """

    span: Span
    type: Literal["date", "time", "duration", "set"]
    timex: str
    value: TimeValue | None = None
