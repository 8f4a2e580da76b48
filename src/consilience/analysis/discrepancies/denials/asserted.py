"""What is denied, in the words of those who assert it."""

import re
from collections.abc import Iterator, Set
from functools import cache
from itertools import takewhile

from consilience.analysis.discrepancies.deeds import REAL, Deed, read_deeds, tell_source
from consilience.analysis.discrepancies.denials.denied import Denied, find_countries, find_named
from consilience.analysis.discrepancies.denials.deniers import tell_who
from consilience.analysis.discrepancies.denials.done import (
    is_told_as_done,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText, are_times_apart
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.records.claim import Claim, Participant
from consilience.records.ids import ArticleId
from consilience.records.quotation import Quotation
from consilience.records.span import Span

NEGATED = re.compile(
    r"\b(?:not|cannot|never|no|none|nobody|yet to|fail\w*|refus\w+|unable"
    r"|den(?:y|ie[sd])\w*|disput\w+|refut\w+|untrue|false|distort\w+|innocen\w+"
    r"|push\w* back)\b|n['’]t\b"
)
QUOTED = re.compile(r"[“\"]")
PLEAS = frozenset({"guilty", "innocent", "everything", "charge", "charges", "allegations"})
LEAST_CONTENT = 3  # words that carry meaning in what is denied, to look for it elsewhere
LEAST_SHARE = 0.5  # of their weight that a sentence must have to tell of it
SURE_SHARE = 0.6  # the same where nothing shows that who denies is meant
LEAST_HERE = 0.6  # the same in the report of the denial itself
LONGEST = 400  # characters; what is longer is a list of headlines
SHOUTED = re.compile(r"[A-Z](?<!\w.)[A-Z]{3,}\b")
MOST_SHOUTED = 3  # words in capitals; in a list of headlines more
MOST_DAYS = 120  # between a denial and a report of what is denied, as for numbers
NEAR_CHARGE = 4  # words behind one of a charge
LEAST_NAMED, NAMED = 0.5, 0.5  # the same where the sentence names who denies, and its weight
LEAST_CHARGE, LEAST_CHARGED = 2, 0.3  # the same, where somebody says it of the denier


def find_tellers(text: StoryText, one: Denied, denying: Set[tuple[str, int]]) -> Iterator[Span]:
    """In each article the sentence that tells most of what is denied, and denies nothing.

    In that of the denial somebody else must be named who says it. With it those in which those
    whose report is denied stand by it.
    """
    best: dict[tuple[ArticleId, int], tuple[float, int, Sentence]] = {}
    agreeing = find_agreeing(text, one)
    alike = (
        *text.find_like(one.content | one.names),
        *text.find_like(one.names | _load_sought()),
    )
    for other in {other.key: other for other in alike}.values():
        is_here = other.article.id == one.sentence.article.id
        is_own = other.article.id in agreeing and not (is_here and _is_said_here(one, other))
        if is_own or other.key in denying or not _can_tell(one, other):
            continue
        is_upheld = not one.act and _upholds(text, one, other)
        share = LEAST_SHARE if is_upheld else _find_share(text, one, other)
        if share and not is_upheld and is_own_speech(one, other):
            continue
        if is_here and share < LEAST_HERE:
            continue
        place = (other.article.id, other.start if is_upheld else -1)
        key = (share, -other.number, other)
        if share and key[:2] > best.get(place, (0.0, 0, other))[:2]:
            best[place] = key
    for _, (_, _, found) in sorted(best.items(), key=lambda one: one[0]):
        yield found.span(0, len(found.text))


def _is_said_here(one: Denied, other: Sentence) -> bool:
    """True where the report of a denial itself names somebody else who says it."""
    if one.act or len(one.matter) < LEAST_CONTENT:
        return False
    own = one.names | frozenset(find_stems(one.denier))
    deeds = (Deed(other, claim) for claim in other.claims if _is_real(claim))
    return any(source and not source & own for source in map(tell_source, deeds))


def _is_real(claim: Claim) -> bool:
    return bool(claim.attribution) and claim.factuality in REAL and not claim.negated


def _can_tell(one: Denied, other: Sentence) -> bool:
    """False for news of another time, and for the same words with and without "not"."""
    return is_news_with(one, other) and not is_other_wording(one, other)


def is_news_with(one: Denied, other: Sentence) -> bool:
    """False for lists of headlines, and for reports of months before or after the denial."""
    times = (each.article.published for each in (one.sentence, other))
    is_listed = len(other.text) > LONGEST or len(SHOUTED.findall(other.text)) > MOST_SHOUTED
    return not is_listed and not are_times_apart(*times, days=MOST_DAYS)


@cache
def _load_sought() -> frozenset[str]:
    """Stems of words that charge somebody, or uphold what is denied."""
    charges = {stem_word(word) for word in load_difference_words("charge")}
    upheld = {stem for words in load_difference_words("upholds") for stem in find_stems(words)}
    return frozenset(charges | upheld)


def find_agreeing(text: StoryText, one: Denied) -> Set[ArticleId]:
    """The article of a denial, and those that report it: they do not differ in it.

    That somebody protests his innocence tells of whatever he is charged with.
    """
    words = load_difference_words("innocence")
    return {one.sentence.article.id} | {
        other.article.id
        for other in text.list_with(words | PLEAS)
        if not words.isdisjoint(other.words) or _pleads(other)
        if not one.names.isdisjoint(other.read(find_named)) or not other.names
    }


def _pleads(sentence: Sentence) -> bool:
    """True for "pleads not guilty"."""
    if PLEAS.isdisjoint(sentence.words):
        return False
    words = f" {' '.join(sentence.words)} "
    return any(f" {phrase} " in words for phrase in load_denial_words("not_guilty"))


def is_other_wording(one: Denied, other: Sentence) -> bool:
    """True for what somebody said, here with "not" and there without: two wordings, no denial."""
    if not one.act or not all(QUOTED.search(each.text) for each in (one.sentence, other)):
        return False
    alike = one.sentence.stem_set & other.stem_set
    shorter = min(len(each.stem_set) for each in (one.sentence, other))
    return len(alike) > LEAST_CONTENT or 2 * len(alike) > shorter


def is_own_speech(one: Denied, other: Sentence) -> bool:
    """True for words of who denies: what is denied stands between marks, or nobody else says it."""
    own = one.party | frozenset(find_stems(one.denier))
    sources = [tell_source(deed) for deed in other.read(read_deeds)]
    if any(sources) and all(own & source for source in sources):
        return True
    quoted = [
        (frozenset(find_stems(_tell_speaker(other, each))), piece.text)
        for each in other.annotations.quotations
        if each.speaker and each.kind != "indirect"
        for piece in each.content
        if other.start <= piece.start < other.end
    ]
    said = {stem for _, words in quoted for stem in find_stems(words)}
    is_own = bool(quoted) and all(own & speaker for speaker, _ in quoted)
    shared = one.matter & other.stem_set
    return is_own and bool(shared) and shared <= said


def _tell_speaker(sentence: Sentence, one: Quotation) -> str:
    return tell_who(sentence, one.speaker, one.speaker_mention_id) if one.speaker else ""


def _find_share(text: StoryText, one: Denied, other: Sentence) -> float:
    """How much of what is denied a sentence asserts, 0 to 1; 0 for too little."""
    deeds = [one.deed] if one.deed else one.denied_deeds
    if any(is_told_as_done(text, one.who, deed, other) for deed in deeds):
        return LEAST_SHARE
    shared = one.matter & other.stem_set
    share = text.weigh_all(shared) / text.weigh_all(one.matter) if shared else 0.0
    least = LEAST_CONTENT + 1 if one.act else LEAST_CONTENT
    if len(shared) >= least and share >= LEAST_SHARE and (not one.act or _has_act(one, other)):
        is_open = not load_denial_words("conditions").isdisjoint(other.words)
        is_sure = one.act or share >= SURE_SHARE or _is_about(text, one, other)
        return 0.0 if is_open or not is_sure or is_negated(one, other) else share
    if one.names.isdisjoint(other.read(find_named)) or is_negated(one, other):
        return 0.0
    if not one.act and len(shared) >= LEAST_CHARGE and share >= LEAST_NAMED:
        return share * NAMED
    if not _is_charge(one, other):
        return 0.0
    if not one.act and (shared or one.matter != one.content) and _is_accused(one, other):
        return max(share, LEAST_CHARGED)
    if len(one.matter) < LEAST_CHARGE and not one.act:
        return LEAST_CHARGED if one.matter != one.content and _tells_charge(other) else 0.0
    return share if len(shared) >= LEAST_CHARGE and share >= LEAST_CHARGED else 0.0


def _is_about(text: StoryText, one: Denied, other: Sentence) -> bool:
    """True for what is charged, or where who denies is named, be it in the sentence before."""
    if _tells_charge(other) or not one.names:
        return True
    before = text.find_before(other)
    near = (other, before) if before else (other,)
    return any(not one.names.isdisjoint(each.read(find_named)) for each in near)


@cache
def _find_upholding() -> frozenset[str]:
    """The first words of phrases that uphold."""
    return frozenset(one.split()[0] for one in load_difference_words("upholds"))


def _upholds(text: StoryText, one: Denied, sentence: Sentence) -> bool:
    """True where those whose report is denied stand by it.

    Both sentences name them, or the denial does and the sentence before that of the others.
    """
    if _find_upholding().isdisjoint(sentence.words):
        return False
    words = f" {' '.join(sentence.words)} "
    if not any(f" {phrase} " in words for phrase in load_difference_words("upholds")):
        return False
    bodies = frozenset(
        stem
        for each in one.sentence.mentions
        if each.form == "name" and each.kind in {"organisation", "person"}
        for stem in find_stems(each.span.text)
    )
    return bool((bodies - one.names) & text.find_context(sentence))


def is_negated(one: Denied, sentence: Sentence) -> bool:
    """True if the sentence too denies it, or does not show which of its words it negates."""
    if not load_denials().keys().isdisjoint(sentence.words):
        return True
    found = sentence.read(_find_negations)
    if not found:
        return False
    negated = [claim.span for claim in sentence.claims if claim.negated]
    return len(found) > len(negated) or any(
        one.matter & set(find_stems(span.text)) for span in negated
    )


def has_negation(sentence: Sentence) -> bool:
    """Whether words of a sentence, in capitals or not, deny something."""
    return NEGATED.search(sentence.text.lower()) is not None


def _find_negations(sentence: Sentence) -> list[str]:
    return NEGATED.findall(sentence.text.lower())


def is_of_another(one: Denied, sentence: Sentence) -> bool:
    """True if a sentence accuses somebody, but not who denies."""
    accused = [
        find_countries((part.span.text,)) | set(find_stems(part.span.text))
        for claim in sentence.claims
        if claim.predicate.lemma in load_difference_words("blame")
        for part in claim.participants
        if part.role == "recipient" and _is_named(sentence, part)
    ]
    return bool(accused) and all(one.names.isdisjoint(each) for each in accused)


def _is_named(sentence: Sentence, part: Participant) -> bool:
    """True for the words of a name; a description may be of anybody."""
    return any(
        each.form == "name" and part.span.start <= each.span.start < part.span.end
        for each in sentence.mentions
    )


def _has_act(one: Denied, sentence: Sentence) -> bool:
    return any(
        stem_word(claim.predicate.lemma) == one.act and claim.factuality != "hypothetical"
        for claim in sentence.claims
    )


def _is_charge(one: Denied, sentence: Sentence) -> bool:
    """True if somebody else than who denies accuses, or says so, in the sentence."""
    if load_difference_words("charge").isdisjoint(sentence.words):
        return False
    mentions = sentence.known
    for link in (link for claim in sentence.claims for link in claim.attribution):
        source = mentions.get(link.mention_id) if link.mention_id else None
        known = (
            [mentions[each] for each in source.antecedents if each in mentions] if source else []
        )
        told = [link.source.text, *(each.span.text for each in known)]
        if one.names & {stem for words in told for stem in find_stems(words)}:
            return False
    return True


def _is_accused(one: Denied, sentence: Sentence) -> bool:
    """True if a claim of the sentence accuses who denies."""
    return any(
        part.role == "recipient"
        and one.names & (find_countries((part.span.text,)) | set(find_stems(part.span.text)))
        for claim in sentence.claims
        if claim.predicate.lemma in load_difference_words("blame")
        for part in claim.participants
    )


def _tells_charge(sentence: Sentence) -> bool:
    """True if the words of a charge say what it is: "claims that", "accused him of"."""
    charge, of = load_difference_words("charge"), load_difference_words("content")
    breaks = load_difference_words("breaks")
    words = sentence.words
    for at, one in enumerate(words):
        behind = words[at + 1 : at + 1 + NEAR_CHARGE] if one in charge else ()
        if of & set(takewhile(lambda word: word not in breaks, behind)):
            return True
    return False
