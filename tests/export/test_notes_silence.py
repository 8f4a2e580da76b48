"""What accounts leave out, and the order of differences, in notes."""

from dataclasses import replace

import pytest

from consilience.export.index import make_index
from consilience.export.markdown import write_markdown
from consilience.export.notes import make_notes
from consilience.export.notes_model import Bullets
from consilience.export.notes_silence import MEANING
from consilience.export.text import write_text
from consilience.export.views.differences import view_differences
from tests.export.making import make_hostile_dossier, make_silent_dossier, make_told_dossier
from tests.export.test_notes import find_part, tell
from tests.export.test_silence import make_dossier

HEAD = "What each leaves out, and what only it has"


def test_notes_tell_what_each_account_leaves_out_and_what_only_it_has() -> None:
    notes = make_notes(make_dossier())
    meaning, accounts, rest = find_part(notes, HEAD)
    assert meaning.line[0].text == MEANING
    assert isinstance(accounts, Bullets)
    (courier,) = accounts.items
    assert tell(courier) == "unknown outlet (courier.txt)"
    left_out, only_here = (" ".join(one.text for one in part) for part in courier.parts)
    assert left_out.startswith("Leaves out: Ilva Torrent met Oren Malk (3 articles")
    assert only_here.startswith("Only here: ")
    assert [len(part[1].sources) for part in courier.parts] == [3, 1]
    assert rest.line[0].text == (
        "1 more account leaves out nothing of note and has nothing alone."
        " Not asked: The Herald (too short to tell more)."
    )


def test_the_words_for_a_silence_are_sources_of_markdown_and_text() -> None:
    dossier = make_dossier()
    for written in (write_markdown(dossier), write_text(dossier)):
        assert HEAD in written
        assert "Leaves out:" in written
        assert "Forty dockers blocked the gate" in written


@pytest.mark.parametrize("make", [make_told_dossier, make_hostile_dossier])
def test_a_story_of_which_no_silence_is_known_has_no_such_part(make) -> None:
    assert HEAD not in write_markdown(replace(make(), silences=()))


def test_the_sign_for_silent_is_explained_below_the_table() -> None:
    written = write_markdown(make_silent_dossier())
    table, _, rest = written.partition("| – |")
    assert table
    assert "\n\n“–” stands for “silent”.\n\nA letter in brackets names the origin" in rest
    assert "stands for" not in write_text(make_silent_dossier())


def test_of_one_relation_what_a_brief_tells_comes_first_and_words_last() -> None:
    dossier = make_told_dossier()
    (first, *_) = dossier.discrepancies
    made = {
        name: replace(first, id=name, kind=kind, relation=relation)
        for name, kind, relation in (
            ("rise", "number", "update"),
            ("quote", "wording", "conflict"),
            ("count", "number", "conflict"),
            (first.id, "date", "conflict"),
        )
    }
    index = make_index(replace(dossier, discrepancies=tuple(made.values())))
    told = {one.discrepancy_id for one in dossier.briefs[0].sentences}
    assert first.id in told
    views = view_differences(tuple(made.values()), {}, index)
    assert [one.id for one in views] == [f"d-{one}" for one in (first.id, "count", "quote", "rise")]
