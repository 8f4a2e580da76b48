"""Claims with their times: days on which something happens, not those of what is said of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from consilience.analysis.discrepancies.reading import DIGIT, Sentence, StoryText, read_day
from consilience.analysis.quantities_reading import COUNT
from consilience.analysis.stems import find_last_words, find_stems, stem_words
from consilience.language.calendar import load_months
from consilience.language.cues import load_verbs
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.numerals import list_number_words
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue

RECKONED = frozenset({"weekday", "relative"})  # from the day of the report
INFERRED = frozenset({"story", "weekday"})
NEAR = 4  # days of a printed date from the day of the report
LONGEST_NUMBER = 20  # characters
LONGEST_LINE = 8  # words of a dateline
OF_TEXT = 3  # words before the day of a text: "article published on"
TITLE = re.compile(r"[“\"][^”\"]*[”\"]")


@dataclass(frozen=True, eq=False)
class Dated:
    """A claim with its time: its own, or (`own` False) the only one of its sentence."""

    sentence: Sentence
    claim: Claim
    time: TimeExpression
    own: bool
    parties: frozenset[str]

    @property
    def act(self) -> str:
        """The lemma of the predicate."""
        return self.claim.predicate.lemma

    @cached_property
    def held_words(self) -> tuple[str, ...]:
        """The nouns for what is held, set or due, which is the act itself; in lower case."""
        if self.act not in load_difference_words("holding"):
            return ()
        themes = (part.span.text for part in self.claim.participants if part.role == "theme")
        return tuple(word for theme in themes for word in find_words(theme)[-1:])

    @cached_property
    def held(self) -> frozenset[str]:
        """The stems of these nouns."""
        return frozenset(stem_words(self.held_words))

    @property
    def is_plan(self) -> bool:
        """True for what is to happen, told as of now or of then."""
        return self.claim.factuality in {"planned", "hypothetical"}

    @property
    def value(self) -> TimeValue:
        """When; `read_dated` takes none without."""
        assert self.time.value is not None
        return self.time.value

    @property
    def key(self) -> tuple[str, int, int]:
        """Its place among all."""
        return (
            self.sentence.article.id,
            self.time.span.start,
            self.claim.predicate.span.start,
        )


def read_dated(sentence: Sentence) -> Iterator[Dated]:
    """The claims of a sentence with their times; what has no date, or only "now", is left out."""
    times = [
        one
        for one in sentence.times
        if is_usable(one)
        and not is_guessed(sentence, one)
        and not _is_count_day(sentence, one)
        and not is_of_text(sentence, one)
    ]
    for claim in sentence.claims if times else ():
        if _is_counted(sentence, claim):
            continue
        time = claim.when or (times[0] if len(times) == 1 else None)
        if time is not None and time in times and not is_hypothetical(claim, time):
            parties = frozenset(find_parties(sentence, claim))
            yield Dated(sentence, claim, time, claim.when is not None, parties)


def is_hypothetical(claim: Claim, time: TimeExpression) -> bool:
    """True for what might happen; "would be held on 30 April" is a plan told of the past."""
    if claim.factuality != "hypothetical":
        return False
    cue = claim.cue.text.lower() if claim.cue else ""
    is_plan = cue in load_difference_words("told_plans")
    return not (is_plan and claim.when == time and is_printed(time))


def count_days(one: TimeValue, other: TimeValue) -> float:
    """Days between two times, 0 where they overlap; other hours of one or an unsure day count half.

    The day of an hour is sure where it is printed with it.
    """
    if one.precision == other.precision == "minute":
        if one.earliest[11:16] == other.earliest[11:16]:
            return 0.0
        if {one.basis, other.basis} != {"explicit"} or one.first_day == other.first_day:
            return 0.5
    low, high = read_day(one.earliest), read_day(one.latest)
    other_low, other_high = read_day(other.earliest), read_day(other.latest)
    if low is None or high is None or other_low is None or other_high is None:
        return 0.0
    return float(max(low - other_high, other_low - high, 0))


def is_of_text(sentence: Sentence, time: TimeExpression) -> bool:
    """True for "our report of 9 May": the day on which something was written or said.

    A title in quotation marks may stand between. So is that of a line with no more than a place
    and a date.
    """
    if _is_dateline(sentence):
        return True
    if load_difference_words("texts").isdisjoint(sentence.words):
        return False
    before = TITLE.sub(" ", sentence.article.text[sentence.start : time.span.start])
    words = find_last_words(before, OF_TEXT)
    if words[-1:] == ["on"] and not load_difference_words("printing").isdisjoint(words[-2:-1]):
        return words[0] in load_difference_words("texts")
    return words[-1:] == ["of"] and not load_difference_words("texts").isdisjoint(words[-2:-1])


def _is_dateline(sentence: Sentence) -> bool:
    """True for "Torv, May 9 -" and "Sat May 9 2033, 01:19 hrs", which tell no happening."""
    if sentence.claims or len(sentence.words) > LONGEST_LINE:
        return False
    known = [one.span for one in sentence.times] + [one.span for one in sentence.mentions]
    inside = {word for span in known for word in find_words(span.text)}
    return inside.issuperset(sentence.words)


def is_said(claim: Claim) -> bool:
    """True for what is said or denied: its time is not that of what is told."""
    constructions = load_verbs().get(claim.predicate.lemma, frozenset())
    return "clause" in constructions or claim.predicate.span.text.lower() in load_denials()


def is_heard(sentence: Sentence, claim: Claim) -> bool:
    """True if the verb does say something here: "found that", not "found the boat"."""
    words = claim.predicate.span
    if words.text.lower() in load_difference_words("utterances") or claim.negated:
        return True
    return any(
        link.cue is not None and link.cue.start <= words.start < link.cue.end
        for one in sentence.claims
        for link in one.attribution
    )


def list_told(text: StoryText, article: ArticleId) -> list[TimeValue]:
    """The times that an article gives for what happens, not for when it was said or written.

    "Sank on Monday, he said on Tuesday" does not give the Tuesday on which another article has her
    sink.
    """
    return [
        value for sentence in text.list_sentences(article) for value in sentence.read(_list_told)
    ]


def _list_told(sentence: Sentence) -> Iterator[TimeValue]:
    for time in sentence.times:
        if time.value is not None and not _is_of_words(sentence, time):
            yield time.value


def _is_of_words(sentence: Sentence, time: TimeExpression) -> bool:
    """True for a day on which something was said, and nothing else is told to have happened."""
    owners = [one for one in sentence.claims if one.when and one.when.span == time.span]
    are_said = (is_said(one) and is_heard(sentence, one) for one in owners)
    return is_of_text(sentence, time) or (bool(owners) and all(are_said))


def is_usable(time: TimeExpression) -> bool:
    """True for a date or time of day that is known and not only "now" or "today"."""
    return (
        time.value is not None
        and time.value.basis != "publication"
        and time.type in {"date", "time"}
        and "REF" not in time.timex
    )


def is_guessed(sentence: Sentence, time: TimeExpression) -> bool:
    """True for "Friday" where the day of the report is itself but inferred.

    Not where the report prints a date of that very week, nor is a printed "3 October" guessed.
    """
    published = sentence.article.published
    if time.value is None or published is None or published.basis not in INFERRED:
        return False
    if time.value.basis not in RECKONED or DIGIT.search(time.span.text):
        return False
    return not any(_is_near(one, published) for one in sentence.annotations.times)


def _is_near(time: TimeExpression, published: TimeValue) -> bool:
    """True for a printed day that lies at most some days from that of the report."""
    value = time.value
    if value is None or value.precision != "day" or not DIGIT.search(time.span.text):
        return False
    told = read_day(value.first_day)
    days = map(read_day, (published.first_day, published.last_day))
    return told is not None and any(day is not None and abs(told - day) <= NEAR for day in days)


def _is_counted(sentence: Sentence, claim: Claim) -> bool:
    """True for "18 launches last year": many of a sort, and no one happening."""
    start = claim.predicate.span.start - sentence.start
    before = sentence.text[max(0, start - LONGEST_NUMBER) : start].lower().split()[-1:]
    if not before or not (before[0][0].isdigit() or before[0] in list_number_words()):
        return False
    return any(sentence.text[one.end : start] == " " and one.value > 1 for one in sentence.amounts)


def _is_count_day(sentence: Sentence, time: TimeExpression) -> bool:
    """True for "40 cases by Sunday": the day up to which somebody counted."""
    if load_difference_words("until").isdisjoint(sentence.words):
        return False
    before = find_last_words(sentence.article.text[sentence.start : time.span.start], 1)
    is_until = bool(load_difference_words("until") & set(before))
    return is_until and any(one.dimension == COUNT for one in sentence.amounts)


def find_parties(sentence: Sentence, claim: Claim) -> Iterator[str]:
    """Stems of the participants, of whom they stand for, and of the place."""
    mentions = sentence.known
    for part in claim.participants:
        yield from find_stems(part.span.text)
        mention = mentions.get(part.mention_id) if part.mention_id else None
        for other in mention.antecedents if mention else ():
            yield from find_stems(mentions[other].span.text) if other in mentions else ()
    if claim.where is not None:
        yield from find_stems(claim.where.text)


def is_printed(time: TimeExpression) -> bool:
    """True for a weekday, a date or "the first of August"; false for "an hour ago"."""
    is_relative = time.value is None or time.value.basis == "relative"
    if not is_relative or any(sign.isdigit() for sign in time.span.text):
        return True
    months = {load_months().get(word) for word in find_words(time.span.text)}
    return time.value is not None and int(time.value.earliest[5:7]) in months
