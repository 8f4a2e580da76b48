"""How a denial is told in a sentence."""

import re

from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.discrepancies.telling import begin_sentence, shorten_words


def begin_with(denier: str) -> str:
    """Who denies, as a sentence begins."""
    return begin_sentence(denier) + "," * ("," in denier)


def tell_pointing(denier: str, told: str) -> str:
    """That somebody denied what is told in other words."""
    words, who = shorten_words(told), begin_with(denier)
    is_marked = any(mark in words for mark in '“”"')
    return f"{who} denied this: {words}" if is_marked else f"{who} denied this: “{words}”"


def tell_denying(sentence: Sentence, denier: str) -> str:
    """A sentence with a word of denial as it stands where it names who denies, else behind him."""
    words = shorten_words(sentence.text)
    return words if _names(sentence, denier) else f"{begin_with(denier)} denied it: {words}"


def tell_negated(sentence: Sentence, denier: str) -> str:
    """The same for what is said not to be so without a word of denial."""
    words = shorten_words(sentence.text)
    if not denier:
        return f"It is not so: {words}"
    is_named = _names(sentence, denier)
    return words if is_named else f"{begin_with(denier)} said that it is not so: {words}"


def _names(sentence: Sentence, denier: str) -> bool:
    return bool(re.search(rf"\b{re.escape(denier)}(?!\w)", sentence.text, re.IGNORECASE))
