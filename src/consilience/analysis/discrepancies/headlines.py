"""Headlines inside a report: in them a capital says nothing of what is a name."""

import re
from collections.abc import Iterator

from consilience.analysis.discrepancies.reading import Sentence
from consilience.language.furniture import load_function_words

LONG_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
LEAST_WORDS, LEAST_SHARE = 4, 0.8  # of the long words that have a capital


def is_headline(sentence: Sentence) -> bool:
    """True where nearly all long words have a capital: "Director in Tough Talks for Sequel".

    With a full stop and a long word in small letters it is a sentence, be it of many names: "The
    Union mourns Ada Lund, 27, of Torv."
    """
    return any(sentence.read(_find_headline))


def _find_headline(sentence: Sentence) -> Iterator[bool]:
    small = load_function_words()
    words = [one for one in LONG_WORD.findall(sentence.text) if one not in small]
    capitals = sum(one[0].isupper() for one in words)
    is_sentence = sentence.text.rstrip().endswith(".") and capitals < len(words)
    is_shouted = len(words) >= LEAST_WORDS and capitals >= LEAST_SHARE * len(words)
    yield is_shouted and not is_sentence
