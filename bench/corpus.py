"""A large collection made from real reports: affairs of 3 to 30 articles, a third with reuse.

Sentences are spliced: they go over from one report to another at a word that both have. Their names
are those of the affair's cast, their telling words those of three reports that the affair is
modelled on; the words that many reports have stay as they are. So articles of one affair share
names, words and no text, and two affairs share what any two do. Of each affair's articles a third
are one report and copies of it, changed as `bench.derivations` changes them. The vocabulary grows
with the collection, as it does in life.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count, islice
from random import Random

from bench.affairs import Sample
from bench.derivations import KINDS
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId
from consilience.records.time_value import TimeValue

SIZES = (3, 30)  # articles in an affair
MODELS = 3  # reports whose words an affair has
COMMON = 0.1  # of the reports have a word that stays as it is
KEPT = 0.1  # of the telling words stay
SPLICED = 0.4  # of the common words lead over to another report
QUOTED = 0.15  # of the sentences are somebody's words
QUOTED_INSIDE = 0.1  # of these quote somebody else; a third of real reports have single marks
LONGEST = 60  # words of a sentence
CAST = 12  # names in an affair, the first of them oftenest
NEW_NAMES = 0.5  # of the names are made of halves of two others
FIRST_DAY, DAYS, LASTS = date(2030, 1, 1), 730, 5
WORD = re.compile(r"[^\W\d_]+")
MARKS = re.compile(r"[\"“”«»‘`]|(?<!\w)['’]")  # all but apostrophes
KIND_NAMES = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class _Pool:
    """What articles are made of.

    `printed`: all reports as one row of words, "" behind each sentence; `begins`: where sentences
    begin in it; `places`: where each common word stands. `telling`: the telling words of each.
    """

    printed: Sequence[str]
    begins: Sequence[int]
    places: Mapping[str, Sequence[int]]
    lengths: Sequence[int]
    telling: Sequence[Sequence[str]]
    names: Sequence[str]
    common: frozenset[str]
    outlets: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Affair:
    number: int
    cast: Sequence[str]
    words: Sequence[str]
    day: date


def make_corpus(samples: Sequence[Sample], size: int) -> list[Sample]:
    """`size` articles with the affairs that they are about; the same for the same samples."""
    return list(stream_corpus(samples, size))


def stream_corpus(samples: Sequence[Sample], size: int) -> Iterator[Sample]:
    """The articles of `make_corpus` one after the other; no more than one affair is held."""
    pool = _make_pool(samples)
    affairs = (_make_affair(pool, number, Random(f"affair {number}")) for number in count())
    return islice(chain.from_iterable(affairs), size)


def _make_pool(samples: Sequence[Sample]) -> _Pool:
    texts = [one.article.text for one in samples]
    seen = Counter(
        chain.from_iterable({word.lower() for word in WORD.findall(one)} for one in texts)
    )
    common = frozenset(word for word, holders in seen.items() if holders >= COMMON * len(texts))
    words = [[word for word in WORD.findall(text) if word.lower() not in common] for text in texts]
    sentences = [
        MARKS.sub("", text[first:last]).split()
        for text in texts
        for first, last in find_sentences(text)
    ]
    printed = [word for one in sentences for word in (*one, "")]
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(printed):
        if word in common:
            places[word].append(at)
    return _Pool(
        printed=printed,
        begins=[0, *(at + 1 for at, word in enumerate(printed[:-1]) if not word)],
        places=places,
        lengths=[len(find_sentences(text)) for text in texts],
        telling=[found for each in words if (found := [one for one in each if one.islower()])],
        names=[word for each in words for word in each if word.istitle() and len(word) > 2],
        common=common,
        outlets=sorted({one.article.outlet for one in samples if one.article.outlet}),
    )


def _make_affair(pool: _Pool, number: int, random: Random) -> Iterator[Sample]:
    affair = _Affair(
        number=number,
        cast=[_draw_name(pool, random) for _ in range(CAST)],
        words=[word for one in random.sample(pool.telling, MODELS) for word in one],
        day=FIRST_DAY + timedelta(days=random.randrange(DAYS)),
    )
    size = random.randint(*SIZES)
    shared = round(size / 3 + random.random() - 0.5)  # the report and its copies
    own = [_write(pool, affair, at, random) for at in range(size - max(0, shared - 1))]
    for at, one in enumerate(own):
        yield Sample(one, str(number), f"{number}/{at}")
    for at in range(len(own), size):
        text = _copy(own, random)
        article = _make_article(pool, affair, at, own[0].title, text, random)
        yield Sample(article, str(number), f"{number}/{at}")


def _copy(own: Sequence[Article], random: Random) -> str:
    """The text of the first article changed in one of the ways of `bench.derivations`."""
    make = KINDS[KIND_NAMES[random.randrange(len(KIND_NAMES))]]
    return "\n".join(piece.text for piece in make(own[0], own[random.randrange(1, len(own))]))


def _draw_name(pool: _Pool, random: Random) -> str:
    one, other = random.choice(pool.names), random.choice(pool.names)
    if random.random() >= NEW_NAMES:
        return one
    return one[: (len(one) + 1) // 2] + other[len(other) // 2 :].lower()


def _write(pool: _Pool, affair: _Affair, at: int, random: Random) -> Article:
    """A report with words of its own on the affair, two sentences a paragraph."""
    sentences = [
        _retell(_splice(pool, random), pool, affair, random)
        for _ in range(random.choice(pool.lengths))
    ]
    text = "\n".join(" ".join(sentences[row : row + 2]) for row in range(0, len(sentences), 2))
    title = " ".join([*affair.cast[:2], *random.choices(affair.words, k=6)])
    return _make_article(pool, affair, at, title, text, random)


def _splice(pool: _Pool, random: Random) -> str:
    """A sentence that goes over to another report at some of the common words in it."""
    at = random.choice(pool.begins)
    words: list[str] = []
    while pool.printed[at] and len(words) < LONGEST:
        words.append(word := pool.printed[at])
        if random.random() < SPLICED and word in pool.places:
            at = random.choice(pool.places[word])
        at += 1
    if random.random() >= QUOTED:
        return " ".join(words)
    last = " ".join(words[-3:])
    inside = f"‘{last}’" if random.random() < QUOTED_INSIDE else last
    return f"“{' '.join([*words[:-3], inside])}”"


def _retell(sentence: str, pool: _Pool, affair: _Affair, random: Random) -> str:
    """The sentence with the names and the words of the affair."""
    draw, words, cast = random.random, affair.words, affair.cast

    def swap(found: re.Match[str]) -> str:
        word = found[0]
        if word.lower() in pool.common or draw() < KEPT:
            return word
        if word[0].isupper():
            return cast[int(draw() ** 2 * len(cast))]
        return words[int(draw() * len(words))]

    return WORD.sub(swap, sentence)


def _make_article(
    pool: _Pool, affair: _Affair, at: int, title: str, text: str, random: Random
) -> Article:
    day = (affair.day + timedelta(days=random.randrange(LASTS))).isoformat()
    return Article(
        id=ArticleId(f"{affair.number}/{at}"),
        page_id=PageId(f"{affair.number}/{at}"),
        title=title,
        text=text,
        lang="en",
        outlet=random.choice(pool.outlets),
        published=TimeValue(earliest=day, latest=day, precision="day", basis="metadata"),
    )
