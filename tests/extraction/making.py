"""Lines as blocks of a page."""

from collections.abc import Sequence

from consilience.extraction.blocks import Block


def make_blocks(lines: Sequence[str], start: int = 0) -> list[Block]:
    """The lines one below the other, the first at `start` of its page."""
    blocks = []
    for line in lines:
        blocks.append(Block(start, start + len(line), line))
        start += len(line) + 1
    return blocks
