"""Where the links of the report lead on the site: a fragment becomes a page's address with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from consilience.app.showing import OpenStory

# A blank stands before every attribute that a template writes; to look for it is fast.
_HREF = re.compile(r' href="#([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
# The first word of a fragment tells what it stands for; the rest begins with an id.
OF_ARTICLE: Final = frozenset({"p", "t"})
OF_SHORT: Final = frozenset({"v", "x", "n", "r", "times", "quotations", "claims"})
OF_PAGE: Final = frozenset({"page", "w", "c"})
OF_STORY: Final = frozenset({"ev", "o", "d", "b"})
WHOLE: Final = {"a": "/articles", "e": "/entities", "s": "/stories"}


@dataclass(frozen=True, slots=True)
class Places:
    """Where the records of a story are shown.

    `story` is the path of its page; `articles` are by short id, `marks` (mentions, claims and
    quotations) by id the articles that they stand in, `pages` by the start of their ids.
    """

    story: str
    articles: Mapping[str, str]
    marks: Mapping[str, str]
    pages: Mapping[str, str]


def find_places(opened: OpenStory) -> Places:
    """The places of what a story holds."""
    index = opened.index
    marks: dict[str, str] = dict(index.claim_places.items())
    marks.update((name, one.span.article) for name, one in index.mentions.items())
    for told in opened.dossier.annotations:
        marks.update((one.id, told.article_id) for one in told.claims)
        marks.update((one.id, told.article_id) for one in told.quotations)
    return Places(
        story=f"/stories/{opened.story.id}" if opened.story else "",
        articles={short: name for name, short in index.short_ids.items()},
        marks=marks,
        pages={name[:16]: name for name in index.pages},
    )


def find_address(fragment: str, places: Places) -> str | None:
    """The address of what a fragment of the report stands for; None where it is not known."""
    kind, _, rest = fragment.partition("-")
    if kind in WHOLE:
        return f"{WHOLE[kind]}/{quote(rest)}"
    if kind == "kind":
        return f"/entities?kind={quote(rest)}"
    page = _find_page(kind, rest, places)
    return f"{page}#{fragment}" if page else None


def lead_on(html: str, places: Places) -> str:
    """The page with every link to what stands elsewhere leading there; those within it stay."""
    here = set(_ID.findall(html))

    def lead(match: re.Match[str]) -> str:
        fragment = match[1]
        address = None if fragment in here else find_address(fragment, places)
        return f' href="{address}"' if address else match[0]

    return _HREF.sub(lead, html)


def _find_page(kind: str, rest: str, places: Places) -> str | None:
    first = rest.partition("-")[0]
    if kind in OF_ARTICLE:
        return f"/articles/{quote(first)}"
    if kind in OF_SHORT and first in places.articles:
        return f"/articles/{places.articles[first]}"
    if kind in ("m", "cl", "q") and rest in places.marks:
        return f"/articles/{places.marks[rest]}"
    if kind in OF_PAGE and first in places.pages:
        return f"/pages/{places.pages[first]}"
    return places.story or None if kind in OF_STORY else None
