import numpy as np

from consilience.extraction.html_live import correct_entries
from consilience.extraction.markup import read_markup

ENTRIES = (
    ("16:10", "Two hundred people have left the island so far, the coast guard says."),
    ("14:32", "The ferry company has sent a second boat from Torvenna."),
    ("06:30", "Good morning. The storm has not weakened overnight."),
)


def make_lines(entries: tuple[tuple[str, str], ...]) -> str:
    told = "".join(
        f"<li class='post'><time>{time}</time><h3>Heading</h3><p>{text}</p><p>Posted by Mira Sol</p></li>"
        for time, text in entries
    )
    return (
        f"<html><body><h1>Live: storm</h1><ol>{told}</ol><p>More from us today.</p></body></html>"
    )


def correct(entries: tuple[tuple[str, str], ...], first: int) -> list[str]:
    """The body after correction, where the sentences of the `first` entries were in it before."""
    _, lines = read_markup(make_lines(entries))
    known = {text for _, text in entries[:first]} | {time for time, _ in entries[:first]}
    chosen = np.array([line.text in known for line in lines])
    corrected = correct_entries(lines, chosen)
    return [line.text for line, is_body in zip(lines, corrected, strict=True) if is_body]


def test_every_entry_of_a_live_blog_keeps_its_sentences_and_loses_its_time_and_name() -> None:
    assert correct(ENTRIES, first=2) == [text for _, text in ENTRIES]


def test_a_list_of_other_news_with_times_does_not_become_body() -> None:
    assert correct(ENTRIES, first=0) == []


def test_two_times_make_no_live_blog() -> None:
    assert correct(ENTRIES[:2], first=1) == [*ENTRIES[0]]


def test_a_page_without_lines_has_no_entries() -> None:
    assert correct_entries((), np.zeros(0, dtype=np.bool_)).tolist() == []
