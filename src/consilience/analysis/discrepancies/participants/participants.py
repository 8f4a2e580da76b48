"""Participants that differ: one act, and in each account it was somebody else who did it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from consilience.analysis.discrepancies.deeds import REAL
from consilience.analysis.discrepancies.happenings import (
    are_days_apart,
    compare_context,
    find_act_signs,
    find_article_words,
    keep_best,
    pair_alike,
    share_day,
)
from consilience.analysis.discrepancies.participants.alike import are_names_alike
from consilience.analysis.discrepancies.participants.answering import is_answer
from consilience.analysis.discrepancies.participants.claimed import (
    are_done_to_others,
    find_head,
)
from consilience.analysis.discrepancies.participants.reading import tell_ordinals
from consilience.analysis.discrepancies.parts import Difference, Version, group_linked, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems, list_name_words
from consilience.language.cues import load_verbs
from consilience.language.deeds import load_others, load_shared
from consilience.language.nominals import find_noun
from consilience.linking.names import SAME_NAME, same_name_score
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.mention import Mention
from consilience.records.span import Span

LEAST_LIKE, LEAST_LIKE_EVENT = 0.2, 0.08  # of the sentences, and where claims are of one event
LEAST_LIKE_SAID = 0.3  # where the act is one of saying, which many do on one day
DAY = 0.1  # a day in common
ACTING = frozenset({"person", "organisation"})


@dataclass(frozen=True, eq=False)
class Acting:
    """Who acts in a claim: `span` as printed, `words` of the mention without small words."""

    sentence: Sentence
    claim: Claim
    mention: Mention
    span: Span
    words: frozenset[str]

    @property
    def key(self) -> str:
        """The words, whatever their order."""
        return " ".join(sorted(self.words))


def find_participant_differences(text: StoryText) -> tuple[Difference, ...]:
    """Those who did one thing, where each account names others; none where one has both."""
    known = find_article_words(text)
    acting = [one for sentence in text.sentences for one in read_acting(sentence)]
    scored = (
        (one, other, _compare(text, one, other))
        for one, other in pair_alike(acting, lambda one: one.sentence, text)
        if _are_rivals(one, other, known)
    )
    alike = (found for found in scored if found[2] >= _find_least(*found[:2]))
    clashes = [(one, other) for one, other, _ in keep_best(alike, lambda one: one.sentence)]
    printed: dict[str, list[Acting]] = defaultdict(list)
    for one in {id(each): each for pair in clashes for each in pair}.values():
        printed[one.key].append(one)
    groups = group_linked(sorted((one.key, other.key) for one, other in clashes))
    return tuple(_make_difference([printed[key] for key in sorted(group)]) for group in groups)


def read_acting(sentence: Sentence) -> Iterator[Acting]:
    """Named and described actors of the acts of a sentence; "the attacker" and "he" are none."""
    for claim in sentence.claims:
        if claim.factuality not in REAL or claim.negated or is_answer(sentence, claim):
            continue
        for one in claim.participants:
            mention = sentence.known.get(one.mention_id) if one.mention_id else None
            if one.role != "actor" or mention is None or mention.kind not in ACTING:
                continue
            if _says(claim, one.span):
                continue
            words = frozenset(list_name_words(mention.span.text))
            if mention.form == "name" or (mention.form == "nominal" and _tells_who(mention, words)):
                yield Acting(sentence, claim, mention, one.span, words)


def _says(claim: Claim, who: Span) -> bool:
    """True for "Lund reported the club had offered it", told by him of others."""
    return any(link.source.overlaps(who) for link in claim.attribution)


def _tells_who(mention: Mention, words: frozenset[str]) -> bool:
    """True for "customs officers"; false for "officers" and for who was told of before."""
    return len(words) > 1 and not mention.span.text.lower().startswith(("the ", "this ", "that "))


def _are_rivals(one: Acting, other: Acting, known: Mapping[ArticleId, frozenset[str]]) -> bool:
    """True if two did one act, of whom neither is in the other's article."""
    act, other_act = one.claim.predicate.lemma, other.claim.predicate.lemma
    if find_act_signs(act).isdisjoint(find_act_signs(other_act)):
        return False
    if one.mention.form != other.mention.form:
        return False  # a name and a description are often one
    if any(one.mention.form == "nominal" and _is_general(each.mention) for each in (one, other)):
        return False
    if act in load_shared() or other_act in load_shared():
        return False
    orders = [tell_ordinals(each.sentence) for each in (one, other)]
    if orders[0] and orders[1] and not orders[0] & orders[1]:
        return False  # the first goal, and the second
    if are_done_to_others(one.claim, other.claim):
        return False
    if one.words & known[other.sentence.article.id] or other.words & known[one.sentence.article.id]:
        return False
    if are_days_apart(one.sentence, other.sentence):
        return False
    if any(not load_others().isdisjoint(each.sentence.words) for each in (one, other)):
        return False
    return not _are_linked(one.mention, other.mention)


def _is_general(mention: Mention) -> bool:
    """True for "a Sarnian woman", who may be a baker too."""
    return find_noun(find_head(mention.span.text)[-1]).general


def _are_linked(one: Mention, other: Mention) -> bool:
    """True if the two are of one entity, or can be spellings of one name."""
    if one.entity_id is not None and one.entity_id == other.entity_id:
        return True
    score = same_name_score(one.span.text, other.span.text, "person")
    is_alike = score >= SAME_NAME or are_names_alike(one.span.text, other.span.text)
    return one.form == "name" and is_alike


def _compare(text: StoryText, one: Acting, other: Acting) -> float:
    named = [stem for each in (one, other) for stem in find_stems(each.span.text)]
    likeness = compare_context(text, one.sentence, other.sentence, named)
    return likeness + DAY * share_day(one.sentence, other.sentence)


def _find_least(one: Acting, other: Acting) -> float:
    lemmas = {one.claim.predicate.lemma, other.claim.predicate.lemma}
    if lemmas & load_verbs().keys():
        return LEAST_LIKE_SAID
    is_event = one.claim.event_id is not None and one.claim.event_id == other.claim.event_id
    return LEAST_LIKE_EVENT if is_event else LEAST_LIKE


def _make_difference(printed: Sequence[Sequence[Acting]]) -> Difference:
    versions = tuple(
        Version(min(one.span.text for one in there), sort_spans(one.span for one in there))
        for there in printed
    )
    told = " or ".join(one.value for one in versions)
    act = printed[0][0].claim.predicate.span.text
    explanation = f"The articles name different participants beside “{act}”: {told}."
    return Difference("participant", "conflict", versions, explanation)
