"""Words that make what somebody is quoted with say more or less."""

from typing import Literal

from consilience.language.lexicon import load_words

Table = Literal["hedges", "modals", "conditions", "amounts", "joining"]


def load_wording_words(table: Table) -> frozenset[str]:
    """The words of one table of `wordings.toml`, in lower case."""
    return load_words("wordings", table)
