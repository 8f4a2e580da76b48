"""Values of differences as a person would write them: days, and what is denied."""

from functools import cache

from consilience.language.calendar import load_months

LONGEST = 200  # characters of somebody's words in one sentence of explanation


def tell_day(iso: str) -> str:
    """A day (ISO 8601) as "3 October 2022"; what is none as it stands."""
    year, _, rest = iso[:10].partition("-")
    month, _, day = rest.partition("-")
    name = _load_month_names().get(int(month)) if month.isdigit() else None
    return f"{int(day)} {name} {year}" if name and day.isdigit() else iso


@cache
def _load_month_names() -> dict[int, str]:
    """The first name of each month; the English ones stand first."""
    names: dict[int, str] = {}
    for name, number in load_months().items():
        names.setdefault(number, name.title())
    return names


def begin_sentence(words: str) -> str:
    """The words with a capital letter."""
    return words[:1].upper() + words[1:]


def shorten_words(words: str) -> str:
    """At most `LONGEST` characters, cut between words, with dots for what is left out."""
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
