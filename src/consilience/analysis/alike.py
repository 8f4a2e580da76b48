"""Whether two claims tell one deed of the same people or things, not a word in common alone."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from consilience.language.claims_quantities import load_numbers
from consilience.language.discrepancies import load_difference_words
from consilience.language.happenings import Telling, find_tellings, may_tell
from consilience.language.lexicon import load_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.events.deeds import (
    are_one,
    find_carried,
    find_head_noun,
    find_head_words,
)
from consilience.linking.events.parties import LIVING, is_same_word
from consilience.records.claim import Claim, Participant

DONE_TO: Final = frozenset({"recipient", "theme"})
BOTH: Final = 2  # parties that verbs of no set must share
LEAST_TELLING: Final = 10.0  # numbers below are those of many things
FARTHEST: Final = 60  # characters behind a verb in which its second word is looked for
KEPT: Final = 50_000


def tell_one_deed(one: Claim, other: Claim) -> bool:
    """Whether the words of both can only mean one deed; False where that is not sure.

    Words of one set for happenings of those whom it befell; else one verb with those in common to
    whom it was done, or who did it where it was done to nobody. A verb that says little ("find",
    "go") takes more than a pronoun, verbs of no set two parties. A noun that names nobody ("the
    collapse") tells what its set tells.
    """
    if one.span.text.casefold() == other.span.text.casefold():
        return True
    if not (list_parties(one) and list_parties(other)):
        return _is_one_alone(one, other)
    told, told_there = _find_tellings(one), _find_tellings(other)
    shared = told.keys() & told_there.keys()
    if any(
        _befell_same((one, way), (other, way_there))
        for name in sorted(shared)
        for way in told[name]
        for way_there in told_there[name]
    ):
        return not _is_plain(one) or _share_printed(one, other)
    if shared and not share_verb(one, other):
        return False
    return _is_same_act(one, other)


def may_tell_one_deed(one: Claim, other: Claim) -> bool:
    """Whether both may: also where people are only described ("an officer", "no prisoners")."""
    if tell_one_deed(one, other):
        return True
    if _is_plain(one) or not _share_sense(one, other):
        return False
    core, core_there = (_choose_done_to(each) or list_parties(each) for each in (one, other))
    return all(any(map(_is_living, parties)) for parties in (core, core_there))


def _share_sense(one: Claim, other: Claim) -> bool:
    return share_happening(one, other) or share_verb(one, other)


def share_happening(one: Claim, other: Claim) -> bool:
    """Whether the words of both can tell one happening, of whomever: "drowned", "the death"."""
    return bool(_find_tellings(one).keys() & _find_tellings(other).keys())


def _is_living(party: Participant) -> bool:
    if party.entity_id:
        return False
    return bool(find_noun(_find_noun(party.span.text)).kinds & LIVING)


def _is_same_act(one: Claim, other: Claim) -> bool:
    """What is no matter of sets: one verb and whom it touches, or two parties of two verbs."""
    common = _count_shared(one, other)
    if not share_verb(one, other):
        return common >= BOTH and _share_core(one, other)
    if _is_plain(one):
        return _share_core(one, other) and _share_printed(one, other)
    if common >= BOTH or _share_core(one, other) or _share_number(one, other):
        return True
    return bool(common) and not (_choose_done_to(one) and _choose_done_to(other))


def _find_tellings(claim: Claim) -> dict[str, list[Telling]]:
    """The happenings that its word can tell, by name, in all ways: "passed" of whom and by whom."""
    actors = [one.span.text for one in claim.participants if one.role == "actor"]
    carried = find_carried(claim.predicate.lemma, actors)
    behind = () if carried else find_words(_read_behind(claim))
    found = find_tellings(carried or claim.predicate.lemma, behind)
    told: dict[str, list[Telling]] = {}
    for one in found:
        told.setdefault(one.name, []).append(one)
    return told


def _befell_same(one: tuple[Claim, Telling], other: tuple[Claim, Telling]) -> bool:
    """Whether both tell whom it befell, and it is the same, or people that are counted in both."""
    borne, borne_there = _find_borne(*one), _find_borne(*other)
    if any(are_same(party, another) for party in borne for another in borne_there):
        return True
    return bool(one[1].counted) and all(claim.quantities for claim, _ in (one, other))


def _find_borne(claim: Claim, telling: Telling) -> Sequence[Participant]:
    parties = list_parties(claim)
    chosen = ([one for one in parties if one.role in roles] for roles in telling.of)
    return next(filter(None, chosen), ())


def share_verb(one: Claim, other: Claim) -> bool:
    """True for one verb or its noun, with one second word: not "went up" and "went down"."""
    if not is_same_word(one.predicate.lemma, other.predicate.lemma):
        return False
    behind, behind_there = _read_behind(one), _read_behind(other)
    return not (behind and behind_there) or find_particle(behind) == find_particle(behind_there)


def _read_behind(claim: Claim) -> str:
    start = claim.predicate.span.end - claim.span.start
    return claim.span.text[start : start + FARTHEST].strip(" .,;")


def is_denied(claim: Claim) -> bool:
    """Whether it is said not to be so."""
    return claim.negated or claim.factuality == "denied"


def find_particle(behind: str) -> str:
    """The second word of a verb by the words behind it: "back" of "stormed back", "" for none."""
    word = next(iter(find_words(behind)), "")
    return word if word in load_words("event_titles", "particle") else ""


def _is_plain(claim: Claim) -> bool:
    return claim.predicate.lemma in load_difference_words("plain")


def _is_one_alone(one: Claim, other: Claim) -> bool:
    """Whether a deed of which one of the two names nobody is that of the other."""
    if not list_parties(one) and not list_parties(other):
        return one.predicate.lemma == other.predicate.lemma or bool(
            _find_tellings(one).keys() & _find_tellings(other).keys()
        )
    bare = one if not list_parties(one) else other
    if bare.participants or not may_tell(bare.predicate.lemma):
        return False
    return bool(_find_tellings(one).keys() & _find_tellings(other).keys())


def _share_core(one: Claim, other: Claim) -> bool:
    """Whether those to whom it was done are the same, in whatever role the other has them."""
    core = _choose_done_to(one) or list_parties(one)
    return any(are_same(party, another) for party in core for another in list_parties(other))


def _count_shared(one: Claim, other: Claim) -> int:
    others = list_parties(other)
    return sum(any(are_same(party, another) for another in others) for party in list_parties(one))


def _share_printed(one: Claim, other: Claim) -> bool:
    """Whether one in common is not a pronoun in both."""
    return any(
        are_same(party, another) and not (_is_small(party.span.text, another.span.text))
        for party in list_parties(one)
        for another in list_parties(other)
    )


def _share_number(one: Claim, other: Claim) -> bool:
    """Whether a number that few things have stands in both."""
    values = {each.lowest for each in one.quantities if each.lowest}
    others = {each.lowest for each in other.quantities if each.lowest}
    return max(values & others, default=0.0) >= LEAST_TELLING


def _choose_done_to(claim: Claim) -> Sequence[Participant]:
    return [one for one in list_parties(claim) if one.role in DONE_TO]


def list_parties(claim: Claim) -> Sequence[Participant]:
    """Those of whom it can be told who or what they are."""
    return [one for one in claim.participants if one.entity_id or _has_content(one.span.text)]


def are_same(one: Participant, other: Participant) -> bool:
    """Whether both are one by name, by their noun, or by their number ("nine men", "the nine")."""
    if one.entity_id and one.entity_id == other.entity_id:
        return True
    return _are_alike(one.span.text, other.span.text)


@lru_cache(maxsize=KEPT)
def _are_alike(one: str, other: str) -> bool:
    noun, another = _find_noun(one), _find_noun(other)
    if noun and another:
        return are_one((noun,), (another,))
    number = find_number(one)
    return number is not None and number == find_number(other)


@lru_cache(maxsize=KEPT)
def _has_content(words: str) -> bool:
    return bool(_find_noun(words)) or find_number(words) is not None


@lru_cache(maxsize=KEPT)
def _find_noun(words: str) -> str:
    """The noun of the words, "" for a pronoun and a number alone."""
    noun = "" if _is_small(words) else find_head_noun(find_head_words(words))
    return "" if noun in load_words("event_titles", "pronoun") else noun


@lru_cache(maxsize=KEPT)
def find_number(words: str) -> float | None:
    """The first number in the words, in figures or not."""
    numbers = load_numbers()
    told = words.casefold().replace(",", "").split()
    found = (float(one) if one.isdigit() else numbers.get(one) for one in told)
    return next((one for one in found if one is not None), None)


@lru_cache(maxsize=KEPT)
def _is_small(*words: str) -> bool:
    """Whether all are pronouns."""
    pronouns = load_words("event_titles", "pronoun") | load_words("event_titles", "relative")
    return all(one.casefold() in pronouns for one in words)
