"""Two articles as wholes: made from one another, mainly resting on one source, or independent."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from consilience.language.lexicon import load_words
from consilience.language.sources import fold_outlet, name_outlet
from consilience.linking.origins.identity import (
    StatementKey,
    are_weeks_apart,
    is_same_statement,
)
from consilience.linking.origins.sentences import SourcedSentence
from consilience.linking.origins.sources import Sourced
from consilience.linking.reuse import Reuse
from consilience.linking.reuse.words import find_keys, hash_runs
from consilience.linking.tokens import Hashes, hash_words, read_tokens
from consilience.records.ids import ArticleId
from consilience.records.span import Span

# All chosen on bench origins, see docs/explain/origins.md.
NAMING, SPEECH = 2.0, 0.15  # one names the other, and this part of the shorter is the same speech
FIRST = 0.35  # part of a text in which stands what it is about
QUOTED, QUOTED_OPEN = 0.07, 0.5  # of the shorter is there the same in both, from a statement
CREDITS, TOLD = 0.25, 1.0  # overlap of the outlets that both credit, one of them in so many words
CREDITS_ALONE = 0.6  # overlap from which on unnamed sources beside them do not count
TEXT, TEXT_OPEN = 0.2, 0.3  # shared runs of three words, where not so much was said openly
NAMED_MAINLY = 0.55  # of all credits of one article are the other
COVER, COVER_FIRST = 0.25, 0.15  # of both texts is one statement, perhaps named in their first part
COVER_OPEN = 0.1  # where not so much was said openly
DOUBLED = 0.25  # first part of a text, in which a credit counts twice
HOUSE = 3.0  # strength of a credit in byline, dateline or tail
LEAST = 0.6  # strength that both articles must give an outlet
LEAST_WORDS = 100  # shared words of shorter articles are reckoned as if they had so many
RUN = 3  # words
CACHE = 10_000  # names kept with their hashes

Relation = Literal["derived", "same origin", "independent"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Profile:
    """What an article rests on as a whole.

    `day`: when it was published (ISO 8601), "" if unknown. `strengths`: outlets it credits,
    folded. `covers`: part of the text (0 to 1) that rests on each statement, with what its holder
    goes on to say. `first`: the statements named in the first part of the text. `stated`: places
    of the sentences that rest on a statement. `opened`, `closed`: how often it names open and
    closed channels. `unnamed`: sources without a name. `words`: the hashes of its words. `chars`:
    how many it has.
    """

    article_id: ArticleId
    day: str
    outlet: str
    strengths: Mapping[str, float]
    covers: Mapping[StatementKey, float]
    first: frozenset[StatementKey]
    stated: tuple[tuple[int, int], ...]
    opened: int
    closed: int
    unnamed: int
    words: Hashes
    chars: int

    @cached_property
    def runs(self) -> frozenset[int]:
        """Hashes of its runs of three words."""
        return frozenset(hash_runs(self.words, RUN).tolist())


def make_profile(sourced: Sourced) -> Profile:
    """The profile of an article whose sentences have their sources."""
    article = sourced.article
    kinds = Counter(one.kind for one in sourced.credits)
    named = [(one, statements) for one in sourced.sentences if (statements := _find_stated(one))]
    early = FIRST * len(article.text)
    return Profile(
        article_id=article.id,
        day=article.published.first_day if article.published else "",
        outlet=fold_outlet(name_outlet(article.outlet)) if article.outlet else "",
        strengths=_weigh_credits(sourced),
        covers=_measure_covers(sourced),
        first=frozenset(key for one, held in named if one.start < early for key in held),
        stated=tuple((one.start, one.end) for one, _ in named),
        opened=kinds["open"],
        closed=kinds["statement"] + kinds["document"],
        unnamed=kinds["unnamed"],
        words=read_tokens(article.text).hashes,
        chars=len(article.text),
    )


def compare_profiles(one: Profile, other: Profile, reuse: Reuse | None) -> Relation:
    """How two articles of one story are related; `reuse` is what text they share.

    "derived": one was made from the other or both from a third text. "same origin": written by
    themselves, but the main facts of both rest on one statement, interview or other report.
    """
    if reuse is not None and reuse.is_derived:
        return "derived"
    speech = _count_speech(reuse) / _count_least(one, other)
    if _name_each_other(one, other) >= NAMING and speech >= SPEECH:
        return "derived"
    openness = _measure_openness(one, other)
    credits_shared = _overlap_credits(one, other)
    if openness < QUOTED_OPEN and _quote_first(one, other, reuse) >= QUOTED:
        return "same origin"
    if credits_shared >= CREDITS_ALONE:
        return "same origin"
    if one.unnamed or other.unnamed:
        return "independent"
    same = (
        (credits_shared >= CREDITS and _is_told(one, other))
        or max(_name_mainly(one, other), _name_mainly(other, one)) >= NAMED_MAINLY
        or (openness < TEXT_OPEN and _contain(one, other) >= TEXT)
        or (openness < COVER_OPEN and _rest_on_one_statement(one, other))
    )
    return "same origin" if same else "independent"


def _find_stated(sentence: SourcedSentence) -> tuple[StatementKey, ...]:
    """The statements that the text names for a sentence."""
    if sentence.basis == "own" or sentence.basis == "credit":  # most are
        return ()
    return tuple(
        (one.key, one.channel)
        for one in sentence.sources
        if one.kind == "statement" or one.is_document
    )


def _weigh_credits(sourced: Sourced) -> dict[str, float]:
    found: Counter[str] = Counter()
    early = DOUBLED * len(sourced.article.text)
    for one in sourced.credits:
        if one.kind == "outlet":
            found[one.key[0]] += one.strength * (2 if one.start < early else 1)  # type: ignore[assignment] # a float is as good
    for house in sourced.article.credits:
        found[fold_outlet(name_outlet(house))] += HOUSE  # type: ignore[assignment] # as above
    return dict(found)


def _measure_covers(sourced: Sourced) -> dict[StatementKey, float]:
    """The part of the text that rests on each statement.

    Who is cited through one channel alone says there what the article has him say elsewhere too,
    but for sentences that name an occasion open to all.
    """
    length = max(1, len(sourced.article.text))
    opened = {one.sentence for one in sourced.credits if one.kind == "open"}
    said: dict[StatementKey, int] = {}
    for sentence in sourced.sentences:
        for key in _find_stated(sentence):
            said[key] = said.get(key, 0) + sentence.end - sentence.start
    for surname, numbers in _find_sayings(sourced, _find_speakers(sourced, said)):
        for number in numbers:
            sentence = sourced.sentences[number]
            if not sentence.is_named and number not in opened:
                said[surname] += sentence.end - sentence.start
    return {key: chars / length for key, chars in said.items()}


def _find_sayings(
    sourced: Sourced, speakers: Mapping[str, StatementKey]
) -> Iterator[tuple[StatementKey, list[int]]]:
    """The sentences that name a speaker and tell that somebody said something, by number."""
    if not speakers:
        return
    tokens = read_tokens(sourced.article.text)
    begins = [one.start for one in sourced.sentences]
    telling: dict[int, bool] = {}
    for surname, key in speakers.items():
        plain, possessive = _hash_surname(surname)
        places = tokens.starts[(tokens.hashes == plain) | (tokens.hashes == possessive)].tolist()
        numbers = sorted({bisect_right(begins, place) - 1 for place in places})
        for number in numbers:
            if number not in telling:
                one = sourced.sentences[number]
                first, last = tokens.starts.searchsorted((one.start, one.end))
                words = tokens.hashes[first:last].tolist()
                telling[number] = not _hash_attributing().isdisjoint(words)
        yield key, [number for number in numbers if telling[number]]


@cache
def _hash_attributing() -> frozenset[int]:
    words = sorted(load_words("sources", "attributing"))
    return frozenset(hash_words([*words, *(f"{one}'s" for one in words)]).tolist())


@lru_cache(CACHE)
def _hash_surname(surname: str) -> Hashes:
    """The hashes of a name and its possessive."""
    return hash_words([surname, f"{surname}'s"])


def _find_speakers(sourced: Sourced, said: Mapping[StatementKey, int]) -> dict[str, StatementKey]:
    """Surnames of those who are cited through one channel alone, and their statements."""
    channels: dict[str, set[str]] = {}
    for one in sourced.credits:
        if one.kind == "statement" and len(one.key) == 1:
            channels.setdefault(one.key[0], set()).add(one.channel)
    return {
        key[0]: (key, channel)
        for key, channel in said
        if len(key) == 1 and channels.get(key[0]) == {channel}
    }


def _count_speech(reuse: Reuse | None) -> int:
    passages = reuse.passages if reuse else ()
    return sum(len(find_keys(one.span.text)) for one in passages if one.kind == "speech")


def _count_least(one: Profile, other: Profile) -> int:
    """The words of the shorter article, very short ones taken for longer."""
    return max(LEAST_WORDS, min(len(one.words), len(other.words)))


def _measure_openness(one: Profile, other: Profile) -> float:
    opened = one.opened + other.opened
    return opened / (opened + one.closed + other.closed + 3)


def _quote_first(one: Profile, other: Profile, reuse: Reuse | None) -> float:
    """The part of the shorter that both have in their first part, one of them from a statement."""
    profiles = {one.article_id: one, other.article_id: other}
    words = 0
    for passage in reuse.passages if reuse else ():
        spans = [span for span in (passage.span, passage.source) if span is not None]
        held = [(profiles[span.article], span) for span in spans]
        first = all(span.start < FIRST * profile.chars for profile, span in held)
        if len(held) == 2 and first and any(_is_stated(*place) for place in held):
            words += len(find_keys(passage.span.text))
    return words / _count_least(one, other)


def _is_stated(profile: Profile, span: Span) -> bool:
    return any(start < span.end and span.start < end for start, end in profile.stated)


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


def _is_told(one: Profile, other: Profile) -> bool:
    """Whether an outlet that both credit is credited with facts by one of them, not in passing."""
    common = (one.strengths.keys() & other.strengths.keys()) - {one.outlet, other.outlet}
    strengths = [(one.strengths[name], other.strengths[name]) for name in common]
    return any(min(pair) >= LEAST and max(pair) >= TOLD for pair in strengths)


def _rest_on_one_statement(one: Profile, other: Profile) -> bool:
    """Whether one statement is much of both, less if it is named early in both within days."""
    near = not are_weeks_apart(one.day, other.day)
    for first, mine in one.covers.items():
        for second, theirs in other.covers.items():
            early = near and first in one.first and second in other.first
            least = COVER_FIRST if early else COVER
            if min(mine, theirs) >= least and is_same_statement(first, second):
                return True
    return False
