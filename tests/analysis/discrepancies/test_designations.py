"""Names behind one noun."""

import pytest

from consilience.analysis.discrepancies.names.designations import find_designation_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

ONE = tell("a", "Police seized the eels in Operation Quiet Tide on Tuesday.")


def test_two_operations_of_which_each_report_has_one_differ() -> None:
    other = tell("b", "The eels were seized on Tuesday in Operation Iron Heron.")
    (found,) = find_designation_differences(read_story(ONE, other))
    assert found.kind == "name"
    assert list_values((found,)) == [("Operation Iron Heron", "Operation Quiet Tide")]


@pytest.mark.parametrize(
    "text",
    [
        "The eels were seized on Tuesday in Operation Quiet Tide.",
        "Operation Quiet Tide and Operation Iron Heron seized eels.",
        "A choir sang at the opening of Operation Iron Heron.",
        "The eels were seized on Tuesday in Hurricane Ida.",
    ],
    ids=["the same", "both", "of something else", "another noun"],
)
def test_other_names_do_not_differ(text: str) -> None:
    assert find_designation_differences(read_story(ONE, tell("b", text))) == ()
