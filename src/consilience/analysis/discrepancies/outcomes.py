"""Plans and what came of them: announced in one article, done or given up in a later one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.analysis.discrepancies.acts import find_rival_act
from consilience.analysis.discrepancies.dates.moved import TO
from consilience.analysis.discrepancies.deeds import (
    Deed,
    compare_deeds,
    cut_sign,
    pair_deeds,
    read_deeds,
)
from consilience.analysis.discrepancies.happenings import MOST_PARTNERS, compare_context
from consilience.analysis.discrepancies.parts import Difference, Version, group_linked, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText, are_times_apart
from consilience.analysis.discrepancies.telling import shorten_words
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words
from consilience.language.words import find_words

# Who or whom in common, and a tenth of likeness of the sentences besides.
LEAST_SCORE = 1.1
SAME_DAY, SIDES = 1.1, 2
DAYS = frozenset({"day", "minute"})
QUESTION = ("?", "?”", '?"', "?’")
NEAR = 30  # characters between the word of a plan and its verb: "is expected to be formally"
BEFORE = 40  # characters before a predicate that are looked at
LEAD, TOLD_FIRST = 3, 0.1  # sentences in which a report tells its news
# "Is closed", "to get a deal passed", "was being closed".
PRESENT = frozenset({"is", "are", "to", "be", "being"})
WHERE = re.compile(r"(?<!,) where $")  # "In Onde, where it was signed" tells it
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
SAME_LETTERS = 4  # of two words for one act that only who does it holds together
LIKE_ALONE = 0.2  # of the sentences, where the outcome is not the news either
PAST = frozenset({"was", "were", "been", "has", "have", "had"})
MOST_BEFORE = 3  # words before a verb: "has already been"
OFF = "whether it is off or put off"
LEAST_OFF = 0.1  # likeness of the sentences

Pair = tuple[Deed, Deed]


def find_outcome_differences(text: StoryText) -> tuple[Difference, ...]:
    """Updates: deeds that one article expects and one of the same day or later tells as done.

    An article that tells the deed as done itself does not expect it.
    """
    deeds = [one for sentence in text.sentences for one in sentence.read(read_deeds)]
    plans = [one for one in deeds if is_plan(one)]
    expected = frozenset(sign for one in plans for sign in one.signs)
    done = [one for one in deeds if not expected.isdisjoint(one.signs) and is_done(one)]
    scored = {
        (one, other): max(compare_deeds(text, one, other), SAME_DAY * _are_of_one_day(one, other))
        + TOLD_FIRST * (other.sentence.number < LEAD)
        for one, other in pair_deeds(plans, done)
        if is_later(one, other) and not _are_loose(text, one, other)
    }
    links = [*_keep_best(scored), *_find_called_off(text, plans, deeds)]
    return tuple(_make_difference(group) for group in group_linked(links))


def _are_loose(text: StoryText, one: Deed, other: Deed) -> bool:
    """True where only who does it is the same: he is to die, and he has killed.

    Or for how long: he will coach for the season, and once coached for nine seasons.
    """
    shared = one.others & other.others
    if shared and shared <= _stem_spans():
        return True
    if (one.others and other.others) or not (one.actors and other.actors):
        return False
    first, second = (each.claim.predicate.lemma[:SAME_LETTERS] for each in (one, other))
    if first != second and other.others:
        return True
    is_news = other.sentence.number < LEAD or _are_of_one_day(one, other)
    return not is_news and compare_context(text, one.sentence, other.sentence) < LIKE_ALONE


@cache
def _stem_spans() -> frozenset[str]:
    return frozenset(map(stem_word, load_difference_words("lasting")))


def _are_of_one_day(one: Deed, other: Deed) -> bool:
    """True for one act of one day by one who is named, or between the same two: they met.

    Not where each does it with another person.
    """
    values = [each.claim.when.value for each in (one, other) if each.claim.when]
    days = [value.first_day for value in values if value and value.precision in DAYS]
    if len(days) < SIDES or days[0] != days[1]:
        return False
    names = one.sentence.names | other.sentence.names
    parts = [(each.actors | each.others) & names for each in (one, other)]
    if len(parts[0] & parts[1]) >= SIDES:
        return True
    persons = [_list_persons(each.sentence) & each.others for each in (one, other)]
    are_others = all(persons) and not persons[0] & persons[1]
    return bool(one.actors & other.actors & names) and not are_others


def _list_persons(sentence: Sentence) -> frozenset[str]:
    """Stems of the names of persons."""
    named = (one for one in sentence.mentions if one.form == "name" and one.kind == "person")
    return frozenset(stem for one in named for stem in find_stems(one.span.text))


def _find_called_off(
    text: StoryText, plans: Sequence[Deed], deeds: Sequence[Deed]
) -> Iterator[Pair]:
    """Plans with the claims of other articles that they were called off or put off."""
    by_sign: dict[str, list[Deed]] = defaultdict(list)
    for one in plans:
        for sign in one.signs:
            by_sign[sign].append(one)
    for other in deeds:
        if other.claim.negated or not _calls_off(other):
            continue
        signs = {cut_sign(stem) for stem in other.others}
        there = [plan for sign in sorted(signs) for plan in by_sign[sign][:MOST_PARTNERS]]
        if not any(_is_new_day(one, other) for one in there):
            yield from ((one, other) for one in there if _is_off(text, one, other))


def _is_off(text: StoryText, one: Deed, other: Deed) -> bool:
    """True for a plan of an earlier report that a later one tells to be off."""
    likeness = compare_context(text, one.sentence, other.sentence)
    return one.article != other.article and "" < one.day < other.day and likeness >= LEAST_OFF


def _is_new_day(one: Deed, other: Deed) -> bool:
    """True for what is planned in the very time to which it was put off: it holds."""
    when = one.claim.when.value if one.claim.when else None
    return when is not None and any(
        time.value is not None
        and TO.search(other.sentence.text[: time.span.start - other.sentence.start])
        and not are_times_apart(when, time.value, days=0)
        for time in other.sentence.times
    )


def is_plan(one: Deed) -> bool:
    """True for "will sign" and "is expected to be signed"; not for "came to sign", nor if asked."""
    claim = one.claim
    is_asked = one.sentence.text.endswith(QUESTION)
    if claim.factuality != "planned" or claim.negated or claim.cue is None or is_asked:
        return False
    first, last = claim.cue.end, claim.predicate.span.start
    between = find_words(one.sentence.article.text[first:last]) if first <= last else ["?"]
    is_near = last - first <= NEAR and not load_difference_words("breaks") & set(between)
    is_bare = _load_small().issuperset(word for word in between if not word.endswith("ly"))
    if _is_over(one):
        return False
    cues = {claim.cue.text.lower(), *between}
    return is_near and is_bare and bool(load_difference_words("expects") & cues)


def _is_over(one: Deed) -> bool:
    """True for "it was scheduled to leave", said by nobody: the report knows what came of it."""
    cue, when = one.claim.cue, one.claim.when
    if cue is None or one.claim.attribution:
        return False
    if when and when.value and "" < one.day < when.value.first_day:
        return False
    before = find_words(one.sentence.article.text[one.sentence.start : cue.end])
    length = len(find_words(cue.text))
    return not load_difference_words("over").isdisjoint(
        before[-length - 1 : -length] + before[-length:][:1]
    )


@cache
def _load_small() -> frozenset[str]:
    """Words that may stand between the word of a plan and its verb."""
    plain, expects = load_difference_words("plain"), load_difference_words("expects")
    return load_function_words() | plain | expects


def is_done(one: Deed) -> bool:
    """True for a verb in the past: "signed", "has been signed"."""
    claim = one.claim
    printed = claim.predicate.span.text.lower()
    is_past = printed != claim.predicate.lemma and not printed.endswith(("ing", "s"))
    if claim.factuality != "occurred" or claim.negated or not is_past:
        return False
    start = claim.predicate.span.start
    before = find_words(one.sentence.article.text[max(0, start - BEFORE) : start])[-MOST_BEFORE:]
    if _is_given(one) or _is_of_old(one):
        return False
    has_actor = any(part.role == "actor" and part.span.end <= start for part in claim.participants)
    return (has_actor or bool(PAST & set(before))) and not PRESENT & set(before[-1:])


def _is_of_old(one: Deed) -> bool:
    """True for "previously they were closed" and for what has a year other than its report."""
    start, end = one.sentence.start, one.claim.predicate.span.start
    before = find_words(one.sentence.article.text[start:end])
    if not load_difference_words("formerly").isdisjoint(before):
        return True
    return any(year[0] != one.day[:4] for year in YEAR.finditer(one.claim.span.text))


def _is_given(one: Deed) -> bool:
    """True for "after the treaty was signed", which only tells when something else was.

    So do "towns where it was signed" and "the treaty that they signed", or "they signed" alone.
    """
    text, start = one.sentence.article.text, one.claim.span.start
    before = find_words(text[one.sentence.start : start])
    if not load_difference_words("given").isdisjoint(before[-1:]):
        return True
    if WHERE.search(text[one.sentence.start : start]):
        return True
    parts = {part.role: part.span for part in one.claim.participants}
    theme, actor = parts.get("theme"), parts.get("actor")
    if theme is None or actor is None or not theme.end < actor.start:
        return False
    between = set(text[theme.end : actor.start].split())
    is_before = actor.start < one.claim.predicate.span.start
    return is_before and between <= load_words("event_titles", "relative")


def is_later(plan: Deed, outcome: Deed) -> bool:
    """True unless the outcome, or its article, is of a day before that of the plan's article."""
    when = outcome.claim.when.value if outcome.claim.when else None
    days = (outcome.day, when.last_day if when else "")
    return all(not (plan.day and day) or plan.day <= day for day in days)


def _keep_best(scored: Mapping[Pair, float]) -> Iterator[Pair]:
    """Pairs of which neither has a better partner in the other's article."""
    best: dict[tuple[Deed, str], float] = defaultdict(float)
    for (one, other), score in scored.items():
        for way in ((one, other.article), (other, one.article)):
            best[way] = max(best[way], score)
    for (one, other), score in scored.items():
        ways = ((one, other.article), (other, one.article))
        if score >= LEAST_SCORE and all(best[way] <= score for way in ways):
            yield one, other


def _make_difference(group: Sequence[Deed]) -> Difference:
    plans = sorted((one for one in group if is_plan(one)), key=lambda one: one.key)
    done = sorted((one for one in group if not is_plan(one)), key=lambda one: one.key)
    versions = tuple(
        Version(
            shorten_words(there[0].claim.span.text), sort_spans(one.claim.span for one in there)
        )
        for there in (plans, done)
    )
    told = f"{_tell_outcome(done)}: “{versions[0].value}”, then “{versions[1].value}”."
    return Difference("wording", "update", versions, told)


def _tell_outcome(done: Sequence[Deed]) -> str:
    if any(_calls_off(one) for one in done):
        way = "put off" if all(_puts_off(one) for one in done) else "called off"
        return f"What was planned was {way}"
    if any(_is_less(one) for one in done):
        return "Less than was expected has happened"
    return "What was expected has happened"


def _is_less(one: Deed) -> bool:
    """True for "only ten of the boats have come"."""
    start, end = one.claim.span.start, one.claim.predicate.span.start
    before = find_words(one.sentence.article.text[start:end])
    return not load_difference_words("shortfall").isdisjoint(before)


def _puts_off(one: Deed) -> bool:
    act = find_rival_act(one.sentence, one.claim)
    return act is not None and not load_difference_words("put_off").isdisjoint(act.words)


def _calls_off(one: Deed) -> bool:
    act = find_rival_act(one.sentence, one.claim)
    return act is not None and act.matter == OFF and one.claim.factuality == "occurred"
