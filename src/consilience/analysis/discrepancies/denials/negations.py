"""What somebody says is not so, without a word of denial: "I never met her", "nobody was told"."""

import re
from collections.abc import Iterator

from consilience.analysis.discrepancies.deeds import Deed, tell_source
from consilience.analysis.discrepancies.denials.denied import Denied
from consilience.analysis.discrepancies.denials.deniers import tell_who
from consilience.analysis.discrepancies.denials.worded import tell_negated
from consilience.analysis.discrepancies.lone import SHORT
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.claims import load_modals
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.quotation import Quotation
from consilience.records.span import Span

UNREAL = frozenset({"hypothetical", "planned"})
SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
CONTRAST = re.compile(r"[,;–—] (?:and |but )?(?:not|no|never)\b")
THAT = re.compile(r"(?<!and )(?<!or )(?<!but )(?<!, )\bthat\b")
SPOKEN = ("“", '"')
NEAR_WILL = 4  # words before a verb that tell one's will: "willing to"
BEING = "be"  # what is negated is no deed: "was not in town"


def read_negations(text: StoryText, sentence: Sentence) -> Iterator[Denied]:
    """What is said not to be so in a sentence; of short reports in more ways than of long ones."""
    found = list(_read_claims(sentence))
    yield from found
    if not found and is_short(text, sentence):
        yield from _read_statement(sentence)
        yield from _read_own_deeds(sentence)
        yield from _read_quoted(sentence)


def is_short(text: StoryText, sentence: Sentence) -> bool:
    """True for a sentence of a report of few sentences."""
    return text.count_sentences[sentence.article.id] <= SHORT


def _read_claims(sentence: Sentence) -> Iterator[Denied]:
    """Negated claims of those who are named."""
    for claim in sentence.claims:
        if claim.negated and claim.attribution and _is_of_fact(sentence, claim):
            link = claim.attribution[-1]
            yield from _make(sentence, tell_who(sentence, link.source, link.mention_id), claim)


def _is_of_fact(sentence: Sentence, claim: Claim) -> bool:
    """False for plans, for one's own will ("not willing to sell") and for what is not known."""
    if claim.factuality in UNREAL or claim.predicate.lemma in load_denial_words("unsure"):
        return False
    words = find_words(sentence.text[: claim.predicate.span.start - sentence.start])
    if not load_denial_words("unaware").isdisjoint(words) or _is_nested(sentence, claim):
        return False
    before = words[-NEAR_WILL:]
    return before[-1:] != ["to"] or load_denial_words("willing").isdisjoint(before)


def _is_nested(sentence: Sentence, claim: Claim) -> bool:
    """True for "would not accept that they had not met": what is denied is not plain."""
    verb = claim.predicate.span
    return any(
        one.negated
        and one.predicate.span.end <= verb.start
        and (_holds(one.span, verb) or _begins_clause(sentence, one.predicate.span, verb))
        for one in sentence.claims
    )


def _holds(clause: Span, verb: Span) -> bool:
    return clause.start <= verb.start and verb.end <= clause.end


def _begins_clause(sentence: Sentence, verb: Span, other: Span) -> bool:
    """True where a "that" between two verbs makes the second part of the first."""
    return bool(THAT.search(sentence.article.text[verb.end : other.start]))


def _read_statement(sentence: Sentence) -> Iterator[Denied]:
    """Negated claims of a body that speaks of itself as "we", in a statement printed as it is."""
    if load_denial_words("ours").isdisjoint(sentence.words) or any(
        mark in sentence.text for mark in SPOKEN
    ):
        return
    mentions = sentence.annotations.mentions
    bodies = [one.span for one in mentions if one.form == "name" and one.kind == "organisation"]
    issuer = min(bodies, key=lambda one: one.start, default=None)
    for claim in sentence.claims if issuer else ():
        is_own = claim.negated and not claim.attribution and _is_of_fact(sentence, claim)
        if is_own and issuer:
            yield from _make(sentence, issuer.text, claim)


def _read_own_deeds(sentence: Sentence) -> Iterator[Denied]:
    """What somebody says he did himself: nobody else did."""
    if SELVES.isdisjoint(sentence.words):
        return
    for claim in sentence.claims:
        behind = sentence.article.text[claim.predicate.span.end : sentence.end]
        is_own = SELVES & set(find_words(behind)) and claim.attribution
        if not is_own or claim.negated or claim.factuality in UNREAL:
            continue
        deed, link = Deed(sentence, claim), claim.attribution[-1]
        if deed.actors & tell_source(deed):
            yield from _make(sentence, tell_who(sentence, link.source, link.mention_id), claim)


def _read_quoted(sentence: Sentence) -> Iterator[Denied]:
    """Negations in what somebody is quoted as saying, where no claim was found to be negated."""
    for one in sentence.annotations.quotations:
        pieces = [each for each in one.content if sentence.start <= each.start < sentence.end]
        if pieces and one.speaker is not None and any(_is_negation(each) for each in pieces):
            yield from _make_quoted(sentence, one, pieces[0])
            return


def _is_negation(piece: Span) -> bool:
    """True for "was not in town"; false for "will not go" and "in the yard, not in the hall"."""
    told = f" {' '.join(find_words(CONTRAST.sub(' ', piece.text)))} "
    for phrase in load_difference_words("not_denied"):
        told = told.replace(f" {phrase} ", " ")
    words = set(told.split())
    if load_modals().keys() & words:
        return False
    turning = load_difference_words("turning")
    return any(one in turning or one.endswith(("n't", "n’t")) for one in words)


def _make_quoted(sentence: Sentence, one: Quotation, piece: Span) -> Iterator[Denied]:
    speaker = one.speaker
    denier = tell_who(sentence, speaker, one.speaker_mention_id) if speaker else ""
    if denier and not load_difference_words("tribunal") & set(find_words(denier)):
        tells = tell_negated(sentence, denier)
        content = frozenset(find_stems(piece.text)) - load_difference_words("turning")
        yield Denied(sentence, denier, tells, content, None, "", BEING)


def _make(sentence: Sentence, denier: str, claim: Claim) -> Iterator[Denied]:
    content = frozenset(find_stems(claim.span.text)) - load_difference_words("turning")
    if denier and not load_difference_words("tribunal") & set(find_words(denier)):
        act = stem_word(claim.predicate.lemma)
        yield Denied(
            sentence, denier, tell_negated(sentence, denier), content, None, "", act, claim
        )
