"""Whose word it is that what is denied is so: told as a fact, alleged, or said by somebody."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from consilience.analysis.discrepancies.deeds import REAL
from consilience.analysis.discrepancies.denials.deniers import tell_who
from consilience.analysis.discrepancies.parts import Version, group_linked, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.discrepancies import load_difference_words
from consilience.records.claim import Claim
from consilience.records.span import Span

FACT, ALLEGED = "told", "alleged"


def make_told(text: StoryText, spans: Iterable[Span], matter: Set[str]) -> tuple[Version, ...]:
    """The words of others for what is denied, by who says so; those told as a fact come first."""
    sources = [(span, _find_source(text, span, matter)) for span in spans]
    values = _name_alike([source for _, source in sources])
    there: dict[str, list[Span]] = defaultdict(list)
    for span, source in sources:
        there[values[source]].append(span)
    order = sorted(there, key=lambda value: (value != FACT, value != ALLEGED, value))
    return tuple(Version(value, sort_spans(there[value])) for value in order)


def _find_source(text: StoryText, span: Span, matter: Set[str]) -> str:
    """Who says what a span tells: a name, or one of the two values for nobody."""
    sentence = text.find_at(span)
    if sentence is None:
        return FACT
    told = [one for one in sentence.claims if one.factuality in REAL]
    if not told:
        return _find_speaker(sentence) or _find_standing(sentence)
    best = max(told, key=lambda one: (_count_shared(one.span, matter), bool(one.attribution)))
    if best.attribution:
        link = best.attribution[-1]
        who = tell_who(sentence, link.source, link.mention_id)
        mention = sentence.known.get(link.mention_id) if link.mention_id else None
        is_nobody = not who and mention is not None and mention.kind == "other"
        return _find_standing(sentence) if is_nobody else who or link.source.text
    if best.predicate.lemma in load_difference_words("blame"):
        return _find_accuser(sentence, best) or ALLEGED
    standing = ALLEGED if best.factuality == "alleged" else _find_standing(sentence)
    return _find_speaker_of(sentence, matter, _count_shared(best.span, matter)) or standing


def _find_standing(sentence: Sentence) -> str:
    """A charge that nobody is named for is alleged, all else is told as a fact."""
    return FACT if load_difference_words("charge").isdisjoint(sentence.words) else ALLEGED


def _find_accuser(sentence: Sentence, claim: Claim) -> str:
    actors = (one for one in claim.participants if one.role == "actor")
    return next((tell_who(sentence, one.span, one.mention_id) for one in actors), "")


def _count_shared(words: Span, matter: Set[str]) -> int:
    return len(matter & set(find_stems(words.text)))


def _find_speaker(sentence: Sentence) -> str:
    """Who is quoted in a sentence, "" for nobody or several."""
    found = {
        tell_who(sentence, one.speaker, one.speaker_mention_id)
        for one in sentence.annotations.quotations
        if one.speaker is not None
        if any(sentence.start <= piece.start < sentence.end for piece in one.content)
    }
    return found.pop() if len(found) == 1 else ""


def _find_speaker_of(sentence: Sentence, matter: Set[str], least: int) -> str:
    """Who is quoted with so many words of what is denied, "" for nobody."""
    for one in sentence.annotations.quotations:
        held = (piece for piece in one.content if piece.start < sentence.end)
        shared = [_count_shared(each, matter) for each in held if sentence.start < each.end]
        if one.speaker is not None and sum(shared) >= max(least, 1):
            return tell_who(sentence, one.speaker, one.speaker_mention_id)
    return ""


def _name_alike(sources: Sequence[str]) -> dict[str, str]:
    """Each source with its value: "the bank" and "Torv Bank" are one, under the longer name."""
    named = sorted(set(sources) - {FACT, ALLEGED})
    links = [(one, one) for one in named]
    links += [
        (one, other)
        for one in named
        for other in named
        if one != other and set(find_stems(one)) <= set(find_stems(other))
    ]
    values = {one: one for one in (FACT, ALLEGED)}
    for group in group_linked(links):
        name = max(group, key=lambda one: (len(find_stems(one)), one[:1].isupper(), one))
        values.update(dict.fromkeys(group, f"{name}: yes"))
    return values
