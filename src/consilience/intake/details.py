"""What a list or a JSON line says about a page beside its text."""

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


NOTHING = Details()
