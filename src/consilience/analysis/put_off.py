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
    ended = [(one, part.span) for one in claims if _tells_end(one) for part in one.participants
             if part.role in DONE_TO]  # fmt: skip
    for deed, what in ended:
        for one in claims:
            inside = deed.span.start <= one.span.start and one.span.end <= deed.span.end
            if one.factuality == "planned" and one.id != deed.id and inside and _is_of(one, what):
                yield one.id


def _tells_end(claim: Claim) -> bool:
    if claim.negated or claim.factuality != "occurred":
        return False
    behind = claim.span.text[claim.predicate.span.end - claim.span.start :]
    told = find_tellings(claim.predicate.lemma, find_words(behind))
    return any(one.name in ENDED for one in told)


def _is_of(claim: Claim, what: Span) -> bool:
    parts = (claim.predicate.span, *(one.span for one in claim.participants))
    return any(one.start < what.end and what.start < one.end for one in parts)
