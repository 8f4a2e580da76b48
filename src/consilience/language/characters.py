"""Characters as the records want them: one kind of line break, no controls, NFC."""

import re
import sys
import unicodedata
from functools import cache

# Nobody sees them, and no word or name is another one for them: soft hyphen, zero-width space, word
# joiner, marks of the reading direction. The joiners U+200C and U+200D stay: they change letters.
UNSEEN = "\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
UNSEEN_SIGN = re.compile(f"[{UNSEEN}]")
CONTROLS = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff{UNSEEN}]")
# Unicode's stream-safe format (UAX 15, section 13) breaks runs of more marks than this with a
# joiner that is not seen. No language comes near; without it one page of marks takes hours to sort.
MAX_MARKS = 30
JOINER = "\u034f"
FIRST_MARK = 0x300
MARKS_POSSIBLE = re.compile(f"[^\x00-\u02ff]{{{MAX_MARKS + 1}}}")  # cheap to look for


def clean_text(text: str) -> str:
    """The text in NFC with the line feed as its only line break and without control characters.

    CR LF, CR, NEL and U+2028 are one line break each, U+2029 is two; null bytes go, and signs
    that are not seen (soft hyphens, marks of the reading direction); a tab stays; C1 controls
    become the Windows-1252 signs they stand for on the web, any other control a space; half of
    a surrogate pair becomes U+FFFD. Time is linear for any text.
    """
    if CONTROLS.search(text):
        text = text.replace("\r\n", "\n").translate(_replacements())
    if unicodedata.is_normalized("NFC", text):
        return text
    if MARKS_POSSIBLE.search(text):
        text = _mark_runs().sub(rf"\1{JOINER}", text)
    return unicodedata.normalize("NFC", text)


@cache
def _replacements() -> dict[int, str]:
    spaces = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A)}
    # "It\x92s": the web reads these numbers as Windows-1252 (HTML standard, 13.2.5.80).
    signs = {code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)}
    signs = {code: sign for code, sign in signs.items() if sign}
    broken = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
    breaks = {0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
    unseen = {code: "" for code in range(0x10000) if UNSEEN_SIGN.match(chr(code))}
    return spaces | signs | broken | breaks | unseen | {0x00: ""}


@cache
def _mark_runs() -> re.Pattern[str]:
    """As many combining marks as may stand together, where more follow."""
    codes = [code for code in range(FIRST_MARK, sys.maxunicode) if unicodedata.combining(chr(code))]
    marks = "[" + "".join(map(chr, codes)) + "]"
    return re.compile(f"({marks}{{{MAX_MARKS}}})(?={marks})")
