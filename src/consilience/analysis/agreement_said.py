"""Whether two claims that something was said, asked or begun say that it was the same."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from consilience.analysis.agreement_others import find_names, is_one_party
from consilience.analysis.alike import find_particle, list_parties, share_happening
from consilience.analysis.stems import find_stems
from consilience.language.claims import load_governors, load_noun_governors
from consilience.language.cues import find_source_words, load_nouns, load_verbs
from consilience.language.happenings import find_tellings
from consilience.language.lexicon import load_words
from consilience.language.words import find_words
from consilience.linking.events.deeds import find_head_noun, find_head_words
from consilience.records.claim import Claim, Participant
from consilience.records.ids import ArticleId
from consilience.records.span import Span

FEWEST_SHARED: Final = 2  # words of what was said by both
BOTH: Final = 2  # parties that two claims about one thing must share
NEAR_WORDS: Final = 8  # behind a verb, in which its clause begins
NEAR: Final = 40  # characters behind a verb in which its clause begins
SENTENCE_END: Final = re.compile(r"(?<!\b[A-Z])[.!?]\W*\s|\n")  # not that of "Rod J. Sorn"
BREAK: Final = 3  # characters before the first word of a sentence that show that it is
KEPT: Final = 50_000
FARTHEST: Final = 200  # characters behind a verb in which what was said is looked for


def may_say_the_same(one: Claim, other: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """False for "she vowed to rebuild" and "she vowed to stay": such a deed is what was said.

    Of verbs that take a clause both must have a thing in common, or words behind them. The same
    goes for things that are nothing without what they are about ("the inquiry", "a letter"), if
    not two who took part are the same.
    """
    if takes_clause(one, texts) and takes_clause(other, texts):
        return _share_thing(one, other) or _share_said(one, other, texts)
    if share_happening(one, other) or not (_is_of_matter(one) and _is_of_matter(other)):
        return True
    return _count_shared(one, other) >= BOTH or _share_said(one, other, texts)


def tells_names(claim: Claim, other: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """Whether names in the words for a thing stand also in the other sentence: "the Onde tax"."""
    told = find_names(f"{read_sentence(other, texts)} {other.span.text}")
    things = (one for one in claim.participants if one.role == "theme" and not one.entity_id)
    names = (find_names(_cut_first(one.span, texts)) for one in things)
    return all(not found or not found.isdisjoint(told) for found in names)


def _cut_first(span: Span, texts: Mapping[ArticleId, str]) -> str:
    """The words without the first of a sentence, whose capital tells nothing."""
    before = texts[span.article][max(span.start - BREAK, 0) : span.start]
    begins = len(before) < BREAK or SENTENCE_END.search(before)
    return span.text.partition(" ")[2] if begins else span.text


def takes_clause(claim: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """Whether its verb says little without the clause behind it: "ordered Lind to pay"."""
    lemma = claim.predicate.lemma
    if lemma not in load_verbs() and lemma not in load_governors():
        return False
    behind = find_words(_read_behind(claim, texts)[:NEAR])
    return begins_clause(behind[:1]) or not find_tellings(lemma, behind)


def _is_of_matter(claim: Claim) -> bool:
    """Whether it was done to a thing that is nothing without what it is about."""
    return any(one.role == "theme" and _is_matter(one) for one in claim.participants)


def _is_matter(party: Participant) -> bool:
    return not party.entity_id and _find_noun(party.span.text) in _load_matters()


@cache
def _load_matters() -> frozenset[str]:
    nouns = {*load_nouns(), *load_noun_governors(), *find_source_words("document")}
    return load_words("witnesses", "matter") | nouns


@lru_cache(maxsize=KEPT)
def _find_noun(words: str) -> str:
    return find_head_noun(find_head_words(words))


def _share_said(one: Claim, other: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """Whether both have two words of what was said in common, without those of who took part."""
    parties = (*list_parties(one), *list_parties(other))
    known = [
        one.predicate.span.text,
        *(party.span.text for party in parties if party.entity_id),
        *(_find_noun(party.span.text) for party in parties if _is_matter(party)),
    ]
    small = {stem for words in known for stem in find_stems(words)}
    said, said_there = (set(find_stems(_read_said(each, texts))) for each in (one, other))
    return len((said & said_there) - small) >= FEWEST_SHARED


def _read_said(claim: Claim, texts: Mapping[ArticleId, str]) -> str:
    """The clause that begins shortly behind the verb; the whole sentence where none does."""
    behind = _read_behind(claim, texts)
    words = behind.split()
    begins = load_words("event_titles", "content")
    at = next((at for at, word in enumerate(words[:NEAR_WORDS]) if word in begins), None)
    if at is not None:
        return " ".join(words[at:])
    return read_sentence(claim, texts)


def read_sentence(claim: Claim, texts: Mapping[ArticleId, str]) -> str:
    """The words of its sentence without its verb, `FARTHEST` characters on either side."""
    start = claim.predicate.span.start
    before = texts[claim.span.article][max(start - FARTHEST, 0) : start]
    return f"{SENTENCE_END.split(before)[-1]} {_read_behind(claim, texts)}"


def begins_clause(words: Sequence[str]) -> bool:
    """Whether one of the words begins what was said, asked or blamed on somebody."""
    tables = ("content", "blaming")
    return any(not load_words("event_titles", one).isdisjoint(words) for one in tables)


def _count_shared(one: Claim, other: Claim) -> int:
    """How many who took part, and are no such thing, are the same."""
    others = [party for party in list_parties(other) if not _is_matter(party)]
    own = [party for party in list_parties(one) if not _is_matter(party)]
    return sum(any(is_one_party(party, another) for another in others) for party in own)


def have_other_particles(one: Claim, other: Claim, texts: Mapping[ArticleId, str]) -> bool:
    """True for "stormed off" and "stormed back"."""
    found = {find_particle(_read_behind(each, texts)[:NEAR]) for each in (one, other)} - {""}
    return len(found) > 1


def _read_behind(claim: Claim, texts: Mapping[ArticleId, str]) -> str:
    """The words behind its verb to the end of the sentence."""
    start = claim.predicate.span.end
    behind = texts[claim.span.article][start : start + FARTHEST]
    return SENTENCE_END.split(behind, maxsplit=1)[0]


def _share_thing(one: Claim, other: Claim) -> bool:
    return any(
        party.role == "theme"
        and not (party.entity_id or _is_matter(party))
        and is_one_party(party, another)
        for party in list_parties(one)
        for another in list_parties(other)
    )
