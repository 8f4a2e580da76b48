"""Denials: what one says and another says is not so."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from consilience.analysis.discrepancies.denials.asserted import Denied, find_tellers
from consilience.analysis.discrepancies.denials.deniers import find_denier
from consilience.analysis.discrepancies.denials.grouping import (
    Denial,
    group_denied,
    join_denials,
)
from consilience.analysis.discrepancies.denials.negations import (
    begin_with,
    is_short,
    read_negations,
)
from consilience.analysis.discrepancies.denials.opposed import find_answered
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.discrepancies.telling import shorten_words
from consilience.analysis.quantities import Token
from consilience.analysis.stems import find_stems
from consilience.language.denials import load_denial_phrases, load_denial_words
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.words import find_words
from consilience.records.span import Span

MEASURE = re.compile(r", (?:\w+ ){0,2}\w+$")  # ", a day" before "after the vote"
QUOTES = re.compile(r"[“\"][^“”\"]+[”\"](?: \w+){2,3}\.")  # "I have the letter," she said.
NEAR = 4  # words behind a word of denial that hold what is denied
SAME_VERB = 4  # letters that forms of one verb of denial share
LEAST_TOLD = 3  # words that carry meaning in what is denied, to be the one that is printed
CLAUSE = 14  # words behind a word of denial that tell what is denied
NEVER = frozenset({"not", "never", "cannot", "no"})
RULED_OUT = frozenset(
    {"no", "nothing", "nobody", "never", "not", "without", "neither", "whether", "if"}
)
FORMS_OF_BE = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "as", "call", "calls", "called", "calling"}
)
WHOSE = frozenset({"that", "of", "by", "from"})  # behind "the claim"
MOST_WHOSE = 8  # words up to "that": "of the district council of Torv"
RELATIVE_VERBS = FORMS_OF_BE | {"has", "have", "had", "would", "will", "could", "can", "may"}


def find_denial_differences(text: StoryText) -> tuple[Difference, ...]:
    """Denials with what they deny, each party's of one matter once, however many print it."""
    groups = group_denied(text, list(_find_denied(text)))
    denials = join_denials([_find_answers(text, group) for group in groups])
    return tuple(_make_denial(one) for one in denials if one.told or not _is_plain(one))


def _find_denied(text: StoryText) -> Iterator[Denied]:
    for sentence in text.sentences:
        denied = read_denial(sentence, _find_said_before(text, sentence))
        if denied is not None:
            yield denied
        elif is_short(text, sentence) or load_denials().keys().isdisjoint(sentence.words):
            yield from read_negations(text, sentence)


def _find_said_before(text: StoryText, sentence: Sentence) -> Sentence | None:
    """The sentence before one; where it only quotes who spoke in the one before that, that one."""
    before = text.find_before(sentence)
    earlier = text.find_before(before) if before else None
    if before is None or earlier is None or not QUOTES.fullmatch(before.text):
        return before
    speaks = load_denial_words("speakers") & set(before.words)
    is_told = any(
        one.kind == "indirect" and one.speaker and earlier.start <= one.speaker.start < earlier.end
        for one in earlier.annotations.quotations
    )
    return earlier if speaks and is_told else before


def read_denial(sentence: Sentence, before: Sentence | None) -> Denied | None:
    """The first denial of a sentence; None where something else is refused or nothing said."""
    if _load_words().isdisjoint(sentence.words):
        return None
    tokens = sentence.tokens
    for first, token in enumerate(tokens):
        at, needs = _find_word(tokens, first)
        if needs is None or not _is_denial(tokens, first, at, needs):
            continue
        denier = find_denier(sentence, sentence.span(token.start, token.end))
        if not denier or load_difference_words("tribunal") & set(find_words(denier)):
            return None
        told, teller = _find_told(sentence, before, tokens, at)
        is_behind = needs in {"being", "negation"}
        clause = _read_subject(tokens, at) if is_behind else ""
        if not find_stems(clause):  # "there is no truth in the story"
            clause = _read_clause(tokens, at)
        if is_behind and _is_demand(clause):
            return None
        content = find_stems(told.text if told else clause)
        tells = _tell_denial(sentence, denier, (first, at), told)
        return Denied(sentence, denier, tells, frozenset(content), told, teller)
    return None


def _is_demand(clause: str) -> bool:
    """True where a demand is called ridiculous, and nothing that is told."""
    words = set(find_words(clause))
    asserted = load_difference_words("assertion")
    return bool(load_denial_words("demand") & words) and not asserted & words


@cache
def _load_words() -> frozenset[str]:
    """Words of denial, and those with which phrases of denial begin."""
    return frozenset(load_denials()) | frozenset(load_denial_phrases())


def _find_word(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """The last word of what denies at a place, and what it needs; None where nothing does."""
    word = tokens[at].lower
    second = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    phrase = load_denial_phrases().get(word, {}).get(second)
    return (at + 1, phrase) if phrase else (at, load_denials().get(word))


def _tell_denial(sentence: Sentence, denier: str, at: tuple[int, int], told: Span | None) -> str:
    """Who denies what ("The port denied that the gate was locked"), or in what sentence.

    `at` are the first and the last word of what denies.
    """
    first, last = at
    denying = [one.lower for one in sentence.tokens[first : last + 1]]
    who = begin_with(denier)
    clause = "" if told else _print_clause(sentence, last)
    is_verb = first < last or load_denials()[denying[0]] not in {"being", "negation"}
    if is_verb and len(find_stems(clause)) > 0:
        verb = " ".join(denying) if first < last else _find_past(denying[0])
        return f"{who} {verb} {clause}" + "." * ("." not in clause[-2:])
    words = shorten_words(told.text if told else sentence.text)
    is_marked = any(mark in words for mark in '“”"')
    return f"{who} denied this: {words}" if is_marked else f"{who} denied this: “{words}”"


def _find_past(word: str) -> str:
    """The past form of a verb of denial: "denied" of "denies"."""
    same = (one for one in load_denials() if one[:SAME_VERB] == word[:SAME_VERB])
    return next((one for one in same if one.endswith("ed")), word)


def _print_clause(sentence: Sentence, at: int) -> str:
    """The words behind a word of denial as printed, up to one that begins another clause."""
    tokens = sentence.tokens
    end = at + 1
    while end < len(tokens) and not _is_clause_end(tokens, end, at + 1):
        end += 1
    words = sentence.text[tokens[at].end : tokens[end - 1].end].strip(" ,-")
    if end < len(tokens) and tokens[end].lower in load_difference_words("breaks"):
        words = MEASURE.sub("", words)
    closes = end < len(tokens) and tokens[end].text == "”" and words.count("“") > words.count("”")
    return shorten_words(words + "”" * closes)


def _is_clause_end(tokens: Sequence[Token], at: int, first: int) -> bool:
    """True at a mark or word that begins another clause."""
    one = tokens[at]
    before = tokens[at - 1].text if at > first else ""
    return (
        one.text in ";:?!—–”"
        or (at > first and one.lower in load_difference_words("breaks"))
        or (before == "," and one.lower in load_difference_words("continues"))
    )


def _read_subject(tokens: Sequence[Token], at: int) -> str:
    """The words before "is untrue", back to a mark or a word that begins a clause."""
    breaks = load_difference_words("breaks")
    words: list[str] = []
    for one in reversed(tokens[max(0, at - CLAUSE) : at]):
        if words and (one.text in ",;:" or one.lower == "that" or one.lower in breaks):
            break
        words.append(one.text)
    return " ".join(reversed(words))


def _read_clause(tokens: Sequence[Token], at: int) -> str:
    """The words behind a word of denial, up to a mark or a word that begins another clause.

    Of "the claim of the bank that …" those behind "that".
    """
    breaks = load_difference_words("breaks")
    words: list[str] = []
    start = _find_claimed(tokens, at)
    for one in tokens[start : start + CLAUSE]:
        if words and (one.lower in breaks or one.text in ",;:"):
            break
        words.append(one.text)
    return " ".join(words)


def _find_claimed(tokens: Sequence[Token], at: int) -> int:
    """Where what is denied begins: behind the "that" of an assertion, or the word of denial."""
    behind = [one.lower for one in tokens[at + 1 : at + 1 + CLAUSE]]
    asserted = load_difference_words("assertion")
    noun = next((number for number, one in enumerate(behind[:NEAR]) if one in asserted), None)
    near = behind[noun + 1 : noun + 1 + MOST_WHOSE] if noun is not None else []
    if noun is None or "that" not in near or near[0] not in WHOSE:
        return at + 1
    that = noun + near.index("that") + 2
    is_relative = not RELATIVE_VERBS.isdisjoint(behind[that : that + 1])  # "a story that has grown"
    return at + 1 if is_relative else at + 1 + that


def _is_denial(tokens: Sequence[Token], first: int, at: int, needs: str) -> bool:
    behind = [one.lower for one in tokens[at + 1 : at + 1 + NEAR]]
    before = [one.lower for one in tokens[max(0, first - NEAR) : first]]
    follows = not behind or not behind[0].isalpha() or behind[0] in load_function_words()
    if needs == "being" and _is_ruled_out(tokens[max(0, first - CLAUSE) : first]):
        return False
    if needs == "being":
        return follows and bool(FORMS_OF_BE & set(before)) and "not" not in before
    if needs == "negation":
        return follows and any(one in NEVER or one.endswith(("n't", "n’t")) for one in before)
    if set(before[-2:]) & {"not", "cannot", "was", "were", "been"} and needs != "":
        return False
    if needs == "clause" and set(behind[:1]) & {"that", "having"}:
        clause = {one.lower for one in tokens[at + 1 : at + 1 + CLAUSE]}
        return load_denial_words("will").isdisjoint(clause)
    if needs == "object" and ("that" in behind or (behind[:1] and behind[0].endswith("ing"))):
        return True
    if load_difference_words("refused") & set(behind):
        return False
    if _is_assertion(tokens[at + 1 : at + 2 + NEAR]):
        return True
    if needs in {"noun", "clause"}:
        return needs == "noun" and behind[:1] == ["having"]
    word = behind[0] if behind else ""
    return (
        needs == ""
        or word in load_difference_words("denied")
        or not word[:1].isalpha()
        or word.endswith("ing")
    )


def _is_ruled_out(before: Sequence[Token]) -> bool:
    """True for "no indication that it is inaccurate", in the clause before the word of denial."""
    words = [one.lower if one.text not in ",;:" else "" for one in before]
    clause = words[len(words) - words[::-1].index("") :] if "" in words else words
    return "that" in clause and not RULED_OUT.isdisjoint(clause[: clause.index("that")])


def _is_assertion(behind: Sequence[Token]) -> bool:
    """True where one of a few words is what somebody asserts; a suggestion needs a "that"."""
    words = [one.lower for one in behind]
    proposal = load_denial_words("proposal")
    return any(
        one in load_difference_words("assertion")
        and (one not in proposal or words[at + 1 : at + 2] == ["that"])
        for at, one in enumerate(words[:NEAR])
    )


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


def _find_answers(text: StoryText, group: Sequence[Denied]) -> Denial:
    """Sentences that deny one thing, with the words of this and of other articles for it."""
    denying = {one.sentence.key for one in group}
    told = [one.told for one in group if one.told is not None]
    told += [span for one in group for span in find_tellers(text, one, denying)]
    answered = {span.article for span in told}
    told += [span for one in group for span in find_answered(text, one, answered)]
    return Denial(tuple(group), sort_spans(told))


def _is_plain(denial: Denial) -> bool:
    """True where nobody denies in so many words."""
    return all(one.act for one in denial.denied)


def _make_denial(denial: Denial) -> Difference:
    first = min(
        denial.denied,
        key=lambda one: (bool(one.act), len(one.matter) < LEAST_TOLD, one.sentence.key),
    )
    no = Version(
        f"{first.denier}: no",
        sort_spans(one.sentence.span(0, len(one.sentence.text)) for one in denial.denied),
    )
    teller = next((one.teller for one in denial.denied if one.teller), "")
    value = f"{teller}: yes" if teller else "told"
    versions = (Version(value, denial.told), no) if denial.told else (no,)
    return Difference("denial", "denial", versions, first.tells)
