"""Claims of different articles that can tell one deed: one act, and the same who and whom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations

from consilience.analysis.discrepancies.happenings import (
    MOST_PARTNERS,
    compare_context,
    find_act_signs,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText, are_times_apart
from consilience.analysis.stems import find_stems
from consilience.language.deeds import find_deeds, takes_second
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.phrases import REACH
from consilience.language.words import find_words
from consilience.records.claim import Claim, Participant
from consilience.records.ids import ArticleId, EntityId, MentionId
from consilience.records.quotation import Quotation
from consilience.records.span import Span

REAL = frozenset({"occurred", "ongoing", "alleged"})  # told as done, by whomever
SIGN_LETTERS = 6  # that "endorse" and "endorsement" share
LEAST_ROLE = 0.3  # likeness of the words for one role
BEHIND = 60  # characters behind a predicate in which its second word stands
APART = 2  # characters, a comma and a blank, before a relative clause
DEEP = 4  # steps from a pronoun to the name that it stands for


@dataclass(frozen=True, eq=False)
class Deed:
    """A claim with who did it and to whom or what, as stems of the words and of whom they mean."""

    sentence: Sentence
    claim: Claim

    @cached_property
    def actors(self) -> frozenset[str]:
        """Who did it."""
        there = (one for one in self.claim.participants if one.role == "actor")
        return tell_stems(self.sentence, there)

    @cached_property
    def others(self) -> frozenset[str]:
        """To whom or what it was done."""
        there = (one for one in self.claim.participants if one.role in {"recipient", "theme"})
        return tell_stems(self.sentence, there)

    @cached_property
    def source(self) -> frozenset[str]:
        """Who says so, see `tell_source`."""
        return frozenset(
            stem
            for link in self.claim.attribution[-1:]
            for stem in (
                *_tell_one(self.sentence, link.source.text, link.mention_id, link.entity_id),
                *(stem for one in _find_beside(self.sentence, link.source) for stem in one),
            )
        )

    @cached_property
    def named_source(self) -> frozenset[str]:
        """The same as far as it is printed there, be it as the name beside a description."""
        return frozenset(
            stem
            for link in self.claim.attribution[-1:]
            for stem in (
                *find_stems(link.source.text),
                *(stem for one in _find_beside(self.sentence, link.source) for stem in one),
            )
        )

    @property
    def signs(self) -> frozenset[str]:
        """The acts that it can stand for."""
        return _find_signs(self.claim.predicate.lemma)

    @property
    def article(self) -> ArticleId:
        """The id of its article."""
        return self.sentence.article.id

    @property
    def day(self) -> str:
        """When its article came out (ISO 8601), "" if unknown."""
        return self.sentence.published_day

    @property
    def key(self) -> tuple[str, int, int]:
        """Its place among all."""
        span = self.claim.predicate.span
        return (span.article, span.start, self.claim.span.start)


def read_deeds(sentence: Sentence) -> Iterator[Deed]:
    """The claims of a sentence as deeds, in their order."""
    return (Deed(sentence, claim) for claim in sentence.claims)


def is_told_as_real(deed: Deed) -> bool:
    """True for what is told as done, by whomever."""
    return deed.claim.factuality in REAL and not deed.claim.negated


@lru_cache(maxsize=1 << 14)
def _find_signs(lemma: str) -> frozenset[str]:
    return frozenset(cut_sign(one) for one in find_act_signs(lemma))


def tell_stems(sentence: Sentence, parts: Iterable[Participant]) -> frozenset[str]:
    """Stems of participants' words and of the names that they stand for, and entities' ids."""
    return frozenset(
        stem
        for part in parts
        for stem in _tell_one(sentence, part.span.text, part.mention_id, part.entity_id)
    )


def _tell_one(
    sentence: Sentence, words: str, mention_id: MentionId | None, entity_id: EntityId | None
) -> Iterator[str]:
    yield from find_stems(words)
    if entity_id:
        yield entity_id
    known = sentence.known.get(mention_id) if mention_id else None
    for _ in range(DEEP):
        if known is None:
            break
        if known.form == "name":
            yield from find_stems(known.span.text)
        known = sentence.known.get(known.antecedents[0]) if known.antecedents else None


def _find_beside(sentence: Sentence, source: Span) -> Iterator[Iterator[str]]:
    """Whom a relative clause is of, or the name beside a description of who speaks.

    "Torv Shipping" of "Torv Shipping, whose ferry sank, said", "Ada Lund" of "her opponent, the
    baker Ada Lund, said".
    """
    words = find_words(source.text)
    is_relative = not load_denial_words("relative").isdisjoint(words[:1])
    text = sentence.article.text
    if not (is_relative or text.startswith(",", source.end)):
        return
    for one in sentence.mentions:
        first, last = one.span.start, one.span.end
        is_before = is_relative and source.start - APART <= last < source.start
        is_behind = one.form == "name" and first > source.end and text[last : last + 1] == ","
        if is_before or (is_behind and text[source.end : first].rfind(",") == 0):
            yield _tell_one(sentence, one.span.text, one.id, one.entity_id)


def tell_source(one: Deed) -> frozenset[str]:
    """Who says so, the innermost, told as who did it; empty where nobody is named."""
    return one.source


def tell_speaker(sentence: Sentence, one: Quotation) -> frozenset[str]:
    """Stems of the words for who is quoted, and of the names for which they stand."""
    if one.speaker is None:
        return frozenset()
    return frozenset(_tell_one(sentence, one.speaker.text, one.speaker_mention_id, None))


def find_classes(sentence: Sentence, claim: Claim) -> frozenset[str]:
    """The sets of words for one deed that a predicate is in, alone or with words behind it."""
    end = claim.predicate.span.end - sentence.start
    return _find_classes(claim.predicate.lemma, sentence.text[end : end + BEHIND])


@lru_cache(maxsize=1 << 14)
def _find_classes(lemma: str, behind: str) -> frozenset[str]:
    return find_deeds(lemma, find_words(behind)[:REACH] if takes_second(lemma) else ())


def share_class(one: Sentence, claim: Claim, other: Sentence, rival: Claim) -> bool:
    """True if two predicates are in one set of words for a deed, not both of little content."""
    plain = load_difference_words("plain")
    if claim.predicate.lemma in plain and rival.predicate.lemma in plain:
        return False
    return bool(find_classes(one, claim) & find_classes(other, rival))


def cut_sign(sign: str) -> str:
    """What a verb and the noun made of it have in common."""
    return sign if sign.endswith("…") else sign[:SIGN_LETTERS]


def pair_deeds(deeds: Iterable[Deed], rivals: Iterable[Deed]) -> Iterator[tuple[Deed, Deed]]:
    """Deeds with rivals of other articles that have an act in common, each pair once.

    An act that is told more often than `MOST_PARTNERS` brings nothing together.
    """
    by_sign: dict[str, list[tuple[bool, Deed]]] = defaultdict(list)
    for is_rival, there in ((False, deeds), (True, rivals)):
        for one in there:
            for sign in one.signs:
                by_sign[sign].append((is_rival, one))
    seen: set[tuple[int, int]] = set()
    for sign in sorted(by_sign):
        if len(by_sign[sign]) > MOST_PARTNERS:
            continue
        for (first, one), (second, other) in combinations(by_sign[sign], 2):
            is_new = (id(one), id(other)) not in seen
            if (first, second) == (False, True) and one.article != other.article and is_new:
                seen.add((id(one), id(other)))
                yield one, other


def compare_deeds(text: StoryText, one: Deed, other: Deed) -> float:
    """How sure it is that two claims with one act tell one deed; 0 where they cannot.

    Somebody must have the same part in both, who did it or to whom it was done, and nobody
    another one's.
    """
    if _are_times_apart(one, other):
        return 0.0
    compared = (
        _compare_roles(text, one.actors, other.actors),
        _compare_roles(text, one.others, other.others),
    )
    roles = [each for each in compared if each is not None]
    if not roles or min(roles) < LEAST_ROLE:
        return 0.0
    return sum(roles) + compare_context(text, one.sentence, other.sentence)


def _compare_roles(text: StoryText, one: frozenset[str], other: frozenset[str]) -> float | None:
    """Likeness of two roles, None where one is empty."""
    if not one or not other:
        return None
    if one <= other or other <= one:
        return 1.0
    return text.compare(one, other)


def _are_times_apart(one: Deed, other: Deed) -> bool:
    first, second = one.claim.when, other.claim.when
    if first is None or second is None:
        return False
    return are_times_apart(first.value, second.value, days=0)
