"""Acts of which only one can be so: fired in one article, resigned in another."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from consilience.analysis.discrepancies_parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies_reading import Sentence, StoryText, find_stems
from consilience.language.discrepancies import RivalAct, load_rival_acts
from consilience.language.words import find_words
from consilience.records.claim import Claim
from consilience.records.span import Span

MOST_WORDS, NEAR = 2, 20  # words, and characters, behind a predicate that belong to it

Told = dict[str, dict[tuple[str, ...], list[Span]]]  # by article, then by answer


def find_act_differences(text: StoryText) -> tuple[Difference, ...]:
    """Rival answers to one matter about one named person or body.

    An article that gives both answers is no party to the difference.
    """
    told: dict[tuple[str, str], Told] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for sentence in text.sentences:
        for claim in sentence.claims:
            act = _find_act(sentence, claim)
            if act is None or claim.negated or claim.factuality in {"hypothetical", "denied"}:
                continue
            for name in _find_names(sentence, claim):
                told[act.matter, name][sentence.article.id][act.words].append(claim.span)
    found = (_compare(matter, told[matter, name]) for matter, name in sorted(told))
    return tuple(one for one in found if one is not None)


def _find_act(sentence: Sentence, claim: Claim) -> RivalAct | None:
    """The answer that a predicate gives, alone or with the words behind it ("put on hold")."""
    end = claim.predicate.span.end - sentence.start
    behind = find_words(sentence.text[end : end + NEAR])[:MOST_WORDS]
    phrases = [
        " ".join((claim.predicate.lemma, *behind[:count])) for count in range(MOST_WORDS + 1)
    ]
    return next((load_rival_acts()[one] for one in phrases if one in load_rival_acts()), None)


def _find_names(sentence: Sentence, claim: Claim) -> Iterator[str]:
    """The last word of each name among the participants, folded."""
    for mention in sentence.mentions:
        if mention.form != "name" or mention.kind not in {"person", "organisation"}:
            continue
        parts = (one.span for one in claim.participants if one.role != "other")
        stems = find_stems(mention.span.text)
        if stems and any(one.start <= mention.span.start < one.end for one in parts):
            yield stems[-1]


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
