"""Common nouns with which names of undertakings and storms begin, and those of firms end."""

from consilience.language.lexicon import load_words


def load_designators() -> frozenset[str]:
    """The nouns in lower case, of one word or two: "operation", "task force"."""
    return load_words("designations", "designators")


def load_firm_endings() -> frozenset[str]:
    """The words in lower case with which names of firms end: "holding", "invest"."""
    return load_words("designations", "firm_endings")


def load_aboard() -> frozenset[str]:
    """Words in lower case beside the name of a ship: "aboard" before it, "had sailed" behind."""
    return load_words("designations", "aboard")


def load_vessels() -> frozenset[str]:
    """Nouns in lower case for a ship: "ferry", "ship"."""
    return load_words("designations", "vessels")


def load_any_vessel() -> frozenset[str]:
    """Those of them that may stand for any ship."""
    return load_words("designations", "any_vessel")
