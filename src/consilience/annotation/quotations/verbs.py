"""Indirect speech by cue verbs: "said that", "vowed to", "denied taking", "called it a mess"."""

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Token

from consilience.annotation.quotations.clauses import (
    find_before,
    find_end,
    find_start,
    takes,
)
from consilience.annotation.quotations.parse import (
    TIMES,
    TokenRange,
    cut_out,
    find_agent,
    find_child,
    find_phrase,
    has_that,
    has_to,
    is_finite,
    is_passive,
    own_subject,
)
from consilience.annotation.quotations.parts import Range
from consilience.annotation.quotations.sources import find_source, find_subject
from consilience.language.cues import (
    NONE,
    find_source_words,
    load_cue_words,
    load_labels,
    load_verb_prepositions,
)

CLAUSES = {"ccomp", "xcomp"}
LABELLED = {"dobj", "oprd", "ccomp", "attr", "xcomp"}
PARENTHESES = {"parataxis": "clause", "advcl": "as"}
WH = {"WP", "WDT"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """Content as ranges of tokens, with its cue and the head of its source.

    `cue_range` holds the characters of the cue where it is not a verb with its auxiliaries.
    """

    rule: str
    content: tuple[TokenRange, ...]
    cue: Token
    source: Token | None
    cue_range: Range | None = None


def find_seeming(verb: Token) -> Candidate | None:
    """Seems to have left: the writer's view, or nobody's."""
    if verb.lemma_ not in load_cue_words("seeming"):
        return None
    subject = own_subject(verb)
    clause = next((one for one in verb.rights if one.dep_ == "xcomp" and has_to(one)), None)
    if subject is None or clause is None:
        return None
    return Candidate("hedge", (find_phrase(subject), _whole(clause)), verb, None)


def find_clause(verb: Token) -> Candidate | None:
    """Said (that) …; asked whether …; urged them to …; denied taking …."""
    clause = _choose_clause(verb)
    if clause is None:
        return _find_quoted_as(verb)
    if clause.i > verb.i and (inner := _find_closing_report(verb, clause)) is not None:
        place = max(inner.left_edge.i, verb.i + 1), inner.right_edge.i + 1
        return Candidate("clause", (place,), verb, find_source(verb))
    if clause.i < verb.i and _find_closing_report(verb.head, verb) is not None:
        whole = (verb.head.left_edge.i, clause.right_edge.i + 1)
        return Candidate("clause", (whole,), verb, find_subject(verb))
    if clause.i < verb.i:
        content = find_before(verb, clause)
        return Candidate("clause", content, verb, find_subject(verb)) if content else None
    rule = _name_clause(verb, clause)
    if rule is None:
        return None
    content = ((max(clause.left_edge.i, verb.i + 1), find_end(clause)),)
    if rule != "clause":
        content = (*_find_passive_subject(verb), *content)
    return Candidate(rule, content, verb, find_source(verb))


def find_parenthesis(verb: Token) -> Candidate | None:
    """A cue set into its content, which has the root: "The law, they say, has failed"."""
    rule = PARENTHESES.get(verb.dep_)
    tells_it = _tells_it(verb) and "as" in takes(verb)
    if tells_it and verb.dep_ == "relcl" and verb.head.lower_ in load_cue_words("way"):
        above = verb.head.head  # "the way Lund tells it"
        return Candidate("as", cut_out(_whole(above), _whole(verb.head)), verb, find_source(verb))
    if rule is None or verb.head.i == verb.i or not ("clause" in takes(verb) or tells_it):
        return None
    if rule == "as" and not any(one.lower_ == "as" and one.dep_ == "mark" for one in verb.lefts):
        return None
    if any(one.dep_ == "dobj" and one.lower_ != "it" for one in verb.children):
        return None
    content = cut_out(_whole(verb.head), _whole(verb))
    return Candidate(rule, content, verb, find_source(verb))


def find_label(verb: Token) -> Candidate | None:
    """Called the plan a disgrace; describes the law as a trap; what she called a rant."""
    links = None if _finds_state(verb) else load_labels().get(verb.lemma_)
    source = None if links is None else find_source(verb)
    if links is None or (source is None and verb.dep_ == "acl"):  # "a group called …" is a name
        return None
    things = [one for one in verb.rights if one.dep_ in LABELLED]
    lead = next((one for one in verb.lefts if one.dep_ == "dobj" and one.tag_ in WH), None)
    behind = [*verb.rights, *(below for one in things for below in one.rights)]
    link = next((one for one in behind if one.dep_ == "prep" and one.lower_ in links), None)
    if link is not None and (things or lead or is_passive(verb)):
        start = min([link.i, *(one.left_edge.i for one in things if one.i < link.i)])
        end = link.right_edge.i + 1
    elif "" in links and things and (lead or len(things) > 1 or _is_label(things[0])):
        start = min(one.left_edge.i for one in things)
        end = max(one.right_edge.i for one in things) + 1
    else:
        return None
    content = [] if lead is None else [(lead.i, lead.i + 1)]
    content += [*_find_passive_subject(verb), (max(start, verb.i + 1), end)]
    return Candidate("label", tuple(content), verb, source)


def find_preposition(verb: Token) -> Candidate | None:
    """Called for a vote; accused the mayor of fraud."""
    link = _find_link(verb, load_verb_prepositions().get(verb.lemma_, NONE))
    if link is None or link.right_edge.i == link.i or _is_other_verb(verb, link):
        return None
    thing = next((one for one in verb.rights if one.dep_ == "dobj" and one.i < link.i), None)
    start, end = link.i + 1 if thing is None else thing.left_edge.i, link.right_edge.i + 1
    for below in verb.rights:
        if below.dep_ == "prep" and end <= below.left_edge.i <= end + 1:
            end = below.right_edge.i + 1
    content = (*_find_passive_subject(verb), (start, end))
    return Candidate("preposition", content, verb, find_source(verb))


def find_object(verb: Token) -> Candidate | None:
    """Rejected the offer; the truce declared by Lund; the law that Brandt opposes."""
    kinds = takes(verb)
    if not kinds & {"object", "document"}:
        return None
    if is_passive(verb):
        return _find_passive_object(verb) if "object" in kinds else None
    subject = find_subject(verb)
    if "object" not in kinds and not _is_document(subject):
        return None
    thing = find_child(verb, "dobj")
    if thing is None and verb.dep_ == "relcl":
        thing = next((one for one in verb.lefts if one.dep_ == "dobj"), None)
    if thing is None or _only_points(thing):
        return None
    return Candidate("object", (find_phrase(thing),), verb, subject)


VERB_FINDERS: tuple[Callable[[Token], Candidate | None], ...] = (
    find_seeming,
    find_clause,
    find_label,
    find_parenthesis,
    find_preposition,
    find_object,
)


def _only_points(thing: Token) -> bool:
    """True for "denies it", "thanked her", "rejected this": what is said stands elsewhere."""
    return thing.left_edge.i == thing.right_edge.i and (
        thing.tag_ == "PRP" or thing.lower_ in load_cue_words("pointing")
    )


def _is_other_verb(verb: Token, link: Token) -> bool:
    """True for "was called off on Thursday": a particle or a day makes another thing of it."""
    thing = find_child(link, "pobj")
    if thing is not None and thing.ent_type_ in TIMES:
        return True
    return any(
        one.dep_ == "prt" and one.lower_ in load_cue_words("other_particle") for one in verb.rights
    )


def _finds_state(verb: Token) -> bool:
    """True for "had been found dead", which is seen and not said."""
    return any(
        one.dep_ in {"acomp", *LABELLED} and one.lower_ in load_cue_words("found_state")
        for one in verb.rights
    )


def _tells_it(verb: Token) -> bool:
    return any(one.dep_ == "dobj" and one.lower_ == "it" for one in verb.rights)


def _find_quoted_as(verb: Token) -> Candidate | None:
    """The mine will close, Lund was quoted as saying."""
    quoting = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or "quote" not in takes(verb):
        return None
    subject = own_subject(quoting)
    clause = next((one for one in quoting.lefts if one.dep_ == "ccomp"), None)
    if subject is None or clause is None or not clause.i < subject.i or not is_passive(quoting):
        return None
    content = ((find_start(quoting, clause), subject.left_edge.i),)
    return Candidate("clause", content, verb, subject)


def _find_closing_report(verb: Token, report: Token) -> Token | None:
    """What two report in "Lund told us the army had left, state television said", read as one.

    The parser takes the closing report for what the first verb says, and gives it the clause.
    """
    if report.i <= verb.i or not (_reports(verb) and _reports(report)):
        return None
    inner = next((one for one in report.lefts if one.dep_ == "ccomp"), None)
    subject = own_subject(report)
    if inner is None or subject is None or not inner.i < subject.i < report.i:
        return None
    closing = subject.left_edge.i > 0 and subject.doc[subject.left_edge.i - 1].text == ","
    behind = any(one.dep_ in CLAUSES or one.dep_ == "dobj" for one in report.rights)
    return inner if closing and not behind else None


def _reports(verb: Token) -> bool:
    return "quote" in takes(verb) and "clause" in takes(verb)


def _is_document(subject: Token | None) -> bool:
    return subject is not None and subject.lemma_.lower() in find_source_words("document")


def _whole(head: Token) -> TokenRange:
    return head.left_edge.i, head.right_edge.i + 1


def _choose_clause(verb: Token) -> Token | None:
    """The clause behind a cue, else the one before it, else "when …" right behind it."""
    after = next((one for one in verb.rights if one.dep_ in CLAUSES), None)
    if after is not None:
        return None if _goes_beside(verb, after) else after
    before = next((one for one in verb.lefts if one.dep_ in CLAUSES), None)
    if before is not None or "clause" not in takes(verb):
        return before
    adverbial = find_child(verb, "advcl")
    if adverbial is not None and adverbial.left_edge.i == verb.i + 1:
        return adverbial if adverbial.left_edge.tag_ == "WRB" else None
    return None


def _goes_beside(verb: Token, clause: Token) -> bool:
    """True for "confirmed it on Friday and Holm was told": an "and" brings in no content."""
    if clause.dep_ != "ccomp" or has_that(clause) or own_subject(clause) is None:
        return False
    said = find_child(verb, "dobj")
    before = clause.left_edge.i - 1
    joined = before > verb.i and clause.doc[before].pos_ == "CCONJ"
    return joined and said is not None and said.i < before


def _name_clause(verb: Token, clause: Token) -> str | None:
    """The rule for a clause behind its verb; None where the verb does not take such a clause."""
    kinds = takes(verb)
    if clause.tag_ == "VBG" and not is_finite(clause):
        if "gerund" not in kinds:
            return None
        return "clause" if clause.dep_ == "ccomp" and "clause" in kinds else "gerund"
    if has_to(clause):
        return "infinitive" if "infinitive" in kinds else None
    return "clause" if kinds & {"clause", "quote"} or _is_open_class(verb, clause) else None


def _is_open_class(verb: Token, clause: Token) -> bool:
    """True for a verb of no list that yet takes a finite clause: "crowed that …"."""
    if verb.pos_ != "VERB" or not verb.is_alpha or clause.dep_ != "ccomp":
        return False
    return is_finite(clause) and has_that(clause)


def _find_passive_subject(verb: Token) -> tuple[TokenRange, ...]:
    """The subject of a passive as part of what is said: "the mayor" was accused "of fraud"."""
    subject = find_subject(verb) if is_passive(verb) else None
    return (find_phrase(subject),) if subject is not None and subject.i < verb.i else ()


def _find_link(verb: Token, words: frozenset[str]) -> Token | None:
    """The preposition behind a verb, also past a day: "called Friday for"."""
    if not words:
        return None
    for one in verb.rights:
        if one.dep_ in {"prep", "agent"} and one.lower_ in words:
            return one
        if one.dep_ == "npadvmod":
            for below in one.rights:
                if below.dep_ == "prep" and below.lower_ in words:
                    return below
    return None


def _is_label(thing: Token) -> bool:
    """True for what the parser takes for a label, or for an apposition: "the plan “a mess”"."""
    return thing.dep_ in {"oprd", "ccomp"} or any(one.dep_ == "appos" for one in thing.rights)


def _find_passive_object(verb: Token) -> Candidate | None:
    """Was rejected by the council; declared by the council."""
    agent = find_agent(verb)
    if agent is None:
        return None
    if verb.dep_ == "acl":
        content = (verb.head.left_edge.i, verb.left_edge.i)
        return Candidate("object", (content,), verb, agent)
    subject = find_subject(verb)
    if subject is None:
        return None
    return Candidate("object", (find_phrase(subject),), verb, agent)
