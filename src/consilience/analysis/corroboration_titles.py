"""Titles of events that can be vouched for: whole statements of what happened."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from consilience.analysis.agreement import list_made_of
from consilience.analysis.agreement_said import begins_clause, takes_clause
from consilience.language.lexicon import load_words
from consilience.language.words import find_words
from consilience.linking.events.telling import has_subject, holds, is_aside, is_nominal, is_telling
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId

FARTHEST: Final = 300  # characters behind a verb in which the end of its title is looked for
CUT_OFF: Final = "… "
CLAUSE_END: Final = re.compile(r"[,;:]")
BEING: Final = re.compile(r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere) being\b")
OPENING: Final = re.compile(r"(?<!\S)['‘“\"]\S")
CLOSING: Final = re.compile(r"\S['’”\"](?!\w)")
NEAR: Final = 3  # words behind a title in which the clause begins that belongs to it


def is_statement(event: Event, claims: Sequence[Claim], texts: Mapping[ArticleId, str]) -> bool:
    """Whether the title tells by itself that something happened, and is not cut.

    "Lund's inquiry" tells nothing, nor does "The court ordered Lund" of one who was ordered to pay.
    """
    if not event.title:
        return True
    deeds = [one.predicate for one in claims]
    if is_nominal(event.title, deeds) or is_aside(event.title):
        return False
    words = event.title.rstrip(CUT_OFF)
    if not is_telling(words, deeds, strict=True):
        return False
    if not (has_subject(words, deeds) or holds(words, "occurring")):
        return False
    if _speaks(words) or BEING.search(words) or _is_quote_open(words):
        return False
    titled = list_made_of(event.title, claims) or claims
    return not titled or not all(
        _is_inverted(event.title, one) or _is_cut(event.title, one, texts) for one in titled
    )


def _speaks(title: str) -> bool:
    """Whether it has the words of somebody who speaks of himself: "We saw the gate"."""
    return not load_words("event_titles", "speaker").isdisjoint(title.lower().split())


def _is_quote_open(title: str) -> bool:
    """Whether a quotation begins in it that does not end."""
    return len(OPENING.findall(title)) > len(CLOSING.findall(title))


def _is_cut(title: str, claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """Whether the title ends before the clause that its verb takes, or an open quotation does."""
    last = title.rstrip(CUT_OFF).split()[-1]
    start = claim.predicate.span.start
    behind = texts[claim.span.article][start : start + FARTHEST].split(". ", 1)[0]
    at = behind.find(last)
    if at < 0 or not takes_clause(claim, texts):
        return False
    following = find_words(CLAUSE_END.split(behind[at + len(last) :], maxsplit=1)[0])
    return begins_clause(following[:NEAR])


def _is_inverted(title: str, claim: Claim) -> bool:
    """Whether what is done stands before who does it: "the speech Lund gave", which is a noun.

    Of such words the title may have made a sentence: "Lund gave the speech".
    """
    actors = [one.span for one in claim.participants if one.role == "actor"]
    themes = [one.span.start for one in claim.participants if one.role == "theme"]
    verb = claim.predicate.span.start
    return any(
        theme < actor.start < verb and not title.startswith(actor.text)
        for theme in themes
        for actor in actors
    )
