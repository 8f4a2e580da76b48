from dataclasses import replace

import pytest

from consilience.export.markdown import write_markdown
from consilience.export.notes import make_notes
from consilience.export.notes_model import Bullets, Heading, Item, Notes, Paragraph, Piece, Table
from consilience.export.notes_story import LEGEND
from consilience.export.text import write_text
from consilience.records.ids import DerivationId
from consilience.records.origin import Passage
from tests.export.making import (
    make_dossier,
    make_hostile_dossier,
    make_layered_dossier,
    make_told_dossier,
)


def find_part(notes: Notes, heading: str) -> tuple[object, ...]:
    """The blocks between a heading and the next."""
    at = next(
        place
        for place, one in enumerate(notes.blocks)
        if isinstance(one, Heading) and one.text == heading
    )
    part = []
    for one in notes.blocks[at + 1 :]:
        if isinstance(one, Heading):
            break
        part.append(one)
    return tuple(part)


def tell(item: Item) -> str:
    return " ".join(piece.text for piece in item.line)


def name_sources(notes: Notes, piece: Piece) -> set[str]:
    return {notes.sources[number - 1].name for number in piece.sources}


def test_a_fact_stands_with_its_articles_origins_outlets_and_sources() -> None:
    notes = make_notes(make_told_dossier())
    (facts,) = find_part(notes, "In brief")
    assert isinstance(facts, Bullets)
    assert tell(facts.items[0]) == (
        "Ilva Torrent met Oren Malk in Sarn on 6 March. (2 articles · 1 origin · 2 named outlets)"
        " (much of it in 1 more)"
    )
    told, _, retold = facts.items[0].line
    assert name_sources(notes, told) == {"Corvian Post", "The Herald"}
    assert name_sources(notes, retold) == {"Tessaly Today"}


def test_an_unknown_outlet_counts_for_none_and_is_called_by_its_page() -> None:
    notes = make_notes(make_told_dossier())
    (facts,) = find_part(notes, "In brief")
    assert isinstance(facts, Bullets)
    assert tell(facts.items[2]).endswith("on Friday. (1 article · origin unknown)")
    (number,) = facts.items[2].line[0].sources
    assert notes.sources[number - 1].name == "unknown outlet (courier.txt)"


def test_the_table_has_a_cell_for_each_fact_and_article() -> None:
    table, legend = find_part(make_notes(make_told_dossier()), "Who says what")
    assert isinstance(table, Table)
    assert isinstance(legend, Paragraph)
    assert [one.text for one in legend.line] == [LEGEND]
    assert len(table.columns) == 4
    met = next(one for one in table.rows if one.title == "Ilva Torrent met Oren Malk")
    told = {
        column: None if cell.silent else cell.line[0].text
        for column, cell in zip(table.columns, met.cells, strict=True)
    }
    assert told["The Herald (A)"] == "says, 6 March 2031 (A)"
    assert told["unknown outlet (courier.txt)"] is None


def test_readings_stand_side_by_side_with_their_outlets_and_origins() -> None:
    (differences,) = find_part(make_notes(make_told_dossier()), "Where accounts differ")
    assert isinstance(differences, Bullets)
    (item,) = differences.items
    assert [part[0].text for part in item.parts] == ["6 March 2031:", "7 March 2031:"]
    assert item.parts[1][1].text == "Tessaly Today; rests on Statement of Tessalian ministry (B)"


def test_origins_tell_who_rests_on_them_and_by_which_way() -> None:
    (origins,) = find_part(make_notes(make_told_dossier()), "Who rests on whom")
    assert isinstance(origins, Bullets)
    assert [one.line[0].text for one in origins.items] == [
        "A: Statement of Torrent's office",
        "B: Statement of Tessalian ministry",
        "?: source not known",
    ]
    parts = [part[0].text for part in origins.items[0].parts]
    assert "Corvian Post: 100% of its words, names it, by way of Eastwire" in parts
    assert "The Herald: 50% of its words also stand in Corvian Post, came out later" in parts


def list_copies(dossier) -> list[tuple[str, str, set[str]]]:
    """Each origin, what is told of words in common under it, and the words that show it."""
    notes = make_notes(dossier)
    (origins,) = find_part(notes, "Who rests on whom")
    return [
        (one.line[0].text, part[0].text, {notes.sources[at - 1].words for at in part[0].sources})
        for one in origins.items
        for part in one.parts
        if "Corvian Post, came" in part[0].text
    ]


def test_what_is_told_in_other_words_stands_beside_what_is_in_the_same() -> None:
    dossier = make_told_dossier()
    reused = next(one for one in dossier.derivations if one.kind == "reuse")
    herald, post = dossier.articles[1], dossier.articles[0]
    words = "She signed a lease."
    start, told = herald.text.index(words), post.text.index("Torrent signed")
    retold = replace(
        reused,
        id=DerivationId("retold"),
        kind="retelling",
        passages=(
            Passage(
                span=herald.span(start, start + len(words)), source=post.span(told, len(post.text))
            ),
        ),
        share=0.3,
    )
    copies = list_copies(replace(dossier, derivations=(*dossier.derivations, retold)))
    assert [(text, shown) for _, text, shown in copies] == [
        (
            "The Herald: 50% of its words also stand in Corvian Post, came out later",
            {"Ilva Torrent met Oren Malk on", "Ilva Torrent met Oren Malk in"},
        ),
        (
            "The Herald: 30% of it tells in other words what is told in Corvian Post, "
            "came out later",
            {words, "Torrent signed a lease of the harbour."},
        ),
    ]


def test_words_in_common_stand_under_the_origin_that_they_rest_on() -> None:
    dossier = make_told_dossier()
    herald = dossier.articles[1]
    office = dossier.origins[0]
    kept = tuple(one for one in office.stretches if one.article != herald.id)
    behind = herald.span(len(herald.text) - 5, len(herald.text))
    elsewhere = replace(office, stretches=(*kept, behind))
    assert list_copies(dossier)
    assert not list_copies(replace(dossier, origins=(elsewhere, *dossier.origins[1:])))


def test_people_stand_with_their_offices() -> None:
    (people,) = find_part(make_notes(make_dossier()), "People and organisations")
    assert isinstance(people, Bullets)
    (item,) = people.items
    assert item.line[0].text == "Ilva Torrent"
    assert item.parts[0][0].text == "shipping minister (Corvia), seen 7 March 2031"


def test_what_could_not_be_read_is_named() -> None:
    (failures,) = find_part(make_notes(make_dossier()), "Not read")
    assert isinstance(failures, Bullets)
    assert tell(failures.items[0]) == "/pages/photo.txt: a PNG image"


@pytest.mark.parametrize("make", [make_told_dossier, make_layered_dossier])
def test_a_source_gives_the_exact_words_in_their_sentence(make) -> None:
    dossier = make()
    texts = [" ".join(one.text.split()) for one in dossier.articles]
    sources = make_notes(dossier).sources
    assert sources
    for one in sources:
        assert any(f"{one.before}{one.words}{one.after}" in text for text in texts)


def test_every_source_is_named_and_every_number_has_a_source() -> None:
    notes = make_notes(make_told_dossier())
    lines = []
    for block in notes.blocks:
        match block:
            case Paragraph():
                lines.append(block.line)
            case Bullets():
                lines.extend(line for item in block.items for line in (item.line, *item.parts))
            case Table():
                lines.extend(cell.line for row in block.rows for cell in row.cells)
    cited = [number for line in lines for piece in line for number in piece.sources]
    assert set(cited) == set(range(1, len(notes.sources) + 1))
    assert [one.number for one in notes.sources] == [*dict.fromkeys(sorted(cited))]


@pytest.mark.parametrize("write", [write_markdown, write_text])
def test_the_same_dossier_gives_the_same_text(write) -> None:
    assert write(make_told_dossier()) == write(make_told_dossier())


@pytest.mark.parametrize("write", [write_markdown, write_text])
def test_a_hostile_dossier_is_written_as_text_that_utf_8_can_carry(write) -> None:
    written = write(make_hostile_dossier())
    written.encode()
    assert "\x01" not in written
    assert "\u202e" not in written


@pytest.mark.parametrize("write", [write_markdown, write_text])
def test_an_empty_dossier_has_a_title(write) -> None:
    empty = replace(
        make_dossier(), pages=(), articles=(), annotations=(), stories=(), dropped=(), entities=()
    )
    assert "The Sarn lease" in write(empty)
