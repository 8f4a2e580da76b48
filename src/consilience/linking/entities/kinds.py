"""Kinds of names settled over a story, and names that hold several others."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from consilience.language.calendar import load_months
from consilience.language.contexts import find_context_words
from consilience.language.gazetteer import find_place
from consilience.language.nominals import find_body_types, find_noun, find_wider_types
from consilience.linking.names import find_surname, fold_name
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.mention import EntityKind, Mention
from consilience.records.span import Span

TITLED = 3  # mentions without a title that one with a title outweighs
LOCATED = 3  # and that one behind "in" or "near" does
# One in so many mentions stands like a place's name; persons' do not at all.
SELDOM_LOCATED = 4
UNSURE = frozenset({"person", "other", "work"})  # kinds of a body's name read alone
UNKNOWN = UNSURE | {"organisation"}  # kinds of a person's name of which the first name is unknown
OUTWEIGHED = 4  # a word that stands alone so many times as often is not short for a person's name
WORDS_BEFORE = re.compile(r"(?:\b([a-z]+) )?\b([A-Za-z]+) \Z")
WORD_BEHIND = re.compile(r" ([a-z]+)\b")
BEGINNING = re.compile(r"(?:\A|[.!?:][\"'”’]?\s+|\n\s*|[\"“‘]\s*)\Z")
SMALL_WORD = re.compile(r"(?<![\w-])[a-z]{3,}(?![\w-])")
AND = " and "
HEADED = re.compile(r"(\w+?)s (?:of|at|from|in) (.+)")
SHORT_WORDS = 2  # of "Holm Farm" and "Holm Bank"
LONGEST_BEFORE = 40  # characters around a name that are looked at


@dataclass(slots=True)
class _Seen:
    """What a story's articles tell of one wording of a name."""

    votes: Counter[EntityKind] = field(default_factory=Counter)
    count: int = 0
    located: int = 0
    begins: int = 0
    is_titled: bool = False
    is_speaking: bool = False


def settle_kinds(
    annotations: Sequence[Annotations], articles: Mapping[ArticleId, Article]
) -> tuple[Annotations, ...]:
    """The annotations of a story with each wording of one kind: the one it has most often.

    A kind with a title printed before the name counts more, as in an article, and so do a vessel
    ("the tanker Ada Holm") and a place ("in Sandholm"). Bare names of persons named in full stay
    persons, or become persons. One that nobody has stands for the place or firm whose name begins
    so ("Holm" for "Holm Farm", "Holm Bank"), for the place that it is used like ("the Holm mill",
    "mayor of Holm"), and for none if it is a word of the language with which sentences begin.
    Some names of one word are a body's wherever nobody has them ("Twitter").
    """
    seen = _read(annotations, articles)
    kinds = {name: _choose_kind(one.votes) for name, one in seen.items()}
    kinds |= dict.fromkeys(_find_called_by_surname(kinds, seen), "person")
    kinds |= dict.fromkeys(_find_strange_names(kinds, seen), "other")
    full = {name for name, kind in kinds.items() if kind == "person" and " " in name}
    parts = {word for name in full for word in name.split()}
    lone = {name: one for name, one in seen.items() if " " not in name and name not in parts}
    kinds |= _find_lone_bodies(kinds, lone) | _find_firms(kinds, lone)
    persons = {name: one for name, one in lone.items() if kinds[name] == "person"}
    silent = {name: one for name, one in persons.items() if not (one.is_titled or one.is_speaking)}
    words = _find_small_words(articles[one.article_id].text for one in annotations)
    kinds |= dict.fromkeys(_find_words(silent, words), "other")
    kinds |= dict.fromkeys(_find_located(silent), "place")
    kinds |= _find_begun(kinds, silent)
    return tuple(_settle_article(one, kinds, full) for one in annotations)


def find_named(annotations: Annotations) -> tuple[Mention, ...]:
    """The mentions that are names."""
    return tuple(one for one in annotations.mentions if one.form == "name")


def list_full_names(mentions: Iterable[Mention]) -> list[str]:
    """The folded names of persons that have several words, each as often as it stands there."""
    names = (
        fold_name(one.span.text) for one in mentions if one.kind == "person" and one.form == "name"
    )
    return [name for name in names if " " in name]


def find_joint_names(
    annotations: Sequence[Annotations], articles: Mapping[ArticleId, Article]
) -> frozenset[str]:
    """Folded names that are no name: "Holm and Lund Ltd" of two, "Customers of Holm Bank" of one.

    Two that stand apart more often than together are two.
    """
    there: dict[str, list[Span]] = defaultdict(list)
    for one in annotations:
        for mention in find_named(one):
            there[fold_name(mention.span.text)].append(mention.span)
    count = Counter({name: len(spans) for name, spans in there.items()})
    begun: Counter[str] = Counter()
    for name, times in count.items():
        begun[name.partition(" ")[0]] += times
    return frozenset(
        name
        for name, spans in there.items()
        if _is_coordination(name, count, begun)
        or (
            _is_headed(name, count)
            and all(_begins(one, articles[one.article].text) for one in spans)
        )
    )


def _is_coordination(name: str, count: Counter[str], begun: Counter[str]) -> bool:
    first, _, second = name.partition(AND)
    if not second or AND in second or first == second:
        return False
    # The first may be short for a name: "Holm" for "Holm Bank".
    apart = (begun[first] - count[name] if " " not in first else count[first], count[second])
    return all(apart) and sum(apart) > count[name]


def _is_headed(name: str, count: Counter[str]) -> bool:
    """True for "customers of holm bank" where Holm Bank is named more often."""
    found = HEADED.fullmatch(name)
    if found is None or "person" not in find_noun(found[1]).kinds:
        return False
    return count[found[2]] > count[name]


def _read(
    annotations: Sequence[Annotations], articles: Mapping[ArticleId, Article]
) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for one in annotations:
        text = articles[one.article_id].text
        speakers = {each.speaker_mention_id for each in one.quotations}
        for mention in find_named(one):
            _add(seen[fold_name(mention.span.text)], mention, text)
            if mention.id in speakers:
                seen[fold_name(mention.span.text)].is_speaking = True
    return dict(seen)


def _add(seen: _Seen, mention: Mention, text: str) -> None:
    start, end = mention.span.start, mention.span.end
    before = text[max(start - LONGEST_BEFORE, 0) : start]
    second, word = _find_words_before(before)
    seen.count += 1
    seen.votes[mention.kind] += TITLED if mention.role else 1
    seen.is_titled |= bool(mention.role)
    if word in find_context_words("craft"):
        seen.votes["other"] += TITLED
    elif word in find_context_words("before_place"):
        seen.votes["place"] += LOCATED
    seen.located += _is_located(second, word, text[end : end + LONGEST_BEFORE])
    seen.begins += _begins(mention.span, text)


def _begins(name: Span, text: str) -> bool:
    """Whether a name stands at the beginning of a sentence or line."""
    before = text[max(name.start - LONGEST_BEFORE, 0) : name.start]
    return BEGINNING.search(before) is not None


def _find_words_before(text: str) -> tuple[str, str]:
    """The two words right before a name, "" where there is none; the last in small letters."""
    # Two words are all that is looked for; from the beginning it took twice as long.
    first = text.rfind(" ", 0, max(text.rfind(" ", 0, -1), 0))
    found = WORDS_BEFORE.search(text, max(first, 0))
    return (found[1] or "", found[2] if found[2].islower() else "") if found else ("", "")


def _is_located(second: str, word: str, behind: str) -> bool:
    """True behind "in", "mayor of" and within "the ... mill"."""
    if behind.startswith(("'", "’")):
        return False  # "in Holm's words"
    if word in find_context_words("before_place"):
        return True
    if word == "of":
        return second in find_context_words("before_of_place")
    after = WORD_BEHIND.match(behind)
    is_site = after is not None and after[1] in find_context_words("site")
    return word == "the" and is_site


def _choose_kind(vote: Counter[EntityKind]) -> EntityKind:
    return min(vote, key=lambda one: (-vote[one], one))


def _find_lone_bodies(
    kinds: Mapping[str, EntityKind], lone: Mapping[str, _Seen]
) -> dict[str, EntityKind]:
    known = sorted(lone.keys() & find_context_words("lone_body"))
    return {
        name: "organisation"
        for name in known
        if kinds[name] in UNSURE or (kinds[name] == "place" and not find_place(name.title()))
    }


def _find_called_by_surname(
    kinds: Mapping[str, EntityKind], seen: Mapping[str, _Seen]
) -> Iterator[str]:
    """Names like "Zyana Brandt" where Brandt speaks or has a title, and is of no other full name.

    The tagger takes names for bodies of which it does not know the first name.
    """
    full: dict[str, list[str]] = defaultdict(list)
    for name in kinds:
        if " " in name:
            full[name.split()[-1]].append(name)
    for surname, names in full.items():
        one = seen.get(surname)
        told = one is not None and kinds[surname] == "person" and (one.is_titled or one.is_speaking)
        if told and len(names) == 1 and kinds[names[0]] in UNKNOWN:
            is_body = find_body_types(surname.title()) or find_place(names[0].title())
            if len(names[0].split()) == SHORT_WORDS and not is_body:
                yield names[0]


def _find_strange_names(kinds: Mapping[str, EntityKind], seen: Mapping[str, _Seen]) -> list[str]:
    """Persons' names that begin with what far more often stands alone and is no person."""
    persons = [name for name, kind in kinds.items() if kind == "person" and " " in name]
    count = Counter(name.split()[0] for name in persons for _ in range(seen[name].count))
    return [
        name
        for name in persons
        if (first := name.split()[0]) in kinds
        and kinds[first] not in {"person", "group"}
        and seen[first].count >= OUTWEIGHED * count[first]
        and not (seen[name].is_titled or seen[name].is_speaking)
        and name.split()[-1] not in kinds
    ]


def _find_firms(
    kinds: Mapping[str, EntityKind], lone: Mapping[str, _Seen]
) -> dict[str, EntityKind]:
    """The first words of names like "Holm Bank", which a firm's noun ends."""
    return {
        words[0]: "organisation"
        for words in (name.split() for name in sorted(kinds) if kinds[name] == "organisation")
        if len(words) == SHORT_WORDS and _is_firm(words[1])
        if words[0] in lone and kinds[words[0]] in UNSURE
        if not (lone[words[0]].is_titled or lone[words[0]].located)
        if find_place(words[0].title()) is None
    }


def _is_firm(word: str) -> bool:
    types = find_wider_types(find_body_types(word.title()))
    return bool(types & {"company", "bank"})


def _find_located(silent: Mapping[str, _Seen]) -> Iterator[str]:
    for name, one in silent.items():
        if one.located * SELDOM_LOCATED >= one.count:
            yield name


def _find_words(silent: Mapping[str, _Seen], words: frozenset[str]) -> Iterator[str]:
    """Feasts and months, and names with which sentences begin alone that are words there."""
    times = find_context_words("feast") | load_months().keys()
    for name, one in silent.items():
        if name in times or (one.begins == one.count and name in words):
            yield name


def _find_small_words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in SMALL_WORD.findall(text))


def _find_begun(
    kinds: Mapping[str, EntityKind], silent: Mapping[str, _Seen]
) -> dict[str, EntityKind]:
    """The first words of names like "Holm Farm", which a place's noun ends, with their kind."""
    named = ((name.split(), kinds[name]) for name in sorted(kinds) if kinds[name] != "person")
    return {
        words[0]: kind
        for words, kind in named
        if len(words) == SHORT_WORDS and "place" in find_noun(words[1]).kinds
        if words[0] in silent and kinds[words[0]] == "person"
    }


def _settle_article(
    annotations: Annotations, kinds: Mapping[str, EntityKind], full: set[str]
) -> Annotations:
    surnames = set(map(find_surname, full))
    parts = {word for name in full for word in name.split()}

    def settle(mention: Mention) -> Mention:
        if mention.form != "name":
            return mention
        name = fold_name(mention.span.text)
        if mention.kind == "person" and name in surnames:
            return mention
        kind = kinds[name]
        is_spelled_out = not mention.span.text.isupper()  # "UN" is nobody's surname
        if (is_spelled_out and name in parts and not find_place(mention.span.text)) or (
            " ".join(name.split()[1:]) in full  # an unknown title: "Mallam Garba Lund"
        ):
            kind = "person"
        return replace(mention, kind=kind, role=mention.role if kind == "person" else None)

    return replace(annotations, mentions=tuple(map(settle, annotations.mentions)))
