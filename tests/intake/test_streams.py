import gzip
import io
from typing import BinaryIO, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.errors import PageError
from consilience.intake.limits import MAX_PAGE_BYTES, MAX_SKIPPED_BYTES
from consilience.intake.streams import look_at_line, open_stream, read_body, read_lines


class Trickle(io.RawIOBase):
    """A pipe that gives a few bytes at a time and cannot go back."""

    def __init__(self, body: bytes) -> None:
        self.rest = body

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part, self.rest = self.rest[: min(7, len(buffer))], self.rest[min(7, len(buffer)) :]
        buffer[: len(part)] = part
        return len(part)


class Zeros:
    """An endless line; counts what is asked for."""

    def __init__(self) -> None:
        self.given = 0

    def readline(self, size: int = -1) -> bytes:
        self.given += size
        return bytes(size)


@given(st.binary(max_size=3000), st.booleans())
def test_a_stream_comes_back_whole_after_the_look_ahead(body: bytes, packed: bool) -> None:
    body = b"text " + body
    whole = gzip.compress(body) if packed else body
    opened = open_stream(io.BufferedReader(Trickle(whole), 16))
    assert opened.packed is packed
    line, stream = look_at_line(opened.stream)
    assert body.startswith(line)
    assert read_body(stream) == body


@given(st.lists(st.binary(max_size=12).filter(lambda line: b"\n" not in line)))
def test_lines_are_numbered_and_long_ones_are_none(lines: list[bytes]) -> None:
    joined = b"\n".join(lines)
    found = list(read_lines(io.BytesIO(joined), 8))
    wanted = joined.split(b"\n")
    wanted = wanted if wanted[-1] else wanted[:-1]
    assert [number for number, _ in found] == list(range(1, len(wanted) + 1))
    assert [line and line.rstrip(b"\n") for _, line in found] == [
        one if len(one) <= 8 else None for one in wanted
    ]


def test_an_endless_line_is_given_up() -> None:
    zeros = Zeros()
    with pytest.raises(PageError, match=r"no line break in more than 200\.0 MB from line 1 on"):
        list(read_lines(cast(BinaryIO, zeros)))
    assert zeros.given < MAX_SKIPPED_BYTES + 2 * MAX_PAGE_BYTES


def test_a_gzip_bomb_is_refused_before_it_is_unpacked() -> None:
    layer = gzip.compress(bytes(1_000_000))
    opened = open_stream(io.BytesIO(layer * 200))
    with pytest.raises(PageError, match="more than 200 times its size") as caught:
        for _ in iter(lambda: opened.stream.read(1_000_000), b""):
            pass
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(b"news " * 999, mtime=0)[:-9],
        gzip.compress(b"news " * 999, mtime=0)[:40] + b"garbage" * 9,
        gzip.compress(b"news", mtime=0) + b"and more",
    ],
    ids=["cut", "overwritten", "followed"],
)
def test_damaged_gzip_is_unreadable(packed: bytes) -> None:
    with pytest.raises(PageError, match="damaged gzip") as caught:
        read_body(open_stream(io.BytesIO(packed)).stream)
    assert caught.value.code == "unreadable"


@pytest.mark.parametrize("inner", [b"\x89PNG\r\n\x1a\n", gzip.compress(b"text", mtime=0)])
def test_gzip_around_no_text_is_named_for_what_it_holds(inner: bytes) -> None:
    with pytest.raises(PageError) as caught:
        open_stream(io.BytesIO(gzip.compress(inner)))
    assert caught.value.code == "not_text"
