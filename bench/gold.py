"""Claims and coreference against our own annotated sentences and articles (tests/gold).

A gold claim is found when a claim's predicate overlaps its predicate word and each of its main
participants overlaps a participant of that claim, an actor only an actor and anything else only
what is no actor. The sides of a reciprocal act may stand in either role, and both in one span
("the two ministers"); so may visitor and host. A claim that is marked optional is neither asked
for nor held against the finder, and neither is a second claim on the other word of one predicate
("held" and "talks"). Details (factuality, time, source …) are judged on the claims whose predicate
was found; a claim is found whole when its factuality, negation and chain of sources are right as
well. A pronoun or nominal is right when what it is said to stand for is a mention of its
cluster, or for a pair or group a mention of one of its members.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from pathlib import Path

from bench.gold_reading import FoundClaim, FoundMention, Reading, make_reading
from bench.gold_texts import DATA, Amount, Extent, GoldClaim, GoldEntity, GoldText, read_gold
from bench.scores import Row, Score
from consilience.annotation import annotate_articles

SAME_MENTION = 1 / 3  # of the characters of two mentions; "the chief" is "the chief of police"
READ = ("tuning", "fresh_read")  # parts whose errors may be looked at
WHOLE = ("factuality", "negation", "source")
NO_PART = ("", (0, 0))  # overlaps nothing


@dataclass(frozen=True, slots=True)
class Pair:
    """Places of a gold and a found claim on one predicate; `full` if the participants fit too."""

    gold: int
    found: int
    full: bool


def match_claims(gold: Sequence[GoldClaim], found: Sequence[FoundClaim]) -> tuple[Pair, ...]:
    """Pairs on one predicate, each claim in one at most; those that fit best are taken first."""
    ranked = []
    for place, one in enumerate(gold):
        for other_place, other in enumerate(found):
            if _overlaps_any(other.predicate, one.predicate):
                fitting = count_fitting(one, other)
                full = fitting == len(one.parts)
                timed = bool(one.when) and _overlaps_any(other.when, one.when)
                rank = (not full, -fitting, not timed, one.optional, place, other_place)
                ranked.append((rank, Pair(place, other_place, full)))
    pairs: list[Pair] = []
    for _, pair in sorted(ranked, key=lambda one: one[0]):
        if all(pair.gold != one.gold and pair.found != one.found for one in pairs):
            pairs.append(pair)
    return tuple(pairs)


def count_fitting(gold: GoldClaim, found: FoundClaim) -> int:
    """How many main participants of the gold claim are participants of the found one."""
    parts = list(found.parts)
    if found.where is not None and _overlaps_any(found.where, gold.where):
        parts.append(("place", found.where))
    size = len(gold.parts)
    choices: Iterable[tuple[tuple[str, Extent], ...]]
    if gold.free_roles:  # "the two ministers" are both sides
        choices = product(parts, repeat=size)
    else:
        choices = permutations([*parts, *[NO_PART] * size], size)
    fitting = (
        sum(_fits(*pair, free=gold.free_roles) for pair in zip(gold.parts, choice, strict=True))
        for choice in choices
    )
    return max(fitting, default=0)


def count_claims(gold: Sequence[GoldClaim], found: Sequence[FoundClaim]) -> Counter[str]:
    """Counts of one text, to be added up over texts; `make_figures` makes shares of them."""
    pairs = match_claims(gold, found)
    paired = {pair.found for pair in pairs}
    asked = [pair for pair in pairs if not gold[pair.gold].optional]
    excused = [
        at
        for at, one in enumerate(found)
        if at not in paired and _is_excused(one, gold, found, pairs)
    ]
    counts = Counter(
        claims=sum(not one.optional for one in gold),
        found=len(found) - len(excused) - (len(pairs) - len(asked)),
        full=sum(pair.full for pair in asked),
        predicate=len(asked),
    )
    for pair in asked:
        details = _count_details(gold[pair.gold], found[pair.found])
        details["whole"] = pair.full and all(details[name] for name in WHOLE)
        counts += details
    return counts


def count_mentions(entities: Sequence[GoldEntity], found: Sequence[FoundMention]) -> Counter[str]:
    """Counts of pronouns and nominals asked for, of those right, and of those that were linked."""
    counts: Counter[str] = Counter()
    right = set()
    for entity in entities:
        for form, extent in entity.asked:
            counts[form] += 1
            given = _find_mention(form, extent, found)
            if given is not None and _is_right(found[given], entity, entities):
                counts[f"{form} right"] += 1
                right.add(given)
    for at, one in enumerate(found):
        if one.target is not None:
            counts[f"{one.form} linked"] += 1
            counts[f"{one.form} linked right"] += at in right
    return counts


def make_figures(counts: Counter[str]) -> dict[str, float]:
    """Shares from added-up counts; 0 where nothing was to be counted."""

    def share(right: str, of: str) -> float:
        return counts[right] / counts[of] if counts[of] else 0.0

    def f1(right: str, found: str, gold: str) -> float:
        return Score(share(right, found), share(right, gold)).f1

    return {
        "claims": counts["claims"],
        "P": share("full", "found"),
        "R": share("full", "claims"),
        "F1": f1("full", "found", "claims"),
        "predicate P": share("predicate", "found"),
        "predicate R": share("predicate", "claims"),
        "predicate F1": f1("predicate", "found", "claims"),
        "whole F1": f1("whole", "found", "claims"),
        "lemma": share("lemma", "predicate"),
        "factuality": share("factuality", "predicate"),
        "factuality not occurred": share("factuality marked", "marked"),
        "negation": share("negation", "predicate"),
        "negated": share("negated right", "negated"),
        "source": share("source", "predicate"),
        "source attributed": share("source attributed", "attributed"),
        "time F1": f1("time right", "time found", "time"),
        "place F1": f1("place right", "place found", "place"),
        "quantity F1": f1("quantity right", "quantity found", "quantity"),
        "quantity value": share("value right", "value"),
        "pronouns": counts["pronoun"],
        "pronoun": share("pronoun right", "pronoun"),
        "pronoun P": share("pronoun linked right", "pronoun linked"),
        "nominals": counts["nominal"],
        "nominal": share("nominal right", "nominal"),
        "nominal P": share("nominal linked right", "nominal linked"),
    }


def choose_parts(texts: Sequence[GoldText], parts: Sequence[str] | None) -> tuple[GoldText, ...]:
    """The texts of these parts, all where none is given; ends the program for an unknown one."""
    known = sorted({text.part for text in texts})
    if unknown := sorted(set(parts or ()) - set(known)):
        raise SystemExit(f"no part {unknown[0]!r}; known: {', '.join(known)}")
    return tuple(text for text in texts if not parts or text.part in parts)


def measure(texts: Sequence[GoldText], readings: Sequence[Reading]) -> list[Row]:
    """Rows for every part, each whole and by kind of text; the parts as they first come."""
    parts: dict[str, Counter[str]] = {}
    for text, reading in zip(texts, readings, strict=True):
        counts = count_claims(text.claims, reading.claims)
        counts += count_mentions(text.entities, reading.mentions)
        for name in (text.part, f"{text.part} {text.kind}"):
            parts.setdefault(name, Counter()).update(counts)
    return [Row(name, make_figures(parts[name])) for name in sorted(parts, reverse=True)]


def list_errors(text: GoldText, reading: Reading) -> list[str]:
    """A line for every claim missed, half found or found in vain, and every mention not right."""
    return [*_list_claims(text, reading.claims), *_list_mentions(text, reading.mentions)]


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of annotated texts")
    parser.add_argument("--part", action="append", help="only this part; may be given again")
    parser.add_argument("--errors", action="store_true", help=f"list errors of {', '.join(READ)}")
    parser.add_argument(
        "--errors-of-unread-parts",
        action="store_true",
        help="list those of the other parts too, which are read then: tests/gold/README.md tells",
    )
    given = parser.parse_args()
    texts = choose_parts(read_gold(given.data), given.part)
    annotated = annotate_articles([text.article for text in texts])
    readings = [make_reading(one.annotations) for one in annotated]
    for text, reading in zip(texts, readings, strict=True):
        if given.errors_of_unread_parts or (given.errors and text.part in READ):
            for line in list_errors(text, reading):
                print(line)
    rows = measure(texts, readings)
    print(" " * 22, *(f"{row.name:>16}" for row in rows))
    for name in rows[0].figures:
        print(f"{name:22}", *(f"{row.figures[name]:16.3g}" for row in rows))
    print(json.dumps({row.name: row.figures for row in rows}))


def _fits(wanted: tuple[str, tuple[Extent, ...]], given: tuple[str, Extent], *, free: bool) -> bool:
    same_side = (wanted[0] == "actor") == (given[0] == "actor")
    return (free or same_side) and _overlaps_any(given[1], wanted[1])


def _is_excused(
    claim: FoundClaim,
    gold: Sequence[GoldClaim],
    found: Sequence[FoundClaim],
    pairs: Sequence[Pair],
) -> bool:
    """True on an optional claim, or on the word of a predicate that its finder did not take."""
    taken = {pair.gold: found[pair.found].predicate for pair in pairs}
    for at, one in enumerate(gold):
        if _overlaps_any(claim.predicate, one.predicate) and (
            one.optional or (at in taken and not _overlaps_any(claim.predicate, [taken[at]]))
        ):
            return True
    return False


def _count_details(gold: GoldClaim, found: FoundClaim) -> Counter[str]:
    marked = "occurred" not in gold.factuality
    same = found.factuality in gold.factuality
    source = len(gold.sources) == len(found.sources) and all(
        _overlaps_any(given, wanted)
        for given, wanted in zip(found.sources, gold.sources, strict=True)
    )
    values = [one for one in gold.amounts if one.value is not None]
    return Counter(
        {
            "lemma": found.lemma in gold.lemmas,
            "factuality": same,
            "marked": marked,
            "factuality marked": marked and same,
            "negation": gold.negated == found.negated,
            "negated": gold.negated,
            "negated right": gold.negated and found.negated,
            "source": source,
            "attributed": bool(gold.sources),
            "source attributed": bool(gold.sources) and source,
            "time": bool(gold.when),
            "time found": found.when is not None,
            "time right": _overlaps_any(found.when, gold.when),
            "place": bool(gold.where),
            "place found": found.where is not None,
            "place right": _overlaps_any(found.where, gold.where),
            "quantity": len(gold.amounts),
            "quantity found": len(found.amounts),
            "quantity right": sum(_overlaps_any(one.extent, found.amounts) for one in gold.amounts),
            "value": len(values),
            "value right": sum(_has_value(one, found) for one in values),
        }
    )


def _has_value(amount: Amount, found: FoundClaim) -> bool:
    """True if a found quantity on the same words has the value as a bound or between its bounds."""
    for extent, (lowest, highest) in zip(found.amounts, found.bounds, strict=True):
        if _overlaps_any(extent, [amount.extent]) and not lowest is highest is None:
            low = float("-inf") if lowest is None else lowest
            high = float("inf") if highest is None else highest
            if all(low * 0.999 <= one <= high * 1.001 for one in (amount.value, amount.to) if one):
                return True
    return False


def _find_mention(form: str, extent: Extent, found: Sequence[FoundMention]) -> int | None:
    """The place of the mention of that form whose words are most nearly the same."""
    shares = [
        (_share_common(one.extent, extent), -at) for at, one in enumerate(found) if one.form == form
    ]
    share, at = max(shares, default=(0.0, 0))
    return -at if share >= SAME_MENTION else None


def _is_right(mention: FoundMention, entity: GoldEntity, entities: Sequence[GoldEntity]) -> bool:
    """True if the target is more nearly a mention of the entity or its members than of another."""
    target = mention.target
    if target is None:
        return False
    shares = {
        one.name: max((_share_common(target, extent) for extent in one.extents), default=0.0)
        for one in entities
    }
    best = max(shares.values(), default=0.0)
    right = max(shares[name] for name in (entity.name, *entity.members))
    return right > 0 and right == best


def _share_common(one: Extent, other: Extent) -> float:
    """Characters in both, of those in either."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def _overlaps_any(extent: Extent | None, others: Iterable[Extent]) -> bool:
    return extent is not None and any(
        extent[0] < other[1] and other[0] < extent[1] for other in others
    )


def _list_claims(text: GoldText, found: Sequence[FoundClaim]) -> Iterator[str]:
    pairs = match_claims(text.claims, found)
    full = {pair.gold for pair in pairs if pair.full}
    half = {pair.gold for pair in pairs} - full
    for at, one in enumerate(text.claims):
        if at not in full and not one.optional:
            parts = ", ".join(f"{role} {_show(text, extents)}" for role, extents in one.parts)
            fault = "participants" if at in half else "missed"
            yield f"{text.id}  {fault}: {_show(text, one.predicate)} ({parts})"
    paired = {pair.found for pair in pairs}
    for at, other in enumerate(found):
        if at not in paired and not _is_excused(other, text.claims, found, pairs):
            parts = ", ".join(f"{role} {_show(text, [extent])}" for role, extent in other.parts)
            yield f"{text.id}  in vain: {_show(text, [other.predicate])} ({parts})"


def _list_mentions(text: GoldText, found: Sequence[FoundMention]) -> Iterator[str]:
    for entity in text.entities:
        for form, extent in entity.asked:
            given = _find_mention(form, extent, found)
            if given is None or not _is_right(found[given], entity, text.entities):
                target = None if given is None else found[given].target
                shown = _show(text, [target]) if target else "nothing"
                yield f"{text.id}  {form}: {_show(text, [extent])} is {entity.name}, found {shown}"


def _show(text: GoldText, extents: Iterable[Extent]) -> str:
    return " | ".join(text.article.text[start:end] for start, end in extents)


if __name__ == "__main__":
    main()
