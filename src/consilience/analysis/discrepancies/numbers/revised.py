"""Numbers that differ because one was corrected: an update, and no conflict."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from consilience.analysis.discrepancies.happenings import compare_context
from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.quantities import Amount, do_agree
from consilience.language.lexicon import load_words
from consilience.records.span import Span

SIDES = 2
LEAST_LIKE = 0.1  # of the sentences that give the old number, with those before them


def tell_revised(text: StoryText, one: Difference) -> Difference:
    """A conflict of two numbers as an update where the later report says that one was corrected.

    Its sentence, or the one behind it, must say so; every other difference stays as it is.
    """
    if one.kind != "number" or one.relation != "conflict" or len(one.versions) != SIDES:
        return one
    sides = [
        [there for span in version.evidence if (there := text.find_at(span)) is not None]
        for version in one.versions
    ]
    days = [max((each.published_day for each in there), default="") for there in sides]
    if not min(days) or days[0] == days[1]:
        return one
    later = sides[days.index(max(days))]
    if not any(_is_revised(text, each) for each in later):
        return one
    return replace(one, relation="update")


def find_revised_differences(text: StoryText) -> tuple[Difference, ...]:
    """Numbers of a report that a later one corrects itself: "lowered the toll from 19 to 17"."""
    return tuple(
        Difference("number", "update", versions, _explain(versions))
        for sentence in text.list_with(_load_first_words())
        if _says_revised(sentence)
        for old, new in _read_steps(sentence)
        for place in _find_old(text, sentence, old)
        for versions in [(_make_version(place), _make_version(_span(sentence, new)))]
    )


def _is_revised(text: StoryText, sentence: Sentence) -> bool:
    near = (sentence, *text.list_sentences(sentence.article.id)[sentence.number + 1 :][:1])
    return any(map(_says_revised, near))


@cache
def _load_first_words() -> frozenset[str]:
    return frozenset(one.split()[0] for one in load_words("revisions", "revises"))


def _says_revised(sentence: Sentence) -> bool:
    words = f" {' '.join(sentence.words)} "
    return any(f" {one} " in words for one in load_words("revisions", "revises"))


def _read_steps(sentence: Sentence) -> Iterator[tuple[Amount, Amount]]:
    """The old and the new number of "from 19 to 17" and "the figure of 19 dead to 17"."""
    for old, new in zip(sentence.amounts, sentence.amounts[1:], strict=False):
        before = sentence.tokens[new.first - 1].lower if new.first else ""
        if before == "to" and old.dimension == new.dimension and not do_agree(old, new):
            yield old, new


def _find_old(text: StoryText, sentence: Sentence, old: Amount) -> Iterator[Span]:
    """Where the first earlier report that tells of the same gives the old number."""
    for other in text.sentences:
        if not "" < other.published_day < sentence.published_day:
            continue
        for amount in other.amounts:
            is_old = amount.dimension == old.dimension and do_agree(amount, old)
            if is_old and compare_context(text, sentence, other) >= LEAST_LIKE:
                yield _span(other, amount)
                return


def _span(sentence: Sentence, amount: Amount) -> Span:
    return sentence.span(amount.start, amount.end)


def _make_version(span: Span) -> Version:
    return Version(span.text, (span,))


def _explain(versions: tuple[Version, ...]) -> str:
    return f"The number was revised: {', then '.join(one.value for one in versions)}."
