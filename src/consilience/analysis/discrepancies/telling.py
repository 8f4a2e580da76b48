"""Values of differences as a person would write them: days, and what is denied."""

import re
from collections.abc import Sequence
from functools import cache

from consilience.language.calendar import load_months
from consilience.language.furniture import load_function_words
from consilience.language.wordings import load_wording_words
from consilience.records.article import Article
from consilience.records.span import Span

LONGEST = 200  # characters of somebody's words in one sentence of explanation
LONGEST_CLAUSE = 90  # characters of the clause that tells what it is about
NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five"}
FEWEST_WORDS = 2  # of such a clause besides the gap
BEFORE, BEHIND = 8, 5  # words beside a gap of a phrase that is cut
FARTHEST = 200  # characters beside words of a quotation, of which four words are shown
LAST_WORDS, FIRST_WORDS = re.compile(r"(?:\S+\s+){0,4}\S*$"), re.compile(r"\S*(?:\s+\S+){0,4}")
MARKED = re.compile(r"[“”\"\n]")
ROUNDING = 3  # words behind that are shown too
LAST_WORD, NEXT_WORD = re.compile(r"[\w’'-]+$"), re.compile(r"\s+\w[\w’'-]*")
BESIDE = re.compile("… (?=[,-])")
MARK = re.compile(r"[,;:–—()“”\"]\s|[–—(“\"]|[.?!]$")


def tell_day(iso: str) -> str:
    """A day (ISO 8601) as "3 October 2022"; what is none as it stands."""
    year, _, rest = iso[:10].partition("-")
    month, _, day = rest.partition("-")
    name = _load_month_names().get(int(month)) if month.isdigit() else None
    return f"{int(day)} {name} {year}" if name and day.isdigit() else iso


@cache
def _load_month_names() -> dict[int, str]:
    """The first name of each month; the English ones stand first."""
    names: dict[int, str] = {}
    for name, number in load_months().items():
        names.setdefault(number, name.title())
    return names


def begin_sentence(words: str) -> str:
    """The words with a capital letter."""
    return words[:1].upper() + words[1:]


def shorten_words(words: str) -> str:
    """At most `LONGEST` characters, cut between words, with dots for what is left out."""
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def round_off(article: Article, words: Span) -> str:
    """The words with those behind them up to one that tells something: "within its limits"."""
    return article.text[words.start : _find_round_end(article, words)]


def _find_round_end(article: Article, words: Span) -> int:
    small = load_function_words() - load_wording_words("joining")
    end = words.end
    for _ in range(ROUNDING):
        last = LAST_WORD.search(article.text, words.start, end)
        behind = NEXT_WORD.match(article.text, end)
        if not last or not behind or last[0].lower() not in small:
            break
        end = behind.end()
    return end


def tell_around(article: Article, words: Span) -> str:
    """Words of a quotation with a few before and behind them, up to its marks."""
    text, end = article.text, _find_round_end(article, words)
    before = MARKED.split(text[max(0, words.start - FARTHEST) : words.start])[-1]
    behind = MARKED.split(text[end : end + FARTHEST])[0]
    first, last = LAST_WORDS.search(before), FIRST_WORDS.match(behind)
    opening, closing = first[0] if first else "", last[0] if last else ""
    told = " ".join(f"{opening}{text[words.start : end]}{closing}".split()).rstrip(" ,.")
    is_begun, is_ended = len(opening) == len(before), len(closing.strip()) == len(behind.strip())
    return f"{'' if is_begun else '… '}{shorten_words(told)}{'' if is_ended else ' …'}"


def tell_versions(printed: Sequence[str]) -> str:
    """That one quotation is printed in so many versions, and which."""
    told = " or ".join(f"“{one}”" for one in printed)
    count = NUMBERS.get(len(printed), str(len(printed)))
    return f"One quotation is printed in {count} versions: {told}."


def tell_gap(clause: Span, words: Span) -> str | None:
    """A clause with a gap for some of its words; None where it is too long or tells too little."""
    text = clause.text
    is_inside = clause.article == words.article and clause.start <= words.start
    if not is_inside or words.end > clause.end or len(text) > LONGEST_CLAUSE:
        return None
    before, behind = text[: words.start - clause.start], text[words.end - clause.start :]
    told = _write_gap(before, behind)
    return told if len(told.split()) > FEWEST_WORDS else None


def tell_phrase(sentence: Span, words: Span) -> str | None:
    """The words of a sentence next to some of them, between its marks, with a gap for those.

    None where they tell too little.
    """
    text = sentence.text
    start, end = words.start - sentence.start, words.end - sentence.start
    if sentence.article != words.article or start < 0 or end > len(text):
        return None
    first = max((one.end() for one in MARK.finditer(text[:start])), default=0)
    stop = MARK.search(text, end)
    last = stop.start() if stop else len(text)
    before, behind = text[first:start].split(), text[end:last].split()
    told = _write_gap(" ".join((*before[-BEFORE:], "")), " ".join(behind[:BEHIND]))
    return told if len(told.split()) > FEWEST_WORDS else None


def _write_gap(before: str, behind: str) -> str:
    """Words with a gap between: "a …-old boy", "some … boats, all of them small"."""
    told = " ".join(f"{before}… {behind}".split())
    return BESIDE.sub("…", told)
