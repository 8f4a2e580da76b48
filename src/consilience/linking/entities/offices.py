"""Offices that a person holds, of what state or body, and when they are seen."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from consilience.language.endings import cut_possessive, fold_plural
from consilience.language.gazetteer import find_common_place
from consilience.language.name_forms import (
    is_cut_office,
    is_no_office,
    is_past,
    is_place_in_row,
    replace_forms,
)
from consilience.language.titles import find_title_kinds, fold_title
from consilience.linking.entities.counterparts import Lent
from consilience.linking.names import fold_name
from consilience.records.entity import Office
from consilience.records.ids import ArticleId, MentionId
from consilience.records.mention import Mention
from consilience.records.span import Span

Words = frozenset[str]
QUOTES = "'\"‘“"
SHORTEST_PLURAL = 3  # letters of an abbreviated office
LONGEST_STATE = 4  # words of a state's name
BODY = re.compile(r"\b(?:of|for|at) (?:the )?((?:[A-Z][\w'’.-]*(?: (?:of|for|and|the))* ?)+)")
# "Spokesman for President" before a name: the title is the president's.
FOR_ANOTHER = re.compile(r"^.*\b(?:for|to) (?:the )?(?=\S+(?: \S+)*$)")
# "The ministry's permanent secretary", "a 23-year-old law student".
OWNER = re.compile(r"^(?:(?:[a-z-]+ )*[a-z]+['’]s? |\d+-year-old )")
DEGREE = re.compile(r"(?<=[a-z]) (?:Dr|Prof)\.?$")  # behind an office, before the name
ARTICLE = re.compile(
    r"^(?:the|a|an|his|her|their|its|one|another|some|any|no|each|every)\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A title as printed once, with the state or body that it names."""

    title: str
    state: str | None
    body: str | None
    is_past: bool
    span: Span


def find_offices(
    mentions: Iterable[Mention],
    dates: Mapping[ArticleId, str],
    lent: Mapping[MentionId, Lent] | None = None,
) -> tuple[Office, ...]:
    """Offices from titles before the name, and from words like "the Norwegian defence minister".

    Wordings of one office are one: those that differ in spelling or order, and those that leave
    out the state, or words that no other office of the person has. `earliest` and `latest` are
    the first and last publication dates of articles that give the office as held then; None for
    one that is called former. `lent` are titles by mentions that are somebody's counterpart.
    """
    seen = [one for mention in mentions if (one := _read_office(mention, lent or {}))]
    groups: dict[Words, list[_Seen]] = defaultdict(list)
    for one in seen:
        groups[_fold_title(one.title)].append(one)
    offices = [
        _make_office(part, dates)
        for group in _join_shorter(groups)
        for part in _split_by_state(group)
    ]
    return tuple(sorted(offices, key=lambda one: (one.title, one.of or "", one.earliest or "")))


def join_offices(offices: Iterable[Office]) -> tuple[Office, ...]:
    """Offices seen in several stories, those of one title and state or body as one."""
    groups: dict[tuple[Words, str | None], list[Office]] = defaultdict(list)
    for one in offices:
        groups[_fold_title(one.title), one.of].append(one)
    joined = [_join_office(group) for group in groups.values()]
    return tuple(sorted(joined, key=lambda one: (one.title, one.of or "", one.earliest or "")))


def _join_office(offices: Sequence[Office]) -> Office:
    days = sorted(day for one in offices for day in (one.earliest, one.latest) if day)
    return replace(
        offices[0],
        title=_choose_title([one.title for one in offices]),
        earliest=days[0] if days else None,
        latest=days[-1] if days else None,
        evidence=tuple(span for one in offices for span in one.evidence),
    )


def _join_shorter(groups: Mapping[Words, list[_Seen]]) -> list[list[_Seen]]:
    """Titles of which the words are part of one longer title go to it, if there is but one."""
    joined = {words: list(seen) for words, seen in groups.items()}
    for words in sorted(groups, key=lambda one: (len(one), sorted(one))):
        longer = [one for one in joined if words < one]
        # "Minister" is short for "deputy transport minister" as for "transport minister".
        widest = [one for one in longer if all(other <= one for other in longer)]
        if words and len(widest) == 1:
            joined[widest[0]] += joined.pop(words)
    return [joined[words] for words in sorted(joined, key=sorted)]


def _read_office(mention: Mention, lent: Mapping[MentionId, Lent]) -> _Seen | None:
    if known := lent.get(mention.id):
        return _Seen(known.title, known.state, None, False, mention.span)
    words = mention.role if mention.form == "name" else _read_nominal(mention)
    if not words:
        return None
    title = DEGREE.sub("", FOR_ANOTHER.sub("", " ".join(words.split())))
    title = _make_singular(title)
    told = [part for part in title.split(", ") if not _is_none(part.lower().split())]
    if not told:
        return None
    title = ", ".join(told)
    named = BODY.search(title)
    body = named.group(1).strip() if named else None
    return _Seen(
        title,
        _find_state(title),
        None if body is None or _is_field(body) else body,
        _is_past(title),
        mention.span,
    )


def _make_singular(title: str) -> str:
    """The office of one of several: "Sen." of "Sens. Ada Lund and Leo Ries"."""
    rest, _, last = title.rpartition(" ")
    word = fold_title(last)
    single = fold_plural(word, shortest=SHORTEST_PLURAL)
    if single == word or "office" not in find_title_kinds(single):
        return title
    points = last[len(last.rstrip(".")) :]
    return f"{rest} {single.title() if last[:1].isupper() else single}{points}".strip()


def _is_none(words: Sequence[str]) -> bool:
    """True for "Norwegian counterpart", and for "first" with nothing behind it."""
    return any(map(is_no_office, words)) or all(map(is_place_in_row, words))


def _is_field(words: str) -> bool:
    """True for "Transport" in "Minister of Transport": no body, but what the office is about."""
    kinds = [find_title_kinds(word) for word in words.split()]
    return all("modifier" in one and "body" not in one for one in kinds)


def _read_nominal(mention: Mention) -> str | None:
    """The words of a nominal that names an office: "the defence minister", not "the man"."""
    if mention.form != "nominal" or mention.kind != "person":
        return None
    title = OWNER.sub("", ARTICLE.sub("", mention.span.text.lstrip(QUOTES)).lstrip(QUOTES))
    words = title.split()
    if words and is_cut_office(words[-1].lower()) and not _is_narrowed(words):
        return None
    return title if any("office" in find_title_kinds(word) for word in words) else None


def _is_narrowed(words: Sequence[str]) -> bool:
    """True for "police chief" and "Navy chief", not for "Lund's chief" and "longtime chief"."""
    before = words[-2] if len(words) > 1 else ""
    is_name = before[:1].isupper() and cut_possessive(before) == before
    return is_name or bool(find_title_kinds(before))


def _is_past(title: str) -> bool:
    return any(is_past(word) for word in fold_name(title).split())


def _find_state(title: str) -> str | None:
    """The first state that is no part of a longer name: none in "New Jersey Governor"."""
    words = re.sub(r"['’]s?(?= |$)", "", title).replace(",", "").split()
    for length in range(LONGEST_STATE, 0, -1):
        for at in range(len(words) - length + 1):
            place = find_common_place(" ".join(words[at : at + length]))
            is_whole = not at or not words[at - 1][:1].isupper() or find_title_kinds(words[at - 1])
            if is_whole and place is not None and place.kind in {"country", "people"}:
                return place.name
    return None


def _fold_title(title: str) -> Words:
    """The words of a title that say which office it is, without the state's."""
    words = replace_forms(fold_name(re.sub(r"['’]s?(?= |$)", "", title))).split()
    return frozenset(
        word for word in words if find_title_kinds(word) and not find_common_place(word.title())
    )


def _split_by_state(seen: Sequence[_Seen]) -> list[list[_Seen]]:
    """Those of each state apart; those that name none go with the most frequent."""
    states = Counter(one.state for one in seen if one.state)
    if not states:
        return [list(seen)]
    main = min(states, key=lambda one: (-states[one], one))
    return [[one for one in seen if (one.state or main) == state] for state in sorted(states)]


def _make_office(seen: Sequence[_Seen], dates: Mapping[ArticleId, str]) -> Office:
    title = _choose_title([one.title for one in seen])
    bodies = sorted({one.body for one in seen if one.body})
    days = sorted(
        dates[one.span.article] for one in seen if one.span.article in dates and not one.is_past
    )
    return Office(
        title=title,
        of=next((one.state for one in seen if one.state), None)
        or min(bodies, key=len, default=None),
        earliest=days[0] if days else None,
        latest=days[-1] if days else None,
        evidence=tuple(one.span for one in seen),
    )


def _choose_title(titles: Sequence[str]) -> str:
    """The title that says most, of equals with a state, with its commas, the most frequent."""
    count = Counter(titles)

    def rank(title: str) -> tuple[int, bool, int, int, int, str]:
        length = len(_fold_title(title))
        commas, words = title.count(","), len(title.split())
        return (-length, _find_state(title) is None, -commas, -count[title], words, title)

    return min(count, key=rank)
