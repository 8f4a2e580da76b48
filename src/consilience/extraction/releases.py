"""Releases: the label that marks one, the body that issued it, its headline, and where it ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.found import Found, cut_block, find_in_block, trim_found
from consilience.extraction.headline import score_headlines
from consilience.extraction.lines import CLOSERS, FINAL, PROSE_WORDS
from consilience.extraction.parts import Part
from consilience.extraction.plain_text import BODY, OTHER
from consilience.extraction.release_labels import (
    OPENING_CHARS,
    REACH,
    find_name_before,
    find_name_behind,
    find_release_label,
    find_wire,
    fold_text,
    is_told,
)
from consilience.language.furniture import load_function_words, load_furniture
from consilience.language.genres import (
    LABEL_CHARS,
    cut_legal_form,
    find_label,
    find_label_about,
    find_newsroom,
    find_newsroom_trail,
    find_owner,
    is_ending,
    load_issuer_patterns,
    load_name_start,
    split_label,
)
from consilience.language.lexicon import load_words
from consilience.language.outlets import NAME
from consilience.language.sources import is_issuer

ABOVE = 4  # lines above the label, in which its issuer stands
TAIL = 12  # lines below the text, which name the issuer
FOOT = 40  # last lines of a page, which name its owner
NAME_WORDS = range(1, 15)
LEAST_WORDS = 3  # of a headline that only its place tells
DATED_WORDS = 7  # "Lassena, Sunday, 21 September 2031, 10:30"
DATELINE_CHARS = 80
DASH = re.compile(r"\s?(?:[–—]|--)\s?|\s-\s")
SUBJECT = re.compile(rf"(?:The\s)?(?P<name>{NAME})")
BOILERPLATE, LABEL, CONTACT = "boilerplate", "label", "contact"


@dataclass(frozen=True, slots=True)
class Release:
    """The words that mark a text as a release, the body that issued it, and its headline.

    `headline` is a place in the head, None where only the words tell it.
    """

    label: Found
    issuer: Found | None
    headline: int | None


def find_release(part: Part) -> Release | None:
    """What makes a part of a page a release; None where nothing at its beginning says so."""
    head, labels = part.head, part.labels
    found = find_release_label(head, part.body)
    if found is None and (statement := _find_statement(head)) is not None:
        return statement
    if found is None:
        wire = find_wire(part.body[0]) if part.body else None
        return Release(wire, find_issuer(part) or _find_owner(part), None) if wire else None
    at, label = found
    text = fold_text(part.body)
    issuer = _find_beside(head[at]) or _find_near(head, at, text) or find_issuer(part)
    issuer = issuer or _find_owner(part)
    if issuer is None and not _is_dated([*head[max(0, at - ABOVE) :], *part.body[:1]]):
        return None  # menus hold such words too
    held = [
        LABEL
        if place == at or (issuer is not None and block.start <= issuer.start < block.end)
        else kind
        for place, (block, kind) in enumerate(zip(head, labels[: len(head)], strict=True))
    ]
    headline = _find_headline(head, held, part.body, at)
    return Release(label, issuer or _find_subject(part, head[headline].text), headline)


def find_issuer(part: Part) -> Found | None:
    """The body that a line beside the text ("Issued by …", "About …", "SOURCE …") names."""
    end = _find_end(part)
    closing = () if end is None else part.blocks[end:]
    blocks = [*part.head[-REACH:], *closing, *part.tail[:TAIL]]
    for pattern in load_issuer_patterns():
        for block in blocks:
            if (match := pattern.match(block.text)) is not None:
                return find_in_block(block, match, "issuer")
    return None


def _find_owner(part: Part) -> Found | None:
    """The body that the text names and whose page for the press, or whose site, a line says it is.

    "Lund AG Newsroom" stands above the text or below it, company and copyright at the page's foot.
    """
    tail, text = part.tail[-FOOT:], fold_text(part.body)
    for block in (*part.head[-REACH:], *tail):
        place = find_newsroom(block.text) if len(block.text) <= LABEL_CHARS else None
        if place and (found := _cut_name(block, *place)) and is_told(found.text, text):
            return found
    for block in tail:
        place = find_owner(block.text)
        if place and is_told(block.text[slice(*place)], text):
            return cut_block(block, *place)
    return None


def lift_head(part: Part) -> Part:
    """The part of a release without label, masthead and headline among its paragraphs."""
    labels = list(part.labels)
    start = find_start(part.blocks, [label == BODY for label in labels])
    for at, block in enumerate(part.blocks[:start]):
        if labels[at] == BODY:
            kind = load_furniture().find_kind(block.text, len(block.text.split()))
            labels[at] = kind.name if kind else OTHER
    return replace(part, labels=tuple(labels))


def find_start(blocks: Sequence[Block], is_body: Sequence[bool]) -> int:
    """Where the prose of a release begins; 0 where no label of one stands above the prose."""
    prose = (at for at, block in enumerate(blocks) if is_body[at] and _is_prose(block.text))
    start = next(prose, 0)
    body = [block for block, kept in zip(blocks[start:], is_body[start:], strict=True) if kept]
    if start and (find_release_label(blocks[:start], body) or find_wire(blocks[start])):
        return start
    return 0


def _is_prose(text: str) -> bool:
    ends = text.rstrip(CLOSERS)[-1:] in FINAL
    return ends and len(text.split()) >= PROSE_WORDS


def end_release(part: Part) -> Part:
    """The part of a release without what stands below the line that ends it."""
    end = _find_end(part)
    if end is None:
        return part
    labels = [
        BOILERPLATE if at >= end and label == BODY else label
        for at, label in enumerate(part.labels)
    ]
    return replace(part, labels=tuple(labels))


def _find_end(part: Part) -> int | None:
    """The first line below prose that ends a release, or that tells below all prose whose it is."""
    prose = [
        at
        for at, (block, label) in enumerate(zip(part.blocks, part.labels, strict=True))
        if label == BODY and _is_prose(block.text)
    ]
    if not prose:
        return None
    lines = enumerate(part.blocks[prose[0] + 1 :], prose[0] + 1)
    return next(
        (
            at
            for at, one in lines
            if is_ending(one.text) or _is_told_about(one) or (at > prose[-1] and _is_closing(one))
        ),
        None,
    )


def _is_told_about(block: Block) -> bool:
    """Whether a line goes on behind the issuer's name ("About Lund AG: Lund runs …")."""
    found = (pattern.match(block.text) for pattern in load_issuer_patterns())
    return any(match is not None and match.end() < len(block.text) for match in found)


def _is_closing(block: Block) -> bool:
    if len(block.text) > LABEL_CHARS:
        return False
    kind = load_furniture().find_kind(block.text, len(block.text.split()))
    named = any(pattern.match(block.text) for pattern in load_issuer_patterns())
    return named or (kind is not None and kind.name == CONTACT)


def _find_statement(head: Sequence[Block]) -> Release | None:
    """A headline that calls itself a statement on something, below the name of a body."""
    for at in range(max(0, len(head) - REACH), len(head)):
        end = find_label_about(head[at].text) if len(head[at].text) <= LABEL_CHARS else 0
        named = filter(None, map(_read_masthead, head[max(0, at - ABOVE) : at])) if end else ()
        if issuer := next((one for one in named if _is_body(one.text)), None):
            return Release(cut_block(head[at], 0, end), issuer, at)
    return None


def _find_beside(block: Block) -> Found | None:
    """The issuer in the line of the label."""
    if (trail := find_newsroom_trail(block.text)) is not None:
        return _cut_name(block, *trail)
    behind = find_name_behind(block.text)
    if behind is not None:
        return _cut_name(block, behind, len(block.text))
    for start, end in split_label(block.text):
        part = block.text[start:end]
        if find_label(part) or find_date_forms(part):
            continue
        before = find_name_before(part)
        if found := _cut_name(block, start, start + before if before else end):
            return found
    return None


def _cut_name(block: Block, start: int, end: int) -> Found | None:
    """The name at these characters, without "of the" before it; None for what is no name."""
    text = block.text[start:end]
    skip = load_name_start().match(text)
    start += skip.end() if skip else 0
    found = trim_found(cut_block(block, start, end))
    found = trim_found(found, ".,:")
    return found if _is_name(found.text) else None


def _is_dated(blocks: Sequence[Block]) -> bool:
    return any(
        form.day for block in blocks for form in find_date_forms(block.text[:DATELINE_CHARS])
    )


def _find_near(head: Sequence[Block], at: int, text: str) -> Found | None:
    """The line next to the label that names a body which the text names too.

    By its words alone it may be one above the label and a headline, and in the line below if
    that goes on from the label ("of the Ministry of Health").
    """
    above = tuple(reversed(head[max(0, at - ABOVE) : at]))
    below = head[at + 1 :]
    for block in (*above, *below):
        if (found := _read_masthead(block)) and is_told(found.text, text):
            return found
    sure = [
        block
        for number, block in enumerate(above)
        if any(_may_be_headline(other.text) for other in (*above[:number], *below))
    ]
    going_on = [block for block in below[:1] if _goes_on(block.text)]
    for block in (*sure, *going_on):
        if (found := _read_masthead(block)) and _is_body(found.text):
            return found
    return None


def _goes_on(line: str) -> bool:
    start = load_name_start().match(line)
    return start is not None and start["by"] is not None


def _read_masthead(block: Block) -> Found | None:
    """The name that is a line, or that stands before a date in it if it is a body's."""
    if len(block.text) > LABEL_CHARS:
        return None
    end = _find_date_end(block.text)
    found = _cut_name(block, 0, end)
    if found is None or _is_menu(found.text):
        return None
    return found if end == len(block.text) or _is_body(found.text) else None


def _find_date_end(line: str) -> int:
    """Where the name ends in "Lund AG, 20 February 2029"."""
    comma = line.rfind(",")
    return comma if comma > 0 and find_date_forms(line[comma:]) else len(line)


def _find_subject(part: Part, headline: str) -> Found | None:
    """The name with which the text opens, behind its dateline, where the headline has it too."""
    for block in part.body[:1]:
        opening = block.text[:OPENING_CHARS]
        dash = DASH.search(opening[:DATELINE_CHARS])
        match = SUBJECT.match(opening, dash.end() if dash else 0)
        if match is None:
            return None
        found = trim_found(find_in_block(block, match, "name"))
        while found.text and found.text.casefold() not in headline.casefold():
            found = trim_found(Found(found.text.rpartition(" ")[0], found.start, found.end))
        if len(found.text.split()) > 1:
            return Found(found.text, found.start, found.start + len(found.text))
    return None


def _is_name(text: str) -> bool:
    """Whether words are in the shape of a name: capitals but for small words, no sentence."""
    words = text.split()
    if len(words) not in NAME_WORDS or text[-1] in ".!?:…" or find_date_forms(text):
        return False
    small = load_function_words()
    telling = [word for word in words if word.lower() not in small and word != "&"]
    return bool(telling) and all(word[0].isupper() for word in telling)


def _is_body(name: str) -> bool:
    """Whether a name is a body's by its words."""
    return cut_legal_form(name) != name or is_issuer(name)


def _is_menu(name: str) -> bool:
    """Whether a name is but the name of a page for the press ("Press Office")."""
    return load_words("genres", "press_words").issuperset(name.casefold().split())


def _find_headline(
    head: Sequence[Block], labels: Sequence[str], body: Sequence[Block], at: int
) -> int:
    """The likeliest line below the label, else above it, else the label itself."""
    scores = score_headlines(head, labels, body)
    for places in (range(at + 1, len(head)), range(at)):
        rated = [
            (scores[place], -place)
            for place in places
            if place in scores and _may_be_headline(head[place].text)
        ]
        if rated:
            return -max(rated)[1]
    return at


def _may_be_headline(text: str) -> bool:
    """Whether a line is long enough, and more than a date with its place."""
    words = len(text.split())
    return words > DATED_WORDS or (words >= LEAST_WORDS and not find_date_forms(text))
