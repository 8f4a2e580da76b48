"""The tokens of a parsed document as plain lists, and what its tree says of clauses and phrases."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from numpy.typing import NDArray
from spacy.tokens import Doc

from consilience.language.coreference import find_cue_words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# Dependents that stand in front of a noun and belong to its phrase.
PREMODIFIERS = frozenset(
    {"det", "poss", "amod", "compound", "nummod", "nmod", "quantmod", "advmod"}
)
PREMODIFIERS |= {"predet", "punct", "case", "npadvmod", "neg"}
# Verbs and clauses between a predicate and the one whose subject it shares.
SHARING = frozenset({"conj", "xcomp"})
NAMED = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP")
DEEPEST = 40  # steps up a tree, in case that a reloaded parse has a loop


@dataclass(frozen=True, slots=True)
class Words:
    """Lists with an entry for each token; `sentence` numbers them, `place` is in characters.

    `children` are in reading order; `head` of a root is itself.
    """

    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]
    place: list[int]
    children: list[Sequence[int]]

    def __len__(self) -> int:
        """The number of tokens."""
        return len(self.text)

    def climb(self, at: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        for _ in range(DEEPEST):
            if self.head[at] == at:
                return
            at = self.head[at]
            yield at

    def find_subject(self, verb: int) -> int | None:
        """The subject of a verb, its own or the one that it shares with the verb before."""
        for _ in range(DEEPEST):
            for child in self.children[verb]:
                if self.dep[child] in SUBJECTS:
                    return child
            if self.dep[verb] not in SHARING or self.head[verb] == verb:
                return None
            verb = self.head[verb]
        return None

    def find_clause(self, at: int) -> int:
        """The verb of the clause in which a token stands; the root where there is none."""
        here = at
        for here in self.climb(at):
            if self.pos[here] in {"VERB", "AUX"} and self.dep[here] not in {"amod", "aux"}:
                return here
        return here

    def find_left_edge(self, noun: int) -> int:
        """The first token of the noun's phrase, without what only stands before it."""
        edge = noun
        for child in reversed(self.children[noun]):
            if child > noun:
                continue
            if self.dep[child] not in PREMODIFIERS:
                break
            if self.dep[child] == "punct" and self.text[child] not in {"-", "–", "’", "'"}:
                break
            edge = self._leftmost(child)
        return edge

    def _leftmost(self, at: int) -> int:
        for _ in range(DEEPEST):
            before = [child for child in self.children[at] if child < at]
            if not before:
                break
            at = before[0]
        return at


def read_words(doc: Doc) -> Words:
    """The lists of a document, which must have tags, heads and sentences."""
    columns = doc.to_array([*NAMED, "HEAD", "SENT_START"])
    text, lower, lemma, pos, tag, dep = (_name_all(doc, columns[:, at]) for at in range(6))
    head = (columns[:, 6].astype("int64") + range(len(text))).tolist()
    starts = columns[:, 7] == 1
    starts[:1] = True
    return Words(
        text=text,
        lower=lower,
        lemma=_mend_lemmas(lemma, lower, pos),
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        sentence=(starts.cumsum() - 1).tolist(),
        place=_find_places(doc, text),
        children=_find_children(head),
    )


def _name_all(doc: Doc, column: NDArray[Any]) -> list[str]:
    """The strings of a column of their numbers."""
    keys, strings = column.tolist(), doc.vocab.strings
    names = {key: strings[key] for key in set(keys)}
    return [names[key] for key in keys]


def _find_children(head: list[int]) -> list[Sequence[int]]:
    """The dependents of each token in reading order."""
    found: dict[int, list[int]] = {}
    for at, above in enumerate(head):
        if above != at:
            found.setdefault(above, []).append(at)
    return [found.get(at, ()) for at in range(len(head))]


def _find_places(doc: Doc, text: list[str]) -> list[int]:
    """Where each token begins, from the lengths of those before it."""
    spaces = (doc.to_array("SPACY") != 0).tolist()
    lengths = (len(word) + space for word, space in zip(text, spaces, strict=True))
    return [0, *accumulate(lengths)][: len(text)]


def _mend_lemmas(lemmas: list[str], lower: list[str], pos: list[str]) -> list[str]:
    """Lemmas in lower case, "be" for a form like "’s" that the lemmatizer does not know."""
    short = find_cue_words("short_be")
    return [
        "be" if word in short and kind in {"VERB", "AUX"} else lemma.lower()
        for lemma, word, kind in zip(lemmas, lower, pos, strict=True)
    ]
