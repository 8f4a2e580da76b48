"""Acts of which only one can be so: fired in one article, resigned in another."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.discrepancies import RivalAct, load_rival_acts
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.span import Span

OWN = frozenset({"his", "her", "its", "their", "my", "our"})
NAMED = frozenset({"person", "organisation"})
MOST_WORDS, NEAR = 2, 20  # words, and characters, behind a predicate that belong to it

Told = dict[str, dict[tuple[str, ...], list[Span]]]  # by article, then by answer


def find_act_differences(text: StoryText) -> tuple[Difference, ...]:
    """Rival answers to one matter about one named person or body.

    An article that gives both answers is no party to the difference. What is told of a year and
    no nearer is of another matter than what has none.
    """
    told: dict[tuple[str, str, str], Told] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    for sentence in text.sentences:
        for claim in sentence.claims:
            act = find_rival_act(sentence, claim)
            if act is None or claim.negated or claim.factuality in {"hypothetical", "denied"}:
                continue
            for name in _find_names(sentence, claim, act):
                told[act.matter, name, _tell_year(claim)][sentence.article.id][act.words].append(
                    claim.span
                )
    found = (
        _compare(tell_whose(text, matter, name), told[matter, name, year])
        for matter, name, year in sorted(told)
    )
    return tuple(one for one in found if one is not None)


def _tell_year(claim: Claim) -> str:
    """The year of a claim that has no nearer time, else ""."""
    value = claim.when.value if claim.when else None
    return value.earliest[:4] if value and value.precision == "year" else ""


def tell_whose(text: StoryText, matter: str, stem: str) -> str:
    """A matter with the name of whom it is told, found by the stem of its last word."""
    name = text.read(_index_names).get(stem)
    return f"{matter} ({name})" if name else matter


def _index_names(text: StoryText) -> Mapping[str, str]:
    """Names of persons and bodies by the stem of their last word: the fullest one that is usual."""
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for one in (one for sentence in text.sentences for one in sentence.mentions):
        stems = find_stems(one.span.text) if one.form == "name" and one.kind in NAMED else ()
        if stems:
            printed[stems[-1]][" ".join(one.span.text.split())] += 1
    return {
        stem: max(names, key=lambda name: (" " in name, names[name], name))
        for stem, names in printed.items()
    }


def find_rival_act(sentence: Sentence, claim: Claim) -> RivalAct | None:
    """The answer that a predicate gives, alone or with the words behind it ("put on hold")."""
    if claim.predicate.lemma not in _load_first_words():
        return None
    end = claim.predicate.span.end - sentence.start
    behind = find_words(sentence.text[end : end + NEAR])[:MOST_WORDS]
    phrases = [
        " ".join((claim.predicate.lemma, *behind[:count])) for count in range(MOST_WORDS + 1)
    ]
    return next((load_rival_acts()[one] for one in phrases if one in load_rival_acts()), None)


@cache
def _load_first_words() -> frozenset[str]:
    """Lemmas with which a rival act begins."""
    return frozenset(one.split()[0] for one in load_rival_acts())


def _find_names(sentence: Sentence, claim: Claim, act: RivalAct) -> Iterator[str]:
    """The last word of each name among the participants of whom it is told, folded.

    Of "his company" those in the words for who says so.
    """
    told = [one for one in claim.participants if one.role != "other"]
    others = [one for one in told if one.role != "actor"]
    parts = [one.span for one in (others if act.suffered and others else told)]
    is_own = any(OWN & set(find_words(one.text)[:1]) for one in parts)
    sources = [one.source for one in claim.attribution if is_own]
    yield from _find_last_words(sentence, parts) or _find_last_words(sentence, sources)


def _find_last_words(sentence: Sentence, spans: Sequence[Span]) -> list[str]:
    named = (
        find_stems(one.span.text)
        for one in sentence.mentions
        if one.form == "name"
        and one.kind in NAMED
        and any(span.start <= one.span.start < span.end for span in spans)
    )
    return [stems[-1] for stems in named if stems]


def _compare(
    matter: str, told: Mapping[str, Mapping[tuple[str, ...], list[Span]]]
) -> Difference | None:
    answers: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for article in sorted(told):
        if len(told[article]) == 1:
            for words, spans in told[article].items():
                answers[words].extend(spans)
    if len(answers) < 2:
        return None
    versions = tuple(Version(words[0], sort_spans(answers[words])) for words in sorted(answers))
    told_as = " or ".join(f"“{one.value}”" for one in versions)
    return Difference("wording", "conflict", versions, f"They differ on {matter}: {told_as}.")
