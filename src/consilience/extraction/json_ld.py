"""The statements about itself that a page makes as JSON-LD (schema.org)."""

import json
import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from consilience.language.characters import clean_text

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Statement: TypeAlias = "dict[str, Json]"

MAX_CHARS = 2_000_000  # of one script; longer ones are data, not a description of the page
MAX_STATEMENTS = 5_000  # of one page
ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|WebPage|Recipe|HowTo)$")
BROKEN = re.compile(r"[\x00-\x1f]+|,(?=\s*[}\]])|^\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*$|;\s*$")


class JsonLd:
    """The statements of one page; references between them (`@id`) are followed."""

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = statements
        self._by_id = {str(one["@id"]): one for one in statements if "@id" in one and len(one) > 1}
        self.article = _choose_article(statements)

    def texts(self, name: str, of: Json = None) -> tuple[str, ...]:
        """The plain texts of a property, of the article's where `of` is not given.

        A person or organisation counts by its name, an address by its `@id` or `url`.
        """
        holder = self.article if of is None else of
        if not isinstance(holder, dict):
            return ()
        return tuple(dict.fromkeys(self._read_texts(holder.get(name))))

    def text(self, name: str) -> str | None:
        """The first of `texts`, or None."""
        found = self.texts(name)
        return found[0] if found else None

    def people(self, name: str) -> frozenset[str]:
        """Those of the `texts` of the article's property that are stated to be a person's name."""
        return self._find_stated(name, "Person")

    def organisations(self, name: str) -> frozenset[str]:
        """Those of the `texts` of the article's property that are stated to be organisations'."""
        return self._find_stated(name, "Organization", "NewsMediaOrganization")

    def _find_stated(self, name: str, *kinds: str) -> frozenset[str]:
        value = self.article.get(name)
        found: set[str] = set()
        for one in value if isinstance(value, list) else [value]:
            whole = self._by_id.get(str(one.get("@id")), one) if isinstance(one, dict) else {}
            if not set(kinds).isdisjoint(_types(whole)):
                found.update(self._read_texts(whole))
        return frozenset(found)

    @property
    def types(self) -> tuple[str, ...]:
        """The types of the article's statement."""
        return tuple(_types(self.article))

    def name_of(self, kind: str) -> str | None:
        """The name of the first statement of a type ("WebSite")."""
        for one in self.statements:
            if kind in _types(one) and isinstance(name := one.get("name"), str):
                return clean_text(name)
        return None

    def _read_texts(self, value: Json) -> Iterator[str]:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                yield clean_text(one).strip()
            elif isinstance(one, dict):
                whole = self._by_id.get(str(one.get("@id")), one)
                for name in ("name", "url", "@value", "@id"):
                    inner = whole.get(name)
                    inner = inner[0] if isinstance(inner, list) and inner else inner
                    if isinstance(inner, str) and inner.strip():
                        yield clean_text(inner).strip()
                        break


def read_json_ld(root: etree._Element) -> JsonLd:
    """Every statement of the page's JSON-LD scripts; scripts that are no JSON are passed over."""
    statements: list[Statement] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            statements.extend(_flatten(_parse(script.text or "")))
    return JsonLd(statements[:MAX_STATEMENTS])


def _parse(text: str) -> Json:
    if not text.strip() or len(text) > MAX_CHARS:
        return None
    for attempt in (text, BROKEN.sub(" ", text)):
        try:
            parsed: Json = json.loads(attempt, strict=False)
            return parsed
        except (ValueError, RecursionError):
            continue
    return None


def _flatten(value: Json) -> Iterator[Statement]:
    """Every object in the value, outer ones first."""
    waiting = [value]
    while waiting:
        one = waiting.pop(0) if len(waiting) < 1000 else waiting.pop()
        if isinstance(one, list):
            waiting.extend(one)
        elif isinstance(one, dict):
            yield one
            waiting.extend(inner for inner in one.values() if isinstance(inner, dict | list))


def _choose_article(statements: list[Statement]) -> Statement:
    """The statement about the report: an article before a web page, one with a headline first."""
    best: Statement = {}
    best_rank = 0
    for one in statements:
        rank = _rank_article(one)
        if rank > best_rank:
            best, best_rank = one, rank
    return best


def _rank_article(one: Statement) -> int:
    types = [kind for kind in _types(one) if ARTICLE_TYPE.search(kind)]
    if not types:
        return 0
    known = sum(name in one for name in ("headline", "datePublished", "author", "articleBody"))
    is_page = all(kind.endswith("Page") for kind in types)
    is_review = all(kind.endswith("Review") for kind in types)
    return 1 + known * 2 + (0 if is_page else 4) - (3 if is_review else 0)


def _types(one: Statement) -> list[str]:
    kind = one.get("@type")
    return [clean_text(str(each)) for each in (kind if isinstance(kind, list) else [kind]) if each]
