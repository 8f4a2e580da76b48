from consilience.language.small_words import load_english_words


def test_a_noun_that_is_a_small_word_elsewhere_is_none_in_english() -> None:
    assert {"the", "of", "were"} <= load_english_words()
    assert load_english_words().isdisjoint({"men", "man", "war", "son"})
