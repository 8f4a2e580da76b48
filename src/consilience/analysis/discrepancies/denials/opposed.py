"""What a denial answers: in a short report of others the sentence that tells the deed as done.

Two short reports on one affair that disagree on whether something was done seldom use the same
words. One says that nobody warned the owner; the other quotes the tenants: he had been warned.
In common they have the deed, who is said to have done it or to whom, the things, and that
somebody else says so.
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from consilience.analysis.discrepancies.deeds import (
    REAL,
    Deed,
    find_classes,
    read_deeds,
    tell_source,
    tell_speaker,
)
from consilience.analysis.discrepancies.denials.answered import Answered
from consilience.analysis.discrepancies.denials.asserted import (
    find_agreeing,
    is_negated,
    is_news_with,
    is_of_another,
    is_other_wording,
    is_own_speech,
)
from consilience.analysis.discrepancies.denials.denied import Denied, find_named
from consilience.analysis.discrepancies.denials.negations import BEING
from consilience.analysis.discrepancies.happenings import share_day
from consilience.analysis.discrepancies.lone import SHORT
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.deeds import find_deeds
from consilience.language.discrepancies import load_difference_words
from consilience.records.claim import Claim
from consilience.records.ids import ArticleId
from consilience.records.span import Span

# Chosen on development pairs. Who denies in so many words answers somebody, and needs less.
LEAST, LEAST_DENIED = 1.3, 1.1
SAME_WORD, SAME_CLASS, SAME_EVENT = 0.8, 0.5, 0.8
SAME_WHO, TOLD, SAME_THING, SAME_DAY, FIRST = 0.5, 0.4, 0.5, 0.3, 0.1
WHO_NEAR = 0.2  # who denies is named in a sentence beside it
GENERIC = 0.3  # where the denial does not say what
MOST_THINGS = 2
# Of a story in which every sentence is compared with every denial; of more some is like it by
# chance.
MOST_ARTICLES = 9
# Sentences that tell the news of a report: what is denied elsewhere is news. A headline and a
# dateline may be one of them, hence one more is looked at.
LEAD = 2
LONGEST_LEAD = 12  # where others tell the same deed, of the same people or things
SURE = 4  # letters of a stem that is no other word
LATE = 5  # the sentence from which on a plain "not" is a detail


def find_answered(text: StoryText, one: Denied, answered: Set[ArticleId]) -> Iterator[Span]:
    """In each other short report the sentence that most surely tells what is denied as done.

    Reports in which it was found already are `answered`.
    """
    is_short = text.count_sentences[one.sentence.article.id] <= SHORT
    if not is_short or len(text.articles) > MOST_ARTICLES:
        return
    what = Answered(text, one)
    if one.act and one.sentence.number >= LATE:
        return
    least = LEAST if one.act else LEAST_DENIED
    left_out = answered | find_agreeing(text, one)
    best: dict[ArticleId, tuple[float, int, Sentence]] = {}
    for other in text.sentences:
        article = other.article.id
        is_near = text.count_sentences[article] <= SHORT and other.number <= LONGEST_LEAD
        if not is_near or article in left_out or not is_news_with(one, other):
            continue
        score = score_answer(what, other)
        if score >= least and (score, -other.number) > best.get(article, (0.0, 0))[:2]:
            best[article] = (score, -other.number, other)
    for article in sorted(best):
        found = best[article][2]
        yield found.span(0, len(found.text))


def score_answer(what: Answered, other: Sentence) -> float:
    """How surely a sentence asserts what is denied; 0 where it denies it too or only repeats it."""
    if not _is_of_others(what, other):
        return 0.0
    real = [one for one in other.claims if one.factuality in REAL and not one.negated]
    if not real and _clears(what, other):
        return 0.0
    is_told = _is_told_by_another(what, other)
    deed = _compare_deeds(what, other, real) or GENERIC * _is_charged(what, other, real, is_told)
    things = min(len(what.things & set(other.stems)), MOST_THINGS)
    is_holder = what.is_holder_in(other)
    is_who = is_holder or bool(what.people & find_named(other) or what.side & other.stem_set)
    if what.is_own_deed and not is_who and not _has_doer(what, other, real):
        return 0.0
    if not deed and (things < (MOST_THINGS if what.denied.act else 1) or not (is_who or is_told)):
        return 0.0
    if other.number > LEAD and not (is_told and deed >= SAME_CLASS):
        return 0.0
    is_own = is_holder or bool(what.denier & (find_named(other) | other.stem_set))
    if other.number > LEAD and not is_own and not (is_who and things):
        return 0.0
    if what.denied.act == BEING and not (is_who and deed):
        return 0.0
    if what.denied.act and not (is_told or is_holder) and not _is_of_them(what, other, real):
        return 0.0
    return (
        deed
        + SAME_THING * things
        + SAME_WHO * is_who
        + WHO_NEAR * (not is_who and _is_named_near(what, other))
        + TOLD * is_told
        + SAME_DAY * share_day(what.denied.sentence, other)
        + FIRST * (other.number < LEAD)
    )


def _is_of_others(what: Answered, other: Sentence) -> bool:
    """False for what denies it too, accuses another, or is said by who denies."""
    denies = is_negated(what.denied, other) or is_other_wording(what.denied, other)
    is_apart = is_of_another(what.denied, other) or is_own_speech(what.denied, other)
    return not (denies or is_apart or _is_own_account(what, other))


def _is_own_account(what: Answered, other: Sentence) -> bool:
    """True where who denies alone is named as saying something."""
    own = what.denied.party | frozenset(find_stems(what.denied.denier))
    sources = [deed.named_source for deed in other.read(read_deeds) if deed.source]
    return bool(sources) and all(own & source for source in sources)


def _is_named_near(what: Answered, other: Sentence) -> bool:
    """True where who denies is named in the sentence before or behind."""
    there = what.text.list_sentences(other.article.id)
    near = (*there[max(0, other.number - 1) : other.number], *there[other.number + 1 :][:1])
    return any(not what.denier.isdisjoint(each.read(find_named)) for each in near)


def _clears(what: Answered, other: Sentence) -> bool:
    """True where it is told that who denies did not do something."""
    undone = (Deed(other, one) for one in other.claims if one.negated)
    return any(what.denier & one.actors for one in undone)


def _is_charged(what: Answered, other: Sentence, real: Sequence[Claim], is_told: bool) -> bool:
    """True where others say that who denies, without saying what, did something."""
    if not (what.is_generic and is_told):
        return False
    own = frozenset(find_stems(what.denied.denier)) | what.denied.names
    deeds = (Deed(other, one) for one in real)
    return any(own & one.actors and not own & tell_source(one) for one in deeds)


def _compare_deeds(what: Answered, other: Sentence, real: Sequence[Claim]) -> float:
    """Whether the deed is the same: by event, by word, or by a set of words that both are in."""
    events = {one.event_id for one in real if one.event_id}
    plain = load_difference_words("plain")
    classes = {
        name
        for one in real
        if one.predicate.lemma not in plain
        for name in find_classes(other, one)
    }
    left_out = load_difference_words("texts") | plain
    words = {word.removesuffix("s") for word in other.words if word not in left_out}
    classes |= {name for word in words for name in find_deeds(word)}
    lemmas = {stem_word(one.predicate.lemma) for one in real}
    return max(
        SAME_EVENT * any(one.event_id in events for one in what.claims),
        SAME_WORD * bool(what.acts & (lemmas | _list_sure(other.stems))),
        SAME_CLASS * bool(what.classes & classes),
    )


def _list_sure(stems: Iterable[str]) -> frozenset[str]:
    """Stems long enough to be of one word alone: not "off", which may be of "offer"."""
    return frozenset(one for one in stems if len(one) >= SURE)


def _has_doer(what: Answered, other: Sentence, real: Sequence[Claim]) -> bool:
    """True where the deed denied is told with who did it, be it by a description alone."""
    return any(
        (
            what.classes & find_classes(other, one)
            or stem_word(one.predicate.lemma) in what.acts
            or one.event_id in {each.event_id for each in what.claims if each.event_id}
        )
        and any(part.role == "actor" for part in one.participants)
        for one in real
    )


def _is_of_them(what: Answered, other: Sentence, real: Sequence[Claim]) -> bool:
    """True where who denies, or is spoken of, does or suffers the deed denied.

    Of a sentence in which no claim was found the words must do.
    """
    if not other.claims:
        return bool(what.acts & set(other.stems) and what.people & find_named(other))
    rivals = (Deed(other, one) for one in real)
    return any(
        what.people & (rival.actors | rival.others)
        and (
            what.classes & find_classes(other, rival.claim)
            or what.acts & {stem_word(rival.claim.predicate.lemma), *rival.others}
        )
        for rival in rivals
    )


def _is_told_by_another(what: Answered, other: Sentence) -> bool:
    """True where somebody else than who denies says it."""
    for one in other.claims:
        source = tell_source(Deed(other, one))
        is_alleged = one.factuality == "alleged" and not source
        blames = one.predicate.lemma in load_difference_words("blame")
        if blames or is_alleged or (source and not source & what.people):
            return True
    return any(
        one.speaker is not None
        and not tell_speaker(other, one) & what.people
        and any(other.start <= piece.start < other.end for piece in one.content)
        for one in other.annotations.quotations
    )
