from collections import Counter
from dataclasses import replace

import pytest
from bench.gold import (
    READ,
    choose_parts,
    count_claims,
    count_mentions,
    list_errors,
    make_figures,
    match_claims,
    measure,
)
from bench.gold_reading import FoundClaim, FoundMention, Reading, make_reading
from bench.gold_texts import DATA, Extent, GoldText, find_words, read_gold, read_text

from consilience.records.annotations import Annotations
from consilience.records.claim import Attribution, Claim, Participant, Predicate, Quantity
from consilience.records.ids import ClaimId, EntityId, MentionId
from consilience.records.mention import Mention
from consilience.records.time_expression import TimeExpression
from tests.making import make_article

GOLD = read_gold()

WELCOMED = read_text(
    {
        "id": "welcomed",
        "text": "The mayor thanked the guards on Monday and the nurses on Tuesday, an aide said.",
        "claims": [
            {
                "predicate": "thanked",
                "lemma": "thank",
                "actor": "The mayor",
                "recipient": "the guards",
                "when": ["on Monday"],
                "sources": ["an aide"],
            },
            {
                "predicate": "thanked",
                "lemma": "thank",
                "actor": "The mayor",
                "recipient": "the nurses",
                "when": ["on Tuesday"],
                "sources": ["an aide"],
            },
        ],
    }
)
TALKS = read_text(
    {
        "id": "talks",
        "text": "Orla Vash and Tom Weld held talks after the vote and did not agree on a price of $5 million.",
        "claims": [
            {
                "predicate": "held | talks",
                "lemma": "hold | talk",
                "actor": "Orla Vash",
                "recipient": "Tom Weld",
                "reciprocal": True,
            },
            {
                "predicate": "agree",
                "lemma": "agree",
                "actor": "Orla Vash",
                "recipient": "Tom Weld",
                "quantities": [{"words": "$5 million", "value": 5e6, "unit": "$"}],
                "reciprocal": True,
                "negated": True,
            },
            {"predicate": "vote", "lemma": "vote", "optional": True},
        ],
    }
)
CABINET = read_text(
    {
        "id": "cabinet",
        "paragraphs": [
            "Yusra Bello dismissed her interior minister, Tano Eke.",
            "He had told her that the two could not work together.",
        ],
        "entities": [
            {"entity": "Bello", "names": ["1: Yusra Bello"], "pronouns": ["1: her", "2: her"]},
            {
                "entity": "Eke",
                "names": ["1: Tano Eke"],
                "nominals": ["1: her interior minister"],
                "pronouns": ["2: He"],
            },
            {"entity": "both", "members": ["Bello", "Eke"], "nominals": ["2: the two"]},
        ],
    }
)


def place(text: GoldText, words: str) -> Extent:
    (extent,) = find_words(words, text.article.text.split("\n"))
    return extent


def found(text: GoldText, predicate: str, *parts: tuple[str, str], when: str = "") -> FoundClaim:
    return FoundClaim(
        predicate=place(text, predicate),
        parts=tuple((role, place(text, words)) for role, words in parts),
        when=place(text, when) if when else None,
    )


def stand_in(text: GoldText, words: str, form: str, target: str) -> FoundMention:
    return FoundMention(place(text, words), form, place(text, target) if target else None)


def make_perfect(text: GoldText) -> Reading:
    """What a finder without a fault would find."""
    claims = tuple(
        FoundClaim(
            predicate=one.predicate[0],
            lemma=one.lemmas[0],
            parts=tuple((role, extents[0]) for role, extents in one.parts),
            when=one.when[0] if one.when else None,
            where=one.where[0] if one.where else None,
            amounts=tuple(amount.extent for amount in one.amounts),
            bounds=tuple((amount.value, amount.to or amount.value) for amount in one.amounts),
            factuality=one.factuality[0],
            sources=tuple(link[0] for link in one.sources),
            negated=one.negated,
        )
        for one in text.claims
    )
    names = {one.name: min(one.extents) for one in text.entities if not one.members}
    mentions = tuple(
        FoundMention(extent, form, names[entity.members[0] if entity.members else entity.name])
        for entity in text.entities
        for form, extent in entity.asked
    )
    return Reading(claims, mentions)


def test_every_word_of_the_gold_set_stands_in_its_text():
    assert all(text.article.text for text in GOLD)  # reading them looked every word up


def test_the_gold_set_is_as_large_as_it_should_be():
    kinds = Counter(text.kind for text in GOLD)
    assert kinds["sentences"] >= 130
    assert kinds["articles"] >= 20
    assert len({text.id for text in GOLD}) == len(GOLD)


def test_more_than_a_third_of_the_gold_set_is_not_read():
    unread = [text for text in GOLD if text.part not in READ]
    assert len(unread) / len(GOLD) > 1 / 3


def test_the_part_of_a_text_is_told_by_its_folder_wherever_reading_begins():
    parts = {text.id: text.part for text in GOLD}
    assert set(parts.values()) == {"tuning", "held", "fresh", "fresh_read"}
    alone = {text.id: text.part for text in read_gold(DATA / "held")}
    assert alone == {name: part for name, part in parts.items() if part == "held"}


def test_articles_have_several_paragraphs_and_150_to_300_words():
    for text in GOLD:
        if text.kind == "articles":
            assert text.article.text.count("\n") >= 3, text.id
            assert 150 <= len(text.article.text.split()) <= 300, text.id


def test_every_claim_of_the_gold_set_has_its_own_words():
    for text in GOLD:
        assert len(set(text.claims)) == len(text.claims), text.id


def test_every_pronoun_and_nominal_of_the_gold_set_has_something_to_stand_for():
    for text in GOLD:
        for entity in text.entities:
            assert len(entity.extents) > len(entity.asked) or entity.members or not entity.asked, (
                text.id,
                entity.name,
            )


def test_no_mention_of_the_gold_set_is_asked_for_twice():
    for text in GOLD:
        asked = [extent for entity in text.entities for _, extent in entity.asked]
        assert len(set(asked)) == len(asked), text.id


@pytest.mark.parametrize(
    ("reference", "extents"),
    [
        ("He", ((14, 16),)),
        ("her #2", ((29, 32),)),
        ("1: Ada", ((0, 3),)),
        ("He | 1: Ada", ((14, 16), (0, 3))),
    ],
)
def test_words_are_found_by_paragraph_and_number(reference, extents):
    paragraphs = ["Ada was here.", "He met her and her dog, there."]
    assert find_words(reference, paragraphs, 2) == extents


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        ("her", "2 times; number it"),
        ("her #3", "2 times 'her'"),
        ("the", "0 times"),  # not the beginning of "there"
        ("1: He", "paragraph 1 has 0 times"),
    ],
)
def test_words_that_are_not_there_or_not_clear_are_refused(reference, reason):
    with pytest.raises(ValueError, match=reason):
        find_words(reference, ["Ada was here.", "He met her and her dog, there."], 2)


def test_a_wrong_key_is_refused_with_the_text_and_the_keys_known():
    with pytest.raises(ValueError, match=r"x: unknown key 'who'; known: .*'actor'"):
        read_text({"id": "x", "text": "It rained.", "claims": [{"who": "It"}]})


def test_a_theme_counts_only_where_a_side_is_not_named():
    text = read_text(
        {
            "id": "x",
            "text": "Ada sold Tom a boat.",
            "claims": [
                {
                    "predicate": "sold",
                    "lemma": "sell",
                    "actor": "Ada",
                    "recipient": "Tom",
                    "theme": "a boat",
                }
            ],
        }
    )
    assert [role for role, _ in text.claims[0].parts] == ["actor", "recipient"]


def test_a_perfect_reading_scores_one_everywhere():
    rows = measure(GOLD, [make_perfect(text) for text in GOLD])
    assert [row.name for row in rows] == [
        *("tuning sentences", "tuning articles", "tuning"),
        *("held sentences", "held articles", "held"),
        *("fresh_read articles", "fresh_read"),
        *("fresh sentences", "fresh articles", "fresh"),
    ]
    for row in rows:
        counted = {"claims", "pronouns", "nominals"}
        assert {name: share for name, share in row.figures.items() if name not in counted} == {
            name: pytest.approx(1) for name in row.figures if name not in counted
        }


def test_parts_are_chosen_by_name_and_all_without_one():
    assert choose_parts(GOLD, None) == GOLD
    assert {text.part for text in choose_parts(GOLD, ["fresh"])} == {"fresh"}
    with pytest.raises(SystemExit, match="no part 'frsh'; known: fresh, fresh_read, held, tuning"):
        choose_parts(GOLD, ["frsh"])


def test_an_empty_reading_scores_nought():
    figures = measure(GOLD, [Reading()] * len(GOLD))[2].figures  # of the tuning part
    assert figures["claims"] > 200
    assert figures["F1"] == figures["predicate F1"] == figures["pronoun"] == 0


def test_two_claims_on_one_verb_are_told_apart_by_their_participants():
    claims = [
        found(WELCOMED, "thanked", ("actor", "The mayor"), ("recipient", "the nurses")),
        found(WELCOMED, "thanked", ("actor", "The mayor"), ("recipient", "the guards")),
    ]
    pairs = match_claims(WELCOMED.claims, claims)
    assert sorted((pair.gold, pair.found, pair.full) for pair in pairs) == [
        (0, 1, True),
        (1, 0, True),
    ]


def test_precision_and_recall_count_claims_with_both_participants():
    claims = [
        found(WELCOMED, "thanked", ("actor", "The mayor"), ("recipient", "the guards")),
        found(WELCOMED, "thanked", ("actor", "The mayor")),  # no recipient
        found(WELCOMED, "said", ("actor", "an aide")),  # attribution, no claim
    ]
    figures = make_figures(count_claims(WELCOMED.claims, claims))
    assert figures["P"] == pytest.approx(1 / 3)
    assert figures["R"] == pytest.approx(1 / 2)
    assert figures["F1"] == pytest.approx(0.4)
    assert figures["predicate P"] == pytest.approx(2 / 3)
    assert figures["predicate R"] == 1


def test_an_actor_is_no_recipient():
    claim = found(WELCOMED, "thanked", ("actor", "the guards"), ("recipient", "The mayor"))
    counts = count_claims(WELCOMED.claims, [claim])
    assert (counts["predicate"], counts["full"]) == (1, 0)


def test_one_participant_cannot_stand_for_two():
    claim = found(WELCOMED, "thanked", ("actor", "The mayor thanked the guards"))
    assert count_claims(WELCOMED.claims, [claim])["full"] == 0


@pytest.mark.parametrize(
    "parts",
    [
        [("actor", "Tom Weld"), ("recipient", "Orla Vash")],
        [("actor", "Orla Vash and Tom Weld")],
        [("actor", "Orla Vash"), ("actor", "Tom Weld")],
    ],
)
def test_the_sides_of_a_meeting_may_stand_in_either_role_or_in_one_span(parts):
    assert count_claims(TALKS.claims, [found(TALKS, "held", *parts)])["full"] == 1


def test_optional_claims_and_the_other_word_of_a_predicate_are_not_held_against_the_finder():
    both = ("actor", "Orla Vash and Tom Weld")
    claims = [found(TALKS, "held", both), found(TALKS, "talks", both), found(TALKS, "vote")]
    counts = count_claims(TALKS.claims, claims)
    assert (counts["claims"], counts["found"], counts["full"]) == (2, 1, 1)


def test_the_same_word_twice_is_held_against_the_finder():
    both = ("actor", "Orla Vash and Tom Weld")
    counts = count_claims(TALKS.claims, [found(TALKS, "held", both), found(TALKS, "held", both)])
    assert (counts["found"], counts["full"]) == (2, 1)


def test_details_are_judged_on_claims_whose_predicate_was_found():
    claim = replace(
        found(WELCOMED, "thanked", ("recipient", "the nurses"), when="on Monday"),
        factuality="planned",
        sources=(place(WELCOMED, "aide"),),
        lemma="thank",
    )
    figures = make_figures(count_claims(WELCOMED.claims, [claim]))
    assert figures["lemma"] == figures["source"] == figures["source attributed"] == 1
    assert figures["factuality"] == 0
    assert figures["time F1"] == 0  # of the nurses it was Tuesday


def test_a_claim_is_found_whole_when_factuality_negation_and_sources_are_right_too():
    said = (place(WELCOMED, "an aide"),)
    parts = (("actor", place(WELCOMED, "The mayor")), ("recipient", place(WELCOMED, "the guards")))
    claim = replace(found(WELCOMED, "thanked"), parts=parts, sources=said)
    assert count_claims(WELCOMED.claims, [claim])["whole"] == 1
    for change in ({"factuality": "planned"}, {"negated": True}, {"sources": ()}, {"parts": ()}):
        assert count_claims(WELCOMED.claims, [replace(claim, **change)])["whole"] == 0


def test_a_chain_of_sources_is_right_as_a_whole():
    said = place(WELCOMED, "an aide")
    claim = replace(found(WELCOMED, "thanked"), sources=(place(WELCOMED, "The mayor"), said))
    assert count_claims(WELCOMED.claims, [claim])["source"] == 0


def test_negation_and_numbers_are_judged():
    claim = replace(
        found(TALKS, "agree"),
        negated=True,
        amounts=(place(TALKS, "$5 million"),),
        bounds=((4e6, None),),
    )
    figures = make_figures(count_claims(TALKS.claims, [claim]))
    assert figures["negated"] == figures["quantity F1"] == figures["quantity value"] == 1
    wrong = replace(claim, negated=False, bounds=((5.0, 5.0),))
    figures = make_figures(count_claims(TALKS.claims, [wrong]))
    assert figures["negated"] == figures["quantity value"] == 0


def test_a_pronoun_is_right_when_it_stands_for_a_mention_of_its_entity():
    mentions = [
        stand_in(CABINET, "1: her", "pronoun", "1: Yusra Bello"),
        stand_in(
            CABINET, "2: He", "pronoun", "1: her interior minister"
        ),  # Eke, though "her" is in it
        stand_in(CABINET, "2: her", "pronoun", "1: Tano Eke"),
        stand_in(CABINET, "1: her interior minister", "nominal", ""),
        stand_in(CABINET, "2: the two", "nominal", "1: Yusra Bello"),  # one of its members
    ]
    figures = make_figures(count_mentions(CABINET.entities, mentions))
    assert figures["pronouns"] == 3
    assert figures["pronoun"] == figures["pronoun P"] == pytest.approx(2 / 3)
    assert figures["nominal"] == pytest.approx(1 / 2)
    assert figures["nominal P"] == 1


def test_a_pronoun_that_stands_for_nothing_and_was_linked_costs_precision():
    idle = FoundMention(place(CABINET, "2: that"), "pronoun", place(CABINET, "1: Tano Eke"))
    assert make_figures(count_mentions(CABINET.entities, [idle]))["pronoun P"] == 0
    assert count_mentions(CABINET.entities, [idle])["pronoun linked"] == 1


def test_errors_name_the_claims_and_mentions_at_fault():
    lines = list_errors(WELCOMED, Reading((found(WELCOMED, "said", ("actor", "an aide")),)))
    assert lines == [
        "welcomed  missed: thanked (actor The mayor, recipient the guards)",
        "welcomed  missed: thanked (actor The mayor, recipient the nurses)",
        "welcomed  in vain: said (actor an aide)",
    ]
    mentions = (stand_in(CABINET, "2: He", "pronoun", "1: Yusra Bello"),)
    assert "cabinet  pronoun: He is Eke, found Yusra Bello" in list_errors(
        CABINET, Reading((), mentions)
    )


def test_records_are_read_for_the_scorer():
    article = make_article("Ada Brenk met Tom Weld on Monday, she said.")

    def mention(number, start, end, form):
        span = article.span(start, end)
        entity = EntityId("ada")
        return Mention(id=MentionId(number), span=span, kind="person", form=form, entity_id=entity)

    claim = Claim(
        id=ClaimId("c"),
        span=article.span(0, 32),
        predicate=Predicate(lemma="meet", span=article.span(10, 13)),
        event_type=None,
        participants=(Participant(role="actor", span=article.span(0, 9)),),
        when=TimeExpression(span=article.span(23, 32), type="date", timex="XXXX-WXX-1"),
        where=None,
        quantities=(Quantity(span=article.span(23, 32), lowest=1, highest=None),),
        factuality="occurred",
        attribution=(Attribution(source=article.span(34, 37)),),
    )
    annotations = Annotations(
        article_id=article.id,
        mentions=(mention("1", 0, 9, "name"), mention("2", 34, 37, "pronoun")),
        claims=(claim,),
    )
    assert make_reading(annotations) == Reading(
        (
            FoundClaim(
                predicate=(10, 13),
                lemma="meet",
                parts=(("actor", (0, 9)),),
                when=(23, 32),
                amounts=((23, 32),),
                bounds=((1, None),),
                sources=((34, 37),),
            ),
        ),
        (FoundMention((34, 37), "pronoun", (0, 9)),),
    )


def test_a_mention_stands_for_the_end_of_its_chain_of_antecedents():
    article = make_article("Ada Brenk said she would bring her dog.")

    def mention(start, end, form, before):
        return Mention(
            id=MentionId(str(start)),
            span=article.span(start, end),
            kind="person",
            form=form,
            antecedents=(MentionId(before),) if before else (),
        )

    chain = (
        mention(0, 9, "name", None),
        mention(15, 18, "pronoun", "0"),
        mention(31, 34, "pronoun", "15"),
    )
    reading = make_reading(Annotations(article_id=article.id, mentions=chain))
    assert [one.target for one in reading.mentions] == [(0, 9), (0, 9)]
    ring = (mention(15, 18, "pronoun", "31"), mention(31, 34, "pronoun", "15"))
    make_reading(Annotations(article_id=article.id, mentions=ring))  # ends
