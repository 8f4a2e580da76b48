"""Which lines of a plain-text page are the report's prose, and what the others are."""

import re
from collections.abc import Sequence

import numpy as np

from consilience.extraction.blocks import Block
from consilience.extraction.datelines import find_dateline
from consilience.extraction.features import add_scores, make_features, order_columns
from consilience.extraction.lines import Flags, Lines, Numbers, measure_lines
from consilience.extraction.notes import SURE_KINDS, find_short_text
from consilience.extraction.trees import Matrix, load_trees, score_probabilities
from consilience.language.furniture import is_call
from consilience.language.lexicon import load_words

BODY, CAPTION, PROMPT, OTHER = "body", "caption", "prompt", "other"
FIRST, SECOND = "cleaner_first", "cleaner_second"
SHORT_KINDS = (
    "prompt", "related", "share", "navigation", "tags", "comment", "date", "byline", "contact",
    "live",
)  # fmt: skip
CALL_WORDS = 16
CAPTION_WORDS = 7
CREDITED = re.compile(r"[^.!?…:,;\"”’)\s]\s*\((?![a-z]+\s[a-zA-Z])(?=[^()]*[A-Z])[^()+?!]{2,60}\)$")
WORD = re.compile(r"\w+")
LEAST_SCORE = 0.2  # of a line of prose beside the body
SWITCH_COST = 1.0  # log-odds; .5 to 2 are within .005 of each other in folds by page


def label_blocks(
    blocks: Sequence[Block], lines: Lines | None = None, scores: Numbers | None = None
) -> tuple[str, ...]:
    """One label a block: `body`, or the kind of furniture that it is.

    `lines` are the facts about the blocks and `scores` what `score_lines` makes of them, where
    the caller has them already.
    """
    if not blocks:
        return ()
    facts = measure_lines(blocks) if lines is None else lines
    likely = score_lines(facts) if scores is None else scores
    body = correct_body(facts, likely, choose_body(facts, likely))
    body = body if body.any() else find_short_text(blocks, facts)
    credited = _find_credited(blocks, facts)
    calls = np.array([is_call(block.text) for block in blocks])
    body &= ~(credited | calls)
    body[_find_opening(blocks, facts, body)] = True
    body[: _find_dateline(blocks, body)] = False
    names = [kind.name if kind else "" for kind in facts.kinds]
    found = zip(body, names, credited, calls, strict=True)
    return tuple(
        BODY if is_body else name or _name_shape(is_caption=is_caption, calls=calls_reader)
        for is_body, name, is_caption, calls_reader in found
    )


def _name_shape(*, is_caption: bool, calls: bool) -> str:
    return CAPTION if is_caption else PROMPT if calls else OTHER


def score_lines(lines: Lines) -> Numbers:
    """How likely each line is prose of a report, 0 to 1.

    Two models of boosted trees: the second sees what the first thinks of the lines around.
    """
    names, rows = make_features(lines)
    first = _score(FIRST, names, rows)
    return _score(SECOND, *add_scores(names, rows, first))


def _score(model: str, names: tuple[str, ...], rows: Matrix) -> Numbers:
    trees = load_trees(model)
    return score_probabilities(trees, order_columns(names, rows, trees.names))


def choose_body(lines: Lines, scores: Numbers) -> Flags:
    """Which lines are body: the likeliest course through the page when every change costs.

    Viterbi's algorithm over two states; longer lines count for more.
    """
    sure = np.clip(scores, 1e-4, 1 - 1e-4)
    gains = (np.log(sure / (1 - sure)) * lines.words**0.25).tolist()
    out, body = 0.0, 0.0
    stays: list[tuple[bool, bool]] = []
    for gain in gains:
        from_out, from_body = out >= body - SWITCH_COST, body >= out - SWITCH_COST
        stays.append((from_out, from_body))
        best_out = out if from_out else body - SWITCH_COST
        best_body = body if from_body else out - SWITCH_COST
        out, body = best_out - gain / 2, best_body + gain / 2
    state = body > out
    chosen = np.zeros(len(gains), dtype=bool)
    for at in range(len(gains) - 1, -1, -1):
        chosen[at] = state
        state = state == stays[at][state]
    return chosen


def correct_body(lines: Lines, scores: Numbers, body: Flags) -> Flags:
    """The body without lines that their own words give away, and with prose that adjoins it.

    Captions and credits go whatever their length; prompts and the like only where they are no
    full sentence.
    """
    names = [kind.name if kind else "" for kind in lines.kinds]
    short = (lines.words <= CALL_WORDS) & (lines.final == 0)
    told = np.array([name in SURE_KINDS for name in names])
    told |= np.array([name in SHORT_KINDS for name in names]) & short
    kept: Flags = body & ~told
    unknown = np.array([not name for name in names])
    prose = lines.prose & ~told & unknown & (scores > LEAST_SCORE)
    return _attach(kept, prose)


def is_credited(text: str) -> bool:
    """Whether a line has the shape of a caption: no full stop, then a credit in brackets.

    A note in brackets ("VIDEO") is no credit.
    """
    match = CREDITED.search(text[-90:])
    words = WORD.findall(match[0][match[0].rindex("(") :].lower()) if match else []
    return bool(words) and not load_words("furniture", "noted").issuperset(words)


def _find_credited(blocks: Sequence[Block], lines: Lines) -> Flags:
    found = np.zeros(len(blocks), dtype=bool)
    usable = (lines.words >= CAPTION_WORDS) & (lines.words <= 4 * CALL_WORDS) & (lines.final == 0)
    for at in np.flatnonzero(usable).tolist():
        found[at] = is_credited(blocks[at].text)
    return found


def _find_opening(blocks: Sequence[Block], lines: Lines, body: Flags) -> slice:
    """The full sentences with a dateline that stand right above the body, which they begin."""
    first = int(body.argmax())
    above = first - 1
    if above < 0 or lines.kinds[above] is not None or not lines.final[above]:
        return slice(0)
    is_long = lines.words[above] >= CALL_WORDS
    return slice(above, first) if is_long and find_dateline(blocks[above]) else slice(0)


def _find_dateline(blocks: Sequence[Block], body: Flags) -> int:
    """The first block where one of the first three body blocks has a dateline, else 0.

    What stands above a dateline is a caption or a summary.
    """
    first = [int(at) for at in np.flatnonzero(body)[:3]]
    return next((at for at in first if find_dateline(blocks[at])), 0)


def _attach(body: Flags, prose: Flags) -> Flags:
    """The body with the runs of prose that touch it; they hold many a last paragraph."""
    grown, usable = body.tolist(), prose.tolist()
    for order in (range(1, len(body)), range(len(body) - 2, -1, -1)):
        for at in order:
            grown[at] = grown[at] or (usable[at] and grown[at - order.step])
    return np.array(grown)
