from dataclasses import replace
from typing import Any

import pytest
from bench.dossier import CHECKLISTS, judge, make_figures, read_again, read_checklist
from bench.dossier_checks import CHECKS
from bench.dossier_reading import find_lines

from consilience.records.dossier import Dossier
from consilience.records.entity import Office
from tests.export.making import make_dossier, make_layered_dossier, make_told_dossier

COURIER = {"articles": {"report": {"page": "courier"}, "signe": {"page": "phare"}}}
LEASE = {
    "articles": {name: {"page": name} for name in ("post", "herald", "today", "courier")},
}


def find_faults(dossier: Dossier, named: dict[str, Any], kind: str, /, **given: Any) -> str:
    check = {"kind": kind, "part": "part", "says": "so", **given}
    (verdict,) = judge({**named, "check": [check]}, read_again(dossier))
    return "; ".join(verdict.faults)


PAGE_CHECKS = (  # kind, what is so, what is not, and what is found instead
    ("count", {"of": "pages", "number": 3}, {"of": "pages", "number": 2}, "3 pages"),
    (
        "count",
        {"of": "articles", "page": "courier", "number": 1},
        {"of": "articles", "page": "empty", "number": 1},
        "0 articles",
    ),
    (
        "story",
        {"articles": ["signe", "report"]},
        {"articles": ["report"]},
        "stories [['report', 'signe']]",
    ),
    (
        "lines",
        {"page": "courier", "kept": [5, 7], "dropped": [1, 2, 3, 6, 8]},
        {"page": "courier", "kept": [1], "dropped": [5]},
        "not kept: 'SHARE'",
    ),
    (
        "dropped as",
        {"page": "courier", "line": 1, "reasons": ["share", "navigation"]},
        {"page": "courier", "line": 3, "reasons": ["share"]},
        "dropped as ['byline']",
    ),
    (
        "field",
        {"article": "report", "name": "credits", "value": ["Eastwire"]},
        {"article": "report", "name": "outlet", "value": "Eastwire"},
        "outlet 'Sarn Courier'",
    ),
    (
        "field",
        {"article": "signe", "name": "outlet"},
        {"article": "report", "name": "outlet"},
        "outlet 'Sarn Courier'",
    ),
    (
        "published",
        {"article": "report", "day": "2031-03-07", "bases": ["explicit"]},
        {"article": "report", "day": "2031-03-06"},
        "published 2031-03-07 to 2031-03-07",
    ),
    ("published", {"article": "signe"}, {"article": "report"}, "published 2031-03-07"),
    ("unread", {"article": "signe", "lang": "fr"}, {"article": "report", "lang": "en"}, "en, read"),
    (
        "entity",
        {"names": ["ilva torrent"], "of": "person"},
        {"names": ["Ilva Torrent"], "of": "place"},
        "nothing is called ['Ilva Torrent']",
    ),
    (
        "entity",
        {"names": ["Ilva Torrent", "Sarn"], "number": 2},
        {"names": ["Ilva Torrent", "Sarn"]},
        "2: ['Ilva Torrent', 'Sarn']",
    ),
    (
        "no entity",
        {"names": ["Sarn"], "of": "person"},
        {"names": ["Sarn"], "of": "place"},
        "place Sarn",
    ),
    (
        "refers",
        {"article": "report", "words": "torrent", "to": ["Ilva Torrent"]},
        {"article": "report", "words": "Sarn", "to": ["Ilva Torrent"]},
        "'Sarn' stands for ['Sarn']",
    ),
    (
        "office",
        {"person": "Ilva Torrent", "words": ["minister", "corvia"], "year": "2031"},
        {"person": "Ilva Torrent", "words": ["minister"], "year": "2028"},
        "offices [('shipping minister corvia', '2031-03-07')]",
    ),
    (
        "no office",
        {"person": "Ilva Torrent", "words": ["minister"], "year": "2028"},
        {"person": "Ilva Torrent", "words": ["minister"]},
        "Ilva Torrent as minister",
    ),
    (
        "citation",
        {"article": "report", "words": ["@dockwatch"]},
        {"article": "signe", "words": ["@dockwatch"]},
        "0 citations",
    ),
)

STORY_CHECKS = (
    (
        "origin",
        {"of": ["statement"], "words": ["office"], "articles": ["post", "herald"]},
        {"of": ["statement"], "words": ["ministry"], "articles": ["post"]},
        "[('statement', 'Tessalian ministry')] under [['today']]",
    ),
    (
        "no origin",
        {"article": "today", "of": ["statement"], "words": ["office"]},
        {"article": "post", "of": ["statement"]},
        'rests on statement "Torrent\'s office"',
    ),
    (
        "passed on",
        {"article": "post", "names": ["office", "Eastwire"]},
        {"article": "post", "names": ["Eastwire", "office"]},
        "chains [[\"Torrent's office\", 'Corvian Post', 'Eastwire']]",
    ),
    (
        "derived",
        {"article": "herald", "source": "post", "least": 0.5},
        {"article": "post", "source": "herald"},
        "shares []",
    ),
    (
        "derived",
        {"article": "post", "source": "herald", "either": True},
        {"article": "herald", "source": "post", "least": 0.6},
        "shares [0.5]",
    ),
    (
        "event",
        {"who": ["Torrent"], "lemmas": ["meet"], "articles": ["post", "herald", "today"]},
        {"lemmas": ["meet"], "articles": ["post"]},
        "articles ['herald', 'post', 'today']",
    ),
    (
        "event",
        {"lemmas": ["meet"], "day": "2031-03-06", "origins": 2, "unknown": 0},
        {"lemmas": ["meet"], "origins": 3},
        "origins ['Tessalian ministry', \"Torrent's office\"]",
    ),
    (
        "event",
        {"words": ["Forty"], "unknown": 1, "undated": True},
        {"words": ["Forty"], "day": "2031"},
        "when  to ",
    ),
    (
        "event",
        {"lemmas": ["sign"], "level": "single origin", "never": ["today"]},
        {"lemmas": ["sign"], "at_least": ["today"]},
        "articles ['herald', 'post']",
    ),
    (
        "event",
        {"lemmas": ["meet"], "factuality": ["occurred"]},
        {"who": ["Nobody"]},
        "no such event",
    ),
    (
        "apart",
        {"first": {"lemmas": ["meet"]}, "second": {"lemmas": ["sign"]}},
        {"first": {"lemmas": ["meet"]}, "second": {"who": ["Malk"], "articles": ["today"]}},
        "one event for both",
    ),
    (
        "difference",
        {"of": "date", "sides": [["post", "herald"], ["today"]], "relations": ["conflict"]},
        {"of": "date", "values": ["2031-03-08"]},
        "date: [\"['2031-03-06', '2031-03-07'] of [['herald', 'post'], ['today']]\"]",
    ),
    ("difference", {"of": "date", "words": ["meeting"]}, {"of": "number"}, "number: none"),
    (
        "difference",
        {"of": "date", "without": ["blame"]},
        {"of": "date", "without": ["meeting"]},
        "date: [",
    ),
    (
        "no difference",
        {"words": ["oil"]},
        {"words": ["7 March"]},
        "date: The articles set the meeting on 6 or on 7 March.",
    ),
    (
        "differences",
        {"article": "post", "number": 1},
        {"article": "post", "number": 0, "of": ["date"]},
        "1: ['The articles set the meeting on 6 or on 7 March.']",
    ),
    ("brief", {"article": "post", "least": 3}, {"article": "post", "least": 9}, "4 sentences"),
)


@pytest.mark.parametrize(("kind", "right", "wrong", "found"), PAGE_CHECKS)
def test_a_check_of_pages_and_names_tells_right_from_wrong(kind, right, wrong, found) -> None:
    assert find_faults(make_dossier(), COURIER, kind, **right) == ""
    assert find_faults(make_dossier(), COURIER, kind, **wrong).startswith(found)


@pytest.mark.parametrize(("kind", "right", "wrong", "found"), STORY_CHECKS)
def test_a_check_of_conclusions_tells_right_from_wrong(kind, right, wrong, found) -> None:
    assert find_faults(make_told_dossier(), LEASE, kind, **right) == ""
    assert find_faults(make_told_dossier(), LEASE, kind, **wrong).startswith(found)


def test_every_time_expression_of_the_words_is_checked() -> None:
    articles = {"articles": {"layers": {"page": "layers"}}}
    given = {"article": "layers", "words": "Thursday"}
    dossier = make_layered_dossier()
    assert find_faults(dossier, articles, "time", **given, values=["2031-03-06"]) == ""
    assert find_faults(dossier, articles, "time", **given, values=["2031-03-07"]) == (
        "'Thursday' is ['2031-03-06']"
    )


def test_a_conclusion_without_words_is_a_fault() -> None:
    dossier = make_told_dossier()
    (difference,) = dossier.discrepancies
    bare = tuple(replace(one, evidence=()) for one in difference.readings)
    changed = replace(dossier, discrepancies=(replace(difference, readings=bare),))
    assert "no words for '2031-03-06'" in find_faults(changed, LEASE, "evidence")


def test_terms_are_looked_for_where_a_dossier_has_them() -> None:
    assert find_faults(make_dossier(), COURIER, "terms", names=["Sarn"]) == "0 terms"


def test_an_article_that_was_not_found_is_a_fault_and_no_error() -> None:
    articles = {"articles": {"lost": {"page": "courier", "number": 2}}}
    assert find_faults(make_dossier(), articles, "field", article="lost", name="outlet") == (
        "no article 'lost' was found"
    )


def test_offices_of_two_entities_of_one_name_count_together() -> None:
    dossier = make_dossier()
    torrent, *others = dossier.entities
    mayor = Office(title="mayor", of=None, earliest=None, latest=None, evidence=())
    twin = replace(torrent, id="twin", offices=(mayor,))
    changed = replace(dossier, entities=(torrent, twin, *others))
    assert find_faults(changed, COURIER, "office", person="Ilva Torrent", words=["mayor"]) == ""


def test_lines_are_counted_from_one_and_stripped() -> None:
    assert find_lines("a\n  bc \n\nd", [2, 3, 4]) == [(4, 6), (9, 10)]


def test_figures_count_by_part() -> None:
    checks = [
        {"kind": "count", "part": "pages", "says": "three", "of": "pages", "number": 3},
        {"kind": "count", "part": "pages", "says": "two", "of": "pages", "number": 2},
    ]
    figures = make_figures(judge({**COURIER, "check": checks}, make_dossier()))
    assert figures == {"checks": 2, "right": 1, "score": 0.5, "parts": {"pages": "1/2"}}


@pytest.mark.parametrize("path", sorted(CHECKLISTS.glob("*.toml")), ids=lambda one: one.stem)
def test_every_check_of_a_checklist_has_a_kind_a_part_and_a_sentence_of_its_own(path) -> None:
    checklist = read_checklist(path)
    sentences = [one["says"] for one in checklist["check"]]
    assert len(sentences) >= 60
    assert len(set(sentences)) == len(sentences)
    assert all(one["part"] for one in checklist["check"])


@pytest.mark.parametrize("path", sorted(CHECKLISTS.glob("*.toml")), ids=lambda one: one.stem)
def test_a_checklist_fits_any_dossier_without_an_error(path) -> None:
    """Arguments of another name than a kind has would raise."""
    verdicts = judge(read_checklist(path), make_told_dossier())
    assert not all(one.right for one in verdicts)


def test_an_unknown_kind_is_told_with_those_that_exist(tmp_path) -> None:
    path = tmp_path / "list.toml"
    path.write_text('[articles]\n[[check]]\nkind = "guess"\npart = "a"\nsays = "b"\n')
    with pytest.raises(ValueError, match="unknown kind 'guess'; there are citation"):
        read_checklist(path)
    assert "dropped as" in CHECKS
