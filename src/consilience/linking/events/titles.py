"""Titles of events: who did what to whom, in the words of one of the claims."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from consilience.language.claims_quantities import load_numbers
from consilience.language.lexicon import load_words
from consilience.linking.events.noun_deeds import split_noun
from consilience.linking.events.pieces import Piece
from consilience.linking.events.pieces_arranging import NEXT_WORD, arrange_pieces
from consilience.linking.events.telling import (
    POSSESSIVES,
    find_auxiliaries,
    find_deed,
    holds,
    is_empty,
    is_for_several,
    is_half,
    is_plural,
    is_pronoun,
)
from consilience.linking.events.titles_ends import (
    CAPITAL,
    LONGEST_TITLE,
    add_rest,
    ends_within,
    is_cut_off,
    shorten,
)

SHORTENED = re.compile(r"[’'](ve|m|re|ll)\b")  # "’d" may be "had" or "would"
AUXILIARIES = {
    "ve": ("has", "have"),
    "m": ("is", "is"),
    "re": ("is", "are"),
    "ll": ("will", "will"),
}
SHORT_GAP = 4  # words between two pieces that are always kept
LONGEST_GAP = 200  # characters looked at on each side of a gap
QUOTES = (("“", "”"), ("«", "»"))
HYPHENED = re.compile(r"(?:[-‐]\w+)+")

# What is wrong with a title, the worse the higher.
SAYS_THE_CONTRARY, SAYS_NOTHING, NAMES_NOBODY = 8, 6, 4
SAYS_HALF, NO_SENTENCE, OTHER_MATTER, TOO_LONG = 3, 2, 1, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title and its `faults`: 0 for none, the more the worse it reads."""

    faults: int
    words: str


def write_title(text: str, pieces: Sequence[Piece], *, negated: bool = False) -> Title:
    """The best title that the pieces of one claim in the article's `text` give.

    Either all words from the first piece to the last, or those of the pieces alone with what
    belongs to the verb ("Nobody who works here will lose his place": "Nobody will lose his
    place"). A verb that ends it takes a few words more ("The gate stands open again"); a participle
    of whom it befell its auxiliary ("a letter seen by Lind": "A letter was seen by Lind"). About
    `LONGEST_TITLE` characters; what is longer is cut at a word.
    """
    pieces = pieces if negated else split_noun(text, pieces)
    starts = {one.start for one in pieces if not one.predicate}
    whole = [_end_words(text, _add_particle(text, one, starts)) for one in pieces]
    ordered = arrange_pieces(text, sorted(whole, key=lambda one: (one.start, -one.end)))
    joined = _keep_joined(text, ordered)
    finished = _finish(text, ordered)
    kept = finished if joined is ordered else _finish(text, joined)
    judged = []
    for (told, flaws), is_whole in ((finished, True), (kept, False)):
        words, faults = _join(text, told, whole=is_whole)
        judged.append(_judge(words, told, faults + flaws, negated=negated))
    return min(judged, key=lambda one: (one.faults, len(one.words)))


def _finish(text: str, pieces: Sequence[Piece]) -> tuple[Sequence[Piece], int]:
    """The pieces with what the last one lacks, and the faults that they have however joined."""
    ordered = list(pieces)
    if len(ordered) > 1:
        ordered[-1] = add_rest(text, ordered[-1])
    last = ordered[-1]
    is_cut = is_cut_off(text, last) or (last.kept and ends_within(text, last.end))
    return ordered, SAYS_HALF * is_cut + _read_for(text, ordered)


def _read_for(text: str, pieces: Sequence[Piece]) -> int:
    """A fault where a name stands for "it" or "him", which may have been read wrong."""
    parties = [one for one in pieces if one.kept and not one.predicate]
    told = ((text[one.start : one.end], one.words) for one in parties)
    return OTHER_MATTER * any(own != words and holds(own, "pointing") for own, words in told)


def _keep_joined(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces up to the first thing behind the verb that nothing joins to what is before it.

    Of "drew a call for his resignation in a dispute, a fight that he lost" the fight is not told.
    """
    verb = next((at for at, one in enumerate(pieces) if one.predicate), len(pieces))
    for at in range(verb + 1, len(pieces)):
        gap = text[pieces[at - 1].end : pieces[at].start].split()
        is_joined = len(gap) <= SHORT_GAP or holds(gap[-1], "preposition")
        if not (is_joined or CAPITAL.search(pieces[at].words)):
            return pieces[:at]
    return pieces


def _add_particle(text: str, piece: Piece, starts: Collection[int]) -> Piece:
    """The predicate with its particle, without which it is another verb: "stepped down".

    A word with which a party begins is none ("cost up to 35 million").
    """
    behind = NEXT_WORD.match(text, piece.end) if piece.predicate else None
    if behind is None or behind.start(1) in starts:
        return piece
    if behind[1] not in load_words("event_titles", "particle"):
        return piece
    return replace(piece, end=behind.end(), words=f"{piece.words}{behind[0]}")


def _end_words(text: str, piece: Piece) -> Piece:
    """The piece with the rest of a word that a hyphen joins: "e" of "e-bikes"."""
    rest = HYPHENED.match(text, piece.end)
    if rest is None or not piece.words or piece.words[-1] != text[piece.end - 1]:
        return piece
    return replace(piece, end=rest.end(), words=f"{piece.words}{rest[0]}")


def _join(text: str, pieces: Sequence[Piece], *, whole: bool) -> tuple[str, int]:
    """The words, and the faults of joining them so."""
    words, faults, end, skipped, after_verb = "", 0, pieces[0].start, "", False
    last = pieces[0]
    for piece in pieces:
        if piece.end <= end and words:
            continue
        gap, end = skipped or _read_gap(text, end, piece.start), piece.end
        joins = len(gap.split()) == 1 and holds(gap, "joining")  # "Lind [and Weld] met"
        skipped = "" if piece.kept or joins else gap
        if piece.kept:
            cut, fault = (
                _cut_gap(gap, piece, whole=whole, after_verb=after_verb) if words else ("", 0)
            )
            cut = _write_out(text, last, cut)
            words, faults, last = f"{words}{cut}{piece.words}", faults + fault, piece
            after_verb = after_verb or piece.predicate
    return words, faults


def _write_out(text: str, before: Piece, gap: str) -> str:
    """The gap with what a pronoun has in short written out behind a name: "Lind has" for "I’ve"."""
    own = text[before.start : before.end]
    short = SHORTENED.match(gap)
    if short is None or before.words == own:
        return gap
    one, several = AUXILIARIES[short[1]]
    is_several = own.lower() in load_words("event_titles", "many_pronoun") and is_plural(
        before.words
    )
    return f" {several if is_several else one}{gap[short.end() :]}"


def _read_gap(text: str, start: int, end: int) -> str:
    """The words between two pieces; of very many their beginning and their end."""
    if end - start <= 2 * LONGEST_GAP:
        return text[start:end]
    return f"{text[start : start + LONGEST_GAP]} … {text[end - LONGEST_GAP : end]}"


def _cut_gap(gap: str, piece: Piece, *, whole: bool, after_verb: bool) -> tuple[str, int]:
    """What is printed of the words before a piece, and how far that is a fault."""
    words = gap.split()
    aside = piece.predicate and any(holds(word, "relative") for word in words)
    if whole or (len(words) <= SHORT_GAP and not aside) or (aside and _is_told_apart(gap)):
        return gap, NO_SENTENCE if aside else OTHER_MATTER * (len(words) > SHORT_GAP)
    if piece.predicate:
        return f" {' '.join([*_list_auxiliaries(words, piece), ''])}", OTHER_MATTER
    last = words[-1] if holds(words[-1], "preposition") else ""
    # Two parties before the verb that nothing joins: "the toll [of a ferry and] a tanker rose".
    apart = not (last or after_verb)
    # Nor "ruled [by two votes] to one", of which the number is a part.
    half = bool(last) and piece.words.lower() in load_numbers()
    return f" {last} " if last else " ", NO_SENTENCE if apart or half else OTHER_MATTER


def _list_auxiliaries(words: list[str], piece: Piece) -> list[str]:
    """Those of a verb; of a bare one behind "and" that of the first: "could lift it and carry".

    Whether a "not" is shared too cannot be told.
    """
    own = find_auxiliaries(words)
    if own or not piece.bare or not holds(words[-1], "joining"):
        return own
    is_shared = holds(words[0], "modal") and not holds(words[1], "negation")
    return words[:1] if is_shared else own


def _is_told_apart(gap: str) -> bool:
    """True for "nobody who" and "a ship that had": without the clause it would say another thing.

    Behind a comma the clause tells more of what is known already: "Lind, who had", "Lind did".
    """
    words = gap.split()
    own = len(find_auxiliaries(words)) + 1
    return holds(words[-own], "relative") and "," not in gap if len(words) >= own else False


def _judge(words: str, pieces: Sequence[Piece], faults: int, *, negated: bool) -> Title:
    tidy = _tidy(words)
    if negated and not holds(tidy, "negation"):
        faults += SAYS_THE_CONTRARY
    kept = [one for one in pieces if one.kept]
    if len(kept) == 1 or all(one.predicate or is_empty(one.words) for one in kept):
        faults += SAYS_NOTHING
    if any(not one.named or is_pronoun(one.words) for one in kept):
        faults += NAMES_NOBODY
    elif is_pronoun(tidy.partition(" ")[0]):
        faults += OTHER_MATTER
    if not _is_sentence(words, kept):
        faults += NO_SENTENCE + OTHER_MATTER * _is_to_be_done(words, kept)
    if is_half(tidy):
        faults += SAYS_HALF
    if len(tidy) > LONGEST_TITLE:
        deed = next((one.words for one in kept if one.predicate), "")
        tidy = shorten(tidy, deed)
        faults += TOO_LONG
    return Title(faults=faults, words=f"{tidy[:1].upper()}{tidy[1:]}")


def _is_sentence(words: str, pieces: Sequence[Piece]) -> bool:
    """False where the predicate comes first, is a noun with its owner, or lacks an auxiliary.

    Before "killed" it is lacking where those before the verb do not act ("the number killed").
    """
    at = next((at for at, one in enumerate(pieces) if one.predicate), 0)
    if at == 0:
        return False
    before = words[: find_deed(words, pieces[at].words)].split()
    if not before or before[-1].endswith(POSSESSIVES) or holds(before[-1], "unfinished"):
        return False
    if all(one.undergoes for one in pieces[:at]) and not find_auxiliaries(before):
        return False
    if pieces[at].bare and not (find_auxiliaries(before) or is_for_several(before)):
        return False
    return not pieces[at].words.endswith("ing") or holds(" ".join(before[-2:]), "continuous")


def _is_to_be_done(words: str, pieces: Sequence[Piece]) -> bool:
    """True for "Lind to pay" of "forced Lind to pay", which tells less than "Lind’s payment"."""
    deed = next((one.words for one in pieces if one.predicate), "")
    return words[: find_deed(words, deed)].endswith(" to ")


def _tidy(words: str) -> str:
    """One line without words that tie it to another sentence and marks that stand alone."""
    told = words.split()
    line = " ".join(_drop_linking(told))
    for opening, closing in QUOTES:
        if line.count(opening) != line.count(closing):
            line = line.replace(opening, "").replace(closing, "")
    if line.count('"') % 2:
        line = line.replace('"', "")
    return line.strip(" ,;:–—-")


def _drop_linking(words: Sequence[str]) -> Sequence[str]:
    """The words without "also" and, with its commas, "meanwhile", but for the first."""
    kept = list(words[:1])
    for word in words[1:]:
        if not holds(word, "linking"):
            kept.append(word)
        elif word.endswith(","):
            kept[-1] = kept[-1].removesuffix(",")
    return kept
