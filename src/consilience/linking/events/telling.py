"""What the words of a title tell: a deed or an aside, a sentence or half of one."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from consilience.language.calendar import load_weekdays
from consilience.language.claims_quantities import load_numbers
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words
from consilience.records.claim import Predicate

POSSESSIVES = ("'s", "’s", "s'", "s’")
BEFORE_CLAUSE = ("relative", "unfinished")  # before a verb they begin another clause
MARKS = ',.;:“”"…'
CALLED, ON = "called", "on"  # of "called on Lind to pay"; "called Lind" is another verb
SIDES = 2  # of a title: who, and what he does
LONGEST_ASIDE = 9  # words of a sentence that tells nothing else
FEWEST_WORDS = 3  # of a title that tells something by itself
WORDS_KEPT: Final = 20_000


def find_auxiliaries(words: Sequence[str]) -> list[str]:
    """The last words of those before a verb that belong to it."""
    known = load_words("event_titles", "auxiliary")
    found: list[str] = []
    for word in reversed(words):
        if word.lower().replace("’", "'") not in known:
            break
        found.append(word)
    return found[::-1]


def is_aside(words: str) -> bool:
    """True for what a report tells of its own making: "Lind did not answer our questions"."""
    told = " ".join(word.strip(MARKS) for word in words.lower().split())
    return len(told.split()) <= LONGEST_ASIDE and any(
        f" {one} " in f" {told} " for one in load_words("event_titles", "aside")
    )


def is_telling(title: str, predicates: Collection[Predicate], *, strict: bool = False) -> bool:
    """Whether a title tells by itself what happened: who, by name, and a verb that is complete.

    `predicates` are those of the event's claims. A title that begins with a noun for the deed
    ("Clashes in Pera") is none where `strict`.
    """
    words = title.split()
    told = [word.strip(MARKS) for word in words]
    if len(words) < FEWEST_WORDS or is_pronoun(told[0]) or is_empty(title) or is_half(title):
        return False
    if _dangles(told) or _is_about_you(told):
        return False
    lemmas = {one.span.text.lower(): one.lemma for one in predicates}
    at = next((at for at, word in enumerate(told) if word.lower() in lemmas), 0)
    first = at - len(find_auxiliaries(told[:at]))
    if first <= 0:
        return at == 0 and not strict and _may_be_noun(told[0].lower(), lemmas)
    own, before = told[first:at], words[first - 1]
    if told[at].endswith("ing") and not holds(" ".join(own), "continuous"):
        return False
    if _lacks_auxiliary(own, told[:first]):
        return False
    if strict and not own and told[at + 1 : at + 2] == ["by"]:
        return False  # "an inquiry led by Lind"
    if (own[:1] == ["to"] and not _has_verb(told[:first])) or any(
        holds(before, one) for one in BEFORE_CLAUSE
    ):
        return False  # "Weld to see Lind" is a purpose
    if not own and _ends_with_clause(words[:first]):
        return False
    if _hangs_on_noun(words[:first], strict=strict):
        return False
    is_aside = not own and before.endswith(",") and words[0] != before
    return not (strict and (is_aside or words[-1] == "…")) and not _is_noun(
        told, at, lemmas[told[at].lower()], is_bare=not own
    )


def _dangles(words: Sequence[str]) -> bool:
    """Whether the last word hangs in the air: that of "promised to", not of "once more"."""
    return holds(words[-1], "dangling") and not holds(words[-2], "repeating")


def _is_about_you(words: Sequence[str]) -> bool:
    """Whether words are left that only who speaks or listens understands: "begs your pardon"."""
    return holds(" ".join(words), "spoken")


def _ends_with_clause(words: Sequence[str]) -> bool:
    """Whether the words before a verb end with who does it in a clause of its own.

    "The claims that Lind", "The first time a ferry": what they are is not told.
    """
    for at, word in enumerate(words[:-1]):
        joins = holds(word, "relative") or (at > 0 and holds(word, "clause_noun"))
        begins = words[at + 1][:1].isupper() or holds(words[at + 1], "article")
        is_closed = any(one.endswith(",") for one in words[at + 1 :])
        if at > 0 and joins and begins and not is_closed:
            return True
    return False


def _lacks_auxiliary(own: Sequence[str], subject: Sequence[str]) -> bool:
    """True for "Lind been seen" and "any charges be dropped"."""
    if not own:
        return False
    return holds(own[0], "participle") or (own[0] == "be" and not _has_verb(subject))


def _hangs_on_noun(words: Sequence[str], *, strict: bool) -> bool:
    """Whether a verb behind these words is that of a clause about one of them."""
    if _is_in_aside(words) or _begins_with_time(words):
        return True
    return strict and _begins_with_thing(words)


def _begins_with_time(words: Sequence[str]) -> bool:
    """True for "the first time Lind had" and "the way the ferry had", of which the clause tells."""
    return any(
        at > 0
        and holds(word, "clause_noun")
        and (words[at + 1][:1].isupper() or holds(words[at + 1], "article"))
        for at, word in enumerate(words[:-1])
    )


def _begins_with_thing(words: Sequence[str]) -> bool:
    """True for "the letter the board": what was done to it is told of it, and no more."""
    if any(holds(word, "relative") for word in words):
        return False
    return any(
        at > 1
        and holds(word, "article")
        and before.islower()
        and before.isalpha()
        and before not in load_function_words()
        and not (before.endswith("ly") or holds(before, "dangling"))
        for at, (before, word) in enumerate(pairwise(words), 1)
    )


def _is_in_aside(words: Sequence[str]) -> bool:
    """Whether the words before a verb open an aside that none of them closes: "men, whom Lind"."""
    opened = [at for at, word in enumerate(words) if at > 0 and holds(word, "relative")]
    commas = [at for at, word in enumerate(words) if word.endswith(",")]
    return bool(opened) and bool(commas) and commas[-1] == opened[-1] - 1


def find_deed(title: str, deed: str) -> int:
    """Where the words for its deed begin in a title: "ran", not that of "Grant"; 0 for nowhere."""
    at = title.find(deed)
    first = max(at, 0)
    while at >= 0:
        end = at + len(deed)
        if not (_is_of_word(title[at - 1 : at]) or _is_of_word(title[end : end + 1])):
            return at
        at = title.find(deed, at + 1)
    return first


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def is_in_tense(title: str, predicates: Collection[Predicate]) -> bool:
    """Whether the verb of a title is in a tense: false for "Lind go" of "asked that Lind go"."""
    told = [word.strip(MARKS) for word in title.split()]
    lemmas = {one.span.text.lower(): one.lemma for one in predicates}
    at = next((at for at, word in enumerate(told) if word.lower() in lemmas), 0)
    verb = told[at].lower() if told else ""
    return (
        not is_untensed(verb, lemmas.get(verb))
        or bool(find_auxiliaries(told[:at]))
        or is_for_several(title.split()[:at])
    )


def is_untensed(word: str, lemma: str | None) -> bool:
    """Whether a verb stands in no tense: "carry", not "put", which may be its past."""
    return word == lemma and word not in load_words("event_titles", "unchanging")


def has_subject(title: str, predicates: Collection[Predicate]) -> bool:
    """Whether a title names who or what it tells of, and not by a pronoun or a number alone."""
    told = [word.strip(MARKS) for word in title.split()]
    deeds = {one.span.text.lower() for one in predicates}
    at = next((at for at, word in enumerate(told) if word.lower() in deeds), 0)
    subject = told[: at - len(find_auxiliaries(told[:at]))] or told[:1]
    return any(not _is_small(word) for word in subject)


def _is_small(word: str) -> bool:
    return (
        is_pronoun(word)
        or word[:1].isdigit()
        or word.lower() in load_numbers()
        or holds(word, "preposition")
        or holds(word, "article")
    )


def is_plural(words: str) -> bool:
    """Whether the noun before the first preposition is of several: "31 fires in Sarn"."""
    told = [word.strip(MARKS).lower() for word in words.split()]
    end = next((at for at, word in enumerate(told) if at and holds(word, "preposition")), None)
    noun = told[:end][-1] if told[:end] else ""
    ends = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return ends or holds(noun, "plural") or " and " in words


def is_for_several(subject: Sequence[str]) -> bool:
    """Whether a verb behind these words may be in the plural: any noun of them may be of several.

    "A bizarre whirl carry" and "Lind apologise" lack a word before the verb.
    """
    head = next((at for at, word in enumerate(subject) if word.endswith(",")), len(subject))
    return any(
        is_plural(word) or word.lower() in load_numbers() or word.isdigit()
        for word in " ".join(subject[: head + 1]).replace(",", "").split()
    ) or not {"and", "or"}.isdisjoint(subject)


def is_nominal(title: str, predicates: Collection[Predicate]) -> bool:
    """Whether a title begins with a noun for the deed, and has no verb: "Appeal of Lind"."""
    first = "".join(title.split()[:1]).strip(MARKS).lower()
    return any(first == one.span.text.lower() for one in predicates)


def _has_verb(words: Sequence[str]) -> bool:
    """Whether an auxiliary stands before an infinitive: "Weld has refused to see Lind"."""
    return any(word != "to" and holds(word, "auxiliary") for word in words)


def _may_be_noun(word: str, lemmas: Mapping[str, str]) -> bool:
    """False for a form that only verbs have: "seen", "left"."""
    lemma = lemmas.get(word, word)
    plain = {lemma, f"{lemma}s", f"{lemma}es", f"{lemma[:-1]}ies"}
    return word in plain or word.endswith("ing")


def _is_noun(words: Sequence[str], at: int, lemma: str, *, is_bare: bool) -> bool:
    """True for "the Lind inquiry" and "Lind’s sudden attacks", which have no verb."""
    deed = words[at].lower()
    owned = any(word.endswith(POSSESSIVES) for word in words[:at])
    at_end = at == len(words) - 1
    return is_bare and ((at_end and deed == lemma) or (owned and deed in (lemma, f"{lemma}s")))


def is_half(words: str) -> bool:
    """True for "Weld announced" and "Weld denied this", which say nothing without what it is."""
    told = words.split()
    while told and told[-1].lower() in load_weekdays():
        told.pop()  # "Weld vowed Wednesday"
    if len(told) < SIDES:
        return False
    if _lacks_what_was_said(told):
        return True
    own = " ".join(find_auxiliaries(told[:-1]))
    return (holds(told[-1], "transitive") and not holds(own, "continuous")) or _points(told[-1])


def _lacks_what_was_said(words: Sequence[str]) -> bool:
    """True for "Weld urged the board" and "Weld called on Lind" without what they were to do."""
    at = next((at for at, word in enumerate(words) if at and holds(word, "addressing")), None)
    if at is None or holds(" ".join(find_auxiliaries(words[:at])), "continuous"):
        return False
    if words[at].lower() == CALLED and words[at + 1 : at + 2] != [ON]:
        return False
    return not any(holds(word, "matter") for word in words[at + 1 :])


def _points(word: str) -> bool:
    return word.lower() in load_words("event_titles", "pointing")


def holds(words: str, table: str) -> bool:
    """Whether one of the words is in a table of the lexicon of titles."""
    return not _fold_words(words).isdisjoint(load_words("event_titles", table))


@lru_cache(maxsize=WORDS_KEPT)
def _fold_words(words: str) -> frozenset[str]:
    return frozenset(word.strip(',.;:“”"').lower().replace("’", "'") for word in words.split())


def is_pronoun(words: str) -> bool:
    """True for "it" and "who", not for "US"."""
    if len(words) > 1 and words.isupper():
        return False
    return any(words.lower() in load_words("event_titles", one) for one in ("relative", "pronoun"))


def is_empty(words: str) -> bool:
    """True for "something", "the thing", "what": a party without any content."""
    told = [word.strip(',.;:“”"').lower() for word in words.split()]
    return bool(told) and told[0] in load_words("event_titles", "empty")
