"""Places that differ: one happening set at two places of one level, or on two sides of one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from rapidfuzz.distance import Indel

from consilience.analysis.discrepancies.deeds import tell_stems
from consilience.analysis.discrepancies.happenings import (
    are_days_apart,
    compare_context,
    find_acts,
    find_article_words,
    is_background,
    keep_best,
    pair_alike,
    share_day,
)
from consilience.analysis.discrepancies.parts import Difference, Version, group_linked, sort_spans
from consilience.analysis.discrepancies.placed import COMPASS, Placed, read_placed
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.stems import find_stems
from consilience.language.discrepancies import load_difference_words
from consilience.language.gazetteer import find_place
from consilience.language.name_forms import spell_by_sound
from consilience.language.words import find_words
from consilience.linking.names import fold_name
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.span import Span

PART = re.compile(rf"(?:{COMPASS})(?:ern)? ", re.IGNORECASE)
CITIES = frozenset({"city", "capital"})
MOST_RIVALS = 3  # places of one happening; more are those of several
SHORTEST_STEM, LONGEST_ENDING = 4, 3  # letters of a name, and those that make an adjective of it
SPELLED = 0.8  # of two names that may be one
MISTAKEN, MISTAKEN_START, MISTAKEN_LENGTH = 0.7, 3, 6  # of two names: letters, first, all
# Likeness of the sentences without the names, where nothing else is in common, where the noun for
# the place is, and where an act that happened there is.
LEAST_LIKE, LEAST_LIKE_NEAR, LEAST_LIKE_ACT = 0.35, 0.2, 0.06
LEAST_LIKE_MISTAKEN = 0.1  # where one name is easily taken for the other
DAY = 0.1  # a day in common


def find_place_differences(text: StoryText) -> tuple[Difference, ...]:
    """Places of one happening that cannot both be right; none where an article has both."""
    known = find_article_words(text, capital=True)
    placed = [one for sentence in text.sentences for one in sentence.read(read_placed)]
    scored = (
        (one, other, *_compare(text, one, other))
        for one, other in pair_alike(placed, lambda one: one.sentence, text)
        if _are_rivals(one, other, known) and not are_days_apart(one.sentence, other.sentence)
    )
    alike = keep_best(_keep_alike(scored), lambda one: one.sentence)
    clashes = [(one, other) for one, other, _ in alike]
    printed: dict[str, list[Placed]] = defaultdict(list)
    for one in {id(each): each for pair in clashes for each in pair}.values():
        printed[one.key].append(one)
    groups = group_linked(sorted((one.key, other.key) for one, other in clashes))
    return tuple(
        _make_difference([printed[key] for key in sorted(group)])
        for group in groups
        if len(group) <= MOST_RIVALS
    )


def _are_rivals(one: Placed, other: Placed, known: Mapping[ArticleId, frozenset[str]]) -> bool:
    if one.way != other.way or (one.thing and other.thing and one.thing != other.thing):
        return False
    if one.words & other.words:
        are_of_two = bool(one.of and other.of) and one.of != other.of
        is_side = bool(one.side and other.side) and not are_of_two
        return is_side and not _share_side(one.side, other.side)
    elsewhere = known[other.sentence.article.id], known[one.sentence.article.id]
    if one.words & elsewhere[0] or other.words & elsewhere[1]:
        return False
    if _is_adjective_of(one.words, elsewhere[0]) or _is_adjective_of(other.words, elsewhere[1]):
        return False
    if may_hold(one, other) or _is_adjective_of(one.words, other.words):
        return False
    if is_background(one.sentence) != is_background(other.sentence):
        return False
    if one.is_within != other.is_within and not _are_spellings(one.words, other.words):
        return False
    return are_of_one_level(one.name, other.name)


def may_hold(one: Placed, other: Placed) -> bool:
    """True for a state, island or district beside another sort of place, which may lie in it.

    So may an arena, a hospital or an inn in a town. Names that sound alike are of one place.
    """
    if one.is_house != other.is_house or _sound_alike(one.words, other.words):
        return True
    if _are_of_sorts(one, other) and not _are_mistakable(_tell_name(one), _tell_name(other)):
        return True
    if _is_built_in(one, other) or _is_built_in(other, one):
        return True
    if _is_province(one) != _is_province(other):
        return True
    wide = load_difference_words("wide")
    is_wide = any(each.noun in wide and not each.is_near for each in (one, other))
    return is_wide and one.noun != other.noun


def _is_province(one: Placed) -> bool:
    """True for a state and for a part of one, "Southern California"; not for "South Korea"."""
    if one.name.lower() in load_difference_words("provinces"):
        return True
    return bool(PART.match(one.name)) and not one.noun and find_place(one.name) is None


def _are_of_sorts(one: Placed, other: Placed) -> bool:
    """True for "a Norbury jail" beside a name of which it can be one, and for a court and a jail.

    Not for jails of two towns.
    """
    stages = load_difference_words("stages")
    if one.noun and other.noun and one.noun != other.noun and stages & {one.noun, other.noun}:
        return True
    instances = [
        load_difference_words("instances") & set(find_words(each.name)) for each in (one, other)
    ]
    if one.noun in stages and instances[0] != instances[1]:
        return True
    if one.is_some != other.is_some or not one.is_some:
        return one.is_some != other.is_some
    return (find_place(one.name) is None) != (find_place(other.name) is None)


def _is_built_in(one: Placed, other: Placed) -> bool:
    """True for a building beside a town that the gazetteer has."""
    town = find_place(other.name) if one.noun and not other.noun else None
    return town is not None and town.kind in CITIES


def _is_adjective_of(one: Set[str], other: Set[str]) -> bool:
    """True for "Talvia" and "the Talvian capital"."""
    return any(
        len(word) >= SHORTEST_STEM
        and abs(len(word) - len(rival)) <= LONGEST_ENDING
        and (word.startswith(rival) or rival.startswith(word))
        for word in one
        for rival in other
    )


def _are_spellings(one: Set[str], other: Set[str]) -> bool:
    return Indel.normalized_similarity(" ".join(sorted(one)), " ".join(sorted(other))) >= SPELLED


def _sound_alike(one: Set[str], other: Set[str]) -> bool:
    """True for one name in two scripts' spellings, "Halmir" and "Khalmyr"."""
    first, second = ({spell_by_sound(fold_name(word)) for word in words} for words in (one, other))
    return bool(first & second)


def _are_mistakable(one: str, other: str) -> bool:
    """True for Norbury and Norbeck: begun alike, as long, and most letters the same."""
    is_begun_alike = one[:MISTAKEN_START].lower() == other[:MISTAKEN_START].lower()
    is_as_long = abs(len(one) - len(other)) <= 1 and len(one) >= MISTAKEN_LENGTH
    return is_begun_alike and is_as_long and Indel.normalized_similarity(one, other) >= MISTAKEN


def _tell_name(one: Placed) -> str:
    """The name without a noun: "Norbury" of "Norbury Street"."""
    return " ".join(word for word in one.name.split() if word.lower() in one.words)


def _share_side(one: str, other: str) -> bool:
    return any(side in one and side in other for side in ("north", "south", "east", "west"))


def are_of_one_level(one: str, other: str) -> bool:
    """True for two towns, two regions or two countries, and for names that no gazetteer has."""
    first, second = find_place(one), find_place(other)
    if first is None and second is None:
        return True
    if first is None or second is None:
        there = first or second
        return there is not None and there.kind in CITIES
    return first.kind == second.kind or {first.kind, second.kind} <= CITIES


def _compare(text: StoryText, one: Placed, other: Placed) -> tuple[float, bool]:
    """Likeness of two sentences without the places, and whether they have an act in common."""
    named = [stem for each in (one, other) for stem in find_stems(each.span.text)]
    likeness = compare_context(text, one.sentence, other.sentence, named)
    likeness += DAY * share_day(one.sentence, other.sentence)
    is_act = any(
        _can_be_one((one, claim), (other, rival))
        for claim in _list_own_claims(one)
        for rival in _list_own_claims(other)
        if find_acts([claim]) & find_acts([rival])
    )
    return likeness, is_act


def _list_own_claims(one: Placed) -> Sequence[Claim]:
    """What happened there: the claims with that place, else those around it."""
    claims = one.sentence.claims
    there = [each for each in claims if each.where and _meet(each.where, one.span)]
    return there or [each for each in claims if _meet(each.span, one.span)]


def _can_be_one(one: tuple[Placed, Claim], other: tuple[Placed, Claim]) -> bool:
    """False where others did it, or it was done to others: houses here, a hospital there."""
    roles = [
        [_tell_role(*each, names) for each in (one, other)]
        for names in (frozenset({"actor"}), frozenset({"recipient", "theme"}))
    ]
    told = [bool(first & second) for first, second in roles if first and second]
    return not told or any(told)


def _tell_role(one: Placed, claim: Claim, names: Set[str]) -> frozenset[str]:
    """Stems of the words for those who have a part in a claim, but for the place itself."""
    there = (each for each in claim.participants if each.role in names)
    return tell_stems(one.sentence, (each for each in there if not _meet(each.span, one.span)))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _keep_alike(
    scored: Iterable[tuple[Placed, Placed, float, bool]],
) -> Iterator[tuple[Placed, Placed, float]]:
    """Pairs in sentences that are alike enough, with an act there, a noun or a name in common."""
    for one, other, likeness, is_act in scored:
        is_near = bool(one.words & other.words) or bool(one.noun and one.noun == other.noun)
        is_mistaken = _are_mistakable(_tell_name(one), _tell_name(other))
        are_known = find_place(one.name) is not None and find_place(other.name) is not None
        least = LEAST_LIKE_ACT if is_act else LEAST_LIKE_NEAR if is_near else LEAST_LIKE
        least = min(least, LEAST_LIKE_MISTAKEN) if is_mistaken else least
        if likeness >= least and (is_act or is_near or is_mistaken or not are_known):
            yield one, other, likeness


def _make_difference(printed: Sequence[Sequence[Placed]]) -> Difference:
    versions = tuple(
        Version(min(one.span.text for one in there), sort_spans(one.span for one in there))
        for there in printed
    )
    told = " or ".join(one.value for one in versions)
    explanation = f"The articles name different places: {told}."
    return Difference("place", "conflict", versions, explanation, values=told)
