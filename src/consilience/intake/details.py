"""What a list, a JSON line, a feed or a server says about a page beside its text."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Cleaned, as printed; None where nothing is said."""

    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    date: str | None = None

    @property
    def short_address(self) -> str | None:
        """Host and path of the address."""
        if self.url is None:
            return None
        try:
            parts = urlsplit(self.url)
        except ValueError:  # "http://[": no address at all, but what we were given
            return self.url
        return (parts.netloc.rpartition("@")[2] + parts.path).rstrip("/") or self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """How a page came from its server.

    `charset` is the encoding's name as the server gives it, `fetched_at` a time in UTC
    ("2031-03-05T09:30:00Z"), `media_type` as in HTTP, in lower case and without parameters.
    """

    charset: str | None = None
    fetched_at: str | None = None
    media_type: str = ""

    @property
    def suffix(self) -> str:
        """What the name of a file of this type would end in; empty for anything but HTML."""
        return ".html" if "html" in self.media_type else ""


NOTHING = Details()
FROM_DISK = Delivery()
