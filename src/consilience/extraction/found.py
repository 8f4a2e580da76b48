"""Words found on a page, with their place there."""

from collections.abc import Iterator
from dataclasses import dataclass
from re import Match

from consilience.extraction.blocks import Block
from consilience.records.article import Field, FieldEvidence
from consilience.records.page import Page
from consilience.records.span import PageSpan


@dataclass(frozen=True, slots=True)
class Found:
    """Characters `start:end` (code points, half open) of the page's text, and what they read."""

    text: str
    start: int
    end: int


def find_in_block(block: Block, match: Match[str], group: int | str = 0) -> Found:
    """What a match inside a block's text found, as a place on the page."""
    return cut_block(block, *match.span(group))


def cut_block(block: Block, start: int, end: int) -> Found:
    """Characters `start:end` of a block's text, as a place on the page."""
    return Found(block.text[start:end], block.start + start, block.start + end)


def trim_found(found: Found, characters: str | None = None) -> Found:
    """The same place without white space, or without `characters`, at its two ends."""
    left = len(found.text) - len(found.text.lstrip(characters))
    text = found.text.strip(characters)
    return Found(text, found.start + left, found.start + left + len(text))


def order_found(found: Iterator[Found]) -> tuple[Found, ...]:
    """In page order, each wording once (its first place)."""
    first: dict[str, Found] = {}
    for one in sorted(found, key=lambda one: (one.start, one.end)):
        first.setdefault(one.text, one)
    return tuple(first.values())


def show_found(page: Page, field: Field, found: Found) -> FieldEvidence:
    """The words of the page from which a field of an article was read."""
    place = PageSpan(id=page.id, start=found.start, end=found.end)
    return FieldEvidence(field=field, provenance="text", text=found.text, page=place)
