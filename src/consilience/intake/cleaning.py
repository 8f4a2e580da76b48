"""Decoded text as the records want it: one kind of line break, no controls, NFC."""

import re
import sys
import unicodedata
from functools import cache

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
SURROGATES = re.compile("[\ud800-\udfff]")
CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")
# Unicode's stream-safe format (UAX 15, section 13) breaks runs of more marks than this with a
# joiner that is not seen. No language comes near; without it one page of marks takes hours to sort.
MAX_MARKS = 30
JOINER = "\u034f"
FIRST_MARK = 0x300
MARKS_POSSIBLE = re.compile(f"[^\x00-\u02ff]{{{MAX_MARKS + 1}}}")  # cheap to look for


def clean_text(text: str) -> str:
    """The text in NFC with the line feed as its only line break and without control characters.

    CR LF, CR, NEL and U+2028 are one line break each, U+2029 is two; null bytes and U+FEFF go;
    a tab stays; C1 controls become the Windows-1252 signs they stand for on the web, any other
    control a space; half of a surrogate pair becomes U+FFFD. Time is linear for any text.
    """
    if CONTROLS.search(text):
        text = text.replace("\r\n", "\n").translate(_replacements())
    if unicodedata.is_normalized("NFC", text):
        return text
    if MARKS_POSSIBLE.search(text):
        text = _mark_runs().sub(rf"\1{JOINER}", text)
    return unicodedata.normalize("NFC", text)


def clean_field(value: str | None) -> str | None:
    """A title, name or date on one line with single spaces; None for nothing but space."""
    return " ".join(clean_text(value).split()) or None if value else None


def mend_surrogates(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, so that it can be encoded."""
    return SURROGATES.sub("\ufffd", text)


def print_safely(name: str) -> str:
    """A file's name or path, with what cannot be shown written in hexadecimal.

    Names that are no UTF-8, that break lines or that turn the reading direction stay apart from
    each other and harmless in terminals, tables and JSON.
    """
    if name.isprintable():
        return name
    return "".join(sign if sign.isprintable() else _spell(sign) for sign in name)


def hide_credentials(address: str) -> str:
    """The web address as it may be shown: no user name or password, nothing unprintable."""
    return print_safely(CREDENTIALS.sub("", address.strip()))


def _spell(sign: str) -> str:
    # Python hands a byte that is no UTF-8 on as U+DC80 to U+DCFF (PEP 383).
    if "\udc80" <= sign <= "\udcff":
        return f"\\x{ord(sign) - 0xDC00:x}"
    return sign.encode("unicode_escape").decode("ascii")


@cache
def _replacements() -> dict[int, str]:
    spaces = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
    # "It\x92s": the web reads these numbers as Windows-1252 (HTML standard, 13.2.5.80).
    signs = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    signs = {code: sign for code, sign in signs.items() if sign}
    broken = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    breaks = {0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
    return spaces | signs | broken | breaks | {0x00: "", 0xFEFF: ""}


@cache
def _mark_runs() -> re.Pattern[str]:
    """As many combining marks as may stand together, where more follow."""
    codes = [code for code in range(FIRST_MARK, sys.maxunicode) if unicodedata.combining(chr(code))]
    marks = "[" + "".join(map(chr, codes)) + "]"
    return re.compile(f"({marks}{{{MAX_MARKS}}})(?={marks})")
