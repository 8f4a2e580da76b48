"""What the headlines and first sentences of a story tell: the matter that its brief opens with."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from math import log, sqrt
from typing import Final

from consilience.analysis.brief.openings import MOST_BEHIND, is_caption, skip_opening
from consilience.analysis.corroboration import NO_WITNESSES
from consilience.analysis.facts_reading import Reading
from consilience.analysis.stems import find_stems, stem_words
from consilience.language.words import (
    count_articles_with,
    count_background_articles,
    find_words,
)
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.span import Span
from consilience.records.story import Story

OWN_WORDS: Final = frozenset({"release", "interview"})
HEAD: Final = 2  # sentences of a report that, with its headline, tell what the matter is
LEAD: Final = 3  # sentences in which a report says what it is about
BODY: Final = 12  # sentences of a report that a brief may tell
BODY_CHARS: Final = 3000
RICH: Final = 10  # sentences of all reports
LEAST: Final = 0.12  # of what the reports begin with, that a sentence must tell (`measure`)
LEAD_CHARS: Final = 1500  # of a text, in which they stand
FEWEST_WORDS: Final = 6  # of a sentence; what is shorter is a label or a caption
ENDS: Final = (".", "!", "?", "…")
CLOSING: Final = "\"”’»)]'"
BARE_NAME: Final = 0.5  # weight of a name of one word beside that of other words
FEWEST_REPORTS: Final = 3  # of which two tell what is shared
AGAIN: Final = 0.15  # what a word tells that a sentence before told
ALONE: Final = 0.3  # what speaks for a word of one headline alone
FEWEST_SHARED: Final = 2  # words of a headline and of what tells the event
LONG: Final = 5  # days of a story of which the last ones tell what it came to
RETOLD: Final = 0.5  # of a sentence, that one before it told
MATTER_RETOLD: Final = 0.7  # of what the reports begin with, as far as the sentence tells it
KEPT: Final = 20_000

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Leads:
    """The first sentences of each article, without datelines, and the weights of their words.

    `headlines` are the stems of each headline, without bare names, `headed` those of all. `last`
    are the reports of the last day, none where all came out on one; `lateness` is when each came
    out between the first day (0) and the last (1 in a story of `LONG` days and more, less in
    shorter ones).
    """

    sentences: Mapping[ArticleId, tuple[Place, ...]]
    weights: Mapping[str, float]
    headlines: tuple[frozenset[str], ...]
    last: frozenset[ArticleId] = frozenset()
    lateness: Mapping[ArticleId, float] = field(default_factory=dict)
    body: Mapping[ArticleId, tuple[Place, ...]] = field(default_factory=dict)
    length: float = 0.0
    headed: frozenset[str] = frozenset()

    @property
    def is_rich(self) -> bool:
        """Whether the reports say enough for their words to tell what the matter is."""
        return sum(map(len, self.body.values())) >= RICH

    def find_place(self, span: Span) -> int | None:
        """In which of the first sentences the words stand, from 0; None if further on."""
        for at, (start, end) in enumerate(self.sentences.get(span.article, ())):
            if start <= span.start and span.end <= end:
                return at
        return None

    def count_headed(self, claims: Iterable[Claim]) -> float:
        """The share of headlines that tell it: the deed, or several words of its clauses."""
        told, deeds = set[str](), set[str]()
        for one in claims:
            told.update(find_stems(one.span.text))
            deeds.update(find_stems(one.predicate.lemma))
        if deeds.isdisjoint(self.headed) and len(told & self.headed) < FEWEST_SHARED:
            return 0.0
        headed = [
            not deeds.isdisjoint(one) or len(told & one) >= FEWEST_SHARED for one in self.headlines
        ]
        return sum(headed) / max(len(headed), 1)

    def count_led(self, claims: Iterable[Claim]) -> float:
        """The share of articles of which a first sentence tells it."""
        led = {
            one.span.article for one in claims if self.find_place(one.predicate.span) is not None
        }
        return len(led) / max(len(self.sentences), 1)

    def is_last(self, claims: Iterable[Claim]) -> bool:
        """Whether a report of the last day tells it in its very first sentence."""
        return any(
            one.span.article in self.last and self.find_place(one.predicate.span) == 0
            for one in claims
        )

    def measure(self, words: str, told: AbstractSet[str] = frozenset()) -> float:
        """How much of what headlines and first sentences tell the words hold, from 0 to 1.

        The cosine of weighted words, in which one word counts once, and hardly at all those whose
        stems were `told`.
        """
        length = _measure_words(words)
        whole = self.length or _measure_length(self.weights)
        weights = self.weights
        shared = sum(
            [
                value * weights[one] * (AGAIN if one in told else 1.0)
                for one, value in weigh_words(words).items()
                if one in weights
            ]
        )
        return shared / (length * whole) if length and whole else 0.0

    def retells(self, words: str, other: str) -> bool:
        """Whether the words tell what another sentence told: most of their words are in it too.

        Of what the reports begin with even more of them are.
        """
        own, told = weigh_words(words), weigh_words(other)
        if _share(own, told) < RETOLD:
            return False
        matter = {one: value * self.weights.get(one, 0.0) for one, value in own.items()}
        return _share(matter, told) >= MATTER_RETOLD


def _share(own: Mapping[str, float], told: Mapping[str, float]) -> float:
    """The share of weighted words that are told."""
    return sum([value for one, value in own.items() if one in told]) / (sum(own.values()) or 1.0)


def read_leads(story: Story, reading: Reading) -> Leads:
    """The first sentences of the reports of a story; opinion pieces have none.

    Nor have statements and interviews where there are reports. Bare names, which every other
    sentence has, weigh less.
    """
    known = [reading.articles[one] for one in story.article_ids if one in reading.articles]
    told = [one for one in known if one.genre not in NO_WITNESSES]
    # A body's own statement says what it has to say before it says what happened.
    reports = [one for one in told if one.genre not in OWN_WORDS] or told
    sentences = {one.id: find_first_sentences(one) for one in reports}
    body = {one.id: find_first_sentences(one, most=BODY, chars=BODY_CHARS) for one in reports}
    heads = [*_list_heads(reports, body)]
    claims = (
        claim for event in reading.events.get(story.id, ()) for claim in reading.claims_of(event)
    )
    bare = find_bare_names(claims)
    weights = {
        stem: value * (BARE_NAME if stem in bare else 1.0) for stem, value in _weigh(heads).items()
    }
    headlines = tuple(frozenset(weigh_words(one.title)) - bare for one in reports)
    return Leads(
        sentences,
        weights,
        headlines,
        _find_last(reports),
        dict(_place_days(reports)),
        body,
        _measure_length(weights),
        frozenset[str]().union(*headlines),
    )


def _list_heads(
    reports: Sequence[Article], body: Mapping[ArticleId, Sequence[Place]]
) -> Iterator[str]:
    """Texts of which words in several tell what the matter is."""
    is_rich = sum(map(len, body.values())) >= RICH
    for one in reports:
        told = [one.text[start:end] for start, end in body[one.id]]
        if is_rich and len(reports) < FEWEST_REPORTS:
            yield " ".join((one.title, *told[:1]))
            yield from told[1:]
        else:
            yield " ".join((one.title, *told[: HEAD if is_rich else 1]))


def _find_last(reports: Iterable[Article]) -> frozenset[ArticleId]:
    days = {one.id: one.published.last_day for one in reports if one.published}
    last = max(days.values(), default="")
    if len(set(days.values())) == 1:
        return frozenset()
    return frozenset(name for name, day in days.items() if day == last)


def _place_days(reports: Iterable[Article]) -> Iterator[tuple[ArticleId, float]]:
    days = {
        one.id: date.fromisoformat(one.published.last_day).toordinal()
        for one in reports
        if one.published
    }
    first, last = min(days.values(), default=0), max(days.values(), default=0)
    if first < last:
        share = min(last - first, LONG) / LONG
        yield from ((name, share * (day - first) / (last - first)) for name, day in days.items())


def find_bare_names(claims: Iterable[Claim]) -> frozenset[str]:
    """Stems of parties of one word, mostly states, which every other sentence of a story has."""
    spans = {
        party.span.text
        for claim in claims
        for party in claim.participants
        if party.entity_id and " " not in party.span.text
    }
    return frozenset(stem for words in spans for stem in find_stems(words))


def find_first_sentences(
    article: Article, *, most: int = LEAD, chars: int = LEAD_CHARS
) -> tuple[Place, ...]:
    """Where the first whole sentences stand, without a dateline and what is a label or caption."""
    found = []
    for start, end in find_sentences(article.text[:chars]):
        first = skip_opening(article, start, end)
        words = article.text[first:end]
        behind = article.text[end : end + MOST_BEHIND].split("\n")[0]
        if (
            is_sentence(words)
            and len(words.split()) >= FEWEST_WORDS
            and not is_caption(words, behind)
        ):
            found.append((first, end))
        if len(found) == most:
            break
    return tuple(found)


def is_sentence(words: str) -> bool:
    """True for words that end with the mark of a sentence; a headline or label has none."""
    return words.rstrip(CLOSING).endswith(ENDS)


def _weigh(heads: Sequence[str]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    rarity: dict[str, float] = {}
    for words in heads:
        own = weigh_words(words)
        counts.update(own.keys())
        rarity |= own
    # What one headline alone tells is its own angle.
    alone = ALONE if len(heads) >= FEWEST_REPORTS else 1.0
    return {one: rarity[one] * log(counts[one] + alone) for one in sorted(counts)}


def _measure_length(weights: Mapping[str, float]) -> float:
    return sqrt(sum([value * value for value in weights.values()]))


@lru_cache(maxsize=KEPT)
def _measure_words(words: str) -> float:
    return _measure_length(weigh_words(words))


@lru_cache(maxsize=KEPT)
def weigh_words(words: str) -> Mapping[str, float]:
    """Stems of the words that carry meaning, with how rare the word is in English news."""
    return dict(filter(None, map(_weigh_word, sorted(find_words(words)))))


@lru_cache(maxsize=KEPT)
def _weigh_word(word: str) -> tuple[str, float] | None:
    """Its stem, and how rare the word is; None for one that carries no meaning."""
    rarity = log((count_background_articles() + 1) / (count_articles_with(word) + 0.5))
    return next(((stem, rarity) for stem in stem_words([word])), None)
