"""What a title prints of a claim: each name once, auxiliaries, relative clauses turned."""

import re
from collections.abc import Sequence
from dataclasses import replace

from consilience.language.lexicon import load_words
from consilience.linking.events.pieces import Piece
from consilience.linking.events.telling import POSSESSIVES, holds, is_plural, is_pronoun

NEXT_WORD = re.compile(r" ([a-z]+)\b")
WORD_BEHIND = re.compile(r"[ \t]+(\S+)")
LONGEST_BEFORE = 12  # characters before a piece in which a preposition stands
FEWEST_TURNED = 3  # pieces: a thing, who did it, and the deed
CLOSING, OPENING = '.,;:!?…”"»)]–—', '“"«‘([–—'


def arrange_pieces(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of a claim in the article's `text`, in order, as a title prints them."""
    told = _drop_fronted(text, _print_once(text, pieces))
    return _turn_relative(text, _add_auxiliary(text, told))


def _drop_fronted(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces without one that a preposition and a comma set before who acts.

    "On the quay, Lind met Weld": "Lind met Weld".
    """
    if len(pieces) < FEWEST_TURNED or pieces[0].predicate or pieces[1].predicate:
        return pieces
    first, second = pieces[:2]
    before = text[max(first.start - LONGEST_BEFORE, 0) : first.start].split()[-1:]
    gap = text[first.end : second.start]
    is_fronted = any(holds(word, "preposition") or holds(word, "fronting") for word in before)
    if not (is_fronted and gap.rstrip().endswith(",") and second.kept):
        return pieces
    return pieces[1:]


def _add_auxiliary(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces with an auxiliary before a participle that whom it befell stands right before."""
    at = next((at for at, one in enumerate(pieces) if one.predicate), 0)
    before = pieces[at - 1] if at == 1 else None
    if before is None or not (pieces[at].participle and before.undergoes and before.kept):
        return pieces
    behind = NEXT_WORD.match(text, pieces[at].end)
    # "Pera welcomed the captain" has an object: Pera, to whom he came, is who did it.
    goes_on = text[pieces[at].end : pieces[at].end + 2].strip()[:1].isalnum()
    if goes_on and not (behind and holds(behind[1], "preposition")):
        return pieces
    if text[before.end : pieces[at].start].strip():
        return pieces
    auxiliary = "were" if is_plural(before.words) else "was"
    mended = replace(pieces[at], words=f"{auxiliary} {pieces[at].words}")
    return [before, mended, *pieces[at + 1 :]]


def _turn_relative(text: str, pieces: list[Piece]) -> list[Piece]:
    """The pieces of "the bill Lind signed into law" as those of "Lind signed the bill into law"."""
    if len(pieces) < FEWEST_TURNED:
        return pieces
    thing, actor, deed, *rest = pieces
    is_relative = (
        deed.predicate
        and thing.undergoes
        and not actor.undergoes
        and thing.kept
        and actor.kept
        and _is_relative(text[thing.end : actor.start])
        and all(holds(one, "auxiliary") for one in text[actor.end : deed.start].split())
        and not _is_stranded(text, deed.end)
        and not (rest and rest[0].undergoes and not text[deed.end : rest[0].start].strip())
    )
    first, _, others = thing.words.partition(" ")
    is_thing = not (
        any(holds(first, one) for one in ("relative", "empty", "negation", "asking"))
        or holds(thing.words.rpartition(" ")[2], "clause_taking")
    )
    if not (is_relative and is_thing):
        return pieces
    told = f"{first.lower()} {others}" if holds(first, "article") else thing.words
    return [actor, replace(deed, words=f"{deed.words} {told}"), *rest]


def _is_relative(gap: str) -> bool:
    """Whether nothing stands between a thing and who did it, or the word that joins them."""
    words = gap.strip(" ,").split()
    return not gap.strip() or (len(words) == 1 and holds(words[0], "object_relative"))


def _is_stranded(text: str, end: int) -> bool:
    """True for "for" in "the bill that Lind asked for" and "asked for in May"."""
    behind = WORD_BEHIND.match(text, end)
    if behind is None or not holds(behind[1], "preposition"):
        return False
    further = WORD_BEHIND.match(text, behind.end())
    return behind[1][-1] in CLOSING or further is None or holds(further[1], "preposition")


def _print_once(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, in order, so that a name stands for words of the text once.

    Further on the pronoun is left where it is ("Lind opened its inquiry") and a noun is printed as
    it stands. A name for an owner is one: "Lind’s inquiry began" for "its inquiry began".
    """
    told: set[str] = set()
    kept: list[Piece] = []
    for piece in pieces:
        own = text[piece.start : piece.end]
        one = piece
        if not piece.predicate and piece.words != own:
            is_told = any(piece.words in words for words in told)  # "The Board" for "Board"
            if is_told and is_pronoun(own):
                continue
            if is_told:
                one = replace(piece, words=own)
            elif _owns(text, piece):
                one = replace(piece, words=f"{piece.words}{POSSESSIVES[1]}")
        if piece.kept:
            told.add(piece.words)
        kept.append(one)
    return kept


def _owns(text: str, piece: Piece) -> bool:
    """True for "its" and for "her" before a word that is not small: "her inquiry"."""
    own = text[piece.start : piece.end].lower()
    behind = WORD_BEHIND.match(text, piece.end)
    return own in load_words("event_titles", "owner") and not (
        behind is None
        or behind[1][0] in CLOSING
        or any(holds(behind[1], one) for one in ("clause", "dangling", "particle"))
    )
