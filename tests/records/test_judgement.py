from dataclasses import replace

import pytest

from consilience.errors import JudgementError
from consilience.records.judgement import (
    VERDICTS,
    Judgement,
    check_judgement,
    find_standing,
    make_judgement_id,
)
from consilience.records.span import PageSpan

NOT_SAME = Judgement(
    id="1",
    kind="entity",
    subjects=("mention 1", "mention 2"),
    verdict="not same",
    made_by="Ada",
    made_at="2031-03-09T10:00:00+00:00",
)
PLACE = PageSpan(id="page", start=10, end=10)


def undo(made_id: str, retires: str) -> Judgement:
    return replace(NOT_SAME, id=made_id, verdict="undo", retires=retires)


def test_the_id_depends_on_every_field() -> None:
    changes = (
        {"kind": "event"},
        {"subjects": ("mention 1", "mention 3")},
        {"verdict": "same"},
        {"made_by": "Bo"},
        {"made_at": "2031-03-10"},
        {"note": "seen both"},
        {"value": "2031"},
        {"place": PLACE},
        {"retires": "0"},
    )
    ids = {make_judgement_id(replace(NOT_SAME, **change)) for change in changes}
    assert len(ids | {make_judgement_id(NOT_SAME)}) == len(changes) + 1
    assert make_judgement_id(replace(NOT_SAME, id="2")) == make_judgement_id(NOT_SAME)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"verdict": "rounding"}, "'rounding' is no verdict on a entity"),
        ({"subjects": ("mention 1", "mention 1")}, "names 1 subjects; give 2"),
        ({"kind": "date", "subjects": (), "verdict": "date"}, "names 0 subjects; give 1"),
        ({"kind": "date", "subjects": ("a",), "verdict": "date"}, "put it in `value`"),
        ({"kind": "boundary", "subjects": ("p",), "verdict": "split"}, "needs the `place`"),
        ({"verdict": "undo"}, "names no judgement"),
    ],
)
def test_what_does_not_fit_its_kind_is_refused(change: dict[str, object], message: str) -> None:
    with pytest.raises(JudgementError, match=message):
        check_judgement(replace(NOT_SAME, **change))


@pytest.mark.parametrize(
    ("kind", "verdict"), [(kind, one) for kind, allowed in VERDICTS.items() for one in allowed]
)
def test_every_verdict_of_a_kind_is_taken(kind: str, verdict: str) -> None:
    fitting = replace(NOT_SAME, kind=kind, verdict=verdict, value="2031-03-09", place=PLACE)
    check_judgement(fitting)


@pytest.mark.parametrize(
    ("undone", "standing"),
    [
        ((), ["1"]),
        (("1",), []),
        (("1", "2"), ["1"]),
        (("1", "2", "3"), []),
    ],
)
def test_an_undo_that_is_undone_brings_back_what_it_retired(
    undone: tuple[str, ...], standing: list[str]
) -> None:
    made = [NOT_SAME, *(undo(str(at), one) for at, one in enumerate(undone, 2))]
    assert [one.id for one in find_standing(made)] == standing
