import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.errors import PageError
from consilience.intake.details import Details
from consilience.intake.json_lines import (
    BrokenLine,
    JsonPage,
    is_json_object,
    read_json,
    read_json_lines,
)
from consilience.intake.limits import MAX_BROKEN_LINES, MAX_JSON_BYTES, MAX_PAGE_BYTES


def read_one(line: bytes) -> JsonPage | BrokenLine:
    (found,) = read_json_lines(io.BytesIO(line))
    return found


def test_a_line_gives_its_text_and_what_it_says_about_it() -> None:
    line = json.dumps(
        {
            "text": "The ferry sank.\n",
            "url": " https://courier.example/a ",
            "title": "Ferry\nsinks",
            "date": "2031-03-07",
            "outlet": None,
            "more": [1],
        }
    )
    details = Details(url="https://courier.example/a", title="Ferry sinks", date="2031-03-07")
    assert read_one(line.encode()) == JsonPage(1, "The ferry sank.\n", False, details)


@pytest.mark.parametrize(
    ("line", "text", "is_html"),
    [
        (b'{"html": "<p>A", "text": "B"}', "<p>A", True),
        (b'{"html": " ", "text": "B"}', "B", False),
        (b'{"html": null, "text": "B"}', "B", False),
        (b'\xef\xbb\xbf{"text": "B"}\r\n', "B", False),
        (rb'{"text": "cut emoji \ud83d"}', "cut emoji \ud83d", False),
    ],
)
def test_markup_goes_before_text(line: bytes, text: str, is_html: bool) -> None:
    assert read_one(line) == JsonPage(1, text, is_html, Details())


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        (b'{"text": "a"', "broken_json", "is no JSON: .* at character 14; write JSON objects"),
        (b"[1]", "broken_json", "is no page"),
        (b'"text"', "broken_json", "is no page"),
        (b'{"url": "x"}', "broken_json", "has neither text nor html"),
        (b'{"text": 3}', "broken_json", r"Expected `str \| null`, got `int` - at `\$.text`"),
        (b'{"text": "a", "outlet": {}}', "broken_json", r"at `\$.outlet`"),
        (b'{"text": "a", "title": "%s"}' % (b"x" * 2001), "broken_json", r"at `\$.title`"),
        (b'{"text": "\xff"}', "undecodable", "is no UTF-8 at byte 11"),
        (b"[" * 200_000, "broken_json", "is no JSON"),
        (b"1" * 10_000, "broken_json", "is no JSON"),
        (b'{"text": "%s"}' % (b"x" * MAX_PAGE_BYTES), "too_large", "longer than the 20.0 MB"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_broken_line_is_told_and_the_next_is_read(line: bytes, code: str, told: str) -> None:
    broken, after = read_json_lines(io.BytesIO(line + b'\n{"text": "after"}\n'))
    assert isinstance(broken, BrokenLine)
    assert (broken.number, broken.error.code) == (1, code)
    with pytest.raises(PageError, match=told):
        raise broken.error
    assert after == JsonPage(2, "after", False, Details())


def test_blank_lines_are_passed_over_and_counted() -> None:
    assert [one.number for one in read_json_lines(io.BytesIO(b'\n \r\n{"text": "a"}\n\n'))] == [3]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        ('{"text": "a"}\n'.encode("utf-16"), "undecodable"),
    ],
)
def test_a_file_that_is_no_json_lines_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(PageError) as caught:
        list(read_json_lines(io.BytesIO(body)))
    assert caught.value.code == code


def test_a_file_of_broken_lines_is_given_up() -> None:
    lines = read_json_lines(io.BytesIO(b"{\n" * (MAX_BROKEN_LINES + 5)))
    found = [next(lines) for _ in range(MAX_BROKEN_LINES)]
    assert all(isinstance(one, BrokenLine) for one in found)
    with pytest.raises(PageError, match="1,000 broken lines"):
        next(lines)


def test_lines_are_read_when_they_are_asked_for() -> None:
    body = io.BytesIO(b'{"text": "a"}\n' * 100_000)
    next(read_json_lines(body))
    assert body.tell() < 100


@pytest.mark.parametrize(
    "body", [b'[{"text": "a"}, 7, {"text": "c"}]', b'\n[\n{"text":"a"},7,{"text":"c"}]\n']
)
def test_an_array_gives_a_page_for_each_object(body: bytes) -> None:
    first, broken, last = read_json(io.BytesIO(body))
    assert first == JsonPage(1, "a", False, Details())
    assert isinstance(broken, BrokenLine)
    assert last == JsonPage(3, "c", False, Details())


def test_an_object_over_several_lines_is_one_page() -> None:
    assert list(read_json(io.BytesIO(b'{\n "text": "a"\n}'))) == [
        JsonPage(1, "a", False, Details())
    ]


@pytest.mark.parametrize(
    ("body", "code"), [(b"", "empty"), (b"[1,", "broken_json"), (b'["\xff"]', "undecodable")]
)
def test_a_file_that_is_no_json_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(PageError) as caught:
        list(read_json(io.BytesIO(body)))
    assert caught.value.code == code


def test_a_json_file_too_large_to_be_read_whole_is_told_how_to_be_streamed() -> None:
    with pytest.raises(PageError, match=r"the limit is 100.0 MB; write one object a line"):
        list(read_json(io.BytesIO(bytes(MAX_JSON_BYTES + 1))))


@pytest.mark.parametrize(
    ("line", "is_object"),
    [
        (b'\xef\xbb\xbf {"text": "a"}\n', True),
        (b"{}", True),
        (b"{ \n", False),
        (b"[1]", False),
        (b"{once} upon a time", False),
        (b'{"a":' * 100_000, False),
        (b'{"a": "\xff"}', False),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_json_object_is_known_by_the_whole_line(line: bytes, is_object: bool) -> None:
    assert is_json_object(line) is is_object


@given(
    st.binary(max_size=200)
    | st.text(alphabet='{}[]":,ntexhmlur\\ud8 \n', max_size=80).map(str.encode)
)
def test_any_bytes_give_pages_and_page_errors_only(body: bytes) -> None:
    for read in (read_json_lines, read_json):
        try:
            found = list(read(io.BytesIO(body)))
        except PageError:
            continue
        assert all(isinstance(one, JsonPage | BrokenLine) for one in found)
