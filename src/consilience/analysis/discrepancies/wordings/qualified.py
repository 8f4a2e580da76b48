"""What one speaker is quoted with in two versions of other force: "could", "will", "unless …".

Quotations of which both have the same speaker by name need less in common than others to be of
one sentence: a few words in order, of which a modal, a hedge, a condition or a word of content
differs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from rapidfuzz.distance import Indel

from consilience.analysis.discrepancies.parts import Difference, Version
from consilience.analysis.discrepancies.reading import StoryText, read_day
from consilience.analysis.discrepancies.telling import tell_versions
from consilience.analysis.discrepancies.wordings.quotations import compare_quoted
from consilience.analysis.discrepancies.wordings.quoted import (
    Quoted,
    can_be_one_speaker,
    pair_quoted,
    read_quoted,
)
from consilience.analysis.stems import find_stems
from consilience.language.discrepancies import load_difference_words
from consilience.language.wordings import load_wording_words
from consilience.records.ids import ArticleId
from consilience.records.mention import Mention

MOST_QUOTES = 30  # of a report that are compared by speaker
MOST_SPEAKERS = 40  # quotations with one word of the speaker's name in a story
MOST_DAYS_APART = 2
LEAST_WORDS, LEAST_STEMS = 3, 2  # alike in order
LEAST_WHOLE = 5  # words of a quotation that another has in full, whoever speaks
LEAST_SHARE = 0.6  # of the words of the shorter; of the longer where other words were changed
LEAST_NEAR = 0.75  # of the longer, where "some" and "all" alone are others
LEAST_BEGUN, SHORT = 3, 10  # words with which two short ones begin alike
MOST_CHANGED = 2  # words of content in one place


def find_qualified_differences(text: StoryText) -> tuple[Difference, ...]:
    """Quotations of one named speaker that differ in force, or in a word or two.

    What is alike word for word but for a few words is told apart (`find_wording_differences`).
    """
    quoted = [one for one in text.read(read_quoted) if one.is_whole]
    pairs = [
        *((one, other) for one, other in pair_quoted(quoted) if _is_longer(one, other)),
        *(pair for pair in pair_speakers(text, quoted) if _is_qualified(*pair)),
    ]
    found = {
        (one.key, other.key): _make_difference(one, other)
        for one, other in pairs
        if one.folded != other.folded and not _is_told_apart(one, other)
    }
    return tuple(found[key] for key in sorted(found))


def _is_told_apart(one: Quoted, other: Quoted) -> bool:
    """True where `find_wording_differences` tells it."""
    return len(one.stems & other.stems) > 1 and any(compare_quoted(one, other))


def _is_longer(one: Quoted, other: Quoted) -> bool:
    """True where one goes on with a condition behind all the words of the other, whoever speaks."""
    short, long = sorted((one.folded, other.folded), key=lambda words: (len(words), words))
    is_whole = len(short) >= LEAST_WHOLE and can_be_one_speaker(one, other)
    return is_whole and _is_conditioned(short, long)


def pair_speakers(text: StoryText, quoted: Sequence[Quoted]) -> Iterator[tuple[Quoted, Quoted]]:
    """Quotations of different articles of a few days whose speakers have a name in common."""
    counts: Counter[ArticleId] = Counter()
    by_speaker: dict[str, list[Quoted]] = defaultdict(list)
    for each in quoted:
        counts[each.article.id] += 1
        if counts[each.article.id] <= MOST_QUOTES:
            one = _name_speaker(text, each)
            for word in sorted(one.speaker):
                by_speaker[word].append(one)
    seen: set[tuple[int, int]] = set()
    for word in sorted(by_speaker):
        for one, other in combinations(by_speaker[word][:MOST_SPEAKERS], 2):
            is_new = (id(one), id(other)) not in seen
            if one.article.id != other.article.id and is_new and _are_near(one, other):
                seen.add((id(one), id(other)))
                yield one, other


def _name_speaker(text: StoryText, one: Quoted) -> Quoted:
    """With the name of whom a pronoun stands for, or of the only person in the sentence."""
    if one.speaker:
        return replace(one, folded=_drop_brackets(one))
    annotations = text.annotations[one.article.id]
    known = {mention.id: mention for mention in annotations.mentions}
    ids = [
        each.speaker_mention_id
        for each in annotations.quotations
        for piece in each.content
        if each.speaker_mention_id and piece.start < one.words[-1][1] and one.start < piece.end
    ]
    heard = [known[each] for each in ids if each in known]
    names = [
        known[each.antecedents[0]] if each.antecedents and each.antecedents[0] in known else each
        for each in heard
    ]
    if not heard:
        sentence = text.find_at(one.span(0, 1))
        names = [each for each in sentence.mentions if _is_person(each)] if sentence else []
    words = {each.span.text for each in names if _is_person(each)}
    speaker = frozenset(find_stems(words.pop())) if len(words) == 1 else frozenset()
    return replace(one, folded=_drop_brackets(one), speaker=speaker)


def _drop_brackets(one: Quoted) -> tuple[str, ...]:
    return tuple(word.replace("[", "") for word in one.folded)


def _is_person(one: Mention) -> bool:
    return one.form == "name" and one.kind == "person"


def _are_near(one: Quoted, other: Quoted) -> bool:
    days = [
        read_day(each.article.published.first_day) if each.article.published else None
        for each in (one, other)
    ]
    return None not in days and abs((days[0] or 0) - (days[1] or 0)) <= MOST_DAYS_APART


def _is_qualified(one: Quoted, other: Quoted) -> bool:
    """True for two versions of one sentence of which one says more than the other."""
    short, long = sorted((one.folded, other.folded), key=lambda words: (len(words), words))
    return _is_conditioned(short, long) or _is_changed(short, long) or _is_begun_alike(short, long)


def _is_conditioned(short: Sequence[str], long: Sequence[str]) -> bool:
    """True where the longer goes on, behind the words of the shorter, with a condition."""
    rest = long[len(short) :]
    is_begun = long[: len(short)] == tuple(short)
    return is_begun and bool(rest) and _begins_condition(rest) and _has_stems(short)


def _begins_condition(words: Sequence[str]) -> bool:
    conditions = load_wording_words("conditions")
    return any(" ".join(words[:count]) in conditions for count in (1, 2, 3))


def _is_changed(short: Sequence[str], long: Sequence[str]) -> bool:
    """True where words in order are the same but for a modal, a hedge, or a word or two."""
    codes = [code for code in Indel.opcodes(short, long) if code.tag != "equal"]
    alike = (len(short) + len(long) - Indel.distance(short, long)) // 2
    kept = [word for word in short if word in set(long)]
    lost = [word for code in codes for word in short[code.src_start : code.src_end]]
    new = [word for code in codes for word in long[code.dest_start : code.dest_end]]
    if _is_other_amount(lost, new) and alike > LEAST_WORDS and alike >= LEAST_NEAR * len(long):
        return True
    if alike < LEAST_WORDS or len(set(find_stems(" ".join(kept)))) < LEAST_STEMS:
        return False
    hedges, modals = load_wording_words("hedges"), load_wording_words("modals")
    is_core = alike >= LEAST_SHARE * len(short)
    if is_core and modals & set(lost) and modals & set(new):
        at = next((number for number, word in enumerate(new) if _begins_condition([word])), None)
        return len(new[:at]) <= MOST_CHANGED
    turned = hedges | load_difference_words("turning")
    if is_core and not set(lost) - turned and not set(new) - turned:
        return True
    is_whole = alike >= LEAST_SHARE * len(long)
    contents = [set(find_stems(" ".join(words))) for words in (lost, new)]
    if all(any(_is_cut(a, b) for b in contents[1]) for a in contents[0]):
        return False
    return is_whole and all(0 < len(each) <= MOST_CHANGED for each in contents)


def _is_other_amount(lost: Sequence[str], new: Sequence[str]) -> bool:
    """True where "some" stands for "all", and nothing else is another word."""
    amounts = load_wording_words("amounts") | load_difference_words("turning")
    return bool(lost and new) and amounts >= {*lost, *new}


def _is_cut(one: str, other: str) -> bool:
    """True for "gen" and "general"."""
    return one.startswith(other) or other.startswith(one)


def _is_begun_alike(short: Sequence[str], long: Sequence[str]) -> bool:
    """True for two short sentences that begin with the same words and go on otherwise."""
    alike = next(
        (at for at, pair in enumerate(zip(short, long, strict=False)) if len(set(pair)) > 1), 0
    )
    if alike < LEAST_BEGUN or len(long) > SHORT:
        return False
    rests = [set(find_stems(" ".join(words[alike:]))) for words in (short, long)]
    is_other = not all(any(_is_cut(a, b) for b in rests[1]) for a in rests[0])
    return bool(find_stems(" ".join(short[:alike]))) and bool(rests[1]) and is_other


def _has_stems(words: Sequence[str]) -> bool:
    return len(set(find_stems(" ".join(words)))) >= LEAST_STEMS


def _make_difference(one: Quoted, other: Quoted) -> Difference:
    spans = [each.span(0, len(each.words)) for each in (one, other)]
    versions = tuple(
        Version(span.text, (span,)) for span in sorted(spans, key=lambda span: span.text)
    )
    explanation = tell_versions([version.value for version in versions])
    return Difference("wording", "conflict", versions, explanation)
