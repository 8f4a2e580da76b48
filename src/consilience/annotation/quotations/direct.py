"""Direct speech: quoted stretches by their marks, and the reporting clause beside them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from consilience.annotation.paragraphs import find_text
from consilience.annotation.quotations.groups import Group, carry_over
from consilience.annotation.quotations.parse import (
    FINITE,
    find_characters,
    find_cue_characters,
    find_short_phrase,
)
from consilience.annotation.quotations.parts import FoundQuotation
from consilience.annotation.quotations.reports import (
    STOPS,
    Fragment,
    Report,
    cut_fragments,
    find_any_report,
    find_cue_at_end,
    find_report,
    find_signature,
    make_report,
    name_before_colon,
)
from consilience.annotation.quotations.sources import find_via
from consilience.annotation.quote_marks import Quoted, is_quote_mark
from consilience.annotation.trees import find_starts
from consilience.language.cues import load_cue_words

# Share right on development data, rule by rule: `bench.quotations --rules`, 2026-11.
CONFIDENCE = {
    "signature": 0.99,
    "quote-cue": 0.98,
    "cue-quote": 0.97,
    "colon": 0.9,  # six finds, all right
    "that-quote": 0.8,  # one find
    "paragraph": 0.6,
    "quote-any-verb": 0.6,
    "inside": 0.5,  # by reading; the data mark no quote inside another
    "continued": 0.3,
    "alone": 0.2,  # quoted words they are, but nobody is named
}
CUED = {"quote-cue", "cue-quote"}
ENDINGS = {",", "?", "!", "—", "–", "-", "--", "…", "...", ";"}  # a report may follow these
LEADS = {",", ":", ";", "—", "–", "―", "-", "--"}  # a quote may begin behind these
BINDING = {"ADP", "DET", "VERB", "AUX", "CCONJ"}  # a quote behind these is part of the sentence
OPENINGS = "\"“”„‟«»‹›‘’‚'`[(…. "
REST_OF_REPORT = re.compile(r"[^.!?\n“”\"]{0,90}[.!?]\s*")  # " in a statement on Monday."
FEWEST_WORDS = 3  # of a quote that no comma or colon brings in; fewer are mostly titles
LONGEST_CLOSED = 12  # tokens of a report behind a full stop: “No.” Lund said.
MOST_SET_BETWEEN = 2  # captions and the like inside a quote of several paragraphs
NEAR = 3  # tokens between a cue and the quote that it brings in


class DirectFinder:
    """Direct speech of one document."""

    def __init__(self, doc: Doc, quoted: Sequence[Quoted], bounds: Sequence[int]) -> None:
        """Prepare places of tokens.

        `quoted` in order; `bounds` are the places where paragraphs begin, and the end of the text.
        """
        self.doc = doc
        self.text = find_text(doc)
        self.starts = find_starts(doc)
        self.quoted = quoted
        self.bounds = bounds

    def find(self) -> tuple[FoundQuotation, ...]:
        """The quotations, in reading order."""
        groups: list[Group] = []
        waiting: Group | None = None
        skipped = 0
        for start, end, quotes in self._read_paragraphs():
            if self._is_set_between(waiting, start, end, quotes) and skipped < MOST_SET_BETWEEN:
                skipped += 1
                continue
            skipped = 0
            if quotes or waiting is not None:
                new = self._read_region(start, end, quotes)
                waiting = carry_over(groups, new, waiting, quotes, start)
                groups += new
            if waiting is None:
                waiting = self._announce(start, end, quotes)
        found = [self._finish(group) for group in groups]
        found = [*self._continue_speaker(found), *self._find_nested()]
        return tuple(sorted(found, key=lambda one: one.content))

    def _read_paragraphs(self) -> Iterator[tuple[int, int, list[Quoted]]]:
        """Start, end and outer quotes of each paragraph with words."""
        outer = [one for one in self.quoted if one.depth == 0]
        at = 0
        for start, end in pairwise(self.bounds):
            if self.text[start:end].strip():
                first = at
                while at < len(outer) and outer[at].start < end:
                    at += 1
                yield start, end, outer[first:at]

    # -- one paragraph, or the inside of one quotation

    def _read_region(self, start: int, end: int, quotes: Sequence[Quoted]) -> list[Group]:
        """The groups of a stretch of text, in which `quotes` are the outermost."""
        gaps = self._find_gaps(start, end, quotes)
        groups: list[Group] = []
        for at, quote in enumerate(quotes):
            before, after = gaps[at], gaps[at + 1]
            reported = self._report_after(quote, before, after, last=at + 1 == len(quotes))
            if groups and self._goes_with(groups[-1], quotes[at - 1], quote, before, reported):
                groups[-1].pieces.append(quote)
                continue
            group = reported or self._report_before(quote, before, after)
            if group is not None:
                groups.append(group)
            elif self._is_alone(quote, before):
                self._add_alone(groups, quote, after)
        return groups

    def _goes_with(
        self,
        group: Group,
        previous: Quoted,
        quote: Quoted,
        gap: Sequence[Fragment],
        reported: Group | None,
    ) -> bool:
        """True for a quote that goes on with the one before it: “A,” he said. “B.”."""
        if group.pieces[-1] is not previous:
            return False
        if not gap:
            return True
        report = group.report
        if len(gap) > 1 or report is None or group.rule in {"cue-quote", "that-quote"}:
            return False
        if not gap[0].start <= report.cue.i < gap[0].end:
            return False
        if not gap[0].stopped:  # "…, he said, adding that “…”" has another cue
            last = gap[0].end - 1
            bound = last in {report.cue.i, report.speaker[1] - 1 if report.speaker else -1}
            other = find_cue_at_end(self.doc, gap[0])
            return (bound or self.doc[last].text in LEADS) and (
                other is None or other.i == report.cue.i
            )
        return reported is None and (self._is_sentence(quote) or quote.open_end)

    def _report_after(
        self,
        quote: Quoted,
        before: Sequence[Fragment],
        after: Sequence[Fragment],
        *,
        last: bool,
    ) -> Group | None:
        """“…,” she said."""
        if not after or (before and not self._may_lead(before[-1], quote)):
            return None
        fragment, ending = after[0], self._find_ending(quote)
        first = self.doc[fragment.start]
        if first.text != "," and ending not in ENDINGS:
            if ending not in STOPS:
                return None
            if not first.is_lower:  # of what follows a full stop, only "Lund said." is its report
                short = fragment.end - fragment.start <= LONGEST_CLOSED
                closed = short and (fragment.stopped or last)
                report = find_report(self.doc, fragment) if closed else None
                known = report is not None and report.speaker
                return Group([quote], report, "quote-cue") if known else None
        report = find_report(self.doc, fragment)
        if report is not None:
            return Group([quote], report, "quote-cue")
        report = find_any_report(self.doc, fragment) if ending == "," else None
        if report is not None and report.speaker is not None:
            return Group([quote], report, "quote-any-verb")
        return None

    def _may_lead(self, fragment: Fragment, quote: Quoted) -> bool:
        """True for words before a quote that are no part of its sentence: "OSLO (AP) “We …”"."""
        last = self.doc[fragment.end - 1]
        if fragment.stopped or last.text in LEADS:
            return True
        if last.pos_ in BINDING or not self._begins_sentence(quote):
            return False
        verbs = any(token.tag_ in FINITE for token in self.doc[fragment.start : fragment.end - 1])
        return not verbs and self._count_words(quote) >= FEWEST_WORDS

    def _report_before(
        self, quote: Quoted, before: Sequence[Fragment], after: Sequence[Fragment]
    ) -> Group | None:
        """She said: “…”."""
        if not before or before[-1].stopped:
            return None
        fragment = before[-1]
        last = self.doc[fragment.end - 1]
        if last.lower_ in load_cue_words("complementizer"):
            cue = find_cue_at_end(self.doc, fragment, anywhere=True)
            report = None if cue is None else make_report(cue, fragment)
            return None if report is None else Group([quote], report, "that-quote", last.idx)
        cue, begins = find_cue_at_end(self.doc, fragment), self._begins_sentence(quote)
        if cue is None:
            colon = last.text == ":" and begins
            return Group([quote], self._report_colon(fragment), "colon") if colon else None
        near = cue.i >= fragment.end - NEAR
        if last.text == ":":
            brought_in = True
        elif last.text == ",":
            brought_in = begins or (near and not self._is_set_in(make_report(cue, fragment)))
        else:
            enough = self._count_words(quote) >= FEWEST_WORDS
            brought_in = begins and near and enough and not self._continues(quote, after)
        return Group([quote], make_report(cue, fragment), "cue-quote") if brought_in else None

    def _is_set_in(self, report: Report) -> bool:
        """True for a report between commas, inside of what it reports: "It was, he said, “…”"."""
        start = report.cue.i if report.speaker is None else min(report.cue.i, report.speaker[0])
        return start > 0 and self.doc[start - 1].text == ","

    def _report_colon(self, fragment: Fragment) -> Report:
        report = find_any_report(self.doc, fragment, last=True)
        return report or name_before_colon(self.doc, fragment)

    def _add_alone(self, groups: list[Group], quote: Quoted, after: Sequence[Fragment]) -> None:
        """A quote that no clause reports: signed, going on after a sentence, or of nobody."""
        signed = find_signature(self.doc, self.text, quote.end, after[0]) if after else None
        if signed is not None:
            groups.append(Group([quote], signed, "signature"))
        elif groups and groups[-1].rule == "quote-cue":
            groups[-1].pieces.append(quote)
        else:
            groups.append(Group([quote], None, "alone"))

    # -- over paragraphs, and inside quotes

    def _is_set_between(
        self, waiting: Group | None, start: int, end: int, quotes: Sequence[Quoted]
    ) -> bool:
        """True for a caption between the paragraphs of a quote that is not closed yet."""
        announces = self.text[start:end].rstrip().endswith(":")
        return waiting is not None and bool(waiting.pieces) and not quotes and not announces

    def _announce(self, start: int, end: int, quotes: Sequence[Quoted]) -> Group | None:
        """A paragraph that ends "Lund continued:" speaks for the quote in the next."""
        if not self.text[start:end].rstrip().endswith(":"):
            return None
        after = self._find_gaps(start, end, quotes)[-1]
        if not after:
            return None
        cue = find_cue_at_end(self.doc, after[-1], anywhere=True)
        report = self._report_colon(after[-1]) if cue is None else make_report(cue, after[-1])
        return Group([], report, "paragraph")

    def _continue_speaker(self, found: Sequence[FoundQuotation]) -> Iterator[FoundQuotation]:
        """Quotes alone in their paragraph get the speaker of the quote that ends the one before."""
        before: FoundQuotation | None = None
        for one in found:
            if one.rule == "alone" and before is not None and before.speaker is not None:
                place = max(before.end, before.speaker[1], before.cue[1] if before.cue else 0)
                if self._ends_with_report(before, place, one.start):
                    one = replace(
                        one,
                        speaker=before.speaker,
                        rule="continued",
                        confidence=CONFIDENCE["continued"],
                    )
            before = one
            yield one

    def _ends_with_report(self, one: FoundQuotation, place: int, end: int) -> bool:
        """True if behind a report, to `end`, there is at most the rest of its sentence."""
        between = self.text[place:end]
        if not any(letter.isalnum() for letter in between):
            return True
        return one.rule == "quote-cue" and REST_OF_REPORT.fullmatch(between) is not None

    def _find_nested(self) -> Iterator[FoundQuotation]:
        """Quotes inside quotes, where a cue reports them as somebody else's."""
        for outer in self.quoted:
            inner = [one for one in self._find_inside(outer) if one.depth == outer.depth + 1]
            if inner:
                for group in self._read_region(outer.start + 1, outer.end - 1, inner):
                    if group.rule in CUED and self._names_another(group):
                        group.rule = "inside"
                        yield self._finish(group)

    def _find_inside(self, outer: Quoted) -> Iterator[Quoted]:
        at = bisect_left(self.quoted, outer.start + 1, key=lambda one: one.start)
        while at < len(self.quoted) and self.quoted[at].start < outer.end:
            yield self.quoted[at]
            at += 1

    def _names_another(self, group: Group) -> bool:
        """True if a name, a noun, "he" or "she" is quoted, and not "I" or "you"."""
        if group.report is None or group.report.speaker is None:
            return False
        start, end = group.report.speaker
        words = self.doc[start:end]
        return len(words) > 0 and (
            words.root.pos_ in {"PROPN", "NOUN"} or words.root.lower_ in {"he", "she"}
        )

    # -- places and forms

    def _finish(self, group: Group) -> FoundQuotation:
        first, *others = [(one.start, one.end) for one in group.pieces]
        lead = first[0] if group.lead is None else group.lead
        report, cue, speaker, via = group.report, None, None, None
        sentence = (lead, group.pieces[-1].end)
        if report is not None:
            cue = report.cue_range or find_cue_characters(report.cue)
            if report.speaker is not None and report.speaker[0] < report.speaker[1]:
                speaker = find_characters(self.doc, *report.speaker)
            if (carrier := find_via(report.cue)) is not None:
                via = find_characters(self.doc, *find_short_phrase(carrier))
            sent = report.cue.sent
            sentence = min(lead, sent.start_char), max(sentence[1], sent.end_char)
        return FoundQuotation(
            kind="direct" if group.lead is None else "mixed",
            content=((lead, first[1]), *others),
            sentence=sentence,
            rule=group.rule,
            confidence=CONFIDENCE[group.rule],
            cue=cue,
            speaker=speaker,
            via=via,
        )

    def _find_gaps(self, start: int, end: int, quotes: Sequence[Quoted]) -> list[list[Fragment]]:
        """What stands before, between and behind the quotes, cut where sentences end."""
        edges = [start, *(place for one in quotes for place in (one.start, one.end)), end]
        places = [bisect_left(self.starts, edge) for edge in edges]
        return [
            cut_fragments(self.doc, places[at], places[at + 1]) for at in range(0, len(places), 2)
        ]

    def _find_ending(self, quote: Quoted) -> str:
        """The last character of the quoted words themselves."""
        words = self.text[max(quote.start, quote.end - 20) : quote.end].rstrip()
        while len(words) > 1 and (is_quote_mark(words[-1]) or words[-1] in ")]"):
            words = words[:-1].rstrip()
        return words[-1:]

    def _begins_sentence(self, quote: Quoted) -> bool:
        words = self.text[quote.start : min(quote.end, quote.start + 20)].lstrip(OPENINGS)
        return words[:1].isupper() or words[:1].isdigit() or words[:1] in {"#", "@", "$"}

    def _is_sentence(self, quote: Quoted) -> bool:
        ending = self._find_ending(quote)
        return self._begins_sentence(quote) and ending in {*STOPS, ",", "—", "–"}

    def _is_alone(self, quote: Quoted, before: Sequence[Fragment]) -> bool:
        """True for a quote that is a sentence by itself."""
        if before and not before[-1].stopped:
            return False
        return self._begins_sentence(quote) and self._find_ending(quote) in STOPS

    def _continues(self, quote: Quoted, after: Sequence[Fragment]) -> bool:
        """True where the reporter's sentence goes on behind the quote."""
        return bool(after) and self._find_ending(quote) not in {*STOPS, ","}

    def _count_words(self, quote: Quoted) -> int:
        return len(self.text[quote.start : quote.end].split())
