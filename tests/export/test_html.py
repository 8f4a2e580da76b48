import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.codec import decode_dossier, encode_dossier
from consilience.errors import DrawingError
from consilience.export import html as report
from consilience.export.html import write_html
from consilience.export.wording import make_inline, make_printable
from consilience.records.annotations import Annotations
from consilience.records.claim import Claim, Participant, Predicate
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression
from tests.export.making import (
    BODY,
    HOSTILE,
    find,
    make_article,
    make_dossier,
    make_entity,
    make_hostile_dossier,
    make_layered_dossier,
    make_page,
    make_told_dossier,
    mark,
    read_elements,
)

LOADING = ("src", "srcset", "data", "action", "formaction", "poster", "background", "ping")


@pytest.fixture(scope="module")
def html() -> str:
    return write_html(make_dossier())


@pytest.fixture(scope="module")
def hostile() -> str:
    return write_html(make_hostile_dossier())


@pytest.fixture(scope="module")
def layered() -> str:
    return write_html(make_layered_dossier())


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves pictures out where a test reads many reports and none of their pictures."""
    monkeypatch.setattr(report, "MOST_PICTURES", 0)


def by_id(html: str, fragment: str):
    (found,) = (one for one in read_elements(html) if one.attributes.get("id") == fragment)
    return found


def test_the_policy_lets_in_the_style_of_the_page_and_nothing_else(html):
    (style,) = (one for one in read_elements(html) if one.tag == "style")
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy.replace("&#39;", "'").split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


@pytest.mark.parametrize(
    "dossier",
    [make_dossier(), make_layered_dossier(), make_told_dossier(), make_hostile_dossier()],
)
def test_nothing_in_a_report_loads_or_runs_anything(dossier):
    for element in read_elements(write_html(dossier)):
        assert element.tag not in ("script", "img", "iframe", "object", "embed", "base", "form")
        assert not [name for name in element.attributes if name.startswith("on")]
        assert not [name for name in LOADING if name in element.attributes]
        assert "style" not in element.attributes
        href = element.attributes.get("href", "#")
        assert href.startswith(("#", "https://", "http://")) or href == "data:,"


def test_links_that_leave_the_report_tell_nobody_where_from(html):
    leaving = [one for one in read_elements(html) if one.attributes.get("href", "").startswith("h")]
    assert {one.attributes["href"] for one in leaving} == {
        "https://courier.example/torrent",
        "https://posts.example/1",
    }
    assert {one.attributes["rel"] for one in leaving} == {"noopener noreferrer nofollow"}


@pytest.mark.parametrize(
    "dossier",
    [make_dossier(), make_layered_dossier(), make_told_dossier(), make_hostile_dossier()],
)
def test_every_link_inside_a_report_has_its_target_and_every_target_is_one(dossier):
    elements = read_elements(write_html(dossier))
    targets = [one.attributes["id"] for one in elements if "id" in one.attributes]
    links = [one.attributes.get("href", "") for one in elements]
    assert len(set(targets)) == len(targets)
    assert {one[1:] for one in links if one.startswith("#")} <= set(targets)
    assert not [one for one in targets if re.search(r"\s", one)]


def test_hostile_words_are_shown_as_they_are(hostile):
    shown = make_printable(HOSTILE)
    assert by_id(hostile, "title").text == make_inline(shown)
    assert by_id(hostile, "p-article-bad-1").text == f"{shown} kept"
    assert "\ud800" not in hostile
    assert hostile.encode()


def test_signs_that_turn_text_round_stay_in_blocks_of_their_own(hostile):
    blocks = {"p", "blockquote", "li", "div"}
    turned = [one for one in read_elements(hostile) if "\u202e" in one.text]
    inner = [one for one in turned if one.tag in blocks and one.attributes.get("dir") == "auto"]
    assert {one.tag for one in inner} == {"p", "blockquote", "div"}
    assert not [one for one in turned if one.tag in ("bdi", "h1", "td", "th", "dd", "figcaption")]
    for element in read_elements(hostile):
        assert not [value for value in element.attributes.values() if "\u202e" in value]


def test_the_same_dossier_gives_the_same_report(html):
    assert write_html(decode_dossier(encode_dossier(make_dossier()))) == html


def test_a_report_counts_what_it_holds(html):
    (counts,) = find(html, "counts")
    assert counts.text.split("\n")[1:-1] == [
        "1 story",
        "2 articles",
        "3 pages",
        "1 outlet known",
        "1 article of an unknown outlet",
        "1 failure",
    ]


def test_a_story_lists_its_articles_by_date_with_what_is_unknown_called_unknown(html):
    (table,) = find(html, "articles")
    rows = [line for line in table.text.split("\n") if line.strip()]
    assert rows == [
        "TitlePublishedOutletByCredits",
        "Torrent signs in Sarn",
        "7 March 2031to the day, written out on the page",
        "Sarn Courier",
        "Anna Reil",
        "Eastwire",
        "(no headline) not read: fr",
        "unknownno date was found",
        "unknown (phare.txt)",
        "unknown",
        "none found",
    ]


def test_a_mention_leads_to_its_entity_and_the_entity_back_to_it(html):
    mention = by_id(html, "m-article-courier-person-0-12")
    assert (mention.tag, mention.text) == ("a", "Ilva Torrent")
    assert mention.attributes["href"] == "#e-torrent"
    assert mention.attributes["title"] == "Ilva Torrent · shipping minister"
    assert mention.classes == ["m", "person"]
    entity = by_id(html, "e-torrent")
    assert "shipping minister of Corvia" in entity.text
    assert "“Torrent” is “Ilva Torrent”: surname in full" in read_quoted(html, "e-torrent")
    links = [one.attributes.get("href") for one in inside(html, "e-torrent")]
    assert links.count("#m-article-courier-person-0-12") == 2  # office and mention
    assert "Azerbaijan (AZ)" in by_id(html, "e-sarn").text


def inside(html: str, fragment: str):
    """The elements of a card, up to the next one."""
    elements = read_elements(html)
    start = next(n for n, one in enumerate(elements) if one.attributes.get("id") == fragment)
    cards = [n for n, one in enumerate(elements) if "card" in one.classes and n > start]
    return elements[start : cards[0] if cards else None]


def read_quoted(html: str, fragment: str) -> str:
    """The text of an element with the quotation marks that a browser sets."""
    quoted = html.replace("<q>", "<q>“").replace("</q>", "”</q>")
    return by_id(quoted, fragment).text


def read_row(html: str, fragment: str) -> list[str]:
    """The cells of a row."""
    elements = read_elements(html)
    start = next(n for n, one in enumerate(elements) if one.attributes.get("id") == fragment)
    cells = []
    for one in elements[start + 1 :]:
        if one.tag == "tr":
            break
        if one.tag in ("th", "td"):
            cells.append(one.text)
    return cells


def test_a_claim_is_a_row_of_who_did_what_when_where_and_on_whose_word(layered):
    assert read_row(layered, "r-article-l-C1") == [
        "C1",
        "signedAGREE · CONSULT",
        "Ilva Torrent",
        "a lease of two quaysthemetwo quaysquantity · 2 quays",
        "Thursday6 March 2031",
        "Sarn",
        "alleged",
        "Eastwire“reported”the ministry“said”",
    ]


def test_every_cell_of_a_claim_leads_to_the_words_in_the_text(layered):
    elements = read_elements(layered)
    start = next(
        n for n, one in enumerate(elements) if one.attributes.get("id") == "r-article-l-C1"
    )
    stop = next(n for n, one in enumerate(elements) if one.attributes.get("id") == "r-article-l-C2")
    links = [one for one in elements[start:stop] if one.tag == "a"]
    assert len(links) == 8
    for link in links:
        assert by_id(layered, link.attributes["href"][1:]).text == link.text


def test_a_mark_in_the_text_leads_to_its_row_and_the_row_to_it(layered):
    time = by_id(layered, "t-article-layers-3-11")
    assert (time.text, time.attributes["href"]) == ("Thursday", "#r-article-l-T1")
    assert time.attributes["title"] == "6 March 2031"
    assert by_id(layered, "q-denial").text == "that “the union was ‘never asked’ by anyone”"
    keys = [one.attributes for one in read_elements(layered) if "kq" in one.classes]
    assert {"href": "#r-article-l-Q2", "aria-label": "Q2", "class": "kq"} in keys
    assert 'href="#q-denial"' in layered
    assert read_row(layered, "r-article-l-Q2")[:4] == [
        "Q2",
        "that “the union was ‘never asked’ by anyone”",
        "She",
        "denied",
    ]


def test_a_quotation_inside_another_has_a_line_of_its_own(layered):
    assert by_id(layered, "q-denial").classes == ["q"]
    assert by_id(layered, "q-inner").classes == ["q", "l1"]


def test_a_pronoun_without_an_entity_leads_to_what_it_stands_for(layered):
    she = by_id(layered, "m-article-layers-person-123-3")
    assert she.classes == ["m", "person", "stand-in"]
    assert she.attributes["href"] == "#m-article-layers-person-50-12"
    assert she.attributes["title"] == "stands for Ilva Torrent"


def test_a_nominal_that_stands_for_nothing_known_is_not_marked(undrawn):
    dossier = make_dossier()
    report = dossier.articles[0]
    loose = replace(mark(report, "the harbour", "place"), form="nominal")
    it = replace(mark(report, "the lease", "other"), form="nominal", antecedents=(loose.id,))
    for mentions, marked in (((loose,), 0), ((loose, it), 2)):
        annotations = Annotations(article_id=report.id, mentions=mentions)
        html = write_html(replace(dossier, annotations=(annotations,), entities=()))
        assert len([*find(html, "stand-in")]) == marked


def test_each_layer_has_a_switch_with_its_count_and_claims_wait_to_be_asked_for(layered):
    switches = [
        (one.attributes["id"], "checked" in one.attributes)
        for one in read_elements(layered)
        if one.attributes.get("type") == "checkbox"
    ]
    assert switches == [
        ("show-person", True),
        ("show-organisation", True),
        ("show-place", True),
        ("show-times", True),
        ("show-quotations", True),
        ("show-claims", False),
        ("show-stand-ins", False),
    ]


def test_a_layer_without_marks_has_neither_switch_nor_table(html):
    assert 'id="show-claims"' not in html
    assert 'class="layer"' not in html


def test_mentions_past_thirty_are_counted_by_article(undrawn):
    page = make_page(" ".join(["Sarn"] * 33), "long")
    article = make_article(page, [page.text])
    mentions = [mark(article, "Sarn", "place", entity="sarn", at=5 * n) for n in range(33)]
    html = write_html(
        Dossier(
            version=DOSSIER_VERSION,
            case=None,
            pages=(page,),
            articles=(article,),
            dropped=(),
            annotations=(Annotations(article_id=article.id, mentions=tuple(mentions)),),
            entities=(make_entity("Sarn", mentions),),
        )
    )
    back = [one.attributes.get("href", "") for one in inside(html, "e-sarn")]
    assert len([href for href in back if href.startswith("#m-")]) == 30
    assert "and 3 more" in by_id(html, "e-sarn").text
    assert "3 in (no headline)" in by_id(html, "e-sarn").text


def test_articles_of_no_story_are_told_at_the_end(undrawn):
    dossier = replace(make_dossier(), stories=())
    titles = [one.text for one in read_elements(write_html(dossier)) if one.tag == "h2"]
    assert "Articles of no story" in titles


def test_an_article_of_two_stories_is_told_once(undrawn):
    dossier = make_dossier()
    (story,) = dossier.stories
    again = Story(id="again", title="Again", article_ids=story.article_ids)  # type: ignore[arg-type]
    html = write_html(replace(dossier, stories=(story, again)))
    assert len([*find(html, "report")]) == 2


def test_an_article_that_was_not_read_is_shown_plain_and_in_its_language(html):
    article = by_id(html, "a-article-phare")
    assert "not read: fr" in article.text
    assert "<p " in html.split('lang="fr">')[-1][:20]
    assert by_id(html, "p-article-phare-1").text == "Torrent signe à Sarn."


def test_a_field_is_shown_with_the_words_it_was_read_from(html):
    (first, second) = find(html, "facts")
    assert "7 March 2031to the day" in first.text
    assert "read on the page: 7 March 2031" in first.text
    assert "given by the list that came with the pages" in first.text
    assert "no date was found" in second.text


def test_posts_stand_apart_where_the_page_shows_them(html):
    (post,) = find(html, "post")
    assert post.text == (
        "embedded post · Dock Watch (@dockwatch) · https://posts.example/1A quay is a quay."
    )
    assert html.index('class="post"') > html.index("p-article-courier-2")


def test_what_was_left_out_of_a_page_stands_in_order_with_its_kind(html):
    rows = [(one.classes[0], one.text) for one in inside_page(html, "page-courier000000000")]
    assert rows == [
        ("dropped", "shareSHARE"),
        ("dropped", "headlineTorrent signs in Sarn"),
        ("dropped", "bylineBy Anna Reil"),
        ("dropped", "date7 March 2031"),
        ("kept", f"kept{BODY[0]}"),
        ("dropped", "promptSubscribe to our newsletter"),
        ("kept", f"kept{BODY[1]}"),
        ("kept", "embedded postA quay"),
        ("dropped", "not accounted for is a quay. "),
        ("dropped", "author— Dock Watch (@dockwatch)"),
        ("dropped", "copyrightCopyright 2029 Sarn Courier"),
    ]


def inside_page(html: str, fragment: str):
    elements = read_elements(html)
    start = next(n for n, one in enumerate(elements) if one.attributes.get("id") == fragment)
    rows = []
    for one in elements[start + 1 :]:
        if one.tag == "details":
            break
        if one.classes and one.classes[0] in ("kept", "dropped"):
            rows.append(one)
    return rows


def test_pages_without_a_report_and_failures_are_told_with_their_reasons(html):
    text = "".join(one.text for one in read_elements(html) if one.tag == "main")
    assert "/pages/photo.txt" in text
    assert "a PNG image" in text
    assert "No report was found on this page: /pages/empty.txt" in text


def test_a_report_without_its_picture_says_so_and_keeps_the_table(monkeypatch, caplog):
    def fail(pictures):
        raise DrawingError("no engine")

    monkeypatch.setattr(report, "draw_all", fail)
    html = write_html(make_dossier())
    assert "The picture could not be drawn" in html
    assert "The same as a table" in html
    assert "no engine" in caplog.text


@pytest.mark.parametrize(
    ("html", "shorter"),
    [
        (
            '<a id="m-0123456789abcdef" href="#cl-0123456789abcdef">',
            '<a id="m-01234567" href="#cl-01234567">',
        ),
        ('<p id="p-0123456789abcdef-2">', '<p id="p-01234567-2">'),
        ('<p id="e-0123456789abcdef">', '<p id="e-0123456789abcdef">'),  # people pass it on
        ("<p>#m-0123456789abcdef</p>", "<p>#m-0123456789abcdef</p>"),  # words of a page
        (
            '<a id="m-01234567aaaaaaaa" href="#m-01234567bbbbbbbb">',
            '<a id="m-01234567aaaaaaaa" href="#m-01234567bbbbbbbb">',
        ),
    ],
)
def test_addresses_inside_a_text_are_shortened_while_they_stay_apart(html, shorter):
    assert report.shorten_addresses(html) == shorter


def test_a_dossier_with_nothing_in_it_is_a_report_too():
    empty = Dossier(version=DOSSIER_VERSION, case=None, pages=(), articles=(), dropped=())
    html = write_html(empty)
    assert "A dossier of 0 pages" in html
    assert "No report was found" in html


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 70)), max_size=7)


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=60), cuts=st.tuples(SPANS, SPANS, SPANS, SPANS))
def test_the_paragraphs_of_any_text_under_any_layers_read_as_the_text(text, cuts):
    html, mentions = write_any(text, cuts)
    (body,) = find(html, "text")
    elements = read_elements(html)
    paragraphs = [one for one in elements if one.attributes.get("id", "").startswith("p-")]
    shown = make_printable("".join(one for one in text.split("\n")))
    assert "".join(one.text for one in paragraphs) == shown
    assert body.text.replace("\n", "").strip() == (shown or "This report has no text.").strip()
    marked = [one.attributes["id"] for one in elements if "id" in one.attributes]
    assert len(set(marked)) == len(marked)
    links = {one.attributes.get("href", "") for one in elements}
    assert {one[1:] for one in links if one.startswith("#m-")} <= set(marked)
    assert {one[1:] for one in links if one[:2] in ("#q", "#t", "#r", "#x", "#c")} <= set(marked)
    assert {f"m-{one.id}" for one in mentions if one.span.text.strip("\n")} <= set(marked)


def write_any(text: str, cuts) -> tuple[str, list[Mention]]:
    """A report of one text with mentions, times, quotations and claims at the places given."""
    page = make_page(text, "any")
    article = make_article(page, [text])
    named, timed, quoted, claimed = (
        [article.span(a, min(b, len(text))) for a, b in sorted(set(spans)) if a <= b <= len(text)]
        for spans in cuts
    )
    mentions = [
        Mention(id=f"{one.start}-{one.end}", span=one, kind="person", form="name", entity_id="e")
        for one in named
        if one.text
    ]
    annotations = Annotations(
        article_id=article.id,
        mentions=tuple(mentions),
        times=tuple(TimeExpression(span=one, type="date", timex="XXXX") for one in timed),
        quotations=tuple(
            Quotation(id=f"{n}", kind="direct", content=(one, *quoted[:1]), sentence=one, cue=one)
            for n, one in enumerate(quoted)
        ),
        claims=tuple(make_claim(n, one, quoted) for n, one in enumerate(claimed)),
    )
    dossier = Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=(page,),
        articles=(article,),
        dropped=(),
        annotations=(annotations,),
        entities=(make_entity("E", mentions),) if mentions else (),
    )
    return write_html(dossier), mentions


def make_claim(number: int, span: Span, others: list[Span]) -> Claim:
    return Claim(
        id=f"{number}",
        span=span,
        predicate=Predicate(lemma="x", span=span),
        event_type=None,
        participants=tuple(Participant(role="theme", span=one) for one in others),
        when=None,
        where=span,
        quantities=(),
        factuality="denied",
    )


def test_a_report_grows_in_proportion_to_marks_that_lie_over_one_another(undrawn):
    text = "word " * 400
    sizes = []
    for number in (400, 800):
        spans = [(at, 2000 - at) for at in range(number)]
        html, _ = write_any(text, ((), (), spans, ()))
        sizes.append(len(html))
    assert sizes[1] < 2.1 * sizes[0]
