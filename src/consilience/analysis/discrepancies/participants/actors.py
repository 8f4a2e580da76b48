"""Who did it: in reports that tell one deed in words of their own, another one in each.

The predicates need only be in one set of words for a deed ("acquired", "bought"), or of one
event; the day and the things tell the rest. Each must be somebody of whom the other report has no
word.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from consilience.analysis.discrepancies.happenings import (
    MOST_DAYS_APART,
    MOST_PARTNERS,
    are_days_apart,
    compare_context,
    find_article_words,
    keep_best,
    share_day,
)
from consilience.analysis.discrepancies.lone import SHORT
from consilience.analysis.discrepancies.participants.alike import are_linked
from consilience.analysis.discrepancies.participants.claimed import (
    are_done_to_others,
    has_sufferer,
    is_decided,
)
from consilience.analysis.discrepancies.participants.reading import (
    Actor,
    read_actors,
    tell_ordinals,
)
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import StoryText, read_day
from consilience.analysis.stems import find_stems
from consilience.language.deeds import load_others, load_repeated, load_shared
from consilience.language.parties import is_state_body
from consilience.records.ids import ArticleId

# What two claims have in common; the sum is compared with the least. Chosen on development pairs,
# of which none that looks alike and agrees reached .7.
SAME_WORD, SAME_CLASS, SAME_EVENT, UNKNOWN_DEED = 0.8, 0.5, 0.8, 0.3
SAME_DAY, SAME_THING, SAME_AROUND, FIRST = 0.3, 0.2, 0.1, 0.1
MOST_THINGS = 3
LONG, LEAST_LIKE, EARLY = 0.1, 0.15, 8  # more in long reports; likeness there, and place in one
LEAST, LEAST_DESCRIBED = 0.7, 1.1  # named actors and trades, and described ones
DONE = frozenset({"occurred", "alleged"})
CONTESTED = 0.4  # more where the one is also named in the other's report
LEAD = 2
LONGEST = 40  # sentences of a report that is read
MOST_UNTOLD = 40  # trades of short reports of whom no claim was found


def find_actor_differences(text: StoryText) -> tuple[Difference, ...]:
    """Those who did one deed in reports of which each names another."""
    known = find_article_words(text)
    counts = text.count_sentences
    actors = [
        one
        for sentence in text.sentences
        if counts[sentence.article.id] <= LONGEST
        for one in read_actors(sentence)
    ]
    scored = (
        (one, other, compare_actors(text, one, other))
        for one, other in _pair(text, actors)
        if are_rivals(one, other, known)
    )
    doers = _list_doers(actors)
    alike = (
        found
        for found in scored
        if found[2] >= find_least(text, *found[:2]) + CONTESTED * _is_known(*found[:2], known)
        and _are_near(text, *found[:2])
        and not _are_told_of_both(*found[:2], doers)
    )
    return tuple(
        _make_difference(one, other) for one, other, _ in keep_best(alike, lambda one: one.sentence)
    )


def _pair(text: StoryText, actors: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    """Actors of different reports with a sign of their deeds in common, each pair once.

    A deed that is told more often than `MOST_PARTNERS` brings nobody together. Trades without a
    claim are set beside all of the other short reports.
    """
    by_sign: dict[str, list[Actor]] = defaultdict(list)
    untold: list[Actor] = []
    told: list[Actor] = []
    for one in actors:
        for sign in _list_signs(one):
            by_sign[sign].append(one)
        if one.trades and text.count_sentences[one.sentence.article.id] <= SHORT:
            (told if one.claim else untold).append(one)
    groups = [by_sign[sign] for sign in sorted(by_sign) if len(by_sign[sign]) <= MOST_PARTNERS]
    near = [*untold[:MOST_UNTOLD], *told[:MOST_UNTOLD]]
    seen: set[tuple[int, int]] = set()
    for there in (*groups, near if untold else []):
        for one, other in combinations(there, 2):
            pair = (min(id(one), id(other)), max(id(one), id(other)))
            if one.sentence.article.id != other.sentence.article.id and pair not in seen:
                seen.add(pair)
                yield one, other


def _list_signs(one: Actor) -> Iterator[str]:
    """What joins somebody with others: the act, the sets of words that it is in, the event."""
    yield from sorted(one.acts)
    yield from (f"{name} …" for name in sorted(one.classes))
    if one.claim is not None and one.claim.event_id:
        yield one.claim.event_id


def _are_near(text: StoryText, one: Actor, other: Actor) -> bool:
    """True for short reports, and for sentences of longer ones that are much alike.

    These must have a thing or him to whom it was done in common; and of deeds told in other words
    one must stand in the earlier part of its report.
    """
    if not _is_long(text, one, other):
        return True
    is_early = min(one.sentence.number, other.sentence.number) <= EARLY
    times = {stem for each in one.sentence.times for stem in find_stems(each.span.text)}
    shared = (one.things & other.things) - times or _share_others(one, other)
    if not shared or not (is_early or _compare_deeds(one, other) >= SAME_WORD):
        return False
    return compare_context(text, one.sentence, other.sentence, one.own | other.own) >= LEAST_LIKE


def _is_long(text: StoryText, one: Actor, other: Actor) -> bool:
    """True unless both reports are short."""
    counts = (text.count_sentences[each.sentence.article.id] for each in (one, other))
    return max(counts) > SHORT


def _share_others(one: Actor, other: Actor) -> bool:
    """True if it was done to the same, be it by what a pronoun stands for."""
    return bool((one.others & other.others) - one.own - other.own)


def find_least(text: StoryText, one: Actor, other: Actor) -> float:
    """The least score; less where it is told by name or trade who it is, and in short reports."""
    least = LEAST if one.name or one.trades else LEAST_DESCRIBED
    return least + LONG * _is_long(text, one, other)


def are_rivals(one: Actor, other: Actor, known: Mapping[ArticleId, frozenset[str]]) -> bool:
    """True for two of different reports of whom neither is in the other's."""
    if one.sentence.article.id == other.sentence.article.id:
        return False
    if (one.name is None) != (other.name is None) or bool(one.trades) != bool(other.trades):
        return False  # a name and a description are often one
    if one.is_kin != other.is_kin:
        return False
    if one.trades & other.trades or _is_capital(one, other) or _is_capital(other, one):
        return False
    if _has_others(one) or _has_others(other) or not _are_of_one_time(one, other):
        return False
    if _are_of_two_deeds(one, other):
        return False
    if _is_known(one, other, known) and not _are_contested(one, other):
        return False
    return not are_days_apart(one.sentence, other.sentence) and not are_linked(one, other)


def _is_known(one: Actor, other: Actor, known: Mapping[ArticleId, frozenset[str]]) -> bool:
    """True if a report has a word of whom the other names."""
    return bool(
        one.own_words & known[other.sentence.article.id]
        or other.own_words & known[one.sentence.article.id]
    )


def _are_contested(one: Actor, other: Actor) -> bool:
    """True for two persons by name who did one thing, each without the other.

    Whom a pronoun stands for is not sure enough, nor what somebody is only to do.
    """
    if not (_is_named_doer(one) and _is_named_doer(other)):
        return False
    is_deed = _compare_deeds(one, other) >= SAME_CLASS
    return is_deed and bool(_share_others(one, other) or one.things & other.things)


def _is_named_doer(one: Actor) -> bool:
    if one.name is None or one.name.kind != "person" or one.claim is None or one.is_converse:
        return False
    if one.claim.predicate.lemma in load_repeated():
        return False
    sources = [link.source for claim in one.sentence.claims for link in claim.attribution]
    is_heard = any(one.span.overlaps(each) for each in sources)
    is_done = one.claim.factuality in DONE or is_decided(
        one.claim, one.span, one.sentence.article.text
    )
    return len(one.evidence) == 1 and not is_heard and is_done


def _list_doers(actors: Iterable[Actor]) -> Mapping[tuple[ArticleId, str], set[str]]:
    """The words for those of whom a report tells a deed, by the signs of the deed."""
    doers: dict[tuple[ArticleId, str], set[str]] = defaultdict(set)
    for one in actors:
        for sign in _list_signs(one):
            doers[one.sentence.article.id, sign] |= one.own_words
    return doers


def _are_told_of_both(
    one: Actor, other: Actor, doers: Mapping[tuple[ArticleId, str], set[str]]
) -> bool:
    """True if a report tells of both that they did what the two have in common."""
    shared = set(_list_signs(one)) & set(_list_signs(other))
    articles = (one.sentence.article.id, other.sentence.article.id)
    return any(
        one.own_words & there and other.own_words & there
        for article in articles
        for sign in shared
        if (there := doers.get((article, sign), set()))
    )


def _are_of_two_deeds(one: Actor, other: Actor) -> bool:
    """True for what many do, for what was done to others, and for the first and the second."""
    if any(each.claim and each.claim.predicate.lemma in load_shared() for each in (one, other)):
        return True
    if one.named_others and other.named_others and not one.named_others & other.named_others:
        return True
    if one.claim and other.claim and are_done_to_others(one.claim, other.claim):
        return True
    orders = [tell_ordinals(each.sentence) for each in (one, other)]
    return bool(orders[0] and orders[1]) and not orders[0] & orders[1]


def _are_of_one_time(one: Actor, other: Actor) -> bool:
    """True if the reports came out within a few days, or the sentences have a day in common."""
    first, second = (read_day(each.sentence.published_day) for each in (one, other))
    if first is None or second is None:
        return share_day(one.sentence, other.sentence)
    return abs(first - second) <= MOST_DAYS_APART


def _has_others(one: Actor) -> bool:
    """True where a sentence says that others did it too."""
    return not load_others().isdisjoint(one.sentence.words)


def _is_capital(one: Actor, other: Actor) -> bool:
    """True for a name of one word, no person's, beside a body of a state: it may be its seat."""
    if one.name is None or one.name.kind == "person" or " " in one.told.text:
        return False
    return is_state_body(other.span.text)


def compare_actors(text: StoryText, one: Actor, other: Actor) -> float:
    """How surely two did one deed; 0 where nothing tells that the deeds are one.

    What the sentences with those before them have in common counts less.
    """
    deed = _compare_deeds(one, other)
    if not deed:
        return 0.0
    things = min(len(one.things & other.things), MOST_THINGS)
    around = text.find_context(one.sentence) & text.find_context(other.sentence)
    near = min(len(around - one.own - other.own) - things, MOST_THINGS)
    is_first = one.sentence.number < LEAD and other.sentence.number < LEAD
    is_day = share_day(one.sentence, other.sentence)
    is_to_one = bool((one.others & other.others) - one.own - other.own - one.things)
    alike = SAME_THING * (things + is_to_one) + SAME_AROUND * near
    return deed + alike + SAME_DAY * is_day + FIRST * is_first


def _compare_deeds(one: Actor, other: Actor) -> float:
    """How alike the predicates are; a little where there is none."""
    if one.claim is None or other.claim is None:
        return SAME_CLASS * _share_noun(one, other) if one.deeds | other.deeds else UNKNOWN_DEED
    is_event = one.claim.event_id is not None and one.claim.event_id == other.claim.event_id
    is_event = is_event and one.is_converse == other.is_converse
    is_act = bool(one.acts & other.acts) or _did_it_to_one_person(one, other)
    return max(
        SAME_EVENT * is_event,
        SAME_WORD * is_act,
        SAME_CLASS * _share_class(one, other),
    )


def _did_it_to_one_person(one: Actor, other: Actor) -> bool:
    """True for verbs of little content with the same person: "found the boy"."""
    claims = (one.claim, other.claim)
    lemmas = {claim.predicate.lemma for claim in claims if claim}
    is_person = all(claim and has_sufferer(claim) for claim in claims)
    return is_person and len(lemmas) == 1 and _share_others(one, other)


def _share_class(one: Actor, other: Actor) -> bool:
    """True if two deeds are in one set of words, not both of little content."""
    return not (one.is_plain and other.is_plain) and bool(one.classes & other.classes)


def _share_noun(one: Actor, other: Actor) -> bool:
    """True if a noun for a doer and the other's predicate can tell one deed."""
    return bool(one.classes & other.classes)


def _make_difference(one: Actor, other: Actor) -> Difference:
    pair = sorted((one, other), key=lambda each: each.told.text)
    versions = tuple(Version(_tell(each), sort_spans(each.evidence)) for each in pair)
    told = " or ".join(each.value for each in versions)
    act = next((f" beside “{each.claim.predicate.span.text}”" for each in pair if each.claim), "")
    explanation = f"The articles name different participants{act}: {told}."
    return Difference("participant", "conflict", versions, explanation)


def _tell(one: Actor) -> str:
    """The words for him, or those that they stand for."""
    return one.evidence[0].text
