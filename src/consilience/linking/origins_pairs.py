"""Two articles as wholes: made from one another, mainly resting on one source, or independent."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from consilience.language.sources import find_channel_kind, fold_outlet, name_outlet
from consilience.linking.origins_sources import Sourced
from consilience.linking.reuse import Reuse
from consilience.linking.reuse_words import find_keys

# All chosen on bench origins, see docs/explain/origins.md.
NAMING, SPEECH = 2.0, 0.15  # one names the other, and this part of the shorter is the same speech
TEXT, TEXT_OPEN = 0.2, 0.3  # shared runs of three words, where not so much was said openly
CREDITS = 0.3  # overlap of the outlets that both credit
NAMED_MAINLY = 0.5  # of all credits of one article are the other
COVER, COVER_OPEN = 0.25, 0.2  # of both texts is one statement, where not so much was said openly
DOUBLED = 0.25  # first part of a text, in which a credit counts twice
HOUSE = 3.0  # strength of a credit in byline, dateline or tail
LEAST = 0.6  # strength that both articles must give an outlet

Relation = Literal["derived", "same origin", "independent"]
Key = tuple[tuple[str, ...], str]  # holder, channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What an article rests on as a whole.

    `strengths`: outlets it credits, folded. `covers`: part of the text (0 to 1) that rests on
    each statement. `opened`, `closed`: how often it names open and closed channels. `unnamed`:
    sources without a name. `runs`: its runs of three words. `words`: how many it has.
    """

    outlet: str
    strengths: Mapping[str, float]
    covers: Mapping[Key, float]
    opened: int
    closed: int
    unnamed: int
    runs: frozenset[tuple[str, ...]]
    words: int


def make_profile(sourced: Sourced) -> Profile:
    """The profile of an article whose sentences have their sources."""
    article = sourced.article
    keys = find_keys(article.text)
    kinds = Counter(one.kind for one in sourced.credits)
    return Profile(
        outlet=fold_outlet(name_outlet(article.outlet)) if article.outlet else "",
        strengths=_weigh_credits(sourced),
        covers=_measure_covers(sourced),
        opened=kinds["open"],
        closed=kinds["statement"],
        unnamed=kinds["unnamed"],
        runs=frozenset(zip(keys, keys[1:], keys[2:], strict=False)),
        words=len(keys),
    )


def compare_profiles(one: Profile, other: Profile, reuse: Reuse | None) -> Relation:
    """How two articles of one story are related; `reuse` is what text they share.

    "derived": one was made from the other or both from a third text. "same origin": written by
    themselves, but the main facts of both rest on one statement, interview or other report.
    """
    if reuse is not None and reuse.is_derived:
        return "derived"
    speech = _count_speech(reuse) / max(100, min(one.words, other.words))
    if _name_each_other(one, other) >= NAMING and speech >= SPEECH:
        return "derived"
    if one.unnamed or other.unnamed:
        return "independent"
    opened = one.opened + other.opened
    openness = opened / (opened + one.closed + other.closed + 3)
    same = (
        (_contain(one, other) >= TEXT and openness < TEXT_OPEN)
        or _overlap_credits(one, other) >= CREDITS
        or (_share_cover(one, other) >= COVER and openness < COVER_OPEN)
        or max(_name_mainly(one, other), _name_mainly(other, one)) >= NAMED_MAINLY
    )
    return "same origin" if same else "independent"


def _weigh_credits(sourced: Sourced) -> dict[str, float]:
    found: Counter[str] = Counter()
    early = DOUBLED * len(sourced.article.text)
    for one in sourced.credits:
        if one.kind == "outlet":
            found[one.key[0]] += one.strength * (2 if one.start < early else 1)  # type: ignore[assignment] # a float is as good
    for house in sourced.article.credits:
        found[fold_outlet(name_outlet(house))] += HOUSE  # type: ignore[assignment] # as above
    return dict(found)


def _measure_covers(sourced: Sourced) -> dict[Key, float]:
    length = max(1, len(sourced.article.text))
    found: dict[Key, float] = {}
    for sentence in sourced.sentences:
        for source in sentence.sources:
            if source.kind == "statement" and sentence.is_named:
                key = (source.key, source.channel)
                found[key] = found.get(key, 0.0) + (sentence.end - sentence.start) / length
    return found


def _count_speech(reuse: Reuse | None) -> int:
    passages = reuse.passages if reuse else ()
    return sum(len(find_keys(one.span.text)) for one in passages if one.kind == "speech")


def _name_each_other(one: Profile, other: Profile) -> float:
    return one.strengths.get(other.outlet, 0.0) + other.strengths.get(one.outlet, 0.0)


def _name_mainly(one: Profile, other: Profile) -> float:
    return one.strengths.get(other.outlet, 0.0) / (sum(one.strengths.values()) + 2)


def _contain(one: Profile, other: Profile) -> float:
    return len(one.runs & other.runs) / max(30, min(len(one.runs), len(other.runs)))


def _overlap_credits(one: Profile, other: Profile) -> float:
    """Twice what both credit over all credits, the two outlets themselves left out."""
    own = {one.outlet, other.outlet}
    mine = {name: weight for name, weight in one.strengths.items() if name not in own}
    theirs = {name: weight for name, weight in other.strengths.items() if name not in own}
    least = (min(mine[name], theirs[name]) for name in mine.keys() & theirs.keys())
    common = sum(sorted(weight for weight in least if weight >= LEAST))
    return 2 * common / (sum(mine.values()) + sum(theirs.values()) + 2)


def _share_cover(one: Profile, other: Profile) -> float:
    return max(
        (
            min(mine, theirs)
            for first, mine in one.covers.items()
            for second, theirs in other.covers.items()
            if is_same_statement(first, second)
        ),
        default=0.0,
    )


def is_same_statement(one: Key, other: Key) -> bool:
    """One holder and channel; of some channels (letters) an affair seldom has two."""
    if one[1] != other[1]:
        return False
    return find_channel_kind(one[1]).single or is_same_holder(one[0], other[0])


def is_same_holder(one: Sequence[str], other: Sequence[str]) -> bool:
    """One surname, or one body with and without its country."""
    if len(one) == 1 or len(other) == 1:
        return tuple(one) == tuple(other)
    return set(one) <= set(other) or set(other) <= set(one)
