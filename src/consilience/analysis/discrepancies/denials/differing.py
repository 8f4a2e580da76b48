"""Denials: what one says and another says is not so."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from consilience.analysis.discrepancies.denials.asserted import find_tellers
from consilience.analysis.discrepancies.denials.denied import Denied
from consilience.analysis.discrepancies.denials.denying import read_denial
from consilience.analysis.discrepancies.denials.grouping import (
    Denial,
    group_denied,
    join_denials,
    join_parties,
)
from consilience.analysis.discrepancies.denials.matched import find_matched, group_same
from consilience.analysis.discrepancies.denials.meant import find_meant
from consilience.analysis.discrepancies.denials.negations import is_short, read_negations
from consilience.analysis.discrepancies.denials.opposed import find_answered
from consilience.analysis.discrepancies.denials.upheld import make_told
from consilience.analysis.discrepancies.denials.worded import tell_pointing
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_denials

QUOTES = re.compile(r"[“\"][^“”\"]+[”\"](?: \w+){2,3}\.")  # "I have the letter," she said.
LEAST_TOLD = 3  # words that carry meaning in what is denied, to be the one that is printed


def find_denial_differences(text: StoryText) -> tuple[Difference, ...]:
    """Denials with what they deny, each party's of one matter once, however many print it."""
    denied = list(_find_denied(text))
    stated = {one.sentence.key for one in denied if not one.act}
    groups = group_denied(text, denied)
    parties = join_denials([_find_answers(text, group, stated) for group in groups])
    denials = [join_parties(group) for group in group_same(tuple(parties))]
    return tuple(make_denial(text, one) for one in denials if one.told or _says_what(one))


def _find_denied(text: StoryText) -> Iterator[Denied]:
    for sentence in text.sentences:
        denied = read_denial(sentence)
        if denied is not None:
            yield _resolve(text, denied)
        elif is_short(text, sentence) or load_denials().keys().isdisjoint(sentence.words):
            yield from read_negations(text, sentence)


def _resolve(text: StoryText, one: Denied) -> Denied:
    """With the words of its own report that it points at, where they are found."""
    meant = find_meant(text, one, _find_said_before(text, one.sentence)) if one.points else None
    if meant is None:
        return one
    told, teller = meant
    stems = one.content if one.points_at_charge else frozenset(find_stems(told.text))
    tells = tell_pointing(one.denier, told.text)
    return replace(one, tells=tells, content=stems, told=told, teller=teller)


def _find_said_before(text: StoryText, sentence: Sentence) -> Sentence | None:
    """The sentence before one; where it only quotes who spoke in the one before that, that one."""
    before = text.find_before(sentence)
    earlier = text.find_before(before) if before else None
    if before is None or earlier is None or not QUOTES.fullmatch(before.text):
        return before
    speaks = load_denial_words("speakers") & set(before.words)
    is_told = any(
        one.kind == "indirect" and one.speaker and earlier.start <= one.speaker.start < earlier.end
        for one in earlier.annotations.quotations
    )
    return earlier if speaks and is_told else before


def _find_answers(text: StoryText, group: Sequence[Denied], stated: Set[tuple[str, int]]) -> Denial:
    """Sentences that deny one thing, with the words of this and of other articles for it.

    In `stated` something is denied in so many words. Those that may be of something else are left
    out where others tell the very deed.
    """
    denying = {one.sentence.key for one in group}
    told = [one.told for one in group if one.told is not None]
    matched = [span for one in group for span in find_matched(text, one, denying | stated)]
    told += matched
    told += [span for one in group for span in find_tellers(text, one, denying)]
    answered = {span.article for span in told}
    weak = [span for one in group for span in find_answered(text, one, answered)]
    return Denial(tuple(group), sort_spans([*told, *weak]), frozenset(weak), bool(matched))


def _says_what(denial: Denial) -> bool:
    """True where somebody denies in so many words what these words tell.

    Not where he is but "he", and not for "denied having said that".
    """
    having = {stem_word(one) for one in load_denial_words("having")}
    return any(
        not one.act
        and not (one.points and one.told is None)
        and not (one.content and one.content <= having)
        and find_stems(one.denier)
        for one in denial.denied
    )


def make_denial(text: StoryText, denial: Denial) -> Difference:
    """Who denies, and whose words it is that it is so, where any are left of them."""
    first = min(
        denial.denied,
        key=lambda one: (
            bool(one.act),
            one.points != "",
            len(one.matter) < LEAST_TOLD,
            one.sentence.key,
        ),
    )
    is_own = {one.told for one in denial.denied}.issuperset(denial.told)
    teller = next((one.teller for one in denial.denied if one.teller and is_own), "")
    matter = frozenset(stem for one in denial.denied for stem in one.matter)
    told = (
        (Version(f"{teller}: yes", denial.told),)
        if teller and denial.told
        else make_told(text, denial.told, matter)
    )
    parties = sorted(denial.parties or (denial.denied,), key=lambda party: first not in party)
    return Difference(
        "denial", "denial", (*told, *(_make_no(first, party) for party in parties)), first.tells
    )


def _make_no(first: Denied, party: Sequence[Denied]) -> Version:
    speaker = first if first in party else party[0]
    spans = (one.sentence.span(0, len(one.sentence.text)) for one in party)
    return Version(f"{speaker.denier}: no", sort_spans(spans))
