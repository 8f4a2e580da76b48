"""How a title ends: with the words that its verb lacks, and where it would be too long."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import Final

from consilience.language.calendar import load_months, load_weekdays
from consilience.language.claims_quantities import load_numbers
from consilience.language.lexicon import load_words
from consilience.language.sources import load_abbreviations
from consilience.linking.events.pieces import Piece
from consilience.linking.events.pieces_arranging import CLOSING, OPENING, WORD_BEHIND
from consilience.linking.events.telling import find_deed, holds

LONGEST_TITLE: Final = 90  # characters
LONGEST_CLAUSE: Final = 60  # characters of what was said that are added, or none of them
TIME_WORDS: Final = 3  # of "a month later", which another sentence dates
MOST_ADDED: Final = 7  # words behind a verb that ends a title
WHOLE_CLAUSE: Final = re.compile(r"[^.,;:!?…“”\"«»()\n]+(?=[.,;!?\n]|$)")
ASIDE: Final = re.compile(r"(?P<name>[^,]{3,}), (?P<aside>[^,]+),(?= (?!and |or ))")
LOOSE: Final = ",;:–—-"
CAPITAL: Final = re.compile(r"[A-Z]")
SIGNS: Final = ".,;:!?…“”\"'’‘»«()[]–—-"
# "Act [3 of it]", "joined others [in asking for it]", "sent [or received it]".
COUNTED_BEHIND: Final = re.compile(r" (?:\d{1,2}(?: of\b|[.,;]|$)|in \w+ing\b|or \w+ed\b)")
# Tables of words that may come behind a whole statement.
BEHIND_WHOLE: Final = (
    "clause", "place_clause", "preposition", "content", "relating", "joining", "subordinate",
    "following", "passing_time",
)  # fmt: skip


def add_rest(text: str, piece: Piece) -> Piece:
    """The last piece of a title with the words behind it that it lacks.

    A verb takes the words of its clause; a party what is said of it ("asked the court to pay").
    What was said or asked is found also behind a time ("voted on Friday to leave"), of which the
    title does without; a clause with "that" is taken whole or not at all.
    """
    start = _pass_time(text, piece.end)
    told = replace(piece, end=start)
    if piece.predicate and (clause := _read_clause(text, start)):
        return replace(piece, end=start + len(clause), words=f"{piece.words}{clause}")
    if not (piece.predicate or _goes_on(text, told)):
        return piece
    whole = _add_words(text, told)
    return piece if whole == told else whole


def is_cut_off(text: str, piece: Piece) -> bool:
    """Whether what a verb that ends the title says, asks or begins comes behind it."""
    behind = WORD_BEHIND.match(text, _pass_time(text, piece.end))
    return piece.kept and behind is not None and _begins_content(behind[1], piece)


def ends_within(text: str, end: int) -> bool:
    """Whether words that end at `end` stop within a phrase: "asked the board" before "members".

    A preposition, a conjunction, a time and a participle may follow what is whole.
    """
    if COUNTED_BEHIND.match(text, end):
        return True
    behind = WORD_BEHIND.match(text, end)
    word = behind[1].strip(SIGNS).lower().replace("’", "'") if behind else ""
    if not word[:1].isalpha() or word.endswith(("ly", "ing", "ed")):
        return False
    return word not in _load_following()


@cache
def _load_following() -> frozenset[str]:
    """The words that may come behind a whole statement."""
    tables = (load_words("event_titles", one) for one in BEHIND_WHOLE)
    return frozenset[str]().union(load_weekdays(), load_months(), *tables)


def shorten(words: str, deed: str) -> str:
    """A long title without what stands between commas before its verb, or without its last phrase.

    With "…" where that does not do.
    """
    at = find_deed(words, deed)
    before = words[:at]
    while len(before) + len(words) - at > LONGEST_TITLE and (aside := ASIDE.match(before)):
        name = aside["aside"] if _is_name_beside(aside) else aside["name"]
        rest = before[aside.end() :]
        before = f"{name}{',' * (',' in rest)}{rest}"
    told = f"{before}{words[at:]}"
    if len(told) <= LONGEST_TITLE:
        return told
    kept = told[:LONGEST_TITLE].rpartition(" ")[0] or told[:LONGEST_TITLE]
    whole = _drop_open(kept.split(), len(before.split()) + len(deed.split()) + 1)
    return " ".join(whole) if whole else f"{kept} …"


def _drop_open(words: Sequence[str], least: int) -> Sequence[str]:
    """The words without their last phrase, and those before that hang in the air without it.

    Empty where no more than `least` would be left, or what was asked would go.
    """
    whole = list(words)
    while len(whole) > least:
        dropped = list(whole)
        _drop_last_phrase(whole)
        if len(whole) == len(dropped) or holds(dropped[len(whole)], "content"):
            return ()
        if len(whole) > least and not (_dangles(whole) or _is_open(whole[-1])):
            return whole
    return ()


def _is_open(word: str) -> bool:
    """Whether a word at the end asks for another: "from one" without "of the men"."""
    return (
        holds(word, "preposition")
        or word.lower() in load_numbers()
        or word[-1] in LOOSE
        or holds(word, "joining")
    )


def _is_name_beside(aside: re.Match[str]) -> bool:
    """True for "the leader, Ada Lind": who has a name is told by it."""
    words = aside["name"].split()
    noun = list(takewhile(lambda word: not holds(word, "preposition"), words))[-1:]
    last = "".join(aside["aside"].split()[-1:])
    return "".join(noun).islower() and CAPITAL.match(last) is not None


def _pass_time(text: str, end: int) -> int:
    """The place behind a time, where what was said, asked or blamed comes next; else `end`."""
    at, last = end, ""
    while behind := WORD_BEHIND.match(text, at):
        word = behind[1]
        if last and holds(word, "content") and not holds(last, "preposition"):
            return at
        if word.lower() not in load_weekdays() and not holds(word, "passing_time"):
            break
        if word[-1] in CLOSING:
            break
        at, last = behind.end(), word
    return end


def _read_clause(text: str, start: int) -> str:
    """The words of a short clause that begins with "that"; "" for none, and for a long one."""
    behind = WORD_BEHIND.match(text, start)
    if behind is None or not holds(behind[1], "content") or holds(behind[1], "preposition"):
        return ""
    found = WHOLE_CLAUSE.match(text, start)
    clause = found[0].rstrip() if found else ""
    is_whole = clause and clause.split()[-1].lower() not in load_abbreviations()
    return clause if is_whole and len(clause) <= LONGEST_CLAUSE else ""


def _begins_content(word: str, piece: Piece) -> bool:
    """True for "to" and "that" behind a verb, for "to" alone behind a party."""
    return holds(word, "content") and (piece.predicate or holds(word, "preposition"))


def _goes_on(text: str, piece: Piece) -> bool:
    """Whether words behind a party tell what is said of it: "asked the court to pay"."""
    behind = WORD_BEHIND.match(text, piece.end) if piece.kept else None
    return behind is not None and behind[1] in load_words("event_titles", "completing")


def _add_words(text: str, piece: Piece) -> Piece:
    """The piece with the words of its clause behind it, up to a mark or a word for when or why."""
    added, end, is_whole = _read_on(text, piece.end)
    if is_whole:
        return replace(piece, end=end, words=" ".join((piece.words, *added)))
    if len(added) == MOST_ADDED and WORD_BEHIND.match(text, end):
        _drop_last_phrase(added)  # which goes on: "closed for some days in a mild"
        if added and holds(added[-1], "measuring"):
            _drop_last_phrase(added)  # "for the theft of thousands" of "of thousands of crowns"
    if added and holds(added[-1], "relating"):
        del added[-TIME_WORDS:]  # "appealed a month later"
    # Behind a noun comes the verb of its sentence, which is another matter.
    if added and holds(added[0], "auxiliary") and not holds(added[0], "completing"):
        return piece
    while _dangles(added):
        added.pop()
    if added[-2:-1] == ["to"] and _is_cut(text, end):
        del added[-2:]  # "asked to turn" of "asked to turn over her letters"
    if _is_quote_cut(added, text, end):
        del added[-2:]  # "for causing" of "for causing “a lot of pain”"
    if not added:
        return piece
    return replace(piece, end=max(end, piece.end), words=" ".join((piece.words, *added)))


def _read_on(text: str, end: int) -> tuple[list[str], int, bool]:
    """The words of a clause from `end` on, where they end, and whether another clause follows."""
    added: list[str] = []
    while len(added) < MOST_ADDED and (behind := WORD_BEHIND.match(text, end)):
        word = _strip(behind[1])
        # A time of the clock or a number is often what accounts differ on.
        is_counted = word[:1].isdigit() and added[-2:-1] != ["to"]
        if not word or word[0] in OPENING or is_counted or holds(word, "clause"):
            break
        if added and word.islower() and _begins_another(word, added[-1]):
            return added, end, True
        added.append(word)
        end = behind.start(1) + len(word)
        if word != behind[1]:
            break
    return added, end, False


def _strip(word: str) -> str:
    """The word without marks behind it, but for the full stop of an abbreviation."""
    told = word.rstrip(CLOSING)
    return word if word == f"{told}." and told.lower() in load_abbreviations() else told


def _is_cut(text: str, end: int) -> bool:
    """Whether the clause goes on behind `end`."""
    behind = WORD_BEHIND.match(text, end)
    return behind is not None and not holds(behind[1], "clause")


def _is_quote_cut(added: Sequence[str], text: str, end: int) -> bool:
    """Whether a quotation follows a gerund to which it belongs."""
    gerund = len(added) > 1 and added[-1].endswith("ing") and holds(added[-2], "preposition")
    return gerund and text[end:].lstrip()[:1] in OPENING


def _begins_another(word: str, before: str) -> bool:
    """Whether the verb of another clause begins: "is" behind "got in"."""
    return holds(word, "auxiliary") and holds(before, "preposition")


def _dangles(words: Sequence[str]) -> bool:
    """Whether the last word hangs in the air: that of "counted in more", not of "once more"."""
    if words and words[-1].endswith("."):
        return True  # "Nov." before a day
    is_whole = len(words) > 1 and holds(words[-2], "repeating")
    return bool(words) and holds(words[-1], "dangling") and not is_whole


def _drop_last_phrase(words: list[str]) -> None:
    """Cut the words before their last preposition, if there is one."""
    at = max((at for at, word in enumerate(words) if holds(word, "preposition")), default=None)
    del words[len(words) if at is None else at :]
