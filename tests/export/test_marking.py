import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.export.marking import MOST_OVER, Mark, Piece, cut_paragraphs


def make_mark(start: int, end: int, name: str) -> Mark:
    return Mark(id=name, layer="person", start=start, end=end, target=None, note=name)


def make_wrap(start: int, end: int, name: str, *, key: str = "") -> Mark:
    return Mark(
        id=name, layer="q", start=start, end=end, target=None, note=name, wraps=True, key=key
    )


def nest(text: str, *marks: Mark) -> list[str]:
    """Wrapping marks as "name(" and ")", "^" where one goes on, keys in square brackets."""
    shown = []
    for paragraph in cut_paragraphs(text, marks):
        parts = []
        for piece in paragraph:
            begins = "".join(f"{'' if new else '^'}{one.id}(" for one, new in piece.begins)
            keys = "".join(f"[{one.key}]" for one in piece.keys)
            parts.append(f"{begins}{piece.text}{')' * piece.ends}{keys}")
        shown.append("".join(parts))
    return shown


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


def test_wrapping_marks_nest():
    marks = [make_wrap(0, 6, "out", key="Q1"), make_wrap(2, 4, "in", key="Q2")]
    assert nest("abcdef", *marks) == ["out(abin(cd)[Q2]ef)[Q1]"]


def test_wrapping_marks_that_cross_close_and_go_on():
    marks = [make_wrap(0, 3, "x", key="Q1"), make_wrap(1, 5, "y", key="Q2")]
    assert nest("abcdef", *marks) == ["x(ay(bc))[Q1]^y(de)[Q2]f"]


def test_a_wrapping_mark_is_closed_at_the_end_of_each_paragraph_and_named_at_its_own():
    assert nest("ab\n\ncd", make_wrap(1, 5, "x", key="Q1")) == ["ax(b)", "", "^x(c)[Q1]d"]


def test_a_wrapping_mark_is_no_link_and_hides_none():
    (pieces,) = cut_paragraphs("abc", [make_wrap(0, 3, "x"), make_mark(1, 2, "y")])
    assert [piece.mark.id if piece.mark else None for piece in pieces] == [None, "y", None]
    assert all(not piece.around for piece in pieces)


@pytest.mark.parametrize("make", [make_mark, make_wrap])
def test_marks_too_many_to_be_seen_keep_their_address_where_they_begin(make):
    marks = [make(0, 9, f"{number:02}") for number in range(MOST_OVER + 3)]
    (piece,), *_ = cut_paragraphs("a b c d e", marks)
    assert len(piece.around) + len(piece.begins) + bool(piece.mark) == MOST_OVER
    placed = {one.id for one in piece.also} | {one.id for one, _ in piece.begins}
    assert placed | ({piece.mark.id} if piece.mark else set()) == {one.id for one in marks}


def test_ten_thousand_marks_over_one_text_give_as_many_pieces_as_boundaries():
    text = "word " * 2000
    marks = [
        make_wrap(number % 5000, 10_000 - number % 99, str(number)) for number in range(10_000)
    ]
    (pieces,) = cut_paragraphs(text, marks)
    assert len(pieces) <= 5100
    assert max(len(piece.begins) for piece in pieces) <= MOST_OVER


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


@given(text=st.text("ab\n é", max_size=40), spans=SPANS)
def test_elements_of_any_wrapping_marks_nest_and_each_opens_once(text, spans):
    marks = [make_wrap(start, end, str(n), key=str(n)) for n, (start, end) in enumerate(spans)]
    first, keys = [], []
    for paragraph in cut_paragraphs(text, marks):
        stack: list[Mark] = []
        for piece in paragraph:
            stack += [one for one, _ in piece.begins]
            first += [one.id for one, new in piece.begins if new]
            assert {one.id for one in stack} == find_over(piece, marks)
            keys += [one.id for one in piece.keys]
            del stack[len(stack) - piece.ends :]
        assert not stack
    seen = [one.id for one in marks if text[max(one.start, 0) : max(one.end, 0)].strip("\n")]
    expected = sorted(one for one in seen if spans[int(one)][0] >= 0)
    assert sorted(first) == sorted(keys) == expected


def find_over(piece: Piece, marks: list[Mark]) -> set[str]:
    return {one.id for one in marks if 0 <= one.start <= piece.start < one.end}
