import re

import pytest

from consilience.language.cues import (
    find_source_words,
    load_cue_words,
    load_heading_verbs,
    load_labels,
    load_nouns,
    load_phrases,
    load_verb_prepositions,
    load_verbs,
)
from consilience.language.lexicon import load_file

CONSTRUCTIONS = {
    "quote",
    "clause",
    "infinitive",
    "gerund",
    "object",
    "document",
    "of",
    "about",
    "as",
}


@pytest.mark.parametrize(
    ("words", "test"),
    [(entry["words"], entry["test"]) for table in load_file("cues").values() for entry in table],
)
def test_every_entry_has_a_sentence_with_one_of_its_words(
    words: tuple[str, ...], test: str
) -> None:
    # inflected: "denied" for "deny", "plans" for "plan"
    stems = (re.escape(word[: max(2, len(word) - 1)]) for word in words)
    assert re.search(rf"\b(?:{'|'.join(stems)})", test, re.IGNORECASE)


@pytest.mark.parametrize("table", ["verb", "noun", "adjective"])
def test_only_known_constructions_are_listed(table: str) -> None:
    assert {one for entry in load_file("cues")[table] for one in entry["takes"]} <= CONSTRUCTIONS


def test_a_verb_in_several_entries_takes_all_their_constructions() -> None:
    assert {"quote", "clause", "object"} <= load_verbs()["announce"]
    assert load_nouns()["claim"] == {"clause", "of"}


def test_prepositions_of_a_verb_are_gathered() -> None:
    assert {"for", "on"} <= load_verb_prepositions()["call"]


def test_labels_say_which_word_stands_before_the_label() -> None:
    assert "" in load_labels()["call"]
    assert "as" in load_labels()["describe"]
    assert "to" in load_labels()["liken"]


def test_phrases_are_known_by_their_first_word_longest_first() -> None:
    assert load_phrases()["according"] == (("according", "to"),)
    assert [len(one) for one in load_phrases()["in"]] == sorted(
        (len(one) for one in load_phrases()["in"]), reverse=True
    )


def test_verbs_of_headings_stand_in_the_third_person() -> None:
    assert {"denies", "says", "pushes", "vows"} - load_heading_verbs() == {"pushes"}
    assert "posts" not in load_heading_verbs()


def test_sources_are_of_three_kinds() -> None:
    assert "study" in find_source_words("document")
    assert "official" in find_source_words("group")
    assert "interview" in find_source_words("channel")


def test_a_table_of_words_gives_them_as_a_set() -> None:
    assert "em" in load_cue_words("elision")
