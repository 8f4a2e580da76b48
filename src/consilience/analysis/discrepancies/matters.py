"""Matters to which only one answer can be right: shot in the arm here, shot in the leg there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

from consilience.analysis.discrepancies.acts import tell_whose
from consilience.analysis.discrepancies.deeds import tell_speaker
from consilience.analysis.discrepancies.happenings import are_days_apart, compare_context
from consilience.analysis.discrepancies.parts import (
    Difference,
    Relation,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.claims import load_modals
from consilience.language.discrepancies import Matter, load_difference_words, load_matters
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.records.span import Span

NEAR = 4  # words before an answer that leave it open
MOST_BEFORE = 10  # words before it that tell of what it is told
CALLED = re.compile(r" ([a-z]+)")
CLAUSE = re.compile(r"[,;:–—“”\"]|\b(?:that|and|but|while|although)\b")
MOST_ANSWERS = 60  # of one matter in a story that are compared
NAMED = frozenset({"person", "organisation"})
Needed = tuple[frozenset[str], frozenset[str]]  # words of an answer, and those beside it


@dataclass(frozen=True, eq=False)
class Answer:
    """Words of a sentence that answer a matter; `number` is that of the answer in its list."""

    sentence: Sentence
    matter: Matter
    number: int
    span: Span

    @cached_property
    def bearer(self) -> str:
        """The last word of the first name in the sentence, without ending; "" if it has none."""
        stems = (
            find_stems(one.span.text)
            for one in self.sentence.mentions
            if one.form == "name" and one.kind in NAMED
        )
        return next((words[-1] for words in stems if words), "")

    @cached_property
    def things(self) -> frozenset[str]:
        """Stems of the words of its clause for what it is told of, but for places."""
        start, end = self.span.start - self.sentence.start, self.span.end - self.sentence.start
        before = CLAUSE.split(self.sentence.text[:start])[-1]
        behind = CLAUSE.split(self.sentence.text[end:])[0]
        words = find_words(before)[-MOST_BEFORE:] + find_words(behind)[:NEAR]
        places = (
            stem
            for one in self.sentence.mentions
            if one.form == "name" and one.kind == "place"
            for stem in find_stems(one.span.text)
        )
        return frozenset(find_stems(" ".join(words))) - frozenset(places)

    @property
    def is_open(self) -> bool:
        """True for "was not destroyed" and "could be destroyed"."""
        before = self.sentence.text[: self.span.start - self.sentence.start]
        near = find_words(CLAUSE.split(before)[-1])[-NEAR:]
        return not (load_difference_words("turning") | load_modals().keys()).isdisjoint(near)

    @cached_property
    def source(self) -> frozenset[str]:
        """Stems of the words for who says so, empty where it is the report."""
        quotations = (
            one
            for one in self.sentence.annotations.quotations
            if one.speaker and any(each.start <= self.span.start < each.end for each in one.content)
        )
        return next((tell_speaker(self.sentence, one) for one in quotations), frozenset())

    @property
    def key(self) -> tuple[str, str]:
        """The article, and whom it is told of, or who says so, where that counts."""
        named = self.bearer if self.matter.named else ""
        told = " ".join(sorted(self.source)) if self.matter.of_thing else named
        return (self.sentence.article.id, told)


def find_matter_differences(text: StoryText) -> tuple[Difference, ...]:
    """Answers of which only one can be right, in sentences on the same people or much alike.

    An article that gives two answers to a matter is no party to a difference in it.
    """
    told: dict[str, list[Answer]] = defaultdict(list)
    for sentence in text.list_with(_beginnings().keys()):
        for one in read_answers(sentence):
            told[one.matter.name].append(one)
    return tuple(
        _make_difference(text, group)
        for name in sorted(told)
        for group in group_linked(_find_links(text, _drop_undecided(told[name])))
    )


def read_answers(sentence: Sentence) -> Iterator[Answer]:
    """The answers in a sentence that has one of the words that must stand beside them."""
    words, beginnings = frozenset(sentence.words), _beginnings()
    if not any(
        _may_stand(one, words) for word in words & beginnings.keys() for one in beginnings[word]
    ):
        return
    for match in _pattern().finditer(sentence.text):
        if _calls_person(sentence.text[match.end() :]):
            continue
        for matter, number in _answers()[match[0].lower()]:
            if not matter.beside or not words.isdisjoint(matter.beside):
                found = Answer(sentence, matter, number, sentence.span(*match.span()))
                if not (matter.of_thing and found.is_open):
                    yield found


def _calls_person(behind: str) -> bool:
    """True for "the head coach", of whose head nothing is told."""
    word = CALLED.match(behind)
    return word is not None and "person" in find_noun(word[1]).kinds


def _drop_undecided(answers: Sequence[Answer]) -> list[Answer]:
    """The answers of articles that give but one."""
    given: dict[tuple[str, str], set[int]] = defaultdict(set)
    for one in answers:
        given[one.key].add(one.number)
    return [one for one in answers if len(given[one.key]) == 1]


def _find_links(text: StoryText, answers: Sequence[Answer]) -> Iterator[tuple[Answer, Answer]]:
    for one, other in combinations(answers[:MOST_ANSWERS], 2):
        if (
            _are_of_two(one, other)
            and one.number != other.number
            and _is_one_matter(text, one, other)
        ):
            yield one, other


def _are_of_two(one: Answer, other: Answer) -> bool:
    """True for answers of two reports, or of two who speak in one of what state a thing is in."""
    if one.sentence.article.id != other.sentence.article.id:
        return True
    are_told = bool(one.source and other.source) and not one.source & other.source
    return one.matter.of_thing and are_told


def _is_one_matter(text: StoryText, one: Answer, other: Answer) -> bool:
    if are_days_apart(one.sentence, other.sentence):
        return False
    if one.matter.named and (not one.bearer or one.bearer != other.bearer):
        return False
    if one.matter.of_thing and not one.things & other.things:
        return False
    own = {stem for each in (one, other) for stem in find_stems(each.span.text)}
    return compare_context(text, one.sentence, other.sentence, own) >= one.matter.likeness


@cache
def _answers() -> dict[str, list[tuple[Matter, int]]]:
    """Words in lower case to their matters, with the number of the answer that they give."""
    found: dict[str, list[tuple[Matter, int]]] = defaultdict(list)
    for matter in load_matters():
        for number, words in enumerate(matter.answers):
            for word in words:
                found[word].append((matter, number))
    return dict(found)


@cache
def _beginnings() -> dict[str, list[Needed]]:
    """First words of answers to the words that must stand in a sentence with each answer."""
    found: dict[str, list[Needed]] = defaultdict(list)
    for answer, matters in _answers().items():
        words = find_words(answer)
        found[words[0]] += [(frozenset(words), frozenset(one.beside)) for one, _ in matters]
    return dict(found)


def _may_stand(needed: Needed, words: Set[str]) -> bool:
    """True if all words of an answer are there, and one of those beside it."""
    own, beside = needed
    return own <= words and (not beside or not beside.isdisjoint(words))


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_answers(), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)


def _make_difference(text: StoryText, group: Sequence[Answer]) -> Difference:
    matter = group[0].matter
    what = tell_whose(text, matter.name, group[0].bearer) if matter.named else matter.name
    spans: dict[int, list[Span]] = defaultdict(list)
    for one in group:
        spans[one.number].append(one.span)
    versions = tuple(
        Version(sort_spans(spans[number])[0].text, sort_spans(spans[number]))
        for number in sorted(spans)
    )
    told = " or ".join(f"“{one.value}”" for one in versions)
    relation: Relation = "update" if matter.of_thing and _has_changed(group) else "conflict"
    return Difference(matter.kind, relation, versions, f"They differ on {what}: {told}.")


def _has_changed(group: Sequence[Answer]) -> bool:
    """True where all that tell of the thing as whole came out before all that tell of its end.

    The first answers of a matter tell of what cannot be undone in a few days.
    """
    days: dict[int, list[str]] = defaultdict(list)
    for one in group:
        days[one.number].append(one.sentence.published_day)
    ended = days.get(0, [])
    whole = [day for number, there in days.items() if number for day in there]
    return bool(ended and whole) and all(whole) and max(whole) < min(ended)
