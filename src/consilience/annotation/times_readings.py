"""Readings: what the words of a matched time mean, by the roles that they have in it."""

import re
from dataclasses import replace

from consilience.annotation.times_meanings import UNIT_TEMPLATES, Anchor, Meaning
from consilience.annotation.times_moments import is_real

Said = dict[str, str]

LONGEST_NUMBER = 6  # figures; more make no length of time that news tells
UNITS_OF_HALF = {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}
SPOKEN = frozenset({"spoken", "=o'clock", "=o’clock"})  # of hours that come twice a day
SHARED_ROLES = ("year", "era", "month")  # "May 4 and 6", "between 499 and 494 BC"


def read_point(said: Said) -> Meaning | None:
    """A date or time of day; None where the calendar has no such day."""
    year, month, day = _read_year(said), *_read_day(said)
    part = _read_clock(said) or said.get("part", "")
    if part == "?" or not is_real(year or 2000, month, day):
        return None
    meaning = Meaning(
        type="time" if part else "date",
        year=year,
        month=month,
        day=day,
        weekday=int(said.get("weekday", 0)),
        season=_read_season(said),
        part=part,
        zone=said.get("zone", ""),
        zoned=_read_clock({"clock": said["clock"]}) if {"moment", "clock"} <= said.keys() else "",
    )
    return meaning if year else _add_anchor(meaning, said)


def read_length(said: Said) -> Meaning | None:
    """A duration: P2W, PT24H, PXM."""
    number, unit = _read_number(said), said["unit"]
    if unit == "Q":  # "three quarters" of a thing
        return None
    if number == ".5":
        value = UNITS_OF_HALF.get(unit, _write_length("0.5", unit))
    elif "half" in said:
        value = _write_length(f"{number}.5", unit)
    else:
        value = _write_length(number, unit)
    return Meaning(type="duration", timex=value) if value else None


def read_set(said: Said) -> Meaning | None:
    """What comes again: XXXX-WXX-2, XXXX-XX-XX, P1W for "twice a week"."""
    value = said.get("rate", "")
    unit, number = said.get("unit", ""), said.get("number") or said.get("nth", "")
    if value or not unit:
        value = value or _write_repeated(said)
    elif "every" not in said or number or "=other" in said:
        value = _write_length(
            "2" if "=other" in said else "1" if "often" in said else number or "1", unit
        )
    else:
        value = UNIT_TEMPLATES.get(unit) or _write_length("1", unit)
    return Meaning(type="set", timex=value) if value else None


def read_fixed(said: Said) -> Meaning | None:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""
    return Meaning(timex=said["timex"])


def read_iso(said: Said) -> Meaning | None:
    """A date as in ISO 8601, with or without its time."""
    text = said["iso"]
    year, month, day = (int(part) for part in text[:10].split("-"))
    if not (year and month and day and is_real(year, month, day)):
        return None
    clock = text[11:16]
    return Meaning(
        type="time" if clock else "date",
        year=year,
        month=month,
        day=day,
        part=clock.upper(),
        zone="0" if text[-1] in "zZ" else "",
    )


def read_numeric(said: Said) -> Meaning | None:
    """A date in figures. With dots the day comes first; else the text must tell."""
    text = said.get("slashed") or said["dotted"]
    figures = [int(part) for part in re.findall(r"[0-9]+", text)]
    if figures[0] > 31:
        year, month, day = figures
    else:
        day, month, year = figures
        year += 2000 if year < 70 else 1900 if year < 100 else 0
    if figures[0] > 31 or "dotted" in said or day > 12:
        return _make_day(year, month, day)
    if month > 12:
        return _make_day(year, day, month)
    if day == month:
        return _make_day(year, month, day)
    return Meaning(year=year, figures=(day, month)) if day and month else None


def read_decade(said: Said) -> Meaning | None:
    """A decade: "199", "BC047"."""
    digits = re.sub(r"[^0-9]", "", said["decade"])
    if len(digits) == 2:
        digits = ("19" if digits >= "20" else "20") + digits
    year = int(digits)
    if not year:
        return None
    return Meaning(year=-year if said.get("era") == "BC" else year, span="DE")


def read_century(said: Said) -> Meaning | None:
    """A century: "18" for the 19th, "BC03" for the 4th before Christ."""
    number = int(said["nth"]) if len(said["nth"]) <= 2 else 0
    if not number:
        return None
    if said.get("era") == "BC":
        return Meaning(year=-(number * 100 - 1), span="CE")
    return Meaning(year=number * 100 - 99, span="CE")


READINGS = {
    "point": read_point,
    "length": read_length,
    "set": read_set,
    "fixed": read_fixed,
    "iso": read_iso,
    "numeric": read_numeric,
    "decade": read_decade,
    "century": read_century,
}


def share_roles(parts: list[Said]) -> list[Said]:
    """Each part of "19-20 May 2023" with what only the other one says."""
    if len(parts) < 2:
        return parts
    whole = {role: part[role] for part in reversed(parts) for role in SHARED_ROLES if role in part}
    dated = any(part.keys() & {"day", "month", "year", "season"} for part in parts)
    return [{**whole, **part} if dated else part for part in parts]


def _make_day(year: int, month: int, day: int) -> Meaning | None:
    real = bool(year and month and day) and is_real(year, month, day)
    return Meaning(year=year, month=month, day=day) if real else None


def _read_year(said: Said) -> int:
    if "short_year" in said:  # behind a whole one: 1998-02 ends in 2002
        first = int(said["year"])
        year = first - first % 100 + int(said["short_year"])
        return year if year >= first else year + 100
    if "apostrophe_year" in said:
        year = int(said["apostrophe_year"][1:])
        return year + (2000 if year < 30 else 1900)
    year = int(said.get("year", 0))
    return -year if said.get("era") == "BC" else year


def _read_day(said: Said) -> tuple[int, int]:
    if "holiday" in said:
        month, day = said["holiday"].split("-")
        return int(month), int(day)
    return int(said.get("month", 0)), int(said.get("day", 0))


def _read_season(said: Said) -> str:
    if "half_nth" in said and "month" not in said:
        return f"H{said['half_nth']}"
    if "quarter" in said and said["quarter"] in "1234":
        return f"Q{said['quarter']}"
    return said.get("season") or said.get("sure_season", "")


def _read_clock(said: Said) -> str:
    """A time of day as HH:MM, "" for none, "?" for one that no clock shows."""
    if "moment" in said:
        return said["moment"]
    text = said.get("clock") or said.get("hour")
    if text is None:
        return ""
    if len(text) == 4 and text.isdigit():
        text = f"{text[:2]}:{text[2:]}"
    hour, minute = (int(one) for one in (*re.split("[:.]", text), "0")[:2])
    hour, minute = _add_minutes(said, hour, minute)
    if minute >= 60:
        return "?"
    if said.keys() & SPOKEN and hour <= 12 and not said.keys() & {"part", "ampm"}:
        return "XX"
    if "ampm" in said:
        if hour > 12:
            return f"{hour:02}:{minute:02}" if hour < 24 and said["ampm"] == "12" else "?"
        hour = hour % 12 + int(said["ampm"])
    elif hour < 12 and (
        said.get("part") in ("AF", "EV") or (said.get("part") == "NI" and hour > 5)
    ):
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 else "24:00" if (hour, minute) == (24, 0) else "?"


def _add_minutes(said: Said, hour: int, minute: int) -> tuple[int, int]:
    """Hour and minute of "ten to nine", "half past six", "three-thirty"."""
    if "minutes" not in said:
        return hour, minute
    told = int(said.get("tens", "0")) + int(said["minutes"])
    if said.get("turn") == "-1":
        return (hour - 1 or 12, 60 - told) if 0 < told < 60 else (hour, 60)
    return hour, told


def _add_anchor(meaning: Meaning, said: Said) -> Meaning | None:
    """The meaning with the day that it reckons from."""
    anchor: Anchor = "default"
    unit, amount, way = said.get("unit", ""), 0, None
    if "day_word" in said:
        anchor, unit, amount = "published", "D", int(said["day_word"])
    elif "from_now" in said or "from_then" in said:
        way = int(said.get("from_now") or said["from_then"])
        anchor = "published" if "from_now" in said else "text"
    elif "=this" in said:
        anchor, way = "published", 0
    elif "anchor" in said:
        anchor, way = "published" if said["anchor"] == "published" else "text", 0
    if "sign" in said:
        number = _read_number(said)
        if not number.isdecimal():
            return Meaning(timex="PAST_REF" if said["sign"] == "-1" else "FUTURE_REF")
        amount, way = int(said["sign"]) * int(number), None
    elif unit or (way is not None and not _tells_cycle(meaning)):
        amount, way, unit = amount if way is None else way, None, unit or "D"
    if unit == "2W":
        unit, amount = "W", 2 * amount
    return replace(meaning, anchor=anchor, unit=unit, amount=amount, way=way)


def _tells_cycle(meaning: Meaning) -> bool:
    return bool(meaning.month or meaning.weekday or meaning.season or meaning.day)


def _read_number(said: Said) -> str:
    """Digits of a number, X for "several", "1" where none is said."""
    number = said.get("number", "1").replace(",", "")
    if "ones" in said:
        number = str(int(number) + int(said["ones"]))
    if "scale" in said:
        number = str(int(number) * int(said["scale"])) if number.isdecimal() else "X"
    return number if len(number) <= LONGEST_NUMBER else "X"


def _write_length(number: str, unit: str) -> str:
    if unit.startswith("T"):
        return f"PT{number}{unit[1]}"
    if unit == "2W":
        return f"P{2 * int(number)}W" if number.isdecimal() else f"P{number}W"
    years = {"DE": 10, "CE": 100, "ML": 1000}.get(unit)
    if years and number.isdecimal():
        return f"P{years * int(number)}Y"
    return f"P{number}{unit}"


def _write_repeated(said: Said) -> str:
    part = f"T{said['part']}" if "part" in said else ""
    if day := said.get("weekday") or said.get("weekdays"):
        return f"XXXX-WXX-{day}{part}"
    if "month" in said:
        return f"XXXX-{int(said['month']):02}"
    if "season" in said:
        return f"XXXX-{said['season']}"
    return f"XXXX-XX-XX{part}" if part else ""
