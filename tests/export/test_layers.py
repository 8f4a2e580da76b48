from dataclasses import replace

import pytest

from consilience.export.views.layers import LAYERS, Entry, Layer, list_entries
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.time_value import TimeValue
from tests.export.making import LAYERED, make_article, make_layers, make_page, mark


@pytest.fixture
def article() -> Article:
    return make_article(make_page("\n".join(LAYERED), "layers"), LAYERED)


def tell(entry: Entry) -> list[str]:
    """Notes as "label: words (aside)"."""
    return [
        f"{one.label}: {one.words}{f' ({one.aside})' if one.aside else ''}" for one in entry.notes
    ]


def list_all(article: Article, layer: Layer) -> tuple[Entry, ...]:
    return list_entries(article, make_layers(article), layer)


def test_entries_are_numbered_in_their_layer(article):
    keys = {layer: [one.key for one in list_all(article, layer)] for layer in LAYERS}
    assert keys["times"] == ["T1", "T2"]
    assert keys["claims"] == ["C1", "C2", "C3"]
    assert (keys["mentions"][-1], keys["quotations"][-1]) == ("M5", "Q5")


def test_a_time_tells_its_value_and_how_it_is_known(article):
    dated, length = list_all(article, "times")
    assert tell(dated) == [
        "words: Thursday",
        "type: date (2031-03-06)",
        "value: 6 March 2031 (to the day, written out on the page)",
    ]
    assert tell(length) == ["words: 30 years", "type: duration (P30Y)"]


def test_a_time_that_hangs_on_an_unknown_date_says_so(article):
    annotations = make_layers(article)
    loose = replace(annotations.times[0], value=None)
    (entry,) = list_entries(article, replace(annotations, times=(loose,)), "times")
    assert tell(entry)[-1] == "value: unknown (hangs on a date not known)"


def test_a_quotation_tells_its_speaker_cue_and_channel(article):
    first, _, third, *_ = list_all(article, "quotations")
    assert tell(first) == [
        "words: that Ilva Torrent had signed a lease of two quays in Sarn",
        "kind: indirect",
        "speaker: the ministry",
        "cue: said",
        "via: a statement",
        "found by: clause (right 86% of the time)",
    ]
    assert "speaker: unknown" in tell(third)


def test_a_quotation_in_pieces_has_a_part_for_each(article):
    pieces = list_all(article, "quotations")[3]
    assert [(one.label, one.span.text) for one in pieces.parts] == [
        ("core", "“It holds for 30 years."),
        ("core", "Nobody will lose his place,”"),
        ("speaker", "Torrent"),
        ("cue", "added"),
    ]


def test_a_claim_tells_who_did_what_when_where_and_on_whose_word(article):
    assert tell(list_all(article, "claims")[0]) == [
        "predicate: signed (AGREE · CONSULT)",
        "actor: Ilva Torrent",
        "theme: a lease of two quays",
        "quantity: two quays (2 quays)",
        "when: Thursday (6 March 2031)",
        "where: Sarn",
        "factuality: alleged",
        "according to: Eastwire (“reported”)",
        "according to: the ministry (“said”)",
    ]


def test_a_claim_that_the_article_makes_itself_is_not_given_to_another(article):
    assert tell(list_all(article, "claims")[2])[-2:] == [
        "factuality: planned, negated (“will”)",
        "according to: the article itself",
    ]


def test_a_mention_tells_its_kind_role_and_what_it_stands_for(article):
    annotations = make_layers(article)
    minister = mark(article, "Ilva Torrent", entity="torrent", role="minister")
    she = annotations.mentions[3]
    both = replace(annotations, mentions=(replace(minister, id=she.antecedents[0]), she))
    first, second = list_entries(article, both, "mentions", names={minister.entity_id: "I. T."})
    assert tell(first) == [
        "words: Ilva Torrent",
        "kind: person",
        "role: minister",
        "entity: I. T.",
    ]
    assert tell(second) == [
        "words: She",
        "kind: person",
        "form: pronoun",
        "stands for: Ilva Torrent",
    ]


def test_a_place_outside_the_text_is_no_part_but_its_words_are_told(article):
    annotations = make_layers(article)
    shorter = replace(article, text=article.text[:60], source_map=())
    entries = list_entries(shorter, annotations, "quotations")
    assert [one.parts for one in entries[1:]] == [(), (), (), ()]
    assert [one.label for one in entries[0].parts] == ["speaker", "cue", "via"]
    assert entries[1].notes[0].words == "that “the union was ‘never asked’ by anyone”"
    assert entries[1].notes[0].span is None


def test_long_words_are_cut_in_notes_but_not_in_parts(article):
    long = make_article(make_page("word " * 200, "long"), ["word " * 200])
    mention = mark(long, "word " * 100)
    (entry,) = list_entries(long, Annotations(article_id=long.id, mentions=(mention,)), "mentions")
    assert len(entry.notes[0].words) == 200
    assert entry.notes[0].words.endswith("…")
    assert entry.parts[0].span == mention.span


def test_an_interval_is_told_as_finely_as_it_is_known(article):
    annotations = make_layers(article)
    value = TimeValue(
        earliest="2031-03-01", latest="2031-03-31", precision="month", basis="relative"
    )
    month = replace(annotations.times[0], value=value, timex="2031-03")
    (entry,) = list_entries(article, replace(annotations, times=(month,)), "times")
    assert tell(entry)[-1] == "value: March 2031 (to the month, reckoned from another date)"
