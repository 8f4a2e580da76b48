"""What a source is: somebody's statement, an agency, an outlet, or somebody unnamed."""

from dataclasses import dataclass
from typing import Literal

from consilience.language.agencies import load_agencies
from consilience.language.genres import is_release_wire
from consilience.language.lexicon import load_words
from consilience.language.outlets import looks_like_outlet
from consilience.language.sources import fold_outlet, is_issuer, is_known_outlet, name_outlet
from consilience.linking.credits.names import fold_holder
from consilience.records.article import Article

SourceKind = Literal["statement", "agency", "outlet", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A root as one article names it; `key` with `kind` and `channel` tells it from others.

    `since` is the first day (ISO 8601) of the articles that name it, where weeks lie between
    some of them; it is set when all articles of a story are known.
    """

    kind: SourceKind
    key: tuple[str, ...]
    name: str
    channel: str
    since: str = ""

    @property
    def is_document(self) -> bool:
        """Whether it is a letter or study of which nobody tells whose it is."""
        return self.kind == "unknown" and self.key == (self.channel,)


def make_outlet_source(name: str, channel: str = "report") -> Source:
    """The source that an outlet or agency is, by any of its names."""
    full = name_outlet(name)
    if is_issuer(name):
        return make_statement_source(name)
    kind: SourceKind = "agency" if channel == "agency" or is_agency(name) else "outlet"
    return Source(kind=kind, key=(fold_outlet(full),), name=full, channel="report")


def is_agency(name: str) -> bool:
    """Whether a house sends its reports to others: a known agency, or one with such a name."""
    return name in load_agencies() or not load_words("sources", "agency_words").isdisjoint(
        fold_outlet(name).split()
    )


def find_party(article: Article) -> str | None:
    """The body whose paper the page says that it is ("The paper of the Dockers' Union").

    Publishers that only metadata name are houses like others.
    """
    shown = (one for one in article.evidence if one.field == "publisher" and one.page)
    return next((one.text for one in shown), None)


def make_statement_source(name: str) -> Source:
    """What a body makes known of itself."""
    return Source(kind="statement", key=fold_holder(name), name=name, channel="statement")


def find_issuer(article: Article) -> str | None:
    """The body whose release an article prints; None for other articles and where it is unknown.

    A page of an outlet that prints a release without saying whose leaves that open.
    """
    if article.genre != "release":
        return None
    credited = [one for one in article.credits if not (is_release_wire(one) or is_agency(one))]
    if credited:
        return credited[-1]
    own = article.outlet
    return None if own is None or looks_like_outlet(own) or is_known_outlet(own) else own
