"""Words of a report that hold for its day alone, in a brief that is read on another."""

from collections.abc import Iterator
from datetime import date, timedelta

from consilience.analysis.brief.leads import Leads
from consilience.analysis.discrepancies.telling import tell_day
from consilience.language.briefs import load_days, match_days, match_provisional
from consilience.records.article import Article
from consilience.records.span import Span
from consilience.records.story import Story


def date_phrases(text: str, article: Article | None, story: Story) -> str:
    """The text with the date behind each phrase such as "this morning", but in direct speech.

    Unchanged in a story of one day, and where it is not known on which the article came out.
    """
    day = _read_day(article)
    if day is None or story.earliest == story.latest:
        return text
    pieces, end = [], 0
    for last, before in _find_phrases(text):
        told = tell_day((day - timedelta(days=before)).isoformat()).rpartition(" ")[0]
        pieces += [text[end:last], f" ({told})"]
        end = last
    return "".join((*pieces, text[end:]))


def is_overtaken(words: Span, leads: Leads) -> bool:
    """Whether it tells what was so for the time being, and a report of the last day is another."""
    is_early = bool(leads.last) and words.article not in leads.last
    return is_early and match_provisional().search(words.text) is not None


def _find_phrases(text: str) -> Iterator[tuple[int, int]]:
    days = load_days()
    for one in match_days().finditer(text):
        ahead = text[: one.start()]
        is_quoted = ahead.count("“") > ahead.count("”") or ahead.count('"') % 2
        if not is_quoted:
            yield one.end(), days[one[0].lower()]


def _read_day(article: Article | None) -> date | None:
    if article is None or article.published is None:
        return None
    first, last = article.published.first_day, article.published.last_day
    return date.fromisoformat(last) if first == last else None
