import pytest

from consilience.extraction.blocks import find_blocks
from consilience.extraction.posts import find_posts


def read_posts(*lines: str) -> list[tuple[int, int, str | None]]:
    return [(p.start, p.end, p.author) for p in find_posts(find_blocks("\n".join(lines)))]


def test_a_post_is_its_text_and_its_signature() -> None:
    lines = (
        "The port stays shut, the mayor said.",
        "Smoke over quay three right now. pic.twitter.com/a1B2c3",
        "— Mira Sol (@mirasol) March 4, 2031",
        "Her office gave no reason.",
    )
    assert read_posts(*lines) == [(1, 3, "Mira Sol (@mirasol)")]


def test_a_post_on_one_line_is_that_line() -> None:
    assert read_posts("Before.", "Smoke! — Mira Sol (@mirasol) March 4, 2031", "After.") == [
        (1, 2, "Mira Sol (@mirasol)")
    ]


def test_a_post_without_signature_is_known_by_its_picture_link() -> None:
    assert read_posts("Before.", "Look at this pic.twitter.com/a1B2c3", "After.") == [(1, 2, None)]


def test_the_frame_line_belongs_to_the_post() -> None:
    lines = ("Before.", "View this post on Instagram", "A post shared by Mira (@mira.s) on May 2")
    assert read_posts(*lines) == [(1, 3, "Mira (@mira.s)")]


@pytest.mark.parametrize(
    "line",
    [
        "“We shall see,” he said — and left (as always) on 4 March 2031.",
        "Write to us (news@beacon.example) with your stories.",
        "The account @mirasol was closed on Monday.",
    ],
)
def test_prose_is_no_post(line: str) -> None:
    assert read_posts("Before.", line) == []


def test_a_long_paragraph_above_a_signature_stays_prose() -> None:
    paragraph = "The port stays shut, the mayor said. " * 30
    assert read_posts(paragraph, "— Mira Sol (@mirasol) March 4, 2031") == [
        (1, 2, "Mira Sol (@mirasol)")
    ]
