from dataclasses import replace

import pytest

from consilience.export.index import make_index
from consilience.export.views.quotes import quote, quote_once
from tests.export.making import make_told_dossier

DOSSIER = make_told_dossier()
POST = DOSSIER.articles[0]


def test_words_stand_in_their_sentence():
    shown = quote(POST.span(13, 16), make_index(DOSSIER))
    assert (shown.before, shown.words) == ("Ilva Torrent ", "met")
    assert shown.after == " Oren Malk in Sarn on 6 March."
    assert shown.source == "Corvian Post"


def test_words_over_two_sentences_bring_both():
    shown = quote(POST.span(40, 60), make_index(DOSSIER))
    assert shown.before + shown.words + shown.after == POST.text


@pytest.mark.parametrize(("at", "before", "after"), [(500, True, True), (0, False, True)])
def test_long_sentences_are_cut_between_words(at, before, after):
    text = " ".join(["quay"] * 200)
    long = replace(POST, text=text, source_map=())
    shown = quote(
        long.span(at, at + 4),
        make_index(replace(DOSSIER, articles=(long,), stories=(), events=())),
    )
    assert shown.before.startswith("… quay") == before
    assert shown.after.endswith("quay …") == after
    assert len(shown.before + shown.after) < 260


def test_words_of_an_unknown_article_lead_nowhere():
    away = replace(POST.span(0, 4), article="none")
    shown = quote(away, make_index(DOSSIER))
    assert (shown.words, shown.href, shown.source) == ("Ilva", None, "unknown")


def test_words_inside_those_shown_before_are_not_shown_again():
    spans = [POST.span(0, 16), POST.span(5, 12), POST.span(17, 26), POST.span(30, 34)]
    shown = quote_once(spans, make_index(DOSSIER), 2)
    assert [one.words for one in shown] == ["Ilva Torrent met", "Oren Malk"]


def test_words_that_several_print_alike_are_shown_once_with_all_their_sources():
    twin = replace(DOSSIER.articles[1], text=POST.text, source_map=POST.source_map)
    dossier = replace(DOSSIER, articles=(POST, twin, *DOSSIER.articles[2:]))
    spans = [POST.span(0, 16), twin.span(0, 16), POST.span(17, 26)]
    first, second = quote_once(spans, make_index(dossier), 2)
    assert (first.words, first.source) == ("Ilva Torrent met", "Corvian Post, The Herald")
    assert (second.words, second.source) == ("Oren Malk", "Corvian Post")
