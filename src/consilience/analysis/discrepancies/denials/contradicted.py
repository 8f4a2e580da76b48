"""Deeds that one report tells as done and another as not done, without a word of denial.

"The union signed the agreement" and "the union refused to put its signature to the paper", "has
confessed" and "had made no confession". With opposite polarity alone nine of ten such pairs are
of different facts: the deed, who did it or to whom, and things beside must be the same, both told
at the beginning of their reports, which came out within days.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from consilience.analysis.alike import is_denied
from consilience.analysis.discrepancies.deeds import REAL, Deed, find_classes, tell_source
from consilience.analysis.discrepancies.denials.asserted import has_negation
from consilience.analysis.discrepancies.denials.denied import find_named
from consilience.analysis.discrepancies.denials.deniers import tell_who
from consilience.analysis.discrepancies.denials.denying import read_denial
from consilience.analysis.discrepancies.denials.negations import UNREAL
from consilience.analysis.discrepancies.denials.upheld import make_told
from consilience.analysis.discrepancies.denials.worded import tell_negated
from consilience.analysis.discrepancies.happenings import (
    MOST_DAYS_APART,
    MOST_PARTNERS,
    compare_context,
    keep_best,
    share_day,
)
from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.reading import (
    Sentence,
    StoryText,
    are_times_apart,
    read_day,
)
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.deeds import find_deeds, find_undone
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.words import find_words
from consilience.records.claim import Claim

LONGEST, EARLY = 24, 4  # sentences of a report, and those in which it tells its news
SAME_WORD, SAME_CLASS = 0.8, 0.5
SAME_WHO, SAME_WHOM, SAME_THING, SAME_DAY, MOST_THINGS = 0.5, 0.5, 0.2, 0.3, 3
LEAST_THINGS = 2  # in common where nobody is
BOTH, TOLD, SEVERAL = 0.2, 0.3, 0.2  # event and word; two who say so; several words for whom
# Chosen on development pairs and real articles: most of what lay below was no one deed.
LEAST, LEAST_LIKE, LEAST_LIKE_OWN = 1.3, 0.15, 0.1
NEAR, FAR = 30, 80  # characters before a verb in which a word of refusal stands, or turns another
OF = re.compile(r" (?:of|on|with|for|in|from|to|at|by|about|that|which)\b|,")
QUOTED = re.compile(r"[“\"]")


@dataclass(frozen=True, eq=False)
class Told:
    """A claim with what can be compared: its deed, who, whom, and the sets of words it is in.

    Where it `is_opposite`, the sets are of what was not done: "accept" of "turn down".
    """

    sentence: Sentence
    claim: Claim
    is_opposite: bool = False

    @cached_property
    def deed(self) -> Deed:
        """Who did it to whom."""
        return Deed(self.sentence, self.claim)

    @cached_property
    def word(self) -> str:
        """The stem of the predicate, "" for one of little content."""
        lemma = self.claim.predicate.lemma
        if self.is_opposite:
            return ""
        return "" if lemma in load_difference_words("plain") else stem_word(lemma)

    @cached_property
    def classes(self) -> frozenset[str]:
        """The sets of words for one deed, of "made a confession" also those of the noun."""
        found = find_classes(self.sentence, self.claim)
        if self.is_opposite:
            found = find_undone(found)
        if self.word:
            return found
        words = (word for one in self.claim.participants for word in find_words(one.span.text))
        return found | frozenset(name for word in words for name in find_deeds(word))

    @property
    def signs(self) -> Iterator[str]:
        """What joins it with others."""
        if self.claim.event_id and not self.is_opposite:
            yield self.claim.event_id
        if self.word:
            yield self.word
        yield from (f"{name} …" for name in sorted(self.classes))

    @cached_property
    def named_actors(self) -> frozenset[str]:
        """Stems of the names of who did it."""
        return self.deed.actors & find_named(self.sentence)


def find_contradicted_differences(text: StoryText) -> tuple[Difference, ...]:
    """Denials: a deed that is told as not done, with the sentence that tells it as done."""
    early = [
        one
        for one in text.sentences
        if one.number <= EARLY and text.count_sentences[one.article.id] <= LONGEST
    ]
    undone = [told for one in early for told in _read_undone(one)]
    done = [told for one in early if undone for told in _read_done(one)]
    scored = (
        (one, other, _score(text, one, other))
        for one, other in _pair(undone, done)
        if _can_be_one(one, other)
    )
    alike = (found for found in scored if found[2] >= LEAST)
    best = keep_best(alike, lambda one: one.sentence)
    found = {(one.sentence.key, other.sentence.key): (one, other) for one, other, _ in best}
    return tuple(_make_difference(text, *found[key]) for key in sorted(found))


def _read_undone(sentence: Sentence) -> Iterator[Told]:
    """Negated claims of somebody who says so or who refused; none of what is not so yet.

    Who denies in so many words answers somebody: such sentences are for `read_denial`.
    """
    if not load_denial_words("yet").isdisjoint(sentence.words) or read_denial(sentence):
        return
    for claim in sentence.claims:
        if claim.factuality in REAL and not claim.negated:
            if find_undone(find_classes(sentence, claim)) and not _goes_on(sentence, claim):
                yield Told(sentence, claim, is_opposite=True)
            continue
        is_negated = is_denied(claim)
        is_refused = _is_refused(sentence, claim)
        if not is_negated or (claim.factuality in UNREAL and not is_refused):
            continue
        if claim.predicate.lemma in load_denial_words("unsure"):
            continue
        if not is_refused and _is_turned(sentence, claim):
            continue
        if claim.attribution or is_refused or _has_actor(sentence, claim):
            yield Told(sentence, claim)


def _is_turned(sentence: Sentence, claim: Claim) -> bool:
    """True for "failed to keep them from trading", of which nothing is denied."""
    start = claim.predicate.span.start - sentence.start
    before = find_words(sentence.text[max(0, start - FAR) : max(0, start)])
    return not load_denial_words("refusing").isdisjoint(before)


def _has_actor(sentence: Sentence, claim: Claim) -> bool:
    """True where somebody is told not to have done it; "nobody" is none."""
    return any(
        one.role == "actor" and one.mention_id in sentence.known for one in claim.participants
    )


def _goes_on(sentence: Sentence, claim: Claim) -> bool:
    """True for "refused to …", where the next verb tells what was not done."""
    end = claim.predicate.span.end - sentence.start
    return find_words(sentence.text[end : end + NEAR])[:1] == ["to"]


def _is_refused(sentence: Sentence, claim: Claim) -> bool:
    """True for "declined to sign"."""
    start = claim.predicate.span.start - sentence.start
    before = find_words(sentence.text[max(0, start - NEAR) : max(0, start)])
    return before[-1:] == ["to"] and not load_denial_words("refusing").isdisjoint(before)


def _read_done(sentence: Sentence) -> Iterator[Told]:
    """Claims told as real in sentences in which nothing is denied."""
    words = frozenset(sentence.words)
    is_denial = not load_denials().keys().isdisjoint(words) or has_negation(sentence)
    for claim in () if is_denial else sentence.claims:
        if claim.factuality in REAL and not claim.negated:
            yield Told(sentence, claim)


def _pair(undone: Iterable[Told], done: Iterable[Told]) -> Iterator[tuple[Told, Told]]:
    """Those of different articles with a sign in common, each pair once."""
    by_sign: dict[str, list[Told]] = defaultdict(list)
    for one in done:
        for sign in one.signs:
            by_sign[sign].append(one)
    for one in undone:
        seen: set[int] = set()
        for sign in one.signs:
            there = by_sign.get(sign, [])
            for other in there if len(there) <= MOST_PARTNERS else ():
                if other.deed.article != one.deed.article and id(other) not in seen:
                    seen.add(id(other))
                    yield one, other


def _can_be_one(one: Told, other: Told) -> bool:
    """True unless the two are of others or of another time, or one and the same says both."""
    when = [each.claim.when.value if each.claim.when else None for each in (one, other)]
    if are_times_apart(*when, days=0) or not _are_of_one_time(one, other):
        return False
    own = tell_source(one.deed)
    if own & tell_source(other.deed) or _are_wordings(one, other) or _tells_undone(one, other):
        return False
    named = one.named_actors, other.named_actors
    return not (named[0] and named[1] and not named[0] & named[1]) or bool(own & named[1])


def _tells_undone(one: Told, other: Told) -> bool:
    """True where both tell the opposite deed: a ban that was imposed and cut, in each."""
    if not one.is_opposite:
        return False
    opposite = find_classes(one.sentence, one.claim)
    return any(
        opposite & find_classes(other.sentence, each)
        for each in other.sentence.claims
        if each is not other.claim and not each.negated
    )


def _are_of_one_time(one: Told, other: Told) -> bool:
    """True for reports of a few days; what the earlier one tells as undone may be done by then."""
    first, second = read_day(one.deed.day), read_day(other.deed.day)
    if first is None or second is None:
        return share_day(one.sentence, other.sentence)
    is_told = bool(one.claim.attribution) or _is_refused(one.sentence, one.claim)
    return abs(first - second) <= MOST_DAYS_APART and (is_told or first >= second)


def _are_wordings(one: Told, other: Told) -> bool:
    """True where both sentences quote, much in the same words."""
    shared = one.sentence.stem_set & other.sentence.stem_set
    is_quoted = all(QUOTED.search(each.sentence.text) for each in (one, other))
    fewest = min(len(each.sentence.stem_set) for each in (one, other))
    return is_quoted and 2 * len(shared) > fewest


def _score(text: StoryText, one: Told, other: Told) -> float:
    """How sure it is that the two are of one deed; 0 for sentences that have little in common."""
    if _are_of_others(one, other):
        return 0.0
    who = bool(one.deed.actors & other.deed.actors) or _speaks_for(one, other)
    whom = (one.deed.others & (other.deed.others | other.deed.actors)) | (
        one.deed.actors & other.deed.others
    )
    own = one.deed.actors | one.deed.others | {one.word}
    things = len((one.sentence.stem_set & other.sentence.stem_set) - own)
    if one.is_opposite and not whom and things < MOST_THINGS:
        return 0.0
    if not (who or whom) and not (_is_event(one, other) and things >= LEAST_THINGS):
        return 0.0
    least = LEAST_LIKE_OWN if _speaks_for(one, other) else LEAST_LIKE
    if compare_context(text, one.sentence, other.sentence) < least:
        return 0.0
    return (
        _compare_deeds(one, other)
        + SAME_WHO * who
        + SAME_WHOM * bool(whom)
        + SEVERAL * (len(whom) > 1)
        + SAME_THING * min(things, MOST_THINGS)
        + SAME_DAY * share_day(one.sentence, other.sentence)
        + TOLD * bool(one.claim.attribution and other.claim.attribution)
    )


def _are_of_others(one: Told, other: Told) -> bool:
    """True for "the water bill" and "the school bill"."""
    first, second = _list_heads(one), _list_heads(other)
    return any(
        first[head] and second[head] and not first[head] & second[head]
        for head in first.keys() & second.keys()
    )


def _list_heads(one: Told) -> dict[str, frozenset[str]]:
    """Stems of the nouns for what it was done to, with those of the words before each."""
    found: dict[str, frozenset[str]] = {}
    for part in one.claim.participants:
        stems = find_stems(OF.split(part.span.text, maxsplit=1)[0])
        if part.role in {"recipient", "theme"} and stems:
            found[stems[-1]] = frozenset(stems[:-1])
    return found


def _is_event(one: Told, other: Told) -> bool:
    if one.is_opposite:
        return False
    return one.claim.event_id is not None and one.claim.event_id == other.claim.event_id


def _compare_deeds(one: Told, other: Told) -> float:
    """How alike the deeds are: by event, by word, or by a set of words alone."""
    is_event = _is_event(one, other)
    is_word = bool(one.word) and one.word == other.word
    is_class = bool(one.classes & other.classes)
    return max(SAME_WORD * (is_event or is_word), SAME_CLASS) + BOTH * (
        is_event and (is_word or is_class)
    )


def _speaks_for(one: Told, other: Told) -> bool:
    """True where "we" is said in the report of a body that is named with the deed."""
    if load_denial_words("ours").isdisjoint(one.sentence.words):
        return False
    mentions = one.sentence.annotations.mentions
    bodies = (each for each in mentions if each.form == "name" and each.kind == "organisation")
    first = min(bodies, key=lambda each: each.span.start, default=None)
    return first is not None and bool(set(find_stems(first.span.text)) & find_named(other.sentence))


def _make_difference(text: StoryText, one: Told, other: Told) -> Difference:
    link = one.claim.attribution[-1] if one.claim.attribution else None
    actors = [part for part in one.claim.participants if part.role == "actor"]
    who = tell_who(one.sentence, link.source, link.mention_id) if link else ""
    if not who and actors:
        who = tell_who(one.sentence, actors[0].span, actors[0].mention_id) or actors[0].span.text
    there, denied = (each.sentence.span(0, len(each.sentence.text)) for each in (other, one))
    told = make_told(text, (there,), frozenset(find_stems(other.claim.span.text)))
    explanation = tell_negated(one.sentence, who if link else "")
    return Difference(
        "denial",
        "denial",
        (*told, Version(f"{who}: no" if who else "no", (denied,))),
        explanation,
    )


def list_new(found: Sequence[Difference], known: Sequence[Difference]) -> Iterator[Difference]:
    """Those that no known difference tells, be it with other words beside the denial."""
    for one in found:
        spans = one.versions[1].evidence
        articles = {span.article for version in one.versions for span in version.evidence}
        if not any(
            any(span in version.evidence for version in other.versions for span in spans)
            and articles
            <= {span.article for version in other.versions for span in version.evidence}
            for other in known
        ):
            yield one
