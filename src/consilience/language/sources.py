"""Sources: what reports say that they have their facts from, and in which words."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from consilience.language.agencies import load_agencies
from consilience.language.endings import cut_article
from consilience.language.lexicon import load_entries, load_words
from consilience.language.outlets import NAME

SPLIT = re.compile(r"[^\w.]+|\.(?=\s|$)")
KEPT = 100_000  # names that are kept folded, so that a long run does not grow
KEPT_PATTERNS = 1_000  # a pattern is some kilobytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet that others cite: its name, other printed forms, domains and publisher."""

    name: str
    domains: tuple[str, ...]
    short: tuple[str, ...] = ()
    publisher: str = ""


def load_abbreviations() -> frozenset[str]:
    """Words in lower case behind which a full stop does not end a sentence."""
    return load_words("sources", "abbreviations")


@cache
def load_outlets() -> dict[str, Outlet]:
    """The outlet behind each folded name, short form and domain."""
    outlets = load_entries("sources_outlets", "outlet", Outlet)
    return {
        fold_outlet(form): outlet
        for outlet in outlets
        for form in (*outlet.domains, *outlet.short, outlet.name)
    }


@lru_cache(KEPT)
def fold_outlet(name: str) -> str:
    """A name in lower case without article, marks and "www."."""
    folded = " ".join(SPLIT.sub(" ", name.casefold().replace("’", "'")).split())
    return cut_article(folded.removeprefix("www.")).strip(" .'")


@lru_cache(KEPT)
def name_outlet(name: str) -> str:
    """The name under which an outlet or agency is known, of any printed form or domain of it."""
    folded = fold_outlet(name)
    while folded not in load_outlets() and folded.count(".") > 1:
        folded = folded.split(".", 1)[1]  # "edition.cnn.com"
    known = load_outlets().get(folded)
    if known is not None:
        return known.name
    agency = load_agencies().get(name.strip())
    return agency.name if agency is not None else name.strip()


def names_own_outlet(name: str, own: str) -> bool:
    """Whether a name in an outlet's own text is that outlet's, in full or in two words or more.

    "Told the Daily Ledger" in the Sarn Daily Ledger is, and in another paper is not.
    """
    words, whole = fold_outlet(name).split(), fold_outlet(own).split()
    ends = words in (whole[: len(words)], whole[-len(words) :])
    return is_same_outlet(name, own) or (len(words) > 1 and ends)


def is_same_outlet(one: str, other: str) -> bool:
    """Whether two printed names are one outlet's or agency's."""
    return fold_outlet(name_outlet(one)) == fold_outlet(name_outlet(other))


def is_known_outlet(name: str) -> bool:
    """Whether a name is in the list of outlets."""
    return fold_outlet(name_outlet(name)) in load_outlets()


def find_publisher(outlet: str) -> str | None:
    """The house that publishes an outlet, None where that is unknown."""
    known = load_outlets().get(fold_outlet(name_outlet(outlet)))
    return (known.publisher or None) if known else None


@cache
def load_publishers() -> frozenset[str]:
    """The folded names of the houses that publish outlets and are none."""
    names = {fold_outlet(one.publisher) for one in load_outlets().values() if one.publisher}
    return frozenset(names) - load_outlets().keys()


def is_publisher(name: str) -> bool:
    """Whether a name is in the list of outlets as that of a house that publishes some."""
    return fold_outlet(name) in load_publishers()


@lru_cache(KEPT)
def is_issuer(outlet: str | None) -> bool:
    """Whether an outlet's name is that of a body whose pages are statements of its own."""
    if outlet is None or fold_outlet(outlet) in load_outlets():
        return False
    words = set(outlet.casefold().split())
    papers = load_words("outlets", "masthead_words") | load_words("sources", "paper_words")
    return papers.isdisjoint(words) and not load_words("sources", "issuers").isdisjoint(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A way in which words are made known, with the nouns and verbs that name it.

    `single`: an affair seldom has two, so that one without a holder is the same. `body_verbs` name
    it where a body is their subject ("the bank announced"): persons announce things anywhere.
    """

    name: str
    closed: bool
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]
    test: str
    single: bool = False
    body_verbs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A wording that ties a channel to whose it is."""

    pattern: str
    test: str
    finds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A wording in which somebody speaks through an office."""

    pattern: str
    test: str
    finds: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationWording:
    """A wording that names another outlet; `strength` as `sources.toml` tells it."""

    pattern: str
    strength: float
    test: str
    finds: str = ""
    channel: str = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """A wording for speakers without a name."""

    pattern: str
    test: str


@cache
def load_channels() -> tuple[Channel, ...]:
    """All channels, in file order."""
    return load_entries("sources", "channel", Channel)


@cache
def find_channel_kind(name: str) -> Channel:
    """The channel of a name ("statement"); raises KeyError for one that is not in the file."""
    return {one.name: one for one in load_channels()}[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tail:
    """A form of the last words of a text that credits a house."""

    pattern: str
    test: str
    finds: str


@cache
def load_tail_patterns() -> tuple[re.Pattern[str], ...]:
    """The forms in which the last words of a text credit a house (group `house`)."""
    return tuple(
        re.compile(one.pattern.replace("{house}", rf"(?P<house>{NAME})"))
        for one in load_entries("sources", "tail", Tail)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _OwnReport:
    pattern: str
    test: str


@lru_cache(KEPT_PATTERNS)
def load_own_report_pattern(outlet: str) -> re.Pattern[str]:
    """Wordings by which an outlet shows what of a report is its own ("has learned")."""
    name = rf"(?:the\s)?{re.escape(fold_outlet(outlet))}"
    entries = load_entries("sources", "own_report", _OwnReport)
    return re.compile("|".join(one.pattern.replace("{outlet}", name) for one in entries), re.I)
