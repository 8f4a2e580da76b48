from bench.speed import count_reprints, reprint

from tests.making import make_article


def test_half_of_the_paragraphs_are_reprints() -> None:
    articles = [
        make_article("\n".join(f"Paragraph {k} of {n}." for k in range(10)), name=str(n))
        for n in range(40)
    ]
    assert count_reprints(articles) == 0
    assert 0.45 < count_reprints(reprint(articles)) < 0.5


def test_an_article_keeps_its_other_paragraphs() -> None:
    first, second = make_article("a\nb\nc"), make_article("d\ne\nf\ng")
    assert [one.text for one in reprint([first, second])] == ["a\nb\nc", "d\nb\nf\na"]
    assert [one.text for one in reprint([first, second], outlets=1)] == [first.text, second.text]
