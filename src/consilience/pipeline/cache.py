"""Parses of paragraphs, kept for as long as a run lasts and for as long as there is room."""

from collections import OrderedDict
from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Some 200 bytes a token: 80 MB, for the paragraphs of a thousand articles without a reprint.
MOST_TOKENS = 400_000


class ParseCache(MutableMapping[tuple[str, str], "Doc"]):
    """Parses by language and text of a paragraph; the least recently used make room.

    A paragraph's parse depends on its text alone, so results cannot depend on what is kept.
    Holds at most `most_tokens` tokens; a paragraph that is longer is not kept at all.
    """

    def __init__(self, most_tokens: int = MOST_TOKENS) -> None:
        self._most_tokens = most_tokens
        self._tokens = 0
        self._kept: OrderedDict[tuple[str, str], Doc] = OrderedDict()

    def __getitem__(self, key: tuple[str, str]) -> "Doc":
        parse = self._kept[key]
        self._kept.move_to_end(key)
        return parse

    def __setitem__(self, key: tuple[str, str], parse: "Doc") -> None:
        self.pop(key, None)
        if len(parse) > self._most_tokens:
            return
        self._kept[key] = parse
        self._tokens += len(parse)
        while self._tokens > self._most_tokens:
            _, oldest = self._kept.popitem(last=False)
            self._tokens -= len(oldest)

    def __delitem__(self, key: tuple[str, str]) -> None:
        self._tokens -= len(self._kept.pop(key))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)
