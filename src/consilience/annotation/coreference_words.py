"""The tokens of a parsed document as plain lists, and what its tree says of clauses and phrases."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# Dependents that stand in front of a noun and belong to its phrase.
PREMODIFIERS = frozenset(
    {"det", "poss", "amod", "compound", "nummod", "nmod", "quantmod", "advmod"}
)
PREMODIFIERS |= {"predet", "punct", "case", "npadvmod", "neg"}
# Verbs and clauses between a predicate and the one whose subject it shares.
SHARING = frozenset({"conj", "xcomp"})
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
    children: list[list[int]]

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

    def has_part(self, top: int, at: int) -> bool:
        """True if a token hangs below another, at any depth."""
        return top == at or any(one == top for one in self.climb(at))


def read_words(doc: Doc) -> Words:
    """The lists of a document, which must have tags, heads and sentences."""
    tokens: list[Token] = list(doc)
    columns = doc.to_array(["LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START"])
    head = (columns[:, 5].astype("int64") + range(len(tokens))).tolist()
    children: list[list[int]] = [[] for _ in tokens]
    for at, above in enumerate(head):
        if above != at:
            children[above].append(at)
    starts = columns[:, 6] == 1
    starts[:1] = True

    def name_all(column: int) -> list[str]:
        strings = doc.vocab.strings
        names = {key: strings[key] for key in set(columns[:, column].tolist())}
        return [names[key] for key in columns[:, column].tolist()]

    return Words(
        text=[token.text for token in tokens],
        lower=name_all(0),
        lemma=[lemma.lower() for lemma in name_all(1)],
        pos=name_all(2),
        tag=name_all(3),
        dep=name_all(4),
        head=head,
        sentence=(starts.cumsum() - 1).tolist(),
        place=[token.idx for token in tokens],
        children=children,
    )
