"""Pages, extractions and parts made by hand."""

from dataclasses import replace

from consilience.records.analysis import Corroboration, Discrepancy, Reading
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim, Predicate
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.entity import Alias, Entity
from consilience.records.event import Event, EventParticipant
from consilience.records.extraction import Dropped, Extraction
from consilience.records.ids import JudgementId, StoryId
from consilience.records.judgement import Judgement
from consilience.records.origin import Origin
from consilience.records.page import Page
from consilience.records.quotation import Quotation
from consilience.records.story import Story
from consilience.store import Workspace
from tests.making import make_article, mark

TEXT = "Ada Brandt opened the bridge at Skelda. “It will hold,” said Brandt."


def extract(page: Page, *articles: Article) -> Extraction:
    dropped = (Dropped(page_id=page.id, kind="share", start=0, end=1),)
    return Extraction(articles=articles, dropped=dropped)


def write(
    name: str,
    text: str = TEXT,
    *,
    title: str = "",
    outlet: str | None = None,
    day: str | None = None,
) -> Article:
    """An article on the page that `add` makes for it."""
    return make_article(text, name=name, title=title, outlet=outlet, day=day)


def add(workspace: Workspace, *articles: Article) -> None:
    """A page for each article, and what is on it."""
    for one in articles:
        page = Page(
            id=one.page_id,
            uri=f"/pages/{one.id}",
            name=one.id,
            media_type="text/plain",
            text=one.text,
            body=one.text.encode(),
        )
        workspace.pages.add([page])
        workspace.articles.put(page.id, extract(page, one))


def make_part(name: str, *articles: Article) -> Dossier:
    """A story with one of everything, told by the first article, which has `TEXT`."""
    story_id = StoryId(name)
    first = articles[0]
    brandt = mark(first, "Ada Brandt")
    brandt = type(brandt)(
        id=brandt.id, span=brandt.span, kind="person", form="name", entity_id="brandt"
    )
    opened = first.span(11, 17)
    claim = Claim(
        id=f"claim of {name}",
        span=opened,
        predicate=Predicate(lemma="open", span=opened),
        event_type=None,
        participants=(),
        when=None,
        where=None,
        quantities=(),
        factuality="occurred",
    )
    said = Quotation(
        id=f"quotation of {name}",
        kind="direct",
        content=(first.span(41, 54),),
        sentence=first.span(40, 68),
        speaker=first.span(61, 67),
        speaker_id="brandt",
    )
    days = sorted(one.published.earliest for one in articles if one.published)
    return Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=(),
        articles=articles,
        dropped=(),
        annotations=(
            Annotations(
                article_id=first.id, mentions=(brandt,), quotations=(said,), claims=(claim,)
            ),
        ),
        stories=(
            Story(
                id=story_id,
                title=f"The bridge, {name}",
                article_ids=tuple(one.id for one in articles),
                outlets=tuple(sorted({one.outlet for one in articles if one.outlet})),
                earliest=days[0] if days else None,
                latest=days[-1] if days else None,
            ),
        ),
        entities=(
            Entity(
                id="brandt",
                kind="person",
                name="Ada Brandt",
                aliases=(Alias(name="Brandt", count=1), Alias(name="Ada Brändt", count=1)),
                mention_ids=(brandt.id,),
            ),
        ),
        events=(
            Event(
                id=f"event of {name}",
                story_id=story_id,
                title="Brandt opens the bridge",
                event_type="OPEN",
                when=articles[0].published,
                where=None,
                participants=(EventParticipant(role="actor", entity_id="brandt"),),
                factuality="occurred",
                claim_ids=(claim.id,),
            ),
        ),
        origins=(
            Origin(
                id="skelda wire",
                kind="agency",
                name="Skelda Wire",
                entity_id=None,
                article_ids=(first.id,),
                derivation_ids=(),
            ),
        ),
        corroborations=(
            Corroboration(
                story_id=story_id,
                event_id=f"event of {name}",
                articles=(first.id,),
                outlets=(),
                publishers=(),
                origins=("skelda wire",),
                level="single origin",
            ),
        ),
        discrepancies=(
            Discrepancy(
                id=f"discrepancy of {name}",
                story_id=story_id,
                event_id=f"event of {name}",
                kind="date",
                readings=(
                    Reading(value="Monday", claim_ids=(claim.id,), origins=("skelda wire",)),
                ),
                relation="conflict",
                explanation="Monday or Tuesday.",
            ),
        ),
    )


def add_unknown_origin(part: Dossier) -> Dossier:
    """The part with one more origin behind all of it, which is not known."""
    unknown = replace(part.origins[0], id="unknown origin", kind="unknown", name="")
    counted = tuple(replace(one, origins=(*one.origins, unknown.id)) for one in part.corroborations)
    return replace(part, origins=(*part.origins, unknown), corroborations=counted)


def quote_about(part: Dossier, speaker_id: str | None = None) -> Dossier:
    """The part with one more quotation, whose words name Brandt; of nobody, if nobody is given."""
    first, (told, *others) = part.articles[0], part.annotations
    about = Quotation(
        id=f"quotation about {speaker_id}",
        kind="indirect",
        content=(first.span(0, 28),),
        sentence=first.span(0, 39),
        speaker_id=speaker_id,
    )
    annotations = (replace(told, quotations=(*told.quotations, about)), *others)
    return replace(part, annotations=annotations)


def judge(
    *subjects: str,
    verdict: str = "not same",
    kind: str = "entity",
    note: str = "",
    retires: JudgementId | None = None,
) -> Judgement:
    return Judgement(
        id=JudgementId(""),
        kind=kind,
        subjects=subjects or ("mention 1", "mention 2"),
        verdict=verdict,
        made_by="Ada",
        made_at="2031-03-09T10:00:00+00:00",
        note=note,
        retires=retires,
    )
