"""Names that differ: one person, body or work under two names that resemble each other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rapidfuzz.distance import DamerauLevenshtein, Indel

from consilience.analysis.discrepancies.happenings import compare_context, find_article_words
from consilience.analysis.discrepancies.headlines import is_headline
from consilience.analysis.discrepancies.parts import Difference, Version, group_linked, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.designations import load_firm_endings
from consilience.language.first_names import find_name_gender
from consilience.language.furniture import load_function_words
from consilience.language.name_forms import is_nickname_of, spell_by_sound
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.names import SAME_NAME, same_name_score, split_name
from consilience.records.ids import ArticleId
from consilience.records.mention import Mention
from consilience.records.span import Span

# Letters of two words that resemble each other, with one initial and with two.
LEAST_ALIKE, LEAST_ALIKE_OTHER = 0.5, 0.7
LONGEST_ENDING = 2  # letters, as in the adjective of a country
SHORTEST_CUT = 4  # letters of a name that another holds
SHORTEST = 3  # letters of such a word
LEAST_LIKE, LEAST_LIKE_WORD = 0.12, 0.04  # of what is told around, and where a word is the same
LEAST_LIKE_OTHER = 0.25  # where the names are not alike
NEAR = 60  # characters before a name that are looked at
FIRM_WORDS = 2  # of a firm's name: its own and "Holding"
LEAST_ALIKE_FIRM = 0.75  # letters of the first, where the second is another
MOST_NAMES = 40  # of a story, with the same initials, that are compared
NOUN_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[a-z-]+ ){0,2}?([a-z]+),? $"
)
NOUN_BEHIND = re.compile(
    r", (?:the|an?|its|his|her|their) ((?:[a-z-]+ ){0,3}[a-z]+)"
    r"(?= (?:of|at|for|from|in|who)\b|[,.;])"
)
# Not where a sentence begins. The capital stands first, so that the search runs to the next one.
RUN = re.compile(r"[A-Z](?<=[\w,] .)[\w’'-]+(?: [A-Z][\w’'-]+)+")
HUSHED = re.compile("c(?=[bdfgklmnpqrtvwxz])")  # how the sound of "sch" and "sh" is written
SILENT = re.compile("(?<=[aeiouy])h(?![aeiouy])")
NO_BEARERS = frozenset({"place", "group"})
VOWELS = frozenset("aeiouy")


Named = tuple[Sentence, Span, Mention | None]


@dataclass(frozen=True, eq=False)
class Bearer:
    """A full name in an article, as it is first printed, with its title in lower case."""

    sentence: Sentence
    words: tuple[str, ...]
    title: frozenset[str]
    spans: tuple[Span, ...]
    mention: Mention | None

    @property
    def key(self) -> str:
        """The folded name."""
        return " ".join(self.words)

    @property
    def firm(self) -> str:
        """The one word before "Holding" or "Invest", "" for other names."""
        is_firm = len(self.words) == FIRM_WORDS and self.words[-1] in load_firm_endings()
        return self.words[0] if is_firm else ""


def find_bearer_differences(text: StoryText) -> tuple[Difference, ...]:
    """One bearer under two names that resemble each other word for word, or share the last.

    With another first name the same title must stand before both, or what is told be much alike.
    None where an article has both, or where the two are spellings or nicknames of one name.
    """
    known = find_article_words(text, capital=True)
    bearers = _read_bearers(text)
    links = [
        (one.key, other.key)
        for one, other in _pair(bearers)
        if not _is_known(one, other, known) and _is_one(text, one, other)
    ]
    by_key: dict[str, list[Bearer]] = defaultdict(list)
    for one in bearers:
        by_key[one.key].append(one)
    groups = group_linked(sorted(set(links)))
    return tuple(_make_difference([by_key[key] for key in sorted(group)]) for group in groups)


def _read_bearers(text: StoryText) -> list[Bearer]:
    """The names of several words in each article, each once."""
    found: dict[tuple[ArticleId, tuple[str, ...]], list[Named]] = defaultdict(list)
    for sentence in text.sentences:
        for span, mention in () if is_headline(sentence) else _find_names(sentence):
            words = split_name(span.text, "person")
            if len(words) > 1:
                found[sentence.article.id, words].append((sentence, span, mention))
    return [_make_bearer(words, there) for (_, words), there in found.items()]


def _make_bearer(words: tuple[str, ...], there: Sequence[Named]) -> Bearer:
    sentence, span, mention = there[0]
    spans = tuple(each for _, each, _ in there)
    return Bearer(sentence, words, _read_title(sentence, span, mention), spans, mention)


def _find_names(sentence: Sentence) -> Iterator[tuple[Span, Mention | None]]:
    """Names of others than places: mentions, and runs of words with capitals that are none."""
    named = [one for one in sentence.mentions if one.form == "name"]
    for one in named:
        if one.kind not in NO_BEARERS:
            yield one.span, one
    places = [(one.span.start - sentence.start, one.span.end - sentence.start) for one in named]
    for match in RUN.finditer(sentence.text):
        start, end = match.span()
        if not any(first < end and start < last for first, last in places):
            yield sentence.span(start, end), None


def _read_title(sentence: Sentence, name: Span, mention: Mention | None) -> frozenset[str]:
    """The words of the title, or the noun beside the name ("the trawler …", "…, a smith")."""
    at, end = name.start - sentence.start, name.end - sentence.start
    before = NOUN_BEFORE.search(sentence.text[max(0, at - NEAR) : at])
    behind = NOUN_BEHIND.match(sentence.text[end : end + NEAR])
    role = mention.role if mention else None
    told = (role or (before[1] if before else ""), behind[1] if behind else "")
    return frozenset(word for words in told for word in find_words(words)) - load_function_words()


def _pair(bearers: Sequence[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Names of different articles with the same initials, or with the last word in common."""
    by_sign: dict[tuple[object, ...], list[Bearer]] = defaultdict(list)
    for one in bearers:
        by_sign[len(one.words), *(word[0] for word in one.words)].append(one)
        by_sign["first", one.words[0]].append(one)
        by_sign["last", one.words[-1]].append(one)
        if one.firm:
            by_sign["firm", one.firm[0]].append(one)
    for there in by_sign.values():
        for one, other in combinations(there[:MOST_NAMES], 2):
            if one.sentence.article.id != other.sentence.article.id and one.words != other.words:
                yield one, other


def _is_known(one: Bearer, other: Bearer, known: Mapping[ArticleId, frozenset[str]]) -> bool:
    """True if an article has a word of the other's name that its own has not."""
    first = frozenset(find_words(one.spans[0].text))
    second = frozenset(find_words(other.spans[0].text))
    return bool(
        (first - second) & known[other.sentence.article.id]
        or (second - first) & known[one.sentence.article.id]
    )


def _is_one(text: StoryText, one: Bearer, other: Bearer) -> bool:
    if len(one.words) != len(other.words) or _are_forms(one, other):
        return False
    if _opens_with_calling(one) != _opens_with_calling(other):
        return False
    pairs = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    is_slip = sum(DamerauLevenshtein.distance(a, b) for a, b in pairs) == 1
    if is_slip and all(a[0] == b[0] for a, b in pairs):
        return False  # which is told apart
    if all(_is_form(a, b) for a, b in pairs):
        return False
    likeness = compare_context(text, one.sentence, other.sentence, _name_stems(one, other))
    is_shared = len(pairs) < len(one.words)
    if _are_firms_alike(one, other):
        return likeness >= LEAST_LIKE_WORD
    if all(_resemble(a, b) for a, b in pairs):
        if _differ_in_beginning(one, other) and not one.title & other.title:
            return likeness >= LEAST_LIKE_OTHER
        return likeness >= (LEAST_LIKE_WORD if is_shared else LEAST_LIKE)
    if _are_persons(one, other) and all(a[0] == b[0] for a, b in pairs):
        is_first_shared = is_shared and one.words[-1] != other.words[-1]
        return likeness >= LEAST_LIKE_OTHER and not (
            is_first_shared or _have_other_titles(one, other)
        )
    if one.words[-1] == other.words[-1]:
        return likeness >= (LEAST_LIKE_WORD if one.title & other.title else LEAST_LIKE_OTHER)
    return False


def _opens_with_calling(one: Bearer) -> bool:
    """True for "Trooper Holt", who may be anybody of that last name."""
    first = one.words[0]
    return "person" in find_noun(first).kinds and find_name_gender(first) is None


def _are_forms(one: Bearer, other: Bearer) -> bool:
    return _are_linked(one, other) or _is_abbreviated(one, other) or _is_abbreviated(other, one)


def _is_abbreviated(one: Bearer, other: Bearer) -> bool:
    """True for "the H.S. Courier" and "Halcyon Star Courier"."""
    letters = {pair for pair in pairwise(find_words(one.spans[0].text)) if max(map(len, pair)) == 1}
    whole = pairwise(find_words(other.spans[0].text))
    return any((first[0], second[0]) in letters for first, second in whole)


def _have_other_titles(one: Bearer, other: Bearer) -> bool:
    """True for "Governor Ida Holm" and "the team leader, Ilse Hark"."""
    return bool(one.title and other.title) and one.title.isdisjoint(other.title)


def _are_firms_alike(one: Bearer, other: Bearer) -> bool:
    """True for "Torval Holding" and "Torvan Invest"."""
    if not (one.firm and other.firm) or one.firm == other.firm:
        return False
    return Indel.normalized_similarity(one.firm, other.firm) >= LEAST_ALIKE_FIRM


def _are_persons(one: Bearer, other: Bearer) -> bool:
    return all(each.mention is not None and each.mention.kind == "person" for each in (one, other))


def _are_linked(one: Bearer, other: Bearer) -> bool:
    """True if the two are known for names of one entity, or can be spellings of a person's."""
    first, second = one.mention, other.mention
    if first is None or second is None or _differ_in_beginning(one, other):
        return False
    if first.entity_id is not None and first.entity_id == second.entity_id:
        return True
    score = same_name_score(one.key, other.key, "person")
    return first.kind == second.kind == "person" and score >= SAME_NAME


def _differ_in_beginning(one: Bearer, other: Bearer) -> bool:
    """True for "Ida Farrow" and "Ida Harrow": transliterations keep the first sound."""
    pairs = zip(one.words, other.words, strict=True)
    return any(a != b and spell_by_sound(a)[0] != spell_by_sound(b)[0] for a, b in pairs)


def _name_stems(one: Bearer, other: Bearer) -> frozenset[str]:
    return frozenset(stem for each in (one, other) for stem in find_stems(each.spans[0].text))


def _resemble(one: str, other: str) -> bool:
    least = LEAST_ALIKE if one[0] == other[0] else LEAST_ALIKE_OTHER
    return (
        min(len(one), len(other)) >= SHORTEST and Indel.normalized_similarity(one, other) >= least
    )


def _is_form(one: str, other: str) -> bool:
    """True for spellings, nicknames, initials, and a name that holds the other ("Sandro")."""
    short, long = sorted((one, other), key=len)
    is_cut = short in long and (len(short) == 1 or len(short) >= SHORTEST_CUT)
    return is_cut or is_nickname_of(one, other) or is_spelling(one, other)


def is_spelling(one: str, other: str) -> bool:
    """True if one sound is written in two ways, one vowel is another one, or an ending is added.

    An "h" that only lengthens a vowel, and "sch" for "s" before a consonant, make no other name.
    """
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and len(long) - len(short) <= LONGEST_ENDING:
        return True
    first, second = spell_by_sound(one), spell_by_sound(other)
    return _fold_sound(first) == _fold_sound(second) or any(
        DamerauLevenshtein.distance(*pair, score_cutoff=1) <= 1
        and _drop_vowels(pair[0]) == _drop_vowels(pair[1])
        for pair in ((one, other), (first, second))
    )


def _fold_sound(spelled: str) -> str:
    """A word spelled by sound without silent letters, and with "s" for the "sch" of "Schtik"."""
    return HUSHED.sub("s", SILENT.sub("", spelled))


def _drop_vowels(word: str) -> str:
    return "".join(letter for letter in word if letter not in VOWELS)


def _make_difference(bearers: Sequence[Sequence[Bearer]]) -> Difference:
    versions = tuple(
        Version(
            min(one.spans[0].text for one in there),
            sort_spans(span for one in there for span in one.spans),
        )
        for there in bearers
    )
    told = " or ".join(one.value for one in versions)
    return Difference("name", "conflict", versions, f"The articles give different names: {told}.")
