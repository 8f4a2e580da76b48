"""Why an article without a claim of an event cannot be called silent on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from consilience.analysis.facts_reading import Reading
from consilience.analysis.silence_nearest import UNLIKE, Nearest
from consilience.analysis.silence_words import Words
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.span import Span

FEWEST_WORDS: Final = 100  # of an article that could have told more

# The text may tell it in words of its own, came out before, is no whole article, or is of a
# language that was not read.
Excuse: TypeAlias = Literal["near", "early", "fragment", "unread"]


class Excuses:
    """Reads the articles of a story for what their claims do not tell."""

    def __init__(self, events: Iterable[Event], reading: Reading, words: Words) -> None:
        """`events` are those that will be asked for."""
        self._reading = reading
        self._words = words
        self._nearest = Nearest({one.id: (one, reading.claims_of(one)) for one in events})

    def find(
        self, name: ArticleId, event: Event, claims: Mapping[ArticleId, Sequence[Claim]]
    ) -> tuple[Excuse | None, Span | None]:
        """The excuse, None where the article is silent, and a sentence that may tell the event.

        `claims` are those that tell the event, by their articles. An article that came out before
        is asked first whether it tells the event, since its date may be wrong.
        """
        article = self._reading.articles.get(name)
        if article is None or not claims:
            return None, None
        if name not in self._words.read:
            return "unread", None
        if self._is_near(article, event, claims):
            return "near", self._nearest.find(event, article)
        if not could_know(article, event, claims, self._reading):
            return "early", None
        return "fragment" if is_fragment(article) else None, None

    def _is_near(
        self, article: Article, event: Event, claims: Mapping[ArticleId, Sequence[Claim]]
    ) -> bool:
        """Whether a sentence is like it, or the text has much of its wording, number or deed."""
        words, told = self._words, [held[0].span for held in claims.values()]
        return (
            self._nearest.measure(event, article) >= UNLIKE
            or any(one.span.article == article.id for one in self._reading.claims_of(event))
            or article.id in words.find_near(event, self._reading)
            or words.has_number(told, article)
            or words.has_deed(event, [one for held in claims.values() for one in held], article)
            or (bool(event.participants) and words.has_all(event, told, article))
        )


def is_fragment(article: Article) -> bool:
    """Whether it is too short to tell more than it does."""
    return len(article.text.split(maxsplit=FEWEST_WORDS)) < FEWEST_WORDS


def could_know(
    article: Article, event: Event, tellers: Iterable[ArticleId], reading: Reading
) -> bool:
    """False for an article that came out before the event, or before any that tells it.

    A day that comes after a report of what occurred is not the day on which it did.
    """
    if article.published is None:
        return True
    day = article.published.last_day
    dates = [reading.articles[one].published for one in tellers if one in reading.articles]
    first = min((one.first_day for one in dates if one), default="")
    when = event.when
    happened = when.first_day if when and when.basis != "publication" else ""
    is_its_day = not first or happened <= first
    if event.factuality != "planned" and is_its_day and happened > day:
        return False
    return first <= day or None in dates
