"""Whose words a quotation holds: the entity that the words for its speaker are about."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consilience.language.cues import load_cue_words
from consilience.language.name_forms import is_relation
from consilience.language.titles import find_title_kinds
from consilience.linking.names import fold_name
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation
from consilience.records.span import Span

EntityOf = Mapping[MentionId, EntityId]
WRITTEN = 2  # words in which the writing stands before "by"
LONGEST_NAME = 120  # characters of a name before a "who", with what stands between
LONGEST_INSERTION = 14  # characters between a name and its "who": " (R-Ohio), "
FARTHEST_WRITING = 6  # quotations back in which "the statement" was brought in
POSSESSIVE = ("'s ", "’s ", "' ", "’ ")


def write_speakers(
    quotations: Iterable[Quotation], mentions: Sequence[Mention], entity_of: EntityOf
) -> tuple[Quotation, ...]:
    """The quotations in their order, each with the entity that speaks; None where none is known.

    What a writing says is said by whose it is: "Lund's letter", "a statement by Lund", and "the
    statement" behind "Lund said in a statement".
    """
    placed = sorted(mentions, key=lambda one: (one.span.start, -one.span.end, one.id))
    starts = [one.span.start for one in placed]
    told: list[Quotation] = []
    for one in quotations:
        known = entity_of.get(one.speaker_mention_id) if one.speaker_mention_id else None
        near: Sequence[Mention] = ()
        if one.speaker is not None and known is None:
            first = bisect_left(starts, one.speaker.start - LONGEST_NAME)
            near = placed[first : bisect_left(starts, one.speaker.end)]
        found = known or _find_entity(one, near) or _find_writer(one, told)
        told.append(replace(one, speaker_id=found))
    return tuple(told)


def _find_entity(quotation: Quotation, mentions: Sequence[Mention]) -> EntityId | None:
    """The entity of the mention that the words are about, or that wrote what they name.

    `mentions` are those in the words and right before them.
    """
    speaker = quotation.speaker
    if speaker is None:
        return None
    if fold_name(speaker.text) in load_cue_words("relative"):
        return _find_described(speaker, mentions)
    inside = [
        one for one in mentions if speaker.start <= one.span.start and one.span.end <= speaker.end
    ]
    inside.sort(key=lambda one: (one.kind != "person", one.form != "name", one.span.start))
    if quotation.speaker_mention_id is None:
        head = next((one for one in inside if _is_head(one, speaker)), None)
        if head is not None and head.entity_id is not None:
            return head.entity_id
    return next((one.entity_id for one in inside if one.entity_id and _owns(one, speaker)), None)


def _find_described(speaker: Span, mentions: Sequence[Mention]) -> EntityId | None:
    """Who is "who": the person named or described right before it, for "which" the body."""
    kind = "person" if fold_name(speaker.text) == "who" else "organisation"
    before = [
        one
        for one in mentions
        if one.kind == kind and 0 < speaker.start - one.span.end <= LONGEST_INSERTION
    ]
    nearest = max(before, key=lambda one: (one.span.end, -one.span.start), default=None)
    return nearest.entity_id if nearest is not None else None


def _is_head(mention: Mention, speaker: Span) -> bool:
    """True where the words are about the mention.

    "Minister Torrent, a lawyer", "her lawyer, Ada Torrent" and "Ada Torrent of Oslo" are Torrent;
    "Torrent's lawyer" and "the lawyer of Torrent" are not.
    """
    before = speaker.text[: mention.span.start - speaker.start].rstrip()
    behind = speaker.text[mention.span.end - speaker.start :].lstrip(' "”')
    if behind and not behind.startswith((",", "(")) and not _is_told_more(mention, behind):
        return False
    if not before or before.endswith(","):
        return True
    # "the first minister, who …": a name behind words of its own is one's title, not another's.
    if mention.role and not _is_anothers(mention.role):
        before = before.removesuffix(mention.role).rstrip()
    words = fold_name(before.rpartition(",")[2]).split()
    return not any(map(_is_link, words)) and not _has_possessive(before, mention)


def _is_anothers(title: str) -> bool:
    """True for "spokesman for President", which is no title of the president's."""
    for_whom = re.split(r"\b(?:for|to)\b", title)
    return len(for_whom) > 1 and any(
        find_title_kinds(word) & {"office", "honorific"} for word in for_whom[-1].split()
    )


def _is_link(word: str) -> bool:
    return is_relation(word) or word in load_cue_words("joining_word")


def _is_told_more(mention: Mention, behind: str) -> bool:
    """True for what goes on behind a person's name: "Ada Torrent of Oslo", "Torrent herself"."""
    if mention.kind != "person" or mention.form != "name":
        return False
    first = fold_name(behind).partition(" ")[0]
    joined = first in load_cue_words("joining_word")
    return first in load_cue_words("reflexive") or (is_relation(first) and not joined)


def _has_possessive(before: str, mention: Mention) -> bool:
    """True for "Norway's" before a body, though "Norway's minister Lund" is Lund."""
    return mention.kind != "person" and before.endswith(("'s", "’s", "'", "’"))


def _owns(mention: Mention, speaker: Span) -> bool:
    """True for whose writing it is: "Lund's letter to her", "a statement from Lund on Monday"."""
    if mention.form == "nominal" and mention.span.start == speaker.start:
        return False  # "Lund's letter" is itself a nominal
    before = fold_name(speaker.text[: mention.span.start - speaker.start]).split()
    behind = speaker.text[mention.span.end - speaker.start :]
    if behind.startswith(POSSESSIVE) or mention.form == "pronoun":
        return not any(map(is_relation, before)) and _names_writing(fold_name(behind).split())
    before = before[:-1] if before[-1:] == ["the"] else before
    if not before or before[-1] not in load_cue_words("writer_preposition"):
        return False
    written = before[-1 - WRITTEN : -1]  # "a letter by", "a letter sent by"
    return not any(map(_is_link, before[:-1])) and _names_writing(written)


def _names_writing(words: Sequence[str]) -> bool:
    """True if the noun that the words begin with, before "to" and the like, is a writing."""
    writings = load_cue_words("own_writing")
    for word in words:
        if word in writings:
            return True
        if is_relation(word):
            return False
    return False


def _find_writer(quotation: Quotation, told: Sequence[Quotation]) -> EntityId | None:
    """For "the statement" the speaker of the last quotation that came in a statement."""
    words = fold_name(quotation.speaker.text).split() if quotation.speaker else []
    if len(words) != 2 or words[0] != "the" or words[1] not in load_cue_words("own_writing"):
        return None
    for one in reversed(told[-FARTHEST_WRITING:]):
        carriers = [one.via, one.speaker]
        if any(span is not None and words[1] in fold_name(span.text).split() for span in carriers):
            return one.speaker_id
    return None
