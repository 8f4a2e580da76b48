from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.errors import JudgementError, UnknownIdError
from consilience.records.ids import JudgementId
from consilience.records.judgement import Judgement, find_standing
from consilience.store import Workspace
from tests.store.making import add, judge, make_part, write


def test_a_judgement_is_read_as_it_was_made(workspace: Workspace) -> None:
    made = replace(judge(note="two people\x00 of one name"), evidence=(write("one").span(0, 3),))
    kept = workspace.judgements.append(made)
    assert replace(kept, id=made.id) == made
    assert workspace.judgements.read(kept.id) == kept


def test_a_judgement_without_a_time_is_made_now(workspace: Workspace) -> None:
    kept = workspace.judgements.append(replace(judge(), made_at=""))
    assert kept.made_at.endswith("+00:00")


def test_the_same_judgement_twice_is_one(workspace: Workspace) -> None:
    assert workspace.judgements.append(judge()) == workspace.judgements.append(judge())
    assert len(workspace.judgements.list()) == 1


def test_undo_brings_the_state_before_back_exactly(workspace: Workspace) -> None:
    workspace.judgements.append(judge(verdict="same", note="first"))
    before = workspace.judgements.list(only_standing=True)
    made = workspace.judgements.append(judge(note="second"))
    undone = workspace.judgements.undo(made.id, made_by="Bo", note="wrong page")
    assert workspace.judgements.list(only_standing=True) == before
    assert (undone.retires, undone.made_by, undone.note) == (made.id, "Bo", "wrong page")
    workspace.judgements.undo(undone.id, made_by="Bo")
    assert workspace.judgements.list(only_standing=True) == (*before, made)
    assert len(workspace.judgements.list()) == 4


def test_a_new_verdict_may_stand_in_the_place_of_another(workspace: Workspace) -> None:
    first = workspace.judgements.append(judge(verdict="same"))
    second = workspace.judgements.append(judge(retires=first.id))
    assert workspace.judgements.list(only_standing=True) == (second,)


def test_a_negative_judgement_outlives_the_story_it_was_made_on(workspace: Workspace) -> None:
    article = write("one")
    add(workspace, article)
    workspace.stories.put_parts([make_part("story", article)])
    made = workspace.judgements.append(judge("one:0", "two:7"))
    workspace.stories.put_parts([], replaced=["story"])
    assert workspace.judgements.list(subject="two:7", only_standing=True) == (made,)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (judge(verdict="real"), "no verdict on a entity"),
        (judge(retires=JudgementId("nowhere")), "no judgement nowhere to retire"),
    ],
)
def test_a_judgement_that_does_not_fit_is_refused(
    workspace: Workspace, made: Judgement, message: str
) -> None:
    with pytest.raises(JudgementError, match=message):
        workspace.judgements.append(made)
    assert workspace.judgements.list() == ()


def test_what_was_retired_is_not_retired_again(workspace: Workspace) -> None:
    made = workspace.judgements.append(judge())
    workspace.judgements.undo(made.id, made_by="Ada")
    with pytest.raises(JudgementError, match="was retired already"):
        workspace.judgements.undo(made.id, made_by="Bo")
    with pytest.raises(UnknownIdError):
        workspace.judgements.undo(JudgementId("nowhere"), made_by="Ada")


# Which of the judgements made so far each next one retires, if that one still holds.
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(retired=st.lists(st.integers(0, 12), min_size=1, max_size=12))
def test_what_stands_in_the_tables_is_what_the_records_tell(
    workspace: Workspace, retired: list[int]
) -> None:
    made = [workspace.judgements.append(judge(note=f"{retired}"))]
    for step, at in enumerate(retired):
        try:
            made.append(workspace.judgements.undo(made[at % len(made)].id, made_by=f"Bo {step}"))
        except JudgementError:
            made.append(workspace.judgements.append(judge(note=f"{retired} {step}")))
    kept = [one for one in workspace.judgements.list() if one in made]
    standing = [one for one in workspace.judgements.list(only_standing=True) if one in made]
    assert standing == list(find_standing(kept))


def test_judgements_are_listed_by_kind_and_subject(workspace: Workspace) -> None:
    one = workspace.judgements.append(judge("a", "b"))
    workspace.judgements.append(judge("c", "d", kind="event"))
    assert workspace.judgements.list(kind="entity") == (one,)
    assert workspace.judgements.list(subject="a") == (one,)
    assert workspace.judgements.list(subject="c", kind="entity") == ()


def test_exported_judgements_can_be_imported_again(workspace: Workspace) -> None:
    made = workspace.judgements.append(judge("a", "b"))
    undone = workspace.judgements.undo(made.id, made_by="Ada")
    lines = list(workspace.judgements.export_lines())
    assert workspace.judgements.import_lines(lines) == ()
    changed = lines[0].replace(b'"Ada"', b'"Bo"')
    (fresh,) = workspace.judgements.import_lines([b"\n", changed])
    assert workspace.judgements.list() == (made, undone, fresh)
    assert workspace.judgements.list(only_standing=True) == (fresh,)


@pytest.mark.parametrize("line", [b"{}", b"nonsense", b"[1]", b"\xff", b'{"kind": "colour"}'])
def test_a_broken_line_is_told_and_nothing_is_imported(workspace: Workspace, line: bytes) -> None:
    good = b'{"id":"","kind":"entity","subjects":["a","b"],"verdict":"same","made_by":"A","made_at":"x"}'
    with pytest.raises(JudgementError, match=r"^line 2: "):
        workspace.judgements.import_lines([good, line])
    assert workspace.judgements.list() == ()
