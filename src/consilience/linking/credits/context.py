"""What an article has named so far, to which later words refer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from consilience.linking.credits.names import Named, fold_holder
from consilience.linking.credits.sentences import (
    Marking,
    count_persons,
    find_roles,
    has_first_name,
    may_be_person,
)
from consilience.records.article import Article


@dataclass(frozen=True, slots=True)
class Speakers:
    """What persons named in an article, and bodies of one word, are known by (`fold_holder`)."""

    persons: frozenset[str]
    bodies: frozenset[str]


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
