import pytest

from consilience.linking.reuse.words import Speech, make_words
from consilience.records.ids import QuotationId
from consilience.records.quotation import Quotation
from tests.making import make_article

TEXT = "Carrante left. “The gate is open to all,” he said. The ‘gate’ was shut, he held, at noon."


@pytest.mark.parametrize(
    ("words", "share"),
    [("Carrante left.", 0.0), ("“The gate is open to all,” he said.", 6 / 8), ("held, at noon", 0)],
)
def test_the_share_of_speech_counts_the_words_between_marks(words: str, share: float) -> None:
    start = TEXT.index(words)
    assert Speech(make_article(TEXT)).share(start, start + len(words)) == share


def test_speech_without_marks_is_told_by_the_quotations() -> None:
    article = make_article(TEXT)
    start, end = TEXT.index("was shut"), TEXT.index(", at noon")
    held = article.span(start, end)
    said = Quotation(id=QuotationId("q"), kind="direct", content=(held,), sentence=held)
    assert Speech(article).share(start, end) == 0
    assert Speech(article, [said]).share(start, end) == 1
    assert sum(make_words(article, [said]).quoted) == 6 + 4


def test_a_place_without_words_has_no_share_of_speech() -> None:
    assert Speech(make_article("")).share(0, 0) == 0
