"""The parties of an act as words of the parse, and what stands above them."""

from spacy.tokens import Span, Token

LONGEST_PATH = 60  # tokens; deeper trees are lists that the parser got wrong

Party = Span | Token


def find_head(party: Party) -> Token:
    """The word that governs a party's words."""
    return party.root if isinstance(party, Span) else party


def find_places(party: Party) -> frozenset[int]:
    """The places of a party's tokens in the document."""
    place = range(party.start, party.end) if isinstance(party, Span) else (party.i,)
    return frozenset(place)


def find_chain(token: Token) -> list[Token]:
    """The token and all above it, to the root of its sentence."""
    chain = [token]
    while chain[-1].head.i != chain[-1].i and len(chain) < LONGEST_PATH:
        chain.append(chain[-1].head)
    return chain
