from itertools import pairwise

import pytest

from consilience.extraction import extract_page
from consilience.extraction.glued import find_glued
from tests.making import make_page


@pytest.mark.parametrize(
    ("line", "parted"),
    [
        ("The gate fell.The port is shut.", ["The gate fell.", "The port is shut."]),
        ("The gate fell.Holm came.", ["The gate fell.", "Holm came."]),
        ("“No,” she said.“We wait.”", ["“No,” she said.", "“We wait.”"]),
        ("“We wait.”The port is shut.", ["“We wait.”", "The port is shut."]),
        ('"No," she said."We wait."', ['"No," she said.', '"We wait."']),
        ('"We wait."The port is shut.', ['"We wait."', "The port is shut."]),
        ("He was 45.The gate fell (twice).But it stood.", 3),
        ("Why did it fall?They do not know.", ["Why did it fall?", "They do not know."]),
        # Names hold full stops too.
        ("Lund.Com and harbour.io told the U.S.Army so at 3 p.m. on Monday.", 1),
        ("The gate fell. The port is shut.", 1),
        ("Version 2.Beta and 4.5 are out...", 1),
    ],
)
def test_sentences_are_parted_where_the_blank_is_lost(line: str, parted: list[str] | int) -> None:
    starts = [0, *find_glued(line), len(line)]
    found = [line[one:other] for one, other in pairwise(starts)]

    assert (len(found) if isinstance(parted, int) else found) == parted


def test_a_glued_page_gives_a_text_with_blanks_and_its_places_on_the_page() -> None:
    page = make_page(
        "Storm shuts the harbour of Lassena\n\n"
        "The harbour of Lassena was shut on Monday after a crane fell on the gate.Nobody was hurt"
        " in the fall, the harbour master said.\n\n"
        "The crane had been inspected twice since the spring, the owner said in a statement.\n\n"
        "Ships are sent to the eastern port until the gate can be opened again, he said."
    )

    (article,) = extract_page(page).articles

    assert "fell on the gate. Nobody was hurt" in article.text
    for segment in article.source_map:
        told = article.text[segment.start : segment.start + segment.length]
        assert page.text[segment.page_start : segment.page_start + segment.length] == told
