"""Headlines inside a report: in them a capital says nothing of what is a name."""

import re
from collections.abc import Iterator, Set

from consilience.analysis.discrepancies.reading import Sentence
from consilience.language.furniture import load_function_words

LONG_WORD = re.compile(r"\b[A-Za-z]{4,}\b")
LONG_SMALL_WORD = re.compile(r"\b[a-z][A-Za-z]{3,}\b")
LEAST_WORDS, LEAST_SHARE = 4, 0.8  # of the long words that have a capital


def is_headline(sentence: Sentence) -> bool:
    """True where nearly all long words have a capital: "Director in Tough Talks for Sequel".

    With a full stop and a long word in small letters it is a sentence, be it of many names: "The
    Union mourns Ada Lund, 27, of Torv."
    """
    return any(sentence.read(_find_headline))


def _find_headline(sentence: Sentence) -> Iterator[bool]:
    small, text = load_function_words(), sentence.text
    is_sentence = text.rstrip().endswith(".") and any(
        one[0] not in small for one in LONG_SMALL_WORD.finditer(text)
    )
    yield not is_sentence and _is_shouted(text, small)


def _is_shouted(text: str, small: Set[str]) -> bool:
    words = [one for one in LONG_WORD.findall(text) if one not in small]
    capitals = sum(one[0].isupper() for one in words)
    return len(words) >= LEAST_WORDS and capitals >= LEAST_SHARE * len(words)
