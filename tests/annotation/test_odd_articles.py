from collections.abc import Iterator

import pytest

from consilience.annotation import annotate
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.span import Span
from tests.making import make_article

REPORT = (
    "Minister Ada Brandt told reporters in Skelda on Monday that she would not resign.\n"
    "“I have done nothing wrong,” Brandt said, according to the Harbour Post.\n"
)
ODD = {
    "empty": "",
    "one word": "Rain",
    "one sign": "—",
    "only marks": "“”‘’\"'()[]…,;:.!?" * 20,
    "only digits": "1 2 3 4.5 6,000 7/8 2031 05/10/2031 " * 20,
    "all capitals": REPORT.upper(),
    "all lower case": REPORT.lower(),
    "a list": "\n".join(f"- item {number}: Ada Brandt" for number in range(40)),
    "one endless word": "a" * 20_000,
    "no full stop": " and then Brandt said that Lund said" * 300,
    "open quotation marks": "“" + REPORT * 5 + "“ he said",
    "line breaks": "\n\n\n \n" + REPORT + "\n" * 50,
    "other scripts": "Ада Брандт сказала. 布兰特说。 قالت براندت. " * 10,
    "long": REPORT * 400,
}


def list_spans(annotations: Annotations) -> Iterator[Span]:
    yield from (one.span for one in annotations.mentions)
    yield from (one.span for one in annotations.times)
    for quotation in annotations.quotations:
        yield from quotation.content
        yield quotation.sentence
    for claim in annotations.claims:
        yield claim.span
        yield claim.predicate.span
        yield from (one.span for one in claim.participants)


@pytest.mark.parametrize("kind", ODD)
def test_an_odd_text_is_annotated_and_every_span_is_exact(kind: str) -> None:
    article: Article = make_article(ODD[kind], name=kind)
    for span in list_spans(annotate(article)):
        assert article.text[span.start : span.end] == span.text
        assert span.start < span.end


def test_a_text_printed_four_hundred_times_gives_its_findings_four_hundred_times() -> None:
    once = annotate(make_article(REPORT, name="once"))
    often = annotate(make_article(ODD["long"], name="often"))
    assert len(often.quotations) == 400 * len(once.quotations)
    assert len(often.times) == 400 * len(once.times)
