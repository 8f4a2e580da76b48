"""Who denies: the words, or the name that a pronoun or a longer description stands for."""

import re

from consilience.analysis.discrepancies.reading import Sentence
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.words import find_words
from consilience.records.ids import MentionId
from consilience.records.mention import Mention
from consilience.records.span import Span

NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
NO_VERB = frozenset({"being", "negation"})  # needs of the words of denial that are no verbs
FIRST = re.compile(r"\W*(\w+) ")
LONGEST_WHO, NEAR_NAME = 8, 12  # words that name who denies; characters before a time ("on Monday")
ACTING = frozenset({"person", "organisation", "group", "place"})
COMMANDING = frozenset({"infinitive", "object", "preposition"})  # who orders or wants tells nothing
SELF, PRONOUN_AND_SELF = ("self", "selves"), 2
SOMEBODYS = re.compile(r" (?:of|for) (?:[a-z]+ ){0,2}[A-Z]")


def find_denier(sentence: Sentence, word: Span) -> str:
    """Whose denial it is: the subject of its claim, or the source that speaks; "" if unknown."""
    for claim in sentence.claims:
        if claim.predicate.span.start == word.start:
            for part in claim.participants:
                if part.role == "actor":
                    return tell_who(sentence, part.span, part.mention_id)
        for link in claim.attribution:
            if link.cue is not None and link.cue.start <= word.start < link.cue.end:
                return tell_who(sentence, link.source, link.mention_id)
    subject = _find_subject(sentence, word)
    if subject:
        return subject
    for one in sentence.annotations.quotations:
        pieces = [*one.content, *((one.cue,) if one.cue else ())]
        held = [piece for piece in pieces if piece.start <= word.start < piece.end]
        if one.speaker and held and not _has_subject(sentence, word, held[0]):
            return tell_who(sentence, one.speaker, one.speaker_mention_id)
    return _find_speaker_behind(sentence, word) or _find_name_before(sentence, word)


def _find_speaker_behind(sentence: Sentence, word: Span) -> str:
    """The only one who speaks in a sentence without marks, named behind: "…, the mayor said"."""
    if any(mark in sentence.text for mark in '“”"'):
        return ""
    speakers = {
        (one.speaker.start, one.speaker.end): (one.speaker, one.speaker_mention_id)
        for one in sentence.annotations.quotations
        if one.speaker
        and one.rule not in COMMANDING
        and sentence.start <= one.speaker.start < sentence.end
    }
    found = list(speakers.values())
    is_behind = len(found) == 1 and word.end <= found[0][0].start
    return tell_who(sentence, *found[0]) if is_behind else ""


def _has_subject(sentence: Sentence, word: Span, piece: Span) -> bool:
    """True for a verb of denial right behind a noun in what is quoted: that one denies."""
    if load_denials().get(word.text.lower(), "being") in NO_VERB:
        return False
    before = sentence.article.text[piece.start : word.start].split()[-1:]
    small = load_function_words()
    return any(
        one.isalpha() and one.lower() not in small and not one.endswith("ly") for one in before
    )


def _find_subject(sentence: Sentence, word: Span) -> str:
    """Who is named right before a word: "a point that the ministry denied"."""
    there = (one for one in sentence.mentions if one.span.end == word.start - 1)
    found = max(there, key=lambda one: len(one.span.text), default=None)
    is_who = found is not None and found.kind in ACTING and found.form != "pronoun"
    return tell_who(sentence, found.span, found.id) if found and is_who else ""


def _find_name_before(sentence: Sentence, word: Span) -> str:
    """The name with which a sentence begins, up to a word: "Lund over the weekend denied"."""
    small = load_function_words() | load_denial_words("when")
    before = sentence.text[: max(word.start - sentence.start, 0)]
    first = FIRST.match(before)
    start = first.end() if first and first[1].lower() in small else 0
    printed = NAME.match(before, start)
    if printed is None or printed[0].lower() in small:
        return ""
    known = (one.span for one in sentence.mentions if one.form == "name" and one.kind in ACTING)
    ends = (one.end for one in known if one.start < sentence.start + printed.end())
    end = max(sentence.start + printed.end(), *ends, 0)
    between = _cut_times(sentence, end, word.start)
    is_plain = all(one in small or one.endswith("ly") for one in find_words(between))
    return printed[0] if is_plain and "," not in between else ""


def _cut_times(sentence: Sentence, start: int, end: int) -> str:
    """The words of an article from `start` to `end` without those for times."""
    kept = []
    for one in sentence.times:
        if start <= one.span.start and one.span.end <= end:
            kept.append(sentence.article.text[start : one.span.start])
            start = one.span.end
    return " ".join([*kept, sentence.article.text[start:end]])


def _is_begun(before: str) -> bool:
    """True for nothing but titles and a word that joins: "But President"."""
    return all(word[0].isupper() for word in before.split())


def tell_who(sentence: Sentence, span: Span, mention_id: MentionId | None) -> str:
    """The words, or the name that a pronoun stands for; "" for words that are nobody."""
    main = span.text.split(", who")[0]  # "the keeper, who stands accused by the league"
    if main != span.text:
        span = sentence.article.span(span.start, span.start + len(main))
    words = find_words(span.text)
    relative = load_denial_words("relative") | load_difference_words("relatives")
    if relative & set(words) or len(words) > LONGEST_WHO:
        head = _find_speaking_head(sentence, span)
        return head.text if head else _find_person(sentence, span)
    if _is_time(sentence, span) or _is_thing(sentence, span):
        return _find_named_before(sentence, span)
    mentions = sentence.known
    mention = mentions.get(mention_id) if mention_id else _find_pronoun(sentence, span)
    if mention is not None and mention.form == "pronoun" and mention.antecedents:
        known = mentions.get(mention.antecedents[0])
        return known.span.text if known else span.text
    return span.text


def _find_pronoun(sentence: Sentence, span: Span) -> Mention | None:
    """The pronoun in "she herself"."""
    own = len(span.text.split()) == PRONOUN_AND_SELF and span.text.endswith(SELF)
    pronouns = (one for one in sentence.mentions if one.form == "pronoun")
    return next((one for one in pronouns if own and one.span.start == span.start), None)


def _find_speaking_head(sentence: Sentence, span: Span) -> Span | None:
    """The words before the first comma, where they call somebody without being his name.

    "The lawyer of Ida Holm, the guard who was arrested" is not Ida Holm.
    """
    text = span.text.split(",")[0]
    head = sentence.article.span(span.start, span.start + len(text))
    called = [
        one
        for one in sentence.mentions
        if one.span.start == span.start and one.span.end <= head.end
        if one.form == "nominal" and one.kind == "person"
    ]
    is_whole = text == span.text or len(find_words(text)) > LONGEST_WHO
    names = [one for one in sentence.mentions if one.form == "name" and one.span.start > head.start]
    is_named = not names or SOMEBODYS.search(text) is not None
    return head if called and is_named and not is_whole else None


def _find_person(sentence: Sentence, span: Span) -> str:
    """The first person named in a longer description."""
    people = (one.span for one in sentence.mentions if one.form == "name" and one.kind == "person")
    return next((one.text for one in people if span.start <= one.start < span.end), "")


def _find_named_before(sentence: Sentence, span: Span) -> str:
    """The last name of somebody shortly before: "Lund on Monday", "Lund over the weekend"."""
    names = [
        one.span
        for one in sentence.mentions
        if one.form == "name" and one.kind in ACTING and one.span.end <= span.start
    ]
    printed = list(NAME.finditer(sentence.text[: max(span.start - sentence.start, 0)]))
    if printed and (not names or names[-1].end <= sentence.start + printed[-1].start()):
        names.append(sentence.span(*printed[-1].span()))
    if not names or span.start - names[-1].end > NEAR_NAME:
        return ""
    between = sentence.article.text[names[-1].end : span.start]
    return "" if "," in between else names[-1].text


def _is_thing(sentence: Sentence, span: Span) -> bool:
    """True for words in small letters that name or stand for nobody: "the findings of the panel".

    The first word may have a capital, which begins the sentence.
    """
    head = span.text.split(" of ")[0]
    end = span.start + len(head)
    somebody = any(
        one.kind in ACTING and one.span.start < end and span.start < one.span.end
        for one in sentence.mentions
    )
    is_begun = " " in head and head[:1] == sentence.text.lstrip('“"')[:1]
    is_small = head[1:].islower() and (head[:1].islower() or is_begun)
    return bool(sentence.annotations.mentions) and is_small and not somebody


def _is_time(sentence: Sentence, span: Span) -> bool:
    return any(one.span.start < span.end and span.start < one.span.end for one in sentence.times)
