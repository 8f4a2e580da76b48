from xml.etree import ElementTree

import pytest

from consilience.export.charts.svg import clean_svg

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '


def clean(inside: str, **labels: tuple[str, str]) -> str:
    svg = f'{HEAD} width="9" height="9" viewBox="0 0 9 9">{inside}</svg>'
    return clean_svg(svg, name="A picture", labels=labels)


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<style>*{}</style>",
        "<foreignObject><p/></foreignObject>",
        '<image xlink:href="https://a.example/x.png"/>',
        '<use xlink:href="#x"/>',
        '<a xlink:href="javascript:alert(1)"><path d="M0,0"/></a>',
        '<g onclick="alert(1)" style="color:red" class="x" id="y"/>',
        '<path fill="url(https://a.example/x)" d="M0,0"/>',
    ],
)
def test_what_could_load_or_run_is_taken_out(bad):
    cleaned = clean(bad)
    for sign in ("script", "style", "foreign", "image", "use", "href", "onclick", "url", "class"):
        assert sign not in cleaned, sign


def test_the_picture_has_a_name_and_no_fixed_size():
    root = ElementTree.fromstring(clean(""))
    assert root.attrib == {"viewBox": "0 0 9 9", "role": "group", "aria-label": "A picture"}


def test_a_mark_with_a_known_label_is_a_link_and_other_labels_go():
    cleaned = clean('<path aria-label="k" d="M0,0"/><g aria-label="axis"/>', k=("Signed", "#a-1"))
    assert '<a href="#a-1"><title>Signed</title><path d="M0,0"></path></a>' in cleaned
    assert "axis" not in cleaned


def test_text_stays_text():
    assert "&lt;b&gt; &amp;" in clean("<text>&lt;b&gt; &amp;</text>")
