"""Words of a quotation that have changed places: "boats for nets" and "nets for boats"."""

from collections.abc import Iterator, Sequence

from consilience.analysis.stems import find_stems
from consilience.language.furniture import load_function_words
from consilience.language.wordings import load_wording_words

Spot = tuple[int, int, int, int]  # a range of words of one printing, and one of the other
MOST_BETWEEN = 2  # words alike between two places at which the words changed places stand


def join_exchanged(
    spots: Sequence[Spot], one: Sequence[str], other: Sequence[str]
) -> Iterator[Spot]:
    """The places where two printings differ, two of them as one where words changed places."""
    last: Spot | None = None
    for spot in spots:
        joined = (last[0], spot[1], last[2], spot[3]) if last else None
        if last and joined and spot[0] - last[1] <= MOST_BETWEEN and _are_same(joined, one, other):
            last = joined
            continue
        if last:
            yield last
        last = spot
    if last:
        yield last


def _are_same(spot: Spot, one: Sequence[str], other: Sequence[str]) -> bool:
    first, second = one[spot[0] : spot[1]], other[spot[2] : spot[3]]
    return first != second and sorted(first) == sorted(second)


def is_exchanged(one: str, other: str) -> bool:
    """True where what stands before a small word stands behind it in the other printing.

    What "and" or "or" joins has no order.
    """
    first, second = one.split(), other.split()
    small = load_function_words() - load_wording_words("joining")
    return any(
        word in small
        and second == [*first[at + 1 :], word, *first[:at]]
        and bool(find_stems(" ".join(first[:at])))
        and bool(find_stems(" ".join(first[at + 1 :])))
        for at, word in enumerate(first)
    )
