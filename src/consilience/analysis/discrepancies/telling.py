"""Values of differences as a person would write them: days, and what is denied."""

from functools import cache

from consilience.language.calendar import load_months
from consilience.records.span import Span

LONGEST = 200  # characters of somebody's words in one sentence of explanation
LONGEST_CLAUSE = 90  # characters of the clause that tells what it is about
FEWEST_WORDS = 2  # of such a clause besides the gap


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


def tell_gap(clause: Span, words: Span) -> str | None:
    """A clause with a gap for some of its words; None where it is too long or tells too little."""
    text = clause.text
    is_inside = clause.article == words.article and clause.start <= words.start
    if not is_inside or words.end > clause.end or len(text) > LONGEST_CLAUSE:
        return None
    before, behind = text[: words.start - clause.start], text[words.end - clause.start :]
    told = " ".join(f"{before}… {behind}".split()).replace("… ,", "…,")
    return told if len(told.split()) > FEWEST_WORDS else None
