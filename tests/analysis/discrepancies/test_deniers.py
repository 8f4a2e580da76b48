"""Who denies, by name."""

from dataclasses import replace

from consilience.analysis.discrepancies.denials.deniers import find_denier, tell_who
from consilience.analysis.discrepancies.reading import Sentence
from consilience.records.ids import MentionId, QuotationId
from consilience.records.quotation import Quotation
from tests.analysis.discrepancies.making import find_span, read_story, tell
from tests.making import mark

TEXT = "Ada Brandt came. It was not true that she herself had ordered the gate to be locked."


def read_last() -> Sentence:
    """The sentence in which "she" is Ada Brandt, and which holds an order of hers."""
    article, notes = tell("a", TEXT, names=[("Ada Brandt", "person")])
    name = notes.mentions[0]
    pronoun = replace(
        mark(article, "she", "person"), id=MentionId("she"), form="pronoun", antecedents=(name.id,)
    )
    order = Quotation(
        id=QuotationId("order"),
        kind="indirect",
        content=(find_span(article, "the gate to be locked"),),
        sentence=find_span(article, TEXT[17:]),
        cue=find_span(article, "had ordered"),
        speaker=find_span(article, "she herself"),
        rule="infinitive",
    )
    notes = replace(notes, mentions=(name, pronoun), quotations=(order,))
    return next(one for one in read_story((article, notes)).sentences if "herself" in one.text)


def test_who_is_said_to_have_ordered_it_is_not_who_denies_it() -> None:
    sentence = read_last()
    assert find_denier(sentence, find_span(sentence.article, "true")) == ""


def test_a_pronoun_with_self_is_told_by_its_name() -> None:
    sentence = read_last()
    assert tell_who(sentence, find_span(sentence.article, "she herself"), None) == "Ada Brandt"


def test_who_speaks_for_somebody_is_not_who_is_spoken_for() -> None:
    who = "The lawyer of Tilda Brandt, the guard who was arrested over the fire in the old mill"
    article, notes = tell("a", f"{who}, denied it.", names=[("Tilda Brandt", "person")])
    lawyer = replace(mark(article, "The lawyer", "person"), id=MentionId("lawyer"), form="nominal")
    story = read_story((article, replace(notes, mentions=(lawyer, *notes.mentions))))
    assert tell_who(story.sentences[0], find_span(article, who), None) == (
        "The lawyer of Tilda Brandt"
    )
