"""Small words of English: in a text in English those of other languages may be nouns."""

from functools import cache

from consilience.language.lexicon import load_file


@cache
def load_english_words() -> frozenset[str]:
    """The commonest small words of English, without "men" and "war", which are small elsewhere."""
    return frozenset(str(load_file("function_words")["en"]).split())
