"""Entities and speakers against the labelled facts: each entity as one, with all its names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.scores import Row
from consilience.linking.names import SAME_NAME, fold_name, same_name_score
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.entity import Entity
from consilience.records.ids import EntityId
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation

UNNAMED = "(unnamed)"  # a speaker that is nobody's entity
Label = dict[str, Any]  # one entity or quotation as labelled; see the data's own README


@dataclass(frozen=True, slots=True)
class ReadAffair:
    """The articles of an affair by their path in the labels, and what was found in them."""

    articles: dict[str, Article]
    annotations: dict[str, Annotations]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one label: `right`, and else why not."""

    label: str
    right: bool
    why: str = ""
    right_if_marked: bool = False


def judge_entities(labels: Sequence[Label], affair: ReadAffair) -> list[Verdict]:
    """Whether each labelled entity is one entity that holds all of its names in the texts.

    A name belongs to the entity that most of its mentions have; it is looked up where it stands
    by itself, not inside a longer name of the same label. No two labels may share an entity.
    `right_if_marked` leaves out names that are no mentions at all.
    """
    found = [_find_by_alias(label["aliases"], affair) for label in labels]
    main = [Counter(one.values()).most_common(1)[0][0] if one else None for one in found]
    verdicts = []
    for label, by_alias, entity in zip(labels, found, main, strict=True):
        lost = sorted(
            alias + (" (no mention)" if one is None else "")
            for alias, one in by_alias.items()
            if one != entity or one is None
        )
        shared = entity is not None and main.count(entity) > 1
        why = f"apart: {lost}" if lost else "shared" if shared else "" if entity else "not found"
        marked = [one for one in by_alias.values() if one is not None]
        verdicts.append(
            Verdict(label["canonical"], not why, why, len(set(marked)) == 1 and why != "shared")
        )
    return verdicts


def judge_speakers(labels: Sequence[Label], affair: ReadAffair) -> list[Verdict]:
    """Whether the speaker of each labelled quotation is the entity of that name."""
    entity_of = {one.id: one for one in affair.entities}
    verdicts = []
    for label in labels:
        annotations = affair.annotations.get(label["file"])
        found = _find_quotation(label, annotations.quotations) if annotations else None
        entity = entity_of.get(found.speaker_id) if found and found.speaker_id else None
        if label["speaker"].endswith(UNNAMED):
            right = found is not None and entity is None
        else:
            right = entity is not None and _is_called(entity, label["speaker"])
        why = "" if right else _tell_speaker(found, entity)
        verdicts.append(Verdict(f"{label['speaker']}: {label['content'][:40]}", right, why))
    return verdicts


def make_rows(verdicts: Sequence[Verdict], speakers: Sequence[Verdict]) -> list[Row]:
    """Shares of entities and speakers that are right."""
    linked = [one for one in speakers if one.right or one.why.startswith("is ")]
    return [
        Row(
            "entities",
            {
                "as one": _share(verdicts),
                "of names marked": _share_marked(verdicts),
                "labelled": len(verdicts),
            },
        ),
        Row(
            "speakers",
            {
                "right": _share(speakers),
                "of those linked": _share(linked),
                "labelled": len(speakers),
            },
        ),
    ]


def _share(verdicts: Sequence[Verdict]) -> float:
    return sum(one.right for one in verdicts) / max(len(verdicts), 1)


def _share_marked(verdicts: Sequence[Verdict]) -> float:
    """The share that is right leaving out names that nobody marked as mentions."""
    return sum(one.right_if_marked for one in verdicts) / max(len(verdicts), 1)


def _find_by_alias(aliases: Iterable[str], affair: ReadAffair) -> dict[str, EntityId | None]:
    """The entity of each name that stands in the texts; None for one that is no mention."""
    names = sorted(set(aliases), key=lambda one: (-len(one), one))
    votes: dict[str, Counter[EntityId | None]] = {}
    for path, article in affair.articles.items():
        taken: set[int] = set()
        for alias in names:
            for start, end in _find_words(alias, article.text):
                if taken.isdisjoint(range(start, end)):
                    entity = _entity_at(affair.annotations[path], start, end)
                    votes.setdefault(alias, Counter())[entity] += 1
                    taken.update(range(start, end))
    return {alias: min(one, key=lambda x: (-one[x], str(x))) for alias, one in votes.items()}


def _find_words(words: str, text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        yield found.span()


def _entity_at(annotations: Annotations, start: int, end: int) -> EntityId | None:
    """The entity of the mention whose extent fits `start:end` best (IoU), names before others."""

    def fit(mention: Mention) -> tuple[bool, float]:
        span = mention.span
        shared = min(end, span.end) - max(start, span.start)
        union = max(end, span.end) - min(start, span.start)
        return (mention.form == "name" and shared > 0, shared / union if shared > 0 else 0.0)

    best = max(annotations.mentions, key=fit, default=None)
    return best.entity_id if best is not None and fit(best)[1] > 0 else None


def _find_quotation(label: Label, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation that has most characters of the label's content."""
    start, end = label["start"], label["start"] + len(label["content"])

    def overlap(one: Quotation) -> int:
        return sum(max(0, min(end, x.end) - max(start, x.start)) for x in one.content)

    best = max(quotations, key=overlap, default=None)
    return best if best is not None and overlap(best) > 0 else None


def _is_called(entity: Entity, name: str) -> bool:
    names = [entity.name, *(alias.name for alias in entity.aliases)]
    folded = fold_name(name)
    return any(
        fold_name(one) == folded or same_name_score(one, name, entity.kind) >= SAME_NAME
        for one in names
    )


def _tell_speaker(found: Quotation | None, entity: Entity | None) -> str:
    if found is None:
        return "no quotation"
    if entity is None:
        return f"not linked: {found.speaker.text if found.speaker else None}"
    return f"is {entity.name}: {found.speaker.text if found.speaker else None}"
