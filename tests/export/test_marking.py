from hypothesis import given
from hypothesis import strategies as st

from consilience.export.marking import Mark, cut_paragraphs


def make_mark(start: int, end: int, name: str) -> Mark:
    return Mark(id=name, layer="person", start=start, end=end, target=None, note=name)


def show(text: str, *marks: Mark) -> list[str]:
    """Pieces as "text" or "text:marks", shortest mark last, "*" where an address belongs."""
    shown = []
    for paragraph in cut_paragraphs(text, marks):
        pieces = []
        for piece in paragraph:
            over = [*(one.id for one in piece.around), *([piece.mark.id] if piece.mark else [])]
            star = "*" if piece.opens else ""
            also = "".join(f"+{one.id}" for one in piece.also)
            pieces.append(f"{piece.text}:{','.join(over)}{star}{also}" if over else piece.text)
        shown.append("|".join(pieces))
    return shown


def test_marks_that_touch_stay_apart():
    assert show("abcd", make_mark(0, 2, "x"), make_mark(2, 4, "y")) == ["ab:x*|cd:y*"]


def test_a_mark_inside_another_is_the_one_that_leads_on():
    assert show("abcd", make_mark(0, 4, "out"), make_mark(1, 2, "in")) == [
        "a:out*|b:out,in*|cd:out"
    ]


def test_marks_that_cross_share_the_middle():
    assert show("abcd", make_mark(0, 3, "x"), make_mark(1, 4, "y")) == ["a:x*|bc:x,y*|d:y"]


def test_a_mark_that_others_cover_wholly_still_has_a_place():
    assert show("ab", make_mark(0, 2, "x"), make_mark(0, 2, "y")) == ["ab:x,y*+x"]
    covered = [make_mark(0, 2, "out"), make_mark(0, 1, "l"), make_mark(1, 2, "r")]
    assert show("ab", *covered) == ["a:out,l*+out|b:out,r*"]


def test_a_mark_over_the_end_of_a_paragraph_opens_once():
    assert show("ab\ncd", make_mark(1, 4, "x")) == ["a|b:x*", "c:x|d"]


def test_empty_paragraphs_are_kept_and_hold_nothing():
    assert show("a\n\nb") == ["a", "", "b"]
    assert show("") == [""]


def test_marks_outside_the_text_are_left_out():
    assert show("ab", make_mark(2, 3, "x"), make_mark(1, 9, "y"), make_mark(1, 1, "z")) == [
        "a|b:y*"
    ]


SPANS = st.lists(st.tuples(st.integers(-2, 40), st.integers(-2, 44)), max_size=8)


@given(text=st.text("ab\n é", max_size=40), spans=SPANS)
def test_pieces_join_to_the_text_and_every_mark_has_one_place(text, spans):
    marks = [make_mark(start, end, str(n)) for n, (start, end) in enumerate(spans)]
    paragraphs = cut_paragraphs(text, marks)
    assert "\n".join("".join(one.text for one in pieces) for pieces in paragraphs) == text
    pieces = [piece for paragraph in paragraphs for piece in paragraph]
    placed = [piece.mark.id for piece in pieces if piece.opens and piece.mark]
    placed += [mark.id for piece in pieces for mark in piece.also]
    assert len(placed) == len(set(placed))
    for mark in marks:
        seen = text[max(mark.start, 0) : max(mark.end, 0)].replace("\n", "")
        assert (mark.id in placed) == (bool(seen) and mark.start >= 0)
    for piece in pieces:
        over = [*piece.around, *([piece.mark] if piece.mark else [])]
        for at in range(piece.start, piece.start + len(piece.text)):
            assert {one.id for one in over} == {
                one.id for one in marks if 0 <= one.start <= at < one.end
            }
