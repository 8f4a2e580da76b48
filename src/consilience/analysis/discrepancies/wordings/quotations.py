"""One quotation printed in different words: what stands between quotation marks, compared."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.distance import Indel, Opcode

from consilience.analysis.discrepancies.parts import (
    Difference,
    Relation,
    Version,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.telling import round_off, shorten_words, tell_around
from consilience.analysis.discrepancies.wordings.exchanged import is_exchanged, join_exchanged
from consilience.analysis.discrepancies.wordings.printings import (
    Site,
    drop_printed_too,
    group_sites,
    list_versions,
    trim_stray,
)
from consilience.analysis.discrepancies.wordings.quoted import (
    Quoted,
    can_be_one_speaker,
    pair_quoted,
    read_quoted,
)
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.claims_quantities import load_numbers
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.numerals import list_number_words
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.span import Span

TENSES = frozenset({"may", "might"})  # in one and the same place
LEAST_WORDS = 4  # alike, in a row or not
LEAST_PLAIN = 2  # of these in small letters that carry meaning
LEAST_STEMS = 3  # of these that carry meaning
LEAST_SHARE = 0.75  # of the words of the passage that both have
LONG, LONG_SHARE = 12, 0.6  # so many words in order do not meet by chance
LEAST_NEAR = 5  # words alike where only one differs
LEAST_BEGIN = 6  # words with which both begin
LONGEST_SITE = 6  # words that differ in one place
LEAST_INSIDE = 2  # words on either side of words left out
LONGEST_END = 4  # and at the end, where the quotations begin alike
LONGEST_EDGE = 2  # words that differ at the very beginning


def find_wording_differences(text: StoryText) -> tuple[Difference, ...]:
    """Places where articles print one quotation in different words.

    Marks, capitals and hyphens make no difference, words in brackets do. Where one leaves words
    out and prints dots for them, that is no difference.
    """
    quoted = text.read(read_quoted)
    sites = [
        site
        for pair in pair_quoted(quoted)
        if can_be_one_speaker(*pair)
        for site in _choose_sites(compare_quoted(*pair))
    ]
    printed: dict[ArticleId, str] = defaultdict(str)
    for one in quoted:
        printed[one.article.id] += f" {' '.join(one.folded)} |"
    articles = {one.id: one for one in text.articles}
    groups = group_sites(list(drop_printed_too(sites, printed)))
    return tuple(_make_difference(group, articles) for group in groups)


def _choose_sites(sites: Iterable[Site]) -> Iterator[Site]:
    """All places of weight; of the slight ones in a passage only that with most words changed."""
    seen: set[tuple[str, str]] = set()
    slight: list[Site] = []
    for site in sites:
        if site.words in seen:
            continue
        seen.add(site.words)
        if _turns(site) or _has_bracket(site) or is_exchanged(*site.words):
            yield site
        else:
            slight.append(site)
    if slight:
        yield max(slight, key=lambda site: (sum(map(len, site.words)), site.words))


def _has_bracket(site: Site) -> bool:
    return any("[" in words for words in site.words)


def compare_quoted(one: Quoted, other: Quoted) -> Iterator[Site]:
    """The places where two quotations differ, if they are printings of the same words."""
    codes = list(Indel.opcodes(one.folded, other.folded))
    equal = [code for code in codes if code.tag == "equal"]
    matched = sum(code.src_end - code.src_start for code in equal)
    if matched < LEAST_WORDS or _count_plain(one, equal) < LEAST_PLAIN:
        return
    first, last = _find_passage(codes, equal, (one.folded, other.folded))
    passage = codes[first : last + 1]
    source = (passage[0].src_start, passage[-1].src_end)
    target = (passage[0].dest_start, passage[-1].dest_end)
    longest = max(source[1] - source[0], target[1] - target[0])
    least = LONG_SHARE if matched >= LONG or _begin_alike(equal, first) else LEAST_SHARE
    is_near = longest - matched <= 1 and matched >= LEAST_NEAR
    if matched < least * longest:
        return
    passages = (one.span(*source), other.span(*target))
    alike = frozenset.intersection(*(frozenset(find_stems(each.text)) for each in passages))
    if len(alike) < LEAST_STEMS - is_near:
        return
    shared = trim_stray(trim_stray(equal)[::-1])[::-1]
    for spot in join_exchanged(list(_join(passage)), one.folded, other.folded):
        is_begun = spot[0] >= shared[0].src_start or shared[0] == equal[0]
        is_inside = is_begun and (spot[1] <= shared[-1].src_end or shared[-1] == equal[-1])
        if is_inside and max(spot[1] - spot[0], spot[3] - spot[2]) <= LONGEST_SITE:
            site = _make_site(one, other, spot, passages)
            if site is not None:
                yield site


def _count_plain(one: Quoted, equal: Sequence[Opcode]) -> int:
    """How many of the words alike carry meaning and are no names, which meet by chance."""
    small = load_function_words() | list_number_words()
    places = [at for code in equal for at in range(code.src_start, code.src_end)]
    return sum(
        one.folded[at] not in small and not one.article.text[one.words[at][0]].isupper()
        for at in places
    )


def _begin_alike(equal: Sequence[Opcode], first: int) -> bool:
    """True if so many words in order stand at the beginning of both."""
    one = equal[0]
    is_start = first == 0 and one.src_start == 0 and one.dest_start == 0
    return is_start and one.src_end >= LEAST_BEGIN


def _find_passage(
    codes: Sequence[Opcode],
    equal: Sequence[Opcode],
    folded: tuple[Sequence[str], Sequence[str]],
) -> tuple[int, int]:
    """The first and last step of the passage that both have; a few words before it may differ.

    Words that only one begins or ends with are taken for cut off, unless they turn the sense.
    """
    first, last = codes.index(equal[0]), codes.index(equal[-1])
    begun = (folded[0][: equal[0].src_start], folded[1][: equal[0].dest_start])
    ended = (folded[0][equal[-1].src_end :], folded[1][equal[-1].dest_end :])
    if _is_short(begun) and (all(begun) or _tells_degree(begun)):
        first = 0
    is_whole = equal[0].src_start == 0 and equal[0].dest_start == 0
    if all(ended) and _is_short(ended, LONGEST_END if is_whole else LONGEST_EDGE):
        last = len(codes) - 1 if is_whole or _tells_degree(ended) else last
    return first, last


def _is_short(edges: tuple[Sequence[str], Sequence[str]], longest: int = LONGEST_EDGE) -> bool:
    return 0 < max(map(len, edges)) <= longest


def _tells_degree(edges: Iterable[Sequence[str]]) -> bool:
    return any(load_difference_words("degree_words") & set(words) for words in edges)


def _join(passage: Sequence[Opcode]) -> Iterator[tuple[int, int, int, int]]:
    """Ranges of words (of one, then of the other) that differ, neighbours together."""
    spot: tuple[int, int, int, int] | None = None
    for code in passage:
        if code.tag == "equal":
            if spot is not None:
                yield spot
            spot = None
        elif spot is None:
            spot = (code.src_start, code.src_end, code.dest_start, code.dest_end)
        else:
            spot = (spot[0], code.src_end, spot[2], code.dest_end)
    if spot is not None:
        yield spot


def _make_site(
    one: Quoted, other: Quoted, spot: tuple[int, int, int, int], passages: tuple[Span, Span]
) -> Site | None:
    first, last, other_first, other_last = spot
    words = ("".join(one.folded[first:last]), "".join(other.folded[other_first:other_last]))
    if (
        _unite(words[0]) == _unite(words[1])
        or "…" in words[0] + words[1]
        or {*words} <= {"", "and"}
    ):
        return None
    if (
        "" in words
        and not _tells_degree(_split(one, other, spot))
        and not _is_inside(one, other, spot)
    ):
        return None
    around = (
        one.folded[max(first - 1, 0) : last + 1]
        + other.folded[max(other_first - 1, 0) : other_last + 1]
    )
    if "…" in around:
        return None
    spans = (
        one.span(max(first - 1, 0), min(last + 1, len(one.words))),
        other.span(max(other_first - 1, 0), min(other_last + 1, len(other.words))),
    )
    told = (
        " ".join(one.folded[first:last]),
        " ".join(other.folded[other_first:other_last]),
    )
    near = (
        " ".join(one.folded[max(first - 2, 0) : last + 2]),
        " ".join(other.folded[max(other_first - 2, 0) : other_last + 2]),
    )
    return Site(spans, told, passages, near, (one.is_full, other.is_full))


def _unite(words: str) -> str:
    """Words without blanks and brackets, "do not" as "don't"."""
    return words.replace("[", "").replace("not", "nt")


def _split(
    one: Quoted, other: Quoted, spot: tuple[int, int, int, int]
) -> tuple[Sequence[str], Sequence[str]]:
    return one.folded[spot[0] : spot[1]], other.folded[spot[2] : spot[3]]


def _is_inside(one: Quoted, other: Quoted, spot: tuple[int, int, int, int]) -> bool:
    """True if words left out stand well inside the quotation, not where it begins or ends.

    Where the words left out end as the words before them do ("I think it's bad. I think it's
    wrong"), they may be the ones that stand first.
    """
    first, last, other_first, other_last = spot
    shorter, longer = (one, other) if first == last else (other, one)
    at = first if first == last else other_first
    gap = range(other_first, other_last) if first == last else range(first, last)
    left, end = at, gap[-1]
    while left and end >= gap[0] and shorter.folded[left - 1] == longer.folded[end]:
        left, end = left - 1, end - 1
    return left >= LEAST_INSIDE and len(shorter.folded) - at >= LEAST_INSIDE


def _make_difference(group: Sequence[Site], articles: Mapping[ArticleId, Article]) -> Difference:
    by_words = list_versions(group, articles)
    versions = tuple(
        Version(_tell_words(articles[spans[0].article], spans[0]), sort_spans(spans))
        for _, spans in sorted(
            by_words.items(),
            key=lambda there: (-len({one.article for one in there[1]}), there[0]),
        )
    )
    told = " or ".join(
        f"“{tell_around(articles[one.evidence[0].article], one.evidence[0])}”" for one in versions
    )
    is_other = any(_turns(site) or is_exchanged(*site.words) for site in group)
    relation: Relation = "conflict" if is_other else "paraphrase"
    return Difference(
        "wording", relation, versions, f"One quotation is printed in different words: {told}."
    )


def _tell_words(article: Article, words: Span) -> str:
    return shorten_words(" ".join(round_off(article, words).split()))


def _turns(site: Site) -> bool:
    """True if a negation, a number or a word that carries meaning is another one."""
    if _has_bracket(site):
        return False
    small, turning = load_function_words(), load_difference_words("turning")
    sides = [frozenset(words.split()) for words in site.words]
    changed = sides[0] ^ sides[1]
    if changed & load_difference_words("degree_words"):
        return True
    if changed & load_difference_words("force") and not changed <= TENSES:
        return True
    if any(one in turning or (one.endswith("nt") and one[:-2] in small) for one in changed):
        return True
    if any(one.isdigit() or one in load_numbers() for one in changed):
        return True
    content = [{stem_word(one) for one in side if one not in small} for side in sides]
    return bool(content[0] - content[1]) and bool(content[1] - content[0])
