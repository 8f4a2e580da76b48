import pytest

from consilience.extraction.alike_heads import find_alike_heads
from consilience.extraction.blocks import find_blocks
from consilience.extraction.lines import measure_lines

CRANE = (
    "The harbour master of Oldhaven closed the northern quay on Monday after a crane had slipped "
    "from its rails and come to rest against the wall of the customs house.\n\n"
    "Nobody was hurt, but four ships that had been waiting outside the mole were sent on to other "
    "ports, and the ferry to the islands was cancelled for the day, the port authority said."
)
CATCH = (
    "Boats from the islands may land a tenth less herring this year, the board of fisheries "
    "decided on Monday, because the shoals west of the cape have shrunk for the third time.\n\n"
    "The union of skippers called the cut too deep and asked the minister to come and count the "
    "fish himself, which he declined with thanks in the afternoon before the press."
)
HEAD = "Crane shuts the quay\n\nIda Wren and Odd Lunn\nMonday 3 May 2031\n\n"


@pytest.mark.parametrize(
    ("head", "below", "found", "why"),
    [
        ("Herring catch cut\n\nOdd Lunn\nMonday 3 May 2031", CATCH, True, "the same shape"),
        ("Herring catch cut\n\nOdd Lunn\nTuesday 4 June 2031", CATCH, True, "another day"),
        ("Herring catch cut\n\nOdd Lunn\n03/05/2031", CATCH, False, "another form of date"),
        ("Herring catch cut\n\nMonday 3 May 2031\nOdd Lunn", CATCH, False, "another order"),
        ("Herring catch cut\n\nMonday 3 May 2031", CATCH, False, "no name"),
        ("He is right.\n\nOdd Lunn\nMonday 3 May 2031", CATCH, False, "no headline"),
        ("Herring catch cut\n\nOdd Lunn\nMonday 3 May 2031", CATCH[:170], False, "too short"),
    ],
)
def test_a_head_in_the_shape_of_the_first_begins_a_report(
    head: str, below: str, found: bool, why: str
) -> None:
    blocks = find_blocks(f"{HEAD}{CRANE}\n\nPrint this page\n\n{head}\n\n{below}")
    lines = measure_lines(blocks)
    prose = [at for at, is_prose in enumerate(lines.prose.tolist()) if is_prose]
    starts = find_alike_heads(blocks, lines, prose)
    assert [blocks[at].text for at in starts.values()] == (
        ["Herring catch cut"] if found else []
    ), why
