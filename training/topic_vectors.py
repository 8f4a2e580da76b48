"""Make the small word vectors with which the splitter sees a change of subject.

`python -m training.topic_vectors` reads WordLlama's vectors (MIT) for the words of
`language/document_frequencies.json`, takes away their mean, keeps the directions in which they
differ most and writes them as bytes to `extraction/weights/topics.npz`.
"""

import json
from pathlib import Path

import numpy as np

from consilience.language.furniture import load_function_words
from consilience.language.vectors import embed_texts

PACKAGE = Path(__file__).parents[1] / "src" / "consilience"
DIRECTIONS = 32
SHORTEST = 4


def main() -> None:
    """Write the table."""
    known = json.loads((PACKAGE / "language" / "document_frequencies.json").read_text("utf-8"))
    small = load_function_words()
    counts = {
        word: count
        for word, count in known["counts"].items()
        if len(word) >= SHORTEST and word not in small and count <= known["articles"] / 3
    }
    words = sorted(counts)
    vectors = embed_texts(words)
    vectors -= vectors.mean(axis=0)
    weights = np.sqrt([counts[word] for word in words])
    _, _, directions = np.linalg.svd(vectors * weights[:, None], full_matrices=False)
    small_vectors = vectors @ directions[:DIRECTIONS].T
    scale = 127 / np.abs(small_vectors).max()
    np.savez_compressed(
        PACKAGE / "extraction" / "weights" / "topics.npz",
        words=np.array("\n".join(words)),
        vectors=np.round(small_vectors * scale).astype(np.int8),
    )
    print(len(words), "words")


if __name__ == "__main__":
    main()
