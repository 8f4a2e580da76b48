"""Who did it: in short reports that tell one deed in words of their own, another one in each.

The predicates need only be in one set of words for a deed ("acquired", "bought"), or of one
event; the day and the things tell the rest. Each must be somebody of whom the other report has no
word.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from consilience.analysis.discrepancies_deeds import find_classes
from consilience.analysis.discrepancies_happenings import (
    are_days_apart,
    find_article_words,
    keep_best,
    share_day,
)
from consilience.analysis.discrepancies_lone import list_short
from consilience.analysis.discrepancies_parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies_reading import Sentence, StoryText, find_stems, stem_word
from consilience.language.contexts import find_context_words
from consilience.language.cues import load_verbs
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_common_place
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.names import SAME_NAME, same_name_score
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.mention import Mention
from consilience.records.span import Span

REAL = frozenset({"occurred", "alleged", "ongoing"})
# What two claims have in common; the sum is compared with the least. Chosen on development pairs,
# of which none that looks alike and agrees reached .6.
SAME_WORD, SAME_CLASS, SAME_EVENT = 0.8, 0.5, 0.8
SAME_DAY, SAME_THING, FIRST = 0.3, 0.2, 0.1
MOST_THINGS = 3
LEAST, LEAST_DESCRIBED = 0.9, 1.1  # named actors, and described ones
LEAD = 2
MOST_ACTORS = 200  # of the short reports of a story


@dataclass(frozen=True, eq=False)
class Actor:
    """Somebody who does something in a claim; `words` of the name, or of the description."""

    sentence: Sentence
    claim: Claim
    span: Span
    name: Mention | None

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that carry meaning in the name, or where there is none in the description."""
        words = find_words((self.name.span if self.name else self.span).text)
        return frozenset(words) - load_function_words()

    @cached_property
    def acts(self) -> frozenset[str]:
        """The stem of the predicate, but of one of little content nothing."""
        lemma = self.claim.predicate.lemma
        return frozenset({stem_word(lemma)} if lemma not in load_difference_words("plain") else ())

    @cached_property
    def classes(self) -> frozenset[str]:
        """The sets of words for one deed that the predicate is in."""
        return find_classes(self.sentence, self.claim)

    @cached_property
    def things(self) -> frozenset[str]:
        """The other words of the sentence that carry meaning."""
        own = frozenset(find_stems(self.span.text)) | self.acts
        return frozenset(self.sentence.stems) - own


def find_actor_differences(text: StoryText) -> tuple[Difference, ...]:
    """Those who did one deed in short reports of which each names another."""
    known = find_article_words(text)
    actors = [one for sentence in list_short(text) for one in read_actors(sentence)][:MOST_ACTORS]
    scored = (
        (one, other, compare_actors(one, other))
        for at, one in enumerate(actors)
        for other in actors[at + 1 :]
        if _are_rivals(one, other, known)
    )
    alike = (found for found in scored if found[2] >= (LEAST if found[0].name else LEAST_DESCRIBED))
    return tuple(
        _make_difference(one, other) for one, other, _ in keep_best(alike, lambda one: one.sentence)
    )


def read_actors(sentence: Sentence) -> Iterator[Actor]:
    """Named and described actors of the acts of a sentence; who only speaks is none."""
    for claim in sentence.claims:
        is_told = claim.factuality in REAL and not claim.negated
        if not is_told or claim.predicate.lemma in _load_saying():
            continue
        for one in claim.participants:
            if one.role == "actor":
                inside = [
                    mention
                    for mention in sentence.mentions
                    if mention.form == "name"
                    and one.span.start <= mention.span.start
                    and mention.span.end <= one.span.end
                ]
                found = Actor(sentence, claim, one.span, _choose_name(inside))
                if _tells_who(found):
                    yield found


@cache
def _load_saying() -> frozenset[str]:
    """Verbs of speech of little content: "say", not "refuse"."""
    return load_difference_words("plain") & load_verbs().keys()


def _choose_name(names: list[Mention]) -> Mention | None:
    """The last of the names: of "the harbour master of Torv, Ida Holm" hers."""
    found = [one for one in names if one.kind == "person"] or names
    return found[-1] if found else None


def _tells_who(one: Actor) -> bool:
    """True for a name that is no place or people, and for persons or a body in two words."""
    if one.name is not None:
        words = one.name.span.text
        is_place = one.name.kind == "place" and " " not in words
        return not (is_place or one.name.kind == "group" or find_common_place(words))
    head = one.span.text.lower().split(" of ")[0].split()[-1]
    kinds = find_noun(head).kinds | find_noun(head.removesuffix("s")).kinds
    is_body = head in find_context_words("body_ending")
    return len(one.words) > 1 and (is_body or bool(kinds & {"person", "body"}))


def _are_rivals(one: Actor, other: Actor, known: Mapping[ArticleId, frozenset[str]]) -> bool:
    """True for two of different reports of whom neither is in the other's."""
    if one.sentence.article.id == other.sentence.article.id:
        return False
    if (one.name is None) != (other.name is None):
        return False  # a name and a description are often one
    if one.words & known[other.sentence.article.id] or other.words & known[one.sentence.article.id]:
        return False
    return not are_days_apart(one.sentence, other.sentence) and not _are_linked(one, other)


def _are_linked(one: Actor, other: Actor) -> bool:
    """True if the two are of one entity, or can be spellings of one name."""
    if one.name is None or other.name is None:
        return False
    if one.name.entity_id is not None and one.name.entity_id == other.name.entity_id:
        return True
    return same_name_score(one.name.span.text, other.name.span.text, "person") >= SAME_NAME


def compare_actors(one: Actor, other: Actor) -> float:
    """How surely two did one deed; 0 where nothing tells that the deeds are one."""
    is_event = one.claim.event_id is not None and one.claim.event_id == other.claim.event_id
    deed = max(
        SAME_EVENT * is_event,
        SAME_WORD * bool(one.acts & other.acts),
        SAME_CLASS * bool(one.classes & other.classes),
    )
    if not deed:
        return 0.0
    things = min(len(one.things & other.things), MOST_THINGS)
    is_first = one.sentence.number < LEAD and other.sentence.number < LEAD
    is_day = share_day(one.sentence, other.sentence)
    return deed + SAME_THING * things + SAME_DAY * is_day + FIRST * is_first


def _make_difference(one: Actor, other: Actor) -> Difference:
    pair = sorted((one, other), key=lambda each: each.span.text)
    versions = tuple(Version(each.span.text, sort_spans([each.span])) for each in pair)
    told = " or ".join(each.value for each in versions)
    act = pair[0].claim.predicate.span.text
    explanation = f"The articles name different participants beside “{act}”: {told}."
    return Difference("participant", "conflict", versions, explanation)
