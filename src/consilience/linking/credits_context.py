"""What an article has named so far, to which later words refer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from consilience.linking.credits_names import Named, fold_holder
from consilience.linking.credits_sentences import Marking, count_persons, find_roles
from consilience.records.article import Article


@dataclass
class Context:
    """What was named so far, to which "his office", "the statement" and "the paper" refer."""

    article: Article
    sentences: Marking
    known: Mapping[str, str]
    outlets: list[str] = field(default_factory=list)
    holders: dict[str, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    subjects: tuple[int, str | None] = (0, None)  # what `find_subject` found for a sentence

    @cached_property
    def persons(self) -> Mapping[str, int]:
        """Surnames of those who are named in full, and how often each is named."""
        return count_persons(self.sentences.count_names())

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

    def find_body(self, word: str, before: int) -> str | None:
        """The last body named before a sentence that has the word and another in its name."""
        for number in range(before - 1, -1, -1):
            for one in reversed(self.sentences[number].named):
                if len(key := fold_holder(one.text)) > 1 and word in key:
                    return one.text
        return None

    def is_person(self, named: Named) -> bool:
        """Whether a name is that of somebody who is named in full somewhere."""
        key = () if named.outlet else fold_holder(named.text)
        return len(key) == 1 and (" " in named.text or key[0] in self.persons)
