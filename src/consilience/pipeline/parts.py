"""One story's share of a dossier, made by itself, and a dossier put together of such parts."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from consilience.analysis.attempts import Report, attempt, raise_again
from consilience.analysis.brief import make_briefs
from consilience.analysis.corroboration import count_corroboration
from consilience.analysis.discrepancies import find_discrepancies
from consilience.analysis.discrepancies.numbers.readings import complete_numbers
from consilience.analysis.facts_reading import read_dossier
from consilience.analysis.silence import find_silences
from consilience.analysis.terms import find_terms, rename_terms
from consilience.analysis.verdicts import apply_verdicts
from consilience.annotation import Annotated
from consilience.linking.entities.bearers import Bearer
from consilience.linking.entities.joining import join_entities
from consilience.linking.link import Marks, link_story, order_story, rename_linked
from consilience.pipeline.batches import make_failure
from consilience.pipeline.judged import NOTHING_JUDGED, Judged
from consilience.pipeline.sparing import sparing
from consilience.records.article import Article
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.extraction import Dropped
from consilience.records.failure import Failure
from consilience.records.ids import EntityId
from consilience.records.page import Page
from consilience.records.story import Story

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A dossier of one story, without its pages, and what joining its entities needs.

    Ids of entities are those of the story's own names until parts are joined.
    """

    dossier: Dossier
    bearers: tuple[Bearer, ...]

    @property
    def story(self) -> Story:
        """The story that it is about."""
        return self.dossier.stories[0]


@sparing()
def make_part(
    story: Story,
    articles: Sequence[Article],
    annotated: Sequence[Annotated],
    *,
    marks: Marks | None = None,
    judged: Judged = NOTHING_JUDGED,
    report: Report = raise_again,
) -> Part:
    """All that is told and concluded of one story; `annotated` is in the order of `articles`.

    It depends on nothing outside the story. A conclusion that fails is reported and left out.
    """
    dossier, bearers = link_dossier(story, articles, annotated, marks=marks, judged=judged)
    return Part(dossier=conclude(dossier, judged, report), bearers=bearers)


def link_dossier(
    story: Story,
    articles: Sequence[Article],
    annotated: Sequence[Annotated],
    *,
    marks: Marks | None = None,
    judged: Judged = NOTHING_JUDGED,
) -> tuple[Dossier, tuple[Bearer, ...]]:
    """The dossier of a story without conclusions, and what joining its entities needs."""
    found = link_story(story, articles, annotated, marks=marks, decisions=judged.decisions)
    linked = found.linked
    dossier = Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=(),
        dropped=(),
        articles=linked.articles,
        annotations=linked.annotations,
        stories=linked.stories,
        entities=linked.entities,
        events=linked.events,
        origins=linked.origins,
        derivations=linked.derivations,
    )
    return dossier, found.bearers


def make_part_or_bare(
    story: Story,
    articles: Sequence[Article],
    annotated: Sequence[Annotated],
    *,
    marks: Marks | None = None,
    judged: Judged = NOTHING_JUDGED,
) -> Part:
    """As `make_part`, but what fails is a failure of its dossier.

    An error in linking leaves the articles with nothing linked; an error in a conclusion leaves
    the part without that conclusion.
    """
    failed = _Failed(story)
    try:
        part = make_part(story, articles, annotated, marks=marks, judged=judged, report=failed.add)
    except Exception as error:
        logger.exception("linking failed on story %s", story.id)
        failures = (make_failure(story.id, "linking", error),)
    else:
        return replace(part, dossier=replace(part.dossier, failures=failed.list()))
    bare = Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=(),
        dropped=(),
        articles=tuple(articles),
        annotations=tuple(one.annotations for one in annotated),
        stories=(story,),
        corroborations=count_corroboration([story], articles),
        failures=failures,
    )
    return Part(dossier=bare, bearers=())


class _Failed:
    """What could not be concluded of a story: one failure for each error, however often it came."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._sought: dict[str, list[str]] = {}

    def add(self, what: str, error: Exception) -> None:
        logger.exception("no %s of story %s", what, self._story.id, exc_info=error)
        self._sought.setdefault(f"{type(error).__name__}: {error}", []).append(what)

    def list(self) -> tuple[Failure, ...]:
        return tuple(
            Failure(
                uri=self._story.id,
                stage="analysis",
                code="error",
                message=f"not made: {', '.join(sought)} ({error})",
            )
            for error, sought in self._sought.items()
        )


def conclude(
    dossier: Dossier, judged: Judged = NOTHING_JUDGED, report: Report = raise_again
) -> Dossier:
    """The dossier with all conclusions that are drawn from what is linked.

    A conclusion that fails is reported and left out.
    """
    counted = replace(
        dossier,
        corroborations=count_corroboration(
            dossier.stories,
            dossier.articles,
            events=dossier.events,
            annotations=dossier.annotations,
            origins=dossier.origins,
            entities=dossier.entities,
        ),
        discrepancies=find_discrepancies(
            dossier.stories,
            dossier.articles,
            dossier.annotations,
            dossier.events,
            dossier.origins,
            report=report,
        ),
    )
    told = attempt(
        "all numbers of a difference",
        report,
        lambda: complete_numbers(counted),
        counted.discrepancies,
    )
    counted = replace(counted, discrepancies=apply_verdicts(told, judged.verdicts))
    reading = attempt("brief, silence and terms", report, lambda: read_dossier(counted), None)
    if reading is None:
        return counted
    return replace(
        counted,
        briefs=attempt("brief", report, lambda: make_briefs(counted, reading), ()),
        silences=attempt("silence", report, lambda: find_silences(counted, reading), ()),
        terms=attempt("terms", report, lambda: find_terms(counted, reading), ()),
    )


def join_parts(
    parts: Iterable[Part],
    *,
    case: str | None = None,
    pages: Sequence[Page] = (),
    dropped: Sequence[Dropped] = (),
    failures: Sequence[Failure] = (),
    judged: Judged = NOTHING_JUDGED,
) -> Dossier:
    """The dossier of all parts: stories in order of time, entities joined across them.

    Articles and their annotations come in the order of the pages, and on a page in its order.
    """
    ordered = sorted(parts, key=lambda one: order_story(one.story))
    joined = join_entities(
        ((one.dossier.entities, one.bearers) for one in ordered), judged.decisions
    )
    told = [rename_part(one.dossier, joined.entity_of.get(one.story.id, {})) for one in ordered]
    articles = _order_articles(chain.from_iterable(one.articles for one in told), pages)
    annotations = {one.article_id: one for part in told for one in part.annotations}
    return Dossier(
        version=DOSSIER_VERSION,
        case=case,
        pages=tuple(pages),
        articles=articles,
        dropped=tuple(dropped),
        annotations=tuple(annotations[one.id] for one in articles if one.id in annotations),
        stories=tuple(chain.from_iterable(one.stories for one in told)),
        entities=joined.entities,
        events=tuple(chain.from_iterable(one.events for one in told)),
        origins=tuple(
            sorted(chain.from_iterable(one.origins for one in told), key=lambda one: one.id)
        ),
        derivations=tuple(
            sorted(chain.from_iterable(one.derivations for one in told), key=lambda one: one.id)
        ),
        corroborations=tuple(chain.from_iterable(one.corroborations for one in told)),
        discrepancies=tuple(chain.from_iterable(one.discrepancies for one in told)),
        briefs=tuple(chain.from_iterable(one.briefs for one in told)),
        silences=tuple(chain.from_iterable(one.silences for one in told)),
        terms=tuple(chain.from_iterable(one.terms for one in told)),
        failures=tuple(
            sorted(
                {*failures, *chain.from_iterable(one.failures for one in told)},
                key=lambda one: (one.uri, one.stage, one.code, one.message),
            )
        ),
    )


def rename_part(dossier: Dossier, entity_of: Mapping[EntityId, EntityId]) -> Dossier:
    """A story's dossier with the ids that its entities have among all stories.

    Its own list of entities stays as it is.
    """
    renamed = rename_linked(dossier, entity_of)
    return replace(
        renamed,
        terms=rename_terms(dossier.terms, entity_of),
        corroborations=tuple(
            replace(one, speakers=tuple(sorted(entity_of[own] for own in one.speakers)))
            for one in dossier.corroborations
        ),
    )


def _order_articles(articles: Iterable[Article], pages: Sequence[Page]) -> tuple[Article, ...]:
    place = {page.id: at for at, page in enumerate(pages)}

    def order(article: Article) -> tuple[int, int, str]:
        first = article.source_map[0].page_start if article.source_map else 0
        return place.get(article.page_id, len(place)), first, article.id

    return tuple(sorted(articles, key=order))
