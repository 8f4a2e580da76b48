"""Paths to files: folders walked, doubles named once, files opened without ever waiting."""

import logging
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import BinaryIO

from consilience.errors import PageError
from consilience.intake.cleaning import print_safely
from consilience.intake.kinds import load_folder_rules
from consilience.records.failure import Failure

LOG = logging.getLogger(__name__)
LIST_NAME = "pages.csv"
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file to read, or standard input where `path` is None.

    `root` is the folder given by the user that the file was found in, or the file's own folder.
    """

    uri: str
    path: Path | None
    root: Path
    walked: bool = False

    @property
    def name(self) -> str:
        """What to call it in messages and tables."""
        return print_safely(self.path.name) if self.path else "standard input"


def find_sources(paths: Iterable[str | Path]) -> Iterator[Source | Failure]:
    """Yield the files that the paths name, in order of their addresses, each once.

    Folders are walked to the bottom. Not followed: links to folders. Left out there: hidden
    files, `README.md`, what `kinds.toml` lists as no page, and the folders in which browsers
    put a saved page's pictures. A path that names nothing is a `Failure` ("missing").
    """
    sources: dict[Path, Source] = {}
    failures: dict[str, Failure] = {}
    locate = _Locator()
    for given in [paths] if isinstance(paths, str | Path) else paths:
        for found in _find_at(given):
            if isinstance(found, Failure):
                failures[found.uri] = found
                continue
            place = locate(found)
            known = sources.get(place)
            sources[place] = found if known is None else _merge(known, found)
    found_all: list[Source | Failure] = [*sources.values(), *failures.values()]
    yield from sorted(found_all, key=lambda one: one.uri)


@contextmanager
def open_file(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The open file and its size in bytes; raises `PageError` ("missing" or "unreadable").

    Only regular files are opened: a pipe or a device could keep the program waiting forever.
    """
    with told_as_page_errors():
        _check_regular(path.stat())
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            # Once more, of what was opened: a name can change hands between two looks.
            status = os.fstat(file.fileno())
            _check_regular(status)
            yield file, status.st_size


@contextmanager
def told_as_page_errors() -> Iterator[None]:
    """Translate what the system raises on a path or a file into `PageError`."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise _translate(error) from error


def _find_at(given: str | Path) -> Iterator[Source | Failure]:
    if str(given) == STANDARD_INPUT:
        yield Source(uri=STANDARD_INPUT, path=None, root=Path())
        return
    path, uri = Path(given), print_safely(PurePath(given).as_posix())
    try:
        if str(given) == "":
            raise FileNotFoundError
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:
        yield _make_failure(uri, path, error)
        return
    if is_folder:
        yield from _walk(path)
    elif _is_read_me_of_list(path):
        LOG.info("%s is left out: it tells of the pages in %s", uri, LIST_NAME)
    else:
        yield Source(uri=uri, path=path, root=path.parent)


def _walk(root: Path) -> Iterator[Source | Failure]:
    """Everything in the folder and its folders that may be a page, or a list of pages."""
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            yield _make_failure(print_safely(folder.as_posix()), folder, error)
            continue
        names = {entry.name for entry in entries}
        for entry in entries:
            path = folder / entry.name
            if entry.is_dir(follow_symlinks=False):
                if not _is_skipped(entry.name) and not _is_companion(entry.name, names):
                    waiting.append(path)
            elif _may_be_page(path, names) and not (entry.is_symlink() and path.is_dir()):
                uri = print_safely(path.as_posix())
                yield Source(uri=uri, path=path, root=root, walked=True)


def _may_be_page(path: Path, neighbours: set[str]) -> bool:
    if path.name == LIST_NAME:
        return True
    if _is_skipped(path.name) or path.suffix.lower() in load_folder_rules().skipped_suffixes:
        return False
    return path.stem.lower() != "readme" or not (
        LIST_NAME in neighbours or path.suffix.lower() == ".md"
    )


def _is_skipped(name: str) -> bool:
    return name.startswith(".") or name.lower() in load_folder_rules().skipped_names


def _is_companion(name: str, neighbours: set[str]) -> bool:
    """Whether the folder holds the pictures and scripts of a page saved beside it."""
    for ending in load_folder_rules().companion_endings:
        page = name.removesuffix(ending)
        if page != name and not neighbours.isdisjoint({f"{page}.html", f"{page}.htm"}):
            return True
    return False


def _is_read_me_of_list(path: Path) -> bool:
    """Whether `folder/*` named the file: the README of a folder with a list tells of its pages."""
    return path.stem.lower() == "readme" and (path.parent / LIST_NAME).is_file()


class _Locator:
    """Tells files apart however their paths are spelled; a link to a file is a file of its own."""

    def __init__(self) -> None:
        self._folders: dict[Path, Path] = {}

    def __call__(self, source: Source) -> Path:
        if source.path is None:
            return Path(STANDARD_INPUT)
        folder = source.path.parent
        if folder not in self._folders:
            self._folders[folder] = folder.resolve()
        return self._folders[folder] / source.path.name


def _merge(one: Source, other: Source) -> Source:
    """The file under the smaller of two spellings, with the wider of two roots."""
    first = min(one, other, key=lambda source: source.uri)
    wide = min(one, other, key=lambda source: (len(source.root.resolve().parts), source.uri))
    return Source(
        uri=first.uri,
        path=wide.path,
        root=wide.root,
        walked=one.walked or other.walked,
    )


def _check_regular(status: os.stat_result) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    kinds = {
        stat.S_IFDIR: "a folder",
        stat.S_IFIFO: "a named pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    kind = kinds.get(stat.S_IFMT(status.st_mode), "something else")
    raise PageError("unreadable", f"is {kind}, not a file; give files, folders or - for input")


def _make_failure(uri: str, path: Path, error: Exception) -> Failure:
    told = _translate(error)
    name = print_safely(path.name) or uri or "an empty path"
    return Failure(uri=uri, stage="intake", code=told.code, message=f"{name} {told}")


def _translate(error: Exception) -> PageError:
    if isinstance(error, FileNotFoundError):
        return PageError("missing", "does not exist; check the spelling and the folder you are in")
    if isinstance(error, PermissionError):
        return PageError("unreadable", "may not be read by you; change its permissions (chmod +r)")
    reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return PageError("unreadable", f"cannot be read: {reason}")
