"""What is said not to have been done, told by others as done."""

from collections.abc import Set
from dataclasses import dataclass

from consilience.analysis.discrepancies.deeds import (
    REAL,
    Deed,
    cut_sign,
    read_deeds,
    share_class,
    tell_source,
)
from consilience.analysis.discrepancies.denials.deniers import tell_who
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import (
    count_articles_with,
    count_background_articles,
    find_words,
)

MOST_RARE = 0.025  # of all articles
LEAST_ROLE = 0.5  # likeness of the words for one role
LEAST_SHARED = 2  # telling words in common where nobody else is


@dataclass(frozen=True, eq=False)
class Who:
    """Stems of the words for who denies, and of what he denies."""

    own: frozenset[str]
    matter: frozenset[str]


def is_told_as_done(text: StoryText, who: Who, deed: Deed, other: Sentence) -> bool:
    """True where others say that it was done: to the same, or by who says that he did not.

    Somebody must say so in the other sentence, and not who denies.
    """
    denier = who.own | tell_source(deed)
    if not load_denial_words("conditions").isdisjoint(other.words):
        return False
    for rival in other.read(read_deeds):
        claim = rival.claim
        if not claim.attribution or claim.negated or claim.factuality not in REAL:
            continue
        source = tell_source(rival)
        if not source or source & denier:
            continue
        if deed.claim.negated and _is_opposed(text, deed, rival):
            return True
        if _is_same_act(deed, rival) and _is_of_same(text, who, deed, rival):
            return True
    return False


def _is_opposed(text: StoryText, deed: Deed, rival: Deed) -> bool:
    """True for one act by one to the same, or for a rare act of who says that he did not do it."""
    if _is_same_act(deed, rival) and all(
        _is_one_role(text, *role) for role in _pair_roles(deed, rival)
    ):
        return True
    is_own = bool(tell_source(deed) & rival.actors)
    named = deed.signs & (rival.signs | {cut_sign(stem) for stem in rival.others})
    return bool(named) and is_own and _is_rare(deed)


def _pair_roles(deed: Deed, rival: Deed) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return (deed.actors, rival.actors), (deed.others, rival.others)


def _is_one_role(text: StoryText, one: Set[str], other: Set[str]) -> bool:
    return bool(one & other) and text.compare(one, other) >= LEAST_ROLE


def _is_rare(deed: Deed) -> bool:
    """True for an act that few reports of any kind tell: "bet", not "put"."""
    word = deed.claim.predicate.lemma
    return count_articles_with(word) <= MOST_RARE * count_background_articles()


def _is_same_act(deed: Deed, rival: Deed) -> bool:
    """True for one act, or two words that can stand for one deed: "asked", "had requested"."""
    if rival.claim.predicate.lemma in load_difference_words("plain"):
        return False
    is_one = bool(deed.signs & rival.signs)
    return is_one or share_class(deed.sentence, deed.claim, rival.sentence, rival.claim)


def _is_of_same(text: StoryText, who: Who, deed: Deed, rival: Deed) -> bool:
    """True where who denies did it, to the same or with two telling words in common."""
    if not (_is_own(deed, who) and who.own & rival.actors):
        return False
    is_whom = _is_one_role(text, deed.others, rival.others)
    return is_whom or len(who.matter & rival.sentence.stem_set) >= LEAST_SHARED


def _is_own(deed: Deed, who: Who) -> bool:
    """True where the actor is who denies: "I", a pronoun or a name for him, and nobody else."""
    for one in deed.claim.participants:
        if one.role == "actor":
            named = find_stems(tell_who(deed.sentence, one.span, one.mention_id))
            is_named = bool(named) and who.own.issuperset(named)
            if is_named or load_denial_words("speakers").issuperset(find_words(one.span.text)):
                return True
    return False
