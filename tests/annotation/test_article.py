from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.annotation import annotate, annotate_articles
from consilience.annotation.paragraphs import AS_SPACE, LONGEST_PIECE, split_pieces
from consilience.records.article import Article
from tests.making import make_article

ANY_TEXT = st.text(max_size=300)


def with_dateline(text: str, dateline: str) -> Article:
    from dataclasses import replace

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


@given(ANY_TEXT)
@settings(max_examples=40)
def test_any_text_gives_exact_spans(text: str) -> None:
    article = make_article(text)
    for mention in annotate(article).mentions:
        assert mention.span.text == text[mention.span.start : mention.span.end]


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


def test_company_changes_nothing() -> None:
    articles = [
        make_article(f"Ada Brandt met Leo Lund.\nThe talks took {n} hours.", name=str(n))
        for n in range(5)
    ]
    together = list(annotate_articles(articles))
    assert together == [annotate(one) for one in articles]
    assert together[::-1] == list(annotate_articles(articles[::-1]))
