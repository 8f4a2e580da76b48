"""Words of a report that hold for its day alone, in a brief that is read on another."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from consilience.analysis.brief.leads import Leads
from consilience.analysis.discrepancies.telling import tell_day
from consilience.language.briefs import load_days, match_days, match_provisional
from consilience.language.calendar import load_months
from consilience.language.lexicon import load_words
from consilience.records.article import Article
from consilience.records.span import Span
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression

NEAR: Final = 6  # characters behind a weekday in which its date stands: "Tuesday, 4 October"
FARTHEST: Final = timedelta(days=4)  # between two weekdays of one sentence
_NUMBER: Final = re.compile(r"\d+")
_NAME: Final = re.compile(r"\A,?\s*([A-Z]\w+)")


def date_phrases(text: str, article: Article | None, story: Story) -> str:
    """The text with the date behind each phrase such as "this morning", but in direct speech.

    Unchanged in a story of one day, and where it is not known on which the article came out.
    """
    day = _read_day(article)
    if day is None or story.earliest == story.latest:
        return text
    pieces, end = [], 0
    for last, before in _find_phrases(text):
        told = _tell((day - timedelta(days=before)).isoformat())
        pieces += [text[end:last], f" ({told})"]
        end = last
    return "".join((*pieces, text[end:]))


def date_weekdays(text: str, words: Span, times: Iterable[TimeExpression], story: Story) -> str:
    """The text with the date behind each weekday of the words, but in direct speech.

    Unchanged in a story of one day, and where a weekday stands twice or has a date already. Of days
    that lie far apart one was read of the wrong week: which, nobody can tell.
    """
    if story.earliest == story.latest:
        return text
    days = {
        one.span.text: date.fromisoformat(one.value.first_day)
        for one in times
        if one.span.article == words.article
        and words.overlaps(one.span)
        and one.value
        and one.value.basis == "weekday"
        and one.value.first_day == one.value.last_day
    }
    if days and max(days.values()) - min(days.values()) > FARTHEST:
        return text
    for phrase, day in days.items():
        text = _date(text, phrase, day.isoformat())
    return text


def _date(text: str, phrase: str, day: str) -> str:
    end = text.find(phrase) + len(phrase)
    ahead, behind = text[:end], text[end:].lstrip()
    if (
        text.count(phrase) != 1
        or str(int(day[-2:])) in _NUMBER.findall(phrase)
        or behind.startswith(("(", "'", "’"))
        or ahead.removesuffix(phrase).split()[-1:] in _list_other()
        or any(one.isdigit() for one in behind.removeprefix(",")[:NEAR])
        or any(one.lower() in load_months() for one in _NAME.findall(behind)[:1])
        or _is_quoted(ahead)
    ):
        return text
    return f"{ahead} ({_tell(day)}){text[end:]}"


def _list_other() -> list[list[str]]:
    """Words before a weekday that is not the one next to the day of printing."""
    return [[one] for one in load_words("briefs", "other_weekday")]


def is_overtaken(words: Span, leads: Leads) -> bool:
    """Whether it tells what was so for the time being, and a report of the last day is another."""
    is_early = bool(leads.last) and words.article not in leads.last
    return is_early and match_provisional().search(words.text) is not None


def _find_phrases(text: str) -> Iterator[tuple[int, int]]:
    days = load_days()
    for one in match_days().finditer(text):
        ahead = text[: one.start()]
        if not _is_quoted(ahead):
            yield one.end(), days[one[0].lower()]


def _is_quoted(ahead: str) -> bool:
    return ahead.count("“") > ahead.count("”") or ahead.count('"') % 2 == 1


def _tell(day: str) -> str:
    """The day without its year: "16 March"."""
    return tell_day(day).rpartition(" ")[0]


def _read_day(article: Article | None) -> date | None:
    if article is None or article.published is None:
        return None
    first, last = article.published.first_day, article.published.last_day
    return date.fromisoformat(last) if first == last else None
