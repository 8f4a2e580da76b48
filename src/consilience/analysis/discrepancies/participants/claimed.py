"""What a claim tells of a deed: to whom it was done, and whether somebody decided it."""

from collections.abc import Iterator
from functools import lru_cache

from consilience.language.deeds import load_deciding
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.span import Span

NEAR_DECIDING = 3  # words before a predicate in which "decided" stands


def are_done_to_others(one: Claim, other: Claim) -> bool:
    """True where the one was done to "a girl" and the other to "an old man"."""
    genders = [_list_genders(one), _list_genders(other)]
    return all(genders) and genders[0].isdisjoint(genders[1])


def has_sufferer(claim: Claim) -> bool:
    """True where it was done to somebody told by a noun for a person."""
    return any(find_noun(head).kinds == {"person"} for head in _list_heads(claim))


def is_decided(claim: Claim, actor: Span, text: str) -> bool:
    """True for "Ida Holm decided to leave the gate open": that she decided it is done."""
    between = find_words(text[actor.end : claim.predicate.span.start])[-NEAR_DECIDING:]
    return not load_deciding().isdisjoint(between)


def is_passive(claim: Claim) -> bool:
    """True for "the letter was written by Ida Holm": who did it stands behind what was done."""
    at = claim.predicate.span.start
    roles = {one.role: one.span.start for one in claim.participants}
    done = min(roles.get("theme", at), roles.get("recipient", at))
    return done < at < roles.get("actor", at)


def _list_genders(claim: Claim) -> frozenset[str]:
    """Those of the nouns for whom it was done to."""
    return frozenset(find_noun(head).gender for head in _list_heads(claim)) - {""}


def _list_heads(claim: Claim) -> Iterator[str]:
    """The nouns for whom or what it was done to."""
    for one in claim.participants:
        if one.role in {"recipient", "theme"}:
            yield find_head(one.span.text)[-1]


@lru_cache(maxsize=1 << 14)
def find_head(description: str) -> tuple[str, ...]:
    """The words of a description up to its noun; "" alone where there are none."""
    return tuple(find_words(description.split(" of ")[0].split(",")[0])) or ("",)
