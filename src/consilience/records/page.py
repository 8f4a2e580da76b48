"""What was fetched: bytes, address, time."""

from dataclasses import dataclass

from consilience.records.ids import PageId


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    r"""One page as it came in.

    `text` is the visible text after decoding: line ends as `\n`, NFC, no signs unseen; all
    places on the page count its code points. `outlet`, `title` and `published` are what a list
    beside the page or its JSON line said, None where they said nothing. `name` is short and
    stands in for an unknown outlet in tables. `id` is the SHA-256 of the body; where a list
    gives the page an address or an outlet, of those too, so that one text printed by two
    outlets stays two pages.
    """

    id: PageId
    uri: str
    name: str
    media_type: str
    text: str
    body: bytes = b""
    encoding: str = "utf-8"
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    fetched_at: str | None = None
