"""What the differences of a story say of a number or day: that it was overtaken, and of what."""

from collections.abc import Iterable, Iterator
from typing import Final

from consilience.analysis.brief.leads import weigh_words
from consilience.analysis.brief.rivals import VALUES
from consilience.analysis.facts_reading import Reading
from consilience.linking.sentences import find_sentences
from consilience.records import analysis
from consilience.records.analysis import Discrepancy
from consilience.records.span import Span

BARE: Final = frozenset(
    {"date", "place", "number"}
)  # kinds of which an explanation may be values alone
MOST_SENTENCES: Final = 3  # of one value that are read


def list_outdated(discrepancies: Iterable[Discrepancy], reading: Reading) -> Iterator[Span]:
    """Where values stand that later reports put right or knew better.

    Of an update all readings but the one that was printed last; none where two were on one day,
    or where the day of one is not known.
    """
    for one in discrepancies:
        if one.relation != "update" or one.kind not in VALUES:
            continue
        days = [_find_last_day(each, reading) for each in one.readings]
        last = max(days, default="")
        if days.count(last) == 1 and all(days):
            yield from (
                span
                for each, day in zip(one.readings, days, strict=True)
                if day != last
                for span in each.evidence
            )


def tells_matter(one: Discrepancy, reading: Reading) -> bool:
    """Whether the explanation of a difference says of what the days, places or numbers are.

    One of no event does where it shares a word with the sentences of its values.
    """
    if one.event_id is not None or one.kind not in BARE:
        return True
    spans = [span for each in one.readings for span in each.evidence[:MOST_SENTENCES]]
    values = {word for each in one.readings for word in weigh_words(each.value)}
    values |= {word for span in spans for word in weigh_words(span.text)}
    around = {word for span in spans for word in weigh_words(_read_sentence(span, reading))}
    return not around.isdisjoint(weigh_words(one.explanation).keys() - values)


def _read_sentence(span: Span, reading: Reading) -> str:
    article = reading.articles.get(span.article)
    places = find_sentences(article.text) if article else ()
    told = (start for start, end in places if start <= span.start and span.end <= end)
    start = next(told, None)
    end = next((end for first, end in places if first == start), None)
    return article.text[start:end] if article and start is not None else ""


def _find_last_day(one: analysis.Reading, reading: Reading) -> str:
    """The last day on which an article printed the value (ISO 8601; "" if one has no date)."""
    articles = [reading.articles.get(span.article) for span in one.evidence]
    days = [each.published.last_day for each in articles if each and each.published]
    return max(days, default="") if len(days) == len(articles) else ""
