"""Which sentences deny something in so many words, who denies and what."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from consilience.analysis.discrepancies.denials.denied import Denied
from consilience.analysis.discrepancies.denials.deniers import find_denier
from consilience.analysis.discrepancies.denials.meant import find_pointing, find_pointing_subject
from consilience.analysis.discrepancies.denials.worded import (
    begin_with,
    tell_denying,
    tell_pointing,
)
from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.discrepancies.telling import shorten_words
from consilience.analysis.quantities import Token
from consilience.analysis.stems import find_stems
from consilience.language.denials import load_denial_phrases, load_denial_words
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.words import find_words
from consilience.records.span import Span

MEASURE = re.compile(r", (?:\w+ ){0,2}\w+$")  # ", a day" before "after the vote"
NEAR = 4  # words behind a word of denial that hold what is denied
SAME_VERB = 4  # letters that forms of one verb of denial share
PARTICIPLE = "ing"
LONGEST_IDEA = 30  # words from "the idea that" to what it is called
CLAUSE = 14  # words behind a word of denial that tell what is denied
IS_BEHIND = frozenset({"being", "negation"})  # needs of words that stand behind what is denied
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


def read_denial(sentence: Sentence) -> Denied | None:
    """The first denial of a sentence; None where something else is refused or nothing said."""
    if _load_words().isdisjoint(sentence.words):
        return None
    tokens = sentence.tokens
    for first, token in enumerate(tokens):
        at, needs = _find_word(tokens, first)
        if needs is None or not _is_denial(tokens, first, at, needs):
            continue
        if needs == "object" and _refuses(sentence, token):
            continue
        denier = find_denier(sentence, sentence.span(token.start, token.end))
        if not denier or load_difference_words("tribunal") & set(find_words(denier)):
            return None
        told = _find_told(sentence, tokens, at)
        is_behind = needs in IS_BEHIND
        clause = _read_subject(tokens, at) if is_behind else ""
        if not find_stems(clause):  # "there is no truth in the story"
            clause = _read_clause(tokens, at)
        if is_behind and (_is_demand(clause) or _is_of_idea(tokens, at)):
            return None
        return Denied(
            sentence,
            denier,
            _tell_denial(sentence, denier, (first, at), told, is_behind=is_behind),
            frozenset(find_stems(told.text if told else clause)),
            told,
            find_teller(sentence) if told else "",
            word=sentence.span(token.start, tokens[at].end),
            points="" if told else _find_pointing(sentence, tokens, at, is_behind=is_behind),
        )
    return None


def _find_pointing(sentence: Sentence, tokens: Sequence[Token], at: int, *, is_behind: bool) -> str:
    """The word that points at another sentence, in which what is denied stands."""
    before = {one.lower for one in tokens[:at]}
    if not load_denial_words("conditions").isdisjoint(before):  # "asked whether …, Lund denied it"
        return ""
    if not is_behind:
        return find_pointing(sentence, tokens[at + 1 :])
    subject = _read_subject(tokens, at)
    if [one.lower for one in tokens[at + 1 : at + 2]] == ["that"]:  # "it is not true that …"
        return ""
    words = find_words(subject or _read_clause(tokens, at))
    return find_pointing_subject(_cut_calling(words))


def _cut_calling(words: Sequence[str]) -> Sequence[str]:
    """The words behind the last form of "call": "this" of "the port called this"."""
    calling = load_denial_words("calling")
    places = [at for at, one in enumerate(words) if one in calling]
    return words[places[-1] + 1 :] if places else words


def _is_demand(clause: str) -> bool:
    """True where a demand is called ridiculous, and nothing that is told."""
    words = set(find_words(clause))
    asserted = load_difference_words("assertion")
    return bool(load_denial_words("demand") & words) and not asserted & words


def _is_of_idea(tokens: Sequence[Token], at: int) -> bool:
    """True for "the plan that they leave is absurd", which is none of the facts."""
    before = [one.lower for one in tokens[max(0, at - LONGEST_IDEA) : at]]
    nouns = load_denial_words("demand")
    return any(one in nouns and behind == "that" for one, behind in pairwise(before))


@cache
def _load_words() -> frozenset[str]:
    """Words of denial, and those with which phrases of denial begin."""
    return frozenset(load_denials()) | frozenset(load_denial_phrases())


def _find_word(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """The last word of what denies at a place, and what it needs; None where nothing does."""
    word = tokens[at].lower
    for behind, needs in load_denial_phrases().get(word, ()):
        last = at + len(behind)
        if tuple(one.lower for one in tokens[at + 1 : last + 1]) == behind:
            return last, needs
    return at, load_denials().get(word)


def _tell_denial(
    sentence: Sentence, denier: str, at: tuple[int, int], told: Span | None, *, is_behind: bool
) -> str:
    """Who denies what ("The port denied that the gate was locked"), or in what sentence.

    `at` are the first and the last word of what denies.
    """
    first, last = at
    denying = [one.lower for one in sentence.tokens[first : last + 1]]
    who = begin_with(denier)
    clause = "" if told else _print_clause(sentence, last)
    if denying[0].endswith(PARTICIPLE):
        clause = clause.partition(",")[0]  # "Denying that it leaked, the port …"
    is_own = _is_own(clause)
    if not is_behind and not is_own and len(find_stems(clause)) > 0:
        verb = " ".join(denying) if first < last else _find_past(denying[0])
        return f"{who} {verb} {clause}" + "." * ("." not in clause[-2:])
    if clause.startswith("that ") and not is_own:
        said = _cut_speaker(clause, denier)  # "it is untrue that …"
        return f"{who} denied {said}" + "." * ("." not in said[-2:])
    return tell_pointing(denier, told.text) if told else tell_denying(sentence, denier)


def _is_own(clause: str) -> bool:
    """True for "that we leaked anything", which is told in the words of who denies."""
    return not load_denial_words("own").isdisjoint(find_words(clause))


def _cut_speaker(clause: str, denier: str) -> str:
    """The words of a clause before those that tell who says it."""
    return re.split(rf",[\"”]|[,”\"] {re.escape(denier)}", clause, maxsplit=1)[0]


def _find_past(word: str) -> str:
    """The past form of a verb of denial: "denied" of "denies", "deny" and "denying"."""
    root = _cut_verb(word)
    same = (one for one in load_denials() if _cut_verb(one) == root)
    return next((one for one in same if one.endswith("ed")), word)


def _cut_verb(word: str) -> str:
    """The first letters, without an ending: "deni" of "deny"."""
    return f"{word.removesuffix(PARTICIPLE)[:SAME_VERB]}".replace("y", "i")


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
        return follows and _is_negated(before)
    if needs != "" and any(map(_undoes, before[-2:])):
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


def _undoes(word: str) -> bool:
    """True for a word before "deny" by which nobody denies: "you can't deny that"."""
    is_form = word in {"not", "cannot", "was", "were", "been"}
    return is_form or word.endswith(("n't", "n’t"))


def _refuses(sentence: Sentence, word: Token) -> bool:
    """True for "denied it a loan": to somebody something is refused."""
    start = sentence.start + word.start
    for claim in sentence.claims:
        if claim.predicate.span.start == start:
            parts = [one for one in claim.participants if one.span.start > start]
            roles = [one.role for one in sorted(parts, key=lambda one: one.span.start)]
            if roles[:2] == ["recipient", "theme"]:
                return True
    behind = [one.lower for one in sentence.tokens if one.start > word.start][:2]
    determiners = load_difference_words("determiners")
    return (
        len(behind) > 1 and behind[0] in load_difference_words("whom") and behind[1] in determiners
    )


def _is_negated(before: Sequence[str]) -> bool:
    """True for a negation before a word; false for "did not dispute that they existed"."""
    places = [at for at, one in enumerate(before) if one in NEVER or one.endswith(("n't", "n’t"))]
    return bool(places) and load_denials().keys().isdisjoint(before[places[-1] :])


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


def _find_told(sentence: Sentence, tokens: Sequence[Token], at: int) -> Span | None:
    """The clause before "which", which tells what is denied."""
    near = [one.lower for one in tokens[max(0, at - NEAR) : at]]
    if "which" not in near:
        return None
    end = tokens[at - near[::-1].index("which") - 1].start
    stem = sentence.text[:end].rstrip(" -–—,")
    return sentence.span(0, len(stem)) if stem else None


def find_teller(sentence: Sentence) -> str:
    """Who is first named as saying something in a sentence, "" if nobody is."""
    return next((link.source.text for one in sentence.claims for link in one.attribution), "")
