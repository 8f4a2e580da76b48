"""Persons that differ where each short report names one the other lacks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from consilience.analysis.discrepancies.deeds import share_class
from consilience.analysis.discrepancies.happenings import (
    compare_context,
    find_act_signs,
    find_article_words,
)
from consilience.analysis.discrepancies.lone import (
    MOST_SHORT,
)
from consilience.analysis.discrepancies.participants.alike import are_names_alike
from consilience.analysis.discrepancies.participants.claimed import are_done_to_others
from consilience.analysis.discrepancies.parts import Difference, Kind, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems, list_name_words
from consilience.language.cues import load_verbs
from consilience.language.deeds import load_others
from consilience.linking.names import SAME_NAME, same_name_score
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId, MentionId
from consilience.records.mention import Mention
from consilience.records.span import Span

LIKE_PERSON = 0.1  # of the most alike sentences on each, with those before them
LIKE_NAME, LEAD = 0.15, 2  # of two names that have nothing in common, told of at the beginning
LONGEST = 24  # sentences of a report that is read
MOST_TOLD = 6  # sentences on a person that are compared
# Before a name and the role before it: "its captain, ", "the ferry's captain ".
POSSESSOR = re.compile(
    r"\b(?P<whose>[\w-]+(?=['’]s )|its|their)(?:['’]s)? (?:[\w-]+ ){0,2}[\w-]+,? $"
)

WHAT: Mapping[Kind, str] = {
    "name": "The articles give different names",
    "participant": "The articles name different participants",
}
Words = Mapping[ArticleId, frozenset[str]]


@dataclass(frozen=True, eq=False)
class Person:
    """A full name in a report: its words in lower case, and where it or its last word stands."""

    words: tuple[str, ...]
    mentions: Sequence[Mention]
    report: Sequence[Sentence]

    @property
    def name(self) -> Mention:
        """Where it stands first."""
        return self.mentions[0]

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The sentences that tell of its bearer, by name or pronoun."""
        return tuple(one for one in self.report if any(map(self._is_meant, one.mentions)))

    @cached_property
    def claims(self) -> tuple[tuple[Sentence, Claim], ...]:
        """The claims in which he does something."""
        about = [one for each in self.told for one in each.mentions if self._is_meant(one)]
        return tuple(_list_claims(self.told, about))

    @cached_property
    def _ids(self) -> frozenset[MentionId]:
        return frozenset(one.id for one in self.mentions)

    def _is_meant(self, one: Mention) -> bool:
        return one.id in self._ids or not self._ids.isdisjoint(one.antecedents[:1])


def find_lone_actor_differences(text: StoryText) -> tuple[Difference, ...]:
    """Persons who did or suffered something, each the only one whom the other report lacks.

    A report lacks a person if it lacks the last word of the name. The reports must tell of one
    day; else the happenings may be two. Two who did one deed, or hold two offices, are two
    participants, all others two names of one.
    """
    words = find_article_words(text, capital=True)
    there = _read_persons(text)
    days = {article: _list_days(text, article) for article in there}
    found = []
    for first, second in combinations(sorted(there), 2):
        own = [one for one in there[first] if one.words[-1] not in words[second]]
        others = [one for one in there[second] if one.words[-1] not in words[first]]
        if len(own) == len(others) == 1 and days[first] & days[second]:
            pair = (own[0], others[0])
            if any(map(_has_others, pair)) or _are_spellings(*pair) or _are_of_two(*pair):
                continue
            kind, likeness = _tell_kind(*pair), _compare(text, *pair)
            least = LIKE_PERSON if _is_plain(kind, *pair) else LIKE_NAME
            if likeness >= least and (least < LIKE_NAME or all(map(_is_news, pair))):
                found.append(_make_difference(*pair, kind))
    return tuple(found)


def _read_persons(text: StoryText) -> dict[ArticleId, list[Person]]:
    """The persons with full names in each report; who is only heard is left out."""
    sentences: dict[ArticleId, list[Sentence]] = defaultdict(list)
    for sentence in text.sentences:
        if text.count_sentences[sentence.article.id] > LONGEST:
            continue
        sentences[sentence.article.id].append(sentence)
    if len(sentences) > MOST_SHORT:
        return {}
    return {
        article: [Person(*named, there) for named in _group_names(there).items()]
        for article, there in sentences.items()
    }


def _group_names(sentences: Sequence[Sentence]) -> dict[tuple[str, ...], list[Mention]]:
    """The mentions of each full name that does more than speak, and of its last word alone."""
    named = [
        (sentence, mention, list_name_words(mention.span.text))
        for sentence in sentences
        for mention in sentence.mentions
        if mention.form == "name"
    ]
    full: dict[tuple[str, ...], list[Mention]] = {}
    for sentence, mention, words in named:
        is_full = mention.kind == "person" and len(words) > 1
        if is_full and (words in full or not _is_heard(sentence, mention)):
            full.setdefault(words, []).append(mention)
    alone: dict[tuple[str, ...], list[list[Mention]]] = defaultdict(list)
    for words, mentions in full.items():
        alone[words[-1:]].append(mentions)
    for _, mention, words in named:
        for mentions in alone.get(words, ()):
            mentions.append(mention)
    return full


def _is_heard(sentence: Sentence, mention: Mention) -> bool:
    return any(mention.span.overlaps(one) for one in sentence.read(_list_heard))


def _list_heard(sentence: Sentence) -> list[Span]:
    """The words for those who speak in a sentence."""
    heard = [link.source for claim in sentence.claims for link in claim.attribution]
    heard += [one.speaker for one in sentence.annotations.quotations if one.speaker]
    return heard + [
        part.span
        for claim in sentence.claims
        if "clause" in load_verbs().get(claim.predicate.lemma, ())
        for part in claim.participants
        if part.role == "actor"
    ]


def _list_claims(
    told: Sequence[Sentence], about: Sequence[Mention]
) -> Iterator[tuple[Sentence, Claim]]:
    """The claims in which somebody does something."""
    ids: set[MentionId] = {one.id for one in about}
    spans = {(one.span.start, one.span.end) for one in about}
    for sentence in told:
        for claim in sentence.claims:
            for part in claim.participants:
                is_own = part.mention_id in ids or any(
                    part.span.start <= start and end <= part.span.end for start, end in spans
                )
                if part.role == "actor" and is_own:
                    yield sentence, claim


def _compare(text: StoryText, one: Person, other: Person) -> float:
    """Likeness of the two sentences on them that are most alike."""
    named = [stem for each in (one, other) for stem in find_stems(each.name.span.text)]
    return max(
        (
            compare_context(text, a, b, named)
            for a, b in product(one.told[:MOST_TOLD], other.told[:MOST_TOLD])
        ),
        default=0.0,
    )


def _has_others(one: Person) -> bool:
    """True where a report says beside the name that others did the same."""
    sentences = (each for each in one.told[:MOST_TOLD] if one.name in each.mentions)
    return any(not load_others().isdisjoint(each.words) for each in sentences)


def _are_of_two(one: Person, other: Person) -> bool:
    """True for "the ferry's captain, Ida Holm" and "its captain, Nils Lund"."""
    found = [
        POSSESSOR.search(sentence.text[: each.name.span.start - sentence.start])
        for each in (one, other)
        for sentence in each.told[:1]
    ]
    whose = {match["whose"].lower() for match in found if match}
    return len(whose) > 1 or _did_it_to_others(one, other)


def _did_it_to_others(one: Person, other: Person) -> bool:
    return any(
        find_act_signs(claim.predicate.lemma) & find_act_signs(rival.predicate.lemma)
        and are_done_to_others(claim, rival)
        for _, claim in one.claims
        for _, rival in other.claims
    )


def _are_spellings(one: Person, other: Person) -> bool:
    """True if the two can be one name in two spellings."""
    score = same_name_score(one.name.span.text, other.name.span.text, "person")
    return score >= SAME_NAME


def _tell_kind(one: Person, other: Person) -> Kind:
    if are_names_alike(one.name.span.text, other.name.span.text):
        return "name"
    roles = [frozenset(find_stems(each.name.role or "")) for each in (one, other)]
    have_two_offices = bool(roles[0] and roles[1]) and roles[0] != roles[1]
    return "participant" if have_two_offices or _did_one_deed(one, other) else "name"


def _did_one_deed(one: Person, other: Person) -> bool:
    return any(
        find_act_signs(claim.predicate.lemma) & find_act_signs(rival.predicate.lemma)
        or share_class(sentence, claim, there, rival)
        for sentence, claim in one.claims
        for there, rival in other.claims
    )


def _is_plain(kind: Kind, one: Person, other: Person) -> bool:
    """False for two names that nothing but the sentences tells to be of one."""
    return kind == "participant" or are_names_alike(one.name.span.text, other.name.span.text)


def _is_news(one: Person) -> bool:
    """True for somebody who is told of at the beginning of a report."""
    return bool(one.told) and one.told[0].number <= LEAD


def _make_difference(one: Person, other: Person, kind: Kind) -> Difference:
    pair = sorted((one, other), key=lambda each: each.name.span.text)
    versions = tuple(
        Version(each.name.span.text, sort_spans(named.span for named in each.mentions))
        for each in pair
    )
    told = " or ".join(each.value for each in versions)
    return Difference(kind, "conflict", versions, f"{WHAT[kind]}: {told}.")


def _list_days(text: StoryText, article: ArticleId) -> frozenset[str]:
    """The days that an article tells of."""
    values = (one.value for one in text.annotations[article].times)
    return frozenset(one.first_day for one in values if one and one.precision in {"day", "minute"})
