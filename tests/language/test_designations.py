"""The nouns with which names of undertakings begin, by their test sentence."""

from consilience.language.designations import load_designators
from consilience.language.lexicon import WordList, load_entry


def test_a_noun_stands_in_the_test_sentence() -> None:
    entry = load_entry("designations", "designators", WordList)
    assert any(f"{word} " in entry.test.lower() for word in load_designators())
