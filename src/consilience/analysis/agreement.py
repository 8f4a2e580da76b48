"""Whether a claim tells what the title of its event says: as many, and of nobody else."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from consilience.analysis.alike import find_number
from consilience.language.discrepancies import load_difference_words
from consilience.language.happenings import find_tellings, may_tell
from consilience.language.lexicon import load_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.events.deeds import are_one, find_head_noun, find_head_words, is_count
from consilience.linking.events.parties import is_thing
from consilience.linking.events.times import is_clock
from consilience.records.claim import Claim, Participant, Quantity
from consilience.records.event import Event

OPEN_ABOVE, NEARLY, OPEN_BELOW = 1.5, 0.9, 0.5  # what "at least", "nearly" and "up to" leave open
ABOUT: Final = 0.05  # part of a number by which one that is told as rough may be off
LEAST_ROUND: Final = 1000.0  # numbers from here on are rounded without a word for it
PEOPLE: Final = frozenset({"person", "group"})
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
        if all(tells_count(one, count) for count in counts)
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


def list_made_of(title: str, claims: Sequence[Claim], *, part: float = 1.0) -> Sequence[Claim]:
    """The claims of which the title is made: with their deed they have most of its words.

    `part` (0 to 1) is how many of those that one shares with it at most another must share.
    """
    words = set(find_words(title))
    shares = [
        (len(words.intersection(find_words(one.span.text))), one)
        for one in claims
        if is_in_title(one.predicate.span.text, title)
    ]
    most = max((share for share, _ in shares), default=0)
    return [one for share, one in shares if share >= part * most]


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
        if rivals and not _gives(rivals, count):
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


def tells_count(claim: Claim, count: Quantity) -> bool:
    """Whether a claim gives a count, or speaks of what is not counted where it grows.

    "80 arrests" counts deeds, and with them those whom they befell.
    """
    alike = [
        one
        for one in claim.quantities
        if _counts_alike(one, count) or one.span.overlaps(claim.predicate.span)
    ]
    if alike:
        return _gives(alike, count)
    return not _befalls_many(claim) or _has_number(claim, count)


def gives_count(claim: Claim, count: Quantity) -> bool:
    """Whether a claim gives a count, in figures or as "the other nine"."""
    alike = [one for one in claim.quantities if _counts_alike(one, count)]
    return _gives(alike, count) or _has_number(claim, count)


def _gives(alike: Sequence[Quantity], count: Quantity) -> bool:
    """Whether one of them may be the count, or they make it together: "17 men and one woman"."""
    parts = [one.lowest for one in alike if one.lowest is not None]
    is_sum = len(parts) > 1 and sum(parts) == count.lowest
    return is_sum or any(do_meet(one, count) for one in alike)


def _has_number(claim: Claim, count: Quantity) -> bool:
    """Whether one of its parties has the number, which may count nothing that is named."""
    return count.lowest is not None and any(
        find_number(one.span.text) == count.lowest for one in claim.participants
    )


def _befalls_many(claim: Claim) -> bool:
    """Whether reports count those whom its deed befalls, so that it says little without a count."""
    behind = find_words(claim.span.text[claim.predicate.span.end - claim.span.start :])
    return any(one.counted for one in find_tellings(claim.predicate.lemma, behind))


def _counts_alike(one: Quantity, other: Quantity) -> bool:
    """True for numbers of one unit, of people by whatever name, and for one without its unit."""
    if not (one.unit and other.unit) or one.unit.endswith(other.unit):
        return True
    if not all(map(find_head_noun, (one.unit, other.unit))):  # "53 others"
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
