"""The visible text of an HTML page, one block a line."""

from consilience.extraction.markup import parse_markup, read_blocks


def find_visible_text(html: str) -> str:
    """What a reader of the page sees, one block a line, in page order.

    Scripts, styles, hidden elements, form fields and comments are left out. Any text gives a
    result; markup that cannot be parsed at all gives an empty one. Time is linear in the page.
    """
    root = parse_markup(html)
    return "" if root is None else "\n".join(block.text for block in read_blocks(root))
