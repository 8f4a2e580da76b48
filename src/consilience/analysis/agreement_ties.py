"""What ties two claims of one event together besides their verb."""

from collections.abc import Mapping, Sequence, Set
from typing import Final

from consilience.analysis.agreement_others import find_met, tell_of_others
from consilience.analysis.agreement_said import may_say_the_same, read_sentence
from consilience.analysis.agreement_sure import are_surely_one
from consilience.analysis.alike import are_same, list_parties, share_verb
from consilience.analysis.stems import find_stems
from consilience.linking.events.deeds import find_head_noun, find_head_words
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import Precision

WISHES: Final = frozenset({"hypothetical"})
FINE: Final[frozenset[Precision]] = frozenset({"minute", "day", "week"})
MOST_WORDS: Final = 2  # in common that count as ties
DAY: Final = 2  # ties that one day is: few deeds of one verb are of one day
SENTENCE_WORDS: Final = 4  # in common that make two sentences about one verb alike
MOST_OF_WORDS: Final = 0.6  # of the shorter clause or sentence
FEWEST_SHARED: Final = 2  # words of two clauses in the same wording
# Of 157 pairs of real articles 60 of 98 that tell one happening are tied so, and 4 of 59 that
# do not.
TIES: Final = 3
TIES_OF_WITNESSED: Final = 1  # where others corroborate the event
MOST_TIMES: Final = 3.0  # how far numbers of one happening differ at most

Texts = Mapping[ArticleId, str]


def are_tied(one: Claim, other: Claim, texts: Texts, least: int = TIES) -> bool:
    """Whether so many ties hold two claims together that both must tell one happening.

    The same who did it, the same to whom or what, words besides those, most words of a clause, or
    sentences that are alike are a tie each, and one day is two. One more is needed for each doubt:
    one is told as a plan, each tells of others, another does it, or it says something else. What
    may be is no deed and no plan.
    """
    if one.span.text.casefold() == other.span.text.casefold():
        return True
    if (one.factuality in WISHES) != (other.factuality in WISHES):
        return False
    is_plan = one.factuality != other.factuality and "planned" in (one.factuality, other.factuality)
    is_apart = _are_of_other_days(one.when, other.when) or _count_otherwise(one, other)
    if not (is_plan or is_apart) and (
        _are_worded_alike(one, other, texts) or _are_surely_one(one, other, texts)
    ):
        return True
    met = find_met(list_parties(one), list_parties(other))
    ties = met.count(True) + _count_ties(one, other)
    if ties + 1 < least:
        return False
    is_other = not (_share_most(one, other) or may_say_the_same(other, one, texts))
    doubts = is_plan, is_other, tell_of_others(other, one), met[0] is False
    missing = least + sum(doubts) - ties
    return missing <= 0 or (missing == 1 and _have_like_sentences(one, other, texts))


def _are_surely_one(one: Claim, other: Claim, texts: Texts) -> bool:
    """Not of a noun without anybody ("the attacks"), which may be any of its kind."""
    return bool(list_parties(one) and list_parties(other)) and are_surely_one(one, other, texts)


def _count_ties(one: Claim, other: Claim) -> int:
    words = _share_words(one.span.text, other.span.text) - _list_known(one, other)
    return (
        DAY * _are_of_one_day(one.when, other.when)
        + min(len(words), MOST_WORDS)
        + _share_most(one, other)
    )


def _have_like_sentences(one: Claim, other: Claim, texts: Texts) -> bool:
    if not share_verb(one, other):
        return False
    shared = _share_words(read_sentence(one, texts), read_sentence(other, texts))
    return len(shared - _list_known(one, other)) >= SENTENCE_WORDS


def _are_worded_alike(one: Claim, other: Claim, texts: Texts) -> bool:
    """Whether they stand in one and the same sentence, as that of an agency is printed twice."""
    if len(_share_words(one.span.text, other.span.text)) < FEWEST_SHARED:
        return False
    return _are_most(read_sentence(one, texts), read_sentence(other, texts))


def _share_most(one: Claim, other: Claim) -> bool:
    shared = _share_words(one.span.text, other.span.text) - _list_known(one, other)
    return bool(shared) and _are_most(one.span.text, other.span.text)


def _are_most(one: str, other: str) -> bool:
    fewest = min(len(set(find_stems(words))) for words in (one, other))
    return len(_share_words(one, other)) >= MOST_OF_WORDS * fewest


def _share_words(one: str, other: str) -> Set[str]:
    return set(find_stems(one)).intersection(find_stems(other))


def _list_known(one: Claim, other: Claim) -> Set[str]:
    """The words for the deed, for names, and for things in common, which are counted apart."""
    parties = (*one.participants, *other.participants)
    told: Sequence[str] = [
        one.predicate.span.text,
        other.predicate.span.text,
        *(party.span.text for party in parties if party.entity_id),
        *(
            find_head_noun(find_head_words(each.span.text))
            for party in one.participants
            for another in other.participants
            if are_same(party, another)
            for each in (party, another)
        ),
    ]
    return {stem for words in told for stem in find_stems(words)}


def _are_of_one_day(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    if not (one and other and one.value and other.value):
        return False
    if one.value.precision not in FINE or other.value.precision not in FINE:
        return False
    return not _are_of_other_days(one, other)


def _are_of_other_days(one: TimeExpression | None, other: TimeExpression | None) -> bool:
    if not (one and other and one.value and other.value):
        return False
    first, second = one.value, other.value
    return first.last_day < second.first_day or second.last_day < first.first_day


def _count_otherwise(one: Claim, other: Claim) -> bool:
    """Whether both have numbers, and none of one comes near any of the other."""
    numbers, others = ([each.lowest for each in claim.quantities] for claim in (one, other))
    pairs = [
        (low, high) for a in numbers for b in others if a and b for low, high in [sorted((a, b))]
    ]
    return bool(pairs) and all(high > MOST_TIMES * low for low, high in pairs)
