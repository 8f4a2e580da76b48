"""Whether an article has a sentence that may tell what others tell, in words of its own."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from consilience.language.deeds import find_deeds, takes_second
from consilience.language.furniture import load_function_words
from consilience.language.happenings import find_tellings
from consilience.language.numerals import list_number_words
from consilience.language.words import find_words
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId, ClaimId

STEM: Final = 6  # letters of a word that are compared: "signed" and "signing" differ behind them
FEWEST_LETTERS: Final = 3  # of a word that tells sentences apart
FEWEST_RARE: Final = 2  # words of the story's rarer ones that tell one and the same,
ALIKE: Final = 0.6  # of all words of the clause
RARE_PART: Final = 0.34  # if they are that part of those of the clause
MOST_TELLINGS: Final = 6  # clauses of an event that are compared
REACH: Final = 4  # words behind a verb in which its second one stands: "turned the offer down"
# What is left of a word without its ending may be its lemma, or that without its last "e".
ENDINGS: Final = ("ing", "ed", "es", "s", "d")
HOUR: Final = re.compile(
    r"\b[0-9]{1,2}[.:][0-9]{2}\b(?! ?(?:per|%|m))|\b[0-9]{1,2} ?[ap]\.?m\b|\bo['’]clock\b"
    r"|\b(?:half|quarter|ten|twenty|five) (?:past|to) [a-z]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A clause by the stems of its words, its deed with the sets that it is in, and its hour."""

    stems: frozenset[str]
    deeds: frozenset[str]
    has_hour: bool


@dataclass(frozen=True, eq=False)
class _Sentence:
    """A sentence or title."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(find_words(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        return _find_stems(self.words)

    @cached_property
    def has_hour(self) -> bool:
        return HOUR.search(self.text) is not None

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The stems, and the sets of deeds that the words are in."""
        found = set(self.stems)
        for at, word in enumerate(self.words):
            sets, has_second = _find_deeds(word)
            found |= sets
            if has_second:
                behind = self.words[at + 1 : at + 1 + REACH]
                found.update(name for one in _list_forms(word) for name in find_deeds(one, behind))
        return frozenset(found)


class Sentences:
    """The sentences and titles of articles of a story."""

    def __init__(self, common: frozenset[str]) -> None:
        """`common` are stems that so many articles have that they tell nothing of a sentence."""
        self._common = common
        self._told: dict[ArticleId, tuple[_Sentence, ...]] = {}
        self._clauses: dict[ClaimId, _Telling] = {}

    def come_near(self, claims: Sequence[Claim], article: Article) -> bool:
        """Whether a sentence or the title of the article may tell one of the claims.

        It has a word for the deed and another rare word of the clause, or two common ones; several
        of its rarer words; or one word and an hour, as the clause has.
        """
        tellings = {self._read_claim(one) for one in claims[:MOST_TELLINGS]}
        stems = frozenset[str]().union(*(one.stems for one in tellings))
        return any(
            self._are_near(one, other)
            for other in self._list(article)
            if not stems.isdisjoint(other.stems)
            for one in tellings
        )

    def has_deed(self, claims: Sequence[Claim], article: Article) -> bool:
        """Whether the article has a word for the deed of one of the claims anywhere."""
        deeds = frozenset[str]().union(*(self._read_claim(one).deeds for one in claims))
        return any(not deeds.isdisjoint(one.deeds) for one in self._list(article))

    def _are_near(self, one: _Telling, other: _Sentence) -> bool:
        shared = one.stems & other.stems
        if not shared:
            return False
        if one.has_hour and other.has_hour:
            return True
        if len(shared) >= max(FEWEST_RARE, ALIKE * len(one.stems)):
            return True
        rare = shared - self._common
        if len(rare) >= max(FEWEST_RARE, RARE_PART * len(one.stems - self._common)):
            return True
        beside = shared - one.deeds
        is_known = len(beside) >= FEWEST_RARE or not beside.isdisjoint(rare)
        return is_known and not one.deeds.isdisjoint(other.deeds)

    def _list(self, article: Article) -> tuple[_Sentence, ...]:
        if article.id not in self._told:
            text = article.text
            parts = [text[start:end] for start, end in find_sentences(text)]
            title = (article.title,) if article.title else ()
            self._told[article.id] = tuple(_Sentence(one) for one in (*title, *parts))
        return self._told[article.id]

    def _read_claim(self, claim: Claim) -> _Telling:
        if claim.id not in self._clauses:
            words, verb = claim.span.text, claim.predicate
            behind = find_words(words[max(verb.span.end - claim.span.start, 0) :])
            deeds = find_deeds(verb.lemma, behind[:REACH])
            own = frozenset({*deeds, verb.lemma[:STEM], verb.span.text.lower()[:STEM]})
            stems = _find_stems(find_words(words))
            self._clauses[claim.id] = _Telling(stems, own, HOUR.search(words) is not None)
        return self._clauses[claim.id]


@lru_cache(maxsize=1 << 14)
def find_senses(word: str) -> frozenset[str]:
    """Names of the sets of deeds and of happenings that a word in any form is in."""
    deeds, _ = _find_deeds(word)
    return deeds | {told.name for one in _list_forms(word) for told in find_tellings(one, ())}


@lru_cache(maxsize=1 << 14)
def _find_deeds(word: str) -> tuple[frozenset[str], bool]:
    """The sets of deeds of a word, and whether there are more with a second one behind it."""
    forms = tuple(_list_forms(word))
    sets = frozenset(name for one in forms for name in find_deeds(one))
    return sets, any(map(takes_second, forms))


def _list_forms(word: str) -> Iterator[str]:
    yield word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield stem
            yield f"{stem}e"


def _find_stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(_find_stem, words)) - {""}


@lru_cache(maxsize=1 << 14)
def _find_stem(word: str) -> str:
    """What is compared of a word, "" of a short or small one and of a number."""
    idle = len(word) < FEWEST_LETTERS or not word[0].isalpha()
    if idle or word in load_function_words() or word in list_number_words():
        return ""
    return word[:STEM]
