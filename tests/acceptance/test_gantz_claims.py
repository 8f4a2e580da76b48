"""Every event of the case is a claim in each article that reports it, and each statement has its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import consilience
from consilience.records.annotations import Annotations
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.mention import Mention

CASE = Path(__file__).parents[3] / "shared" / "cases" / "gantz-visit"
pytestmark = pytest.mark.skipif(
    not CASE.is_dir(), reason=f"the five pages of the case are kept in {CASE}"
)


@dataclass(frozen=True)
class Wanted:
    """A claim: its article (page and words it begins with), and what must be in it.

    `predicates` are words of which one must be the predicate; `parts` are words of participants,
    of what those stand for, or of the place.
    """

    article: str
    predicates: tuple[str, ...]
    parts: tuple[str, ...]
    when: str | None = None
    factuality: tuple[str, ...] = ("occurred",)
    negated: bool = False
    sources: tuple[str, ...] | None = ()


ATTITUDES = {"object", "preposition", "noun", "adjective", "hedge"}  # no words are reported
DEAL, TRUCE = "000 Israeli Defense Minister Benny", "000 Russia said"
TIMES, ANI, JPOST, PANORAMA = "001", "002", "003", "004"

EVENTS = (
    Wanted(DEAL, ("visit", "completed"), ("Gantz", "Azerbaijan"), sources=None),
    Wanted(DEAL, ("met",), ("Gantz", "senior Azeri officials"), sources=None),
    Wanted(DEAL, ("signed",), ("Gantz", "cooperation agreements"), sources=None),
    Wanted(DEAL, ("met",), ("Gantz", "Elchin Guliyev")),
    Wanted(DEAL, ("visited",), ("Avigdor Lieberman", "Azerbaijan"), "2022-04"),
    Wanted(DEAL, ("received",), ("Aliyev", "Lieberman"), "2022-04"),
    Wanted(DEAL, ("rejected",), ("Gantz", "proposals"), sources=("a defense source",)),
    Wanted(
        DEAL, ("supply",), ("Azerbaijan", "Israel"), None, ("planned", "hypothetical"), sources=None
    ),
    Wanted(TRUCE, ("declared",), ("Putin", "ceasefire")),
    Wanted(
        TRUCE, ("expires",), ("ceasefire",), "2025-05-10T24:00", ("planned", "ongoing", "occurred")
    ),
    Wanted(TRUCE, ("verify",), ("Reuters",), None, ("occurred", "hypothetical"), negated=True),
    Wanted(TRUCE, ("mounted", "attacks"), ("forces",), None, ("alleged",), sources=("It",)),
    Wanted(
        TRUCE, ("break",), ("Ukraine",), None, ("hypothetical",), sources=("The Russian statement",)
    ),
    Wanted(TRUCE, ("attack",), ("Russia",), None, ("occurred", "ongoing"), sources=("Ukraine",)),
    Wanted(TIMES, ("visit", "wrapped"), ("Benny Gantz", "Azerbaijan"), "2022-10-03"),
    Wanted(TIMES, ("met",), ("Gantz", "Ilham Aliyev")),
    Wanted(TIMES, ("met",), ("Gantz", "Zakir Hasanov")),
    Wanted(TIMES, ("met",), ("Gantz", "Elchin Guliyev")),
    Wanted(TIMES, ("bought",), ("country", "$4.85 billion"), sources=("Aliyev",)),
    Wanted(TIMES, ("confirmed",), ("Israel", "figure"), None, negated=True),
    Wanted(ANI, ("hosted",), ("Israel Katz", "Zakir Hasanov"), "2025-05-19"),
    Wanted(ANI, ("postponed",), ("Benjamin Netanyahu", "visit")),
    Wanted(ANI, ("met",), ("Oded Basiuk", "Turkish officials"), "2025-05"),
    Wanted(ANI, ("discussing",), ("Oded Basiuk", "channels"), None, ("alleged",)),
    Wanted(ANI, ("supplies",), ("Caucasus nation", "half"), None, ("ongoing", "occurred")),
    Wanted(JPOST, ("welcomed",), ("Azerbaijan", "Benny Gantz"), "2022-10-03"),
    Wanted(JPOST, ("welcomed",), ("Azerbaijan", "Hulusi Akar"), "2022-10-04"),
    Wanted(JPOST, ("held", "meetings"), ("Gantz", "Ilham Aliyev"), "2022-10-03"),
    Wanted(JPOST, ("held", "meetings"), ("Gantz", "Zakir Hasanov"), "2022-10-03"),
    Wanted(JPOST, ("held", "meeting"), ("Gantz", "Elchin Guliyev"), sources=("the office",)),
    Wanted(JPOST, ("made", "way"), ("Hulusi Akar", "Baku"), "2022-10-04"),
    Wanted(JPOST, ("take", "place", "drill"), ("Turkey",), "2022-10-14", ("planned",)),
    Wanted(JPOST, ("issued", "warning"), ("Genocide Watch",), "2022-09-23"),
    Wanted(JPOST, ("accused",), ("Azerbaijan", "Armenia"), sources=None),
    Wanted(PANORAMA, ("met",), ("Zakir Hasanov", "the Israeli delegation"), "2022-10-04"),
    Wanted(PANORAMA, ("met",), ("the Minister of Defense of Israel", "Elchin Ghuliev")),
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return consilience.read([CASE])


def find_annotations(dossier: Dossier, wanted: Wanted) -> Annotations:
    number, _, opening = wanted.article.partition(" ")
    page = next(one for one in dossier.pages if one.name.startswith(number))
    article = next(
        one for one in dossier.articles if one.page_id == page.id and one.text.startswith(opening)
    )
    return next(one for one in dossier.annotations if one.article_id == article.id)


def tell_faults(claim: Claim, wanted: Wanted, annotations: Annotations) -> Iterator[str]:
    """What a claim lacks of what is wanted."""
    mentions = {one.id: one for one in annotations.mentions}
    words = " | ".join(
        [
            words
            for part in claim.participants
            for words in tell_part(part.span.text, mentions.get(part.mention_id), mentions)
        ]
        + ([claim.where.text] if claim.where else [])
    )
    yield from (f"no {part!r} in {words!r}" for part in wanted.parts if part not in words)
    if wanted.when is not None and (claim.when is None or claim.when.timex != wanted.when):
        yield f"when {claim.when and claim.when.timex} for {wanted.when}"
    if claim.factuality not in wanted.factuality:
        yield f"{claim.factuality} for {wanted.factuality}"
    if claim.negated != wanted.negated:
        yield f"negated {claim.negated}"
    if wanted.sources is not None:
        told = [link.source.text for link in claim.attribution]
        if len(told) != len(wanted.sources) or any(
            source not in text for source, text in zip(wanted.sources, told, strict=True)
        ):
            yield f"sources {told} for {wanted.sources}"


def tell_part(text: str, mention: Mention | None, mentions: dict[str, Mention]) -> list[str]:
    """The words of a participant, and those of what it stands for."""
    told = [text]
    seen: set[str] = set()
    while mention is not None and mention.antecedents and mention.id not in seen:
        seen.add(mention.id)
        mention = mentions[mention.antecedents[0]]
        told.append(mention.span.text)
    return told


@pytest.mark.parametrize(
    "wanted", EVENTS, ids=lambda one: f"{one.article[:3]}-{one.predicates[0]}-{one.parts[-1]}"
)
def test_every_event_is_a_claim_with_its_participants_time_and_factuality(
    dossier: Dossier, wanted: Wanted
) -> None:
    annotations = find_annotations(dossier, wanted)
    claims = [one for one in annotations.claims if one.predicate.span.text in wanted.predicates]
    faults = [list(tell_faults(claim, wanted, annotations)) for claim in claims]
    assert faults, f"no claim on {wanted.predicates}"
    assert min(faults, key=len) == []


STATEMENTS = (  # article, words within the content, speaker, kind
    (ANI, "true friend", "Katz", "direct"),
    (ANI, "preventing misunderstandings", "Katz", "direct"),
    (TIMES, "used his visit", "a statement from his office", "mixed"),
    (JPOST, "also held a meeting", "the office of the defense minister", "indirect"),
    (JPOST, "military attacks on Armenian territory", "the report", "direct"),
    (JPOST, "attacks were unprovoked", "Armenia", "indirect"),
    (TRUCE, "The 72-hour ceasefire", "President Vladimir Putin", "indirect"),
    (TRUCE, "mounted attacks", "It", "indirect"),
    (TRUCE, "sticking to the ceasefire", "the Russian defense ministry", "indirect"),
    (TRUCE, "battlefield accounts", "Reuters", "indirect"),
    (TRUCE, "there hasn't been any ceasefire", "A wounded Ukrainian soldier", "mixed"),
    (TRUCE, "tried four times", "The Russian statement", "indirect"),
    (DEAL, "asked about the Palestinian situation", "a defense source who was part", "indirect"),
    (DEAL, "Tel Aviv could respond", "Gantz", "indirect"),
    (PANORAMA, "high level of bilateral cooperation", "press release", "mixed"),
)


@pytest.mark.parametrize(("article", "words", "speaker", "kind"), STATEMENTS)
def test_every_statement_has_its_speaker(
    dossier: Dossier, article: str, words: str, speaker: str, kind: str
) -> None:
    annotations = find_annotations(dossier, Wanted(article, (), ()))
    found = [
        one for one in annotations.quotations if any(words in piece.text for piece in one.content)
    ]
    outermost = max(found, key=lambda one: sum(len(piece.text) for piece in one.content))
    assert outermost.speaker is not None
    assert speaker in outermost.speaker.text
    assert outermost.kind == kind


@pytest.mark.parametrize(
    "wanted", [Wanted(one, (), ()) for one in (DEAL, TRUCE, TIMES, ANI, JPOST, PANORAMA)]
)
def test_what_is_quoted_is_never_the_outlet_s_own_claim(dossier: Dossier, wanted: Wanted) -> None:
    annotations = find_annotations(dossier, wanted)
    for quotation in annotations.quotations:
        if quotation.rule in ATTITUDES or quotation.speaker is None:
            continue
        for claim in annotations.claims:
            place = claim.predicate.span
            if any(one.start <= place.start and place.end <= one.end for one in quotation.content):
                assert claim.attribution, claim.span.text
