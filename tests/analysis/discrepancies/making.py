"""Articles of one story with the claims, times and mentions that a test cares about."""

from collections.abc import Sequence

from consilience.analysis.discrepancies.parts import Difference
from consilience.analysis.discrepancies.reading import StoryText
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim, Factuality, Participant, Predicate
from consilience.records.ids import ClaimId
from consilience.records.mention import Mention
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import Precision, TimeValue
from tests.making import make_article, mark

FILLER = (
    "The harbour office opens at nine and closes at five. "
    "Bakers along the river sell loaves to sailors. "
    "A lighthouse keeper painted the northern door."
)


def find_span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


def make_claim(
    article: Article,
    words: str,
    *,
    verb: str,
    lemma: str,
    parts: Sequence[str] = (),
    when: TimeExpression | None = None,
    source: tuple[str, str] | None = None,
    factuality: Factuality = "occurred",
) -> Claim:
    """A claim whose words, verb, participants and source (with its cue) stand in the article."""
    span = find_span(article, words)
    return Claim(
        id=ClaimId(f"{article.id}:{span.start}:{lemma}"),
        span=span,
        predicate=Predicate(lemma=lemma, span=find_span(article, verb)),
        event_type=None,
        participants=tuple(
            Participant(role="actor" if at == 0 else "theme", span=find_span(article, one))
            for at, one in enumerate(parts)
        ),
        when=when,
        where=None,
        quantities=(),
        factuality=factuality,
        attribution=(
            (Attribution(source=find_span(article, source[0]), cue=find_span(article, source[1])),)
            if source
            else ()
        ),
    )


def make_time(
    article: Article, words: str, value: str, *, precision: Precision = "day"
) -> TimeExpression:
    return TimeExpression(
        span=find_span(article, words),
        type="time" if precision == "minute" else "date",
        timex=value,
        value=TimeValue(earliest=value, latest=value, precision=precision, basis="explicit"),
    )


def tell(
    name: str,
    text: str,
    *,
    day: str | None = None,
    names: Sequence[tuple[str, str]] = (),
) -> tuple[Article, Annotations]:
    """An article with unrelated sentences behind it, and its names as (words, kind)."""
    article = make_article(f"{text} {FILLER}", name=name, day=day)
    mentions: list[Mention] = [mark(article, words, kind) for words, kind in names]  # type: ignore[arg-type]  # kinds are literals
    return article, Annotations(article_id=article.id, mentions=tuple(mentions))


def read_story(*told: tuple[Article, Annotations]) -> StoryText:
    return StoryText([one for one, _ in told], {one.id: notes for one, notes in told})


def list_values(found: Sequence[Difference]) -> list[tuple[str, ...]]:
    return [tuple(version.value for version in one.versions) for one in found]
