"""What an article has named so far, to which later words refer."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from consilience.linking.credits.names import Named, fold_holder
from consilience.linking.credits.patterns import load_opening_body_pattern
from consilience.linking.credits.sentences import (
    Marking,
    count_persons,
    find_roles,
    has_first_name,
    may_be_person,
)
from consilience.records.article import Article

OPENINGS = 3  # sentences among whose beginnings a body is sought that is called by its kind
Place = tuple[int, int]  # characters of the article, half open


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody's words as characters of an article: what was said, by what, and by whom.

    `name` is how the article names who it is, a person or a body, None where that is unknown;
    `is_speech` is False for attitudes ("praised the crew"), `is_told` for what is not made known
    ("knew that").
    """

    content: tuple[Place, ...]
    via: Place | None = None
    speaker: Place | None = None
    name: str | None = None
    is_body: bool = False
    is_speech: bool = True
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Speakers:
    """What persons named in an article, and bodies of one word, are known by (`fold_holder`).

    `peoples` are those of the bodies whose names may be adjectives ("the Norlandish release"),
    `voices` those who are found to say something in it, in reading order.
    """

    persons: frozenset[str]
    bodies: frozenset[str]
    voices: tuple[Voice, ...] = ()
    peoples: frozenset[str] = frozenset()


@dataclass
class Context:
    """What was named so far, to which "his office", "the statement" and "the paper" refer."""

    article: Article
    sentences: Marking
    known: Mapping[str, str]
    speakers: Speakers | None = None
    outlets: list[str] = field(default_factory=list)
    holders: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    subjects: tuple[int, str | None] = (0, None)  # what `find_subject` found for a sentence

    @cached_property
    def persons(self) -> Mapping[str, int]:
        """Surnames of those who are named in full, and how often each is named."""
        names = self.sentences.count_names()
        return count_persons(
            {one: count for one, count in names.items() if self.may_speak(one, alone=True)}
        )

    @cached_property
    def roles(self) -> Mapping[str, list[str]]:
        """Offices to the surnames of those who hold them."""
        return find_roles(self.article.text, self.sentences)

    def find_subject(self, before: int) -> str | None:
        """The surname of the first person in the last sentence with one, before one by number.

        It is asked for in the order of the sentences.
        """
        known, subject = self.subjects
        for number in range(before - 1, known - 1, -1):
            person = next(
                (one for one in self.sentences[number].named if self.is_person(one)), None
            )
            if person is not None:
                subject = fold_holder(person.text)[0]
                break
        self.subjects = before, subject
        return subject

    def find_body(self, word: str, sentence: int, place: int) -> str | None:
        """The last body named before a character of a sentence that has the word and another."""
        for number in range(sentence, -1, -1):
            for one in reversed(self.sentences[number].named):
                if one.end <= place and len(key := fold_holder(one.text)) > 1 and word in key:
                    return one.text
        return None

    def find_opening_body(self, sentence: int, place: int) -> str | None:
        """The body with which this sentence or one of the last ones begins, before a character."""
        for number in range(sentence, max(-1, sentence - OPENINGS), -1):
            one = self.sentences[number]
            match = load_opening_body_pattern().match(one.marked)
            if match is None or one.start + match.end() > place:
                continue
            named = one.name_at(match.start("body"))
            name = match["body"] if named is None else named.text
            if named is None or (not named.outlet and self.is_body(named.text)):
                return name
        return None

    def is_body(self, name: str) -> bool:
        """Whether a name is a body's: by its words, or as the article uses it."""
        key = fold_holder(name)
        if len(key) != 1:
            return bool(key)
        return self.speakers is not None and key[0] in self.speakers.bodies - self.speakers.persons

    def find_carried(self, place: Place) -> Voice | None:
        """Who says something by what the words at a place name ("in a statement")."""
        return next((one for one in self.voices if one.via and _overlap(one.via, place)), None)

    def find_telling(self, place: Place) -> Voice | None:
        """Whose words the ones at a place speak as ("the statement said")."""
        found = (one for one in self.voices if one.speaker and _overlap(one.speaker, place))
        return next(found, None)

    def is_spoken_of(self, place: Place) -> bool:
        """Whether the words at a place belong to what somebody says."""
        return any(
            one.is_speech
            and any(first <= place[0] and place[1] <= last for first, last in one.content)
            for one in self.voices
        )

    def find_body_before(self, place: int) -> str | None:
        """The body that was last found to say something before a character."""
        return next(
            (
                one.name
                for one in reversed(self.voices)
                if one.is_body and one.speaker and one.speaker[1] <= place
            ),
            None,
        )

    def find_leading_body(self) -> str | None:
        """The body that says something in the article more often than any other."""
        counts = Counter(one.name for one in self.voices if one.is_body and one.name)
        leading = counts.most_common(2)
        is_one = len(leading) == 1 or (len(leading) == 2 and leading[0][1] > leading[1][1])
        return leading[0][0] if is_one else None

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Those who say something in the article."""
        return self.speakers.voices if self.speakers else ()

    def is_person(self, named: Named) -> bool:
        """Whether a name is that of somebody who is named in full somewhere."""
        key = () if named.outlet else fold_holder(named.text)
        if len(key) != 1 or not self.may_speak(named.text, alone=True):
            return False
        return " " in named.text or key[0] in self.persons

    def may_speak(self, name: str, *, alone: bool = False) -> bool:
        """Whether a name can be a person's or, unless `alone`, a body's."""
        if self.speakers is None:
            return may_be_person(name)
        key = fold_holder(name)
        known = key[:1] and (
            key[0] in self.speakers.persons or (not alone and key[0] in self.speakers.bodies)
        )
        return len(key) != 1 or bool(known) or has_first_name(name)


def _overlap(one: Place, other: Place) -> bool:
    return one[0] < other[1] and other[0] < one[1]
