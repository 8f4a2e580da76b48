"""Who is where in "the party, headed by Holm, was in Norland on a visit"."""

from collections.abc import Iterator

from consilience.annotation.claims.arguments import find_arguments, find_subjects
from consilience.annotation.claims.parse import VERBAL, Parse
from consilience.language.claims import load_claim_words
from consilience.records.claim import Role

FARTHEST = 30  # words before "on a visit" among which the place is looked for


def find_visit(parse: Parse, noun: int) -> Iterator[tuple[Role, int]]:
    """Guest and host of "on a visit" that does not say itself whom it is paid to, by their heads.

    The guests are those of the verb it goes with, and of a party that is led the leader; the host
    is the place last named before with "in". Nothing where one of the two is not told.
    """
    prep = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.lower[prep] not in load_claim_words("stay"):
        return
    verb = parse.head[prep]
    if parse.pos[verb] not in VERBAL:
        return
    place = next(_find_places(parse, noun), None)
    guests = _find_guests(parse, verb)
    if place is not None and guests:
        yield from (("actor", one) for one in guests)
        yield "recipient", place


def _find_guests(parse: Parse, verb: int) -> tuple[int, ...]:
    if parse.lemma[verb] in load_claim_words("led") and parse.is_passive(verb):
        return find_arguments(parse, verb).doers
    return find_subjects(parse, verb)


def _find_places(parse: Parse, noun: int) -> Iterator[int]:
    """Towns and countries behind an "in" of the same sentence, the last one first."""
    top = max(parse.climb(noun), key=lambda one: parse.right[one] - parse.left[one], default=noun)
    for at in range(noun - 1, max(parse.left[top], noun - FARTHEST) - 1, -1):
        inside = parse.dep[at] == "pobj" and parse.lower[parse.head[at]] == "in"
        if inside and (parse.kind.get(at) == "place" or parse.label[at] == "GPE"):
            yield at
