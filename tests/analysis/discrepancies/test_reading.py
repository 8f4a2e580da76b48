"""What the sentences of a story hold is read once, and looked up by their words."""

import gc
import weakref
from dataclasses import replace

from consilience.analysis.discrepancies.reading import Sentence, StoryText, read_sentences
from consilience.records.annotations import Annotations
from tests.analysis.discrepancies.making import make_time, read_story, tell
from tests.making import make_article


def test_a_reader_is_asked_once_for_each_sentence() -> None:
    asked = []

    def read_length(sentence: Sentence) -> list[int]:
        asked.append(sentence.number)
        return [len(sentence.words)]

    text = read_story(tell("a", "The port closed. Nobody was hurt in it."))
    twice = [sentence.read(read_length) for sentence in (*text.sentences, *text.sentences)]
    assert twice[: len(text.sentences)] == twice[len(text.sentences) :]
    assert asked == [one.number for one in text.sentences]


def test_readings_of_two_articles_are_kept_apart() -> None:
    text = read_story(tell("a", "The port closed."), tell("b", "The mill burned down."))
    found = [one.read(list_words) for one in text.sentences if one.number == 0]
    assert found == [("the", "port", "closed"), ("the", "mill", "burned", "down")]


def list_words(sentence: Sentence) -> list[str]:
    return list(sentence.words)


def test_a_reader_of_the_story_is_asked_once() -> None:
    asked = []

    def count(text: StoryText) -> int:
        asked.append(text)
        return len(text.sentences)

    text = read_story(tell("a", "The port closed."))
    assert text.read(count) == text.read(count)
    assert asked == [text]


def test_sentences_are_found_by_any_of_several_words() -> None:
    text = read_story(tell("a", "The port closed. Ida Holm came. A mill burned."))
    found = text.list_with(frozenset({"mill", "port", "absent"}))
    assert [one.text for one in found] == ["The port closed.", "A mill burned."]


def test_the_day_of_a_dateline_is_no_time_of_what_is_told() -> None:
    article = make_article("ORBE, 3 March (UPN) - A ship sank on 2 March off the pier.", name="a")
    article = replace(article, dateline=article.span(0, article.text.index("A ship")))
    times = (
        make_time(article, "3 March", "2031-03-03"),
        make_time(article, "2 March", "2031-03-02"),
    )
    notes = Annotations(article_id=article.id, times=times)
    (sentence,) = read_sentences(article, notes)
    assert [one.span.text for one in sentence.times] == ["2 March"]


def test_a_story_that_forgets_what_was_read_in_it_keeps_no_sentence() -> None:
    text = read_story(tell("a", "The port closed. A mill burned."))
    for one in text.sentences:
        one.read(lambda sentence: [sentence])
    kept = weakref.ref(text.sentences[0])
    text.forget()
    gc.disable()
    try:
        del text, one
        assert kept() is None
    finally:
        gc.enable()
