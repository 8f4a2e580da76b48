"""Whose a statement, letter or post is: the one to whom the words of its sentence tie it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from consilience.language.gazetteer import find_place
from consilience.language.lexicon import load_words
from consilience.language.sources import Channel
from consilience.language.titles import find_title_kinds
from consilience.linking.credits.context import Context, Place, Voice
from consilience.linking.credits.names import NAME, find_owner, fold_holder
from consilience.linking.credits.patterns import (
    NOUN,
    load_holder_start,
    load_holding_patterns,
    load_referring_pattern,
    load_said_pattern,
)
from consilience.linking.credits.sentences import MarkedSentence

NEUTER = frozenset({"its"})
PUBLIC = "statement"  # the channel by which bodies speak
PRONOUNS = frozenset({"his", "her", "its", "their", "he", "she", "they"})
# "The singer posted …", "He said on …": somebody that was named before.
SUBJECT_GIVEN = re.compile(
    r"[\"“‘']?(?:[Tt]he\s[a-z][\w-]+\s(?:[a-z]|\ue001)|[HS]e\s|She\s|They\s)"
)
NEXT = re.compile(rf"\s(?:[a-z][\w-]*\s)?{NOUN}")  # a channel's noun stands next
OPENED = re.compile(r"[\"“‘']?(?:In|On|With|Through|Via|From|By)\s")  # "In his letter, …"
# Behind it the clause begins with whose it is: ", the officer, Weld", and not ", Weld's crew".
AFTER_OPENING = re.compile(
    rf"[^,.;]*,\s(?:(?:the|an?)\s(?:[a-z-]+\s){{1,4}}?,?\s?)?(?P<name>{NAME}++)(?![’'])"
)
VIA = re.compile(r"\b(?:in|on|via|through|to|used|using|from|over)\s(?:[\w’'-]+\s){0,4}$")

Holder = tuple[tuple[str, ...], str]  # key and name
NOBODY: Holder = ((), "")  # somebody who is not told
# Before a letter or study of nobody who is told: words are from there.
TOLD_IN = re.compile(
    r"\b(?:in|through|according\sto)\s(?:an?|the|one|another)\s(?:[\w’'-]+\s){0,2}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ChannelNoun:
    """A channel's noun at characters `start:end` of a sentence, marked there by `NOUN`.

    `is_given`: it was spoken of before ("the statement").
    """

    marked: str
    start: int
    end: int
    sentence: MarkedSentence
    channel: Channel
    is_given: bool

    @property
    def place(self) -> Place:
        """Its characters in the article."""
        return self.sentence.start + self.start, self.sentence.start + self.end


def find_holder(noun: ChannelNoun, context: Context, *, may_say: bool) -> Holder | None:
    """Whose the words are; `may_say`: whether the sentence may tell of saying.

    Who is found to say something by the noun goes before all that its sentence names else. A
    person says it in "the announcement" of the body that speaks most.
    """
    carried = context.find_carried(noun.place)
    is_public = noun.is_given and noun.channel.name == PUBLIC
    if is_public and carried is not None and not carried.is_body:
        body = context.find_leading_body()
        if body is not None and (key := _check_key(fold_holder(body))):
            return key, body
    if carried is not None and (holder := _name_voice(carried)) is not None:
        return holder
    found = _find_in_wordings(noun, context, may_say=may_say)
    if carried is not None and carried.speaker is not None:
        inside = (one for place, one in found if _holds(carried.speaker, place))
        return next(inside, None) or _find_fallback(noun, context)
    return next((one for _, one in found), None) or _find_fallback(noun, context)


def is_told_by(place: Place, channel: Channel, context: Context) -> bool:
    """Whether the sentence names who speaks "in the interview"; many speak in a statement."""
    carried = context.find_carried(place)
    return channel.name != PUBLIC and carried is not None and _name_voice(carried) is not None


def is_body(holder: Holder, context: Context) -> bool:
    """Whether a holder is a body rather than a person, and named by more than its kind."""
    key, name = holder
    if name.islower() and " " not in name:
        return False
    is_named = not load_words("sources", "body").isdisjoint((*key, *name.lower().split()))
    return is_named or len(key) > 1 or context.is_body(name)


def _holds(outer: Place, inner: Place) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _name_voice(voice: Voice) -> Holder | None:
    key = _check_key(fold_holder(voice.name)) if voice.name else None
    return (key, voice.name) if key and voice.name else None


def _find_in_wordings(
    noun: ChannelNoun, context: Context, *, may_say: bool
) -> Iterator[tuple[Place, Holder]]:
    """Those whom the wordings tie to the noun, the likeliest first, with their places."""
    marked, sentence = noun.marked, noun.sentence
    said = _find_starts(load_said_pattern(), marked) if may_say else []
    begins = {
        "holder": _find_starts(load_holder_start(), marked, noun.start),
        "noun": [noun.start],
        "said": said,
    }
    for one in load_holding_patterns():
        if one.asks_said and not said:
            continue
        places = begins.get(one.begins)
        matches = (
            reversed(list(one.pattern.finditer(marked)))
            if places is None
            else filter(None, map(one.pattern.match, repeat(marked), reversed(places)))
        )
        for match in matches:
            if (holder := resolve_holder(match, sentence, context)) is not None:
                first, last = match.span("holder")
                yield (sentence.start + first, sentence.start + last), holder


def _find_fallback(noun: ChannelNoun, context: Context) -> Holder | None:
    """Whose it is by what was said before: the body that spoke last, or somebody named before.

    A letter or study without a holder stays without: those whom its sentence names are likelier
    to be its readers, or what it is about. So does a statement in which something is told.
    """
    is_told_in = TOLD_IN.search(noun.marked[: noun.start]) is not None
    if noun.channel.single:
        return NOBODY if is_told_in else None
    if noun.is_given:
        telling = context.find_telling(noun.place)
        if telling is not None and (holder := _name_voice(telling)) is not None:
            return holder
        if (body := context.find_body_before(noun.place[0])) is not None:
            return fold_holder(body), body
    before = noun.marked[: noun.start]
    if not VIA.search(before):
        return None
    surname = None
    if load_referring_pattern().search(noun.marked):
        surname = _find_antecedent(noun.sentence, noun.start, context)
    elif load_said_pattern().search(before):
        surname = _find_last_person(noun, context)
    if surname is None:
        return NOBODY if is_told_in and noun.channel.name == PUBLIC else None
    return (surname,), surname.title()


def _find_last_person(noun: ChannelNoun, context: Context) -> str | None:
    """The surname of the last person named before the noun, in its sentence."""
    for one in reversed(noun.sentence.named):
        if one.end <= noun.place[0] and context.is_person(one):
            return fold_holder(one.text)[0]
    return None


def _find_starts(pattern: re.Pattern[str], marked: str, end: int | None = None) -> Sequence[int]:
    return [
        match.start() for match in pattern.finditer(marked, 0, len(marked) if end is None else end)
    ]


def resolve_holder(
    match: re.Match[str], sentence: MarkedSentence, context: Context
) -> Holder | None:
    """Key and name of whose it is; None where nobody can be told."""
    start = match.start("holder")
    named = sentence.name_at(start)
    words = match["holder"]
    if named is not None:
        first = find_owner(named, sentence.start, context.article.text)
        printed = context.article.text[first : sentence.start + match.end("holder")]
        if printed.split()[-1] in load_words("sources", "personal_body"):
            printed = context.article.text[first : named.end]
        if _is_adjective(printed, match.string[match.end("holder") :], context):
            return None
        key = _check_key(fold_holder(printed)) if context.may_speak(printed) else None
        return (key, printed) if key else None
    folded = words.lower()
    if folded in NEUTER:
        return _find_body(sentence, sentence.start + start, context)
    if folded in PRONOUNS:
        surname = _find_following(match, sentence, context) or _find_antecedent(
            sentence, start, context
        )
        return ((surname,), surname.title()) if surname else None
    nominal = folded.removeprefix("the ").split()
    for size in range(len(nominal), 0, -1):
        holder = _resolve_nominal(" ".join(nominal[:size]), sentence, start, context)
        if holder is not None:
            return holder
    return None


def _find_body(sentence: MarkedSentence, place: int, context: Context) -> Holder | None:
    """The body that "its" stands for: the one that spoke last, or that sentences begin with."""
    body = context.find_body_before(place) or context.find_opening_body(sentence.number, place)
    return (fold_holder(body), body) if body else None


def _is_adjective(name: str, behind: str, context: Context) -> bool:
    """Whether a people's name tells of which country the words behind it are."""
    peoples = context.speakers.peoples if context.speakers else frozenset()
    return not peoples.isdisjoint(fold_holder(name)[-1:]) and bool(NEXT.match(behind))


def _check_key(key: tuple[str, ...]) -> tuple[str, ...] | None:
    if not key or (len(key) == 1 and (find_title_kinds(key[0]) or find_place(key[0].title()))):
        return None
    return key


def _resolve_nominal(
    nominal: str, sentence: MarkedSentence, start: int, context: Context
) -> Holder | None:
    """Whom "defense minister" or "transport ministry" at a character of it stands for."""
    last = nominal.split()[-1]
    # Every office ends with a word of a title.
    if find_title_kinds(last) and (surnames := context.roles.get(nominal)):
        here = [fold_holder(one.text)[-1:] for one in sentence.named if not one.outlet]
        present = [one for one in surnames if (one,) in here]
        counts = Counter(present or surnames)
        # "The president" is who is spoken of, rather than one of the office's former holders.
        surname = min(counts, key=lambda one: (-context.persons.get(one, 0), -counts[one], one))
        return (surname,), surname.title()
    if last in load_words("sources", "body"):
        place = sentence.start + start
        if nominal == last:
            name = context.find_body(last, sentence.number, place)
            opening = None if name else context.find_opening_body(sentence.number, place)
            name = name or (opening if opening and _may_be_called(opening, nominal) else None)
            return fold_holder(name or nominal), name or nominal
        return fold_holder(nominal), nominal
    return None


def _may_be_called(body: str, nominal: str) -> bool:
    """Whether a body may be called by a kind: no union is "the company", and no firm a union."""
    kind, firms = body.lower().split()[-1], load_words("sources", "firms")
    is_told = kind in load_words("sources", "body") | firms
    return not is_told or (kind in firms) == (nominal in firms)


def _find_following(match: re.Match[str], sentence: MarkedSentence, context: Context) -> str | None:
    """The surname of whom "in his letter", at a sentence's beginning, tells before his name."""
    start = match.start("holder")
    if not OPENED.fullmatch(sentence.marked, 0, start):
        return None
    clause = AFTER_OPENING.search(sentence.marked, match.end())
    named = sentence.name_at(clause.start("name")) if clause else None
    return fold_holder(named.text)[0] if named and context.is_person(named) else None


def _find_antecedent(sentence: MarkedSentence, before: int, context: Context) -> str | None:
    """The surname of the first person named in the sentence before, else the last subject."""
    subject = context.find_subject(sentence.number)
    if subject and SUBJECT_GIVEN.match(sentence.marked):
        return subject
    for one in sentence.named:
        if one.start - sentence.start < before and context.is_person(one):
            return fold_holder(one.text)[0]
    return subject or min(
        context.persons, key=lambda one: (-context.persons[one], one), default=None
    )
