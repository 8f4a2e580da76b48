"""Plans of which the same sentence says that they were put off or called off."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from consilience.language.happenings import find_tellings
from consilience.language.words import find_words
from consilience.records.annotations import Annotations
from consilience.records.claim import Claim
from consilience.records.ids import ClaimId
from consilience.records.span import Span

ENDED: Final = frozenset({"postpone", "cancel"})  # sets of words in happenings.toml
DONE_TO: Final = frozenset({"theme", "recipient"})


def find_put_off(annotations: Iterable[Annotations]) -> frozenset[ClaimId]:
    """The claims that tell as planned what their own sentence tells to be put off or called off.

    "The service, first planned for Sunday, has been put off" is no witness of a service on Sunday.
    """
    return frozenset(name for one in annotations for name in _list_put_off(one.claims))


def _list_put_off(claims: Sequence[Claim]) -> Iterator[ClaimId]:
    for plan in (one for one in claims if one.factuality == "planned"):
        around = (
            one
            for one in claims
            if one.span.start <= plan.span.start and plan.span.end <= one.span.end and one != plan
        )
        if any(_ends(one, plan) for one in around):
            yield plan.id


def _ends(claim: Claim, plan: Claim) -> bool:
    """Whether a claim tells that what is planned will not be, or not then."""
    done_to = (one.span for one in claim.participants if one.role in DONE_TO)
    return any(_is_of(plan, one) for one in done_to) and _tells_end(claim)


def _tells_end(claim: Claim) -> bool:
    if claim.negated or claim.factuality != "occurred":
        return False
    behind = claim.span.text[claim.predicate.span.end - claim.span.start :]
    told = find_tellings(claim.predicate.lemma, find_words(behind))
    return any(one.name in ENDED for one in told)


def _is_of(claim: Claim, what: Span) -> bool:
    parts = (claim.predicate.span, *(one.span for one in claim.participants))
    return any(one.start < what.end and what.start < one.end for one in parts)
