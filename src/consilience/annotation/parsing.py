"""Texts to parses: what `Language.pipe` gives, to the bit, in two thirds of its time.

spaCy's parser and name tagger let go of Python's lock for the whole of a batch and take it back at
every step, which is most of their time. Here they are led step by step with the lock held. What
attribute ruler and lemmatizer say of a word is kept (`parsing_words`).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import Any

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline import AttributeRuler, DependencyParser, EntityRecognizer
from spacy.tokens import Doc

from consilience.annotation.parsing_words import WordLabeller, is_plain

Step = Callable[[list[Doc]], list[Doc]]

STEPPING = (DependencyParser, EntityRecognizer)
TEXTS_AT_ONCE = 64  # sorting them by length first gains nothing
CHARACTERS_AT_ONCE = 60_000  # the tables of a batch take some 4 kB a character


def parse_texts(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The parse of each text, in their order; it does not depend on the other texts."""
    for batch in _divide(texts):
        docs = [nlp.make_doc(text) for text in batch]
        for run in _list_steps(nlp):
            docs = run(docs)
        yield from docs


def _divide(texts: Iterable[str]) -> Iterator[list[str]]:
    """The texts in their order, in batches of which only a single text may be over the limits."""
    batch: list[str] = []
    for text in texts:
        full = len(batch) == TEXTS_AT_ONCE or sum(map(len, batch), len(text)) > CHARACTERS_AT_ONCE
        if batch and full:
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def _list_steps(nlp: Language) -> list[Step]:
    """The components of a pipeline as functions; attribute ruler and lemmatizer are one of them."""
    steps: list[Step] = []
    waiting = [component for _, component in nlp.pipeline]
    while waiting:
        component = waiting.pop(0)
        if waiting and (labeller := _find_labeller(component, waiting[0])):
            waiting.pop(0)
            steps.append(labeller)
        else:
            steps.append(partial(_run, component))
    return steps


def _find_labeller(ruler: object, lemmatizer: object) -> Step | None:
    if isinstance(ruler, AttributeRuler) and isinstance(lemmatizer, EnglishLemmatizer):
        return _make_labeller(ruler, lemmatizer)
    return None


@cache
def _make_labeller(ruler: AttributeRuler, lemmatizer: EnglishLemmatizer) -> Step | None:
    return WordLabeller(ruler, lemmatizer).run if is_plain(ruler, lemmatizer) else None


def _run(component: Callable[[Doc], Doc], docs: list[Doc]) -> list[Doc]:
    if isinstance(component, STEPPING) and component.cfg["beam_width"] == 1:
        _parse(component, docs)
        return docs
    if hasattr(component, "pipe"):
        return list(component.pipe(docs, batch_size=len(docs)))
    return [component(doc) for doc in docs]


def _parse(parser: Any, docs: list[Doc]) -> None:
    """Take the likeliest transition of every document's state until all are final.

    `Parser.predict` with the loop in Python; spaCy uses the same methods in training.
    """
    states = parser.moves.init_batch(docs)
    waiting = [state for state in states if not state.is_final()]
    if waiting:
        model = parser.model.predict(docs)
        while waiting:
            waiting = parser.transition_states(waiting, model.predict(waiting))
        # It refers to itself, and would hold all tables of the batch until garbage is looked for.
        vars(model).clear()
    parser.set_annotations(docs, states)
