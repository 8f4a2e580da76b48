"""None here and some there: "no shots were fired" beside "police fired two shots"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.analysis.discrepancies.happenings import are_days_apart, compare_context
from consilience.analysis.discrepancies.numbers.as_of import goes_on
from consilience.analysis.discrepancies.numbers.counted import Counted
from consilience.analysis.discrepancies.numbers.versions import explain_later, explain_numbers
from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.quantities_reading import AGE, COUNT
from consilience.analysis.stems import stem_word
from consilience.language.discrepancies import load_difference_words, load_tolls
from consilience.language.gazetteer import name_place
from consilience.language.lexicon import load_words
from consilience.language.small_words import load_english_words
from consilience.records.span import Span

NOUNS: Final = 4  # words behind "no" of which the last is the noun, at most
LEAST_LIKE: Final = 0.15  # of the sentences without the noun
LINKS: Final = frozenset({"of", "for"})  # between a noun and its measure
TOLD: Final = frozenset({"occurred", "ongoing", "alleged"})
MOST: Final = 40  # numbers of one noun that are compared


@dataclass(frozen=True, eq=False)
class Nothing:
    """A thing of which a sentence says that there was none, with its stem."""

    sentence: Sentence
    noun: str
    span: Span


def find_none_differences(text: StoryText, numbers: Sequence[Counted]) -> tuple[Difference, ...]:
    """Things that one report has none of, and another counts or measures, the first of each."""
    nothings = [
        one
        for sentence in text.list_with(load_words("counts", "no"))
        for one in read_nothings(sentence)
    ]
    nouns = {one.noun for one in nothings}
    counted = [
        (one, own)
        for one in (numbers if nouns else ())
        if one.amount.value > 1 and (own := nouns & _list_nouns(one))
    ]
    found: dict[tuple[str, str], Difference] = {}
    for none in nothings:
        for one in [one for one, own in counted if none.noun in own][:MOST]:
            key = (none.sentence.article.id, none.noun)
            if key not in found and _is_one_thing(text, none, one):
                found[key] = _make_difference(none, one)
    return tuple(found.values())


def read_nothings(sentence: Sentence) -> Iterator[Nothing]:
    """The things of which a sentence says that there was none."""
    tokens, small = sentence.tokens, load_english_words()
    verbs = {one.predicate.span.start - sentence.start for one in sentence.claims}
    for at, token in enumerate(tokens):
        if token.lower not in load_words("counts", "no") or _is_open(sentence, at):
            continue
        last = start = at + 1 + _count_any([one.lower for one in tokens[at : at + 3]])
        if start == at:
            continue
        while last < min(len(tokens), start + NOUNS):
            if not tokens[last].text[0].isalpha() or tokens[last].lower in small:
                break
            if tokens[last].start in verbs and last > start:
                break
            last += 1
        if start < last < start + NOUNS and tokens[last - 1].text[0].islower():
            noun = stem_word(tokens[last - 1].lower)
            if noun not in _list_vague():
                span = sentence.span(token.start, tokens[last - 1].end)
                yield Nothing(sentence, noun, span)


def _count_any(words: Sequence[str]) -> int:
    """How many words stand between "without any" and the noun; -1 for "without a driver"."""
    if words[0] == "no":
        return 0
    behind = words[1:]
    if behind[:1] and behind[0] in load_words("counts", "any"):
        return 1
    return 2 if behind == ["a", "single"] else -1


def _is_open(sentence: Sentence, at: int) -> bool:
    """True behind "if" and "whether", and for "no more than"."""
    before = {one.lower for one in sentence.tokens[:at]}
    return not load_words("counts", "open").isdisjoint(before)


def _list_vague() -> frozenset[str]:
    words = load_words("counts", "vague") | load_tolls().keys() | load_difference_words("people")
    return frozenset(map(stem_word, words))


def _list_nouns(one: Counted) -> frozenset[str]:
    """Stems of what a number counts, or of what has the measure: "a demand for 3 million"."""
    before = [
        each.lower for each in one.sentence.tokens[max(0, one.amount.first - 2) : one.amount.first]
    ]
    is_length = one.amount.dimension in {"duration", AGE}
    own = before[:1] if before[1:] and before[1] in LINKS and not is_length else []
    counts = one.thing_set if one.amount.dimension == COUNT else frozenset[str]()
    return counts | one.measured | frozenset(map(stem_word, own))


def _is_one_thing(text: StoryText, none: Nothing, one: Counted) -> bool:
    first, second = none.sentence, one.sentence
    if first.article.id == second.article.id or one.part or _is_denied(one):
        return False
    if are_days_apart(first, second) or _tell_others(first, second):
        return False
    likeness = compare_context(text, first, second, {none.noun})
    return likeness >= LEAST_LIKE and bool(_find_names(text, first) & second.names)


def _is_denied(one: Counted) -> bool:
    """True for "not one tree" and for what did not happen, or only may."""
    before = one.sentence.tokens[max(0, one.amount.first - 1) : one.amount.first]
    if any(each.lower == "not" for each in before):
        return True
    return one.claim is not None and (one.claim.negated or one.claim.factuality not in TOLD)


def _tell_others(one: Sentence, other: Sentence) -> bool:
    """True for sentences on two places or two years."""
    years = [{day.value.earliest[:4] for day in each.times if day.value} for each in (one, other)]
    places = [
        {
            name_place(name.span.text)
            for name in each.mentions
            if name.form == "name" and name.kind == "place"
        }
        for each in (one, other)
    ]
    return any(all(pair) and pair[0].isdisjoint(pair[1]) for pair in (years, places))


def _find_names(text: StoryText, sentence: Sentence) -> frozenset[str]:
    """Stems of the names in a sentence, if it has none in the one before it."""
    before = None if sentence.names else text.find_before(sentence)
    return before.names if before else sentence.names


def _make_difference(none: Nothing, one: Counted) -> Difference:
    versions = (Version(none.span.text, (none.span,)), Version(one.span.text, (one.span,)))
    days = none.sentence.published_day, one.sentence.published_day
    end = none.span.end - none.sentence.start
    is_update = "" < days[0] < days[1] and goes_on(none.sentence, end)
    if is_update:
        told = explain_later([each.value for each in versions])
        return Difference("number", "update", versions, told)
    return Difference("number", "conflict", versions, explain_numbers(versions))
