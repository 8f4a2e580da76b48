"""What attribute ruler and lemmatizer say of words: asked once for each form, tag and relation.

What they say of a word follows from these three, but for a few rules about two words ("gon" "na"),
whose words are looked for in every text and asked about together. Words that are new are asked
about together too, a batch of texts at a time, which takes a fraction of the time.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.lookups import Lookups
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

GIVEN: list[int | str] = ["ORTH", "TAG", "DEP"]
LABELS: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
ASKED = {"ORTH", "LOWER", "IS_SPACE", "TAG", "DEP"}  # by rules; all follow from what is given
MOST_KEPT = 100_000  # answers, some 30 MB

Row = list[int]
Word = tuple[int, ...]  # what is given of it


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
        self._vocab = ruler.vocab
        self._ruler = ruler
        self._lemmatizer = _index_words(lemmatizer)
        self._kept = _Kept()
        self._longer, self._firsts = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, rule in enumerate(_list_rules(ruler)):
            if len(rule) > 1:
                self._longer.add(str(number), [rule])
                self._firsts.add(str(number), [rule[:1]])

    def run(self, docs: list[Doc]) -> list[Doc]:
        """Label all documents, as one step of a pipeline."""
        if len(self._kept.rows) >= MOST_KEPT:
            self._kept = _Kept()  # another thread may still read the old one
        kept = self._kept
        told = [(doc, list(map(tuple, doc.to_array(GIVEN).tolist()))) for doc in docs if len(doc)]
        self._learn(dict.fromkeys(word for _, words in told for word in words), kept)
        for doc, words in told:
            rows = [kept.rows[word] for word in words]
            if not kept.firsts.isdisjoint(words):
                for start, end in self._find_runs(doc):
                    rows[start:end] = self._ask(words[start:end])
            labels = np.array(rows, dtype="uint64")
            doc.from_array(LABELS, labels)  # type: ignore[arg-type]  # spaCy's stub has its own type
        return docs

    def _learn(self, words: Iterable[Word], kept: "_Kept") -> None:
        """Ask about all words that are new in one go, but one by one where longer rules join them.

        They stand in an order of no meaning.
        """
        new = [word for word in words if word not in kept.rows]
        if not new:
            return
        alone = self._make_doc(new)
        joined = {at for start, end in self._find_runs(alone) for at in range(start, end)}
        # Before the labels, by which another thread knows that all is known of a word.
        kept.firsts.update(new[at] for _, at, _ in self._firsts(alone, allow_missing=True))
        for at, row in enumerate(self._label(alone)):
            kept.rows[new[at]] = self._ask([new[at]])[0] if at in joined else row

    def _find_runs(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Words `start:end` about which longer rules speak, in order, those that overlap joined."""
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

    def _ask(self, words: Sequence[Word]) -> list[Row]:
        """The labels of words that stand together and alone."""
        return self._label(self._make_doc(words))

    def _label(self, doc: Doc) -> list[Row]:
        """The labels that the components themselves give."""
        rows: list[Row] = self._lemmatizer(self._ruler(doc)).to_array(LABELS).tolist()
        return rows

    def _make_doc(self, words: Sequence[Word]) -> Doc:
        """The words, with their tags and relations."""
        doc = Doc(self._vocab, words=[self._vocab.strings[word[0]] for word in words])
        beside = np.array([word[1:] for word in words], dtype="uint64")
        doc.from_array(GIVEN[1:], beside)  # type: ignore[arg-type]  # as above
        return doc


class _Kept:
    """The labels of words, and the words with which a longer rule may begin."""

    def __init__(self) -> None:
        self.rows: dict[Word, Row] = {}
        self.firsts: set[Word] = set()


def _index_words(lemmatizer: EnglishLemmatizer) -> EnglishLemmatizer:
    """A lemmatizer that says the same, and finds a word in its lists without reading them through.

    They hold up to 58,000 words, and there spaCy looks for every form that a word might have.
    """
    made = EnglishLemmatizer(lemmatizer.vocab, None, mode=lemmatizer.mode)
    made.lookups = Lookups()
    for name in lemmatizer.lookups.tables:
        table: Any = lemmatizer.lookups.get_table(name)
        if name == "lemma_index":
            table = {part: dict.fromkeys(words) for part, words in table.items()}
        made.lookups.add_table(name, table)
    return made


def _list_rules(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules: list[Any] = ruler.patterns
    return [one for rule in rules for one in rule["patterns"]]
