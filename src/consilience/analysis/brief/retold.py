"""Which other articles tell much of what a sentence of a brief tells, in whatever words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from consilience.analysis.brief.leads import BODY, BODY_CHARS, find_first_sentences, weigh_words
from consilience.analysis.facts_reading import Reading
from consilience.analysis.facts_silent import could_know
from consilience.records.article import Article
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.span import Span
from consilience.records.story import Story

# Of a sentence's words of meaning, those that stand together in an article. Of 153 articles found
# by half of the words 134 tell the sentence, 11 a part of it and 8 do not (docs/benchmarks.md).
MUCH: Final = 0.5
WINDOW: Final = 5  # sentences in which they stand, the headline as the first of them
FEWEST_WORDS: Final = 5  # of meaning that a sentence has; of fewer, half is nothing

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The headline and the first sentences of an article by their stems; the headline has no span.

    `words` are those of the sentences, in their order.
    """

    article: Article
    stems: tuple[Stems, ...]
    words: tuple[Span, ...]


class Retellings:
    """The beginnings of the articles of a story, which may tell what a brief does."""

    def __init__(self, story: Story, reading: Reading) -> None:
        self._story = story
        self._reading = reading

    def find(
        self, words: Span, counted: Collection[ArticleId], event: Event | None
    ) -> tuple[Span, ...]:
        """The sentence of each article that comes nearest to the words, where it tells much.

        `counted` are the articles that are known to tell them; those that came out before the
        event, or before any that tells it, do not retell it.
        """
        own = frozenset(weigh_words(words.text))
        if len(own) < FEWEST_WORDS:
            return ()
        return tuple(
            found
            for one in self._beginnings
            if one.article.id not in counted
            and (event is None or could_know(one.article, event, counted, self._reading))
            and (found := _find_nearest(own, one)) is not None
        )

    @cached_property
    def _beginnings(self) -> Sequence[_Beginning]:
        return tuple(self._read())

    def _read(self) -> Iterator[_Beginning]:
        for name in sorted(self._story.article_ids):
            article = self._reading.articles.get(name)
            if article is None:
                continue
            places = find_first_sentences(article, most=BODY, chars=BODY_CHARS)
            words = tuple(article.span(start, end) for start, end in places)
            texts = (article.title or "", *(one.text for one in words))
            stems = tuple(frozenset(weigh_words(one)) for one in texts)
            if words:
                yield _Beginning(article, stems, words)


def _find_nearest(own: Stems, beginning: _Beginning) -> Span | None:
    """The sentence with most of the words within the sentences that together have most of them.

    None where the headline alone has any: no words of the text could be shown.
    """
    stems = beginning.stems
    shared = [len(own & one) for one in stems]
    if sum(shared) < MUCH * len(own):
        return None
    starts = range(max(len(stems) - WINDOW, 0) + 1)
    held = [len(own & frozenset[str]().union(*stems[at : at + WINDOW])) for at in starts]
    most = max(held)
    if most < MUCH * len(own):
        return None
    first = max(held.index(most), 1)  # the headline has no words in the text
    last = held.index(most) + WINDOW
    best = max(range(first, min(last, len(stems))), key=lambda at: (shared[at], -at))
    return beginning.words[best - 1] if shared[best] else None
