"""What tells two happenings of one kind apart: other sides, another of a row, another time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import zip_longest

from consilience.language.claims import load_claim_words
from consilience.language.coreference import find_cue_words
from consilience.language.happenings import find_counted
from consilience.language.lexicon import load_words
from consilience.language.words import find_words
from consilience.linking.events.deeds import (
    PLANS,
    find_befallen,
    find_head_noun,
    is_count,
)
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.parties import (
    ACTORS,
    TARGETS,
    have_other_targets,
    is_one_person,
    read_named,
    share_party,
)
from consilience.linking.events.times import PERFECT, count_days, is_long_past

KEPT = 20_000  # words before a mention, each of which is compared with many others
LATE_DAYS = 1  # between a deed and a report that is dated before it: time zones
YEAR = re.compile(r"\b[12]\d{3}\b")
LONGEST_BEFORE = 40  # characters before a noun among which "the second" stands
BEFORE = 3  # words before a noun among which "the second" stands


def have_other_sides(one: EventMention, other: EventMention) -> bool:
    """True where it befell, or was done by, people of one state in one and of others in the other.

    Who did a deed may be told in two ways; of a deed done to nothing that both name, two doers
    make two deeds: "the patrol returned fire".
    """
    if one.reciprocal or other.reciprocal or not (_have_sides(one) and _have_sides(other)):
        return False
    if any(_are_on_other_sides(*pair) for pair in _pair_befallen(one, other)):
        return True
    if one.lemma != other.lemma or _share_known_target(one, other):
        return False
    return _are_on_other_sides(_choose(one, ACTORS), _choose(other, ACTORS))


def have_doers_suffered(one: EventMention, other: EventMention) -> bool:
    """True for "the guards killed six raiders" and "four guards were killed"."""
    if not (_find_doers(one) & _find_nouns(other.parties)) and not (
        _find_doers(other) & _find_nouns(one.parties)
    ):
        return False
    befell, befell_there = find_befallen(one), find_befallen(other)
    for name in sorted(befell.keys() & befell_there.keys()):
        if not find_counted(name):
            continue
        befallen, others_befallen = befell[name], befell_there[name]
        nouns, others = _find_nouns(befallen), _find_nouns(others_befallen)
        if nouns & others:
            continue
        doers, doers_there = _find_doers(one, befallen), _find_doers(other, others_befallen)
        if doers & others or doers_there & nouns:
            return True
    return False


def have_other_order(one: EventMention, other: EventMention) -> bool:
    """True for "the second case" and "the last case", "two more died" and "seven died"."""
    if one.lemma == other.lemma and _are_others_by_noun(one, other):
        return True
    ordered = [each for each in (one, other) if any(party.order for party in each.parties)]
    if not ordered:
        return False
    return _have_parties_of_a_row(one, other) or _is_one_added(one, other)


def _are_others_by_noun(one: EventMention, other: EventMention) -> bool:
    """True for "the first blast" and "the second blast"."""
    order, other_order = _find_own_order(one), _find_own_order(other)
    if _are_others_of_a_row(order, other_order):
        return True
    return one.article == other.article and _is_one_earlier(order, other_order)


def _have_parties_of_a_row(one: EventMention, other: EventMention) -> bool:
    return any(
        _are_others_of_a_row(party.order, another.order)
        and find_head_noun(party.words) == find_head_noun(another.words)
        for party in one.parties
        for another in other.parties
    )


def _is_one_added(one: EventMention, other: EventMention) -> bool:
    """True for "two more died" and "seven died"."""
    added = load_words("happenings", "added")
    return any(
        is_count(party.words)
        and is_count(another.words)
        and party.order.isdisjoint(added) != another.order.isdisjoint(added)
        for ones, others in _pair_befallen(one, other)
        for party in ones
        for another in others
    )


def find_order(words: str) -> frozenset[str]:
    """The words by which one of a row is told from others: "second", "last", "more"."""
    told = find_words(words)
    known = _find_row_words() | load_words("happenings", "added")
    return frozenset(
        word for word, after in zip_longest(told, told[1:]) if word in known and after != "than"
    )


def was_told_before(one: EventMention, other: EventMention) -> bool:
    """True where one is told as done in a report that is older than the day of the other."""
    return _was_told_before(one, other) or _was_told_before(other, one)


def is_one_long_past(one: EventMention, other: EventMention) -> bool:
    """True for what happened long before the report, and news without a day of something else."""
    return _is_background(one, other) or _is_background(other, one)


def _was_told_before(one: EventMention, other: EventMention) -> bool:
    if one.factuality != "occurred" or one.negated or one.when or not one.told or not other.when:
        return False
    # Plans may be carried out before their time, by those and to those of whom they are told.
    if other.factuality in PLANS and not (
        all(read_named(each.parties).words for each in (one, other))
        and share_party(one, other) is not True
    ):
        return False
    return count_days(one.told, other.when.first_day) > LATE_DAYS


def _is_background(old: EventMention, news: EventMention) -> bool:
    if not old.when or not old.told or news.when:
        return False
    if not is_long_past(old.when.last_day, old.told):
        return False
    if news.leads:  # with it, or in its lead, a report tells the news of its day
        return not _names_then(old, news)
    is_news = news.factuality in PLANS or PERFECT.search(news.sentence, 0, news.offset)
    is_elsewhere = old.place and news.place and old.place != news.place
    told = (
        is_news
        or is_elsewhere
        or _have_others_counted(old, news)
        or _befell_one_alone(old, news)
        or not read_named(news.parties).words
    )
    return bool(told) and not _may_be_of_then(old, news)


def _have_others_counted(one: EventMention, other: EventMention) -> bool:
    """True where so many of one kind are counted in one, and so many of another in the other."""
    if not one.numbers or not other.numbers:
        return False
    return read_named(one.parties).words.isdisjoint(read_named(other.parties).words)


def _befell_one_alone(one: EventMention, other: EventMention) -> bool:
    """True for "three sailors drowned" and "killed a boy"."""
    if other.numbers or not any(value > 1 for value, _ in one.numbers):
        return False
    return any(
        any(is_count(party.words) for party in ones) and others and all(map(is_one_person, others))
        for ones, others in _pair_befallen(one, other)
    )


def _names_then(old: EventMention, news: EventMention) -> bool:
    """Whether what is told without a time has the year, an entity or a number of an old one."""
    if old.when and old.when.earliest[:4] in YEAR.findall(news.sentence):
        return True
    if read_named(old.parties).entities & read_named(news.parties).entities:
        return True
    return not set(old.numbers).isdisjoint(news.numbers)


def _may_be_of_then(old: EventMention, news: EventMention) -> bool:
    """Whether what is told without a time shares more with an old happening than its verb."""
    if _names_then(old, news) or (old.place and old.place == news.place):
        return True
    if (old.numbers and news.numbers) or have_other_targets(old, news):
        return False
    return not read_named(old.parties).words.isdisjoint(read_named(news.parties).words)


def _pair_befallen(
    one: EventMention, other: EventMention
) -> Iterator[tuple[Sequence[Party], Sequence[Party]]]:
    """Those whom it befell in both, by each happening that both can tell; else those it is done to.

    Of two words that no set has together nothing is paired unless they are one.
    """
    ones, others = find_befallen(one), find_befallen(other)
    shared = sorted(ones.keys() & others.keys())
    if shared:
        yield from ((ones[name], others[name]) for name in shared)
    elif one.lemma == other.lemma:
        yield _choose(one, TARGETS), _choose(other, TARGETS)


def _have_sides(mention: EventMention) -> bool:
    return any(one.sides for one in mention.parties)


def _are_on_other_sides(ones: Iterable[Party], others: Iterable[Party]) -> bool:
    sides = frozenset(side for one in ones for side in one.sides)
    others_sides = frozenset(side for one in others for side in one.sides)
    return bool(sides and others_sides and not sides & others_sides)


def _share_known_target(one: EventMention, other: EventMention) -> bool:
    targets, others = (
        read_named(tuple(party for party in parties if party.entity or party.definite))
        for parties in (_choose(one, TARGETS), _choose(other, TARGETS))
    )
    return bool(targets.entities & others.entities or targets.words & others.words)


def _find_doers(mention: EventMention, befallen: Sequence[Party] = ()) -> set[str]:
    return _find_nouns(one for one in _choose(mention, ACTORS) if one not in befallen)


def _find_nouns(parties: Iterable[Party]) -> set[str]:
    return {noun for one in parties if not one.entity and (noun := find_head_noun(one.words))}


def _find_own_order(mention: EventMention) -> frozenset[str]:
    """The words before a noun that tell of which it is of a row: "the second blast"."""
    start = max(mention.offset - LONGEST_BEFORE, 0)
    return _read_order(mention.sentence[start : mention.offset])


@lru_cache(maxsize=KEPT)
def _read_order(ahead: str) -> frozenset[str]:
    before = find_words(ahead)[-BEFORE:]
    at = max((at for at, word in enumerate(before) if word in _find_leads()), default=None)
    return frozenset() if at is None else frozenset(before[at + 1 :]) & _find_row_words()


def _are_others_of_a_row(one: frozenset[str], other: frozenset[str]) -> bool:
    row = _find_row_words()
    return bool(one & row and other & row and not one & other)


def _is_one_earlier(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where an article tells "its outbreak" from "the last outbreak"."""
    earlier = load_words("happenings", "earlier")
    return one.isdisjoint(earlier) != other.isdisjoint(earlier)


@cache
def _find_row_words() -> frozenset[str]:
    return (
        load_claim_words("ordinal", "claims_quantities")
        | load_words("happenings", "row")
        | load_words("happenings", "earlier")
    )


@cache
def _find_leads() -> frozenset[str]:
    """The words with which a noun phrase begins that has a rank in it."""
    return find_cue_words("definite") | {"a", "an"}


def _choose(mention: EventMention, roles: frozenset[str]) -> Sequence[Party]:
    return [one for one in mention.parties if one.role in roles]
