import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.text import Text

from consilience.app import LAYERS, Shown, list_entries
from consilience.cli.layers import Choice, draw_text, print_article, print_articles
from consilience.cli.terminal import Terminal, make_safe
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.failure import Failure
from consilience.records.quotation import Quotation
from tests.export.making import HOSTILE, LAYERED, make_article, make_layers, make_page


@pytest.fixture
def article() -> Article:
    page = make_page("\n".join(LAYERED), "layers")
    return make_article(page, LAYERED, title="Torrent has signed", outlet="Sarn Courier")


def draw(article: Article, annotations: Annotations, *layers, width: int = 76) -> list[str]:
    entries = [one for layer in layers for one in list_entries(article, annotations, layer)]
    return [line.plain.rstrip() for line in draw_text(article.text, entries, width)]


def show(article: Article, annotations: Annotations, *layers, **options: object) -> str:
    page = make_page(article.text, "layers")
    shown = Shown(number=1, page=page, article=article, annotations=annotations)
    out = io.StringIO()
    terminal = Terminal(file=out, width=90, highlight=False, **options)
    print_article(terminal, shown, layers)
    return out.getvalue()


def test_mentions_and_times_stand_under_their_words_with_a_note_each(article):
    lines = draw(article, make_layers(article), "mentions", "times")
    assert lines[:9] == [
        "",
        "      On Thursday the ministry said in a statement that Ilva Torrent had signed a",
        "                      └M1────┘                          └M2 person─┘",
        "         └T1────┘",
        "      lease of two quays in Sarn, Eastwire reported.",
        "                            └M3┘",
        "      M1 “ministry” · organisation  M2 “Ilva Torrent” · person  M3 “Sarn” · place",
        "T1    “Thursday” · date (2031-03-06) · value 6 March 2031 (to the day, written out on the",
        "      page)",
    ]


def test_each_claim_has_a_row_for_who_did_what_when_and_where(article):
    lines = draw(article, make_layers(article), "claims", width=120)
    assert lines[1:6] == [
        "      On Thursday the ministry said in a statement that Ilva Torrent had signed a lease of two quays in Sarn, Eastwire",
        "C1       └when──┘ └source────┘ └──┘says                 └actor─────┘     ══════ └theme─────────────┘    └──┘where",
        "                                                                                           └───────┘quantity  └source┘",
        "C2                                                                                ═════                       └source┘",
        "      reported.",
    ]
    assert any(line.startswith("C1    “signed” (AGREE · CONSULT) · actor “Ilva") for line in lines)


def test_quotations_inside_and_across_one_another_have_rows_of_their_own(article):
    lines = draw(article, make_layers(article), "quotations", width=100)
    at = next(n for n, line in enumerate(lines) if "She denied" in line)
    assert lines[at : at + 4] == [
        "      She denied that “the union was ‘never asked’ by anyone”, and will not travel to Oster.",
        "Q2    └─┘speaker └mixed─────────────────────────────────────┘",
        "          └cue─┘",
        "Q3                                   └direct─────┘",
    ]
    at = next(n for n, line in enumerate(lines) if "“It holds" in line)
    assert lines[at : at + 3] == [
        "      “It holds for 30 years.",
        "Q4    └direct───────────────┘",
        "Q5                  └direct──",
    ]
    assert "Q5    ───────────────┘" in lines


def test_lines_without_marks_have_no_rows(article):
    assert draw(article, make_layers(article), width=200) == [
        line for paragraph in LAYERED for line in ("", f"      {paragraph}")
    ]


def test_the_head_names_the_article_and_counts_what_was_found(article):
    out = show(article, make_layers(article), "times", "claims")
    assert "1  Torrent has signed" in out
    assert "article article-layers · Sarn Courier · published unknown" in out
    assert "2 times, 3 claims" in out


@pytest.mark.parametrize(
    ("fields", "read", "said"),
    [
        ({"text": ""}, True, "This article has no text."),
        ({"text": " \n"}, True, "This article has no text."),
        ({"lang": "fr"}, False, "Not read: there is no parser for its language (fr)."),
        ({}, True, "no times, no claims"),
    ],
)
def test_an_article_with_nothing_to_mark_says_why(article, fields, read, said):
    plain = replace(article, **fields)
    annotations = Annotations(article_id=article.id, read=read)
    out = show(plain, annotations, "times", "claims")
    assert said in out
    assert ("Ilva Torrent" in out) == bool(plain.text.strip())


def test_a_terminal_with_colours_gets_them_and_one_without_loses_no_word(article, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = show(article, make_layers(article), *LAYERS, force_terminal=True, _environ={})
    plain = show(article, make_layers(article), *LAYERS)
    assert "\x1b[" in coloured
    assert "\x1b" not in plain
    assert Text.from_ansi(coloured).plain.rstrip() == plain.rstrip()


def test_no_color_is_heeded_on_a_terminal(article):
    out = show(
        article, make_layers(article), "times", force_terminal=True, _environ={"NO_COLOR": "1"}
    )
    assert "\x1b[32m" not in out


def test_hostile_words_reach_no_terminal_as_orders(article):
    page = make_page(f"{HOSTILE} \x1b[2J\x9b31m", "bad")
    bad = make_article(page, [page.text], title="\x1b]0;x\x07", outlet=HOSTILE, lang="\x1b[1m")
    for read in (True, False):
        out = show(bad, Annotations(article_id=bad.id, read=read), *LAYERS)
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\ud800"} & set(out)
        assert out.encode()


def test_what_has_no_place_in_the_text_is_told_at_the_end(article):
    annotations = make_layers(article)
    shorter = replace(article, text="On Thursday", source_map=())
    lines = draw(shorter, annotations, "times")
    assert lines[-2:] == ["\nwithout a place in the text:", "T2    “30 years” · duration (P30Y)"]


def test_articles_are_printed_as_they_come_and_failures_beside_them(article, capsys):
    page = make_page(article.text, "layers")
    order: list[str] = []

    def read():
        yield Shown(number=1, page=page, article=article, annotations=make_layers(article))
        order.append(capsys.readouterr().out)
        yield Failure(uri="/pages/[bold]\x1b.txt", stage="intake", code="image", message="a photo")

    assert print_articles(read(), ["times"]) == (1, 1)
    assert "Torrent has signed" in order[0]
    assert capsys.readouterr().err == "consilience: /pages/[bold]\ufffd.txt: a photo\n"


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        (None, True),
        ("2", True),
        ("02", False),
        ("article-layers", True),
        ("arti", True),
        ("art", False),
        ("", False),
        ("3", False),
    ],
)
def test_an_article_is_chosen_by_number_or_id(article, name, chosen):
    assert Choice(name)(2, article) is chosen


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=120),
    st.lists(st.tuples(st.integers(0, 120), st.integers(0, 90)), max_size=8),
    st.integers(20, 60),
)
def test_any_marks_over_any_text_leave_all_its_words_to_read(text, places, width):
    article = replace(make_article(make_page("", "any"), []), text=text)
    spans = [article.span(a, min(a + n, len(text))) for a, n in places if a <= len(text)]
    quotations = tuple(
        Quotation(id=f"{n}", kind="direct", content=(one,), sentence=one, cue=one)
        for n, one in enumerate(spans)
    )
    annotations = Annotations(article_id=article.id, quotations=quotations)
    entries = list_entries(article, annotations, "quotations")
    bare = [line.plain for line in draw_text(text, [], width)]
    drawn = [line.plain for line in draw_text(text, entries, width)]
    rest = iter(drawn)
    assert all(line in rest for line in bare)
    words = [line.strip() for line in bare]
    assert "".join("".join(words).split()) == "".join(make_safe(text).split())


def test_thousands_of_marks_over_one_text_stay_in_proportion(article):
    def count(number: int) -> int:
        text = "word " * (number // 2)
        long = replace(article, text=text, source_map=())
        spans = [long.span(at, len(text) - at) for at in range(number)]
        quotations = tuple(
            Quotation(id=f"{n}", kind="direct", content=(one,), sentence=one)
            for n, one in enumerate(spans)
        )
        return sum(
            map(
                len,
                draw(long, Annotations(article_id=long.id, quotations=quotations), "quotations"),
            )
        )

    assert count(1600) < 2.3 * count(800)
