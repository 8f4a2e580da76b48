"""What two same-event articles both tell: how much of it rests on one origin, by their label.

The dossier tells origins sentence by sentence. Of a copy or a derived article, all that it tells
as the other does should rest on one origin; of independent articles, what is not somebody's
statement should not. Sentences that tell the same are found by the bench's own likeness.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt

from consilience.linking.origins import OriginIndex, trace_origins
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.span import Span
from consilience.records.story import Story

ALIKE = 0.5  # cosine of two sentences that clearly tell the same
LEAST_WORDS, LEAST_COMMON = 4, 3
WORD = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*")
Sentence = tuple[Span, frozenset[str]]


def measure_told(
    articles: Sequence[Article], affairs: Mapping[str, str], labels: Mapping[frozenset[str], str]
) -> dict[str, tuple[int, int]]:
    """By label: how many sentences two articles both tell, and how many rest on one origin."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        groups[affairs[article.id]].append(article)
    stories = [
        Story(id=StoryId(name), title="", article_ids=tuple(one.id for one in members))
        for name, members in sorted(groups.items())
    ]
    origins, _ = trace_origins(stories, articles)
    index = OriginIndex(origins)
    found: dict[str, list[bool]] = defaultdict(list)
    for members in groups.values():
        tellings = _Tellings(members)
        for at, one in enumerate(members):
            for other in members[at + 1 :]:
                label = labels.get(frozenset((one.id, other.id)))
                if label is not None:
                    found[label] += [
                        not set(index.find(mine)).isdisjoint(index.find(theirs))
                        for mine, theirs in tellings.align(one, other)
                    ]
    return {label: (len(rows), sum(rows)) for label, rows in sorted(found.items())}


class _Tellings:
    """The sentences of one affair as words, weighed by how few articles have them."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._sentences: dict[str, list[Sentence]] = {
            one.id: list(_divide(one)) for one in articles
        }
        counts = Counter(
            word
            for held in self._sentences.values()
            for word in frozenset().union(*(words for _, words in held))
        )
        most = len(articles) + 1
        self._weights = {word: log(most / count) + 1 for word, count in counts.items()}

    def align(self, one: Article, other: Article) -> Iterator[tuple[Span, Span]]:
        """Sentences that are the likest for each other."""
        scores = {
            (mine, theirs): score
            for mine, first in self._sentences[one.id]
            for theirs, second in self._sentences[other.id]
            if (score := self._compare(first, second)) >= ALIKE
        }
        best: dict[Span, float] = defaultdict(float)
        for pair, score in scores.items():
            for span in pair:
                best[span] = max(best[span], score)
        for (mine, theirs), score in scores.items():
            if score == best[mine] == best[theirs]:
                yield mine, theirs

    def _compare(self, one: frozenset[str], other: frozenset[str]) -> float:
        common = one & other
        if len(common) < LEAST_COMMON:
            return 0.0
        return self._weigh(common) / sqrt(self._weigh(one) * self._weigh(other))

    def _weigh(self, words: frozenset[str]) -> float:
        return sum(sorted(self._weights[word] for word in words))


def _divide(article: Article) -> Iterator[Sentence]:
    for start, end in find_sentences(article.text):
        words = frozenset(WORD.findall(article.text[start:end].lower()))
        if len(words) >= LEAST_WORDS:
            yield article.span(start, end), words
