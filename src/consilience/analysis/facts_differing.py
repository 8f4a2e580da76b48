"""What one article says of an event beside the others: another day, another number, a denial."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import inf
from typing import Final, Literal

from consilience.analysis.agreement import list_made_of
from consilience.analysis.alike import is_denied
from consilience.analysis.facts_sides import Row, find_sides
from consilience.analysis.facts_titled import denies, find_rival
from consilience.analysis.tolls import Toll, tells_difference
from consilience.language.happenings import find_tellings
from consilience.language.words import find_words
from consilience.records.analysis import Discrepancy
from consilience.records.claim import Claim, Quantity
from consilience.records.ids import ArticleId, ClaimId
from consilience.records.span import Span
from consilience.records.time_value import TimeValue

FINE: Final = frozenset({"day", "minute"})
WEAK: Final = frozenset({"publication"})  # such a date is the article's, not the event's
LESS_THAN_FACT: Final = ("planned", "alleged", "hypothetical")
EARLIER: Final = "counted before"  # words of a note on a number that was overtaken

PUT_OFF: Final = "no longer planned"
WITHDRAWN: Final = "taken back"  # of one that whoever gave it took back

Kind = Literal["day", "number", "factuality", "reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that an article says of the event; `differs`: most others say otherwise.

    `words` are those of a reading or of a factuality; a day stands in `when` alone, a number in
    `quantity`, with `EARLIER` or `WITHDRAWN` in `words` for a count that no longer holds. `span`
    is where it stands.
    """

    kind: Kind
    words: str = ""
    when: TimeValue | None = None
    quantity: Quantity | None = None
    span: Span | None = None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class _Said:
    """A value that a claim gives, comparable among claims of one deed.

    Of "at least four", which is no value of its own, `bounds` are the lowest and highest.
    `is_titled`: the clause of the title gives one for that deed.
    """

    article: ArticleId
    deed: tuple[str, ...]
    value: tuple[str, ...]
    note: Note
    bounds: tuple[float, float] | None = None
    is_titled: bool = True


def find_notes(
    claims: Mapping[ArticleId, Sequence[Claim]],
    disputes: Sequence[Discrepancy] = (),
    toll: Toll | None = None,
    title: str = "",
    counts: Sequence[Quantity] = (),
) -> dict[ArticleId, tuple[Note, ...]]:
    """For each article that says more than that it happened, what it says.

    Discrepancies go first (`find_sides`; `counts` are the numbers of the `title`). Days and
    numbers that no discrepancy tells of are compared between claims of one deed and party. A toll
    that rose (`toll`) is told with what was counted before.
    """
    notes: dict[ArticleId, list[Note]] = defaultdict(list)
    rose = toll is not None and toll.rose
    if toll is not None and rose:
        _add_toll(toll, notes)
        disputes = [one for one in disputes if not tells_difference(toll, one)]
    titled = list_made_of(title, [one for own in claims.values() for one in own])
    row = Row(claims=claims, title=title, titled=titled, counts=counts)
    for one in disputes:
        _add_readings(one, row, toll, notes)
    told = {one.kind for one in disputes}
    if "date" not in told:
        _add_values([*_list_days(claims)], notes)
    if "number" not in told and not rose:
        said = [*_list_numbers(claims)]
        _add_values([*_tell_titled(said, titled)], notes)
    if "denial" not in told:
        _add_factuality(row, notes)
    return {article: tuple(held) for article, held in notes.items() if held}


def mark_rivals(
    notes: Mapping[ArticleId, tuple[Note, ...]],
    claims: Mapping[ArticleId, Sequence[Claim]],
    counts: Sequence[Quantity],
    updated: Sequence[Span] = (),
) -> dict[ArticleId, tuple[Note, ...]]:
    """The notes, with numbers other than those of the title (`counts`) differing, and no others.

    Nor are those that were right in their time (`updated`).
    """
    marked = dict(notes)
    for article, own in claims.items() if counts else ():
        first = find_rival(own, counts)
        if first is None or any(first.span.overlaps(span) for span in updated):
            marked[article] = tuple(
                _mark(one, differs=False) if _counts_titled(one, counts) else one
                for one in notes.get(article, ())
            )
        elif not any(one.differs for one in notes.get(article, ())):
            others = (one for one in notes.get(article, ()) if one.kind != "number")
            rival = Note(kind="number", quantity=first, span=first.span, differs=True)
            marked[article] = (*others, rival)
    return {article: held for article, held in marked.items() if held}


def _counts_titled(note: Note, counts: Sequence[Quantity]) -> bool:
    return note.quantity is not None and note.quantity in counts


def list_updated(disputes: Sequence[Discrepancy]) -> Sequence[Span]:
    """Where numbers stand that later reports give anew."""
    return [
        span
        for one in disputes
        if one.kind == "number" and one.relation == "update"
        for reading in one.readings
        for span in reading.evidence
    ]


def mark_put_off(
    notes: Mapping[ArticleId, tuple[Note, ...]],
    claims: Mapping[ArticleId, Sequence[Claim]],
    put_off: AbstractSet[ClaimId],
) -> dict[ArticleId, tuple[Note, ...]]:
    """The notes, with the plans that an article tells to be put off as such, which differ."""
    marked = dict(notes)
    for article, own in claims.items():
        if own and all(one.id in put_off for one in own):
            note = Note(kind="factuality", words=PUT_OFF, span=own[0].predicate.span, differs=True)
            others = (one for one in notes.get(article, ()) if one.kind != "factuality")
            marked[article] = (*others, note)
    return marked


def _add_toll(toll: Toll, notes: dict[ArticleId, list[Note]]) -> None:
    for one in toll.counts:
        is_last = toll.last is None or one.value >= toll.last.value
        words = "" if is_last else EARLIER
        note = Note(kind="number", words=words, quantity=one.quantity, span=one.quantity.span)
        notes[one.article].append(note)
    for one in toll.withdrawn:
        span = one.quantity.span
        note = Note(kind="number", words=WITHDRAWN, quantity=one.quantity, span=span)
        notes[one.article].append(note)


def _add_readings(
    dispute: Discrepancy, row: Row, toll: Toll | None, notes: dict[ArticleId, list[Note]]
) -> None:
    """A count that the toll tells already is not told again."""
    told = [one.quantity.span for one in toll.counts] if toll is not None and toll.rose else []
    for one in find_sides(dispute, row):
        if not any(one.span.overlaps(span) for span in told):
            note = Note(kind="reading", words=one.words, span=one.span, differs=one.differs)
            if all(each.words != note.words for each in notes[one.span.article]):
                notes[one.span.article].append(note)


def _add_values(said: Sequence[_Said], notes: dict[ArticleId, list[Note]]) -> None:
    """Each article's first value; it differs where no value of it is that of most articles."""
    by_deed: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for one in said:
        by_deed[one.deed].append(one)
    for _, alike in sorted(by_deed.items()):
        values: dict[ArticleId, set[tuple[str, ...]]] = defaultdict(set)
        for one in alike:
            if one.bounds is None:
                values[one.article].add(one.value)
        counts = Counter(value for held in values.values() for value in held)
        most = max(counts.values(), default=0)
        usual = [value for value, count in counts.items() if count == most]
        seen: set[ArticleId] = set()
        for one in alike:
            if one.article in seen:
                continue
            seen.add(one.article)
            if one.bounds is not None:
                differs = one.is_titled and _excludes(one.bounds, usual)
                _add(notes[one.article], _mark(one.note, differs=differs))
                continue
            other = len(values) > 1 and len(usual) == 1 and usual[0] not in values[one.article]
            split = len(usual) > 1 and len(values) > 1 and not _share(values)
            differs = one.is_titled and (other or split)
            _add(notes[one.article], _mark(one.note, differs=differs))


def _tell_titled(said: Sequence[_Said], claims: Sequence[Claim]) -> Iterator[_Said]:
    """The values, told which are of deeds of which the clause of the title gives one."""
    spans = [one.span for one in claims]
    titled = {one.deed for one in said if one.note.span and any(map(one.note.span.overlaps, spans))}
    for one in said:
        yield replace(one, is_titled=not spans or one.deed in titled)


def _excludes(bounds: tuple[float, float], usual: Sequence[tuple[str, ...]]) -> bool:
    """Whether the only usual value lies outside: "at least ten" beside "seven"."""
    lowest, highest = bounds
    return len(usual) == 1 and not lowest <= float(usual[0][0]) <= highest


def _share(values: Mapping[ArticleId, set[tuple[str, ...]]]) -> bool:
    """Whether any two articles give one value in common."""
    counts = Counter(value for held in values.values() for value in held)
    return any(count > 1 for count in counts.values())


def _add(held: list[Note], note: Note) -> None:
    """One note of a kind; one that differs says more than one that does not."""
    for at, one in enumerate(held):
        if one.kind == note.kind:
            if note.differs and not one.differs:
                held[at] = note
            return
    held.append(note)


def _mark(note: Note, *, differs: bool) -> Note:
    return replace(note, differs=differs)


def _name_deed(claim: Claim) -> Iterator[tuple[str, ...]]:
    """Deed and party: "died" of two people is two deeds; the last key is of this claim alone.

    A deed is a predicate, or a set of words for one happening ("resigned", "stepped down"). What
    has no party in common with others is noted and never differs.
    """
    parties = {one.entity_id for one in claim.participants if one.entity_id}
    behind = find_words(claim.span.text[claim.predicate.span.end - claim.span.start :])
    told = {one.name for one in find_tellings(claim.predicate.lemma, behind)}
    for name in sorted({claim.predicate.lemma, *told}):
        for party in sorted(parties):
            yield name, party
    if not parties:
        yield claim.predicate.lemma, "", claim.id


def _list_days(claims: Mapping[ArticleId, Sequence[Claim]]) -> Iterator[_Said]:
    """Days that claims give for what happened; those reckoned from the publication are none."""
    for article, own in sorted(claims.items()):
        for claim in own:
            when = claim.when
            value = when.value if when and when.type in ("date", "time") else None
            if when and value and value.precision in FINE and value.basis not in WEAK:
                note = Note(kind="day", when=value, span=when.span)
                for key in _name_deed(claim):
                    yield _Said(article, key, (value.first_day,), note)


def _list_numbers(claims: Mapping[ArticleId, Sequence[Claim]]) -> Iterator[_Said]:
    """Numbers with their units, exact ones and those with a bound."""
    for article, own in sorted(claims.items()):
        for claim in own:
            for one in claim.quantities:
                if not one.unit or (one.lowest is None and one.highest is None):
                    continue
                note = Note(kind="number", quantity=one, span=one.span)
                is_exact = one.bound == "exactly" and one.lowest is not None
                lowest = -inf if one.lowest is None else one.lowest
                highest = inf if one.highest is None else one.highest
                bounds = None if is_exact else (lowest, highest)
                for key in _name_deed(claim):
                    yield _Said(article, (*key, one.unit), (repr(one.lowest),), note, bounds)


def _add_factuality(row: Row, notes: dict[ArticleId, list[Note]]) -> None:
    """Articles that only deny the deed that the title tells, or tell it as less than a fact."""
    told = [one for one in row.titled if not is_denied(one)]
    for article, own in sorted(row.claims.items()):
        if all(map(is_denied, own)):
            for claim in own:
                if any(denies(claim, one, row.title) for one in told):
                    span = claim.predicate.span
                    note = Note(kind="factuality", words="denied", span=span, differs=True)
                    _add(notes[article], note)
        kinds = {claim.factuality for claim in own}
        if kinds <= set(LESS_THAN_FACT):
            first = next(one for one in LESS_THAN_FACT if one in kinds)
            _add(notes[article], Note(kind="factuality", words=first, span=own[0].predicate.span))
