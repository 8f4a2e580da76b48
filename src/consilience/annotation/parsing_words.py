"""What attribute ruler and lemmatizer say of words: asked once for each form, tag and relation.

What they say of a word follows from these three, but for a few rules about two words ("gon" "na"),
whose words are looked for in every text and asked about together.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

GIVEN: list[int | str] = ["ORTH", "TAG", "DEP"]
LABELS: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
ASKED = {"ORTH", "LOWER", "IS_SPACE", "TAG", "DEP"}  # by rules; all follow from what is given
MOST_KEPT = 100_000  # answers, some 30 MB

Row = list[int]


def is_plain(ruler: object, lemmatizer: object) -> bool:
    """Whether a `WordLabeller` says what these two components say, the second behind the first."""
    if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer:
        return False
    asked = {name for rule in _list_rules(ruler) for word in rule for name in word}
    return asked <= ASKED and lemmatizer.mode == "rule" and not lemmatizer.overwrite


class WordLabeller:
    """Gives words what an attribute ruler and a lemmatizer behind it give them.

    What is kept changes nothing in what is given.
    """

    def __init__(self, ruler: AttributeRuler, lemmatizer: EnglishLemmatizer) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._kept: dict[tuple[int, ...], list[Row]] = {}
        self._longer = Matcher(ruler.vocab)
        for number, rule in enumerate(_list_rules(ruler)):
            if len(rule) > 1:
                self._longer.add(str(number), [rule])

    def run(self, docs: list[Doc]) -> list[Doc]:
        """Label all documents, as one step of a pipeline."""
        for doc in docs:
            if len(doc):
                self.label(doc)
        return docs

    def label(self, doc: Doc) -> None:
        """Give every word of a tagged and parsed document its labels."""
        given = doc.to_array(GIVEN).tolist()
        rows: list[Row] = []
        for start, end in self._find_runs(doc):
            for word in given[len(rows) : start]:
                rows += self._kept.get(tuple(word)) or self._ask(doc, [word])
            rows += self._ask(doc, given[start:end])
        labels = np.array(rows, dtype="uint64").reshape(-1, len(LABELS))
        doc.from_array(LABELS, labels)  # type: ignore[arg-type]  # spaCy's stub has its own type

    def _find_runs(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Words `start:end` about which longer rules speak, in order; last the end of the text."""
        matches = sorted((start, end) for _, start, end in self._longer(doc, allow_missing=True))
        first, last = 0, 0
        for start, end in matches:
            if start < last:
                last = max(last, end)
                continue
            if last:
                yield first, last
            first, last = start, end
        if last:
            yield first, last
        yield len(doc), len(doc)

    def _ask(self, doc: Doc, words: Sequence[Row]) -> list[Row]:
        """The labels of words that stand together, by the components themselves."""
        if not words:
            return []
        strings = doc.vocab.strings
        alone = Doc(doc.vocab, words=[strings[word[0]] for word in words])
        beside = np.array([word[1:] for word in words], dtype="uint64")
        alone.from_array(GIVEN[1:], beside)  # type: ignore[arg-type]  # as above
        rows: list[Row] = self._lemmatizer(self._ruler(alone)).to_array(LABELS).tolist()
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        if len(words) == 1:
            self._kept[tuple(words[0])] = rows
        return rows


def _list_rules(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules: list[Any] = ruler.patterns
    return [one for rule in rules for one in rule["patterns"]]
