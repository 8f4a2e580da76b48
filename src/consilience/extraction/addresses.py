"""Web addresses that a page gives as its own: in a line of text, or where a browser saved it."""

import re
from urllib.parse import urlsplit

from consilience.extraction.blocks import Block
from consilience.extraction.dates import read_date
from consilience.extraction.found import Found, cut_block
from consilience.language.lexicon import load_words
from consilience.language.outlets import fold_house
from consilience.records.time_value import TimeValue

ADDRESS_CHARS = 2000
TOP_CHARS = 4000  # of a saved page, in which browsers say where it was saved
ADDRESS = re.compile(r"https?://[^\s<>\"“”]+", re.IGNORECASE)
# What browsers write above a page that they save; the number counts the characters behind it.
SAVED = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)(\S{1,2000}?)\s*-->", re.IGNORECASE)
DATE = re.compile(
    r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)"
)  # fmt: skip


def find_saved_address(markup: str) -> str | None:
    """Where a browser says that it saved the page; None where it does not."""
    match = SAVED.search(markup[:TOP_CHARS])
    return match[1] if match and ADDRESS.fullmatch(match[1]) else None


def is_address(block: Block) -> bool:
    """Whether a line is an address and nothing else."""
    return len(block.text) <= ADDRESS_CHARS and ADDRESS.fullmatch(block.text.strip()) is not None


def read_address_date(address: str | None) -> tuple[TimeValue, str] | None:
    """The day in the path of an address, with its characters; None where there is none."""
    match = DATE.search(read_path(address)) if address else None
    if match is None:
        return None
    text = "-".join(part.zfill(2) for part in match.groups())
    value = read_date(text, basis="metadata")
    return (value, match[0].strip("/")) if value else None


def find_address_date(block: Block) -> tuple[TimeValue, Found] | None:
    """The day that an address line tells, with the place of its characters."""
    told = read_address_date(block.text.strip()) if is_address(block) else None
    if told is None:
        return None
    start = block.text.find(told[1])
    return told[0], cut_block(block, start, start + len(told[1]))


def read_path(address: str) -> str:
    """The path of an address; "" for what is none."""
    try:
        return urlsplit(address).path
    except ValueError:  # "http://["
        return ""


def find_host(address: str | None) -> str | None:
    """The host of an address without "www."; None for archives, numbers and names of one part."""
    try:
        host = (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:  # "http://["
        return None
    is_archive = any(host.endswith(one) for one in load_words("outlets", "archive_hosts"))
    is_name = "." in host and host[-1].isalpha() and not is_archive
    return host if is_name else None


def fold_host(address: str | None) -> str:
    """The first part of an address's host, as `fold_house` folds names; "" for what has none."""
    try:
        host = urlsplit(address or "").hostname or ""
    except ValueError:  # "http://["
        return ""
    return fold_house(host.removeprefix("www.").split(".")[0])
