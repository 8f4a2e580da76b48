"""An article as the pieces that are parsed by themselves, and their parses as one document."""

import re
from collections.abc import Sequence
from itertools import accumulate

import numpy as np
from spacy.tokens import Doc

from consilience.records.article import Article

PARAGRAPHS_KEY = "consilience_paragraphs"
TEXT_KEY = "consilience_text"

# Of one character each, so that places in the parsed text are places in the article.
AS_SPACE = dict.fromkeys(map(ord, "\n\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2028\u2029\u202f"), " ")

# All that a parse has, without its vectors.
ATTRIBUTES: list[int | str] = [
    *("ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "NORM", "HEAD", "DEP", "SENT_START"),
    *("ENT_IOB", "ENT_TYPE", "ENT_ID", "ENT_KB_ID"),
]

# The parser's memory grows with the length of a text; no paragraph of prose comes near this.
LONGEST_PIECE = 8_000

SENTENCE_END = re.compile(r"[.!?]['\"’”)]*\s")


def split_pieces(article: Article) -> tuple[str, ...]:
    """The paragraphs of an article, its dateline apart from the sentence behind it.

    Joined they are the article's text with its white space made plain spaces, and one space
    behind it, so that a paragraph reads the same wherever it stands. A paragraph of more than
    `LONGEST_PIECE` code points is cut, at the end of a sentence where there is one.
    """
    text = article.text.translate(AS_SPACE) + " "
    starts = [0, *(at + 1 for at, letter in enumerate(article.text) if letter == "\n")]
    if article.dateline is not None:
        starts.append(_skip_spaces(text, article.dateline.end))
    ordered = sorted({start for start in starts if start < len(text)})
    pieces = (
        text[start:end] for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True)
    )
    return tuple(part for piece in pieces for part in _cut(piece))


def join_parses(parses: Sequence[Doc]) -> Doc:
    """One document of the parses of all pieces, in order; its text is the pieces joined.

    As `Doc.from_docs` without spaces between them, in a third of its time; vectors are left out.
    `find_piece_starts` tells where they begin.
    """
    rows = np.concatenate([parse.to_array(ATTRIBUTES) for parse in parses])
    doc = Doc(
        parses[0].vocab,
        words=rows[:, ATTRIBUTES.index("ORTH")].tolist(),
        spaces=rows[:, ATTRIBUTES.index("SPACY")].astype(bool).tolist(),
    )
    doc.from_array(ATTRIBUTES, rows)  # type: ignore[arg-type]  # spaCy's stub has a type of its own
    ends = accumulate(_measure(parse) for parse in parses)
    doc.user_data[PARAGRAPHS_KEY] = (0, *ends)[:-1]
    return doc


def find_piece_starts(doc: Doc) -> tuple[int, ...]:
    """Where its paragraphs begin (code points); in a document parsed whole, behind line breaks."""
    starts: tuple[int, ...] | None = doc.user_data.get(PARAGRAPHS_KEY)
    if starts is not None:
        return starts
    return (0, *(at + 1 for at, letter in enumerate(find_text(doc)) if letter == "\n"))


def find_text(doc: Doc) -> str:
    """The text of a document, as `Doc.text` makes it anew in five times the time at every call."""
    text: str | None = doc.user_data.get(TEXT_KEY)
    if text is None:
        rows = doc.to_array(["ORTH", "SPACY"])
        orths, places = np.unique(rows[:, 0], return_inverse=True)
        words = [doc.vocab.strings[int(orth)] for orth in orths]
        forms = np.array([*words, *(f"{word} " for word in words)], dtype=object)
        spaced = len(words) * rows[:, 1].astype(int)
        text = doc.user_data[TEXT_KEY] = "".join(forms[places + spaced].tolist())
    return text


def _measure(doc: Doc) -> int:
    """The code points of its text, which spaCy would put together anew."""
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0


def _skip_spaces(text: str, start: int) -> int:
    while start < len(text) and text[start] == " ":
        start += 1
    return start


def _cut(piece: str) -> list[str]:
    parts = []
    while len(piece) > LONGEST_PIECE:
        ends = [match.end() for match in SENTENCE_END.finditer(piece, 0, LONGEST_PIECE)]
        end = ends[-1] if ends else piece.rfind(" ", 1, LONGEST_PIECE) + 1 or LONGEST_PIECE
        parts.append(piece[:end])
        piece = piece[end:]
    return [*parts, piece] if piece else parts
