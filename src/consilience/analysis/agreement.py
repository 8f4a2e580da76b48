"""Whether a claim tells what the title of its event says: as many, and of nobody else."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from consilience.analysis.alike import tell_one_deed
from consilience.analysis.stems import find_stems
from consilience.language.claims_quantities import load_numbers
from consilience.language.discrepancies import load_difference_words
from consilience.language.happenings import find_tellings, may_tell
from consilience.language.lexicon import load_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.events.deeds import are_one, find_head_noun, find_head_words, is_count
from consilience.linking.events.parties import is_thing
from consilience.linking.events.times import count_days, is_clock
from consilience.records.claim import Claim, Participant, Quantity
from consilience.records.event import Event
from consilience.records.ids import ArticleId

OPEN_ABOVE, NEARLY, OPEN_BELOW = 1.5, 0.9, 0.5  # what "at least", "nearly" and "up to" leave open
ABOUT: Final = 0.05  # part of a number by which one that is told as rough may be off
LEAST_ROUND: Final = 1000.0  # numbers from here on are rounded without a word for it
FEWEST_SHARED: Final = 2  # words of two claims of one deed
NEAR_DAYS: Final = 1  # between two days of which one and the same deed is told
LONGEST_WORD: Final = 12  # characters before a clause that may hold the word by which it asks
PEOPLE: Final = frozenset({"person", "group"})
WORD: Final = re.compile(r"\w+")
JOINING: Final = "-_"  # "two" does not stand in "twenty-two"


def list_agreeing(event: Event, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that tell what the event's title says; all of them where none does.

    A claim with another number than the title's does not say so, nor one of deaths without any.
    Nor does one that has the verb alone, "they counted" beside "the votes were counted", and one of
    other things.
    """
    if len(claims) == 1:
        return claims
    counts = list_title_counts(event, claims)
    about = list_about(event, claims)
    named = [
        part
        for one in about
        for part in one.participants
        if part.entity_id and is_in_title(part.span.text, event.title)
    ]
    themes = _find_themes(part for part in _list_themes(about) if is_in_title(part, event.title))
    agreeing = [
        one
        for one in about
        if all(_tells(one, count) for count in counts)
        and not _names_otherwise(one, named)
        and not _has_another_theme(one, themes)
    ]
    return agreeing or about


def list_about(event: Event, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of those of whom the event's title speaks, or may speak; all where none is."""
    if len(claims) == 1:
        return claims
    titled = [one for one in claims if _is_titled(one, event.title)]
    about = [one for one in claims if one in titled or not _is_of_others(one, titled)]
    return about or claims


def list_sure(
    event: Event, claims: Sequence[Claim], texts: Mapping[ArticleId, str]
) -> Sequence[Claim]:
    """The claims whose words can only mean the deed of the event's title, as it was, on its day.

    `texts` are those of their articles. Who tells it of another day is a witness of that, but
    for the day before or after. What is only alleged is no witness of what was done, nor is a
    question ("who shut the gate").
    """
    titled = _find_titled(event.title, claims)
    sure = [one for one in claims if any(tell_one_deed(own, one) for own in titled)]
    return [
        one
        for one in sure
        if (is_of_day(event, one) or _is_near_day(event, one))
        and _is_told_so(event, one)
        and not is_asked(one, texts[one.span.article])
    ]


def list_worded_alike(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that have two words of content in common with one of another article, or all.

    Of events of real articles that had one such word or none, 24 of 28 were none of two witnesses.
    """
    words = {one.id: set(find_stems(one.span.text)) for one in claims}
    return [
        one
        for one in claims
        if any(
            other.span.article != one.span.article and _share_words(words[one.id], words[other.id])
            for other in claims
        )
    ]


def _share_words(one: Set[str], other: Set[str]) -> bool:
    fewest = min(FEWEST_SHARED, len(one), len(other))
    return len(one & other) >= max(fewest, 1)


def _find_titled(title: str, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims of which the title is made: with their deed they have most of its words."""
    words = set(find_words(title))
    shares = {
        one.id: len(words.intersection(find_words(one.span.text)))
        for one in claims
        if is_in_title(one.predicate.span.text, title)
    }
    most = max(shares.values(), default=0)
    return [one for one in claims if shares.get(one.id, 0) == most]


def is_asked(claim: Claim, text: str) -> bool:
    """Whether the clause asks, and tells nothing: "who shut the gate", "where they got in"."""
    start = claim.span.start
    before = text[max(start - LONGEST_WORD, 0) : start].split()[-1:]
    first = claim.span.text.split()[:1]
    if any(one.casefold() in load_words("event_titles", "asking") for one in (*before, *first)):
        return True
    opening = load_words("event_titles", "asking_first")
    return any(one[0].isupper() and one.casefold() in opening for one in (*before, *first))


def _is_told_so(event: Event, claim: Claim) -> bool:
    return claim.factuality != "alleged" or event.factuality == "alleged"


def is_of_day(event: Event, claim: Claim) -> bool:
    """False where the claim has a time of its own that the event's does not meet."""
    when, own = event.when, claim.when.value if claim.when else None
    if when is None or own is None or "publication" in (when.basis, own.basis):
        return True
    return own.first_day <= when.last_day and when.first_day <= own.last_day


def _is_near_day(event: Event, claim: Claim) -> bool:
    """Whether it tells the deed of the day before or after: of that the day alone is in dispute."""
    own = claim.when.value if claim.when else None
    if event.when is None or own is None:
        return False
    apart = (
        count_days(own.last_day, event.when.first_day),
        count_days(event.when.last_day, own.first_day),
    )
    return max(apart) <= NEAR_DAYS


def list_title_counts(event: Event, claims: Sequence[Claim]) -> tuple[Quantity, ...]:
    """The numbers with a value that stand in the event's title, in the order of the claims."""
    return tuple(
        one
        for claim in claims
        for one in claim.quantities
        if (one.lowest is not None or one.highest is not None)
        and not is_clock(one)
        and is_in_title(one.span.text, event.title)
    )


def is_in_title(words: str, title: str) -> bool:
    """Whether the words stand in the title, whole."""
    sought, told = words.lower(), title.lower()
    at = told.find(sought)
    while at >= 0:
        around = told[max(at - 1, 0) : at] + told[at + len(sought) : at + len(sought) + 1]
        if not any(one.isalnum() or one in JOINING for one in around):
            return True
        at = told.find(sought, at + 1)
    return False


def tells_other_count(claim: Claim, counts: Sequence[Quantity]) -> Quantity | None:
    """The first number of a claim that counts what one of `counts` does, and is another."""
    for count in counts:
        rivals = [one for one in claim.quantities if _counts_alike(one, count)]
        if rivals and not any(do_meet(one, count) for one in rivals):
            return rivals[0]
    return None


def do_meet(one: Quantity, other: Quantity) -> bool:
    """Whether both numbers can be right: in what they leave open, or one rounded."""
    (low, high), (other_low, other_high) = _widen(one), _widen(other)
    if max(low, other_low) <= min(high, other_high):
        return True
    smaller, larger = sorted((low, other_low))
    if smaller < LEAST_ROUND or larger - smaller > ABOUT * larger:
        return False
    return _count_zeros(low) != _count_zeros(other_low)


def _tells(claim: Claim, count: Quantity) -> bool:
    """Whether a claim gives a count, or speaks of what is not counted where it grows.

    "80 arrests" counts deeds, and with them those whom they befell.
    """
    alike = [
        one
        for one in claim.quantities
        if _counts_alike(one, count) or one.span.overlaps(claim.predicate.span)
    ]
    if alike:
        return any(do_meet(one, count) for one in alike)
    if not _befalls_many(claim):
        return True
    numbers = load_numbers()  # "the other nine", which counts nothing that is named
    words = (word for one in claim.participants for word in WORD.findall(one.span.text.lower()))
    return count.lowest is not None and any(numbers.get(one) == count.lowest for one in words)


def _befalls_many(claim: Claim) -> bool:
    """Whether reports count those whom its deed befalls, so that it says little without a count."""
    behind = find_words(claim.span.text[claim.predicate.span.end - claim.span.start :])
    return any(one.counted for one in find_tellings(claim.predicate.lemma, behind))


def _counts_alike(one: Quantity, other: Quantity) -> bool:
    """True for numbers of one unit, of people by whatever name, and for one without its unit."""
    if not (one.unit and other.unit) or one.unit.endswith(other.unit):
        return True
    return other.unit.endswith(one.unit) or all(map(_is_of_people, (one.unit, other.unit)))


def _is_of_people(unit: str) -> bool:
    noun = find_head_noun(unit)
    if noun in load_words("event_titles", "plural"):
        return True
    singular = f"{noun.removesuffix('men')}man" if noun.endswith("men") else noun
    return bool(find_noun(singular).kinds & PEOPLE)


def _widen(one: Quantity) -> tuple[float, float]:
    low = one.lowest if one.lowest is not None else one.highest or 0.0
    high = one.highest if one.highest is not None else low
    match one.bound:
        case "about":
            return low * (1 - ABOUT), high * (1 + ABOUT)
        case "at least" | "more than":
            return low, low * OPEN_ABOVE
        case "nearly":
            return high * NEARLY, high
        case "up to" | "less than":
            return high * OPEN_BELOW, high
    return low, high


def _count_zeros(value: float) -> int:
    digits = f"{value:.0f}"
    return len(digits) - len(digits.rstrip("0"))


def _is_titled(claim: Claim, title: str) -> bool:
    """Whether the title is made of the claim: with its deed it has one of those who took part."""
    return is_in_title(claim.predicate.span.text, title) and (
        not claim.participants
        or any(one.entity_id or is_in_title(one.span.text, title) for one in claim.participants)
    )


def _is_of_others(claim: Claim, titled: Sequence[Claim]) -> bool:
    """True for a verb without anybody, and for things of which none has the name of the titled."""
    if not claim.participants or any(one.entity_id for one in claim.participants):
        return False
    nouns = _find_nouns(claim)
    if not nouns:
        return not any(is_count(one.span.text) for one in claim.participants)
    others = [one for one in titled if one.participants]
    if not all(map(is_thing, nouns)):
        return False
    if may_tell(claim.predicate.lemma) and any(
        one.predicate.lemma != claim.predicate.lemma for one in others
    ):
        return False  # "the roof gave way", "the hall collapsed"
    return bool(others) and all(_are_other_things(one, nouns) for one in others)


def _has_another_theme(claim: Claim, themes: frozenset[str]) -> bool:
    """True for "asked about the wing" beside "asked for a cigarette": the verb says little."""
    if claim.predicate.lemma not in load_difference_words("plain"):
        return False
    own = _find_themes(_list_themes([claim]))
    return bool(own and themes) and all(map(is_thing, own)) and not are_one(own, themes)


def _list_themes(claims: Iterable[Claim]) -> Iterator[str]:
    """The words for things that claims are about, but for what has a name."""
    for claim in claims:
        for one in claim.participants:
            if one.role == "theme" and not one.entity_id:
                yield one.span.text


def _find_themes(told: Iterable[str]) -> frozenset[str]:
    """Their nouns; a pronoun has none."""
    return frozenset(noun for one in told if (noun := find_head_noun(find_head_words(one))))


def _are_other_things(claim: Claim, nouns: frozenset[str]) -> bool:
    if any(one.entity_id for one in claim.participants):
        return False
    own = _find_nouns(claim)
    return bool(own) and all(map(is_thing, own)) and not are_one(own, nouns)


def _names_otherwise(claim: Claim, named: Sequence[Participant]) -> bool:
    """True for "Alan Thorne" where the title has "Alban Thorne", somebody else of one last name."""
    known = {one.entity_id for one in named}
    return any(
        one.role == other.role
        and one.entity_id
        and one.entity_id not in known
        and one.span.text.split()[-1:] == other.span.text.split()[-1:]
        for other in named
        for one in claim.participants
    )


def _find_nouns(claim: Claim) -> frozenset[str]:
    told = (find_head_noun(find_head_words(one.span.text)) for one in claim.participants)
    return frozenset(one for one in told if one)
