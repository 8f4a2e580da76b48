"""Denials that are one: of one party and one matter, however many articles print them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from consilience.analysis.discrepancies.denials.denied import Denied
from consilience.analysis.discrepancies.parts import group_linked, sort_spans
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.stems import find_stems
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.records.ids import ArticleId
from consilience.records.span import Span

LEAST_CONTENT = 3  # words that carry meaning in what is denied, to tell it from others
LIKE_CONTENT = 0.2  # of what two denials of one party deny
GOES_ON = 2  # sentences behind a denial in which who denies goes on
MOST_DENIALS = 60  # with one word that are compared


@dataclass(frozen=True, eq=False)
class Denial:
    """Sentences of denial by one party, with the words of others for what is denied.

    Of those the `weak` may be of something else; where it `is_matched`, others tell the very deed.
    Several `parties` may deny one thing.
    """

    denied: tuple[Denied, ...]
    told: tuple[Span, ...]
    weak: frozenset[Span] = frozenset()
    is_matched: bool = False
    parties: tuple[tuple[Denied, ...], ...] = ()


def group_denied(text: StoryText, denied: Sequence[Denied]) -> list[list[Denied]]:
    """Sentences of denial that deny the same in like words, or of which one goes on another."""
    links = [(one, one) for one in denied]
    links += [(one, other) for one, other in _pair(denied) if _is_one_denial(text, one, other)]
    links += [(one, other) for one, other in pairwise(denied) if _goes_on(one, other)]
    return group_linked(links)


def join_denials(denials: Sequence[Denial]) -> Iterator[Denial]:
    """Denials of one party to which one sentence of another article is the answer are one."""
    by_place: dict[tuple[ArticleId, int, int], list[Denial]] = defaultdict(list)
    for one in denials:
        for span in one.told:
            by_place[span.article, span.start, span.end].append(one)
    links = [(one, one) for one in denials]
    for there in by_place.values():
        pairs = combinations(there[:MOST_DENIALS], 2)
        links += [pair for pair in pairs if _share_party(*(one.denied for one in pair))]
    for group in group_linked(links):
        yield _join(group)


def join_parties(group: Sequence[Denial]) -> Denial:
    """What several parties deny as one denial."""
    joined = _join(group)
    return replace(joined, parties=tuple(one.denied for one in group))


def _join(group: Sequence[Denial]) -> Denial:
    """All words of several denials; the weak are left out where others tell the very deed."""
    denied = sorted((one for each in group for one in each.denied), key=_tell_place)
    own = {(one.sentence.article.id, one.sentence.start) for one in denied}
    told = {span for each in group for span in each.told}
    weak = frozenset(span for each in group for span in each.weak)
    is_matched = any(each.is_matched for each in group)
    kept = told - weak if is_matched else told
    others = sort_spans(one for one in kept if (one.article, one.start) not in own)
    return Denial(tuple(denied), others, weak, is_matched)


def _tell_place(one: Denied) -> tuple[str, int, str]:
    return (*one.sentence.key, one.act)


def _share_party(denied: Iterable[Denied], others: Sequence[Denied]) -> bool:
    return any(are_one_party(one, other) for one in denied for other in others)


def are_one_party(one: Denied, other: Denied) -> bool:
    """True for one name or country, whoever speaks for it: "Lund", "the campaign of Ada Lund"."""
    names, rivals = one.names, other.names
    if not (names and rivals):
        names, rivals = (frozenset(find_stems(each.denier)) for each in (one, other))
    codes = {name for name in names & rivals if name.isupper()}
    return bool(codes) or (bool(names and rivals) and (names <= rivals or rivals <= names))


def _pair(denied: Sequence[Denied]) -> Iterator[tuple[Denied, Denied]]:
    """Denials with a word or the country of who denies in common, or in the same words."""
    by_sign: dict[str, list[Denied]] = defaultdict(list)
    for one in denied:
        own = {*find_stems(one.denier), *one.names}
        for sign in sorted({*own, " ".join(one.sentence.stems)}):
            by_sign[sign].append(one)
    for there in by_sign.values():
        yield from combinations(there[:MOST_DENIALS], 2)


def _is_one_denial(text: StoryText, one: Denied, other: Denied) -> bool:
    """True if what is denied is much the same, or a word of denial does not say what."""
    if one.sentence.stems == other.sentence.stems:
        return True
    if one.act != other.act:
        return _denies_act(one, other) or _denies_act(other, one)
    if not (_are_one_denier(one, other) or are_one_party(one, other)):
        return False
    if not one.act and not (_tells_much(one) and _tells_much(other)):
        return True
    return text.compare(one.content, other.content) >= LIKE_CONTENT


def _tells_much(one: Denied) -> bool:
    """True where what is denied has words of its own, or those that "it" means are known.

    "The allegations" may be all of them, and few words say nothing of what is called untrue.
    """
    if one.points:
        return one.told is not None and not one.points_at_text
    word = one.word.text.lower() if one.word else ""
    is_called = load_denials().get(word) in {"being", "negation"}
    return len(one.matter) >= (LEAST_CONTENT if is_called or one.act else 1)


def _denies_act(one: Denied, other: Denied) -> bool:
    """True for "denied having sent it" and "he did not send it" of one party."""
    acts = {deed.claim.predicate.lemma for deed in one.denied_deeds}
    told = other.claim.predicate.lemma if other.claim else ""
    is_act = told in acts and told not in load_difference_words("plain")
    return is_act and are_one_party(one, other)


def _are_one_denier(one: Denied, other: Denied) -> bool:
    denier, rival = set(find_stems(one.denier)), set(find_stems(other.denier))
    return denier <= rival or rival <= denier


def _goes_on(one: Denied, other: Denied) -> bool:
    """True where who rejects a report says in the next sentences what is not so."""
    steps = other.sentence.number - one.sentence.number
    is_next = one.sentence.article.id == other.sentence.article.id and 0 <= steps <= GOES_ON
    deniers = [set(find_stems(each.denier)) for each in (one, other)]
    return is_next and not one.act and bool(other.act) and bool(deniers[0] & deniers[1])
