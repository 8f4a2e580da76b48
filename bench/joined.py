"""Pages that hold two or three articles, and single articles as controls, made from the sets."""

import random
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bench.pages import Sample, show_as_text
from bench.scores import WORD
from consilience.language.identify import identify_language

LAYOUTS = ("repeated", "byline", "raw", "title", "bare")
JOINED = 400
WORDS_EACH = 60  # a shorter body is no article
REACH = 12  # lines of furniture that raw layout leaves on both sides of a body
NAMES = ("Mara Oren", "Jon Lisk", "Adele Voss", "Tom Harrow", "Iva Senn")
CITIES = ("LISBON", "NAIROBI", "OSLO", "QUITO", "SEOUL")
MONTHS = ("January", "March", "June", "August", "November")
CREDITS = ("(Ministry of Defence)", "(Reuters)", "(Courtesy photo)", "(AP)", "(City council)")


@dataclass(frozen=True, slots=True)
class Joined:
    """A page of one or several articles; `lines` are the places where their body lines begin."""

    layout: str
    similar: bool
    names: tuple[str, ...]
    text: str
    lines: tuple[tuple[int, ...], ...]

    @property
    def boundaries(self) -> tuple[int, ...]:
        """How many body lines stand above each article but the first."""
        return tuple(self.count_above(article[0]) for article in self.lines[1:])

    def count_above(self, place: int) -> int:
        """How many body lines begin above a place; places with one count are one boundary."""
        return sum(bisect_left(article, place) for article in self.lines)


def pick_articles(samples: Sequence[Sample]) -> tuple[Sample, ...]:
    """The English samples with a body long enough to be an article."""
    return tuple(
        sample
        for sample in samples
        if len(sample.body.split()) >= WORDS_EACH and identify_language(sample.body) == "en"
    )


def make_joined(
    articles: Sequence[Sample], *, seed: int = 1, pages: int = JOINED
) -> tuple[Joined, ...]:
    """Pages of two articles, every fourth of three; half of them of articles that are alike."""
    chance = random.Random(seed)
    nearest = _rank_similar(articles)
    made = []
    for number in range(pages):
        first, similar = chance.randrange(len(articles)), number % 2 == 1
        size = 3 if number % 8 < 2 else 2
        others = nearest[first][:4] if similar else nearest[first]
        chosen = [articles[at] for at in (first, *chance.sample(others, size - 1))]
        layout = LAYOUTS[(number // 2) % len(LAYOUTS)]
        made.append(_lay_out(chosen, layout, chance, similar=similar))
    return tuple(made)


def make_controls(articles: Sequence[Sample], *, seed: int = 2) -> tuple[Joined, ...]:
    """Each article alone, in every layout."""
    chance = random.Random(seed)
    return tuple(
        _lay_out([article], layout, chance, similar=False)
        for article in articles
        for layout in LAYOUTS
    )


def find_title(sample: Sample) -> str:
    """The sample's headline as its set or its `<title>` tells it, without the outlet."""
    tag = sample.html.partition("<title")[2].partition(">")[2].partition("<")[0]
    words = " ".join((sample.title or tag).split()).split(" | ")[0].split(" - ")[0]
    return words or "Latest report"


def _lay_out(
    chosen: Sequence[Sample], layout: str, chance: random.Random, *, similar: bool
) -> Joined:
    text = ""
    lines = []
    for article in chosen:
        piece, places = _show_piece(article, layout, chance)
        lines.append(tuple(len(text) + place for place in places))
        text += piece + "\n\n"
    return Joined(layout, similar, tuple(one.name for one in chosen), text, tuple(lines))


def _show_piece(article: Sample, layout: str, chance: random.Random) -> tuple[str, tuple[int, ...]]:
    """An article with what stands around it, and where its body lines begin."""
    if layout == "raw" and (raw := _cut_raw(article, chance)):
        return raw
    body = "\n\n".join(line.strip() for line in article.body.split("\n") if line.strip())
    head = _make_head(article, layout, chance)
    # A dateline belongs to the line that it begins.
    shift = head.rfind("\n") + 1 if head.endswith(" ") else len(head)
    starts = [len(head) + start for start in _find_line_starts(body)]
    return head + body, (shift, *starts[1:])


def _make_head(article: Sample, layout: str, chance: random.Random) -> str:
    title = find_title(article)
    if layout == "bare":
        return ""
    if layout == "repeated":
        caption = _make_caption(article, chance)
        half = f"{title}\n\n{caption}\n{caption}\n"
        return f"{half}TT\n20\n\n{half}\n"
    if layout == "byline":
        date = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}, {chance.randint(2015, 2025)}"
        return f"{title}\n\nBy {chance.choice(NAMES)}\n{date}\n\n{chance.choice(CITIES)} (Staff) — "
    return f"{title}\n\n"


def _cut_raw(article: Sample, chance: random.Random) -> tuple[str, tuple[int, ...]] | None:
    """The real page from shortly above the body to shortly below; None if the body is not found."""
    shown = _show_cached(article.html).split("\n")
    wanted = {line.strip() for line in article.body.split("\n") if line.strip()}
    at = [number for number, line in enumerate(shown) if line.strip() in wanted and len(line) > 30]
    if not at or sum(len(shown[one]) for one in at) < 0.6 * len(article.body):
        return None
    first = max(0, at[0] - chance.randint(3, REACH))
    last = at[-1] + 1 + chance.randint(0, REACH)
    piece = "\n".join(shown[first:last])
    lengths = [0]
    for line in shown[first:last]:
        lengths.append(lengths[-1] + len(line) + 1)
    return piece, tuple(lengths[one - first] for one in at)


@cache
def _show_cached(html: str) -> str:
    return show_as_text(html)


def _make_caption(article: Sample, chance: random.Random) -> str:
    lines = [line for line in article.body.split("\n") if 8 <= len(line.split()) <= 40]
    words = chance.choice(lines).split(". ")[0] if lines else "A view of the place"
    return f"{words.strip(' .')} {chance.choice(CREDITS)}"


def _rank_similar(articles: Sequence[Sample]) -> list[list[int]]:
    """For each article the others, those first that share most of its rarer words."""
    words = [set(WORD.findall(article.body.lower())) for article in articles]
    seen = Counter(word for one in words for word in one)
    rare = [{word for word in one if seen[word] <= len(articles) / 5} for one in words]
    ranked = []
    for at, one in enumerate(rare):
        scores = {
            other: sum(1 / seen[word] for word in one & rare[other]) / (len(rare[other]) or 1)
            for other in range(len(articles))
            if other != at
        }
        ranked.append(sorted(scores, key=lambda other: -scores[other]))
    return ranked


def _find_line_starts(text: str) -> list[int]:
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    return [
        start for start, end in pairwise((*starts, len(text) + 1)) if text[start : end - 1].strip()
    ]
