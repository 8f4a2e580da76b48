"""A folder on a disk or in an object store, whose files are there whole or not at all."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from consilience.errors import BulkError, ExtraMissingError

HIDDEN = ".writing-"
LOCK = ".lock"
Range = tuple[str, int, int]  # name, first byte, byte behind the last one


class Place:
    """The folder at a path or fsspec address (`s3://bucket/folder`); nothing need be there yet.

    Names of files are paths below it with "/". Raises `ExtraMissingError` for an object store
    whose driver is not installed.
    """

    def __init__(self, address: str) -> None:
        self._files, self._root = open_address(address)
        self.address: str = self._files.unstrip_protocol(self._root)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Keep other runs out of a folder on a disk for a `with` block, or as long as we live.

        Raises `BulkError` where another run is at work. An object store has no locks to hold.
        """
        if not isinstance(self._files, LocalFileSystem):
            yield
            return
        file = Path(self._at(LOCK))
        with _told(LOCK):
            file.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(file, timeout=0)
            try:
                lock.acquire()
            except Timeout:
                raise BulkError(
                    f"{self.address} is being written by another run; wait for its end, or stop it"
                ) from None
        try:
            yield
        finally:
            lock.release()

    def list_names(self, folder: str) -> tuple[str, ...]:
        """Names of the files in a folder, without those that are being written, in order."""
        self._files.invalidate_cache()
        try:
            found = self._files.ls(self._at(folder), detail=False)
        except FileNotFoundError:
            return ()
        names = (str(path).rstrip("/").rpartition("/")[2] for path in found)
        return tuple(sorted(name for name in names if not name.startswith(".")))

    def exists(self, name: str) -> bool:
        """Whether the file is there."""
        self._files.invalidate_cache()
        return bool(self._files.exists(self._at(name)))

    def read(self, name: str) -> bytes:
        """All bytes of a file."""
        with _told(name):
            body: bytes = self._files.cat_file(self._at(name))
        return body

    def read_ranges(self, ranges: Sequence[Range]) -> list[bytes]:
        """Stretches of files, in their order."""
        if not ranges:
            return []
        names, starts, ends = zip(*ranges, strict=True)
        with _told(names[0]):
            found: list[bytes] = self._files.cat_ranges(
                [self._at(name) for name in names], list(starts), list(ends), on_error="raise"
            )
        return found

    def write(self, name: str, body: bytes) -> None:
        """Write a file, in place of one that was there; a reader never sees a part of it."""
        path = self._at(name)
        with _told(name):
            if isinstance(self._files, LocalFileSystem):
                _write_local(Path(path), body)
            else:  # what is put into an object store appears when it is complete
                self._files.pipe_file(path, body)

    def remove(self, name: str) -> None:
        """Remove a file or folder with all in it, if it is there."""
        self._files.invalidate_cache()
        if self._files.exists(self._at(name)):
            with _told(name):
                self._files.rm(self._at(name), recursive=True)

    def sweep(self, folders: Sequence[str]) -> None:
        """Remove what dead processes of this machine were writing into folders."""
        if isinstance(self._files, LocalFileSystem):
            for folder in folders:
                for file in Path(self._at(folder)).glob(f"{HIDDEN}*"):
                    file.unlink(missing_ok=True)

    def _at(self, name: str) -> str:
        return f"{self._root}/{name}" if name else str(self._root)


def open_address(address: str) -> tuple[Any, str]:
    """The file system of a path or address, and the path there; raises as `Place`."""
    try:
        files, path = url_to_fs(address)
    except ImportError as error:
        raise ExtraMissingError(f"{address} cannot be opened: {error}") from error
    except ValueError as error:
        raise BulkError(f"{address} is no address that can be opened: {error}") from error
    return files, str(path).rstrip("/") or "/"


def _write_local(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{HIDDEN}{path.name}.{os.getpid()}")
    with beside.open("wb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        raise BulkError(f"{name} of the bulk run: {reason}; mend that and run it again") from error
