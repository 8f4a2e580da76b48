from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotation import annotate, annotate_articles, resolve_annotations
from consilience.annotation.paragraphs import AS_SPACE, LONGEST_PIECE, split_pieces
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.span import Span
from tests.making import make_article, make_day

ANY_TEXT = st.text(max_size=300)


def with_dateline(text: str, dateline: str) -> Article:
    article = make_article(text)
    return replace(article, dateline=article.span(0, len(dateline)))


def test_mentions_are_exact_words_of_the_article_on_the_page() -> None:
    text = "Ada Brandt came\xa0home.\nBrandt met Leo Lund in Oslo."
    article = make_article(text, page_start=50)
    mentions = annotate(article).mentions
    assert [one.span.text for one in mentions] == ["Ada Brandt", "Brandt", "Leo Lund", "Oslo"]
    for mention in mentions:
        assert mention.span.text == text[mention.span.start : mention.span.end]
        assert mention.span.page is not None
        assert mention.span.page.start == mention.span.start + 50


def list_spans(annotations: Annotations) -> list[Span]:
    spans = [one.span for one in (*annotations.mentions, *annotations.times)]
    for one in annotations.quotations:
        spans += [*one.content, one.sentence]
        spans += [span for span in (one.cue, one.speaker, one.via) if span is not None]
    return spans


@given(ANY_TEXT)
@settings(max_examples=60)
def test_any_text_gives_exact_spans(text: str) -> None:
    article = make_article(text)
    for span in list_spans(annotate(article)):
        assert span.text == text[span.start : span.end]


def test_times_and_quotations_are_marked_with_the_date_of_the_article() -> None:
    article = make_article("“We agreed,” Ada Brandt said on Monday.", day="2031-03-05")
    annotations = annotate(article)
    (quotation,) = annotations.quotations
    assert [one.text for one in quotation.content] == ["“We agreed,”"]
    assert quotation.speaker is not None
    assert quotation.speaker.text == "Ada Brandt"
    (time,) = annotations.times
    assert (time.timex, time.value and time.value.basis) == ("2031-03-03", "weekday")


def test_without_a_date_a_weekday_stays_open() -> None:
    (time,) = annotate(make_article("They met on Monday.")).times
    assert (time.timex, time.value) == ("XXXX-WXX-1", None)


@given(ANY_TEXT)
def test_pieces_together_are_the_text(text: str) -> None:
    assert "".join(split_pieces(make_article(text))) == text.translate(AS_SPACE) + " "


def test_a_dateline_is_parsed_apart_from_its_sentence() -> None:
    article = with_dateline("OSLO (Wire) — Ada Brandt came.\nShe left.", "OSLO (Wire) —")
    assert split_pieces(article) == ("OSLO (Wire) — ", "Ada Brandt came. ", "She left. ")


def test_a_paragraph_reads_the_same_wherever_it_stands() -> None:
    last, first = make_article("One.\nTwo."), make_article("Two.\nOne.")
    assert set(split_pieces(last)) == set(split_pieces(first))


def test_a_huge_paragraph_is_cut_at_the_ends_of_sentences() -> None:
    pieces = split_pieces(make_article("It rained again. " * 3000))
    assert max(map(len, pieces)) <= LONGEST_PIECE
    assert all(piece.endswith(". ") for piece in pieces[:-1])


def test_a_huge_word_is_cut_somewhere() -> None:
    assert max(map(len, split_pieces(make_article("x" * 50_000)))) <= LONGEST_PIECE


def test_an_article_in_a_language_without_pipeline_is_kept_unread() -> None:
    annotations = annotate(make_article("Ada Brandt est venue.", lang="fr"))
    assert not annotations.read
    assert annotations.mentions == ()


def test_an_empty_article_is_read_and_holds_nothing() -> None:
    assert annotate(make_article("")).read


def test_times_are_told_anew_when_the_date_becomes_known() -> None:
    undated = make_article("The ferry sank on Monday. It was raised a day later.")
    dated = replace(undated, published=make_day("2027-05-05"))
    (annotated,) = annotate_articles([undated])
    assert [one.value for one in annotated.annotations.times] == [None, None]
    anew = resolve_annotations(dated, annotated)
    (direct,) = annotate_articles([dated])
    assert anew == direct
    assert [one.timex for one in anew.annotations.times] == ["2027-05-03", "2027-05-04"]


def test_company_changes_nothing() -> None:
    articles = [
        make_article(f"Ada Brandt met Leo Lund.\nThe talks took {n} hours.", name=str(n))
        for n in range(5)
    ]
    together = list(annotate_articles(articles))
    assert [one.annotations for one in together] == [annotate(one) for one in articles]
    assert together[::-1] == list(annotate_articles(articles[::-1]))
