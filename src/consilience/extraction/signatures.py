"""Lines that are nothing but names: those that sign a report."""

import re
from collections.abc import Sequence

from anyascii import anyascii

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.found import Found
from consilience.extraction.lines import OPENERS
from consilience.language.agencies import load_agencies
from consilience.language.bylines import ends_with_role, find_people, find_person
from consilience.language.first_names import find_name_gender
from consilience.language.outlets import looks_like_outlet

LINE_CHARS = 200  # a longer line above or below a report is no credit line
TAIL_BLOCKS = 12  # below the report; lines farther off speak of other reports
SIGNED_WITHIN = 3  # lines from a person's name alone on a line to the date of the report
NEAR_BLOCKS = 8  # above the report, where a bare name may be its author's
INITIAL = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)*")


def find_signature(head: Sequence[Block], tail: Sequence[Block]) -> Found | None:
    """A bare name above the report that a line shows to be the author's.

    It is a date or a role below the name, or a note about the author below the report.
    """
    near = head[-NEAR_BLOCKS:]
    for at, block in enumerate(near):
        if not is_bare_name(block.text):
            continue
        several = find_person(block.text) != len(block.text)
        reach = SIGNED_WITHIN if _has_first_name(block.text) else int(several)
        dated = any(
            find_date_forms(other.text[:LINE_CHARS]) for other in near[at + 1 : at + 1 + reach]
        )
        has_role = reach == SIGNED_WITHIN and any(
            ends_with_role(other.text) for other in near[at + 1 : at + 2]
        )
        is_last = 0 < at == len(near) - 1
        if dated or has_role or is_signature(block, tail) or (is_last and may_sign(block)):
            return Found(block.text, block.start, block.end)
    return None


def may_sign(block: Block) -> bool:
    """Whether a line is the name of one person, who wrote what it stands right above."""
    return find_person(block.text) == len(block.text) and is_author_name(block.text)


def is_author_name(name: str) -> bool:
    """Whether a name is a person's with a known first name, and no house's."""
    return is_bare_name(name) and _has_first_name(name)


def is_signature(block: Block, tail: Sequence[Block]) -> bool:
    """Whether a line is a name alone, of whom a note below the report tells ("Jane Doe is …")."""
    noted = any(other.text.startswith(block.text) for other in tail[:TAIL_BLOCKS])
    return noted and is_bare_name(block.text)


def is_bare_name(text: str) -> bool:
    """Whether a line is the name of one or several people, and no title between quotation marks."""
    if len(text) > LINE_CHARS or text[:1] in OPENERS or find_people(text) != len(text):
        return False
    return not looks_like_outlet(text) and text not in load_agencies()


def _has_first_name(name: str) -> bool:
    """Whether a name begins with a known first name or an initial."""
    if INITIAL.fullmatch(name.split()[0]):
        return True
    return find_name_gender(anyascii(name.split()[0].lower())) is not None
