"""What rests on a body's statement though its sentence does not say so.

An outlet that rewrites a press release names it once or twice. What the body goes on to say, and
what stands between two sentences from the release without anybody else's word, is from there too.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from consilience.language.lexicon import load_words
from consilience.language.sources import find_channel_kind
from consilience.linking.credits import Credit
from consilience.linking.credits.context import Place, Voice
from consilience.linking.credits.names import fold_holder
from consilience.linking.origins.identity import is_same_holder, order_source
from consilience.linking.origins.sentences import SourcedSentence, carry
from consilience.linking.source_kinds import Source
from consilience.records.article import Article

WORD = re.compile(r"[^\W_]+")
CHANNEL = "statement"
LEAST = 2  # sentences that rest on the statement of an article that has nobody else's word
EARLY = 3  # first sentences, one of which names the statement that an article is made from
Sentences = Sequence[SourcedSentence]


def carry_statements(
    article: Article,
    sentences: Sentences,
    found: Sequence[Credit],
    voices: Sequence[Voice],
) -> Sentences:
    """The sentences with the statements of bodies carried on to those that name no source."""
    for source in _find_body_statements(sentences, found, voices):
        reading = _Reading(article, source, _place_voices(sentences, voices), found)
        sentences = reading.carry_speech(sentences)
        sentences = reading.fill_paragraphs(sentences)
        sentences = reading.fill_gaps(sentences)
    return sentences


def tells_else(
    article: Article, place: Place, sources: Sequence[Source], voices: Sequence[Voice]
) -> bool:
    """Whether somebody speaks in a sentence who is neither a holder nor anybody's staff."""
    named = [one for one in voices if one.name and one.speaker]
    staff = {one.name for one in named if not one.is_body and _is_staff(_read_words(article, one))}
    return any(
        _is_else(article, one, sources)
        for one in named
        if one.name not in staff and one.speaker and place[0] <= one.speaker[0] < place[1]
    )


def _is_else(article: Article, voice: Voice, sources: Sequence[Source]) -> bool:
    """A body that is called by its kind ("the ministry") or by initials may be any holder."""
    key = fold_holder(voice.name or "")
    if not voice.is_body:
        return key not in {one.key for one in sources}
    kinds = load_words("sources", "body") | load_words("sources", "firms") | {"the"}
    if _read_words(article, voice) <= kinds or (voice.name or "").isupper():
        return False
    held = {word for one in sources for part in one.key for word in part.split()}
    return held.isdisjoint(key)


def _find_body_statements(
    sentences: Sentences, found: Sequence[Credit], voices: Sequence[Voice]
) -> list[Source]:
    """The statements of bodies that the article cites through statements alone."""
    bodies = [fold_holder(one.name) for one in voices if one.is_body and one.name]
    channels: Mapping[tuple[str, ...], set[str]] = defaultdict(set)
    for one in found:
        if one.kind == "statement":
            channels[one.key].add(one.channel)
    named = {one for each in sentences if each.is_named for one in each.sources}
    chosen = [
        one
        for one in named
        if one.kind == "statement"
        and channels[one.key] == {CHANNEL}
        and any(is_same_holder(one.key, body) for body in bodies)
    ]
    return sorted(chosen, key=order_source)


def _place_voices(sentences: Sentences, voices: Sequence[Voice]) -> Mapping[int, Sequence[Voice]]:
    """Who says something in each sentence, by its number."""
    placed: dict[int, list[Voice]] = defaultdict(list)
    for one in voices:
        if not one.is_speech:
            continue
        pieces = (*one.content, *((one.speaker,) if one.speaker else ()))
        for number, sentence in enumerate(sentences):
            if any(first < sentence.end and sentence.start < last for first, last in pieces):
                placed[number].append(one)
    return placed


@dataclass(frozen=True, slots=True)
class _Reading:
    """An article, the statement that is carried on in it, and who says something where."""

    article: Article
    source: Source
    voices: Mapping[int, Sequence[Voice]]
    found: Sequence[Credit]

    def carry_speech(self, sentences: Sentences) -> Sentences:
        """What the body or who speaks for it goes on to say, but on an occasion open to all."""
        opened = {one.sentence for one in self.found if one.kind == "open"}
        first = self._find_first(sentences)
        return [
            carry(first, one.start, one.end, "goes on", self._find_places(number))
            if not one.is_named and number not in opened and self._is_said(number)
            else one
            for number, one in enumerate(sentences)
        ]

    def fill_gaps(self, sentences: Sentences) -> Sentences:
        """What stands between two sentences from the statement, in one paragraph.

        In an article that has nobody else's word it may stand in another paragraph.
        """
        is_whole = self._is_made_from_it(sentences)
        filled = list(sentences)
        numbers = [at for at, one in enumerate(sentences) if self._rests(one)]
        for first, last in pairwise(numbers):
            between = range(first + 1, last)
            is_near = "\n" not in self._read(sentences[first].end, sentences[last].start)
            if (is_whole or is_near) and all(self._is_free(sentences[at], at) for at in between):
                for at in between:
                    one = sentences[at]
                    filled[at] = carry(sentences[first], one.start, one.end, "goes on")
        return filled

    def fill_paragraphs(self, sentences: Sentences) -> Sentences:
        """What stands in a paragraph above the body's word, and nobody else's stands there.

        The article must name the statement early, and rest on it in several paragraphs.
        """
        named = [at for at, one in enumerate(sentences) if self._rests(one) and one.basis == "text"]
        numbers = [at for at, one in enumerate(sentences) if self._rests(one)]
        paragraphs = self._find_paragraphs(sentences)
        held = [one for one in paragraphs if any(at in one for at in numbers)]
        if len(held) < LEAST or not named or named[0] >= EARLY:
            return sentences
        filled = list(sentences)
        for paragraph in held:
            last = max(at for at in numbers if at in paragraph)
            free = [at for at in paragraph[: last - paragraph.start] if at not in numbers]
            if all(self._is_free(sentences[at], at) and not self._is_credited(at) for at in free):
                for at in free:
                    one = sentences[at]
                    filled[at] = carry(sentences[last], one.start, one.end, "goes on")
        return filled

    def _find_paragraphs(self, sentences: Sentences) -> list[range]:
        """The numbers of the sentences of each paragraph."""
        begins = [
            at
            for at, one in enumerate(sentences)
            if at == 0 or "\n" in self._read(sentences[at - 1].end, one.start)
        ]
        return [range(*pair) for pair in pairwise((*begins, len(sentences)))]

    def _is_credited(self, number: int) -> bool:
        """Whether a sentence names an occasion open to all, or somebody without a name."""
        return any(one.sentence == number and one.kind in ("open", "unnamed") for one in self.found)

    def _is_made_from_it(self, sentences: Sentences) -> bool:
        """Whether the article names the statement early, and nobody but the body and its staff."""
        numbers = [at for at, one in enumerate(sentences) if self._rests(one)]
        if len(numbers) < LEAST or numbers[0] >= EARLY:
            return False
        if any(one.is_named and not self._rests(one) for one in sentences):
            return False
        if any(one.kind in ("open", "unnamed") for one in self.found):
            return False
        return all(
            self._is_ours(one) or (one.name is None and number in numbers)
            for number, held in self.voices.items()
            for one in held
        )

    def _is_free(self, sentence: SourcedSentence, number: int) -> bool:
        held = self.voices.get(number, ())
        return not sentence.is_named and all(self._is_ours(one) for one in held)

    def _rests(self, sentence: SourcedSentence) -> bool:
        return sentence.is_named and sentence.sources == (self.source,)

    def _find_first(self, sentences: Sentences) -> SourcedSentence:
        return next(one for one in sentences if one.is_named and self.source in one.sources)

    def _is_said(self, number: int) -> bool:
        """Whether somebody speaks in the sentence, and all who do are the body or speak for it."""
        held = [one for one in self.voices.get(number, ()) if one.speaker]
        return any(one.is_told for one in held) and all(map(self._is_holder, held))

    def _find_places(self, number: int) -> tuple[Place, ...]:
        return tuple(one.speaker for one in self.voices[number] if one.speaker)

    def _is_holder(self, voice: Voice) -> bool:
        if voice.is_body and voice.name:
            return is_same_holder(self.source.key, fold_holder(voice.name))
        words = self._find_words(voice)
        return _is_staff(words) and not words.isdisjoint(self.source.key)

    def _is_ours(self, voice: Voice) -> bool:
        """Whether it is nobody else's: the body's, its staff's, the statement's, or nobody's."""
        if voice.name is None:
            return self._find_words(voice) <= _load_own_words()
        return self._is_holder(voice) or _is_staff(self._find_words(voice))

    def _find_words(self, voice: Voice) -> frozenset[str]:
        return _read_words(self.article, voice)

    def _read(self, start: int, end: int) -> str:
        return self.article.text[start:end]


def _read_words(article: Article, voice: Voice) -> frozenset[str]:
    """The words that name who speaks."""
    printed = article.text[slice(*voice.speaker)] if voice.speaker else ""
    return frozenset(WORD.findall(printed.lower()))


def _is_staff(words: frozenset[str]) -> bool:
    return not words.isdisjoint(load_words("sources", "staff"))


@cache
def _load_own_words() -> frozenset[str]:
    """Words that name the statement, or the body without its name."""
    nouns = find_channel_kind(CHANNEL).nouns
    return load_words("sources", "given") | {word for one in nouns for word in one.split()}
