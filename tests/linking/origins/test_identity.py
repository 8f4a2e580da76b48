import pytest

from consilience.linking.origins.identity import find_owners, find_same, is_same_holder
from consilience.linking.source_kinds import Source

BARE = Source(
    kind="statement", key=("harbour", "ministry"), name="harbour ministry", channel="statement"
)
OWNED = Source(
    kind="statement",
    key=("dargesh", "harbour", "ministry", "republic"),
    name="Harbour Ministry of the Republic of Dargesh",
    channel="statement",
)


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("The Calvorran harbour ministry said so, and Calvorra’s Harbour Ministry again.", 1),
        ("The Harbour Ministry of the Republic of Dargesh denied what the harbour ministry said.", 1),
        ("The Calvorran harbour ministry answered the Ministry of Harbour of Dargesh.", 2),
        ("The Polish harbour ministry and the Harbour Ministry of Poland said so on", 1),
        ("It is so. Monday harbour ministry staff came. The harbour ministry said so.", 0),
    ],
)  # fmt: skip
def test_the_owners_of_a_body_are_the_names_printed_beside_it(text: str, owners: int) -> None:
    assert len(find_owners(BARE, [text])) == owners


def test_a_body_named_without_its_owner_is_none_of_several() -> None:
    mine = "The Calvorran harbour ministry said on Monday that the ferries would sail."
    theirs = "The Harbour Ministry of the Republic of Dargesh said that they would not."
    assert find_same([BARE, OWNED], [theirs]) == [(BARE, OWNED)]
    assert find_same([BARE, OWNED], [mine, theirs]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("council", "harbour"), ("council", "harbour", "NO"), True),
        (("lund",), ("lund",), True),
        (("lund",), ("lund", "council"), False),
        (("council", "harbour"), (), False),  # of a party, or whoever can hold no statement
        ((), (), False),
    ],
)
def test_who_holds_nothing_is_the_holder_of_no_statement(
    one: tuple[str, ...], other: tuple[str, ...], *, same: bool
) -> None:
    assert is_same_holder(one, other) == is_same_holder(other, one) == same
