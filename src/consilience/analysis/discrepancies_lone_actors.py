"""Persons and small places that differ where each short report names one the other lacks."""

from collections.abc import Callable, Iterator, Mapping

from consilience.analysis.discrepancies_happenings import are_days_apart, find_article_words
from consilience.analysis.discrepancies_lone import (
    Filler,
    list_short,
    make_differences,
    pair_lone,
)
from consilience.analysis.discrepancies_parts import Difference, Kind
from consilience.analysis.discrepancies_places import Placed, read_placed
from consilience.analysis.discrepancies_reading import Sentence, StoryText
from consilience.language.cues import load_verbs
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_place
from consilience.language.words import find_words
from consilience.records.ids import ArticleId
from consilience.records.mention import Mention

LIKE_ACTOR = 0.1  # of the sentences, with those before them
LIKE_PLACE = 0.04
NEVER = 1.1  # a likeness that no two sentences have
CITIES = frozenset({"city", "capital"})
SHORTEST = 2  # letters: "U" of "U.S."

WHAT: Mapping[Kind, str] = {
    "name": "The articles give different names",
    "participant": "The articles name different participants",
}
Words = Mapping[ArticleId, frozenset[str]]


def find_lone_actor_differences(text: StoryText) -> tuple[Difference, ...]:
    """Persons who did or suffered something; two with the same initials are two names of one.

    The reports must tell of one day; else the happenings may be two.
    """
    fillers = [one for sentence in list_short(text) for one in _read_actors(sentence)]
    lacks = _make_lacks(find_article_words(text, capital=True))
    days = {article.id: _list_days(text, article.id) for article in text.articles}
    pairs = [
        (one, other)
        for one, other in pair_lone(text, fillers, lacks, NEVER, LIKE_ACTOR)
        if days[one.article] & days[other.article]
    ]
    return tuple(
        difference
        for kind, what in WHAT.items()
        for difference in make_differences(
            [pair for pair in pairs if _tell_kind(*pair) == kind], kind, what
        )
    )


def find_lone_place_differences(text: StoryText) -> tuple[Difference, ...]:
    """Small places in short reports at which something happened."""
    words = find_article_words(text, capital=True)
    days = {article.id: _list_days(text, article.id) for article in text.articles}
    placed = [there for sentence in list_short(text) for there in _read_places(sentence)]
    pairs = [
        (one, other)
        for one, other in pair_lone(
            text, [filler for filler, _ in placed], _make_lacks(words), NEVER, LIKE_PLACE
        )
        if not are_days_apart(one.sentence, other.sentence)
        and days[one.article] & days[other.article]
    ]
    return tuple(make_differences(pairs, "place", "The articles name different places"))


def _list_days(text: StoryText, article: ArticleId) -> frozenset[str]:
    """The days that an article tells of."""
    values = (one.value for one in text.annotations[article].times)
    return frozenset(one.first_day for one in values if one and one.precision in {"day", "minute"})


def _make_lacks(words: Words) -> Callable[[Filler, ArticleId], bool]:
    """What tells if an article has none of the words of a name."""
    return lambda one, other: words[other].isdisjoint(one.key.split())


def _read_actors(sentence: Sentence) -> Iterator[Filler]:
    """Full names of those of whom something is told; who is only heard is none."""
    heard = [link.source for claim in sentence.claims for link in claim.attribution]
    heard += [one.speaker for one in sentence.annotations.quotations if one.speaker]
    said = [
        part.span
        for claim in sentence.claims
        if claim.predicate.lemma in load_verbs()
        for part in claim.participants
        if part.role == "actor"
    ]
    for mention in sentence.mentions:
        span, key = mention.span, _fold(mention)
        is_heard = any(one.start < span.end and span.start < one.end for one in (*heard, *said))
        if mention.form == "name" and mention.kind == "person" and " " in key and not is_heard:
            yield Filler(sentence, span, key, span.text)


def _read_places(sentence: Sentence) -> Iterator[tuple[Filler, Placed]]:
    for one in read_placed(sentence):
        found = find_place(one.name)
        is_small = found is None or found.kind in CITIES
        if not one.way and is_small and len(one.name) > SHORTEST:
            yield Filler(sentence, one.span, " ".join(sorted(one.words)), one.span.text), one


def _fold(mention: Mention) -> str:
    """The words of a name in order."""
    small = load_function_words()
    return " ".join(one for one in find_words(mention.span.text) if one not in small)


def _tell_kind(one: Filler, other: Filler) -> Kind:
    first, second = one.key.split(), other.key.split()
    is_like = len(first) > 1 and [word[0] for word in first[:2]] == [word[0] for word in second[:2]]
    return "name" if is_like else "participant"
