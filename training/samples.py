"""Pages with a label for each line: the cleaning sets in many layouts."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np
from bench.pages import Sample, drop_blank_lines, show_as_text, wrap_hard
from numpy.typing import NDArray
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from consilience.extraction.blocks import Block, find_blocks
from consilience.extraction.lines import Lines, measure_lines

TOKEN = re.compile(r"\w+")
SHORTEST_RUN = 3  # tokens; shorter agreements with the true body are chance


@dataclass(frozen=True, slots=True)
class Labelled:
    """A page in one layout; `share` is the part of each block's tokens that the body has."""

    name: str
    layout: str
    text: str
    blocks: tuple[Block, ...]
    lines: Lines
    share: NDArray[np.float32]
    body: str


def make_layouts(sample: Sample) -> Iterator[Labelled]:
    """The page in every layout that it may come in."""
    chance = random.Random(sample.name)
    base = show_as_text(sample.html)
    other = extract_plain_text(sample.html, preserve_formatting=True, main_content=False,
                               list_bullets=False, links=False, alt_texts=True)  # fmt: skip
    for layout, text in (
        ("html-text", base),
        ("resiliparse", other),
        ("nodes", show_nodes(sample.html)),
    ):
        yield label_page(sample, layout, text)
    for layout, change in CHANGES.items():
        yield label_page(sample, layout, change(base, sample, chance))
    foreign = label_page(sample, "foreign", base)
    zeros = np.zeros_like(foreign.lines.function)
    unknown = replace(foreign.lines, function=zeros, furniture=zeros, kinds=(None,) * len(zeros))
    yield replace(foreign, lines=unknown)


def label_page(sample: Sample, layout: str, text: str) -> Labelled:
    """The page's blocks and which part of each belongs to the true body."""
    blocks = find_blocks(text)
    share = align_blocks(blocks, sample.body)
    return Labelled(sample.name, layout, text, blocks, measure_lines(blocks), share, sample.body)


def align_blocks(blocks: Sequence[Block], body: str) -> NDArray[np.float32]:
    """For each block the share of its tokens that an alignment finds in the body."""
    tokens, owners = [], []
    for at, block in enumerate(blocks):
        found = TOKEN.findall(block.text)
        tokens += found
        owners += [at] * len(found)
    hits = np.zeros(len(blocks))
    sizes = np.bincount(owners, minlength=len(blocks)) if owners else np.zeros(len(blocks))
    matcher = SequenceMatcher(None, tokens, TOKEN.findall(body), autojunk=False)
    for start, _, size in matcher.get_matching_blocks():
        if size >= SHORTEST_RUN:
            for at in owners[start : start + size]:
                hits[at] += 1
    return (hits / np.maximum(sizes, 1)).astype(np.float32)


def show_nodes(html: str) -> str:
    """Every text node on its own line, as simple crawlers write pages."""
    tree = LexborHTMLParser(html)
    tree.strip_tags(["script", "style", "noscript", "template", "svg"])
    node = tree.body
    text = node.text(separator="\n") if node else ""
    return "\n".join(line for line in (one.strip() for one in text.split("\n")) if line)


def crop(text: str, sample: Sample, chance: random.Random) -> str:
    """The page without most of what stands far from its body, as careful crawlers save it."""
    lines = text.split("\n")
    blocks = find_blocks(text)
    share = align_blocks(blocks, sample.body)
    body = [block for block, part in zip(blocks, share, strict=True) if part >= 0.5]
    if not body:
        return text
    first = text.count("\n", 0, body[0].start)
    last = text.count("\n", 0, body[-1].start)
    return "\n".join(
        lines[max(0, first - chance.randint(0, 14)) : last + 1 + chance.randint(0, 16)]
    )


COUNTERS = ("TT", "20", "35", "0", "A A", "Share", "1.2K", "12", "5 min read", "Print")
PROMPTS = (
    "Get the Courier in your inbox:", "Sign up for our daily newsletter", "Advertisement",
    "ADVERTISEMENT", "Read more", "Also read:", "Story continues below", "Subscribe now",
)  # fmt: skip


def crowd(text: str, sample: Sample, chance: random.Random) -> str:
    """The cropped page with its headline and a caption printed again, counters and prompts."""
    lines = crop(text, sample, chance).split("\n")
    body = [at for at, line in enumerate(lines) if len(line.split()) >= 15]
    if not body:
        return "\n".join(lines)
    for at in sorted(chance.sample(body, min(len(body), 2)), reverse=True):
        lines.insert(at, chance.choice(PROMPTS))
        lines.insert(at, "")
    title = sample.title or (text.split("\n", 1)[0])
    caption = _make_caption(sample, chance)
    head = [title, "", caption, caption, *chance.sample(COUNTERS, 2), ""]
    first = body[0]
    return "\n".join(lines[:first] + head * chance.randint(1, 2) + lines[first:])


def _make_caption(sample: Sample, chance: random.Random) -> str:
    """A caption of the page's own words with a made-up credit."""
    sentences = [
        one for one in re.split(r"(?<=[.!?])\s+", sample.body) if 8 <= len(one.split()) <= 30
    ]
    words = chance.choice(sentences).rstrip(".!?") if sentences else "A view of the scene"
    credit = chance.choice(("(Ministry photo)", "(AP Photo/J. Lind)", "(Reuters)", "(Courtesy)",
                            "Photo: AFP", "(Press office via AP)", "/ Getty Images"))  # fmt: skip
    return f"{words} {credit}" if chance.random() < 0.8 else words


def wrap(text: str, sample: Sample, chance: random.Random) -> str:
    """The page hard-wrapped at some width."""
    return wrap_hard(text, chance.randint(62, 80))


def close_up(text: str, sample: Sample, chance: random.Random) -> str:
    """The page without its blank lines."""
    return drop_blank_lines(text)


CHANGES: dict[str, Callable[[str, Sample, random.Random], str]] = {
    "crop": crop,
    "crowd": crowd,
    "wrap": wrap,
    "close_up": close_up,
}
