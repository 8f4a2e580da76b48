"""Posts of social networks that are set into a report."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from consilience.extraction.blocks import Block

# "— Ilse Marran (@imarran) September 12, 2031", and Instagram's own wording.
SIGNED = re.compile(
    r"(?:^|\s)[-—–―]{1,2}\s*(?P<author>[^\n()@]{1,80}?)\s*\((?P<handle>@\w{1,40})\)"
    r"(?P<date>[^\n]{0,40})$"
)
SHARED = re.compile(
    r"^a post shared by (?P<author>[^\n()@]{0,80}?)\s*\(?(?P<handle>@[\w.]{1,40})\)?"
    r"(?P<date>[^\n]{0,60})$",
    re.IGNORECASE,
)
LINKED = re.compile(r"\bpic\.(?:twitter|x)\.com/\w+\W*$|\bhttps?://t\.co/\w+\W*$")
FRAME = re.compile(r"^view this post on \w+$", re.IGNORECASE)
LONGEST = 600  # characters; posts have 280, those with a subscription seldom more than 500


@dataclass(frozen=True, slots=True)
class Post:
    """Blocks `start:end` of the page are one embedded post; `author` as printed, with handle."""

    start: int
    end: int
    author: str | None


def find_posts(blocks: Sequence[Block]) -> tuple[Post, ...]:
    """The embedded posts in order: text, signature and frame lines of each together."""
    posts: list[Post] = []
    for at, block in enumerate(blocks):
        signature = _find_signature(block.text)
        if signature is not None:
            start = at if _holds_text(block, signature) else _find_start(blocks, at)
            free = posts[-1].end if posts else 0
            if posts and start < free and posts[-1].author is None:
                free = posts.pop().start
            posts.append(Post(max(start, free), at + 1, _read_author(signature)))
        elif len(block.text) <= LONGEST and ".co" in block.text and LINKED.search(block.text):
            posts.append(Post(at, at + 1, None))
    return tuple(posts)


def _find_signature(text: str) -> re.Match[str] | None:
    if "@" not in text[-180:]:
        return None
    shown = text[-LONGEST:]
    return SIGNED.search(shown) or SHARED.search(shown)


def _holds_text(block: Block, signature: re.Match[str]) -> bool:
    return signature.re is SIGNED and signature.start() > 0 and len(block.text) <= 2 * LONGEST


def _find_start(blocks: Sequence[Block], at: int) -> int:
    """The first block of the post that is signed in block `at`."""
    start = at
    if start and len(blocks[start - 1].text) <= LONGEST:
        start -= 1
    if start and FRAME.match(blocks[start - 1].text):
        start -= 1
    return start


def _read_author(signature: re.Match[str]) -> str:
    author, handle = signature["author"].strip(), signature["handle"]
    return f"{author} ({handle})" if author else handle
