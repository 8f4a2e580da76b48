import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.linking.readings import BETWEEN, LONGEST, read_texts
from consilience.linking.sentences import find_sentences
from consilience.linking.tokens import find_tokens, read_all_tokens

TEXTS = st.lists(st.text(st.sampled_from("ab T.’'é\n𐀀\ud800\udc00”“1_")), max_size=6)


@given(TEXTS)
def test_texts_have_together_the_words_that_they_have_alone(texts: list[str]) -> None:
    for text, found in zip(texts, read_all_tokens(texts), strict=True):
        alone = find_tokens(text)
        assert found.starts.tolist() == alone.starts.tolist()
        assert found.ends.tolist() == alone.ends.tolist()
        assert found.hashes.tolist() == alone.hashes.tolist()
        assert found.capital.tolist() == alone.capital.tolist()


@given(TEXTS)
def test_every_sentence_of_every_text_stands_in_the_reading(texts: list[str]) -> None:
    reading = read_texts(texts)
    printed = [text[start:end] for text in texts for start, end in find_sentences(text)]
    places = reading.places.tolist()
    assert [reading.joined[start:end] for start, end in places] == printed
    assert [reading.bounded[start:end] for start, end in places] == printed
    assert len(reading.bounded) == len(reading.joined)


def test_nothing_but_sentences_is_left_between_them() -> None:
    reading = read_texts(["The gate.  It rose.", "", " So."])
    assert set(reading.bounded) - set("The gate.It rose.So.") == {BETWEEN}
    assert reading.first_sentences == [0, 2, 2, 3]


@pytest.mark.parametrize("count", [1, 3])
def test_a_long_sentence_is_cut(count: int) -> None:
    reading = read_texts(["a " * LONGEST] * count)
    assert [end - start for start, end in reading.places.tolist()] == [LONGEST] * count
