"""The sentences of an article with what they rest on."""

from typing import Literal, NamedTuple

from consilience.linking.source_kinds import Source

Basis = Literal["text", "lead", "goes on", "credit", "own"]


class SourcedSentence(NamedTuple):
    """Characters `start:end` of an article with their sources, and how these are known.

    `via` are the outlets that passed it on, from the source on. `credits` are the words that say
    so, as places in the article.
    """

    start: int
    end: int
    sources: tuple[Source, ...]
    basis: Basis
    via: tuple[str, ...] = ()
    credits: tuple[tuple[int, int], ...] = ()

    @property
    def is_named(self) -> bool:
        """True where the text itself names the source, near by or in the sentence."""
        return self.basis in ("text", "lead", "goes on")


def carry(
    before: SourcedSentence,
    start: int,
    end: int,
    basis: Basis,
    told_by: tuple[tuple[int, int], ...] = (),
) -> SourcedSentence:
    """Characters `start:end` as a sentence that rests on what another does.

    `told_by`: the words that say so, else they are the other's.
    """
    return SourcedSentence(
        start=start,
        end=end,
        sources=before.sources,
        basis=basis,
        via=before.via,
        credits=told_by or before.credits,
    )
