"""What somebody typed into the search box: words, phrases, beginnings of words, and exclusions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from consilience.store.words import LONGEST, WORD, find_words, fold_letters, fold_word

PART = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
QUOTE_MARKS = str.maketrans("“”„«»", '"""""')
MOST_WORDS = 64  # of a query; what is behind them is left out
BEGINNING = 4  # letters that tell most words of a text from the one that is looked for
WORD_START = r"(?<![^\W_])(?<![^\W_]['’](?=[sS]\b))"  # a possessive ending is no word
NOT_ASCII = r"(?=[a-zA-Z0-9]*[^\x00-\x7f\W_])"


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand one behind the other; the last is a beginning if `is_prefix`."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Terms that an article must hold, all of them, and terms of which it must hold none."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()


def read_query(typed: str) -> Query:
    """The query in any text; text without a letter or digit asks for nothing.

    `"two words"` is a phrase, `minis*` a beginning, `-word` leaves out articles with it. Words
    behind the 64th are left out.
    """
    found: dict[bool, list[Term]] = {False: [], True: []}
    left = MOST_WORDS
    for part in PART.finditer(typed.translate(QUOTE_MARKS)):
        term = _make_term(part[2] if part[3] is None else part[3], quoted=part[3] is None)
        if not term.words or len(term.words) > left:
            continue
        left -= len(term.words)
        found[bool(part[1])].append(term)
    return Query(tuple(found[False]), tuple(found[True]))


def find_terms(terms: Sequence[Term], text: str) -> Iterator[tuple[int, int]]:
    """Where terms stand in a text (code points, half open), in reading order."""
    end = 0
    for hopeful in _compile_beginnings(terms).finditer(text) if terms else ():
        start = hopeful.start()
        if start < end:
            continue
        found = WORD.match(text, start)
        for term in _find_beginning(terms, fold_word(found[1][:LONGEST])) if found else ():
            words = list(islice(find_words(text, start), len(term.words)))
            if _stands(term, [word.folded for word in words]):
                end = max(end, words[-1].end)
        if end > start:
            yield start, end


@lru_cache(maxsize=64)
def _compile_beginnings(terms: Sequence[Term]) -> re.Pattern[str]:
    """Matches at every word that may begin a term, and at few others: folding takes time.

    Folding leaves ASCII letters as they are, but for the case and the last three of a plural,
    which begins as its singular does up to the last letter. Other letters may become any.
    """
    begun = {one.words[0][: max(1, min(BEGINNING, len(one.words[0]) - 1))] for one in terms}
    return re.compile(rf"{WORD_START}(?:(?i:{'|'.join(sorted(begun))})|{NOT_ASCII})")


def _find_beginning(terms: Sequence[Term], folded: str) -> list[Term]:
    return [
        one
        for one in terms
        if folded == one.words[0]
        or (one.is_prefix and len(one.words) == 1 and folded.startswith(one.words[0]))
    ]


def _stands(term: Term, folded: Sequence[str]) -> bool:
    if len(folded) < len(term.words):
        return False
    if term.is_prefix:
        return folded[-1].startswith(term.words[-1]) and (*folded[:-1],) == term.words[:-1]
    return tuple(folded) == term.words


def _make_term(typed: str, *, quoted: bool) -> Term:
    is_prefix = not quoted and typed.endswith("*")
    words = [one.folded for one in find_words(typed[:10_000])]
    if is_prefix and words:
        words[-1] = fold_letters(WORD.findall(typed)[-1])
    return Term(tuple(words), is_prefix)
