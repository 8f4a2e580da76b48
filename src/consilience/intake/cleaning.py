"""Fields and names as the records want them, and as they may be shown."""

import re

from consilience.language.characters import clean_text

SURROGATES = re.compile("[\ud800-\udfff]")
CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")


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
