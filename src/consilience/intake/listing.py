"""`pages.csv`: what a list beside the files says about them."""

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from consilience.errors import PageError
from consilience.intake.cleaning import clean_field, print_safely
from consilience.intake.decoding import decode_body
from consilience.intake.details import NOTHING, Details
from consilience.intake.files import LIST_NAME, Source, open_file
from consilience.intake.limits import MAX_FIELD_CHARS
from consilience.intake.streams import open_stream, read_body
from consilience.language.characters import clean_text
from consilience.records.failure import Failure

COLUMNS = ("file", "url", "outlet", "date", "title")
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of one list by file name (NFC, `/` between folders), and what is wrong with it."""

    rows: Mapping[str, Details] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()


class Listings:
    """The lists of all folders met so far, each read once."""

    def __init__(self) -> None:
        self._known: dict[Path, Listing] = {}
        self._untold: list[Failure] = []

    def find_details(self, source: Source) -> Details:
        """What the nearest list that names the file says, from its own folder up to its root."""
        if source.path is None:
            return NOTHING
        folder = source.path.parent
        while True:
            name = _fold(source.path.relative_to(folder).as_posix())
            if (details := self._read(folder).rows.get(name)) is not None:
                return details
            if folder in (source.root, folder.parent):
                return NOTHING
            folder = folder.parent

    def find_missing(self, source: Source) -> Iterator[Failure]:
        """Yield a failure ("listed_file_missing") for each row of the list that names no file."""
        if source.path is None:
            return
        folder = source.path.parent
        for name in self._read(folder).rows:
            if not _exists(folder, name):
                message = (
                    f"{LIST_NAME} lists {print_safely(name)}, which is not in "
                    f"{print_safely(folder.as_posix())}; mend the name or take the row out"
                )
                yield _fail(source.uri, "listed_file_missing", message)

    def take_failures(self) -> tuple[Failure, ...]:
        """What was wrong with lists read since the last call."""
        failures, self._untold = tuple(self._untold), []
        return failures

    def _read(self, folder: Path) -> Listing:
        if folder not in self._known:
            self._known[folder] = read_listing(folder / LIST_NAME)
            self._untold.extend(self._known[folder].failures)
        return self._known[folder]


def read_listing(path: Path) -> Listing:
    """The list at `path`; empty where there is none.

    Comma, semicolon or tab between columns; file, url, outlet, date and title are read, others
    are not. A list that cannot be read is a failure ("broken_list"), and so is a row that
    names a file a second time with other words; the first row stands.
    """
    uri = print_safely(path.as_posix())
    try:
        with open_file(path) as (file, _):
            body = read_body(open_stream(file).stream)
        text = clean_text(decode_body(body).text)
        return _read_rows(uri, text)
    except PageError as error:
        if error.code == "missing":
            return Listing()
        return Listing(failures=(_fail(uri, "broken_list", f"{LIST_NAME} {error}"),))


def _read_rows(uri: str, text: str) -> Listing:
    lines = text.strip("\n").split("\n")
    delimiter = max(DELIMITERS, key=lines[0].count)
    reader = csv.reader((line + "\n" for line in lines), delimiter=delimiter)
    rows: dict[str, Details] = {}
    failures: list[Failure] = []
    try:
        columns = _find_columns(next(reader, []))
        for values in reader:
            cells = dict(zip(columns, values, strict=False))
            if not (given := clean_field(cells.get("file"))):
                continue
            name, details = _fold(given), _make_details(cells)
            if rows.setdefault(name, details) != details:
                message = (
                    f"{LIST_NAME}, line {reader.line_num}: {print_safely(name)} is listed a second "
                    "time with other words; the first row is used; take one of them out"
                )
                failures.append(_fail(uri, "broken_list", message))
    except csv.Error as error:
        raise PageError(
            "broken_list", f"cannot be read past line {reader.line_num}: {error}; save it as CSV"
        ) from error
    return Listing(rows, tuple(failures))


def _find_columns(header: list[str]) -> list[str]:
    columns = [name.strip().lower() for name in header]
    if "file" not in columns:
        raise PageError(
            "broken_list",
            f"has no column 'file' in its first line (found: {', '.join(columns)[:80]!r}); "
            f"name the columns {', '.join(COLUMNS)}",
        )
    return columns


def _make_details(cells: Mapping[str, str]) -> Details:
    given = {name: clean_field(cells.get(name, "")[:MAX_FIELD_CHARS]) for name in COLUMNS[1:]}
    return Details(**given)


def _fold(name: str) -> str:
    """The name as lists and file systems of all makes agree on: NFC, `/`, no `./` before it."""
    return PurePosixPath(unicodedata.normalize("NFC", name.replace("\\", "/"))).as_posix()


def _exists(folder: Path, name: str) -> bool:
    """Whether the folder holds the file, under its NFC or its NFD name."""
    if ".." in PurePosixPath(name).parts or name.startswith("/"):
        return False
    try:
        forms = (name, unicodedata.normalize("NFD", name))
        return any((folder / form).exists() for form in forms)
    except (OSError, ValueError):
        return False


def _fail(uri: str, code: str, message: str) -> Failure:
    return Failure(uri=uri, stage="intake", code=code, message=message)
