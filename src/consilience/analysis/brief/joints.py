"""Where a clause may be cut out of its sentence: at a mark, and before what begins another one."""

import re
from functools import lru_cache
from typing import Final

from consilience.analysis.brief.leads import is_sentence
from consilience.analysis.facts_reading import Reading
from consilience.language.discrepancies import load_difference_words
from consilience.language.lexicon import load_words
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.span import Span

AT_MARK: Final = re.compile(r"[\"”’)\]]*\s*(?:[.,;:!?…—–](?=\s|$)|--|\s[-–—]\s)")
COMMA: Final = re.compile(r"[,;]\s+(?=([^\W\d_]+))")
NUMBER: Final = re.compile(r",\s+\d")  # "on 6 March, 2031"
# "several old, and newly painted", before what is so.
LISTED: Final = re.compile(r",\s(?:and|or)\s\S+(?:\s\S+)?$")
AT_END: Final = re.compile(r"[.!?…\"”’)\]]*")
SHORT: Final = re.compile(r"[^,\s]\s([A-Z][a-z]+)\.$")
LOOKED_AT: Final = 40  # characters before a sentence in which such a short form stands
PAIRS: Final = (("“", "”"), ("«", "»"))
SIGN: Final = '"'
KEPT: Final = 1_000  # places: each is asked for several times in a row
ONE: Final = frozenset({"a", "an"})  # behind a comma they begin what is said of the rest
_WORD: Final = re.compile(r"\s*([^\W_]+)")


def find_sentence(words: Span, article: Article) -> tuple[int, int]:
    """Where the sentence begins and ends that holds the last of the words."""
    return _find_around(article.text, max(words.end - 1, 0), words.start)


def ends_at_joint(words: Span, article: Article) -> bool:
    """Whether a clause ends behind the words, or another one begins there."""
    behind = _read_behind(words, article)
    if NUMBER.match(behind) or (behind.startswith(",") and LISTED.search(words.text)):
        return False
    word = _WORD.match(behind)
    return (
        AT_END.fullmatch(behind) is not None
        or AT_MARK.match(behind) is not None
        or (word is not None and word[1].lower() in load_difference_words("breaks"))
    )


def go_on_to_joint(words: Span, article: Article, longest: int) -> Span:
    """The words with the rest of their sentence, or with what a comma parts from another clause.

    Themselves where that is too long, and where their clause ends with them.
    """
    if ends_at_joint(words, article) or is_subordinate(words, article):
        return words
    behind = _read_behind(words, article)
    if len(words.text) + len(behind) <= longest:
        return article.span(words.start, words.end + len(behind))
    near = behind[: longest - len(words.text)]
    marks = (one.start() for one in COMMA.finditer(near) if _begins_clause(one[1]))
    end = next(marks, None)
    return words if end is None else article.span(words.start, words.end + end)


def begins_clause(words: Span, article: Article) -> bool:
    """Whether they begin their sentence or stand behind a mark or a word that joins clauses.

    "The last time the port bought a crane" tells of no purchase, nor does "how they found her";
    and what the port bought is not in "the crane which the port bought".
    """
    last = _read_last(words, article)[-1]
    small = last.lower()
    if small in load_words("briefs", "takes_part"):
        return _goes_with(words, article)
    return (
        not last
        or not last[-1].isalpha()
        or last[0].isupper()
        or small in load_words("event_titles", "clause")
        or small in load_words("event_titles", "place_clause")
    )


def is_split(words: Span, article: Article) -> bool:
    """Whether a full stop behind a short form was taken for the end of a sentence.

    It was behind "the clerk of Wash." and before "Gov. Weld came", not behind "Linde, Wash.".
    """
    before = article.text[max(words.start - LOOKED_AT, 0) : words.start].split("\n")[-1]
    return any(_ends_short(text) for text in (before, words.text))


def _ends_short(text: str) -> bool:
    found = SHORT.search(text.rstrip()[-LOOKED_AT:])
    return found is not None and found[1].lower() in load_words("briefs", "short_form")


def is_apart(words: Span, reading: Reading) -> bool:
    """Whether the article does not tell them itself: in speech, or on a line that is a label.

    A line that does not end as a sentence does is a headline, a caption or a label.
    """
    article = reading.articles.get(words.article)
    if article is None:
        return False
    end = article.text.find("\n", words.end)
    line = article.text[words.start : end if end >= 0 else len(article.text)]
    return not is_sentence(line.rstrip()) or stands_in_speech(words, reading)


def stands_in_speech(words: Span, reading: Reading) -> bool:
    """Whether they begin within quotation marks that were opened before on their line."""
    article = reading.articles.get(words.article)
    if article is None:
        return False
    before = article.text[article.text.rfind("\n", 0, words.start) + 1 : words.start]
    opened = any(before.count(left) > before.count(right) for left, right in PAIRS)
    return opened or before.count(SIGN) % 2 == 1 or reading.is_quoted(words)


def is_subordinate(words: Span, article: Article) -> bool:
    """Whether they tell when or why something else was: what follows in their sentence is that."""
    if _goes_with(words, article):
        return False
    before = _read_last(words, article)[-1].lower()
    return before not in load_words("briefs", "joins_equals") and (
        before in load_words("event_titles", "clause")
        or before in load_words("event_titles", "subordinate")
    )


def _goes_with(words: Span, article: Article) -> bool:
    """Whether they tell what happened besides: "she paid a visit, during which | she signed it"."""
    first, last = (one.lower() for one in _read_last(words, article, 2))
    which = load_words("briefs", "takes_part")
    return last in which and first in load_words("briefs", "before_clause")


def _begins_clause(word: str) -> bool:
    small = word.lower()
    joins = load_difference_words("breaks") | load_words("event_titles", "relative")
    return small in joins or small in ONE or small.endswith("ing")


def _read_last(words: Span, article: Article, count: int = 1) -> list[str]:
    """The last words of the same sentence before the words, "" for each that is not there."""
    start, _ = find_sentence(words, article)
    before = article.text[start : words.start].split()
    return [*[""] * count, *before][-count:]


def _read_behind(words: Span, article: Article) -> str:
    """What follows the words in their sentence."""
    _, end = find_sentence(words, article)
    return article.text[words.end : max(end, words.end)]


@lru_cache(maxsize=KEPT)
def _find_around(text: str, last: int, first: int) -> tuple[int, int]:
    return next(
        ((start, end) for start, end in find_sentences(text) if start <= last < end),
        (first, last + 1),
    )
