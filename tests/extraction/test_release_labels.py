import sys

from consilience.extraction.blocks import Block
from consilience.extraction.release_labels import find_release_label


def test_a_line_too_long_for_a_label_is_not_kept() -> None:
    line = "Press release " * 1000
    held = sys.getrefcount(line)
    assert find_release_label([Block(0, len(line), line)], []) is None
    assert sys.getrefcount(line) == held
