"""Which line above a report is its headline."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import exp, log1p

from consilience.extraction.blocks import Block
from consilience.extraction.bylines import is_byline
from consilience.extraction.dated_lines import (
    find_before_comma,
    find_beside_date,
    find_dated_agency,
    find_dated_masthead,
)
from consilience.extraction.dates import is_date_line
from consilience.extraction.headline_signs import (
    LIKELIER,
    LIKELY,
    NEAR,
    find_above_signature,
    find_repeated,
    is_headline_with_end,
)
from consilience.extraction.lines import CLOSERS, FINAL
from consilience.extraction.mastheads import (
    MENU_DASH,
    find_before_menu,
    find_before_motto,
    find_beside_code,
    find_beside_section,
    find_menu_start,
)
from consilience.extraction.parts import Part
from consilience.extraction.plain_text import OTHER
from consilience.language.bylines import find_people, is_desk
from consilience.language.outlets import is_full_name, is_masthead, is_menu, looks_like_outlet

KEPT = 4096  # lines whose form is kept: pages print many alike, and each is looked at twice
REACH = 15  # lines above the body; headlines stand farther up on 3 % of WCXB's pages
WORDS = range(2, 36)
MASTHEAD_WORDS = 4  # of a name that stands beside the date on a page's first line
LEAST_WORDS = 3  # of a headline known by its place alone; "Staff Reporter" has two
MOST_WORDS = 16  # of a headline that stands among the paragraphs
FEW_LINES = 6  # of no known kind above a report whose headline is not plain, and the share that
OUTSTANDING = 0.6  # the likeliest has of all their scores
SURE = 0.15  # see docs/explain/extraction.md
# Below this a line right above a byline is that many times as likely (fitted beside WEIGHTS: e to
# 0.99); where a headline is plainer, what stands between it and the byline is a standfirst.
DOUBTFUL, SIGNED = 0.3, 2.7
ABOVE_DECK = (
    0.05  # of a line right above another; two that stand by themselves are headline and deck
)
NO_FURNITURE = ("other", "masthead")  # labels
PATH_END = re.compile(r"\s[/>›»]\s$")
MENU_SIGN = re.compile(r"[|>»•·@]|\s/\s")
BULLET = re.compile(r"\s*[*•●▪◦‣-]\s")  # begins a point of a summary
TOKEN = re.compile(r"[^\W_]{2,}")
# Logistic regression on WCXB's headlines, `training/train_headline.py`.
WEIGHTS = {
    "words": 1.84,
    "long": -3.57,
    "few": -2.00,
    "stop": -3.29,
    "told": 4.44,
    "distance": -2.82,
    "last": -0.56,
    "copies": 1.12,
    "like_first": 1.96,
    "first": 3.03,
    "capitals": 1.08,
    "shouted": -0.32,
    "digits": 0.52,
    "signs": -1.37,
}
BIAS = -7.14


def find_headline(
    head: Sequence[Block], labels: Sequence[str], body: Sequence[Block]
) -> int | None:
    """The place in `head` of the headline's last printing, None where none is likely.

    A line that stands alone above the report, or with furniture and a masthead, is its headline
    whatever its words; so is, among few lines, the likeliest by far of those that are no name,
    place or desk.

    `labels` are the kinds of the blocks of `head`; only lines that are of no known kind count.
    """
    scores = score_headlines(head, labels, body)
    if not scores:
        return None
    at = _choose(head, labels, scores)
    if at is None:
        return None
    at = _find_above_deck(head, scores, at)
    at = find_repeated(head, _find_above_signed_deck(head, labels, scores, at))
    return max(place for place, block in enumerate(head) if block.text == head[at].text)


def _choose(
    head: Sequence[Block], labels: Sequence[str], scores: Mapping[int, float]
) -> int | None:
    """The likeliest headline, or one that its byline and date show."""
    rated = [(score, at) for at, score in scores.items()]
    score, at = max(rated)
    if score < DOUBTFUL:
        score, at = max((_raise_signed(one, place, labels), place) for one, place in rated)
    first = max(0, min(scores) - NEAR)
    signed = [one for one in range(first, len(head)) if _is_signature(head[one], labels[one])]
    above = find_above_signature(head, labels, signed, scores)
    if above and above[1] < at and scores[above[0]] >= LIKELIER:
        return above[0]
    if score >= SURE or _is_alone(head, labels):
        return at
    places = list(scores)
    found = _find_above_byline(head, labels, places) or _find_outstanding(head, labels, rated)
    if found is None and above and scores[above[0]] >= LIKELY:
        return None if _is_name(head[above[0]].text) else above[0]
    return found


def _is_signature(block: Block, label: str) -> bool:
    return label == "byline" or _signs_or_dates(block.text)


@lru_cache(KEPT)
def _signs_or_dates(text: str) -> bool:
    return signs_or_dates(Block(0, len(text), text))


def _find_above_deck(head: Sequence[Block], scores: Mapping[int, float], at: int) -> int:
    """The line right above another if the two stand by themselves and it is likely a headline.

    The one below it then is a deck.
    """
    above, below = at - 1, at + 1
    is_near = above in scores and _adjoin(head, above, at)
    is_pair = is_near and not (_adjoin(head, above - 1, above) or _adjoin(head, at, below))
    is_likely = is_pair and scores[above] >= ABOVE_DECK and not _is_name(head[above].text)
    return above if is_likely and len(head[above].text.split()) >= LEAST_WORDS else at


def _find_above_signed_deck(
    head: Sequence[Block], labels: Sequence[str], scores: Mapping[int, float], at: int
) -> int:
    """The line right above another that is signed or dated, if the two alone could be headlines.

    They stand then among few lines, below a menu or the like, and the lower one is a deck.
    """
    above = at - 1
    unknown = sum(label == "other" for label in labels[: len(head)])
    is_below = above > 0 and labels[above - 1] not in NO_FURNITURE
    is_pair = above in scores and is_below and unknown <= FEW_LINES
    if not (is_pair and at + 1 < len(head) and signs_or_dates(head[at + 1])):
        return at
    text = head[above].text
    is_path = MENU_SIGN.search(text) is not None or head[at].text in text
    is_plain = not (_is_name(text) or is_menu(text) or is_path)
    is_likely = scores[above] >= SURE and len(text.split()) > LEAST_WORDS
    return above if is_plain and is_likely else at


def _adjoin(head: Sequence[Block], above: int, below: int) -> bool:
    """Whether two lines stand one below the other without a blank line between."""
    return above >= 0 and below < len(head) and head[above].end + 1 == head[below].start


def lift_headline(part: Part) -> Part:
    """The part with a first line of its text that is its headline taken off it.

    Where no line above is one, it is a line that does not end as sentences do, above prose. The
    page's first line may be a question too, or have its words in capitals.
    """
    body = part.body
    is_headless = len(body) > 1 and find_headline(part.head, part.labels, body) is None
    may_head = is_headless and (
        _may_head(body[0].text) or (not part.head and is_headline_with_end(body[0].text))
    )
    if not (may_head and ends_sentence(body[1].text)):
        return part
    at = len(part.head)
    return replace(part, labels=(*part.labels[:at], OTHER, *part.labels[at + 1 :]))


def _may_head(text: str) -> bool:
    words = text.split()
    return (
        LEAST_WORDS <= len(words) <= MOST_WORDS
        and not text.endswith((*FINAL, ":", ","))
        and not _is_name(text)
    )


def ends_sentence(text: str) -> bool:
    """Whether words end with the mark of a sentence."""
    return text.rstrip(CLOSERS)[-1:] in FINAL


def _find_outstanding(
    head: Sequence[Block], labels: Sequence[str], rated: Sequence[tuple[float, int]]
) -> int | None:
    """The line that is likelier by far than the others, of which there are few."""
    unknown = sum(label == "other" for label in labels[: len(head)])
    usable = [one for one in rated if not _is_name(head[one[1]].text, is_first=one[1] == 0)]
    if unknown > FEW_LINES or not usable:
        return None
    score, at = max(usable)
    is_clear = score >= OUTSTANDING * sum(each for each, _ in usable)
    return at if is_clear and len(head[at].text.split()) >= LEAST_WORDS else None


def _is_name(text: str, *, is_first: bool = False) -> bool:
    """Whether a line is a person's, a desk's or an outlet's name, or a short one in capitals."""
    is_place = text.isupper() and len(text.split()) < LEAST_WORDS
    is_told = is_place or (find_people(text) == len(text) and not text.isupper()) or is_desk(text)
    return is_told or _is_house(text, is_first=is_first)


def _is_house(text: str, *, is_first: bool = False) -> bool:
    """Whether a word of a short name, farther down than on top its last one, is an outlet's."""
    if len(text.split()) > MASTHEAD_WORDS or not is_full_name(text):
        return False
    return looks_like_outlet(text if is_first else text.split()[-1])


def _is_alone(head: Sequence[Block], labels: Sequence[str]) -> bool:
    """Whether but one line above the report is neither furniture nor a masthead."""
    unknown = (at for at, label in enumerate(labels[: len(head)]) if label == "other")
    told = (at for at in unknown if not _is_masthead(head[at], is_first=at == 0))
    found = list(islice(told, 2))
    return len(found) < 2 and not any(_is_name(head[at].text) for at in found)


def _raise_signed(score: float, at: int, labels: Sequence[str]) -> float:
    return score * SIGNED if tuple(labels[at + 1 : at + 2]) == ("byline",) else score


def _find_above_byline(
    head: Sequence[Block], labels: Sequence[str], usable: Sequence[int]
) -> int | None:
    """The line right above the byline: a headline by its place, whatever its words."""
    above = [
        at
        for at in usable
        if labels[at + 1 : at + 2] == ("byline",)
        and len(head[at].text.split()) >= LEAST_WORDS
        and not head[at].text.endswith(".")
    ]
    return max(above, default=None)


def score_headlines(
    head: Sequence[Block], labels: Sequence[str], body: Sequence[Block]
) -> dict[int, float]:
    """How likely each line that could be a headline is it, 0 to 1, by its place in `head`."""
    return {
        at: 1 / (1 + exp(-BIAS - sum(WEIGHTS[name] * value for name, value in row.items())))
        for at, row in describe_lines(head, labels, body).items()
    }


def describe_lines(
    head: Sequence[Block], labels: Sequence[str], body: Sequence[Block]
) -> dict[int, dict[str, float]]:
    """The signs of a headline for each line of `head` that could be one, by its place."""
    told = set().union(*(_find_words(block.text[:1000]) for block in body[:6]))
    opening = _find_words(head[0].text) if head else []
    texts = [block.text for block in head]
    motto = find_before_motto(head)
    described = {}
    for at in range(max(0, len(head) - REACH), len(head)):
        words = _find_words(head[at].text)
        is_long = labels[at] == "other" and len(head[at].text.split()) in WORDS
        known = _is_of_known_form(texts[at], is_first=at == 0) or _is_path(texts, at)
        known = known or (at == 0 and motto is not None)
        if words and is_long and not known:
            described[at] = _describe(texts, at, words, told, set(opening))
    return described


def _is_path(texts: Sequence[str], at: int) -> bool:
    """Whether a line leads to the headline right below it ("Home / World / Port shut")."""
    path, _, below = texts[at].rpartition(texts[at + 1]) if at + 1 < len(texts) else ("", "", "x")
    return not below and PATH_END.search(path) is not None


@lru_cache(KEPT)
def _is_of_known_form(text: str, *, is_first: bool) -> bool:
    """Whether the form of a line tells that it is a masthead, menu, point or signature."""
    is_point = BULLET.match(text) is not None
    if find_menu_start(text) and (is_menu(text) or MENU_DASH.search(text)):
        return True
    block = Block(0, len(text), text)
    return is_point or _is_masthead(block, is_first=is_first) or _signs_or_dates(text)


def signs_or_dates(block: Block) -> bool:
    """Whether a line does nothing but name the author, or the place and day of writing."""
    return is_byline(block) or is_date_line(block)


def _is_masthead(block: Block, *, is_first: bool) -> bool:
    """Whether a line is an outlet's name, also beside the date; on the first any short name is."""
    text = block.text
    if find_dated_masthead(block) or find_dated_agency(block):
        return True
    if is_first and (find_beside_section(block) or find_beside_code(block)):
        return True
    if find_before_menu(text) is not None or find_before_comma(block) is not None:
        return True
    beside = find_beside_date(block) if is_first else None
    if beside and is_full_name(beside.text) and len(beside.text.split()) <= MASTHEAD_WORDS:
        return True
    return (text.isupper() and looks_like_outlet(text)) or (
        is_full_name(text) and is_masthead(text)
    )


def _find_words(text: str) -> list[str]:
    return TOKEN.findall(text.lower())


def _describe(
    head: Sequence[str], at: int, words: list[str], told: set[str], opening: set[str]
) -> dict[str, float]:
    text = head[at]
    telling = {word for word in words if len(word) > 3}
    alike = len(telling & opening) / max(len(telling | {w for w in opening if len(w) > 3}), 1)
    return {
        "words": log1p(len(words)),
        "long": max(0, len(words) - 14) / 10,
        "few": float(len(words) < 4),
        "stop": float(text.endswith(".")),
        "told": len(telling & told) / max(len(telling), 1),
        "distance": (len(head) - 1 - at) / REACH,
        "last": float(at == len(head) - 1),
        "copies": float(head.count(text) > 1),
        "like_first": alike if at else 0.0,
        "first": float(at == 0),
        "capitals": sum(word[:1].isupper() for word in text.split()) / len(text.split()),
        "shouted": float(text.isupper()),
        "digits": sum(map(str.isdigit, text)) / len(text),
        "signs": float(any(sign in text for sign in "|>»•·@")),
    }
