"""Which titles of events are fit to head a row: whole sentences that agree with themselves."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from consilience.analysis.agreement import list_made_of
from consilience.analysis.agreement_said import takes_clause
from consilience.analysis.corroboration_titles import CUT_OFF
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.events.telling import find_auxiliaries, find_deed, holds, is_plural
from consilience.linking.events.titles_ends import ends_within
from consilience.records.claim import Claim, Predicate
from consilience.records.event import Event
from consilience.records.ids import ArticleId

FARTHEST: Final = 300  # characters behind a verb in which its title ends
MANY_WORDS: Final = 0.7  # of those that a claim shares with its title at most
LONGEST_BEFORE: Final = 24  # characters before who acts in which a relative word stands
DONE_TO: Final = frozenset({"recipient", "theme"})
ACTING: Final = frozenset({"actor"})
# "The crew were saved", "the group have left"
MANY: Final = frozenset({"body", "group"})
OPENING: Final = ("“", '"', "‘", "'")
MARKS: Final = ',.;:“”"…'


def is_fit(event: Event, claims: Sequence[Claim], texts: Mapping[ArticleId, str]) -> bool:
    """Whether the title reads as a whole sentence where it stands alone.

    Not "Lind beat in the last race" of "whom Lind beat", "the board called the plan" of "called the
    plan void", "a letter sent on Monday", "a person was told" of "a person told of it", and "the
    case were fined".
    """
    title = event.title
    if is_of_other_number(title) or _begins_with_time(title, claims):
        return False
    titled = [one for one in list_made_of(title, claims, part=MANY_WORDS) if _may_be_of(title, one)]
    if _was_turned(title, claims, texts) or any(
        _lacks_auxiliary(title, one, texts) for one in titled
    ):
        return False
    return not titled or any(
        not (
            _may_share_auxiliary(one, texts)
            or _stands_for(title, one)
            or _lacks_matter(title, one, texts)
            or _is_gapped(title, one, texts)
            or _stops_within(title, one, texts)
        )
        for one in titled
    )


def _may_be_of(title: str, claim: Claim) -> bool:
    """Whether who acts in a title has a word of the claim, or a pronoun in it for a name."""
    before = title[: find_deed(title, claim.predicate.span.text)]
    subject = set(find_words(before)) - load_function_words()
    told = find_words(claim.span.text)
    pronouns = load_words("event_titles", "pronoun") | load_words("event_titles", "relative")
    return not subject or not (subject | pronouns).isdisjoint(told)


def _begins_with_time(title: str, claims: Sequence[Claim]) -> bool:
    """True for "the first time saw a comet"."""
    ends = {find_deed(title, one.predicate.span.text) for one in claims} - {0}
    last = title[: min(ends, default=0)].split()[-1:]
    return any(holds(word, "clause_noun") for word in last)


def is_general(event: Event, claims: Sequence[Claim]) -> bool:
    """Whether the title tells what is so, and not that it was done: a state, or a habit.

    "Lund opposes the tax", "doctors warn of it", "the date is not set", "Lund remained in bed", and
    not "Lund is building a house". A headline tells deeds so, too.
    """
    deeds = [one.predicate for one in list_made_of(event.title, claims, part=MANY_WORDS)]
    if event.factuality == "ongoing" and not any(one.span.text.endswith("ing") for one in deeds):
        return True
    return any(holds(one.lemma, "remaining") or _is_in_present(event.title, one) for one in deeds)


def _is_in_present(title: str, deed: Predicate) -> bool:
    """True for "warns of it" and "is not set", not for "is told to go" and "is building"."""
    word = deed.span.text
    own = find_auxiliaries(title[: find_deed(title, word)].split())
    if any(holds(one, "present") for one in own):
        return not (word.endswith("ing") or holds(" ".join(own), "participle"))
    plain = word.lower() in {
        deed.lemma,
        f"{deed.lemma}s",
        f"{deed.lemma}es",
        f"{deed.lemma[:-1]}ies",
    }
    return plain and not own and word.lower() not in load_words("event_titles", "unchanging")


def is_of_other_number(title: str) -> bool:
    """Whether a noun has the auxiliary of the other number: "the case were", "the votes was"."""
    words = [one.strip(MARKS) for one in title.split()]
    numbered = load_words("event_titles", "of_one") | load_words("event_titles", "of_many")
    at = next((at for at, one in enumerate(words) if one in numbered), 0)
    subject, before = words[:at], title.split()[:at]
    if not subject or any(map(_joins, before)):
        return False
    noun = subject[-1]
    if not (noun.islower() and noun.isalpha()) or find_noun(noun).kinds & MANY:
        return False
    if holds(words[at], "of_one"):
        return is_plural(noun) and noun.endswith("s") and not noun.endswith("ics")
    is_of_one = bool(find_noun(noun).kinds) or holds(subject[0], "article")
    return is_of_one and not is_plural(noun)


def _joins(word: str) -> bool:
    tables = ("preposition", "joining", "relative")
    return word.endswith(",") or any(holds(word, one) for one in tables)


def _was_turned(title: str, claims: Sequence[Claim], texts: Mapping[ArticleId, str]) -> bool:
    """Whether no text has the "was" before its verb: "a letter was sent" of "a letter sent"."""
    added = load_words("event_titles", "added")
    turned = [
        one for one in claims if any(f" {be} {one.predicate.span.text}" in title for be in added)
    ]
    return bool(turned) and not any(_has_auxiliary(one, texts) for one in turned)


def _has_auxiliary(claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    start = claim.predicate.span.start
    before = texts[claim.span.article][max(start - LONGEST_BEFORE, 0) : start].split()
    return any(holds(word, "auxiliary") for word in before)


def _lacks_auxiliary(title: str, claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """True for "a letter sent on Monday", which tells of a letter and not that it was sent."""
    verb = claim.predicate.span
    told = [one for one in claim.participants if one.span.start < verb.start]
    is_form = verb.text.lower() != claim.predicate.lemma and not verb.text.endswith(("s", "ing"))
    if not (is_form and told) or any(one.role not in DONE_TO for one in told):
        return False
    if not title.lower().startswith(told[0].span.text.lower()):
        return False
    between = texts[claim.span.article][max(one.span.end for one in told) : verb.start]
    return not any(holds(word, "auxiliary") for word in between.split())


def _may_share_auxiliary(claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """True for "Lind was fined and banned", where it is not told by whom if she stands alone."""
    verb = claim.predicate.span
    told = [one.span.end for one in claim.participants if one.span.start < verb.start]
    if not told or not verb.text.endswith("ed"):
        return False
    between = texts[claim.span.article][max(told) : verb.start].split()
    return holds("".join(between[:1]), "continuous") and holds(between[-1], "joining")


def _lacks_matter(title: str, claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """True for "the court ruled", which says nothing without the clause behind it."""
    return title.rstrip(CUT_OFF).endswith(f" {claim.predicate.span.text}") and takes_clause(
        claim, texts
    )


def _stands_for(title: str, claim: Claim) -> bool:
    """Whether a name stands in the title for "it", which may have been read wrong."""
    told = [one for one in claim.participants if one.span.start < claim.predicate.span.start]
    own = told[0].span.text if told else ""
    return holds(own, "thing_pronoun") and not title.lower().startswith(own.lower())


def _is_gapped(title: str, claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """True for "the woman whom Lind beat" and "the first that Lind met"."""
    verb = claim.predicate.span.start
    told = [one for one in claim.participants if one.span.start < verb]
    if not told:
        return False
    first = min(told, key=lambda one: one.span.start)
    relative = load_words("event_titles", "gapped")
    subject = title[: find_deed(title, claim.predicate.span.text)].lower().split()
    if not relative.isdisjoint(subject):
        return True
    start = first.span.start
    before = texts[claim.span.article][max(start - LONGEST_BEFORE, 0) : start].lower().split()
    # "In which Lind fell" lacks nothing.
    if not relative.isdisjoint(before[-1:]) and not any(
        holds(word, "preposition") for word in before[-2:-1]
    ):
        return True
    is_turned = first.role in DONE_TO and any(one.role in ACTING for one in told)
    return is_turned and title.lower().startswith(first.span.text.lower())


def _stops_within(title: str, claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """Whether its clause goes on behind the last word of the title, unless that is the verb."""
    last = title.rstrip(CUT_OFF).split()[-1]
    text = texts[claim.span.article]
    if last == claim.predicate.span.text:
        return text.startswith(" or ", claim.predicate.span.end)
    whole = re.compile(rf"(?<!\w){re.escape(last)}(?!\w)")
    start = claim.predicate.span.end
    found = whole.search(text, start, start + FARTHEST)
    if found is None:
        return False
    behind = text[found.end() :]
    is_named = holds(claim.predicate.lemma, "naming") and behind.lstrip()[:1] in OPENING
    return (
        is_named
        or ends_within(text, found.end())
        or _is_limited(title, behind)
        or _hangs(title, behind)
    )


def _hangs(title: str, behind: str) -> bool:
    """Whether a title ends with what begins something: "stopped short of calling", "and police"."""
    *_, before, last = title.split()
    goes_on = behind[:1] == " " and behind[1:2].isalpha()
    if not goes_on:
        return False
    if last.endswith("ing"):
        return holds(before, "preposition")
    return holds(before, "joining") and behind.split(maxsplit=1)[0].endswith("ed")


def _is_limited(title: str, behind: str) -> bool:
    """True for "the list will not be printed" of "not be printed until May"."""
    return holds(title, "negation") and holds("".join(behind.split(maxsplit=1)[:1]), "limiting")
