import re

import pytest

from consilience.errors import PageError
from consilience.intake.kinds import Kind, check_is_text, is_html, load_folder_rules, load_kinds


@pytest.mark.parametrize("kind", load_kinds(), ids=lambda kind: kind.name)
def test_each_kind_is_told_by_its_own_example(kind: Kind) -> None:
    with pytest.raises(PageError, match=re.escape(f"holds {kind.name}; {kind.advice}")) as caught:
        check_is_text(kind.example.encode("latin-1", "replace"))
    assert caught.value.code == "not_text"


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"BMW said on Monday that it would buy the harbour.",
        b"PK Sand, a builder, said no.",
        b"MZ reports that the ship has left; the port was closed for the night, police said.",
        b"ID3 tags are a kind of label.",
        b"GIF is a format.",
        b'{ "rtf" }',
        b"II* is no sign",
        b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'><html>",
        "%PDF files were sent by e-mail".encode("utf-16"),
    ],
)
def test_text_that_begins_like_another_kind_is_let_through(head: bytes) -> None:
    check_is_text(head)


@pytest.mark.parametrize(
    ("head", "suffix", "html"),
    [
        (b"<!doctype html><p>x", "", True),
        (b"\xef\xbb\xbf\n <!-- saved --> <!-- twice -->\n<HTML lang=en>", ".txt", True),
        (b"<?xml version='1.0'?><html xmlns='x'>", ".xhtml", True),
        (b"<p>A fragment</p>", ".html", True),
        (b"<p>A fragment</p>", ".txt", False),
        (b"No tag at all\nin this file, 3 < 4", ".html", False),  # its line breaks are to be kept
        (b"<htmlish>", "", False),
        (b"<!--" * 1000 + b"<html>", "", False),
    ],
)
def test_html_is_known_by_its_first_tag_or_by_name_and_any_tag(
    head: bytes, suffix: str, html: bool
) -> None:
    assert is_html(head, suffix) is html


def test_folder_rules_are_written_in_lower_case_as_they_are_compared() -> None:
    rules = load_folder_rules()
    assert all(one == one.lower() for one in (*rules.skipped_suffixes, *rules.skipped_names))
