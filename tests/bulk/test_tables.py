import io
from dataclasses import fields
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from consilience.pipeline.bulk_tables import (
    IN_ANNOTATIONS,
    OF_ALL,
    OF_PAGES,
    OF_STORIES,
    TABLES,
    describe_schema,
    encode_table,
    make_schema,
)
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, ClaimId, DiscrepancyId, OriginId, PageId, StoryId
from consilience.records.span import PageSpan, Span

DOCS = Path(__file__).parents[2] / "docs" / "reference" / "bulk.md"
SPAN = Span(
    article=ArticleId("a"),
    start=3,
    end=7,
    text="Lund",
    page=PageSpan(id=PageId("p"), start=13, end=17),
)


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_the_fields_of_the_record(name: str) -> None:
    layout = TABLES[name]
    expected = [one.name for one in fields(layout.kind) if one.name not in layout.without]
    assert make_schema(name).names == expected


def test_the_tables_hold_all_of_a_dossier() -> None:
    assert {*TABLES} == {one.name for one in fields(Dossier)} - {"version", "case"} | {
        *IN_ANNOTATIONS
    }
    assert {*OF_PAGES, *OF_STORIES, *OF_ALL} == {*TABLES}


def test_a_row_is_read_back_as_its_record() -> None:
    record = Discrepancy(
        id=DiscrepancyId("d"),
        story_id=StoryId("s"),
        event_id=None,
        kind="name",
        readings=(
            Reading(
                value="Lund", claim_ids=(ClaimId("c"),), origins=(OriginId("o"),), evidence=(SPAN,)
            ),
            Reading(value="Lunde", claim_ids=(), origins=()),
        ),
        relation="conflict",
        explanation="two spellings",
    )
    rows = pq.read_table(io.BytesIO(encode_table("discrepancies", [record]))).to_pylist()
    assert [msgspec.convert(one, Discrepancy) for one in rows] == [record]


def test_offsets_are_integers_and_evidence_has_its_place_on_the_page() -> None:
    assert dict(describe_schema("mentions"))["span"] == (
        "struct<article: string, start: int64, end: int64, text: string, "
        "page: struct<id: string, start: int64, end: int64>?>"
    )


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_rows_has_its_columns(name: str) -> None:
    assert pq.read_schema(io.BytesIO(encode_table(name, ()))).names == make_schema(name).names


@pytest.mark.parametrize("name", TABLES)
def test_the_documentation_prints_the_schema(name: str) -> None:
    printed = DOCS.read_text("utf-8")
    assert f"### {name}\n" in printed
    part = printed.partition(f"### {name}\n")[2].partition("\n### ")[0]
    for column, kind in describe_schema(name):
        assert f"| `{column}` | `{kind}` |" in part
