import pytest

from consilience.export.addresses import find_language_tag, find_link, make_fragment


@pytest.mark.parametrize(
    "address",
    ["https://a.example/x?y=1#z", "http://a.example", "HTTPS://A.example/é"],
)
def test_addresses_of_the_web_become_links(address):
    assert find_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//a.example/x",
        "pages/x.txt",
        "https:",
        "http://[broken",
        "https://a.example/\u0000",
        "https://a.example/ x",
    ],
)
def test_other_addresses_do_not(address):
    assert find_link(address) is None


def test_a_fragment_is_the_id_itself():
    assert make_fragment("a", "43a5ad55df7f8f3f") == "a-43a5ad55df7f8f3f"
    assert make_fragment("p", "43a5", 2) == "p-43a5-2"


@pytest.mark.parametrize("odd", ["", "two words", 'quo"te', "ä", "x" * 200])
def test_an_id_with_odd_signs_is_hashed(odd):
    fragment = make_fragment("a", odd)
    assert fragment.startswith("a-")
    assert fragment[2:].isalnum()
    assert fragment != make_fragment("a", f"{odd}2")


@pytest.mark.parametrize(
    ("lang", "tag"),
    [("en", "en"), ("pt-BR", "pt-BR"), ("und", None), ('en" x="', None), ("", None)],
)
def test_only_language_tags_stand_in_attributes(lang, tag):
    assert find_language_tag(lang) == tag
