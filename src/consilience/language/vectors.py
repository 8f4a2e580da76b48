"""Static word vectors: the meaning of a text as the mean of its tokens' vectors."""

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

TOKENIZER_FILE = "tokenizers/l2_supercat_tokenizer_config.json"
WEIGHTS_FILE = "weights/l2_supercat_256.safetensors"


def embed_texts(texts: Sequence[str]) -> NDArray[np.float32]:
    """One unit vector a text (shape `len(texts), 256`); zeros for a text without tokens.

    The vectors are WordLlama's. They are read from its package through a memory map, since its
    own loader widens them to 32 bit and takes 67 MB. The first call takes 0.1 s and keeps 22 MB.
    """
    weights = _open_weights()
    matrix = np.zeros((len(texts), weights.shape[1]), dtype=np.float32)
    encodings = _read_tokenizer().encode_batch_fast(list(texts), add_special_tokens=False)
    for row, encoding in enumerate(encodings):
        if ids := encoding.ids:
            weights.take(ids, axis=0).mean(axis=0, dtype=np.float32, out=matrix[row])
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(norms > 0, norms, 1)
    return matrix


@cache
def _package_folder() -> Path:
    spec = find_spec("wordllama")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordllama is not installed; install consilience again")
    return Path(spec.origin).parent


@cache
def _read_tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(_package_folder() / TOKENIZER_FILE))


@cache
def _open_weights() -> NDArray[np.float16]:
    """The matrix of a safetensors file: 8 bytes of header length, a JSON header, the numbers."""
    path = _package_folder() / WEIGHTS_FILE
    with path.open("rb") as stream:
        header_length = int.from_bytes(stream.read(8), "little")
        tensor = json.loads(stream.read(header_length))["embedding.weight"]
    offset = 8 + header_length + int(tensor["data_offsets"][0])
    return np.asarray(np.memmap(path, np.float16, "r", offset, tuple(tensor["shape"])))
