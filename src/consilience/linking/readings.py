"""The texts of a story's articles read as one: their words, sentences and the characters between.

What is told of every word or sentence of a story is told for all of them at once; who asks for
one article's gets a stretch of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain, repeat

import numpy as np
from numpy.typing import NDArray

from consilience.linking.sentences import find_sentences
from consilience.linking.tokens import Codes, Flags, Hashes, find_tokens, read_all_tokens

BETWEEN = "\ue003"  # private character for what stands between sentences: no word and no blank
LONGEST = 1_500  # characters of a sentence that are searched
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Reading:
    """Some texts with a line break between them, and their words in reading order.

    `begins` are the places at which the texts begin in `joined`, `first_words` the numbers of their
    first words, both with the end; `starts` to `capital` are the rows of `Tokens`.
    """

    texts: Sequence[str]
    joined: str
    begins: Sequence[int]
    first_words: Sequence[int]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: Hashes
    capital: Flags

    @cached_property
    def sentences(self) -> Sequence[Sequence[tuple[int, int]]]:
        """The sentences of each text, as characters of it, long ones cut at `LONGEST`."""
        return [
            [(start, min(end, start + LONGEST)) for start, end in find_sentences(text)]
            for text in self.texts
        ]

    @cached_property
    def first_sentences(self) -> Sequence[int]:
        """The numbers of the texts' first sentences among those of all, and how many there are."""
        return list(accumulate(map(len, self.sentences), initial=0))

    @cached_property
    def offsets(self) -> Sequence[int]:
        """Where the text of each sentence begins."""
        counts = zip(self.begins, map(len, self.sentences), strict=False)
        return list(chain.from_iterable(repeat(begin, count) for begin, count in counts))

    @cached_property
    def places(self) -> NDArray[np.intp]:
        """Where all sentences begin and end in `joined` (shape `sentences, 2`)."""
        flat = np.array(list(chain.from_iterable(self.sentences)), np.intp).reshape(-1, 2)
        return flat + np.array(self.offsets, np.intp)[:, None]

    @cached_property
    def codes(self) -> Codes:
        """The code of each character."""
        codes: Codes = np.frombuffer(self.joined.encode("utf-16-le", "surrogatepass"), np.uint16)
        if len(codes) != len(self.joined):  # some take two words there
            codes = np.frombuffer(self.joined.encode("utf-32-le", "surrogatepass"), np.uint32)
        return codes

    @cached_property
    def bounded(self) -> str:
        """`joined` with each character between sentences made `BETWEEN`; no name crosses it."""
        steps = np.zeros(len(self.joined) + 1, np.int8)
        steps[self.places[:, 0]] = 1
        steps[self.places[:, 1]] -= 1  # a sentence cut off may end where no blank stands
        codes = self.codes.astype(np.uint32)
        codes[np.cumsum(steps[:-1], dtype=np.int8) == 0] = ord(BETWEEN)
        return codes.tobytes().decode("utf-32-le", "surrogatepass")

    @cached_property
    def numbered(self) -> tuple[Hashes, Rows]:
        """The hashes of the different words in order, and for each word the number of its own."""
        return np.unique(self.hashes, return_inverse=True)

    def find_sentences_of(self, words: Rows) -> list[int]:
        """The numbers of the sentences, among those of all texts, in which words stand."""
        begins = self.places[:, 0]
        numbers: list[int] = (begins.searchsorted(self.starts[words], "right") - 1).tolist()
        return numbers


def read_texts(texts: Sequence[str]) -> Reading:
    """The texts as one; empty texts have no words and no sentences."""
    tokens = read_all_tokens(texts) or [find_tokens("")]
    begins = list(accumulate((len(one) + 1 for one in texts), initial=0))
    counts = list(map(len, tokens))[: len(texts)]
    shifts = np.repeat(np.array(begins[:-1], np.int64), counts)
    return Reading(
        texts=texts,
        joined="\n".join(texts),
        begins=begins,
        first_words=list(accumulate(counts, initial=0)),
        starts=np.concatenate([one.starts for one in tokens]) + shifts,
        ends=np.concatenate([one.ends for one in tokens]) + shifts,
        hashes=np.concatenate([one.hashes for one in tokens]),
        capital=np.concatenate([one.capital for one in tokens]),
    )
