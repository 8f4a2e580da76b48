"""Blame across reports: here one side says that the other did it, there the other says it of it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from consilience.analysis.discrepancies.deeds import Deed, read_deeds
from consilience.analysis.discrepancies.denials.denied import find_countries
from consilience.analysis.discrepancies.denials.deniers import tell_who
from consilience.analysis.discrepancies.denials.worded import begin_with
from consilience.analysis.discrepancies.happenings import MOST_DAYS_APART, MOST_PARTNERS
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import StoryText, are_times_apart, read_day
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words

TOLD = frozenset({"occurred", "ongoing", "alleged"})
LEAST_WHOM = 0.5  # likeness of the words for whom it was done to
LETTERS = 5  # that the name of a country and its adjective share
LEAST_THINGS = 2  # telling words in common where nobody is named to whom it was done


@dataclass(frozen=True, eq=False)
class Charge:
    """What one side says of another."""

    deed: Deed

    @cached_property
    def side(self) -> str:
        """Who says it, as printed."""
        link = self.deed.claim.attribution[-1]
        return tell_who(self.deed.sentence, link.source, link.mention_id) or link.source.text

    @cached_property
    def doer(self) -> str:
        """Who is said to have done it, as printed."""
        actor = next(one for one in self.deed.claim.participants if one.role == "actor")
        return tell_who(self.deed.sentence, actor.span, actor.mention_id) or actor.span.text

    @cached_property
    def own(self) -> frozenset[str]:
        """Stems, entities and countries of who says it, of names without what describes them."""
        return _list_signs(self.deed.source, self.deed.claim.attribution[-1].source.text)

    @cached_property
    def others(self) -> frozenset[str]:
        """The same of who is said to have done it."""
        actors = (one for one in self.deed.claim.participants if one.role == "actor")
        return _list_signs(self.deed.actors, " ".join(one.span.text for one in actors))


def _list_signs(stems: frozenset[str], printed: str) -> frozenset[str]:
    words = printed.split()
    small = load_function_words()
    names = [one for one in words if one[0].isupper() and one.lower() not in small]
    called = {stem for one in words if one not in names for stem in find_stems(one)}
    begun = {one[:LETTERS].lower() for one in names if len(one) >= LETTERS}
    return (stems - called if names else stems) | find_countries(words) | begun


def find_crossed_differences(text: StoryText) -> tuple[Difference, ...]:
    """Mutual blame in two articles, each pair of sides and each deed once."""
    by_act: dict[str, list[Charge]] = defaultdict(list)
    for one in _find_charges(text):
        by_act[stem_word(one.deed.claim.predicate.lemma)].append(one)
    groups: dict[frozenset[str], list[tuple[Charge, Charge]]] = defaultdict(list)
    for act in sorted(by_act):
        there = by_act[act]
        for one, other in combinations(there if len(there) <= MOST_PARTNERS else (), 2):
            if _blame_each_other(text, one, other):
                groups[frozenset({act, *find_stems(f"{one.side} {other.side}")})].append(
                    (one, other)
                )
    return tuple(_make_difference(group) for group in groups.values())


def _find_charges(text: StoryText) -> Iterator[Charge]:
    """Deeds of which somebody is guilty, told by somebody else."""
    hostile = load_difference_words("hostile")
    for sentence in text.sentences:
        for deed in sentence.read(read_deeds):
            claim = deed.claim
            if claim.negated or claim.factuality not in TOLD or not claim.attribution:
                continue
            lemma = claim.predicate.lemma
            if lemma in load_denial_words("guilty") or stem_word(lemma) in hostile:
                charge = Charge(deed)
                if charge.own and charge.others and not charge.own & charge.others:
                    yield charge


def _blame_each_other(text: StoryText, one: Charge, other: Charge) -> bool:
    if one.deed.article == other.deed.article or one.own & other.own or one.others & other.others:
        return False
    if not (one.own & other.others and other.own & one.others):
        return False
    first, second = read_day(one.deed.day), read_day(other.deed.day)
    if first is not None and second is not None and abs(first - second) > MOST_DAYS_APART:
        return False
    when = [each.deed.claim.when for each in (one, other)]
    times = [each.value if each else None for each in when]
    return not are_times_apart(*times, days=0) and _are_of_one(text, one, other)


def _are_of_one(text: StoryText, one: Charge, other: Charge) -> bool:
    """True where it was done to the same; where nobody is named, of the same things."""
    whom, rival = (each.deed.others - each.own for each in (one, other))
    if whom and rival:
        return bool(whom & rival) and text.compare(whom, rival) >= LEAST_WHOM
    told = one.own | one.others | other.own | other.others
    shared = (one.deed.sentence.stem_set & other.deed.sentence.stem_set) - told
    shared -= set(find_stems(one.deed.claim.predicate.span.text))
    return len(shared) >= LEAST_THINGS


def _make_difference(pairs: Sequence[tuple[Charge, Charge]]) -> Difference:
    first, second = pairs[0]
    sides = [first], [second]
    for pair in pairs:
        for one in pair:
            sides[0 if one.own & first.own else 1].append(one)
    versions = tuple(_make_version(there) for there in sides)
    last = f"{second.side[0].lower()}{second.side[1:]}" if _is_small(second.side) else second.side
    explanation = f"{begin_with(first.side)} and {last} each say that the other did it."
    return Difference("denial", "denial", versions, explanation)


def _is_small(printed: str) -> bool:
    return printed.split()[0].lower() in load_function_words()


def _make_version(charges: Sequence[Charge]) -> Version:
    first = charges[0]
    spans = (one.deed.sentence.span(0, len(one.deed.sentence.text)) for one in charges)
    return Version(f"{first.side}: it was {first.doer}", sort_spans(spans))
