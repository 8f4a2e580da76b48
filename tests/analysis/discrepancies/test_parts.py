"""Things that hang together, and those that may not."""

from consilience.analysis.discrepancies.parts import group_apart, group_linked

LINKS = [("a", "b"), ("b", "c"), ("c", "d"), ("e", "f")]


def are_apart(one: str, other: str) -> bool:
    return {one, other} == {"a", "d"}


def test_links_of_links_are_one_group() -> None:
    assert [sorted(group) for group in group_linked(LINKS)] == [["a", "b", "c", "d"], ["e", "f"]]


def test_the_first_links_win_where_two_are_apart() -> None:
    groups = group_apart(LINKS, are_apart)
    assert [sorted(group) for group in groups] == [["a", "b", "c"], ["e", "f"]]
    groups = group_apart(LINKS[::-1], are_apart)
    assert [sorted(group) for group in groups] == [["e", "f"], ["b", "c", "d"]]
