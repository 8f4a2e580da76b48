"""The cost of linking and analysis, on two short affairs."""

from bench.analysis_cost import measure

from tests.making import make_article

TEXTS = (
    "The ferry Onde sank on Monday. Nine people drowned, the harbour office said.",
    "Eleven people drowned when the ferry Onde sank on Monday, police said.",
)


def test_shares_are_of_the_seconds_of_annotation() -> None:
    affairs = {
        "ferry": [make_article(text, name=f"a{at}") for at, text in enumerate(TEXTS)],
        "alone": [make_article("The mayor of Orbe resigned on Friday.", name="b")],
    }
    rows = {one.name: one.figures for one in measure(affairs)}
    assert rows["annotation"]["articles"] == 3
    whole = rows["annotation"]["seconds"]
    assert list(rows) == ["annotation", "linking", "analysis", "differences"]
    for name in ("linking", "analysis", "differences"):
        figures = rows[name]
        assert figures["seconds"] > 0
        assert figures["share of annotation"] == figures["seconds"] / whole
    assert rows["differences"]["seconds"] < rows["analysis"]["seconds"]
