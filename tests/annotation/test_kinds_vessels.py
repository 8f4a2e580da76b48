"""Vessels with the names of persons."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from consilience.annotation.kinds import Name, settle_kinds
from consilience.annotation.pipeline import PIPELINES


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def settle(nlp: Language, text: str) -> set[str]:
    """The kind of "Stella Holm", which the tagger took for a person everywhere."""
    doc: Doc = nlp(text)
    starts = [token.i for token in doc if token.text == "Stella"]
    names = [Name(at, at + 2, "person", at) for at in starts]
    assert all(isinstance(doc[one.start : one.end], Span) for one in names)
    return {str(one.kind) for one in settle_kinds(doc, names)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Five passengers of the Stella Holm were missing.", "other"),
        ("The ferry Stella Holm sank. The Stella Holm was old.", "other"),
        ("Five friends of Stella Holm were missing.", "person"),
        ("The Stella Holm trial ended.", "person"),
    ],
)
def test_a_name_like_a_persons_with_an_article_is_a_vessel(
    nlp: Language, text: str, kind: str
) -> None:
    assert settle(nlp, text) == {kind}
