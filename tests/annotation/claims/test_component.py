from dataclasses import dataclass

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.claims import SPANS_KEY, FoundClaim, find_claims
from consilience.annotation.mentions import MentionFinder
from consilience.annotation.paragraphs import join_parses
from consilience.annotation.pipeline import PIPELINES
from consilience.annotation.quotations import find_quotations
from consilience.annotation.times import find_times


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


@dataclass(frozen=True)
class Told:
    """A claim in words."""

    lemma: str
    parts: tuple[tuple[str, str], ...]
    when: str | None
    where: str | None
    factuality: str
    negated: bool
    sources: tuple[str, ...]
    numbers: tuple[tuple[str, float | None, float | None], ...]
    found: FoundClaim

    def of(self, role: str) -> list[str]:
        return [words for one, words in self.parts if one == role]


def parse(nlp: Language, text: str) -> Doc:
    """Each line parsed by itself, as articles are."""
    lines = [line + " " for line in text.split("\n")]
    return MentionFinder()(join_parses(list(nlp.pipe(lines))))


def find(nlp: Language, text: str) -> tuple[FoundClaim, ...]:
    doc = parse(nlp, text)
    return find_claims(doc, times=find_times(doc), quotations=find_quotations(doc))


def read(nlp: Language, text: str) -> list[Told]:
    def cut(place: tuple[int, int] | None) -> str | None:
        return None if place is None else text[slice(*place)]

    return [
        Told(
            lemma=one.lemma,
            parts=tuple((part.role, text[slice(*part.range)]) for part in one.parts),
            when=cut((one.when.start, one.when.end)) if one.when else None,
            where=cut(one.where),
            factuality=one.factuality,
            negated=one.negated,
            sources=tuple(text[slice(*link.range)] for link in one.sources),
            numbers=tuple((text[slice(*n.range)], n.lowest, n.highest) for n in one.quantities),
            found=one,
        )
        for one in find(nlp, text)
    ]


def read_one(nlp: Language, text: str, lemma: str) -> Told:
    found = [one for one in read(nlp, text) if one.lemma == lemma]
    assert found, f"no claim {lemma!r} in {text!r}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "lemma", "actor", "other"),
    [
        ("Police arrested the editor.", "arrest", "Police", "the editor"),
        ("The editor was arrested by police.", "arrest", "police", "The editor"),
        ("Prices rose in Torv.", "rise", "Prices", None),
        ("The guard who opened the gate left.", "open", "The guard", "the gate"),
        ("The law that Lund opposes has failed.", "oppose", "Lund", "The law"),
        ("Grain bought by Norland was burned.", "buy", "Norland", "Grain"),
        ("Norland promised to withdraw its boats.", "withdraw", "Norland", "its boats"),
        ("The court ordered the brewery to pay taxes.", "pay", "the brewery", "taxes"),
        ("The bishops called on Fenn to resign.", "resign", "Fenn", None),
        ("The police accused Lund of training the gunmen.", "train", "Lund", "the gunmen"),
        ("Rain burst the dam, killing two men.", "kill", "Rain", "two men"),
        ("The mayor met the bishop and dismissed Lund.", "dismiss", "The mayor", "Lund"),
    ],
)
def test_doer_and_deed_are_found_through_the_grammar(
    nlp: Language, text: str, lemma: str, actor: str, other: str | None
) -> None:
    told = read_one(nlp, text, lemma)
    assert told.of("actor") == [actor]
    rest = [*told.of("recipient"), *told.of("theme")]
    assert rest == ([other] if other else [])


@pytest.mark.parametrize(
    ("text", "lemma", "actors"),
    [
        ("Police believe the men fled by boat.", "flee", []),
        ("The girls were flown by helicopter to Torv.", "fly", []),
        ("The speech was followed by a protest in the square.", "speech", []),
        ("It is acceptable to kill a gorilla.", "kill", []),
        ("It is hard to open the gate.", "open", []),
        ("The police used tear gas to disperse the crowd.", "disperse", ["The police"]),
        ("Koko, a young gorilla, fled to the forest.", "flee", ["Koko"]),
        ("Rebels freed 21 of the girls kidnapped two years ago.", "kidnap", []),
        ("The girls left after talks between Norland and Skania.", "talk", ["Norland", "Skania"]),
        ("The mayor slammed Lund for closing the mill.", "close", ["Lund"]),
        ("The army blamed rebels for the explosion.", "explosion", ["rebels"]),
        ("The crash, which Lund said badly damaged a car, delayed Sol.", "damage", ["The crash"]),
    ],
)
def test_nobody_is_made_the_doer_who_did_not_do_it(
    nlp: Language, text: str, lemma: str, actors: list[str]
) -> None:
    assert read_one(nlp, text, lemma).of("actor") == actors


@pytest.mark.parametrize(
    "text",
    [
        "The utility hopes to lift the ban on drinking tap water.",
        "The town issued a warning against drinking from the river.",
    ],
)
def test_who_lifts_or_issues_a_ban_does_not_do_what_is_banned(nlp: Language, text: str) -> None:
    assert "drink" not in [one.lemma for one in read(nlp, text)]


def test_a_piece_of_a_word_or_name_is_no_predicate(nlp: Language) -> None:
    assert [one.lemma for one in read(nlp, "“We have re-confirmed it,” Lund said.")] == ["confirm"]


def test_a_participant_is_given_once(nlp: Language) -> None:
    parts = [part.range for one in find(nlp, "Norland, Chile and Peru met.") for part in one.parts]
    assert len(parts) == len(set(parts))


def test_of_a_passive_with_an_object_the_subject_is_the_recipient(nlp: Language) -> None:
    told = read_one(nlp, "The envoy was given a letter by the queen.", "give")
    assert told.parts == (("actor", "the queen"), ("recipient", "The envoy"), ("theme", "a letter"))


def test_each_of_coordinated_participants_is_one(nlp: Language) -> None:
    told = read_one(nlp, "The mayor and the bishop met Ada Brandt.", "meet")
    assert told.of("actor") == ["The mayor", "the bishop"]


@pytest.mark.parametrize(
    ("text", "lemma", "whens"),
    [
        (
            "President Ilse Maur welcomed the Norland delegation on Monday "
            "and the Skanian ambassador on Tuesday.",
            "welcome",
            ["Monday", "Tuesday"],
        ),
        ("The firm bought a mine in Peru in May and two in Chile in June.", "buy", ["May", "June"]),
    ],
)
def test_one_verb_with_two_objects_and_times_makes_two_claims(
    nlp: Language, text: str, lemma: str, whens: list[str]
) -> None:
    assert [one.when for one in read(nlp, text) if one.lemma == lemma] == whens


def test_objects_without_circumstances_of_their_own_make_one_claim(nlp: Language) -> None:
    found = read(nlp, "The council approved the budget and the plan on Monday.")
    assert [one.lemma for one in found] == ["approve"]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The chiefs held talks in Oslo.", "talk"),
        ("The dam began to leak in April.", "leak"),
        ("The search will resume on Tuesday.", "search"),
        ("The two sides failed to agree.", "agree"),
        ("Lund plans to fly to Torv.", "fly"),
        ("The port is said to have closed.", "close"),
        ("The chiefs held a series of meetings with Lund.", "meeting"),
    ],
)
def test_light_and_phase_verbs_make_one_claim_with_what_they_carry(
    nlp: Language, text: str, lemma: str
) -> None:
    assert [one.lemma for one in read(nlp, text)] == [lemma]


@pytest.mark.parametrize(
    ("text", "lemma", "parts"),
    [
        (
            "The killing of two students by police shocked Torv.",
            "killing",
            {"actor": ["police"], "recipient": ["two students"]},
        ),
        (
            "The resignation of the mayor shocked Torv.",
            "resignation",
            {"actor": ["the mayor"]},
        ),
        (
            "Talks between the miners and the owners will begin.",
            "talk",
            {"actor": ["the miners", "the owners"]},
        ),
        (
            "Borea Metals' purchase of the smelter was completed.",
            "purchase",
            {"actor": ["Borea Metals"], "theme": ["the smelter"]},
        ),
        (
            "The premier met with the delegation in Norland, headed by Ida Lund, on an official visit.",
            "visit",
            {"actor": ["Ida Lund"], "recipient": ["Norland"]},
        ),
        (
            "Ida Lund is in Norland on a two-day visit.",
            "visit",
            {"actor": ["Ida Lund"], "recipient": ["Norland"]},
        ),
    ],
)
def test_nouns_for_acts_have_participants(
    nlp: Language, text: str, lemma: str, parts: dict[str, list[str]]
) -> None:
    told = read_one(nlp, text, lemma)
    assert {role: told.of(role) for role, _ in told.parts} == parts


@pytest.mark.parametrize(
    "text",
    [
        "Lund was late after the attack.",  # told elsewhere
        "Lund was on duty.",
        "Lund said that the minister was tired.",
        "Click here to read more.",
        "You can find our newsletter below.",
        "The list includes three names.",
        "The importance of keeping order is clear.",
        "They did so.",  # stands for another verb
    ],
)
def test_mentions_descriptions_and_advice_are_no_claims(nlp: Language, text: str) -> None:
    assert find(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "lemma", "factuality", "negated"),
    [
        ("At no point was tear gas deployed.", "deploy", "occurred", True),
        ("At no stage had the clerk signed the letter.", "sign", "occurred", True),
        ("Nowhere did the crew find oil.", "find", "occurred", True),
        ("At no time did the firm that built the port warn the crew.", "build", "occurred", False),
        ("Not one boat was lost.", "lose", "occurred", True),
        ("Not all the boats were lost.", "lose", "occurred", False),
        ("The ship left.", "leave", "occurred", False),
        ("The ship will leave.", "leave", "planned", False),
        ("The ship is to leave.", "leave", "planned", False),
        ("The ship is expected to leave.", "leave", "planned", False),
        ("The ship may leave.", "leave", "hypothetical", False),
        ("The talks in Onde are to begin on Monday.", "talk", "planned", False),
        ("The talks in Onde were due to begin on Monday.", "talk", "planned", False),
        ("The talks in Onde began on Monday.", "talk", "occurred", False),
        ("Lund said the firm would pay.", "pay", "planned", False),
        ("A law that would ban cars failed.", "ban", "hypothetical", False),
        (
            "If the strike goes ahead, airlines would cancel flights.",
            "cancel",
            "hypothetical",
            False,
        ),
        ("Should the talks fail, the union will march.", "talk", "hypothetical", False),
        ("They will wait until the firm pays.", "pay", "hypothetical", False),
        ("She will stay until an heir is found.", "find", "hypothetical", False),
        ("The mine supplies Europe with cobalt.", "supply", "ongoing", False),
        ("Rescuers are searching the mill.", "search", "ongoing", False),
        ("She has run the museum since 2029.", "run", "ongoing", False),
        ("Firefighters continue to pump water.", "pump", "ongoing", False),
        ("The treaty expires in May.", "expire", "planned", False),
        ("The gunmen allegedly crossed the border.", "cross", "alleged", False),
        ("The envoy is believed to have fled.", "flee", "alleged", False),
        ("The police accused Lund of training the gunmen.", "train", "alleged", False),
        ("The ministry denied that its jets had bombed the clinic.", "bomb", "denied", False),
        ("He denied having met the dealer.", "meet", "denied", False),
        ("The bishops urged Fenn to resign.", "resign", "hypothetical", False),
        ("The dockers threatened to block the canal.", "block", "hypothetical", False),
        ("No ship has entered the harbour.", "enter", "occurred", True),
        ("Lund did not speak to the judge.", "speak", "occurred", True),
        ("Not one of the crew was hurt.", "hurt", "occurred", True),
        ("Not a single passenger was hurt.", "hurt", "occurred", True),
        ("Nobody was hurt.", "hurt", "occurred", True),
        ("At no time did Lund ask the crew to leave.", "ask", "occurred", True),
        ("The firm is not in negotiations with Lund.", "negotiation", "occurred", True),
        ("The coach quit on Sunday.", "quit", "occurred", False),
        ("No passengers were hurt.", "hurt", "occurred", True),
        ("None of the crew was hurt.", "hurt", "occurred", True),
        ("She will not sign the lease.", "sign", "planned", True),
        ("Delta Press could not verify the figure.", "verify", "occurred", True),
        ("He left without paying the fine.", "pay", "occurred", True),
        ("She said she had never met Holm and would sue the paper.", "sue", "planned", False),
        ("It should be noted that Lund met Holm.", "meet", "occurred", False),
        ("The claim that Lund sold the boat was rejected by Holm.", "sell", "denied", False),
        ("The lawyer dismissed allegations that Lund sold the boat.", "sell", "denied", False),
        ("The union denied accusations of having burned the mill.", "burn", "denied", False),
        ("The lawyer did not deny that Lund had sold the boat.", "sell", "occurred", False),
        ("The firm rejected as lies the claim that it sold the boat.", "sell", "denied", False),
        ("The claim that Lund sold the boat is a lie.", "sell", "denied", False),
        ("Reports that the mill will close are not correct.", "close", "denied", False),
        ("It is not true that the ferry sank.", "sink", "denied", False),
        ("It is not true that the guard decided to go on.", "go", "denied", False),
        ("It is not true that the firm plans to sell the mill.", "sell", "denied", False),
        ("It is untrue that the mayor wants to resign.", "resign", "denied", False),
        ("It is true that the firm plans to sell the mill.", "sell", "planned", False),
        ("The firm plans to sell the mill, which is false thrift.", "sell", "planned", False),
        ("It is true that the ferry sank.", "sink", "occurred", False),
        ("There is no truth in the report that Lund resigned.", "resign", "denied", False),
        ("The army blamed rebels for the explosion.", "explosion", "alleged", False),
        ("The mayor slammed Lund for closing the mill.", "close", "alleged", False),
        ("Claims of abuse by guards shocked the town.", "abuse", "alleged", False),
        ("The inquiry did not establish that Lund met Holm.", "meet", "hypothetical", False),
        ("There is no evidence that Lund bribed the judge.", "bribe", "hypothetical", False),
        ("Divers found no evidence of an attack on the pier.", "attack", "hypothetical", False),
        ("There is evidence of an attack on the pier.", "attack", "occurred", False),
        ("Brandt was asked if he had met Holm.", "meet", "hypothetical", False),
        ("The clinic declined to say whether Lund had left.", "leave", "hypothetical", False),
        ("It is vital that the records be kept.", "keep", "hypothetical", False),
        ("It is going to take a year.", "take", "planned", False),
        ("Lund committed a crime in May.", "crime", "occurred", False),
    ],
)
def test_factuality_and_negation_follow_the_words(
    nlp: Language, text: str, lemma: str, factuality: str, negated: bool
) -> None:
    told = read_one(nlp, text, lemma)
    assert (told.factuality, told.negated) == (factuality, negated)


def test_the_cue_is_the_word_that_makes_it_less_than_a_fact(nlp: Language) -> None:
    text = "The ministry denied that its jets had bombed the clinic."
    cue = read_one(nlp, text, "bomb").found.cue
    assert cue is not None
    assert text[slice(*cue)] == "denied"


@pytest.mark.parametrize(
    ("text", "lemma", "sources"),
    [
        ("The ship left on Monday.", "leave", ()),
        ("The ship had left, the coast guard said.", "leave", ("the coast guard",)),
        ("“The ship has left,” said Captain Ines Moll.", "leave", ("Captain Ines Moll",)),
        (
            "A statement from the office said Minister Rolf Adane had told mayors "
            "that two levees broke.",
            "break",
            ("A statement from the office", "Minister Rolf Adane"),
        ),
        (
            "The paper quoted a nurse as saying that forty patients had died.",
            "die",
            ("The paper", "a nurse"),
        ),
        (
            "Two planes collided, the state agency reported, citing a pilot.",
            "collide",
            ("the state agency", "a pilot"),
        ),
        ("Norland promised to withdraw its boats.", "withdraw", ("Norland",)),
        ("The court ordered the brewery to pay taxes.", "pay", ()),
        ("The police accused Lund of training the gunmen.", "train", ("The police",)),
        ("By his own account, Lund paid the clerk.", "pay", ("Lund",)),
        ("In Lund's words, the council stole the money.", "steal", ("Lund",)),
        ("As Lund put it, the council stole the money.", "steal", ("Lund",)),
        ("The council stole the money, the way Sol tells it.", "steal", ("Sol",)),
        (
            "The mine will close in May, Lund was quoted as saying by the Gazette.",
            "close",
            ("the Gazette", "Lund"),
        ),
        (
            "The Gazette said, citing unnamed officials, that the minister had resigned.",
            "resign",
            ("The Gazette", "unnamed officials"),
        ),
        (
            "The minister told parliament the army had shot down a drone, "
            "state television reported.",
            "shoot",
            ("state television", "The minister"),
        ),
        ("The claim that Lund sold the boat was rejected by Holm.", "sell", ("Holm",)),
        ("Ministers made clear that they are not giving up the hunt.", "give", ("Ministers",)),
        ("The report shows evidence that Lund bribed the judge.", "bribe", ("The report",)),
        ("Lund faces accusations of cheating the bank.", "cheat", ()),
        ("Lund called the charge that Moss cheated the bank absurd.", "cheat", ()),
        ("The bank mentioned reports that Moss sold the house.", "sell", ()),
        ("The union repeated its charge that Moss cheated it.", "cheat", ("The union",)),
        ("Nobody believed that Lund had paid the clerk.", "pay", ()),
        ("Lund said he expects Brandt to resign.", "resign", ("Lund",)),
        ("Saturday showed that the wall had fallen.", "fall", ()),
        ("Those on board said that the wall had fallen.", "fall", ("Those on board",)),
        ("Some said that the wall had fallen.", "fall", ("Some",)),
    ],
)
def test_sources_are_those_who_say_so_the_outermost_first(
    nlp: Language, text: str, lemma: str, sources: tuple[str, ...]
) -> None:
    assert read_one(nlp, text, lemma).sources == sources


def test_every_sentence_of_a_long_quotation_has_its_speaker(nlp: Language) -> None:
    text = "“The driver lost control,” the captain said. “The lorry hit a wall.”"
    assert read_one(nlp, text, "hit").sources == ("the captain",)


@pytest.mark.parametrize(
    ("text", "lemma", "when"),
    [
        ("On Monday Lund met the mayor.", "meet", "Monday"),
        ("Lund said on Wednesday that the ship had left.", "leave", None),
        ("Lund dismissed the mayor on Wednesday and replaced the judge.", "replace", "Wednesday"),
        ("The gauge had been tested in May and worked.", "work", None),
        ("In 2024, six miners died in clashes at the gate.", "clash", "2024"),
        ("On Monday Lund was arrested in a raid on the mill.", "raid", None),
        ("Rain burst the dam on Friday, killing two men.", "kill", "Friday"),
        ("The treaty of 17 July 2031 has failed the city.", "fail", None),
        ("The chiefs ended a week of talks in Harne.", "talk", "a week"),
        (
            "The two ministers held talks with Adler, to bolster trade and discuss gas on Monday.",
            "talk",
            "Monday",
        ),
    ],
)
def test_the_time_is_that_of_the_happening(
    nlp: Language, text: str, lemma: str, when: str | None
) -> None:
    assert read_one(nlp, text, lemma).when == when


@pytest.mark.parametrize(
    ("text", "lemma", "where"),
    [
        ("Lund met the mayor at the airport.", "meet", "the airport"),
        ("A court in Oslo sentenced the banker.", "sentence", "Oslo"),
        ("The tanker left Lima.", "leave", "Lima"),
        ("Lund left for Lima on Monday.", "leave", "Lima"),
        ("Lund left the bank for Holm Mining.", "leave", None),
        ("The climbers entered a cave on Friday.", "enter", "a cave"),
        ("Norland bought ships from Chile.", "buy", None),
    ],
)
def test_the_place_is_that_of_the_happening(
    nlp: Language, text: str, lemma: str, where: str | None
) -> None:
    assert read_one(nlp, text, lemma).where == where


def test_a_visitor_is_the_actor_whoever_is_the_subject(nlp: Language) -> None:
    for text in (
        "The chancellor received the Norland envoy on Sunday.",
        "The Norland envoy was received by the chancellor on Sunday.",
    ):
        told = read_one(nlp, text, "receive")
        assert [one.lower() for one in told.of("actor")] == ["the norland envoy"]
        assert [one.lower() for one in told.of("recipient")] == ["the chancellor"]


def test_mutual_acts_are_reciprocal(nlp: Language) -> None:
    assert read_one(nlp, "Lund met Brandt in Torv.", "meet").found.reciprocal
    assert read_one(nlp, "The two firms accused each other of fraud.", "accuse").found.reciprocal
    assert not read_one(nlp, "Lund dismissed Brandt.", "dismiss").found.reciprocal


def test_an_act_has_the_type_of_its_deed(nlp: Language) -> None:
    found = read_one(nlp, "The premier will visit Norland.", "visit").found
    assert (found.event_type, found.act) == ("AGREE", "CONSULT")


def test_the_head_of_a_titled_name_is_the_name(nlp: Language) -> None:
    text = "Prime Minister Oda Lund resigned."
    (part,) = read_one(nlp, text, "resign").found.parts
    assert text[slice(*part.range)] == "Prime Minister Oda Lund"
    assert text[slice(*part.head)] == "Oda Lund"


def test_the_component_marks_predicates_by_factuality(nlp: Language) -> None:
    pipeline = spacy.load(PIPELINES["en"])
    pipeline.add_pipe("consilience_claims")
    doc = pipeline("Police arrested the editor. The ship will leave.")
    marked = [(span.text, span.label_) for span in doc.spans[SPANS_KEY]]
    assert marked == [("arrested", "occurred"), ("leave", "planned")]
    assert len(doc.user_data[SPANS_KEY]) == 2


def test_a_document_without_words_or_parse_has_no_claims(nlp: Language) -> None:
    for doc in (Doc(nlp.vocab), spacy.blank("en")("Police arrested the editor.")):
        assert find_claims(doc, times=(), quotations=()) == ()


def test_claims_do_not_depend_on_the_paragraphs_around(nlp: Language) -> None:
    alone = find(nlp, "Police arrested the editor.")
    both = find(nlp, "Police arrested the editor.\nThe ship left.")
    assert both[0] == alone[0]


def check_places(doc: Doc, found: tuple[FoundClaim, ...]) -> None:
    for one in found:
        start, end = one.span
        assert 0 <= start < end <= len(doc.text)
        places = [one.predicate, *(part.range for part in one.parts)]
        places += [part.head for part in one.parts]
        places += [number.range for number in one.quantities]
        places += [one.where] if one.where else []
        assert all(start <= first < last <= end for first, last in places)


WORDS = st.sampled_from(
    [
        "Lund",
        "said",
        "that",
        "on",
        "Monday",
        "he",
        "would",
        "not",
        "pay",
        "31",
        "crowns",
        "of",
        "“",
        "”",
        ",",
        ".",
        ";",
        "and",
        "the",
        "talks",
        "in",
        "Torv",
        "began",
        "to",
        "leak",
        "by",
        "two",
        "women",
        "who",
        "accused",
        "each",
        "other",
        "of",
        "killing",
        "$",
        "5",
        "million",
        "at",
        "least",
        "half",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
def test_any_text_has_claims_within_it(nlp: Language, text: str) -> None:
    doc = parse(nlp, text)
    check_places(doc, find_claims(doc, times=find_times(doc), quotations=find_quotations(doc)))


def test_a_very_long_list_is_read(nlp: Language) -> None:
    text = "Lund met " + ", ".join(f"the mayor of Town{at} on Monday" for at in range(150)) + "."
    doc = parse(nlp, text)
    found = find_claims(doc, times=find_times(doc), quotations=find_quotations(doc))
    check_places(doc, found)
    assert found


def test_a_name_within_a_name_makes_no_empty_participant(nlp: Language) -> None:
    found = find(nlp, "By beating Terns Striker Leo Lund was nearly perfect. Lund said so.")
    ranges = [part.range for claim in found for part in claim.parts]
    assert ranges
    assert all(start < end for start, end in ranges)
