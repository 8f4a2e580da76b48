from dataclasses import replace

import pytest

from consilience.cli.summary import print_summary
from consilience.records.dossier import Dossier
from tests.export.making import (
    HOSTILE,
    make_dossier,
    make_hostile_dossier,
    make_told_dossier,
)


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")


def read_summary(dossier: Dossier, capsys: pytest.CaptureFixture[str]) -> list[str]:
    print_summary(dossier, (), to_stderr=False)
    return [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]


def test_facts_stand_under_their_story_with_articles_and_origins(capsys):
    lines = read_summary(make_told_dossier(), capsys)
    at = lines.index("Torrent signs in Sarn")
    assert lines[at + 1 : at + 4] == [
        "• Ilva Torrent met Oren Malk in Sarn on 6 March."
        " (2 articles · 1 origin · much of it in 1 more)",
        "• Torrent signed a lease of the harbour. (2 articles · 1 origin)",
        "• Forty dockers blocked the gate of Sarn harbour on Friday. (1 article · origin unknown)",
    ]


def test_unknown_origins_are_counted_apart(capsys):
    dossier = make_told_dossier()
    (brief,) = dossier.briefs
    fact = replace(brief.key_facts[0], origins=("gate", "Tessalian ministry"))
    lines = read_summary(replace(dossier, briefs=(replace(brief, key_facts=(fact,)),)), capsys)
    assert (
        "• Ilva Torrent met Oren Malk in Sarn on 6 March."
        " (2 articles · 1 origin + 1 unknown · much of it in 1 more)"
    ) in lines


def test_origins_name_the_outlets_that_rest_on_them_the_widest_spread_first(capsys):
    lines = read_summary(make_told_dossier(), capsys)
    at = lines.index("resting on")
    assert lines[at + 1 : at + 3] == [
        "• statement of Torrent's office: Corvian Post, The Herald",
        "• statement of Tessalian ministry: Tessaly Today",
    ]


@pytest.mark.parametrize(
    ("relation", "line"),
    [
        ("conflict", "≠ date: The articles set the meeting on 6 or on 7 March. dates"),
        ("update", "↗ date: The articles set the meeting on 6 or on 7 March. dates"),
        ("rounding", None),
        ("paraphrase", None),
    ],
)
def test_what_differs_is_told_and_what_agrees_in_other_words_is_not(relation, line, capsys):
    dossier = make_told_dossier()
    dates = replace(dossier.discrepancies[0], relation=relation)
    lines = read_summary(replace(dossier, discrepancies=(dates,)), capsys)
    assert [one for one in lines if "date:" in one] == ([line] if line else [])


@pytest.mark.parametrize(
    ("field", "line"),
    [("discrepancies", "and 2 more differences"), ("origins", "and 1 more origin")],
)
def test_what_does_not_fit_on_a_screen_is_counted(field, line, capsys):
    dossier = make_told_dossier()
    first = getattr(dossier, field)[0]
    many = tuple(replace(first, id=f"{at}") for at in range(6))
    assert line in read_summary(replace(dossier, **{field: many}), capsys)


def test_a_dossier_without_conclusions_shows_its_articles(capsys):
    lines = read_summary(make_dossier(), capsys)
    assert not [one for one in lines if one.startswith(("resting on", "≠"))]
    assert [one for one in lines if "Torrent signs in Sarn" in one and "Anna Reil" in one]


def test_hostile_words_give_no_orders(capsys):
    print_summary(make_hostile_dossier(), (HOSTILE,), to_stderr=False)
    shown = capsys.readouterr().out
    assert not [sign for sign in shown if sign in "\x01\x1b\u202e\u2066"]
