"""Bytes to text: which encoding a page is in, by its own word, its bytes, or a checked guess."""

import codecs
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from consilience.errors import PageError

# In order: the mark of UTF-32 little-endian begins with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf_8_sig"),
    (codecs.BOM_UTF32_LE, "utf_32"),
    (codecs.BOM_UTF32_BE, "utf_32"),
    (codecs.BOM_UTF16_LE, "utf_16"),
    (codecs.BOM_UTF16_BE, "utf_16"),
)
# Browsers look through the first 1,024 bytes; pages in the wild put scripts before the tag.
DECLARED_WITHIN = 16_384
DECLARED = re.compile(
    rb"<meta\b[^>]{0,512}?charset\s*=\s*[\"']?\s*([a-z0-9_:.-]{1,40})"
    rb"|\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([a-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
# Text may hold tab, the four line and page ends, escape, and the end mark of DOS.
CONTROLS = bytes(code for code in range(1, 0x20) if code not in b"\t\n\v\f\r\x1a\x1b")
MAX_CONTROLS = 0.10  # share of a valid UTF-8 text; random bytes reach it but are no UTF-8
MAX_CONTROLS_UNKNOWN = 0.02  # of bytes in an unknown encoding; packed data holds a tenth
MAX_NULLS = 0.30  # padding is less, machine code and tables of numbers are more
WIDE_NULLS = 0.05  # UTF-16: half the bytes of Latin letters, a tenth in Cyrillic (spaces, breaks)
GUESS_BYTES = 200_000  # from the first byte that is no ASCII on; more does not change the guess
MIN_COHERENCE = 0.1  # charset-normalizer's 0 to 1: the letters come as often as in some language
MIN_WIDE_SIGNS = 8  # characters that a guess at a Chinese, Japanese or Korean encoding needs
WESTERN = "cp1252"
WORD = re.compile(r"[^\W\d_]+")
HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, and the name of the Python codec that gives it again."""

    text: str
    encoding: str


def decode_body(body: bytes, *, html: bool = False, charset: str | None = None) -> Decoded:
    """The text of a file, not yet cleaned.

    A byte order mark decides; then UTF-8 where the bytes are valid; then `charset`, the name that
    the page's server gave, or what an HTML page declares; then UTF-16 without a mark; then the
    encoding whose text reads like some language.
    Valid UTF-8 goes before the declaration because crawlers save pages as UTF-8 and leave the
    old tag, and other encodings are next to never valid UTF-8. A character cut off at the end
    of the file is left out. Raises `PageError`: "not_text" for bytes that are no text at all,
    "undecodable" for text in no encoding that fits.
    """
    for mark, codec in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _decode_marked(body, mark, codec)
    declared = find_codec(charset or "") or (find_declared(body) if html else None)
    found = (
        (_decode_strictly(body, declared) if declared and body.isascii() else None)
        or _decode_utf_8(body)
        or (_decode_strictly(body, declared) if declared else None)
        or _decode_unmarked_utf_16(body)
        or _guess(body)
    )
    return replace(found, encoding=codecs.lookup(found.encoding).name)


def find_declared(body: bytes) -> str | None:
    """The Python codec for the charset that an HTML page names; None for none or an unknown one."""
    found = DECLARED.search(body[:DECLARED_WITHIN])
    if found is None:
        return None
    return find_codec((found[1] or found[2]).decode("ascii"))


def find_codec(charset: str) -> str | None:
    """The Python codec for the name that the web has for an encoding; None for an unknown one."""
    return _codecs_by_name().get(charset.strip().lower().replace("_", "-"))


def _decode_marked(body: bytes, mark: bytes, codec: str) -> Decoded:
    try:
        text = codecs.getincrementaldecoder(codec)().decode(body)
    except UnicodeDecodeError as error:
        raise PageError(
            "undecodable",
            f"opens with the byte order mark of {codec.upper().removesuffix('_SIG')} but byte "
            f"{error.start + 1:,} does not fit it ({error.reason}); save it as UTF-8",
        ) from error
    if not text and len(body) > len(mark):
        raise PageError("undecodable", f"holds a byte order mark and no character of {codec}")
    _check_controls(body if codec == "utf_8_sig" else text.encode("utf-8"), MAX_CONTROLS)
    return Decoded(text, codecs.lookup(codec).name)


def _decode_utf_8(body: bytes) -> Decoded | None:
    try:
        text, used = codecs.utf_8_decode(body, "strict", False)
    except UnicodeDecodeError:
        return None
    if used < len(body) and len(text) == used:
        return None  # the cut character would be the only one that is no ASCII: more likely Latin 1
    if _decode_unmarked_utf_16(body):
        return None
    _check_controls(body, MAX_CONTROLS)
    return Decoded(text, "utf_8")


def _decode_strictly(body: bytes, codec: str) -> Decoded | None:
    try:
        return Decoded(body.decode(codec), codec)
    except UnicodeDecodeError:
        return None


def _decode_unmarked_utf_16(body: bytes) -> Decoded | None:
    """Text whose null bytes stand on every second place only."""
    if b"\0" not in body or len(body) < 4:
        return None
    even, odd = body[0::2].count(0), body[1::2].count(0)
    if max(even, odd) < WIDE_NULLS * len(body) or min(even, odd) > max(even, odd) / 20:
        return None
    codec = "utf_16_le" if odd > even else "utf_16_be"
    try:
        text = codecs.getincrementaldecoder(codec)().decode(body)
    except UnicodeDecodeError:
        return None
    return Decoded(text, codec) if _is_readable(text) else None


def _is_readable(text: str) -> bool:
    """Whether nearly all of the characters are assigned and none is a control but white space."""
    odd = sum(
        count
        for sign, count in Counter(text).items()
        if unicodedata.category(sign) in {"Cn", "Co", "Cs", "Cc"} and sign not in "\t\n\v\f\r"
    )
    return odd <= len(text) / 100


def _guess(body: bytes) -> Decoded:
    _check_controls(body, MAX_CONTROLS_UNKNOWN)
    _check_not_broken_utf_8(body)
    for codec in _find_believable(_sample(body)):
        if decoded := _decode_strictly(body, codec):
            return decoded
    raise _undecodable(body)


def _find_believable(sample: bytes) -> Iterator[str]:
    """Codecs that make the sample read like a language, the likeliest first."""
    # Here and not above: the few bytes that come this far are the only ones to need it.
    from charset_normalizer import CharsetMatches, from_bytes

    by_rest: dict[int, list[str]] = {}
    for codec in _guesses()["codecs"]:
        if (rest := _count_cut_off(sample, codec)) is not None:
            by_rest.setdefault(rest, []).append(codec)
    matches = CharsetMatches(
        [
            match
            for rest, alike in by_rest.items()
            for match in from_bytes(sample[: len(sample) - rest], cp_isolation=alike)
        ]
    )
    best = matches.best()
    if best is None:
        return
    # Where several fit alike, Western European it is: English with accents in a name fits many.
    for match in matches:
        is_as_good = match.coherence >= best.coherence and match.chaos <= best.chaos
        if is_as_good and WESTERN in match.could_be_from_charset:
            if match.coherence > MIN_COHERENCE or _is_western(sample.decode(WESTERN)):
                yield WESTERN
            break
    yield from (match.encoding for match in matches if match.coherence > MIN_COHERENCE)
    yield from (match.encoding for match in matches if _is_wide(match.encoding, str(match)))


def _count_cut_off(sample: bytes, codec: str) -> int | None:
    """How many bytes at the end are half a character; None where the codec does not fit at all."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        decoder.decode(sample)
    except UnicodeDecodeError:
        return None
    return len(decoder.getstate()[0])


def _sample(body: bytes) -> bytes:
    """The bytes around and after the first that is no ASCII, before which no character is cut."""
    first = HIGH.search(body)
    start = max((first.start() if first else 0) - 1_000, 0)
    return body[start : start + GUESS_BYTES]


def _is_western(text: str) -> bool:
    """Whether no word has more accented letters than plain ones, but for words of one letter."""
    words = (word for word in WORD.findall(text) if not word.isascii())
    return all(2 * len(word.encode("ascii", "ignore")) >= len(word) - 1 for word in words)


def _is_wide(codec: str, text: str) -> bool:
    signs = sum(1 for sign in text if unicodedata.category(sign) == "Lo")
    return codec in _guesses()["wide"] and signs >= MIN_WIDE_SIGNS


def _check_controls(body: bytes, share: float) -> None:
    trimmed = body.rstrip(b"\0")
    if not trimmed:
        return
    nulls = trimmed.count(0)
    controls = len(trimmed) - len(trimmed.translate(None, CONTROLS))
    if nulls > MAX_NULLS * len(trimmed) or controls > share * len(trimmed):
        raise PageError(
            "not_text",
            f"holds no text: {nulls + controls:,} of its {len(body):,} bytes are control "
            "characters; give text or HTML",
        )


def _check_not_broken_utf_8(body: bytes) -> None:
    """Raise for text that is UTF-8 but for a few bytes: any other reading garbles the rest."""
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - broken - len(text.encode("ascii", "ignore"))
    if whole > 2 * broken:
        raise _undecodable(body, f"UTF-8 but for {broken:,} places")


def _undecodable(body: bytes, found: str = "in no encoding that its bytes fit") -> PageError:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        at = f"; byte {error.start + 1:,} is {body[error.start]:#04x}, which is no UTF-8"
    else:
        at = ""
    return PageError(
        "undecodable",
        f"is {found}{at}; save it as UTF-8 "
        "(for instance with iconv), or let the HTML name its charset",
    )


@cache
def _codecs_by_name() -> Mapping[str, str]:
    return {name: codec for codec, names in _load_file()["names"].items() for name in names}


def _guesses() -> Mapping[str, list[str]]:
    guesses: Mapping[str, list[str]] = _load_file()["guess"]
    return guesses


@cache
def _load_file() -> Mapping[str, Any]:
    return tomllib.loads(files("consilience.intake").joinpath("charsets.toml").read_text("utf-8"))
