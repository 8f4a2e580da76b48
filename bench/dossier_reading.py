"""A dossier as the checks of a checklist look things up in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, ClaimId, EntityId, EventId, MentionId
from consilience.records.mention import Mention
from consilience.records.origin import Origin
from consilience.records.span import Span

Faults = Iterator[str]  # what is not so; nothing if all is


class NotFoundError(LookupError):
    """An article of the checklist is not in the dossier."""


@dataclass(slots=True)
class Reading:
    """`names` are those that a checklist gives to articles: page, and which one on the page."""

    dossier: Dossier
    names: Mapping[str, tuple[str, int]]
    articles: dict[str, Article] = field(default_factory=dict)
    label_of: dict[ArticleId, str] = field(default_factory=dict)
    claims: dict[ClaimId, Claim] = field(default_factory=dict)
    mentions: dict[MentionId, Mention] = field(default_factory=dict)
    entities: dict[EntityId, Entity] = field(default_factory=dict)
    origins_of: dict[EventId, list[Origin]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        dossier = self.dossier
        for name, (page, number) in self.names.items():
            held = self.articles_on(page)
            if number <= len(held):
                self.articles[name] = held[number - 1]
                self.label_of[held[number - 1].id] = name
        for one in dossier.articles:
            self.label_of.setdefault(one.id, one.id)
        self.claims = {one.id: one for notes in dossier.annotations for one in notes.claims}
        self.mentions = {one.id: one for notes in dossier.annotations for one in notes.mentions}
        self.entities = {one.id: one for one in dossier.entities}
        origins = {one.id: one for one in dossier.origins}
        for row in dossier.corroborations:
            if row.event_id is not None:
                self.origins_of[row.event_id] = [
                    origins[one] for one in row.origins if one in origins
                ]

    def find_page(self, page: str) -> str:
        """The id of the page whose name begins so; "" for none."""
        return next((one.id for one in self.dossier.pages if one.name.startswith(page)), "")

    def articles_on(self, page: str) -> list[Article]:
        """Those of a page in page order."""
        name = self.find_page(page)
        held = [one for one in self.dossier.articles if one.page_id == name]
        return sorted(held, key=lambda one: one.source_map[0].page_start if one.source_map else 0)

    def find_article(self, name: str) -> Article:
        """An article by its name in the checklist; raises `NotFoundError`."""
        if name not in self.articles:
            raise NotFoundError(f"no article {name!r} was found")
        return self.articles[name]

    def label(self, spans: Iterable[Span]) -> list[str]:
        """The names of the articles that spans stand in, sorted, each once."""
        return sorted({self.label_of[one.article] for one in spans})

    def find_entities(self, name: str, kind: str | None = None) -> list[Entity]:
        """Entities that are called so, by name or alias, whatever the case of the letters."""
        return [
            one
            for one in self.dossier.entities
            if (kind is None or one.kind == kind)
            and name.lower() in {one.name.lower(), *(alias.name.lower() for alias in one.aliases)}
        ]

    def claims_of(self, event: Event) -> list[Claim]:
        """The claims of an event."""
        return [self.claims[one] for one in event.claim_ids if one in self.claims]

    def parties_of(self, event: Event) -> str:
        """All names of its parties and all words of its claims' participants, in lower case."""
        ids = (one.entity_id for one in event.participants)
        held = [self.entities[one] for one in ids if one in self.entities]
        names = [alias.name for one in held for alias in one.aliases]
        spans = [part.span.text for one in self.claims_of(event) for part in one.participants]
        places = [one.where.text for one in self.claims_of(event) if one.where]
        return " | ".join((*(one.name for one in held), *names, *spans, *places)).lower()


def find_lines(text: str, lines: Sequence[int]) -> list[tuple[int, int]]:
    """Where lines, counted from 1, begin and end without the white space around them."""
    found, start = [], 0
    wanted = set(lines)
    for number, line in enumerate(text.split("\n"), 1):
        if number in wanted and line.strip():
            lead = len(line) - len(line.lstrip())
            found.append((start + lead, start + lead + len(line.strip())))
        start += len(line) + 1
    return found
