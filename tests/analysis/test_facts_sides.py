import pytest

from consilience.analysis.facts_sides import Row, find_sides
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.claim import Quantity
from consilience.records.ids import DiscrepancyId
from tests.analysis.facts_making import STORY, cut, make_claim
from tests.making import make_article


def make_dispute(kind, *readings):
    return Discrepancy(
        id=DiscrepancyId("dispute"),
        story_id=STORY,
        event_id=None,
        kind=kind,
        readings=tuple(
            Reading(value=span.text, claim_ids=(), origins=(), evidence=(span,))
            for span in readings
        ),
        relation="conflict",
        explanation="",
    )


MORE = make_article("More than 40 boats sank off Oster. Their crews were tired.", name="more")
EXACT = make_article("A gale sank 43. Their crews were weary.", name="exact")
LESS = make_article("A gale sank 12. Their crews were weary.", name="less")
BOUND = Quantity(
    span=cut(MORE, "More than 40"), lowest=40.0, highest=None, unit="boats", bound="more than"
)
SANK = make_claim(MORE, "More than 40 boats sank off Oster", "sank", quantities=(BOUND,))


def list_differing(dispute, *articles):
    claims = {one.id: [make_claim(one, one.text.partition(".")[0], "sank")] for one in articles}
    row = Row(
        claims={"more": [SANK], **claims},
        title="More than 40 boats sank off Oster",
        titled=[SANK],
        counts=(BOUND,),
    )
    return [one.span.article for one in find_sides(dispute, row) if one.differs]


def test_a_number_that_can_be_that_of_the_title_is_not_said_otherwise() -> None:
    dispute = make_dispute("number", cut(MORE, "More than 40"), cut(EXACT, "43"), cut(LESS, "12"))
    assert list_differing(dispute, EXACT, LESS) == ["less"]


@pytest.mark.parametrize("kind", ["wording", "name", "number", "participant"])
def test_a_difference_on_other_words_than_those_of_the_title_is_none_of_the_row(kind) -> None:
    dispute = make_dispute(kind, cut(MORE, "tired"), cut(LESS, "A gale"))
    assert list_differing(dispute, LESS) == []


def test_words_beside_the_clauses_of_a_row_say_nothing_otherwise() -> None:
    dispute = make_dispute("wording", cut(MORE, "boats"), cut(LESS, "crews"))
    assert list_differing(dispute, LESS) == []


def test_words_in_the_clauses_of_a_row_are_said_otherwise() -> None:
    dispute = make_dispute("wording", cut(MORE, "off Oster"), cut(LESS, "A gale"))
    assert list_differing(dispute, LESS) == ["less"]
