"""A sentence of denial: who denies, what, and in which words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from consilience.analysis.discrepancies.deeds import Deed
from consilience.analysis.discrepancies.denials.done import Who
from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.gazetteer import find_common_place
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.span import Span

NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
MARK = re.compile("[,;:]")
STATES = frozenset({"country", "people", "capital"})


@dataclass(frozen=True, eq=False)
class Denied:
    """A sentence of denial: who denies, stems of what, and this article's words for it.

    `teller` is the source of those words, "" if none is named. `tells` says who denies what in
    a sentence, as far as it is printed. `act` is the predicate where it is denied by a plain "not";
    without words that assert it, that is no denial. `word` is the word of denial; the word that
    `points` at what is denied in another sentence is "" for most.
    """

    sentence: Sentence
    denier: str
    tells: str
    content: frozenset[str]
    told: Span | None
    teller: str
    act: str = ""
    claim: Claim | None = None
    word: Span | None = None
    points: str = ""

    @cached_property
    def deed(self) -> Deed | None:
        """The claim that is negated, where it is denied by a plain "not"."""
        return Deed(self.sentence, self.claim) if self.claim else None

    @cached_property
    def denied_deeds(self) -> tuple[Deed, ...]:
        """The claims that are denied in so many words."""
        claims = (one for one in self.sentence.claims if self._is_denied(one))
        return () if self.act else tuple(Deed(self.sentence, one) for one in claims)

    def _is_denied(self, claim: Claim) -> bool:
        """True for a claim that was read as denied, or whose cue is the word of denial.

        Not for one of another clause, which tells when it was or who somebody is.
        """
        if claim.factuality == "denied" or self.word is None:
            return claim.factuality == "denied"
        cues = [link.cue for link in claim.attribution if link.cue is not None]
        if not any(one.start <= self.word.start and self.word.end <= one.end for one in cues):
            return False
        between = self.sentence.article.text[self.word.end : claim.predicate.span.start]
        turning = load_denial_words("relative") | load_difference_words("breaks")
        return not MARK.search(between) and turning.isdisjoint(find_words(between))

    @property
    def points_at_text(self) -> bool:
        """True for "the statement", which may stand further up than what "it" means."""
        return bool(self.points) and self.points not in load_denial_words("pronouns")

    @property
    def points_at_charge(self) -> bool:
        """True for "the allegations", which charge somebody."""
        return self.points in load_difference_words("assertion")

    @cached_property
    def who(self) -> Who:
        """Who denies, as the deeds of other sentences name him."""
        return Who(self.names | frozenset(find_stems(self.denier)), self.matter)

    @cached_property
    def names(self) -> frozenset[str]:
        """Stems of the names of who denies, and countries: Beijing speaks for China."""
        stems = frozenset(find_stems(self.denier))
        named = stems & self.sentence.names
        if not named and NAME.fullmatch(self.denier):
            named = stems
        return named | find_countries(self.denier.split())

    @cached_property
    def party(self) -> frozenset[str]:
        """The same with the ids of the entities that the names are of."""
        words = set(find_words(self.denier))
        named = (
            one.entity_id
            for one in self.sentence.annotations.mentions
            if one.form == "name" and one.entity_id and words.issuperset(find_words(one.span.text))
        )
        return self.names | frozenset(named)

    @cached_property
    def matter(self) -> frozenset[str]:
        """What is denied without words like "the allegations"."""
        return self.content - {stem_word(one) for one in load_difference_words("assertion")}


def find_named(sentence: Sentence) -> frozenset[str]:
    """Stems of the names in a sentence, and of those for whom its pronouns stand."""
    mentions = sentence.known
    named = (
        mentions[known].span.text
        for one in sentence.mentions
        for known in one.antecedents[:1]
        if known in mentions and mentions[known].form == "name"
    )
    printed = (one.span.text for one in sentence.mentions if one.form == "name")
    return (
        sentence.names
        | find_countries(printed)
        | {stem for words in named for stem in find_stems(words)}
    )


def find_countries(names: Iterable[str]) -> frozenset[str]:
    """Codes (ISO 3166) of the countries that names are of, be it as people or as capital."""
    places = (find_common_place(one) for one in names)
    return frozenset(one.country for one in places if one and one.country and one.kind in STATES)
