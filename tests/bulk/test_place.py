from pathlib import Path

import pytest

from consilience.errors import BulkError, ExtraMissingError
from consilience.pipeline.bulk_place import Place


@pytest.fixture(params=["folder", "store"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    address = str(tmp_path / "a") if request.param == "folder" else f"memory://{tmp_path.name}"
    return Place(address)


def test_what_is_written_is_read(place: Place) -> None:
    place.write("b/c", b"first")
    place.write("b/c", b"then")
    assert place.read("b/c") == b"then"
    assert place.exists("b/c")
    assert place.list_names("b") == ("c",)


def test_stretches_are_read_in_the_order_asked_for(place: Place) -> None:
    place.write("one", b"abcdef")
    place.write("two", b"ghi")
    assert place.read_ranges([("two", 1, 3), ("one", 0, 2), ("one", 2, 2)]) == [b"hi", b"ab", b""]


def test_a_folder_that_is_held_is_refused_until_it_is_let_go(tmp_path: Path) -> None:
    ours, theirs = Place(str(tmp_path / "a")), Place(str(tmp_path / "a"))
    with ours.hold(), pytest.raises(BulkError, match="another run"), theirs.hold():
        pass
    with theirs.hold():
        assert theirs.list_names("") == ()


def test_an_object_store_is_written_without_a_lock() -> None:
    with Place("memory://held").hold(), Place("memory://held").hold() as held:
        assert held is None


def test_a_folder_that_is_not_there_has_no_files(place: Place) -> None:
    assert place.list_names("nothing") == ()
    place.remove("nothing")


def test_a_folder_is_removed_with_all_in_it(place: Place) -> None:
    place.write("b/c/d", b"")
    place.remove("b")
    assert not place.exists("b/c/d")


def test_the_same_place_is_found_by_its_address(place: Place) -> None:
    place.write("b", b"told")
    assert Place(place.address).read("b") == b"told"


def test_what_a_dead_process_was_writing_is_not_listed_and_swept(tmp_path: Path) -> None:
    place = Place(str(tmp_path))
    place.write("a/b", b"")
    (tmp_path / "a" / ".writing-c.77").write_bytes(b"half")
    assert place.list_names("a") == ("b",)
    place.sweep(("a", "nothing"))
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["b"]


def test_nothing_is_left_beside_a_file_that_is_written(tmp_path: Path) -> None:
    Place(str(tmp_path)).write("a", b"")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("address", "error"),
    [("nosuchstore://a/b", BulkError), ("gs://bucket/a", ExtraMissingError)],
)
def test_an_address_that_cannot_be_opened_is_told(address: str, error: type[Exception]) -> None:
    with pytest.raises(error, match="a"):
        Place(address)


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(BulkError, match="a/b of the bulk run"):
        Place(str(tmp_path)).write("a/b", b"")
