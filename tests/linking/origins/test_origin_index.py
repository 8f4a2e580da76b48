"""Which origins a place rests on, looked up without reading all stretches."""

from hypothesis import given
from hypothesis import strategies as st

from consilience.linking.origins import OriginIndex
from consilience.records.ids import OriginId
from consilience.records.origin import Origin
from tests.making import make_article

TEXT = make_article("x" * 60, name="a")
STRETCHES = st.lists(st.tuples(st.integers(0, 49), st.integers(1, 10)), max_size=6)


def make_origin(name: str, places: list[tuple[int, int]]) -> Origin:
    return Origin(
        id=OriginId(name),
        kind="outlet",
        name=name,
        entity_id=None,
        article_ids=(TEXT.id,),
        derivation_ids=(),
        stretches=tuple(TEXT.span(start, start + length) for start, length in places),
    )


@given(STRETCHES, STRETCHES, st.integers(0, 49), st.integers(1, 10))
def test_the_origins_of_a_place_are_all_whose_stretches_it_touches(
    first: list[tuple[int, int]], second: list[tuple[int, int]], start: int, length: int
) -> None:
    origins = (make_origin("one", first), make_origin("other", second))
    span = TEXT.span(start, start + length)
    touched = sorted(
        {one.id for one in origins if any(each.overlaps(span) for each in one.stretches)}
    )
    index = OriginIndex(origins)
    assert index.find(span) == tuple(touched)
    assert index.find(span) == tuple(touched)  # from what was kept
