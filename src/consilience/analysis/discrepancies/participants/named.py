"""The names in the words for somebody, and the one that is his."""

import re
from collections.abc import Sequence

from consilience.analysis.discrepancies.reading import Sentence
from consilience.language.furniture import load_function_words
from consilience.language.nominals import find_noun
from consilience.records.mention import Mention
from consilience.records.span import Span

RELATIVE = re.compile(r",? (?:who|whom|whose|which|that|from|in|at|near)\b")
NOUN_BEHIND = re.compile(r"[”\"]? ([a-z][\w-]*)")


def list_names(sentence: Sentence, span: Span) -> list[Mention]:
    """The names in the words for somebody, but for those that tell of another.

    "The driver, who is from Torv" is not called Torv, nor "the Torv Courier reporter".
    """
    there = [
        one
        for one in sentence.mentions
        if span.start <= one.span.start and one.span.end <= span.end and one.form == "name"
    ]
    relative = RELATIVE.search(span.text) if there else None
    end = span.start + relative.start() if relative else span.end
    return [
        one
        for one in there
        if one.span.end <= end
        if not _has_noun_behind(sentence.article.text[one.span.end : end])
    ]


def choose_name(names: Sequence[Mention]) -> Mention | None:
    """The last of the names: of "the harbour master of Torv, Ida Holm" hers."""
    found = [one for one in names if one.kind == "person"] or names
    return found[-1] if found else None


def _has_noun_behind(words: str) -> bool:
    """True for "Torv Courier reporter", false for "the Torv company" and "Holm and others"."""
    match = NOUN_BEHIND.match(words)
    if match is None or match[1] in load_function_words():
        return False
    return "body" not in find_noun(match[1]).kinds
