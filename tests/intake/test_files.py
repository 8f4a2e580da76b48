import os
import socket
import sys
from pathlib import Path

import pytest

from consilience.errors import PageError
from consilience.intake.files import Source, find_sources, open_file
from consilience.records.failure import Failure


def make(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The text of {path.name}.")
    return folder


def names_in(folder: Path) -> list[str]:
    return [one.uri.removeprefix(f"{folder.as_posix()}/") for one in find_sources([folder])]


def test_a_folder_is_walked_to_the_bottom_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/z.html", "a/b/c", "a.jsonl.gz", "c.php?id=3")
    assert names_in(tmp_path) == ["a.jsonl.gz", "a/b/c", "a/z.html", "b.txt", "c.php?id=3"]


@pytest.mark.parametrize(
    ("present", "left_out"),
    [
        ("a.txt", ".hidden.txt"),
        ("a.txt", ".git/config"),
        ("a.txt", "README.md"),
        ("a.txt", "sub/readme.MD"),
        ("a.txt", "style.css"),
        ("a.txt", "table.CSV"),
        ("a.txt", "Thumbs.db"),
        ("pages.csv", "README"),
        ("pages.csv", "ReadMe.txt"),
        ("page.html", "page_files/advert.html"),
        ("page.htm", "page-Dateien/x.png"),
    ],
)
def test_what_is_no_page_is_left_out_of_a_walk(tmp_path: Path, present: str, left_out: str) -> None:
    make(tmp_path, present, left_out)
    assert names_in(tmp_path) == [present]


@pytest.mark.parametrize("name", ["README", "README.txt", "x_files/a.html", "photo.png", "a.xyz"])
def test_what_may_be_a_page_is_kept(tmp_path: Path, name: str) -> None:
    make(tmp_path, name)
    assert names_in(tmp_path) == [name]


def test_a_file_named_outright_is_read_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "README.md", ".hidden", "style.css")
    found = list(find_sources(tmp_path / name for name in ("README.md", ".hidden", "style.css")))
    assert [one.name for one in found if isinstance(one, Source)] == [
        ".hidden",
        "README.md",
        "style.css",
    ]


def test_a_read_me_beside_a_list_is_no_page_even_where_a_wildcard_names_it(tmp_path: Path) -> None:
    make(tmp_path, "README.md", "a.txt", "pages.csv")
    found = [Path(one.uri).name for one in find_sources(sorted(tmp_path.iterdir()))]
    assert found == ["a.txt", "pages.csv"]


def test_links_between_folders_are_not_followed_and_those_to_files_are(tmp_path: Path) -> None:
    make(tmp_path, "a/a.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a" / "a.txt")
    assert names_in(tmp_path) == ["a/a.txt", "b.txt"]


def test_a_file_reached_over_several_paths_is_one_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "sub/a.txt")
    monkeypatch.chdir(tmp_path)
    paths = [tmp_path, "sub", "./sub/a.txt", "sub/../sub/a.txt", tmp_path / "sub"]
    (source,) = find_sources(paths)
    assert isinstance(source, Source)
    assert source.uri == min(Path(tmp_path / "sub/a.txt").as_posix(), "sub/a.txt")
    assert source.root == tmp_path
    assert list(find_sources(reversed(paths))) == [source]


def test_very_deep_folders_are_walked(tmp_path: Path) -> None:
    depth = sys.getrecursionlimit() + 50
    if 2 * depth + len(str(tmp_path)) > os.pathconf(tmp_path, "PC_PATH_MAX"):
        pytest.skip("this system takes no path as deep as the interpreter's stack")
    folders = [tmp_path]
    for _ in range(depth):
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    make(folders[-1], "a.txt")
    try:
        (found,) = find_sources([tmp_path])
    finally:  # pytest's own clearing of old folders is recursive
        (folders[-1] / "a.txt").unlink()
        for folder in reversed(folders[1:]):
            folder.rmdir()
    assert found.uri.endswith("/d/d/a.txt")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("nowhere.txt", "missing"),
        ("", "missing"),
        ("a\0b", "unreadable"),
        ("x" * 5000, "unreadable"),
        ("loop", "unreadable"),
        ("caf\udce9.txt", "missing"),
    ],
)
def test_a_path_to_nothing_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    (failure,) = find_sources([path])
    assert isinstance(failure, Failure)
    assert failure.code == code
    assert failure.uri.isprintable()


def test_one_path_may_be_given_without_a_list(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    assert [one.uri for one in find_sources(str(tmp_path / "a.txt"))] == [f"{tmp_path}/a.txt"]


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (
        pytest.raises(PageError, match="is a named pipe, not a file") as caught,
        open_file(tmp_path / "pipe"),
    ):
        pass
    assert caught.value.code == "unreadable"


def test_a_socket_and_a_device_and_a_folder_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # socket addresses are short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")
        for path, kind in (("socket", "socket"), (os.devnull, "device"), (".", "folder")):
            with pytest.raises(PageError, match=f"is a {kind}"), open_file(Path(path)):
                pass


class ForbiddenPath(type(Path())):  # type: ignore[misc] # pathlib's concrete class differs by system
    """A file that others may read and we may not: root, who runs tests in CI, may read all."""

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(self))


def test_a_file_that_may_not_be_read_is_unreadable(tmp_path: Path) -> None:
    with (
        pytest.raises(PageError, match="may not be read by you") as caught,
        open_file(ForbiddenPath(tmp_path)),
    ):
        pass
    assert caught.value.code == "unreadable"


def test_an_error_while_reading_is_told_like_one_at_opening(tmp_path: Path) -> None:
    make(tmp_path, "a.txt")
    with (
        pytest.raises(PageError, match="cannot be read: Input/output error"),
        open_file(tmp_path / "a.txt"),
    ):
        raise OSError(5, "Input/output error")
