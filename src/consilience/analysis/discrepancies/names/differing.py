"""Names printed in two spellings, and superlatives that one account softens."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from rapidfuzz.distance import DamerauLevenshtein

from consilience.analysis.discrepancies.denials.denied import find_countries
from consilience.analysis.discrepancies.names.bearers import is_spelling
from consilience.analysis.discrepancies.parts import (
    Difference,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.spellings import fold_spelling
from consilience.linking.entities.kinds import find_joint_names
from consilience.linking.names import fold_name
from consilience.records.mention import Mention
from consilience.records.span import Span

SHORTEST, SHORTEST_ALONE = 4, 6  # letters of a word that differs, beside others and alone
MOST_NAMES = 60  # of a story, with one sign, that are compared
# "One of the" before it, the superlative, and the words that say of what.
SUPERLATIVE = re.compile(
    r"\b((?:one|some|many) of |among )?(?:the|its|his|her|their|my|our) "
    r"((?:[a-z]{3,}est|worst|best|only|most [a-z]{4,})) ((?:[\w’'-]+ ){0,3}[\w’'-]+)",
    re.IGNORECASE,
)
NAMED = frozenset({"person", "place", "organisation"})
DIGIT = re.compile("[0-9]")
POSSESSIVE = re.compile(r"['’]s?$")
SIGNS = ("est ", "worst ", "most ")
NO_SUPERLATIVES = frozenset(
    {"west", "request", "interest", "guest", "rest", "latest", "best", "only"}
)


def find_name_differences(text: StoryText) -> tuple[Difference, ...]:
    """Names of persons, places and bodies that differ by one letter from article to article.

    Two that stand in one article are two names. Transliterations differ by more and are the
    matter of entities.
    """
    printed: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    people: set[str] = set()
    joint = find_joint_names(
        [text.annotations[one.id] for one in text.articles],
        {one.id: one for one in text.articles},
    )
    for article in text.articles:
        for mention in text.annotations[article.id].mentions:
            if (
                mention.form == "name"
                and mention.kind in NAMED
                and not DIGIT.search(mention.span.text)
            ):
                name = fold_name(_strip(mention))
                if name in joint:
                    continue
                printed[name][article.id].append(mention.span)
                if mention.kind == "person":
                    people.add(name)
    links = [
        (one, other)
        for one, other in (*_pair_names(sorted(printed)), *_pair_alone(printed, people))
        if not printed[one].keys() & printed[other].keys()
    ]
    spans = {name: [s for there in printed[name].values() for s in there] for name in printed}
    groups = group_linked([*links, *_pair_within({name for link in links for name in link})])
    folded = (_fold_within({name: spans[name] for name in group}) for group in groups)
    return tuple(_make_names(group) for group in folded if len(group) > 1)


def _pair_within(names: Set[str]) -> Iterator[tuple[str, str]]:
    """Names of one word with the only longer one that holds it."""
    for name in sorted(names):
        longer = [other for other in sorted(names) if name != other and name in other.split()]
        if " " not in name and len(longer) == 1:
            yield name, longer[0]


def _fold_within(printed: Mapping[str, list[Span]]) -> dict[str, list[Span]]:
    """The spans of each name; those of a last name alone are those of the full name."""
    folded: dict[str, list[Span]] = defaultdict(list)
    for name in sorted(printed):
        longer = [other for other in sorted(printed) if name != other and name in other.split()]
        folded[longer[0] if len(longer) == 1 else name] += printed[name]
    return dict(folded)


def _strip(mention: Mention) -> str:
    return POSSESSIVE.sub("", mention.span.text)


def _pair_names(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs that are alike but for one letter of one word."""
    by_sign: dict[tuple[int, int, str], list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        for at in range(len(words)):
            rest = " ".join(words[:at] + words[at + 1 :])
            if rest or len(words[at]) >= SHORTEST_ALONE:
                by_sign[len(words), at, rest or words[at][:2]].append(name)
    for (_, at, _), there in sorted(by_sign.items()):
        for number, one in enumerate(there[:MOST_NAMES]):
            for other in there[number + 1 : MOST_NAMES]:
                if _is_slip(one.split()[at], other.split()[at]):
                    yield one, other


def _pair_alone(
    printed: Mapping[str, Mapping[str, Sequence[Span]]], people: Set[str]
) -> Iterator[tuple[str, str]]:
    """A name of one word with a longer one of another article that has it with another letter.

    Of a person's name it is the last word: Malek is not Marek Dubin. Only where no article has
    both words, and none gives the single one within a longer name.
    """
    homes: dict[str, set[str]] = defaultdict(set)
    by_sign: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for name in sorted(printed):
        for word in name.split():
            homes[word].update(printed[name])
            by_sign[word[:2], word[-1:]].add((word, name))
    for there in by_sign.values():
        singles = [word for word, name in sorted(there) if word == name]
        longer = [
            (other, name)
            for other, name in sorted(there)
            if name.endswith(f" {other}") or (name.startswith(f"{other} ") and name not in people)
        ]
        for word in singles[:MOST_NAMES]:
            for other, name in longer[:MOST_NAMES]:
                is_apart = not homes[word] & homes[other]
                if is_apart and len(word) > SHORTEST and _is_slip(word, other):
                    yield word, name


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORTEST or one.rstrip("s") == other.rstrip("s"):
        return False
    if not (one.isalpha() and other.isalpha()) or one[0] != other[0]:
        return False
    if {one[-2:], other[-2:]} == {"er", "re"} or fold_spelling(one) == fold_spelling(other):
        return False  # British and American spelling
    is_slip = DamerauLevenshtein.distance(one, other, score_cutoff=1) == 1
    return is_slip and not _are_of_one_country(one, other)


def _are_of_one_country(one: str, other: str) -> bool:
    """True for a country and its people: "Syria" and "Syrian" are two words."""
    countries = find_countries((one.title(),)), find_countries((other.title(),))
    return bool(countries[0] & countries[1])


def _make_names(printed: dict[str, list[Span]]) -> Difference:
    versions = tuple(
        Version(max((span.text for span in spans), key=_tell_length), sort_spans(spans))
        for _, spans in sorted(
            printed.items(), key=lambda one: (-len({span.article for span in one[1]}), one[0])
        )
    )
    told = " or ".join(one.value for one in versions)
    names = sorted(printed)
    is_one = all(_is_spelled_like(names[0], other) for other in names[1:])
    return Difference(
        "name",
        "paraphrase" if is_one else "conflict",
        versions,
        f"One name is printed in different spellings: {told}.",
    )


def _tell_length(name: str) -> tuple[int, str]:
    return len(name.split()), name


def _is_spelled_like(one: str, other: str) -> bool:
    """True if the letter that differs is a vowel, or sounds the same."""
    if len(one.split()) != len(other.split()):
        short, long = sorted((one, other), key=lambda name: len(name.split()))
        words = long.split()
        return short in words or any(
            is_spelling(short, word) for word in words if _is_slip(short, word)
        )
    pairs = zip(one.split(), other.split(), strict=True)
    return all(is_spelling(*pair) for pair in pairs if pair[0] != pair[1])


def find_superlative_differences(text: StoryText) -> tuple[Difference, ...]:
    """Ranks: "the deadliest shooting" in one article, "one of the deadliest" in another."""
    found: dict[tuple[str, str], dict[bool, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for sentence in text.sentences:
        for superlative, thing, is_one, span in _find_superlatives(sentence):
            found[superlative, thing][is_one].append(span)
    return tuple(
        _make_superlative(there)
        for _, there in sorted(found.items())
        if len(there) > 1 and {s.article for s in there[True]} != {s.article for s in there[False]}
        if not {s.article for s in there[True]} & {s.article for s in there[False]}
    )


def _find_superlatives(sentence: Sentence) -> Iterator[tuple[str, str, bool, Span]]:
    text = sentence.text.lower()
    if not any(sign in text for sign in SIGNS):  # far faster than the pattern
        return
    for match in SUPERLATIVE.finditer(sentence.text):
        superlative = match[2].lower()
        things = find_stems(match[3])
        if superlative not in NO_SUPERLATIVES and things:
            yield superlative, things[0], bool(match[1]), sentence.span(*match.span())


def _make_superlative(there: dict[bool, list[Span]]) -> Difference:
    versions = tuple(
        Version(there[is_one][0].text, sort_spans(there[is_one])) for is_one in (False, True)
    )
    told = " or only ".join(f"“{one.value}”" for one in versions)
    return Difference("wording", "conflict", versions, f"The rank differs: {told}.")
