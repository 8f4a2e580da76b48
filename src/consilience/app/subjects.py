"""What a person names by an id, as a judgement names it: by ids that new pages do not change."""

from collections.abc import Sequence
from dataclasses import dataclass

from consilience.errors import JudgementError, UnknownIdError
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, DiscrepancyId, EntityId, EventId
from consilience.records.judgement import JudgementKind
from consilience.records.mention import Mention
from consilience.records.span import Span
from consilience.store import Workspace


@dataclass(frozen=True, slots=True)
class Subject:
    """A mention for an entity, a claim for an event, an article for its story, with its words."""

    kind: JudgementKind
    id: str
    evidence: tuple[Span, ...] = ()


def find_subjects(workspace: Workspace, ids: Sequence[str]) -> tuple[Subject, ...]:
    """A subject for each id of an entity, event or article, all of one kind.

    Raises `UnknownIdError` for an id of nothing, `JudgementError` where kinds differ.
    """
    found = tuple(_find(workspace, one) for one in ids)
    kinds = sorted({one.kind for one in found})
    if len(kinds) > 1:
        raise JudgementError(f"the ids are of {' and '.join(kinds)}; give ids of one kind")
    return found


def _find(workspace: Workspace, name: str) -> Subject:
    for find in (find_entity_subject, find_event_subject, find_story_subject):
        try:
            return find(workspace, name)
        except UnknownIdError:
            continue
    raise UnknownIdError(f"the workspace holds no entity, event or article {name}")


def find_entity_subject(workspace: Workspace, name: str) -> Subject:
    """The entity as the first mention of its name where it is mentioned most."""
    found = workspace.findings.list_entity_parts(EntityId(name), size=1)
    (most,) = found.rows
    held = set(most.entity.mention_ids)
    part = workspace.stories.read_part(most.story_id)
    mentions = [
        mention for one in part.annotations for mention in one.mentions if mention.id in held
    ]
    if not mentions:
        raise UnknownIdError(f"entity {name} has no mention; add its pages again")
    chosen = min(mentions, key=lambda one: _rank(one, most.entity.name))
    return Subject("entity", chosen.id, (chosen.span,))


def _rank(mention: Mention, name: str) -> tuple[bool, bool, str, int]:
    words, span = mention.span.text, mention.span
    return mention.form != "name", words != name, span.article, span.start


def find_event_subject(workspace: Workspace, name: str) -> Subject:
    """The event as the first of its claims."""
    part = workspace.stories.read_part(workspace.stories.find_story_of_event(EventId(name)))
    event = next(one for one in part.events if one.id == name)
    spans = _find_claims(part, event.claim_ids)
    first = min(spans, key=lambda one: (spans[one].article, spans[one].start))
    return Subject("event", first, (spans[first],))


def find_story_subject(workspace: Workspace, name: str) -> Subject:
    """The story as one of its articles."""
    kept = workspace.articles.read(ArticleId(name))
    return Subject("story", kept.article.id)


def find_discrepancy_subjects(
    workspace: Workspace, name: str
) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The discrepancy and then its claims, by which it is known when its id has changed.

    With the words of its readings.
    """
    stories = workspace.stories.find_discrepant([name])
    if not stories:
        raise UnknownIdError(f"the workspace holds no discrepancy {name}")
    part = workspace.stories.read_part(stories[0])
    found = next(one for one in part.discrepancies if one.id == DiscrepancyId(name))
    claims = sorted({str(claim) for one in found.readings for claim in one.claim_ids})
    return (name, *claims), tuple(span for one in found.readings for span in one.evidence)


def _find_claims(part: Dossier, claim_ids: Sequence[str]) -> dict[str, Span]:
    wanted = set(claim_ids)
    return {
        claim.id: claim.span
        for one in part.annotations
        for claim in one.claims
        if claim.id in wanted
    }
