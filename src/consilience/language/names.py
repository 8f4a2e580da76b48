"""Words that look like names and are none."""

from consilience.language.lexicon import load_word_lists


def is_no_name(words: str) -> bool:
    """True for capitalised words that name nobody ("GMT")."""
    return words in load_word_lists("names", "not_a_name")


def is_era(word: str) -> bool:
    """True for what counts years, if a number stands beside it ("BC")."""
    return word in load_word_lists("names", "era")


def load_before_names() -> frozenset[str]:
    """Pairs of words, in lower case, that credit whom the name behind them is of."""
    return load_word_lists("names", "before_name")
