"""Blame: two sides of which each says that the other did it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.discrepancies.telling import begin_sentence, shorten_words
from consilience.analysis.stems import find_stems
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import match_any
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.span import Span

# Each of two sides says it of the other.
MUTUAL = re.compile(
    r"\b(?:blam|accus)\w+ (?:each other|one another)\b"
    r"|\beach (?:say|says|said|hold|holds|held|blame|blames|blamed|accuse|accuses|accused)"
    r" (?:that )?the other\b",
    re.IGNORECASE,
)
BETWEEN = 5  # words between two sides and that they hold to their accounts
OTHERS = frozenset({"other", "another"})
SHORTEST_SIDE, SIDE_LETTERS = 3, 5  # "Ukraine" and "Ukrainian"


@dataclass(frozen=True, eq=False)
class Charge:
    """A claim of something hostile, who says so, and the names and participants in it."""

    sentence: Sentence
    claim: Claim
    side: str
    words: tuple[str, ...]


def find_blame_differences(text: StoryText) -> tuple[Difference, ...]:
    """Mutual blame, each pair of sides once, however many articles print it."""
    return tuple(_merge(_find_mutual(text)))


def _find_mutual(text: StoryText) -> Iterator[Difference]:
    """Sentences that say so in as many words, and neighbours in which two sides do it."""
    previous: Sentence | None = None
    before: list[Charge] = []
    for sentence in text.sentences:
        match = None if OTHERS.isdisjoint(sentence.words) else MUTUAL.search(sentence.text)
        sides = _find_sides(sentence, match.start(), match.end()) if match else ()
        if len(sides) > 1:
            yield _make_mutual(sides[0], sides[1], sentence, sentence)
        if _tells_two_accounts(sentence):
            yield from _find_accounts(text, sentence)
        charges = list(_find_charges(sentence))
        if previous is None or previous.article.id != sentence.article.id:
            before = []
        yield from _find_blame(before, charges)
        before = charges
        previous = sentence


def _tells_two_accounts(sentence: Sentence) -> bool:
    """True for "Each side holds to its story": two accounts are told, here or in what follows."""
    words = sentence.words
    if load_denial_words("both").isdisjoint(words):
        return False
    return all(
        not load_denial_words(one).isdisjoint(words) for one in ("camps", "holding", "accounts")
    ) and bool(_match_accounts().search(" ".join(words)))


@cache
def _match_accounts() -> re.Pattern[str]:
    both, camps, holding, accounts = (
        match_any(load_denial_words(one)) for one in ("both", "camps", "holding", "accounts")
    )
    between = rf"(?: \w+){{0,{BETWEEN}}}"
    return re.compile(
        rf"\b(?:{both}) (?:{camps}){between} (?:{holding})(?: \w+)? (?:to|by)"
        rf" (?:its|their) (?:own )?(?:{accounts})\b"
    )


def _find_accounts(text: StoryText, sentence: Sentence) -> Iterator[Difference]:
    """What each side tells, in the sentence that says that they do so or in the next."""
    there = text.list_sentences(sentence.article.id)
    for each in there[sentence.number : sentence.number + 2]:
        told = _list_told(each)
        sides = list(told)
        if len(sides) > 1 and not _is_side(sides[0], (sides[1],)):
            versions = tuple(
                Version(f"{side}: {shorten_words(_drop_that(told[side].text))}", (told[side],))
                for side in sides[:2]
            )
            names = f"{begin_sentence(sides[0])} and {sides[1]}"
            explanation = f"{names} each hold to their own account."
            yield Difference("denial", "denial", versions, explanation)
            return


def _list_told(sentence: Sentence) -> Mapping[str, Span]:
    """What is said in a sentence, by who says it, in reading order."""
    pieces = [
        (one.content[0], one.speaker.text)
        for one in sentence.annotations.quotations
        if one.speaker and one.content
        if sentence.start <= one.content[0].start < sentence.end
    ]
    pieces.sort(key=lambda each: each[0].start)
    return {side: piece for piece, side in pieces}


def _drop_that(words: str) -> str:
    return words.removeprefix("that ")


def _find_sides(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The two subjects of "each blame the other": of its claim, or the names right before it."""
    first, last = sentence.start + start, sentence.start + end
    for claim in sentence.claims:
        if first <= claim.predicate.span.start < last:
            actors = [one.span.text for one in claim.participants if one.role == "actor"]
            if len(actors) > 1:
                return tuple(actors[:2])
    names = [one.span for one in sentence.mentions if one.form == "name" and one.span.end <= first]
    adjacent = len(names) > 1 and first - names[-1].end <= 1
    return (names[-2].text, names[-1].text) if adjacent else ()


def _find_blame(before: Sequence[Charge], here: Sequence[Charge]) -> Iterator[Difference]:
    """A says what B did, and B says what A did, the second time in the later sentence."""
    for one in (*before, *here):
        for other in here:
            if one.claim.span.start > other.claim.span.start or one.claim.id == other.claim.id:
                continue
            crossed = _is_side(one.side, other.words) and _is_side(other.side, one.words)
            if crossed and not _is_side(one.side, (other.side,)):
                yield _make_mutual(one.side, other.side, one.sentence, other.sentence)
                return


def _find_charges(sentence: Sentence) -> Iterator[Charge]:
    """Claims of something hostile."""
    hostile, blame = load_difference_words("hostile"), load_difference_words("blame")
    is_hostile = not hostile.isdisjoint(sentence.stem_set)
    for claim in sentence.claims:
        accuses = claim.predicate.lemma in blame
        if not (accuses or is_hostile):
            continue
        if not accuses and not hostile & set(find_stems(claim.span.text)):
            continue
        names = tuple(
            one.span.text
            for one in sentence.mentions
            if claim.span.start <= one.span.start < claim.span.end
        )
        words = (*names, *(part.span.text for part in claim.participants if part.role != "other"))
        for source in _find_sources(claim, accuses=accuses):
            yield Charge(sentence, claim, source, words)


def _find_sources(claim: Claim, *, accuses: bool) -> Iterator[str]:
    if claim.attribution:
        yield claim.attribution[-1].source.text
    elif accuses:
        yield from (one.span.text for one in claim.participants if one.role == "actor")


def _is_side(side: str, words: Sequence[str]) -> bool:
    """True if the side is named in the words, as itself or by its adjective."""
    names = {word[:SIDE_LETTERS] for word in _find_long_words(side)}
    return any(word[:SIDE_LETTERS] in names for one in words for word in _find_long_words(one))


def _find_long_words(text: str) -> list[str]:
    small = load_function_words()
    return [word for word in find_words(text) if len(word) >= SHORTEST_SIDE and word not in small]


def _make_mutual(one: str, other: str, first: Sentence, second: Sentence) -> Difference:
    versions = tuple(
        Version(f"{side}: the other side did it", (there.span(0, len(there.text)),))
        for side, there in ((one, first), (other, second))
    )
    explanation = f"{begin_sentence(one)} and {other} blame each other."
    return Difference("denial", "denial", versions, explanation)


def _merge(found: Iterable[Difference]) -> Iterator[Difference]:
    """Blame between the same two sides is one difference, with the words of all articles."""
    groups: dict[frozenset[str], list[Difference]] = defaultdict(list)
    for one in found:
        groups[frozenset(find_stems(one.explanation))].append(one)
    for there in groups.values():
        spans: dict[str, list[Span]] = defaultdict(list)
        for one in there:
            for version in one.versions:
                spans[version.value].extend(version.evidence)
        versions = tuple(Version(value, sort_spans(spans[value])) for value in sorted(spans))
        yield Difference("denial", "denial", versions, there[0].explanation)
