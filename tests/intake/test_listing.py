from pathlib import Path

import pytest

from consilience.intake.details import NOTHING, Details
from consilience.intake.files import Source
from consilience.intake.listing import Listings, read_listing

FERRY = Details(url="https://courier.example/a", outlet="The Courier", date="2031-03-07")


def source_of(path: Path, root: Path) -> Source:
    return Source(uri=path.as_posix(), path=path, root=root)


@pytest.mark.parametrize(
    "text",
    [
        "file,url,outlet,date\na.txt,https://courier.example/a,The Courier,2031-03-07\n",
        "\ufeffFile;URL;Outlet;Date\r\na.txt;https://courier.example/a;The Courier;2031-03-07\r\n",
        "date\tfile\tn\turl\toutlet\n2031-03-07\ta.txt\t\thttps://courier.example/a\tThe Courier",
        'outlet,url,file,date\n"The Courier" ,https://courier.example/a, ./a.txt ,2031-03-07,,\n\n',
    ],
    ids=["comma", "semicolon", "tab", "loose"],
)
def test_a_list_is_read_however_a_spreadsheet_writes_it(tmp_path: Path, text: str) -> None:
    for codec in ("utf-8", "utf-16"):
        (tmp_path / "pages.csv").write_bytes(text.encode(codec))
        assert read_listing(tmp_path / "pages.csv").rows == {"a.txt": FERRY}


def test_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text(
        "file,url,outlet,date,title\na.txt,, ,,Ferry sinks\nb.txt\n"
    )
    assert read_listing(tmp_path / "pages.csv").rows == {
        "a.txt": Details(title="Ferry sinks"),
        "b.txt": NOTHING,
    }


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"name,url\na.txt,x\n", "has no column 'file' in its first line"),
        (b"", "has no column 'file'"),
        (b"file,url\na.txt,\xff\xfe\n", "byte 16 is 0xff"),
        (b"\x89PNG\r\n\x1a\n", "holds a PNG image"),
        (b'file,url\na.txt,"' + b"x" * 200_000, "field larger than field limit"),
        (b"file,outlet\na.txt,A\na.txt,B\n", "line 3: a.txt is listed a second time"),
    ],
    ids=["columns", "empty", "encoding", "image", "field", "twice"],
)
def test_a_broken_list_is_a_failure(tmp_path: Path, body: bytes, told: str) -> None:
    (tmp_path / "pages.csv").write_bytes(body)
    (failure,) = read_listing(tmp_path / "pages.csv").failures
    assert failure.code == "broken_list"
    assert told in failure.message


def test_the_first_of_two_rows_for_a_file_stands_and_the_same_row_twice_is_no_failure(
    tmp_path: Path,
) -> None:
    (tmp_path / "pages.csv").write_text("file,outlet\na.txt,A\na.txt,A\n")
    listing = read_listing(tmp_path / "pages.csv")
    assert (listing.rows, listing.failures) == ({"a.txt": Details(outlet="A")}, ())


def test_no_list_is_no_failure(tmp_path: Path) -> None:
    listing = read_listing(tmp_path / "pages.csv")
    assert (dict(listing.rows), listing.failures) == ({}, ())


def test_the_nearest_list_that_names_the_file_speaks(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "pages.csv").write_text("file,outlet\nsub\\a.txt,far\nsub/b.txt,far\n")
    (tmp_path / "sub" / "pages.csv").write_text("file,outlet\na.txt,near\n")
    listings = Listings()
    found = {
        name: listings.find_details(source_of(tmp_path / "sub" / name, tmp_path)).outlet
        for name in ("a.txt", "b.txt", "c.txt")
    }
    assert found == {"a.txt": "near", "b.txt": "far", "c.txt": None}


def test_a_list_above_the_root_does_not_speak(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "pages.csv").write_text("file,outlet\nsub/a.txt,far\n")
    path = tmp_path / "sub" / "a.txt"
    assert Listings().find_details(source_of(path, path.parent)) == NOTHING


def test_a_name_is_found_whatever_the_accents_are_made_of(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text("file,outlet\ncafe\u0301.txt,A\n", encoding="utf-8")
    assert Listings().find_details(source_of(tmp_path / "café.txt", tmp_path)).outlet == "A"


def test_each_row_without_a_file_is_a_failure_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text("file\na.txt\nhere.txt\n../../etc\n/etc\n" + "x" * 999)
    (tmp_path / "here.txt").write_text("text")
    listings = Listings()
    failures = list(listings.find_missing(source_of(tmp_path / "pages.csv", tmp_path)))
    assert {one.code for one in failures} == {"listed_file_missing"}
    assert [one.message.split()[2] for one in failures] == [
        "a.txt,",
        "../../etc,",
        "/etc,",
        f"{'x' * 999},",
    ]


def test_what_is_wrong_with_a_list_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "pages.csv").write_text("name\n")
    listings = Listings()
    for name in ("a.txt", "b.txt"):
        listings.find_details(source_of(tmp_path / name, tmp_path))
    assert len(listings.take_failures()) == 1
    assert listings.take_failures() == ()
