"""Words that decide what a pronoun or a definite noun stands for."""

from functools import cache
from typing import Literal

from consilience.language.lexicon import WordList, load_entries, load_word_lists

Cue = Literal[
    "empty_verb",
    "happening_verb",
    "clause_verb",
    "other",
    "former",
    "rank",
    "pair",
    "pair_more",
    "definite",
    "indefinite",
    "he_honorific",
    "she_honorific",
    "representative",
    "represented",
    "settlement",
    "region",
    "number",
    "specifying",
    "copula",
    "condition",
    "telling",
    "short_be",
    "no_deed",
    "court",
    "feeling",
    "belief",
    "perpetrator",
    "helper",
    "sufferer",
    "body_verb",
    "predecessor",
    "own_state",
    "calling_verb",
    "nickname_verb",
    "answering",
    "asking",
    "asking_to",
    "handling_verb",
]
CUES: tuple[Cue, ...] = (
    *("empty_verb", "happening_verb", "clause_verb", "other", "former", "rank", "pair"),
    *("pair_more", "definite", "indefinite", "he_honorific", "she_honorific", "representative"),
    *("represented", "settlement", "region", "number", "specifying"),
    *("copula", "condition", "telling", "short_be", "no_deed", "court", "body_verb", "predecessor"),
    *("feeling", "belief", "perpetrator", "helper", "sufferer", "own_state"),
    *("calling_verb", "nickname_verb", "answering", "asking", "asking_to", "handling_verb"),
)


def find_cue_words(cue: Cue) -> frozenset[str]:
    """The words of one list of `coreference.toml`, in lower case."""
    return load_word_lists("coreference", cue)


def find_spelling(word: str) -> str:
    """A word in the first of its spellings: "defence" for "defense"."""
    return _spellings().get(word, word)


def find_long_office(word: str) -> tuple[str, ...]:
    """The words of an office that has one word too: "prime", "minister" for "premier"."""
    return _long_offices().get(word, (word,))


@cache
def _long_offices() -> dict[str, tuple[str, ...]]:
    entries = load_entries("coreference", "one_word_office", WordList)
    return {word: tuple(entry.words[0].split()) for entry in entries for word in entry.words[1:]}


@cache
def _spellings() -> dict[str, str]:
    entries = load_entries("coreference", "spelling", WordList)
    return {word: entry.words[0] for entry in entries for word in entry.words}
