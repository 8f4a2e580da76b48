"""A program that adds pages until it is killed, and says which of them are kept.

For each line that it reads it forks a child that does so: a new interpreter each time would take
most of the test's time.
"""

import os
import sys
from dataclasses import replace

from consilience.store import Workspace
from tests.making import make_page
from tests.store.making import TEXT, extract, make_part, write

PAGES = 5000


def make_text(number: int) -> str:
    """What stands on a page; not the same on any two."""
    return f"{TEXT} " * 60 + f"Page {number}."


def add_pages(place: str) -> None:
    """Pages, articles and parts, one by one; what an earlier one left undone is taken up again."""
    with Workspace.open(place, who="the program to kill", timeout_s=20) as workspace:
        passed = {row.name for row in workspace.pages.list(stage="analysis", size=PAGES).rows}
        for number in range(PAGES):
            page = make_page(make_text(number), name=f"{number}")
            if page.name in passed:
                continue
            article = replace(write(f"{number}", page.text), page_id=page.id)
            workspace.pages.add([page])
            workspace.articles.put(page.id, extract(page, article))
            workspace.stories.put_parts([make_part(f"story {number}", article)])
            os.write(1, f"{number}\n".encode())


def main(place: str) -> None:
    """Fork a child for each line of standard input, and tell its number and its end."""
    for _ in sys.stdin:
        child = os.fork()
        if not child:
            add_pages(place)
            os._exit(0)
        os.write(1, f"child {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"end\n")


if __name__ == "__main__":
    main(sys.argv[1])
