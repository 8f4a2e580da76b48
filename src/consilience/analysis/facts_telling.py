"""The claims that tell what the title of a row says, article by article."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from consilience.analysis.agreement import list_about, list_title_counts
from consilience.analysis.facts_reading import Reading
from consilience.analysis.facts_titled import keep_one_deed, keep_telling
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId


def find_telling(event: Event, reading: Reading) -> Mapping[ArticleId, Sequence[Claim]]:
    """The claims that tell the deed of the event's title, or tell it otherwise, by article."""
    if event.id not in reading.telling:
        reading.telling[event.id] = _choose_telling(event, reading)
    return reading.telling[event.id]


def _choose_telling(event: Event, reading: Reading) -> Mapping[ArticleId, Sequence[Claim]]:
    told = reading.claims_of(event)
    about: dict[ArticleId, list[Claim]] = defaultdict(list)
    for claim in list_about(event, told):
        about[claim.span.article].append(claim)
    if len(told) == 1:
        return about
    disputes = reading.disputes.get(event.id, ())
    disputing = {name for one in disputes for each in one.readings for name in each.claim_ids}
    row = reading.corroborations.get(event.id)
    deeds = keep_one_deed(
        about,
        event.title,
        reading.read_texts(about),
        disputing,
        is_witnessed=row is not None and row.level == "corroborated",
    )
    return keep_telling(deeds, event.title, list_title_counts(event, told))
