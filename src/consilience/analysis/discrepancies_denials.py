"""Denials: what one says and another says is not so, and sides that blame each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from consilience.analysis.discrepancies_parts import Difference, Version, group_linked, sort_spans
from consilience.analysis.discrepancies_reading import Sentence, StoryText, find_stems
from consilience.analysis.quantities import Token
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.ids import MentionId
from consilience.records.span import Span

# Each of two sides says it of the other.
MUTUAL = re.compile(
    r"\b(?:blam|accus)\w+ (?:each other|one another)\b"
    r"|\beach (?:say|says|said|hold|holds|held|blame|blames|blamed|accuse|accuses|accused)"
    r" (?:that )?the other\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|never|no|none|nobody|den(?:y|ie[sd])\w*|disput\w+|refut\w+|untrue|false|distort\w+|innocen\w+)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
NEAR = 4  # words behind a word of denial that hold what is denied
CLAUSE = 14  # words behind a word of denial that tell what is denied
LEAST_CONTENT = 3  # words that carry meaning in what is denied, to look for it elsewhere
LEAST_SHARE = 0.5  # of their weight that a sentence must have to tell of it
LIKE_CONTENT = 0.2  # of what two denials of one denier deny
MOST_DENIALS = 60  # with one word that are compared
SHORTEST_SIDE, SIDE_LETTERS = 3, 5  # "Ukraine" and "Ukrainian"
ACTING = frozenset({"person", "organisation", "group", "place"})
RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
FORMS_OF_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "as"})


@dataclass(frozen=True, eq=False)
class Denied:
    """A sentence of denial: who denies, stems of what, and this article's words for it.

    `teller` is the source of those words, "" if none is named.
    """

    sentence: Sentence
    denier: str
    content: frozenset[str]
    told: Span | None
    teller: str


@dataclass(frozen=True, eq=False)
class Charge:
    """A claim of something hostile, who says so, and the names and participants in it."""

    sentence: Sentence
    claim: Claim
    side: str
    words: tuple[str, ...]


def find_denial_differences(text: StoryText) -> tuple[Difference, ...]:
    """Denials with what they deny, and mutual blame; each once, however many articles print it."""
    denied = list(_find_denied(text))
    links = [(one, one) for one in denied]
    links += [(one, other) for one, other in _pair(denied) if _is_one_denial(text, one, other)]
    found = [_make_denial(text, group) for group in group_linked(links)]
    return (*found, *_merge(_find_mutual(text)))


def _find_denied(text: StoryText) -> Iterator[Denied]:
    previous: Sentence | None = None
    for sentence in text.sentences:
        before = previous if previous and previous.article.id == sentence.article.id else None
        previous = sentence
        denied = read_denial(sentence, before)
        if denied is not None:
            yield denied


def read_denial(sentence: Sentence, before: Sentence | None) -> Denied | None:
    """The first denial of a sentence; None where something else is refused or nothing said."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        needs = load_denials().get(token.lower)
        if needs is None or not _is_denial(tokens, at, needs):
            continue
        denier = _find_denier(sentence, sentence.span(token.start, token.end))
        if not denier or load_difference_words("tribunal") & set(find_words(denier)):
            return None
        told, teller = _find_told(sentence, before, tokens, at)
        content = find_stems(told.text if told else _read_clause(tokens, at))
        return Denied(sentence, denier, frozenset(content), told, teller)
    return None


def _read_clause(tokens: Sequence[Token], at: int) -> str:
    """The words behind a word of denial, up to a mark or a word that begins another clause."""
    breaks = load_difference_words("breaks")
    words: list[str] = []
    for one in tokens[at + 1 : at + 1 + CLAUSE]:
        if words and (one.lower in breaks or one.text in ",;:"):
            break
        words.append(one.text)
    return " ".join(words)


def _is_denial(tokens: Sequence[Token], at: int, needs: str) -> bool:
    behind = [one.lower for one in tokens[at + 1 : at + 1 + NEAR]]
    before = [one.lower for one in tokens[max(0, at - NEAR) : at]]
    if needs == "being":
        follows = not behind or not behind[0].isalpha() or behind[0] in load_function_words()
        return follows and bool(FORMS_OF_BE & set(before)) and "not" not in before
    if set(before[-2:]) & {"not", "cannot", "was", "were", "been"} and needs != "":
        return False
    if load_difference_words("refused") & set(behind):
        return False
    if load_difference_words("assertion") & set(behind):
        return True
    if needs == "noun":
        return False
    first = behind[0] if behind else ""
    return (
        needs == ""
        or first in load_difference_words("denied")
        or not first[:1].isalpha()
        or first.endswith("ing")
    )


def _find_denier(sentence: Sentence, word: Span) -> str:
    """Whose denial it is: the subject of its claim, or the source that speaks; "" if unknown."""
    for claim in sentence.claims:
        if claim.predicate.span.start == word.start:
            for part in claim.participants:
                if part.role == "actor":
                    return _tell_who(sentence, part.span, part.mention_id)
        for link in claim.attribution:
            if link.cue is not None and link.cue.start <= word.start < link.cue.end:
                return _tell_who(sentence, link.source, link.mention_id)
    for one in sentence.annotations.quotations:
        pieces = [*one.content, *((one.cue,) if one.cue else ())]
        if one.speaker and any(piece.start <= word.start < piece.end for piece in pieces):
            return _tell_who(sentence, one.speaker, one.speaker_mention_id)
    return ""


def _tell_who(sentence: Sentence, span: Span, mention_id: MentionId | None) -> str:
    """The words, or the name that a pronoun stands for; "" for words that are nobody."""
    words = find_words(span.text)
    if _is_time(sentence, span) or RELATIVE & set(words) or _is_thing(sentence, span):
        return ""
    mentions = {one.id: one for one in sentence.annotations.mentions}
    mention = mentions.get(mention_id) if mention_id else None
    if mention is not None and mention.form == "pronoun" and mention.antecedents:
        known = mentions.get(mention.antecedents[0])
        return known.span.text if known else span.text
    return span.text


def _is_thing(sentence: Sentence, span: Span) -> bool:
    """True for words in small letters that name or stand for nobody: "the meeting"."""
    somebody = any(
        one.kind in ACTING and one.span.start < span.end and span.start < one.span.end
        for one in sentence.mentions
    )
    return bool(sentence.annotations.mentions) and span.text.islower() and not somebody


def _is_time(sentence: Sentence, span: Span) -> bool:
    return any(one.span.start < span.end and span.start < one.span.end for one in sentence.times)


def _find_told(
    sentence: Sentence, before: Sentence | None, tokens: Sequence[Token], at: int
) -> tuple[Span | None, str]:
    """What this article tells of it: the clause before "which", or the last sentence."""
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    near = [one.lower for one in tokens[max(0, at - NEAR) : at]]
    if "which" in near:
        end = tokens[at - near[::-1].index("which") - 1].start
        stem = sentence.text[:end].rstrip(" -–—,")
        if stem:
            return sentence.span(0, len(stem)), _find_teller(sentence)
    elif behind == "this" and before is not None:
        return before.span(0, len(before.text)), _find_teller(before)
    return None, ""


def _find_teller(sentence: Sentence) -> str:
    return next((link.source.text for one in sentence.claims for link in one.attribution), "")


def _pair(denied: Sequence[Denied]) -> Iterator[tuple[Denied, Denied]]:
    """Denials with a word of the denier in common, or in the same words."""
    by_sign: dict[str, list[Denied]] = defaultdict(list)
    for one in denied:
        for sign in sorted({*find_stems(one.denier), " ".join(one.sentence.stems)}):
            by_sign[sign].append(one)
    for there in by_sign.values():
        yield from combinations(there[:MOST_DENIALS], 2)


def _is_one_denial(text: StoryText, one: Denied, other: Denied) -> bool:
    """True if what is denied is much the same, or one of them does not say what."""
    if one.sentence.stems == other.sentence.stems:
        return True
    denier, other_denier = set(find_stems(one.denier)), set(find_stems(other.denier))
    if not (denier <= other_denier or other_denier <= denier):
        return False
    if min(len(one.content), len(other.content)) < LEAST_CONTENT:
        return True
    return text.compare(one.content, other.content) >= LIKE_CONTENT


def _make_denial(text: StoryText, group: Sequence[Denied]) -> Difference:
    first = min(group, key=lambda one: one.sentence.key)
    denial = Version(
        f"{first.denier}: no",
        sort_spans(one.sentence.span(0, len(one.sentence.text)) for one in group),
    )
    denying = {one.sentence.key for one in group}
    told = [one.told for one in group if one.told is not None]
    told += [span for one in group for span in _find_tellers(text, one, denying)]
    teller = next((one.teller for one in group if one.teller), "")
    value = f"{teller}: yes" if teller else "told"
    versions = (Version(value, sort_spans(told)), denial) if told else (denial,)
    return Difference("denial", "denial", versions, f"Denied by {first.denier}.")


def _begin(words: str) -> str:
    return words[:1].upper() + words[1:]


def _find_tellers(text: StoryText, one: Denied, denying: Set[tuple[str, int]]) -> Iterator[Span]:
    """In each other article the sentence that tells most of what is denied, and denies nothing."""
    if len(one.content) < LEAST_CONTENT:
        return
    best: dict[str, tuple[float, int, Sentence]] = {}
    for other in text.find_like(one.content):
        if other.article.id == one.sentence.article.id or other.key in denying:
            continue
        if NEGATED.search(other.text) or load_denials().keys() & set(find_words(other.text)):
            continue
        shared = one.content & set(other.stems)
        share = text.weigh_all(shared) / text.weigh_all(one.content)
        key = (share, -other.number, other)
        if (
            len(shared) >= LEAST_CONTENT
            and share >= LEAST_SHARE
            and key[:2] > best.get(other.article.id, (0.0, 0, other))[:2]
        ):
            best[other.article.id] = key
    for article in sorted(best):
        yield best[article][2].span(0, len(best[article][2].text))


def _find_mutual(text: StoryText) -> Iterator[Difference]:
    """Sentences that say so in as many words, and neighbours in which two sides do it."""
    previous: Sentence | None = None
    before: list[Charge] = []
    for sentence in text.sentences:
        match = MUTUAL.search(sentence.text)
        sides = _find_sides(sentence, match.start(), match.end()) if match else ()
        if len(sides) > 1:
            yield _make_mutual(sides[0], sides[1], sentence, sentence)
        charges = list(_find_charges(sentence))
        if previous is None or previous.article.id != sentence.article.id:
            before = []
        yield from _find_blame(before, charges)
        before = charges
        previous = sentence


def _find_sides(sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
    """The two subjects of "each blame the other": of its claim, or the names right before it."""
    first, last = sentence.start + start, sentence.start + end
    for claim in sentence.claims:
        if first <= claim.predicate.span.start < last:
            actors = [one.span.text for one in claim.participants if one.role == "actor"]
            if len(actors) > 1:
                return tuple(actors[:2])
    names = [one.span for one in sentence.mentions if one.form == "name" and one.span.end <= first]
    adjacent = len(names) > 1 and first - names[-1].end <= 1
    return (names[-2].text, names[-1].text) if adjacent else ()


def _find_blame(before: Sequence[Charge], here: Sequence[Charge]) -> Iterator[Difference]:
    """A says what B did, and B says what A did, the second time in the later sentence."""
    for one in (*before, *here):
        for other in here:
            if one.claim.span.start > other.claim.span.start or one.claim.id == other.claim.id:
                continue
            crossed = _is_side(one.side, other.words) and _is_side(other.side, one.words)
            if crossed and not _is_side(one.side, (other.side,)):
                yield _make_mutual(one.side, other.side, one.sentence, other.sentence)
                return


def _find_charges(sentence: Sentence) -> Iterator[Charge]:
    """Claims of something hostile."""
    hostile, blame = load_difference_words("hostile"), load_difference_words("blame")
    for claim in sentence.claims:
        accuses = claim.predicate.lemma in blame
        if not accuses and not hostile & set(find_stems(claim.span.text)):
            continue
        names = tuple(
            one.span.text
            for one in sentence.mentions
            if claim.span.start <= one.span.start < claim.span.end
        )
        words = (*names, *(part.span.text for part in claim.participants if part.role != "other"))
        for source in _find_sources(claim, accuses=accuses):
            yield Charge(sentence, claim, source, words)


def _find_sources(claim: Claim, *, accuses: bool) -> Iterator[str]:
    if claim.attribution:
        yield claim.attribution[-1].source.text
    elif accuses:
        yield from (one.span.text for one in claim.participants if one.role == "actor")


def _is_side(side: str, words: Sequence[str]) -> bool:
    """True if the side is named in the words, as itself or by its adjective."""
    names = {word[:SIDE_LETTERS] for word in _find_long_words(side)}
    return any(word[:SIDE_LETTERS] in names for one in words for word in _find_long_words(one))


def _find_long_words(text: str) -> list[str]:
    small = load_function_words()
    return [word for word in find_words(text) if len(word) >= SHORTEST_SIDE and word not in small]


def _make_mutual(one: str, other: str, first: Sentence, second: Sentence) -> Difference:
    versions = tuple(
        Version(f"{side}: the other side did it", (there.span(0, len(there.text)),))
        for side, there in ((one, first), (other, second))
    )
    return Difference("denial", "denial", versions, f"{_begin(one)} and {other} blame each other.")


def _merge(found: Iterable[Difference]) -> Iterator[Difference]:
    """Blame between the same two sides is one difference, with the words of all articles."""
    groups: dict[frozenset[str], list[Difference]] = defaultdict(list)
    for one in found:
        groups[frozenset(find_stems(one.explanation))].append(one)
    for there in groups.values():
        spans: dict[str, list[Span]] = defaultdict(list)
        for one in there:
            for version in one.versions:
                spans[version.value].extend(version.evidence)
        versions = tuple(Version(value, sort_spans(spans[value])) for value in sorted(spans))
        yield Difference("denial", "denial", versions, there[0].explanation)
