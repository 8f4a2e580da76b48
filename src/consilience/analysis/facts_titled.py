"""Whether a claim tells what the title of its row says, denies it, or tells something else."""

from collections.abc import Mapping, Sequence, Set
from typing import Final

from consilience.analysis.agreement import list_made_of, tells_other_count
from consilience.analysis.agreement_ties import TIES, TIES_OF_WITNESSED, are_tied
from consilience.analysis.alike import are_same, is_denied, may_tell_one_deed
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words
from consilience.linking.events.deeds import find_head_noun
from consilience.records.claim import Claim, Participant, Quantity
from consilience.records.ids import ArticleId, ClaimId

DONE_TO: Final = frozenset({"recipient", "theme"})
DOING: Final = frozenset({"actor"})
TOLD: Final = frozenset({"occurred", "denied"})  # factuality of what is said to have been, or not


def denies(claim: Claim, told: Claim, title: str) -> bool:
    """Whether a claim says of the deed of another, and of all that had part in it, that it was not.

    Not "he never left" beside "he left the council", nor "to stay out of it", which tells nothing.
    """
    if claim.factuality not in TOLD or not may_tell_one_deed(told, claim):
        return False
    if not load_difference_words("turning").isdisjoint(find_words(title)):
        return False  # "they asked for no guards" beside "without asking for guards"
    if claim.factuality != "denied" and not _has_subject(claim):
        return False
    return all(_shares(told, claim, roles) for roles in (DOING, DONE_TO))


def keep_telling(
    claims: Mapping[ArticleId, Sequence[Claim]], title: str, counts: Sequence[Quantity]
) -> dict[ArticleId, Sequence[Claim]]:
    """The claims of the articles that tell what the title does, or tell it otherwise.

    Left out are articles that only tell a number of other things than the title counts, and
    clauses that say of another deed that it was not done.
    """
    told = list_made_of(title, [one for own in claims.values() for one in own])
    kept = {
        article: [one for one in own if not _is_other_denial(one, told, title)]
        for article, own in claims.items()
        if not _is_of_others(own, counts)
    }
    return {article: own for article, own in kept.items() if own}


def keep_one_deed(
    claims: Mapping[ArticleId, Sequence[Claim]],
    title: str,
    texts: Mapping[ArticleId, str],
    disputing: Set[ClaimId],
    *,
    is_witnessed: bool = False,
) -> dict[ArticleId, Sequence[Claim]]:
    """The claims that are tied to one of which the title is made, or to one tied to it.

    Denials, and claims on which a discrepancy rests, tell the deed otherwise and stay. Of what
    several `is_witnessed` for sure to have told less is asked.
    """
    every = [one for own in claims.values() for one in own]
    told = list_made_of(title, every)
    if not told:
        return dict(claims)
    tied = _find_tied(told, every, texts, TIES_OF_WITNESSED if is_witnessed else TIES)
    kept = {
        article: [
            one for one in own if one.id in tied or one.id in disputing or _may_deny(one, told)
        ]
        for article, own in claims.items()
    }
    return {article: own for article, own in kept.items() if own}


def _find_tied(
    told: Sequence[Claim], claims: Sequence[Claim], texts: Mapping[ArticleId, str], least: int
) -> Set[ClaimId]:
    """The claims that are tied to what is told, or to one that is, from each to the next."""
    tied, near = {one.id for one in told}, list(told)
    while near:
        near = [
            one
            for one in claims
            if one.id not in tied and any(are_tied(each, one, texts, least) for each in near)
        ]
        tied.update(one.id for one in near)
    return tied


def _may_deny(claim: Claim, told: Sequence[Claim]) -> bool:
    return is_denied(claim) and not any(map(is_denied, told))


def find_rival(claims: Sequence[Claim], counts: Sequence[Quantity]) -> Quantity | None:
    """The first number of an article that counts what the title does, where all are others.

    "Scores" is no number.
    """
    rivals = [tells_other_count(one, counts) for one in claims]
    first = next(iter(rivals), None)
    if first is None or None in rivals or (first.lowest is None and first.highest is None):
        return None
    return first


def _is_of_others(claims: Sequence[Claim], counts: Sequence[Quantity]) -> bool:
    rival = find_rival(claims, counts) if counts else None
    return rival is not None and not any(_count_one_thing(rival, count) for count in counts)


def _count_one_thing(one: Quantity, other: Quantity) -> bool:
    """True for "nine dockers" and "forty dockers"; false for a number without a noun."""
    nouns = [find_head_noun(each.unit or "") for each in (one, other)]
    return bool(nouns[0]) and nouns[0] == nouns[1]


def _is_other_denial(claim: Claim, told: Sequence[Claim], title: str) -> bool:
    said = [one for one in told if not is_denied(one)]
    return bool(said) and is_denied(claim) and not any(denies(claim, one, title) for one in said)


def _has_subject(claim: Claim) -> bool:
    """False for "pass a law" behind "failed to", of which nobody is said in these words."""
    start = claim.predicate.span.start
    return any(one.span.start < start for one in claim.participants)


def _shares(one: Claim, other: Claim, roles: frozenset[str]) -> bool:
    parties = [each for each in one.participants if each.role in roles]
    return all(_is_among(each, other.participants) for each in parties)


def _is_among(party: Participant, others: Sequence[Participant]) -> bool:
    return any(are_same(party, one) for one in others)
