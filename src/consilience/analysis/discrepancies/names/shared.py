"""Names that share a word and differ in another: one bearer, whom each report calls otherwise.

"The tanker Halcyon Star" and "the tanker Halcyon Spirit", "the founder, Ilse Brand" and "the
founder of Dune, Ilse Holst". Others than names that resemble each other word for word
(`discrepancies_bearers`), so that what is told of them must say that they are one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from rapidfuzz.distance import DamerauLevenshtein

from consilience.analysis.discrepancies.happenings import compare_context, find_article_words
from consilience.analysis.discrepancies.headlines import is_headline
from consilience.analysis.discrepancies.lone import SHORT
from consilience.analysis.discrepancies.names.bearers import is_spelling
from consilience.analysis.discrepancies.names.namesakes import (
    are_of_one_age,
    can_be_one,
    did_the_same,
    read_age,
)
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.furniture import load_function_words
from consilience.language.name_forms import is_nickname_of
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.names import split_name
from consilience.records.ids import ArticleId
from consilience.records.span import Span

# Likeness of the most alike sentences on the two; least where one noun calls both, most where
# persons have only the last name in common, who may be of one family; less of that in short
# reports, and where the two are of one age.
LEAST_CALLED, LEAST_LEAD, LEAST_LIKE, LEAST_FAMILY = 0.04, 0.06, 0.12, 0.25
LEAST_SHORT, LEAST_AGED = 0.15, 0.04
LEAD, EARLY = 2, 6  # sentences up to which both are news, and are told of early
LONGEST = 40  # sentences of a report that is read
MOST_TOLD = 6  # sentences on one that are compared
MOST_NAMES = 40  # of a story, with one word in common, that are compared
NEAR, BEHIND = 70, 60  # characters around a name that are looked at
RUN = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")
# "The founder of Dune, Ilse Holst", "the tanker Halcyon Star"; "Ilse Holst, the founder".
CALLED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[’']s) (?:[a-z-]+ ){0,3}?(?P<noun>[a-z]+)"
    r"(?: (?:of|at|for|from|in) [^,.;:“”\"]{1,40},|,)? (?:[Tt]he )?$"
)
CALLED_BEHIND = re.compile(
    r"^, (?:the|an?|its|his|her|their) (?:[a-z-]+ ){0,3}?(?P<noun>[a-z]+)"
    r"(?= (?:of|at|for|from|in|who)\b|[,.;])"
)
NOBODY = frozenset({"place", "group"})


Named = tuple[Sentence, Span, bool]  # with whether it is a person's


@dataclass(frozen=True, eq=False)
class Called:
    """A name of several words in one report, and where it stands."""

    words: tuple[str, ...]
    places: tuple[Named, ...]
    is_person: bool

    @property
    def article(self) -> ArticleId:
        """The id of its report."""
        return self.spans[0].article

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands."""
        return tuple(span for _, span, _ in self.places)

    @cached_property
    def told(self) -> tuple[Sentence, ...]:
        """The first sentences in which it stands."""
        return tuple(sentence for sentence, _, _ in self.places[:MOST_TOLD])

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The nouns that call its bearer."""
        return frozenset(
            noun for sentence, span, _ in self.places for noun in _find_nouns(sentence, span)
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the name."""
        return frozenset(find_stems(self.spans[0].text))


def find_shared_name_differences(text: StoryText) -> tuple[Difference, ...]:
    """Two names with all but one word in common, of which each report has one alone.

    None where an article has words of both, two such names of its own, or a form of the other.
    """
    known = find_article_words(text, capital=True)
    called = list(_read_called(text))
    found = {
        (one.words, other.words): (one, other)
        for one, other in _pair(called)
        if not _has_words(known[other.article], one, other)
        and not _has_words(known[one.article], other, one)
        and not any(_is_described(text, each) for each in (one, other))
        and _is_one(text, one, other)
    }
    return tuple(_make_difference(called, *found[key]) for key in sorted(found))


def _read_called(text: StoryText) -> Iterator[Called]:
    """The names of each article, each once."""
    found: dict[tuple[ArticleId, tuple[str, ...]], list[Named]] = defaultdict(list)
    counts = text.count_sentences
    for sentence in text.sentences:
        is_near = counts[sentence.article.id] <= LONGEST and not is_headline(sentence)
        for span, is_person in _find_names(sentence) if is_near else ():
            words = split_name(span.text, "person")
            if len(words) > 1:
                found[sentence.article.id, words].append((sentence, span, is_person))
    return (
        Called(words, tuple(there), any(is_person for _, _, is_person in there))
        for (_, words), there in found.items()
    )


def _find_names(sentence: Sentence) -> Iterator[tuple[Span, bool]]:
    """Runs of words with capitals in names of others than places, and outside of names.

    With each whether it is a person's. Within one name a comma parts two.
    """
    named = [one for one in sentence.mentions if one.form == "name"]
    for match in RUN.finditer(sentence.text):
        span = sentence.span(*match.span())
        there = [one for one in named if one.span.start < span.end and span.start < one.span.end]
        if there and any(one.kind in NOBODY and one.span == span for one in there):
            continue
        last = there[-1] if there else None
        if last is not None and span.start <= last.span.start and "," not in last.span.text:
            end = min(span.end, last.span.end)
            span = sentence.article.span(last.span.start, end)  # without the title before it
        yield span, any(one.kind == "person" for one in there)


def _find_nouns(sentence: Sentence, name: Span) -> frozenset[str]:
    """The nouns beside a name, and its title, in lower case."""
    start, end = name.start - sentence.start, name.end - sentence.start
    before = CALLED.search(sentence.text[max(0, start - NEAR) : start])
    behind = CALLED_BEHIND.search(sentence.text[end : end + BEHIND])
    roles = [one.role or "" for one in sentence.mentions if one.span == name]
    words = find_words(" ".join(roles))[-1:]
    nouns = [match["noun"] for match in (before, behind) if match]
    return frozenset((*words, *nouns)) - load_function_words()


def _pair(called: Iterable[Called]) -> Iterator[tuple[Called, Called]]:
    """Names of different articles that differ in one of their words."""
    by_rest: dict[tuple[int, int, tuple[str, ...]], list[Called]] = defaultdict(list)
    for one in called:
        for at in range(len(one.words)):
            by_rest[len(one.words), at, one.words[:at] + one.words[at + 1 :]].append(one)
    for (_, at, _), there in by_rest.items():
        if len(there) > MOST_NAMES:
            continue
        for one, other in combinations(there, 2):
            is_other = one.article != other.article and one.words != other.words
            own = {each.words for each in there if each.article in {one.article, other.article}}
            rest = one.words[:at] + one.words[at + 1 :]
            if all("body" in find_noun(word).kinds for word in rest):
                continue  # two bodies of one sort
            if is_other and len(own) == 2 and not _is_form(one.words[at], other.words[at]):
                yield (one, other) if one.words < other.words else (other, one)


def _is_form(one: str, other: str) -> bool:
    """True for spellings, nicknames, slips of one letter, and a word that holds the other."""
    short, long = sorted((one, other), key=len)
    is_slip = DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1
    return short in long or is_slip or is_nickname_of(one, other) or is_spelling(one, other)


def _has_words(there: frozenset[str], one: Called, other: Called) -> bool:
    """True if an article has what the one name has and the other has not."""
    first, second = (frozenset(find_words(each.spans[0].text)) for each in (one, other))
    return bool((first - second) & there)


def _is_described(text: StoryText, one: Called) -> bool:
    """True for "Halcyon Mill", where a report speaks of a mill: it need not be its name."""
    last = one.words[-1]
    if "place" not in find_noun(last).kinds:
        return False
    return any(last in text.words[each.id] - text.capital_words[each.id] for each in text.articles)


def _is_one(text: StoryText, one: Called, other: Called) -> bool:
    """True if what is told of the two says that they are one."""
    if _did_the_same(one, other) or _are_aged_alike(one, other):
        return True
    numbers = [each.told[0].number for each in (one, other)]
    if max(numbers) > EARLY and not _call_the_same(one, other):
        return False
    likeness = max(
        compare_context(text, a, b, one.stems | other.stems)
        for a, b in product(one.told, other.told)
    )
    if _call_the_same(one, other):
        return likeness >= LEAST_CALLED
    if _are_called_apart(one, other):
        return False
    if one.is_person and other.is_person and one.words[0] != other.words[0]:
        return likeness >= _find_least(text, one, other)
    if not (one.is_person or other.is_person) and (
        max(numbers) > LEAD or not (one.nouns or other.nouns)
    ):
        return False
    return likeness >= (LEAST_LEAD if max(numbers) <= LEAD else LEAST_LIKE)


def _did_the_same(one: Called, other: Called) -> bool:
    """True for two of one last name who did one thing: they are one, unless they are relatives."""
    if not (one.is_person and other.is_person and one.words[-1] == other.words[-1]):
        return False
    return any(
        did_the_same(*place, *rival) and can_be_one(*place, *rival)
        for place in _list_places(one)
        for rival in _list_places(other)
    )


def _are_aged_alike(one: Called, other: Called) -> bool:
    """True for two of one last name behind both of which one age stands, and who are no kin."""
    if not (one.is_person and other.is_person and one.words[-1] == other.words[-1]):
        return False
    return any(
        read_age(*place) != ""
        and read_age(*place) == read_age(*rival)
        and can_be_one(*place, *rival)
        for place in _list_places(one)
        for rival in _list_places(other)
    )


def _list_places(one: Called) -> Iterator[tuple[Sentence, Span]]:
    return ((sentence, span) for sentence, span, _ in one.places[:MOST_TOLD])


def _find_least(text: StoryText, one: Called, other: Called) -> float:
    """How alike what is told of two persons with one last name must be for them to be one."""
    if max(text.count_sentences[each.article] for each in (one, other)) > SHORT:
        return LEAST_FAMILY
    places = (one.told[0], one.spans[0], other.told[0], other.spans[0])
    if not can_be_one(*places):
        return LEAST_FAMILY
    return LEAST_AGED if are_of_one_age(text, *places) else LEAST_SHORT


def _call_the_same(one: Called, other: Called) -> bool:
    return bool(one.nouns & other.nouns)


def _are_called_apart(one: Called, other: Called) -> bool:
    """True for nouns that call two sorts: a person's and a thing's."""
    kinds = [
        frozenset(kind for noun in each.nouns for kind in find_noun(noun).kinds)
        for each in (one, other)
    ]
    return bool(kinds[0] and kinds[1] and not kinds[0] & kinds[1])


def _make_difference(called: Sequence[Called], one: Called, other: Called) -> Difference:
    spans: Mapping[tuple[str, ...], list[Span]] = {
        words: [span for each in called if each.words == words for span in each.spans]
        for words in (one.words, other.words)
    }
    versions = tuple(
        Version(there[0].text, sort_spans(there)) for _, there in sorted(spans.items())
    )
    told = " or ".join(one.value for one in versions)
    return Difference("name", "conflict", versions, f"The articles give different names: {told}.")
