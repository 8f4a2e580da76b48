"""A letter and a colour for each origin, the same wherever a report names it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Final

from consilience.export.addresses import make_fragment
from consilience.export.wording import name_origin
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, OriginId
from consilience.records.origin import Origin

COLOURS: Final = 6  # told apart by eye; the letter tells all of them apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """An origin in a letter and a colour of its own; an unknown one is "?" and grey.

    `rank` orders the origins of a story: the widest spread first, unknown ones last.
    """

    rank: int
    letter: str
    css: str
    name: str
    known: bool
    href: str


def make_badges(dossier: Dossier) -> Mapping[OriginId, Badge]:
    """The badges of all origins. Letters begin anew with every story."""
    of_article: dict[ArticleId, list[Origin]] = defaultdict(list)
    present = {one.id for one in dossier.articles}
    for origin in dossier.origins:
        for name in present.intersection(origin.article_ids):
            of_article[name].append(origin)
    badges: dict[OriginId, Badge] = {}
    everything = tuple(one.id for one in dossier.articles)
    for members in (*(story.article_ids for story in dossier.stories), everything):
        held = {one.id: one for name in members for one in of_article.get(name, ())}
        new = [one for name, one in held.items() if name not in badges]
        badges.update(_make(_order(new, set(members))))
    return badges


def _order(origins: Sequence[Origin], members: set[ArticleId]) -> list[Origin]:
    def rank(one: Origin) -> tuple[bool, int, bool, str, str]:
        spread = len(members & set(one.article_ids))
        return one.kind == "unknown", -spread, one.kind == "outlet", one.name, one.id

    return sorted(origins, key=rank)


def _make(origins: Sequence[Origin]) -> Iterator[tuple[OriginId, Badge]]:
    for at, one in enumerate(origins):
        known = one.kind != "unknown"
        yield (
            one.id,
            Badge(
                rank=at,
                letter=_letter(at) if known else "?",
                css=f"o{at % COLOURS}" if known else "ou",
                name=name_origin(one),
                known=known,
                href=f"#{make_fragment('o', one.id)}",
            ),
        )


def _letter(at: int) -> str:
    """A to Z, then A1 to Z1, and so on."""
    turn, sign = divmod(at, len(ascii_uppercase))
    return ascii_uppercase[sign] + (str(turn) if turn else "")
