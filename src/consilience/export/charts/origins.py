"""Who rests on whom as a picture: origins on the left, articles on the right, lines between."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import Any, Final

from consilience.export.charts.canvas import (
    SMALL,
    Picture,
    Sign,
    Stroke,
    Words,
    draw_signs,
    draw_strokes,
    draw_words,
    make_canvas,
)
from consilience.export.views.origins import OriginView, Resting, StoryOrigins
from consilience.export.wording import count, make_label, shorten

MOST_ROWS: Final = 40  # on either side; past it lines can no longer be followed by eye
FEWEST_ROWS: Final = 3  # on both sides: one origin and one article need no picture
SWEEPS: Final = 6
ROW: Final = 36.0  # px a row
BARE_ROW: Final = 25.0  # of an origin that has no name to be told
GAP: Final = 10.0  # between outlets
NODE: Final = 286.0  # px from the left, of origins
DOT: Final = 590.0  # of articles
BRACKETS: Final = 880.0  # of lines that join articles with words in common
STEP: Final = 9.0  # between two such lines
LANES: Final = 5
WIDTH: Final = BRACKETS + STEP * (LANES + 1)
VIA_APART: Final = 34.0  # of two names in one column
FITTING: Final = 0.78  # of the room: the page's type is wider than the renderer reckons
NAME_CHARS: Final = 120

# How lines of each kind are drawn: width and dashes.
WAYS: Final[Mapping[str, tuple[float, tuple[float, ...]]]] = {
    "credit": (2.4, ()),
    "citation": (2.0, (7, 4)),
    "reuse": (2.0, (1, 4)),
    "retelling": (1.5, (1, 4)),
    "own": (1.0, ()),
    "": (1.0, (2, 4)),
}

COPIED: Final = {
    "reuse": "of the words of {} also stand in",
    "retelling": "of {} tells in other words what is told in",
}
UNNAMED_WAYS: Final = {"reuse": "shares its words", "retelling": "tells the same"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """An article on the right, or all those of an outlet; `href` is its key too."""

    href: str
    name: str
    known: bool
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """A line from an origin to a holder, by way of `chain`."""

    origin: OriginView
    holder: Holder
    way: str
    chain: tuple[str, ...]
    href: str
    label: str


def picture_origins(origins: StoryOrigins) -> Picture | None:
    """The picture; articles are folded by outlet where there are too many of them.

    None where there is nothing to tell apart (one origin and one article), and where more than
    `MOST_ROWS` rows would remain on a side.
    """
    if len(origins.views) > MOST_ROWS:
        return None
    rests = list(_list_rests(origins.views))
    folded = len({one.holder.href for one in rests}) > MOST_ROWS
    if folded:
        rests = list(_fold(rests))
    views, holders = _order(rests)
    if len(views) + len(holders) < FEWEST_ROWS or len(holders) > MOST_ROWS:
        return None
    return _draw(views, rests, holders, [] if folded else _list_copies(views))


def _list_rests(views: Iterable[OriginView]) -> Iterator[Rest]:
    for view in views:
        for one in view.articles:
            if one.article.href is None:
                continue
            holder = Holder(
                href=one.article.href,
                name=one.article.name,
                known=one.article.known,
                about=one.article.title,
            )
            yield Rest(
                origin=view,
                holder=holder,
                way=one.way,
                chain=one.chain,
                href=_find_evidence(one) or view.badge.href,
                label=_describe(view, one),
            )


def _find_evidence(one: Resting) -> str | None:
    places = (words.href for words in one.quotes)
    return next((place for place in places if place), None)


def _describe(view: OriginView, one: Resting) -> str:
    via = f", by way of {one.via}" if one.via else ""
    how = one.how or UNNAMED_WAYS.get(one.way, "rests on it")
    told = f"{one.article.name}: {one.share} of its words, {how}{via}"
    return make_label(shorten(f"{view.badge.name} → {told}", 2 * NAME_CHARS))


def _fold(rests: Sequence[Rest]) -> Iterator[Rest]:
    """One line from an origin to an outlet; the strongest way stands for all."""
    held: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for one in rests:
        held[one.holder.name].add(one.holder.href)
        first[one.holder.name] = min(one.holder.href, first.get(one.holder.name, "~"))
    strength = [*WAYS]
    best: dict[tuple[str, str], Rest] = {}
    for one in rests:
        key = (one.origin.badge.href, one.holder.name)
        if key not in best or strength.index(one.way) < strength.index(best[key].way):
            best[key] = one
    for one in best.values():
        name = one.holder.name
        about = count(len(held[name]), "article")
        yield replace(one, holder=replace(one.holder, href=first[name], about=about))


def _order(rests: Sequence[Rest]) -> tuple[list[OriginView], list[Holder]]:
    """Both sides so that few lines cross: each row near the middle of those that it is tied to.

    The barycentre method of Sugiyama, Tagawa and Toda (1981), in a fixed number of sweeps from
    the order of the letters. Articles of one outlet stay together.
    """
    views = {one.origin.badge.href: one.origin for one in rests}
    holders = {one.holder.href: one.holder for one in rests}
    left = {name: float(view.badge.rank) for name, view in views.items()}
    right: dict[str, float] = {}
    for _ in range(SWEEPS):
        right = _find_middles((one.holder.href, left[one.origin.badge.href]) for one in rests)
        outlets = _find_middles((one.name, right[one.href]) for one in holders.values())
        order = sorted(
            holders.values(),
            key=lambda one: (outlets[one.name], one.name, right[one.href], one.href),
        )
        right = {one.href: at / len(order) for at, one in enumerate(order)}
        left = _find_middles((one.origin.badge.href, right[one.holder.href]) for one in rests)
        ranked = sorted(left, key=lambda name: (left[name], views[name].badge.rank, name))
        left = {name: at / len(ranked) for at, name in enumerate(ranked)}
    return [views[name] for name in left], [holders[name] for name in right]


def _find_middles(ties: Iterable[tuple[str, float]]) -> dict[str, float]:
    places: dict[str, list[float]] = defaultdict(list)
    for name, place in ties:
        places[name].append(place)
    return {name: sum(held) / len(held) for name, held in places.items()}


def _list_copies(views: Iterable[OriginView]) -> list[tuple[str, str, bool, str, str]]:
    """Source, copy, whether that is sure, label and the words, each pair once."""
    found: dict[frozenset[str], tuple[str, str, bool, str, str]] = {}
    for one in (rest for view in views for rest in view.articles):
        for copy in one.copies:
            if one.article.href and copy.source.href:
                pair = frozenset((one.article.href, copy.source.href))
                words = next((left.href for left, _ in copy.quotes if left.href), one.article.href)
                label = make_label(
                    f"{copy.share} {COPIED[copy.kind].format(one.article.name)} "
                    f"{copy.source.name}: {copy.how}"
                )
                row = (copy.source.href, one.article.href, copy.directed, label, words)
                found.setdefault(pair, row)
    return sorted(found.values())


def _draw(
    views: Sequence[OriginView],
    rests: Sequence[Rest],
    holders: Sequence[Holder],
    copies: Sequence[tuple[str, str, bool, str, str]],
) -> Picture:
    right = _place_holders(holders)
    rows_px = [ROW if view.named else BARE_ROW for view in views]
    foot = max(right.values()) + ROW / 2
    height = max(sum(rows_px), foot)
    right = {href: y * height / foot for href, y in right.items()}
    left = _spread(rows_px, height)
    rows = {view.badge.href: y for view, y in zip(views, left, strict=True)}
    via = _place_via(rests, rows, right)
    labels: dict[str, tuple[str, str]] = {}
    layers = [
        *_draw_rests(rests, rows, right, via, labels),
        *_draw_copies(copies, right, labels),
        *_draw_via(via),
        *_draw_origins(views, rows, labels),
        *_draw_holders(holders, right, labels),
    ]
    name = f"Which {count(len(holders), 'article')} rest on which {count(len(views), 'origin')}"
    return Picture(spec=make_canvas(WIDTH, height, layers), name=name, labels=labels)


def _place_holders(holders: Sequence[Holder]) -> dict[str, float]:
    places, y, last = {}, ROW / 2, ""
    for one in holders:
        y += GAP if last and one.name != last else 0.0
        places[one.href] = y
        y, last = y + ROW, one.name
    return places


def _spread(rows: Sequence[float], height: float) -> list[float]:
    """The middles of rows that fill the height in proportion."""
    ends = list(accumulate(rows))
    return [height * (end - row / 2) / ends[-1] for row, end in zip(rows, ends, strict=True)]


def _place_via(
    rests: Sequence[Rest], left: Mapping[str, float], right: Mapping[str, float]
) -> dict[tuple[int, str], tuple[float, float]]:
    """Those who passed it on, by their step in the chain and name: one column a step."""
    steps = max((len(one.chain) for one in rests), default=0)
    wanted: dict[tuple[int, str], list[float]] = defaultdict(list)
    for one in rests:
        ends = left[one.origin.badge.href], right[one.holder.href]
        for step, name in enumerate(one.chain):
            part = (step + 1) / (len(one.chain) + 1)
            wanted[step, name].append(ends[0] + (ends[1] - ends[0]) * part)
    places: dict[tuple[int, str], tuple[float, float]] = {}
    for step in range(steps):
        x = NODE + (DOT - NODE) * (step + 1) / (steps + 1)
        lowest = 20.0
        column = [(sum(ys) / len(ys), name) for (at, name), ys in wanted.items() if at == step]
        for y, name in sorted(column):
            y = max(y, lowest)
            places[step, name] = (x, y)
            lowest = y + VIA_APART
    return places


def _draw_rests(
    rests: Sequence[Rest],
    left: Mapping[str, float],
    right: Mapping[str, float],
    via: Mapping[tuple[int, str], tuple[float, float]],
    labels: dict[str, tuple[str, str]],
) -> Iterator[list[dict[str, Any]]]:
    strokes: dict[str, list[Stroke]] = {way: [] for way in WAYS}
    for number, one in enumerate(rests):
        key = f"rest-{number}"
        labels[key] = (one.label, one.href)
        stops = [
            (NODE + 10, left[one.origin.badge.href]),
            *(via[step, name] for step, name in enumerate(one.chain)),
            (DOT - 7, right[one.holder.href]),
        ]
        paint = f"var(--{one.origin.badge.css})"
        strokes[one.way].append(Stroke(points=tuple(_bend(stops)), paint=paint, key=key))
    for way, (width, dash) in WAYS.items():
        yield draw_strokes(strokes[way], width=width, dash=dash, curve="basis")


def _bend(stops: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Points of a curve that leaves and reaches each stop level; three in one place hold it."""
    yield stops[0]
    for (x, y), (x2, y2) in pairwise(stops):
        yield from ((x + (x2 - x) / 2, at) for at in (y, y2))
        yield from ((x2, y2),) * (1 if (x2, y2) == stops[-1] else 3)


def _draw_copies(
    copies: Sequence[tuple[str, str, bool, str, str]],
    right: Mapping[str, float],
    labels: dict[str, tuple[str, str]],
) -> Iterator[list[dict[str, Any]]]:
    """Brackets at the right, short ones inside long ones; the arrow stands at the copy."""
    shown = [one for one in copies if one[0] in right and one[1] in right]
    shown.sort(key=lambda one: (abs(right[one[0]] - right[one[1]]), one))
    strokes, heads = [], []
    for number, (source, copy, directed, label, href) in enumerate(shown):
        key = f"copy-{number}"
        labels[key] = (label, href)
        x = BRACKETS + STEP * (1 + min(number, LANES - 1))
        top, end = right[source] - 4 + number % 3, right[copy] + 4 - number % 3
        points = ((BRACKETS, top), (x, top), (x, end), (BRACKETS, end))
        strokes.append(Stroke(points=points, paint="var(--soft)", key=key))
        if directed:
            heads.append(Sign(x=BRACKETS + 3, y=end, paint="var(--soft)", ground="var(--soft)"))
    yield draw_strokes(strokes, width=1.4, dash=(1, 3))
    yield draw_signs(heads, "triangle-left", area=60)


def _draw_via(
    places: Mapping[tuple[int, str], tuple[float, float]],
) -> Iterator[list[dict[str, Any]]]:
    yield draw_signs(
        (Sign(x=x, y=y, paint="var(--soft)") for x, y in places.values()), "diamond", area=70
    )
    names = (
        Words(x=x, y=y - 13, text=make_label(name), paint="var(--soft)")
        for (_, name), (x, y) in places.items()
    )
    yield draw_words(names, "center", size=SMALL, most=130)


def _draw_origins(
    views: Sequence[OriginView], rows: Mapping[str, float], labels: dict[str, tuple[str, str]]
) -> Iterator[list[dict[str, Any]]]:
    """Known ones as squares with their letter, unknown ones as open circles."""
    signs: dict[bool, list[Sign]] = {True: [], False: []}
    letters, names, kinds = [], [], []
    for number, view in enumerate(views):
        badge, y, key = view.badge, rows[view.badge.href], f"origin-{number}"
        labels[key] = (make_label(f"{badge.letter}: {badge.name}, {view.kind}"), badge.href)
        paint = f"var(--{badge.css})"
        ground = f"var(--{badge.css}-bg)" if badge.known else "var(--card)"
        signs[badge.known].append(Sign(x=NODE, y=y, paint=paint, ground=ground, key=key))
        letters.append(Words(x=NODE, y=y, text=badge.letter, paint=paint))
        if not view.named:
            continue
        text = make_label(shorten(badge.name, NAME_CHARS))
        names.append(Words(x=NODE - 17, y=y - 7, text=text))
        kinds.append(Words(x=NODE - 17, y=y + 8, text=view.kind, paint="var(--soft)"))
    yield draw_signs(signs[True], "square", area=400)
    yield draw_signs(signs[False], "circle", area=380)
    yield draw_words(letters, "center", size=SMALL, bold=True)
    yield draw_words(names, "right", most=NODE * FITTING)
    yield draw_words(kinds, "right", size=SMALL, most=NODE * FITTING)


def _draw_holders(
    holders: Sequence[Holder], right: Mapping[str, float], labels: dict[str, tuple[str, str]]
) -> Iterator[list[dict[str, Any]]]:
    signs, names, titles = [], [], []
    for number, one in enumerate(holders):
        y, key = right[one.href], f"article-{number}"
        labels[key] = (make_label(shorten(f"{one.name}: {one.about}", NAME_CHARS)), one.href)
        ground = "var(--ink)" if one.known else "var(--card)"
        signs.append(Sign(x=DOT, y=y, paint="var(--ink)", ground=ground, key=key))
        text = make_label(shorten(one.name, NAME_CHARS))
        names.append(Words(x=DOT + 12, y=y - 7, text=text))
        about = make_label(shorten(one.about, NAME_CHARS))
        titles.append(Words(x=DOT + 12, y=y + 8, text=about, paint="var(--soft)"))
    yield draw_signs(signs, "circle", area=70)
    yield draw_words(names, most=(BRACKETS - DOT) * FITTING)
    yield draw_words(titles, size=SMALL, most=(BRACKETS - DOT) * FITTING)
