"""Headlines inside a report: in them a capital says nothing of what is a name."""

import re

from consilience.analysis.discrepancies.reading import Sentence

LONG_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
SMALL = frozenset({"with", "from", "into", "over", "after", "near", "amid"})
LEAST_WORDS, LEAST_SHARE = 4, 0.8  # of the long words that have a capital


def is_headline(sentence: Sentence) -> bool:
    """True where nearly all long words have a capital: "Director in Tough Talks for Sequel"."""
    words = [one for one in LONG_WORD.findall(sentence.text) if one not in SMALL]
    capitals = sum(one[0].isupper() for one in words)
    return len(words) >= LEAST_WORDS and capitals >= LEAST_SHARE * len(words)
