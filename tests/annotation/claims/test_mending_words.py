import pytest
import spacy
from spacy.language import Language

from consilience.annotation.pipeline import PIPELINES
from tests.annotation.claims.test_component import read_one


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


@pytest.mark.parametrize(
    ("text", "lemma", "role", "words"),
    [
        ("She had received four hundred e-mails.", "receive", "theme", ["four hundred e-mails"]),
        ("Lund sent an e-mail to the clerk.", "send", "theme", ["an e-mail"]),
        ("Lund rejected a counter-proposal.", "reject", "theme", ["a counter-proposal"]),
        ("Letters and e-mails were stolen.", "steal", "theme", ["Letters", "e-mails"]),
        ("Lund sold the mill – and the barn.", "sell", "theme", ["the mill", "the barn"]),
    ],
)
def test_a_word_with_a_hyphen_is_one_participant(
    nlp: Language, text: str, lemma: str, role: str, words: list[str]
) -> None:
    assert read_one(nlp, text, lemma).of(role) == words


@pytest.mark.parametrize(
    ("text", "lemma", "words"),
    [
        ("Six men who had been shut in since Tuesday were brought up.", "bring", "Six men"),
        ("The walkers who had been missing since Friday were found.", "find", "The walkers"),
        ("A nurse who has been on strike since Monday was arrested.", "arrest", "A nurse"),
    ],
)
def test_a_day_behind_a_preposition_has_nothing_done_to_it(
    nlp: Language, text: str, lemma: str, words: str
) -> None:
    assert [one for _, one in read_one(nlp, text, lemma).parts] == [words]
