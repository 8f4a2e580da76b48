"""The tree of a document as plain lists, which are read many times faster than its tokens."""

from collections.abc import Sequence

from spacy.tokens import Doc

CHILDREN_KEY = "consilience_children"


def find_children(doc: Doc) -> list[Sequence[int]]:
    """The places of the words right below each word, in reading order.

    Made once and kept in `doc.user_data`; a document whose tokens were split or merged since
    gets it anew.
    """
    kept: list[Sequence[int]] | None = doc.user_data.get(CHILDREN_KEY)
    if kept is None or len(kept) != len(doc):
        heads = doc.to_array("HEAD").astype("int64").tolist()
        kept = doc.user_data[CHILDREN_KEY] = list_children([at + up for at, up in enumerate(heads)])
    return kept


def list_children(heads: Sequence[int]) -> list[Sequence[int]]:
    """The words right below each word, in reading order, from the head of each."""
    found: list[Sequence[int]] = [()] * len(heads)
    below: dict[int, list[int]] = {}
    for at, above in enumerate(heads):
        if above != at:
            if above in below:
                below[above].append(at)
            else:
                found[above] = below[above] = [at]
    return found
