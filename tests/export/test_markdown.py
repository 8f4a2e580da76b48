import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from consilience.export.markdown import escape, write_markdown
from consilience.export.wording import make_label
from consilience.records.analysis import Reading
from consilience.records.dossier import Dossier
from tests.export.making import HOSTILE, make_dossier, make_hostile_dossier, make_told_dossier

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SCRIPTS = (
    HOSTILE,
    "# heading",
    "1. one",
    "- item",
    "> said",
    "```\ncode\n```",
    "[link](javascript:alert(1))",
    "![image](https://tracker.example/x.png)",
    "<https://evil.example>",
    "a | b | c",
    "\\| \\\\| a\\",
    "*a* _b_ **c** ~~d~~ `e`",
    "<script>alert(1)</script>",
    "&lt;b&gt; &#124;",
    "[^1]: forged",
    "[x]: https://evil.example",
    "a\n\n---\n\nb",
    "===",
    "***",
    "+",
    "%%a%% ==b== $c$ [[d]] ^[e]",
)
MARKS = st.text(alphabet="*_`~[]()<>!#|\\&;:=-+.1a \n\t\"'/^$%@")
WORDS = st.one_of(st.text(min_size=1), MARKS, st.sampled_from(SCRIPTS))


def parse(text: str) -> list[Token]:
    return PARSER.parse(text)


def list_types(tokens: list[Token]) -> list[str]:
    """What the parser makes of a text, but for the text itself."""
    return [one.type for one in _walk(tokens) if not one.type.startswith("text")]


def show(tokens: list[Token]) -> str:
    return "".join(one.content for one in _walk(tokens) if one.type.startswith("text"))


def _walk(tokens: list[Token]) -> Iterator[Token]:
    for one in tokens:
        yield one
        yield from one.children or ()


def fill(dossier: Dossier, words: str) -> Dossier:
    """The dossier with the words wherever a page, a list or a file name can put them."""
    story, page, article = dossier.stories[0], dossier.pages[0], dossier.articles[0]
    (difference,) = dossier.discrepancies
    readings = tuple(replace(one, value=words) for one in difference.readings)
    return replace(
        dossier,
        case=words,
        pages=(replace(page, name=words, uri=words), *dossier.pages[1:]),
        articles=(replace(article, title=words, outlet=words), *dossier.articles[1:]),
        stories=(replace(story, title=words),),
        events=tuple(replace(one, title=words) for one in dossier.events),
        origins=tuple(replace(one, name=words, channel=words) for one in dossier.origins),
        discrepancies=(replace(difference, explanation=words, readings=readings),),
        briefs=tuple(
            replace(
                one,
                sentences=tuple(replace(each, text=words) for each in one.sentences),
                key_facts=tuple(replace(each, text=words) for each in one.key_facts),
            )
            for one in dossier.briefs
        ),
    )


@given(WORDS)
def test_escaped_words_are_shown_as_they_are_and_are_no_markup(words: str) -> None:
    words = make_label(words)
    assume(words)
    tokens = parse(escape(words))
    assert list_types(tokens) == ["paragraph_open", "inline", "paragraph_close"]
    assert show(tokens) == words


@given(WORDS)
def test_no_words_of_a_page_change_how_the_notes_are_built(words: str) -> None:
    assume(make_label(words))
    told = make_told_dossier()
    hostile, plain = (parse(write_markdown(fill(told, one))) for one in (words, "x"))
    assert list_types(hostile) == list_types(plain)


@pytest.mark.parametrize("words", SCRIPTS)
def test_scripts_links_and_headings_of_a_page_stay_words(words: str) -> None:
    written = write_markdown(fill(make_told_dossier(), words))
    types = set(list_types(parse(written)))
    assert not types & {"html_block", "html_inline", "image", "link_open", "fence", "code_inline"}


@given(WORDS)
def test_the_quoted_words_of_a_source_are_no_markup(words: str) -> None:
    """Text of a page that reaches the notes through its footnotes alone."""
    told = make_told_dossier()
    article = told.articles[0]
    text = f"{words} was met {words}"
    assume(make_label(words))
    span = replace(article.text and article, text=text).span(0, len(text))
    (difference,) = told.discrepancies
    reading = Reading(value="x", claim_ids=(), origins=(), evidence=(replace(span, page=None),))
    changed = replace(
        told,
        articles=(replace(article, text=text), *told.articles[1:]),
        discrepancies=(replace(difference, readings=(reading,)),),
    )
    allowed = {"strong_open", "strong_close", "paragraph_open", "paragraph_close", "inline"}
    footnotes = write_markdown(changed).rpartition("\n\n")[2]
    assert set(list_types(parse(footnotes))) <= allowed | {"softbreak"}


def test_a_hostile_dossier_makes_no_html_and_no_link() -> None:
    types = set(list_types(parse(write_markdown(make_hostile_dossier()))))
    assert not types & {"html_block", "html_inline", "image", "link_open", "fence", "code_inline"}


def test_an_address_of_the_web_is_a_link_and_no_other() -> None:
    links = [
        one.attrs["href"]
        for one in _walk(parse(write_markdown(make_dossier())))
        if one.type == "link_open"
    ]
    assert set(links) == {"https://courier.example/torrent"}


@pytest.mark.parametrize("address", ["https://a.example/<b>|`c`\\d", "https://a.example/*x*_y_"])
def test_an_odd_address_stays_one_link(address: str) -> None:
    dossier = make_dossier()
    page = replace(dossier.pages[0], uri=address)
    written = write_markdown(replace(dossier, pages=(page, *dossier.pages[1:])))
    tokens = parse(written)
    assert "html_inline" not in list_types(tokens)
    links = [one for one in _walk(tokens) if one.type == "link_open"]
    assert len(links) == len(re.findall(r"^\[\^\d+\]:", written, re.MULTILINE))


def test_every_footnote_that_is_named_is_there_once() -> None:
    written = write_markdown(make_told_dossier())
    named = set(re.findall(r"\[\^(\d+)\](?!:)", written))
    there = re.findall(r"^\[\^(\d+)\]:", written, re.MULTILINE)
    assert sorted(there, key=int) == there == sorted(named, key=int)


def test_the_exact_words_stand_in_bold_within_their_sentence() -> None:
    written = write_markdown(make_told_dossier())
    assert "“Ilva Torrent met Oren Malk in Sarn on **6 March**.”" in written
