"""Whose own words an article or a sentence is: those of somebody with a part in the matter."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from consilience.analysis.facts_reading import Reading
from consilience.language.lexicon import load_words, match_any
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, OriginId
from consilience.records.page import Page
from consilience.records.span import Span

MASTHEAD: Final = 600  # characters of a page before and behind its article that name its publisher
DEFINITE: Final = "the"
FEWEST_LETTERS: Final = 4  # of a word that tells who somebody is
SOURCED: Final = "according to"
OWN_ACCOUNT: Final = "by their own account"
_WORD: Final = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """For each article that is a body's own voice, and no report of others, the body's name."""

    issuers: Mapping[ArticleId, str] = field(default_factory=dict)

    def name_source(
        self, text: str, words: Span, origins: Iterable[OriginId], reading: Reading
    ) -> str:
        """The text with whose own word it is at its end, where it does not name them.

        `origins` are those that stand behind it: what reports tell too is nobody's own word.
        """
        issuer = self.issuers.get(words.article) or _find_issuer(words, origins, reading)
        if (
            not issuer
            or SOURCED in text.lower()
            or OWN_ACCOUNT in text
            or _names(text, issuer)
            or _has_speaker(words, reading)
        ):
            return text
        return f"{text.rstrip('.')}, {SOURCED} {issuer}."


def read_own_words(dossier: Dossier) -> OwnWords:
    """The issuers of releases, and the bodies whose papers a dossier's articles stand in.

    A paper is a body's where the page says so in its head or at its foot ("The paper of the
    Dockers' Union"), not in the article.
    """
    pages = {one.id: one for one in dossier.pages}
    found = {}
    for one in dossier.articles:
        issuer = _read_release(one) if one.genre == "release" else None
        page = pages.get(one.page_id)
        issuer = issuer or (_read_masthead(one, page) if page else None)
        if issuer:
            found[one.id] = issuer
    return OwnWords(issuers=found)


def _read_release(article: Article) -> str | None:
    return next((one for one in (*reversed(article.credits), article.outlet) if one), None)


def _read_masthead(article: Article, page: Page) -> str | None:
    for text in _list_mastheads(article, page):
        found = _match_organ().search(text)
        if found:
            return f"the {' '.join(found[1].split())}"
    return None


def _list_mastheads(article: Article, page: Page) -> Iterator[str]:
    places = article.source_map
    if places:
        first, last = places[0].page_start, places[-1].page_start + places[-1].length
        yield page.text[max(first - MASTHEAD, 0) : first]
        yield page.text[last : last + MASTHEAD]


@cache
def _match_organ() -> re.Pattern[str]:
    """Finds "The paper of the Dockers' Union", with the body's name."""
    organs = match_any(load_words("briefs", "organ"))
    bodies = match_any(one.capitalize() for one in load_words("briefs", "interested"))
    own = r"(?:[A-Z][\w’'&-]*\s+(?:(?:of|for|and|the)\s+)*)*"
    field = r"(?:\s+(?:of|for)\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)?"
    name = rf"(?i:the\s+)?({own}(?:{bodies})\b{field})"
    return re.compile(rf"(?i:\b(?:{organs})\s+(?:of|by|for)\s+){name}")


def _find_issuer(words: Span, origins: Iterable[OriginId], reading: Reading) -> str | None:
    """The body whose official word all of it is.

    What a report says around somebody's words is the report's own.
    """
    own, behind = (
        {reading.origins[one].name for one in held if one in reading.origins}
        if all(one in reading.origins and reading.origins[one].kind == "statement" for one in held)
        else set[str]()
        for held in (reading.rests.find(words), tuple(origins))
    )
    if len(own) != 1 or behind != own:
        return None
    (name,) = own
    return _write_name(name) if _is_body(name) else None


def _names(text: str, issuer: str) -> bool:
    """Whether a word of the name stands in the text."""
    told = {one.lower() for one in _WORD.findall(text)}
    own = {one.lower() for one in _WORD.findall(issuer) if len(one) >= FEWEST_LETTERS}
    return bool(own) and not own.isdisjoint(told)


def _has_speaker(words: Span, reading: Reading) -> bool:
    """Whether the words say on whose word they are told."""
    return any(
        words.start <= link.source.start < words.end
        for one in reading.claims_in.get(words.article, ())
        if words.start <= one.predicate.span.start < words.end
        for link in one.attribution
    )


def _write_name(name: str) -> str:
    """The name as within a sentence: "the ministry of trade"."""
    first = name.split()[0]
    is_bare = first.lower() != DEFINITE and not any(one in first for one in "'’")
    return f"the {name}" if (_is_body(name) or name[:1].islower()) and is_bare else name


def _is_body(name: str) -> bool:
    told = {one.lower() for one in name.split()}
    bodies = load_words("briefs", "interested") | load_words("parties", "state_body")
    return not bodies.isdisjoint(told)
