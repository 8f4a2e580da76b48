"""Which articles have a sentence near an event, whether or not it was grouped with it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from typing import Final

from consilience.analysis.facts_reading import Reading
from consilience.analysis.quantities import Amount, do_agree, find_ratio, split_tokens
from consilience.analysis.quantities_reading import COUNT, find_amounts
from consilience.analysis.silence_sentences import Sentences
from consilience.language.furniture import load_function_words
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId, ClaimId, EntityId, EventId
from consilience.records.span import Span

ALIKE: Final = 0.5  # of the longer words of the shorter clause
MOSTLY: Final = 0.5  # of the words that tellings of an event have in common
FEWEST_SHARED: Final = 3  # words, so that two names alone are no likeness
FEWEST_LETTERS: Final = 4  # of a word that tells clauses apart
STEM: Final = 6  # letters of a word that are compared: "signed" and "signing" differ behind them
SIDES: Final = 2  # parties of one deed that tell it from others
COMMON: Final = 0.5  # of the articles of a story that have a word which tells nothing of a sentence
FEWEST_COMMON: Final = 3  # articles of which that can be said
MOST_TELLINGS: Final = 6  # clauses of an event that are compared
RAREST: Final = 5  # words of a clause by which others are looked up
MOST_COMPARED: Final = 200  # clauses of one word or deed, so that no word makes it quadratic

LARGEST_DAY: Final = 31  # numbers up to it abound as days and hours
YEARS: Final = (1900, 2100)

ROUND: Final = 0.9  # of the larger number, above which a rounded one needs no noun
_WORD: Final = re.compile(rf"[^\W\d_]{{{FEWEST_LETTERS},}}")


@dataclass(frozen=True, slots=True)
class Number:
    """An amount with the stem of the next word, "" for none; `tells` where it tells by itself."""

    amount: Amount
    noun: str
    tells: bool


class Words:
    """The clauses of the articles of a story by their words, deeds and names."""

    def __init__(self, annotations: Iterable[Annotations]) -> None:
        self._numbers: dict[ClaimId, int] = {}
        self._entities: dict[int, frozenset[EntityId]] = {}
        self._stems: list[frozenset[str]] = []
        self._deeds: list[frozenset[str]] = []
        self._articles: list[ArticleId] = []
        self._of_word: dict[str, list[int]] = defaultdict(list)
        self._of_deed: dict[tuple[str, EntityId], list[int]] = defaultdict(list)
        self._near: dict[EventId, frozenset[ArticleId]] = {}
        self._named: dict[ArticleId, set[EntityId]] = defaultdict(set)
        self._texts: dict[ArticleId, frozenset[str]] = {}
        self._numbers_in: dict[ArticleId, tuple[Number, ...]] = {}
        self._numbers_told: dict[str, tuple[Number, ...]] = {}
        self._read: set[ArticleId] = set()
        self._sentences: Sentences | None = None
        for one in sorted(annotations, key=lambda notes: notes.article_id):
            self._add(one)

    @property
    def read(self) -> Set[ArticleId]:
        """The articles whose language was read."""
        return self._read

    def find_near(self, event: Event, reading: Reading) -> frozenset[ArticleId]:
        """The articles with a clause of the same deed and parties, or much of the same wording."""
        if event.id not in self._near:
            claims = reading.claims_of(event)[:MOST_TELLINGS]
            self._near[event.id] = frozenset(
                (*self._find_by_deed(event, claims), *self._find_by_wording(claims))
            )
        return self._near[event.id]

    def has_all(self, event: Event, told: Iterable[Span], article: Article) -> bool:
        """Whether an article names all parties and has most of the words common to the tellings.

        It may then tell the event in a way of its own, in several sentences.
        """
        if not {one.entity_id for one in event.participants} <= self._named[article.id]:
            return False
        numbers = Counter(stem for one in told for stem in _find_stems(one.text))
        core = {stem for stem, number in numbers.items() if number > 1}
        return len(core & self._read_stems(article)) >= MOSTLY * len(core)

    def has_word_for(self, claims: Sequence[Claim], article: Article) -> bool:
        """Whether an article has a word for the deed of a claim."""
        return self._read_sentences().has_deed(claims, article)

    def tells_number(self, told: Iterable[Span]) -> bool:
        """Whether there is a number in these words that tells by itself: no day or hour."""
        return any(number.tells for one in told for number in self._find_told(one.text))

    def comes_near(self, claims: Sequence[Claim], article: Article) -> bool:
        """Whether a sentence or the title of an article may tell a claim in words of its own."""
        return self._read_sentences().come_near(claims, article)

    def _read_sentences(self) -> Sentences:
        if self._sentences is None:
            self._sentences = Sentences(frozenset(self._list_common()))
        return self._sentences

    def _list_common(self) -> Iterator[str]:
        """Stems that the claims of over half the articles have."""
        most = max(FEWEST_COMMON, COMMON * len(self._named))
        for stem, numbers in self._of_word.items():
            if len({self._articles[one] for one in numbers}) > most:
                yield stem

    def names_any(self, parties: Iterable[EntityId], article: Article) -> bool:
        """Whether an article names one of them."""
        return not self._named[article.id].isdisjoint(parties)

    def has_deed(self, event: Event, claims: Sequence[Claim], article: Article) -> bool:
        """Whether an article has a sentence near a claim, or all parties and the word for the deed.

        It may have it as a noun ("the attack") from which no clause is made.
        """
        parties = {one.entity_id for one in event.participants}
        names_all = parties <= self._named[article.id]
        # "Met senior officials" does not tell that somebody met the one who is named elsewhere.
        if (names_all or len(parties) < SIDES) and self.comes_near(tuple(claims), article):
            return True
        if not names_all:
            return False
        if parties and self.has_word_for(claims, article):
            return True
        deeds = _find_stems(" ".join(one.predicate.lemma for one in claims))
        return not deeds.isdisjoint(self._read_stems(article))

    def _read_stems(self, article: Article) -> frozenset[str]:
        if article.id not in self._texts:
            self._texts[article.id] = _find_stems(article.text)
        return self._texts[article.id]

    def has_number(self, told: Iterable[Span], article: Article) -> bool:
        """Whether an article has a number of the tellings, with its noun or too large for a day.

        It may then tell the event of the same people or things, whatever its words for the deed.
        """
        sought = [number for one in told for number in self._find_told(one.text)]
        if sought and article.id not in self._numbers_in:
            self._numbers_in[article.id] = tuple(_find_numbers(article.text))
        return any(_is_same(one, other) for one in sought for other in self._numbers_in[article.id])

    def _find_told(self, words: str) -> tuple[Number, ...]:
        if words not in self._numbers_told:
            self._numbers_told[words] = tuple(_find_numbers(words))
        return self._numbers_told[words]

    def find_agreeing(self, event: Event, words: Span, reading: Reading) -> tuple[Claim, ...]:
        """The claims of an event that tell it as the words of one of them do, and these.

        Clauses agree where both name all its parties, of which it has several, and tell the same
        deed, or where they share words.
        """
        parties = {one.entity_id for one in event.participants}
        claims = [one for one in reading.claims_of(event) if one.id in self._numbers]
        own = [
            one
            for one in claims
            if one.span.article == words.article
            and one.span.start < words.end
            and words.start < one.span.end
        ]
        return tuple(
            one
            for one in claims
            if any(
                # "sold no oil" is grouped with "sold oil", and does not tell the same.
                one.negated == other.negated
                and self._agree(self._numbers[one.id], self._numbers[other.id], parties)
                for other in own
            )
        )

    def _agree(self, one: int, other: int, parties: Set[EntityId]) -> bool:
        named = self._entities[one] & self._entities[other]
        shared = self._stems[one] & self._stems[other]
        same = bool(self._deeds[one] & self._deeds[other])
        return (
            one == other
            or (len(parties) > 1 and parties <= named and same)
            or len(shared) >= FEWEST_SHARED
        )

    def _add(self, notes: Annotations) -> None:
        if notes.read:
            self._read.add(notes.article_id)
        named = sorted(
            (one.span.start, one.span.end, one.entity_id) for one in notes.mentions if one.entity_id
        )
        self._named[notes.article_id].update(entity for _, _, entity in named)
        at = 0
        for claim in sorted(notes.claims, key=lambda one: (one.span.start, one.span.end, one.id)):
            while at < len(named) and named[at][0] < claim.span.start:
                at += 1
            held = {one.entity_id for one in claim.participants if one.entity_id}
            for start, _, entity in islice(named, at, None):
                if start >= claim.span.end:
                    break
                held.add(entity)
            number = self._numbers[claim.id] = len(self._articles)
            self._articles.append(notes.article_id)
            self._entities[number] = frozenset(held)
            self._stems.append(_find_stems(claim.span.text))
            deeds = _list_deeds(claim)
            self._deeds.append(frozenset(deeds))
            for stem in self._stems[-1]:
                self._of_word[stem].append(number)
            for deed in deeds:
                for entity in held:
                    self._of_deed[deed, entity].append(number)

    def _find_stems_of(self, claim: Claim) -> frozenset[str]:
        number = self._numbers.get(claim.id)
        return _find_stems(claim.span.text) if number is None else self._stems[number]

    def _find_by_deed(self, event: Event, claims: Sequence[Claim]) -> Iterator[ArticleId]:
        """Clauses of the deed that name two parties; of a lone party, told in like words too."""
        parties = {one.entity_id for one in event.participants}
        told = frozenset[str]().union(*map(self._find_stems_of, claims))
        for deed in sorted({deed for one in claims for deed in _list_deeds(one)}):
            for party in sorted(parties):
                for number in self._of_deed.get((deed, party), [])[:MOST_COMPARED]:
                    alike = len(told & self._stems[number]) >= FEWEST_SHARED
                    if len(parties & self._entities[number]) >= SIDES or (
                        len(parties) == 1 and alike
                    ):
                        yield self._articles[number]

    def _find_by_wording(self, claims: Iterable[Claim]) -> Iterator[ArticleId]:
        for stems in set(map(self._find_stems_of, claims)):
            rare = sorted(stems, key=lambda one: (len(self._of_word[one]), one))[:RAREST]
            for stem in rare:
                for number in self._of_word[stem][:MOST_COMPARED]:
                    shared = len(stems & self._stems[number])
                    fewest = min(len(stems), len(self._stems[number]))
                    if shared >= FEWEST_SHARED and shared >= ALIKE * fewest:
                        yield self._articles[number]


def _list_deeds(claim: Claim) -> tuple[str, ...]:
    return tuple({claim.predicate.lemma, claim.act or claim.predicate.lemma})


def _find_stems(text: str) -> frozenset[str]:
    return frozenset([one[:STEM] for one in _WORD.findall(text.lower())])


def _find_numbers(text: str) -> Iterator[Number]:
    tokens = split_tokens(text)
    for one in find_amounts(tokens):
        is_year = YEARS[0] <= round(one.value, 6) < YEARS[1]
        tells = one.dimension != COUNT or (one.value > LARGEST_DAY and not is_year)
        behind = tokens[one.last + 1 : one.last + 2]
        is_noun = behind and behind[0].lower.isalpha()
        noun = behind[0].lower[:STEM] if is_noun else ""
        if is_noun and behind[0].lower in load_function_words():
            noun = ""
        if tells or noun:
            yield Number(one, noun, tells)


def _is_same(one: Number, other: Number) -> bool:
    """True for equal numbers that tell or have one noun, and for what rounds one of them."""
    if one.amount.dimension != other.amount.dimension:
        return False
    has_noun = one.noun == other.noun != ""
    if round(one.amount.value, 6) == round(other.amount.value, 6):
        return has_noun or (one.tells and other.tells)
    if not (one.tells and other.tells and do_agree(one.amount, other.amount)):
        return False
    return has_noun or find_ratio(one.amount, other.amount) >= ROUND
