"""Words that name or stand for an entity."""

from dataclasses import dataclass
from typing import Literal

from consilience.records.ids import EntityId, MentionId
from consilience.records.span import Span

EntityKind = Literal["person", "organisation", "place", "group", "work", "other"]
MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention; `role` is the title or office printed with it ("Defense Minister").

    `antecedents` are the earlier or clearer mentions that it stands for: one of the same entity,
    or several for a pair or group ("the two ministers"). Of names only two sorts have one: a
    capital that stands for its government, and a second name that the text gives a place.
    """

    id: MentionId
    span: Span
    kind: EntityKind
    form: MentionForm
    role: str | None = None
    entity_id: EntityId | None = None
    antecedents: tuple[MentionId, ...] = ()
