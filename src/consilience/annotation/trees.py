"""The tree of a document as plain lists, which are read many times faster than its tokens."""

from collections.abc import Sequence

from spacy.tokens import Doc

CHILDREN_KEY = "consilience_children"
WORDS_KEY = "consilience_words"
STARTS_KEY = "consilience_starts"


def find_words(doc: Doc) -> list[str]:
    """The text of each word, without the space behind it; kept as `find_children` keeps."""
    kept: list[str] | None = doc.user_data.get(WORDS_KEY)
    if kept is None or len(kept) != len(doc):
        strings = doc.vocab.strings
        kept = doc.user_data[WORDS_KEY] = [strings[word] for word in doc.to_array("ORTH").tolist()]
    return kept


def find_starts(doc: Doc) -> list[int]:
    """The first character of each word, kept likewise."""
    kept: list[int] | None = doc.user_data.get(STARTS_KEY)
    if kept is None or len(kept) != len(doc):
        kept = doc.user_data[STARTS_KEY] = [token.idx for token in doc]
    return kept


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
