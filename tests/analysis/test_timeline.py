from dataclasses import replace

import pytest

from consilience.analysis.timeline import make_timelines
from consilience.records.claim import Factuality
from tests.analysis.facts_making import BLOCKED, DATES, MET, SIGNED, make_event, make_story_dossier
from tests.making import make_day

LATE = make_event("late", "Torrent sailed", BLOCKED, when=make_day("2031-03-09"))
MONTH = make_event(
    "month",
    "Torrent travelled",
    when=replace(make_day("2031-03-06"), latest="2031-03-31", precision="month"),
)
MEETING = make_event("met", "Ilva Torrent met Oren Malk", *MET)
UNDATED = make_event("undated", "Torrent signed", *SIGNED)
TOLD = make_event(
    "told", "Torrent spoke", when=replace(make_day("2031-03-01"), basis="publication")
)


def test_events_stand_in_the_order_in_which_they_happened_the_finer_date_first() -> None:
    (timeline,) = make_timelines(make_story_dossier((LATE, MONTH, MEETING)))
    assert [one.event.id for one in timeline.dated] == ["met", "month", "late"]
    assert timeline.undated == ()


def test_a_date_taken_from_the_publication_is_none() -> None:
    (timeline,) = make_timelines(make_story_dossier((UNDATED, TOLD)))
    assert timeline.dated == ()
    assert [(one.event.id, one.when) for one in timeline.undated] == [
        ("undated", None),
        ("told", None),
    ]


def test_a_disputed_date_names_the_dispute_and_other_disputes_do_not_touch_it() -> None:
    names = replace(DATES, id="names", kind="name")
    (timeline,) = make_timelines(make_story_dossier((MEETING, LATE), discrepancies=(DATES, names)))
    assert [one.disputed for one in timeline.dated] == [("dates",), ()]


def test_every_story_has_a_timeline_even_without_events() -> None:
    (timeline,) = make_timelines(make_story_dossier(()))
    assert (timeline.story_id, timeline.dated, timeline.undated) == ("lease", (), ())


@pytest.mark.parametrize(
    ("published", "factuality", "is_dated"),
    [
        ("2031-03-10", "occurred", True),
        ("2031-03-05", "occurred", False),
        ("2031-03-05", "planned", True),
    ],
)
def test_what_was_done_is_not_dated_after_all_that_was_written_of_it(
    published: str, factuality: Factuality, is_dated: bool
) -> None:
    claim = replace(BLOCKED, predicate=replace(BLOCKED.predicate, lemma="block"))
    event = replace(LATE, claim_ids=(claim.id,), factuality=factuality)
    dossier = make_story_dossier((event,), claims=(claim,))
    articles = tuple(replace(one, published=make_day(published)) for one in dossier.articles)
    (timeline,) = make_timelines(replace(dossier, articles=articles))
    assert bool(timeline.dated) == is_dated
