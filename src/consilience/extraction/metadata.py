"""What an HTML page's metadata says about its report: title, author, outlet, dates, address."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml import etree

from consilience.extraction.addresses import read_address_date
from consilience.extraction.dates import read_date
from consilience.extraction.json_ld import JsonLd, read_json_ld
from consilience.extraction.markup import MarkupBlock
from consilience.extraction.site_names import find_site_name, names_outlet, read_window
from consilience.extraction.titles import clean_author, clean_house, clean_title
from consilience.language.agencies import is_house, load_agencies
from consilience.language.bylines import find_people
from consilience.language.characters import clean_text
from consilience.language.lexicon import WordList, load_entry, load_words
from consilience.language.outlets import fold_house
from consilience.records.time_value import TimeValue

TEXT_CHARS = 400  # of one value; headlines and names are shorter
HEADINGS = 30  # looked at for the headline
LIKE_TITLE = 0.3  # words shared with the metadata's title, of all words in either
SAME_TITLE = 0.8  # of them: where there is no main heading, a lesser one is it
LESSER = ("h2", "h3")
AUTHOR_HINT = re.compile(r"(?:^|[^a-z])(?:author|byline)(?!i)")
AUTHOR_TAGS = ("a", "span", "div", "p", "address", "li", "cite", "strong", "em", "b")
AUTHOR_CHARS = 80  # of an element that holds a name and little else
MARKED = 20  # elements with an author's class that are looked at; later ones are other reports'
# Names of tags of no list: "w-published-date", "publish-time", "pubDateTime" are not all known.
PUBLISHED_NAME = re.compile(
    r"(?<!un)publi(?:sh|c).*(?:date|time)|(?:date|time).*(?<!un)publi(?:sh|c)"
)
WORD = re.compile(r"\w+")
DOMAIN = re.compile(r"\.[a-z]{2,6}(?:\.[a-z]{2})?$")  # ends a name that is an address


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says of itself in markup that readers do not see; None where it is silent.

    `title` is the headline as the page's largest heading prints it, where that heading and the
    metadata agree; `has_headline` is False where there is but the window's title. `authors` are
    names of people, or of teams ("The Harbour Team") where no person is named. `outlet_shown`:
    the outlet is read from what the page shows, for want of metadata. `address` is the canonical
    one. `body` is the article's text as JSON-LD gives it, `stated` the sections and
    schema.org types that it is stated to be of. `houses` are agencies and outlets
    other than the page's own that stand in the author's place, `window` the window's whole title.
    """

    title: str | None
    has_headline: bool
    authors: tuple[str, ...]
    outlet: str | None
    outlet_shown: bool
    publisher: str | None
    published: TimeValue | None
    published_text: str | None
    address: str | None
    body: str
    stated: tuple[str, ...] = ()
    houses: tuple[str, ...] = ()
    window: str = ""


def read_metadata(
    root: etree._Element, address: str | None = None, lines: Sequence[MarkupBlock] = ()
) -> Metadata:
    """The metadata of a parsed page; `address` is where it was fetched, if that is known.

    `lines` are the page's visible ones, in which the outlet is looked for that nothing states.
    """
    tags = _read_tags(root)
    statements = read_json_ld(root)
    stated = _find_outlet(tags, statements)
    publisher = _first(map(_plain, statements.texts("publisher"))) or _tag(tags, "publisher_tags")
    canonical = _find_address(root, tags, statements, address)
    outlet = stated or find_site_name(root, lines, canonical or address)
    published = _find_date(root, tags, statements) or read_address_date(canonical or address)
    title, has_headline = _find_title(root, tags, statements, outlet)
    authors = _find_authors(root, tags, statements, (outlet, publisher))
    return Metadata(
        title=title,
        has_headline=has_headline,
        authors=authors,
        outlet=outlet,
        outlet_shown=stated is None,
        publisher=None
        if publisher is None or fold_house(publisher) == fold_house(outlet or "")
        else publisher,
        published=published[0] if published else None,
        published_text=published[1] if published else None,
        address=canonical,
        body=_plain(statements.text("articleBody") or ""),
        stated=_list_stated(tags, statements),
        houses=_find_houses(statements, authors, (outlet, publisher)),
        window=read_window(root),
    )


@cache
def _names(table: str) -> tuple[str, ...]:
    return load_entry("markup", table, WordList).words


def _read_tags(root: etree._Element) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if name and content and content.strip():
            tags.setdefault(name.strip().lower(), []).append(_plain(content[: TEXT_CHARS * 5]))
    return tags


def _tag(tags: dict[str, list[str]], table: str) -> str | None:
    return _first(tags[name][0] for name in _names(table) if name in tags)


def _first(values: Iterable[str]) -> str | None:
    return next((value for value in values if value and not _is_address(value)), None)


def _plain(text: str) -> str:
    return " ".join(clean_text(unescape(text)).split())


def _is_address(text: str) -> bool:
    return text.startswith(("http:", "https:", "//", "@", "#", "www."))


def _text_of(element: etree._Element) -> str:
    return " ".join(clean_text("".join(map(str, element.itertext()))).split())[:TEXT_CHARS]


def _list_stated(tags: dict[str, list[str]], statements: JsonLd) -> tuple[str, ...]:
    sections = (*statements.texts("articleSection"), *statements.texts("genre"))
    tagged = (text for name in _names("section_tags") for text in tags.get(name, ()))
    given = (*statements.types, *(_plain(one)[:TEXT_CHARS] for one in (*sections, *tagged)))
    return tuple(dict.fromkeys(given))


def _find_title(
    root: etree._Element, tags: dict[str, list[str]], statements: JsonLd, outlet: str | None
) -> tuple[str | None, bool]:
    """The title, and whether anything but the window's title says so."""
    window = root.find(".//head/title")
    if window is None:
        window = root.find(".//title")
    stated = (statements.text("headline"), _tag(tags, "title_tags"))
    raw = (*stated, _text_of(window) if window is not None else None)
    given = [clean_title(_plain(title)[:TEXT_CHARS], outlet) for title in raw if title]
    given = [title for title in given if not (outlet and names_outlet(title, outlet))]
    given = [_longest_like(title, given) for title in given if title]
    heading = _choose_heading(root, given, outlet)
    return heading or (given[0] if given else None), bool(heading or any(stated))


def _longest_like(title: str, given: list[str]) -> str:
    """The longest of the given titles that goes on where this one was cut off."""
    return max(
        (one for one in given if one.startswith(title.rstrip(".… "))), key=len, default=title
    )


def _choose_heading(root: etree._Element, given: list[str], outlet: str | None) -> str | None:
    """The main heading most like the given titles; a lone one if it is a sentence of its own.

    Where no main heading is, a lesser one that repeats a given title, or where none is given
    the only one.
    """
    headings = _list_headings(root, "h1")
    if not headings:
        lesser = _list_headings(root, *LESSER)
        if not given and len(lesser) == 1 and len(lesser[0].split()) > 2:
            return clean_title(lesser[0], outlet)
        rated = [(_rate(one, given), one) for one in lesser]
        score, best = max(rated, key=lambda pair: pair[0], default=(0.0, ""))
        return clean_title(best, outlet) if score >= SAME_TITLE else None
    score, best = max(((_rate(one, given), one) for one in headings), key=lambda pair: pair[0])
    is_own = (
        len(set(headings)) == 1
        and len(best.split()) > 2
        and fold_house(best) != fold_house(outlet or "")
    )
    return clean_title(best, outlet) if score >= LIKE_TITLE or is_own else None


def _list_headings(root: etree._Element, *tags: str) -> list[str]:
    texts = (text for element in root.iter(*tags) if (text := _text_of(element)))
    return list(islice(texts, HEADINGS))


def _rate(heading: str, given: list[str]) -> float:
    """How like the likest of the given titles a heading is, 0 to 1."""
    return max((_likeness(heading, title) for title in given), default=0.0)


def _likeness(one: str, other: str) -> float:
    words, others = set(WORD.findall(one.lower())), set(WORD.findall(other.lower()))
    return len(words & others) / len(words | others) if words and others else 0.0


def _find_outlet(tags: dict[str, list[str]], statements: JsonLd) -> str | None:
    named = _tag(tags, "outlet_tags") or statements.name_of("WebSite")
    named = named or _first(map(_plain, statements.texts("publisher")))
    return clean_house(named[:TEXT_CHARS]) if named else None


def _find_authors(
    root: etree._Element,
    tags: dict[str, list[str]],
    statements: JsonLd,
    houses: tuple[str | None, ...],
) -> tuple[str, ...]:
    own = {fold_house(form) for house in houses if house for form in (house, DOMAIN.sub("", house))}
    for given in (
        list(statements.texts("author")) or list(statements.texts("creator")),
        *(tags[tag] for tag in _names("author_tags") if tag in tags),
        *([name] for name in _find_marked_authors(root)),
    ):
        names = [clean_author(_plain(one)) for one in given if not _is_address(one)]
        kept = [name for name in names if name and fold_house(name) not in own]
        if kept:
            return tuple(dict.fromkeys(kept))
    # A person's own site bears that person's name.
    owners = (
        _plain(one) for one in statements.texts("author") if one in statements.people("author")
    )
    return tuple(name for name in owners if find_people(name) == len(name))


def _find_houses(
    statements: JsonLd, authors: tuple[str, ...], own: tuple[str | None, ...]
) -> tuple[str, ...]:
    """Agencies among the authors, and organisations stated as authors that are other houses."""
    agencies = [name for name in authors if name in load_agencies()]
    stated = [
        name
        for name in statements.texts("author")
        if name in statements.organisations("author") and _is_other_house(name, own)
    ]
    return tuple(dict.fromkeys((*agencies, *stated)))


def _is_other_house(name: str, own: tuple[str | None, ...]) -> bool:
    """Whether an organisation is an agency or outlet by its form, and not the page's own."""
    folded = fold_house(name)
    related = any(folded in fold_house(one) or fold_house(one) in folded for one in own if one)
    return not related and (is_house(name) or name.isupper())


def _find_marked_authors(root: etree._Element) -> tuple[str, ...]:
    """What elements marked as an author's say, likeliest first: `rel`, `itemprop`, then a class.

    Of a class it is the first short element that counts. In the elements of such a class inside
    it stand the name alone, in itself dates and links too. Where only a note or a picture is
    marked, the name may stand right before it.
    """
    marked: list[etree._Element] = []
    before: etree._Element | None = None
    seen = 0
    for element in root.iter(*AUTHOR_TAGS):
        if element.get("rel") == "author" or element.get("itemprop") == "author":
            return (_first_name(element) or _first_words(element),)
        classes = element.get("class") or ""
        if seen < MARKED and _has_author_class(classes):
            seen += 1
            marked += [element] if 0 < len(_text_of(element)) < AUTHOR_CHARS else []
        elif before is None and "author" in classes:
            before = element.getprevious()
    first = marked[:1]
    within = [one for one in marked[1:] if first[0] in one.iterancestors()]
    inner = [one for one in within if not any(one in deep.iterancestors() for deep in within)]
    names = (*map(_first_name, inner), *map(_text_of, inner), *map(_first_name, first))
    beside = None if before is None else _first_name(before)
    return tuple(filter(None, (*names, *map(_text_of, first), beside)))


def _has_author_class(value: str) -> bool:
    """Whether a class names an author, rather than his picture or what is told of him."""
    parts = load_words("markup", "author_parts")
    return ("author" in value or "byline" in value) and any(
        AUTHOR_HINT.search(word) and not any(part in word.lower() for part in parts)
        for word in value.split()
    )


def _first_name(element: etree._Element) -> str | None:
    """The first piece of text in an element that is a person's name and nothing else."""
    pieces = (" ".join(clean_text(str(text)).split()) for text in element.itertext())
    return next((text for text in pieces if text and find_people(text) == len(text)), None)


def _first_words(element: etree._Element) -> str:
    """The first piece of text in an element, before a role or a link of its own."""
    return next((_plain(text) for text in map(str, element.itertext()) if text.strip()), "")


def _find_date(
    root: etree._Element, tags: dict[str, list[str]], statements: JsonLd
) -> tuple[TimeValue, str] | None:
    """The date of publication that is stated, else one that an element is marked with.

    Some pages state the moment of their last change for both; an earlier date that an element
    or a tag gives then goes before it.
    """
    stated = _read_first([*statements.texts("datePublished"), *statements.texts("dateCreated")])
    if stated is None and statements.article:
        texts = (
            one for each in statements.statements for one in statements.texts("datePublished", each)
        )
        stated = _read_first(list(texts)[:1])
    tagged = _read_first(_list_published(tags))
    if stated is None or stated[1] not in statements.texts("dateModified"):
        return stated or tagged or _find_marked_date(root)
    others = (_find_marked_date(root, is_said=True), tagged)
    return next((one for one in others if one and _is_before(one[0], stated[0])), stated)


def _read_first(texts: Iterable[str]) -> tuple[TimeValue, str] | None:
    """The first of the texts that is a date."""
    values = ((read_date(text, basis="metadata"), text) for text in texts)
    return next(((value, text) for value, text in values if value), None)


def _list_published(tags: dict[str, list[str]]) -> tuple[str, ...]:
    """The texts of the tags for the date of publication, those of known names first."""
    known = [name for name in _names("published_tags") if name in tags]
    others = [name for name in tags if PUBLISHED_NAME.search(name) and name not in known]
    return tuple(tags[name][0] for name in (*known, *others))


def _is_before(one: TimeValue, other: TimeValue) -> bool:
    return one.last_day < other.first_day


def _find_marked_date(
    root: etree._Element, *, is_said: bool = False
) -> tuple[TimeValue, str] | None:
    """The date of an element marked `datePublished`, or of the first `time` after the headline.

    Where it is asked that the element say so, only of the former.
    """
    headline = next(root.iter("h1"), None)
    past = headline is None
    for element in root.iter("h1", "time", "span", "div", "p", "abbr"):
        past = past or element is headline
        marked = element.get("itemprop") == "datePublished" or element.get("pubdate") is not None
        if not marked and (is_said or not (past and element.tag == "time")):
            continue
        text = element.get("datetime") or element.get("content") or _text_of(element)
        if value := read_date(text, basis="metadata"):
            return value, text
    return None


def _find_address(
    root: etree._Element,
    tags: dict[str, list[str]],
    statements: JsonLd,
    address: str | None,
) -> str | None:
    links = (link.get("href") for link in root.iter("link") if link.get("rel") == "canonical")
    for given in (
        *links,
        *(tags[name][0] for name in _names("url_tags") if name in tags),
        statements.text("mainEntityOfPage"),
        statements.text("url"),
    ):
        try:
            whole = urljoin(address or "", (given or "").strip())
            if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).netloc:
                return whole[:2000]
        except ValueError:  # "http://[" is no address
            continue
    return None
