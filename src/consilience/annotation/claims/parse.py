"""A parsed document as plain lists, which are read many times faster than tokens, and mended.

Words are places in the document. Relations are those of spaCy's English models (ClearNLP).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Doc

from consilience.annotation.claims.columns import (
    FINITE,
    NOMINAL,
    PREPOSITIONS,
    RELATIVE,
    SUBJECTS,
    VERBAL,
    Columns,
)
from consilience.annotation.claims.mending import mend
from consilience.annotation.mentions import SPANS_KEY as MENTIONS_KEY

__all__ = [
    "FINITE",
    "NOMINAL",
    "PREPOSITIONS",
    "RELATIVE",
    "SUBJECTS",
    "VERBAL",
    "Parse",
    "make_parse",
]

COLUMNS: list[int | str] = ["ORTH", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE", "HEAD", "SPACY"]
MOST_STEPS = 40  # up a tree; deeper ones are lists that the parser took for sentences


@dataclass(frozen=True, slots=True)
class Parse:
    """The words of a document with their relations; a root is its own head.

    `children` are in order. `left` and `right` are the first and last word below each word.
    `name` is the range of words of the name that a word is in, `kind` what that name names;
    `titled` the last word of the name that a title stands before.
    """

    doc: Doc
    text: list[str]
    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    label: list[str]
    head: list[int]
    children: list[Sequence[int]]
    left: list[int]
    right: list[int]
    start: list[int]
    end: list[int]
    name: dict[int, tuple[int, int]]
    kind: dict[int, str]
    titled: dict[int, int]

    def below(self, at: int, *deps: str) -> list[int]:
        """The words right below one that hang on it in one of these relations."""
        return [one for one in self.children[at] if self.dep[one] in deps]

    def first(self, at: int, *deps: str) -> int | None:
        """The first word right below one in one of these relations."""
        return next((one for one in self.children[at] if self.dep[one] in deps), None)

    def climb(self, at: int) -> Iterator[int]:
        """The words above one, nearest first, at most `MOST_STEPS`."""
        for _ in range(MOST_STEPS):
            if self.head[at] == at:
                return
            at = self.head[at]
            yield at

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """The characters from one word to another, both included."""
        return self.start[first], self.end[last]

    def has_to(self, at: int) -> bool:
        """True for an infinitive with "to"."""
        return any(self.tag[one] == "TO" for one in self.children[at])

    def is_passive(self, at: int) -> bool:
        """True for a verb in the passive and for a participle of what was done to a noun."""
        for one in self.children[at]:
            if self.dep[one] in {"auxpass", "nsubjpass", "agent"}:
                return True
        if self.tag[at] != "VBN":
            return False
        if self.dep[at] == "conj" and self.head[at] < at and self.tag[self.head[at]] == "VBN":
            return not self.below(at, "aux", "nsubj", "dobj") and self.is_passive(self.head[at])
        if self.dep[at] in {"ccomp", "oprd", "xcomp", "pcomp"}:  # "left nine people injured"
            return not self.below(at, "aux", "dobj")
        own = any(
            self.dep[one] in {"aux", "nsubj"} and self.lower[one] != "to"
            for one in self.children[at]
        )
        return not own and self.dep[at] in {"acl", "advcl", "relcl", "amod"}

    def is_finite(self, at: int) -> bool:
        """True for a verb with a tense or modal of its own."""
        return self.tag[at] in FINITE or any(
            self.tag[one] in FINITE and self.dep[one] in {"aux", "auxpass"}
            for one in self.children[at]
        )

    def particle(self, at: int) -> str:
        """The particle of a verb: "off" in "put off", "" for none."""
        found = self.first(at, "prt")
        return "" if found is None else self.lower[found]


def make_parse(doc: Doc) -> Parse:
    """The parse of a document, with what the parser often gets wrong put right."""
    rows = doc.to_array(COLUMNS)
    strings: dict[int, str] = {}
    columns: list[list[str]] = []
    for column in range(6):
        values = rows[:, column].tolist()
        for value in set(values).difference(strings):
            strings[value] = doc.vocab.strings[value]
        columns.append([strings[value] for value in values])
    text, lemma, tag, pos, dep, label = columns
    lemma = [word.lower() for word in lemma]
    head = [at + step for at, step in enumerate(rows[:, 6].astype("int64").tolist())]
    spaces = rows[:, 7].tolist()
    lengths = (len(word) + space for word, space in zip(text, spaces, strict=True))
    start = [0, *accumulate(lengths)][:-1]
    name, kind, titled = _read_names(doc)
    lower = [word.lower() for word in text]
    mend(Columns(lower, lemma, tag, pos, dep, label, head))
    below: dict[int, list[int]] = {}
    for at, above in enumerate(head):
        if above != at:
            below.setdefault(above, []).append(at)
    children: list[Sequence[int]] = [below.get(at, ()) for at in range(len(head))]
    left, right = _find_edges(head, children)
    return Parse(
        doc=doc,
        text=text,
        lower=lower,
        lemma=lemma,
        tag=tag,
        pos=pos,
        dep=dep,
        label=label,
        head=head,
        children=children,
        left=left,
        right=right,
        start=start,
        end=[begin + len(word) for begin, word in zip(start, text, strict=True)],
        name=name,
        kind=kind,
        titled=titled,
    )


def _read_names(doc: Doc) -> tuple[dict[int, tuple[int, int]], dict[int, str], dict[int, int]]:
    name: dict[int, tuple[int, int]] = {}
    kind: dict[int, str] = {}
    titled: dict[int, int] = {}
    if MENTIONS_KEY in doc.spans:
        for span in doc.spans[MENTIONS_KEY]:
            for at in range(span.start, span.end):
                name[at] = (span.start, span.end)
                kind[at] = span.label_
            at, left = span.start - 1, len(span.id_)
            while at >= 0 and left > 0:
                titled[at] = span.end - 1
                left -= len(doc[at].text_with_ws)
                at -= 1
    return name, kind, titled


def _find_edges(head: list[int], children: list[Sequence[int]]) -> tuple[list[int], list[int]]:
    """The first and last word below each word, itself included."""
    left, right = list(range(len(head))), list(range(len(head)))
    order = [at for at, above in enumerate(head) if at == above]
    for at in order:  # grows while it is read: from the roots downward
        order.extend(children[at])
    for at in reversed(order):
        above = head[at]
        left[above] = min(left[above], left[at])
        right[above] = max(right[above], right[at])
    return left, right
