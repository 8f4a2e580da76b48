"""The words for a deed and for those who took part, as a title prints them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The predicate or a party at `start:end` of the article's text, as the title prints it.

    `kept` is False for a party that the title passes over, `named` for a pronoun without a name.
    `undergoes` is True for a party to which it is done, `participle` for a predicate that needs an
    auxiliary behind such a party, `bare` for one that stands in no tense by itself ("carry").
    """

    start: int
    end: int
    words: str
    predicate: bool = False
    named: bool = True
    kept: bool = True
    undergoes: bool = False
    participle: bool = False
    bare: bool = False
