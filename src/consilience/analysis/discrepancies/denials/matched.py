"""The very deed that is denied, told as done: one event, or one act of the same to the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from consilience.analysis.discrepancies.deeds import (
    REAL,
    Deed,
)
from consilience.analysis.discrepancies.denials.asserted import (
    find_agreeing,
    is_news_with,
    is_own_speech,
)
from consilience.analysis.discrepancies.denials.denied import Denied, find_named
from consilience.analysis.discrepancies.denials.grouping import MOST_DENIALS, Denial
from consilience.analysis.discrepancies.happenings import MOST_PARTNERS
from consilience.analysis.discrepancies.parts import group_linked
from consilience.analysis.discrepancies.reading import Sentence, StoryText, are_times_apart
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.records.claim import Claim, Participant
from consilience.records.ids import ClaimId, EntityId
from consilience.records.span import Span

WHO, WHOM = frozenset({"actor"}), frozenset({"recipient", "theme"})
THERE_WAS = re.compile(
    r"\bthere (?:was|were|had been|has been|have been) (?:ever )?(?:such )?"
    r"(?:an?|any) (?P<deed>\w+)"
)
SHOWN = "shown …"  # stands for the words of many deeds, which what was shown tells apart
LEAST_THEME = 2  # telling words for what it was done with


def find_matched(text: StoryText, one: Denied, denying: Set[tuple[str, int]]) -> Iterator[Span]:
    """The sentences of others that tell as done a deed that is denied in so many words."""
    found: dict[tuple[str, int], Span] = {}
    for deed in one.denied_deeds:
        for rival in _list_rivals(text, deed):
            other = rival.sentence
            is_free = other.key not in denying and _can_answer(text, one, rival)
            if is_free and is_same_deed(one, deed, rival):
                found[other.key] = other.span(0, len(other.text))
    for rival in _list_told_of(text, one):
        other = rival.sentence
        if other.key not in denying and _can_answer(text, one, rival):
            found[other.key] = other.span(0, len(other.text))
    yield from (found[key] for key in sorted(found))


def _list_told_of(text: StoryText, one: Denied) -> Iterator[Deed]:
    """Deeds of who denies, or done to him, where he denies that "there was an order" of them."""
    behind = one.word.end - one.sentence.start if one.word else 0
    match = THERE_WAS.search(one.sentence.text, behind) if one.word else None
    if match is None:
        return
    for sentence, claim in text.read(_index_done).get(stem_word(match["deed"]), ()):
        deed = Deed(sentence, claim)
        if one.names & (deed.actors | deed.others) and deed.article != one.sentence.article.id:
            yield deed


def _list_rivals(text: StoryText, deed: Deed) -> Iterator[Deed]:
    """Claims told as real that share the event or the predicate with a deed, each once."""
    index = text.read(_index_done)
    seen: set[ClaimId] = set()
    for sign in _list_signs(deed.claim):
        there = index.get(sign, ())
        is_telling = len(there) <= MOST_PARTNERS or sign == SHOWN
        for sentence, claim in there if is_telling else ():
            if claim.id not in seen:
                seen.add(claim.id)
                yield Deed(sentence, claim)


def _index_done(text: StoryText) -> Mapping[str, Sequence[tuple[Sentence, Claim]]]:
    index: dict[str, list[tuple[Sentence, Claim]]] = defaultdict(list)
    for sentence in text.sentences:
        for claim in sentence.claims:
            if claim.factuality in REAL and not claim.negated:
                for sign in _list_signs(claim):
                    index[sign].append((sentence, claim))
    return index


def _list_signs(claim: Claim) -> list[str]:
    lemma = claim.predicate.lemma
    signs = [SHOWN] if lemma in load_denial_words("shown") else []
    signs += [claim.event_id] if claim.event_id else []
    return signs if lemma in load_difference_words("plain") else [*signs, stem_word(lemma)]


def _can_answer(text: StoryText, one: Denied, rival: Deed) -> bool:
    """False for words of who denies, and for what is left open, denied too or of another time."""
    other = rival.sentence
    own = one.party | frozenset(find_stems(one.denier))
    is_here = rival.article == one.sentence.article.id
    if rival.source & own or (is_here and not rival.source):
        return False
    if not is_here and rival.article in find_agreeing(text, one):
        return False
    return (
        load_denial_words("conditions").isdisjoint(other.words)
        and is_news_with(one, other)
        and not is_own_speech(one, other)
    )


def is_same_deed(one: Denied, deed: Deed, rival: Deed) -> bool:
    """True for one event by one predicate, or one act with the same names or things in it."""
    if are_of_others(deed, rival):
        return False
    lemma, other = (each.claim.predicate.lemma for each in (deed, rival))
    is_plain = lemma in load_difference_words("plain")
    is_word = lemma == other and not is_plain
    is_shown = {lemma, other} <= load_denial_words("shown")
    if not (is_word or is_shown):
        return False
    if is_word and deed.claim.event_id and deed.claim.event_id == rival.claim.event_id:
        return _share_part(deed, rival)
    if is_word and _list_ids(deed, WHOM) & _list_ids(rival, WHOM):
        return True
    themes = [part for part in deed.claim.participants if part.role == "theme"]
    shared = [part for part in themes if _is_in(part, rival)]
    named = set(rival.sentence.read(find_named))
    is_named = not named.isdisjoint(one.names | deed.others)
    return any(is_named or _has_day(deed.sentence, part) for part in shared)


def _share_part(deed: Deed, rival: Deed) -> bool:
    """True unless others did it to others; who is said not to have done it may be named beside it.

    One event may be the release of the hostages and of those for whom they were exchanged.
    """
    parts = [each.actors | each.others for each in (deed, rival)]
    is_named = not deed.actors.isdisjoint(rival.sentence.read(find_named))
    return not parts[0] or is_named or bool(parts[0] & parts[1])


def _is_in(part: Participant, rival: Deed) -> bool:
    """True where all words for a thing, several of them, are told of a rival too."""
    stems = set(find_stems(part.span.text))
    return len(stems) >= LEAST_THEME and stems <= rival.others


def _has_day(sentence: Sentence, part: Participant) -> bool:
    """True for "the letter of 3 June", of which there is but one."""
    span = part.span
    return any(span.start <= one.span.start and one.span.end <= span.end for one in sentence.times)


def group_same(denials: Sequence[Denial]) -> list[list[Denial]]:
    """Denials of one deed by several parties: one event, or one act told of nobody else."""
    links = [(one, one) for one in denials]
    links += [
        (one, other)
        for one, other in combinations(denials[:MOST_DENIALS], 2)
        if any(
            _are_one_deed(deed, rival)
            for deed in _list_denied_deeds(one)
            for rival in _list_denied_deeds(other)
        )
    ]
    return group_linked(links)


def _list_denied_deeds(denial: Denial) -> list[Deed]:
    return [deed for one in denial.denied for deed in one.denied_deeds]


def _are_one_deed(one: Deed, other: Deed) -> bool:
    lemma = one.claim.predicate.lemma
    is_word = lemma == other.claim.predicate.lemma and lemma not in load_difference_words("plain")
    return is_word and not are_of_others(one, other)


def are_of_others(one: Deed, other: Deed) -> bool:
    """True where different names did it, it was done to different names, or at another time."""
    for role in (WHO, WHOM):
        ids, rivals = _list_ids(one, role), _list_ids(other, role)
        if ids and rivals and not ids & rivals:
            return True
    times = (one.claim.when, other.claim.when)
    values = [each.value for each in times if each is not None]
    return len(values) > 1 and are_times_apart(values[0], values[1], days=0)


def _list_ids(deed: Deed, roles: Set[str]) -> frozenset[EntityId]:
    """The entities that have a part in a deed."""
    parts = deed.claim.participants
    return frozenset(one.entity_id for one in parts if one.role in roles and one.entity_id)
