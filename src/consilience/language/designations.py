"""Common nouns with which names of undertakings and storms begin."""

from consilience.language.lexicon import load_words


def load_designators() -> frozenset[str]:
    """The nouns in lower case, of one word or two: "operation", "task force"."""
    return load_words("designations", "designators")
