"""The visible text of an HTML page, one block a line."""

from consilience.extraction.markup import read_markup


def find_visible_text(html: str) -> str:
    """What a reader of the page sees, one block a line, in page order.

    Scripts, styles, hidden elements, form fields and comments are left out. Any text gives a
    result; markup that cannot be parsed at all gives an empty one. Time is linear in the page.
    """
    _, blocks = read_markup(html)
    return "\n".join(block.text for block in blocks)
