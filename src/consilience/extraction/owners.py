"""The outlet that a page's menus and foot name: who holds its rights, whose services it offers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from consilience.extraction.blocks import Block
from consilience.extraction.found import Found, cut_block
from consilience.language.agencies import is_about_picture, load_agencies
from consilience.language.bylines import find_people
from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words, match_any
from consilience.language.outlets import (
    NAME,
    fold_house,
    is_full_name,
    is_masthead,
    is_section,
    load_holders,
)
from consilience.language.sources import is_known_outlet, is_publisher

TOP_LINES = 6  # of a page, among which its name may stand alone
RIGHTS_CHARS = 400
SERVICE_CHARS = 70
SIGNS = 2  # that services are the page's own; one line may offer another house's
RIGHTS_SIGN = re.compile(r"©|\([Cc]\)|[Cc]opyright|COPYRIGHT")
ALL = "all"  # rights are reserved; it may stand inside a name
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
BEHIND_INITIAL = re.compile(r"[A-Z]\.(?:\s[A-Z][\w’'-]+)+")
BEHIND_COMMA = re.compile(r",\s(?P<word>[A-Z][\w.]*)")
HOST = re.compile(r"(?:https?://|www\.|@)([\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)


def find_owner(head: Sequence[Block], tail: Sequence[Block]) -> tuple[Found | None, Found | None]:
    """The outlet that owns a page, and the company that does where none is its holder's name.

    It is whose services the lines above (`head`) and below (`tail`) the report offer, else who
    holds the rights in the page, else a name on top that is the page's address.
    """
    around = _Around.read((*head, *tail))
    holders = _list_holders((*reversed(tail), *reversed(head)))
    holder = next((one for one, is_sure in holders if is_sure or around.has_name(one.text)), None)
    served = _find_served((*head, *tail), around, head[:TOP_LINES])
    if holder is None:
        return served or _find_on_top(head, around), None
    if served is not None and not around.has_name(holder.text, but=served.text):
        return served, holder
    if not is_company(holder.text):
        return holder, None
    return served or cut_company(holder, "company_words") or _find_on_top(head, around), holder


def is_company(name: str) -> bool:
    """Whether a name is by its last word a company's that has outlets ("Upland Media Group")."""
    words = [word for word in map(_strip, name.split()) if word]
    forms = load_words("outlets", "company_forms")
    last = next((word for word in reversed(words) if word not in forms), "")
    return last in load_words("outlets", "company_words") or is_publisher(name)


def _strip(word: str) -> str:
    return word.lower().strip(".,")


def cut_company(company: Found, table: str) -> Found | None:
    """The known outlet or newspaper whose name a company has ("Upland Herald Media Network").

    `table` is that of the words for companies that may stand behind it.
    """
    known, words = load_words("outlets", table), company.text.split()
    while len(words) > 1 and _strip(words[-1]) in known:
        words.pop()
    name = " ".join(words)
    is_name = company.text.startswith(name) and (
        is_masthead(name) or (len(words) > 1 and is_known_outlet(name))
    )
    return Found(name, company.start, company.start + len(name)) if is_name else None


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines around a report in small letters but those about rights, and the hosts in them."""

    lines: tuple[str, ...]
    hosts: frozenset[str]

    @classmethod
    def read(cls, blocks: Sequence[Block]) -> "_Around":
        texts = [block.text for block in blocks if len(block.text) <= RIGHTS_CHARS]
        hosts = (host for text in texts for host in HOST.findall(text))
        plain = (text.casefold() for text in texts if not RIGHTS_SIGN.search(text))
        parts = (fold_house(part) for host in hosts for part in host.split("."))
        return cls(tuple(dict.fromkeys(plain)), frozenset(parts))

    def has_name(self, name: str, *, but: str = "") -> bool:
        """Whether an address or a line among them has the name, one with `but` aside."""
        lines = (line for line in self.lines if not (but and _has_name(line, but)))
        return fold_house(name) in self.hosts or any(_has_name(line, name) for line in lines)


def _has_name(text: str, name: str) -> bool:
    at = text.casefold().find(name.casefold())
    end = at + len(name)
    return at >= 0 and not text[max(at - 1, 0) : at].isalnum() and not text[end : end + 1].isalnum()


def _list_holders(blocks: Sequence[Block]) -> Iterator[tuple[Found, bool]]:
    """Who holds the rights in a page, by the lines that say so with a year or "reserved".

    With each, whether "reserved" or a form of company makes it sure. Agencies and pictures have
    holders of their own.
    """
    told = re.compile(match_any(load_words("outlets", "rights_words")), re.IGNORECASE)
    for block in blocks:
        text = block.text[:RIGHTS_CHARS]
        is_reserved = told.search(text) is not None
        is_held = RIGHTS_SIGN.search(text) and (is_reserved or YEAR.search(text))
        if not is_held or is_about_picture(text):
            continue
        for match in filter(None, (pattern.search(text) for pattern in load_holders())):
            whole = _complete(block, match)
            holder = _cut_form(whole)
            has_form = len(holder.text) < len(whole.text) or _is_form(text, match.end("outlet"))
            if _may_own(holder.text) and not _is_of_several(text, match.end("outlet")):
                yield holder, is_reserved or has_form


def _complete(block: Block, match: re.Match[str]) -> Found:
    """The holder's name, with what stands behind an initial in it ("Ada B. Wren")."""
    start, end = match.span("outlet")
    behind = BEHIND_INITIAL.match(block.text, end - 1)
    is_initial = behind is not None and not block.text[end - 2].isalnum()
    return cut_block(block, start, behind.end() if behind and is_initial else end)


def _is_form(text: str, end: int) -> bool:
    """Whether a form of company stands behind a holder's name and a comma."""
    behind = BEHIND_COMMA.match(text, end)
    return behind is not None and _strip(behind["word"]) in load_words("outlets", "company_forms")


def _is_of_several(text: str, end: int) -> bool:
    """Whether a holder's name goes on behind a comma ("Wren, Roe & Co. Ltd")."""
    behind = BEHIND_COMMA.match(text, end)
    words = load_words("outlets", "company_forms") | {ALL}
    return behind is not None and _strip(behind["word"]) not in words


def _cut_form(company: Found) -> Found:
    """A name without the form of company or the reserved rights behind it ("Upland Post LLC")."""
    forms, ends = load_words("outlets", "company_forms"), load_words("outlets", "rights_tail")
    words = company.text.split(" ")
    first = next((at for at, word in enumerate(words) if at and _strip(word) in ends), len(words))
    if first < len(words) and _strip(words[first - 1]) == ALL:
        first -= 1
    while first > 1 and (words[first - 1].islower() or _strip(words[first - 1]) in forms):
        first -= 1
    text = " ".join(words[:first]).rstrip(" .,&-–—")
    return Found(text, company.start, company.start + len(text))


def _may_own(name: str) -> bool:
    words = [word.strip(".,") for word in name.lower().split()]
    common = load_words("outlets", "not_outlets") | load_words("outlets", "menu_words")
    is_common = not words or name.lower() in common or set(words[:1]) & common - {"the"}
    return not (is_common or is_section(name) or name in load_agencies() or name.isdecimal())


def _find_on_top(head: Sequence[Block], around: _Around) -> Found | None:
    """A name of several words on one of the first lines that an address of the page has."""
    for block in head[:TOP_LINES]:
        name = block.text
        if (
            " " in name
            and _may_own(name)
            and is_full_name(name)
            and fold_house(name) in around.hosts
        ):
            return Found(name, block.start, block.end)
    return None


def _find_served(blocks: Sequence[Block], around: _Around, top: Sequence[Block]) -> Found | None:
    """The name whose services the lines offer, with a second sign that it is the page's own.

    Another line may offer them, or the name stand alone on top, be in an address, or that of a
    known outlet.
    """
    offered: dict[str, dict[str, Found]] = {}
    sure: set[str] = set()
    for block in blocks:
        if len(block.text) <= SERVICE_CHARS and (service := _find_service(block)):
            found, is_sure = service
            folded = fold_house(found.text)
            offered.setdefault(folded, {})[block.text.casefold()] = found
            sure.update([folded] if is_sure else [])
    on_top = {fold_house(block.text) for block in top}
    rated = {
        name: len(lines)
        + (name in on_top)
        + (name in around.hosts)
        + is_known_outlet(next(iter(lines.values())).text)
        for name, lines in offered.items()
        if name in sure
    }
    best = max(rated, key=lambda name: rated[name], default="")
    return next(iter(offered[best].values())) if rated.get(best, 0) >= SIGNS else None


def _find_service(block: Block) -> tuple[Found, bool] | None:
    """The name in a line such as "Subscribe to The Upland Post", and whether it is an outlet's.

    "More from the quays" may tell of a subject too.
    """
    words = block.text.lower().split()
    if not words or not (words[0] in _list_edges(0) or words[-1].strip(":!.") in _list_edges(-1)):
        return None
    for pattern, is_sure in ((_make_pattern("service"), True), (_make_pattern("offer"), False)):
        match = pattern.fullmatch(block.text)
        place = match.span("after" if match["after"] else "before") if match else None
        if place is not None and _may_serve(block.text[slice(*place)]):
            return cut_block(block, *place), is_sure
    return None


@cache
def _list_edges(at: int) -> frozenset[str]:
    """The first (0) or last (-1) words of what stands before or behind a name in such lines."""
    tables = ("service_starts", "offer_starts") if at == 0 else ("service_ends", "offer_ends")
    phrases = (phrase for table in tables for phrase in load_words("outlets", table))
    return frozenset(phrase.split()[at] for phrase in phrases)


def _may_serve(name: str) -> bool:
    """Whether a name is none of a section, a service, a person or a place."""
    words = set(name.lower().replace("’", "'").split()) - {"the"}
    refused = load_words("outlets", "not_outlets")
    tables = ("menu_words", "section_words", "service_starts", "service_ends", "offer_ends")
    common = frozenset().union(*(load_words("outlets", table) for table in tables))
    if not is_full_name(name) or words & refused or words <= common:
        return False
    return find_people(name) != len(name) and find_place(name.title()) is None


@cache
def _make_pattern(sort: str) -> re.Pattern[str]:
    starts = match_any(load_words("outlets", f"{sort}_starts"))
    ends = match_any(load_words("outlets", f"{sort}_ends"))
    name = NAME.replace("{0,6}", "{0,3}")
    return re.compile(
        rf"(?:(?i:{starts})\s(?:the\s)?(?P<after>{name}?)(?:[’']s)?(?:\s(?i:{ends}))?"
        rf"|(?P<before>{name}?)\s(?i:{ends}))[:!.]?"
    )
