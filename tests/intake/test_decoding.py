import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.errors import PageError
from consilience.intake.decoding import decode_body, find_declared

FRENCH = "Le ministre a déclaré à l'Assemblée que l'été serait très chaud, malgré les pluies."
GERMAN = (
    "Der Minister erklärte, die Größe des Hafens sei für alle wichtig. Übermorgen müsse man prüfen."
)
POLISH = (
    "Minister powiedział, że umowa zostanie podpisana w środę. "
    "Łódź była już w porcie, mówią źródła."
)
TURKISH = (
    "Bakan, anlaşmanın çarşamba günü imzalanacağını söyledi. "
    "İşçilerin daha fazlasını istediği belirtildi."
)
RUSSIAN = (
    "Министр заявил, что договор будет подписан в среду. Источники говорят, что корабль в порту."
)
GREEK = "Ο υπουργός δήλωσε ότι η συμφωνία θα υπογραφεί την Τετάρτη. Το πλοίο βρίσκεται στο λιμάνι."
ARABIC = "قال الوزير إن الاتفاق سيوقع يوم الأربعاء. وتقول مصادر إن السفينة في الميناء بالفعل."
CHINESE = "部长表示，协议将于星期三签署。消息人士称，船只已经在港口，工人要求更多。"
JAPANESE = "大臣は、合意は水曜日に署名されると述べた。情報筋によると、船はすでに港にある。"
KOREAN = "장관은 협정이 수요일에 서명될 것이라고 말했다. 소식통에 따르면 배는 이미 항구에 있다."
NAMES = (
    "El Niño hit São Paulo, and Mr. Bjørn Ångström agreed with François on Monday in the capital."
)
CURLY = "It’s over – “the best in years”, the minister said on Monday in the capital."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (CURLY, "cp1252"),
        (NAMES, "cp1252"),
        ("Café owner says no.", "cp1252"),
        ("Café", "cp1252"),  # one letter is all there is to go by, and it ends the file
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "cp1253"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (JAPANESE, "cp932"),
        (JAPANESE * 3, "euc_jp"),
        (KOREAN, "cp949"),
        # Longer than what is looked at, with no space to cut it at.
        (CHINESE * 9_001, "gb18030"),
        (JAPANESE * 9_001, "cp932"),
        (JAPANESE * 9_001, "euc_jp"),
        (NAMES, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        (NAMES, "utf-16"),
        (NAMES, "utf-32"),
        (NAMES, "utf-8-sig"),
        (NAMES, "utf-8"),
    ],
)
def test_text_in_an_undeclared_encoding_is_read_as_written(text: str, codec: str) -> None:
    decoded = decode_body(text.encode(codec))
    assert decoded.text == text
    assert text.encode(codec).decode(decoded.encoding) == text


@pytest.mark.parametrize(
    ("head", "text", "codec"),
    [
        ('<meta charset="windows-1251">', RUSSIAN, "cp1251"),
        ("<META CHARSET=koi8-r>", RUSSIAN, "koi8-r"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">',
            JAPANESE,
            "cp932",
        ),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', POLISH, "iso8859-2"),
        ("<meta charset=gb2312>", CHINESE, "gb18030"),
        ("<meta charset=iso-2022-jp>", JAPANESE, "iso2022_jp"),
        ("<meta charset=iso-8859-1>", CURLY, "cp1252"),  # its curly quotes are Windows-1252's
        ("<meta charset=windows-1251>", NAMES, "utf-8"),  # saved again by a crawler
        ("<meta charset=utf-16>", NAMES, "utf-8"),  # what could be read so far is no UTF-16
        ("<meta charset=utf-8>", RUSSIAN, "cp1251"),  # a declaration that cannot be true
        ("<meta charset=idna>", NAMES, "utf-8"),
    ],
)
def test_html_is_read_as_declared_unless_its_bytes_say_otherwise(
    head: str, text: str, codec: str
) -> None:
    body = f"<html><head>{head}</head><p>{text}".encode(codec)
    if head.startswith("<?xml"):
        body = f"{head}<html><p>{text}".encode(codec)
    assert decode_body(body, html=True).text.endswith(text)


@pytest.mark.parametrize(
    "name", ["zlib", "rot13", "utf-7", "idna", "unicode_escape", "mbcs", "../x"]
)
def test_a_codec_that_is_no_web_encoding_is_never_used(name: str) -> None:
    assert find_declared(f'<meta charset="{name}">'.encode()) is None


def test_a_declaration_in_plain_text_does_not_count() -> None:
    body = f'<meta charset="koi8-r"> {RUSSIAN}'.encode("cp1251")
    assert decode_body(body).text.endswith(RUSSIAN)


def test_a_character_cut_off_at_the_end_of_the_file_is_left_out() -> None:
    assert decode_body("naïve “text”".encode()[:-1]).text == "naïve “text"


@pytest.mark.parametrize(
    "body",
    [
        "naïve ‘quoted’ text – more ".encode() * 50 + b"\xff and on",
        b"Hello \xff\xfe world \x80\x81 text",
        b"\x80\x81\x82\x8d\x8f\x90" * 30,
        codecs.BOM_UTF8 + b"abc \xff",
        codecs.BOM_UTF16_LE + b"\x00\xd8a\x00",
        codecs.BOM_UTF16_BE + b"a",
        codecs.BOM_UTF32_LE + b"\xff\xff\xff\xff",
    ],
    ids=["broken UTF-8", "stray bytes", "no letters", "mark UTF-8", "half pair", "cut", "UTF-32"],
)
def test_bytes_in_no_encoding_that_fits_are_undecodable(body: bytes) -> None:
    with pytest.raises(PageError) as caught:
        decode_body(body)
    assert caught.value.code == "undecodable"


def test_an_undecodable_text_is_told_with_the_place_of_its_first_bad_byte() -> None:
    with pytest.raises(PageError, match=r"byte 7 is 0xff, which is no UTF-8; save it as UTF-8"):
        decode_body("é abc".encode() + b"\xff" + "éééé".encode())


@pytest.mark.parametrize(
    "body",
    [bytes(range(256)) * 8, b"\x07\x01\x02text" * 40, b"ab\0\0\0\0cd\0\0" * 99, b"\x8f\x01" * 99],
)
def test_bytes_full_of_controls_are_no_text(body: bytes) -> None:
    with pytest.raises(PageError) as caught:
        decode_body(body)
    assert caught.value.code == "not_text"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1))
def test_any_text_in_utf_8_comes_back(text: str) -> None:
    assert decode_body(text.encode("utf-8-sig")).text == text
    assert decode_body(("A" + text).encode("utf-8")).text == "A" + text


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_are_decoded_by_the_codec_named_or_refused(body: bytes, html: bool) -> None:
    try:
        decoded = decode_body(body, html=html)
    except PageError as error:
        code = error.code
    else:
        code = None
        assert body.decode(decoded.encoding, "ignore") == decoded.text
    assert code in {None, "not_text", "undecodable"}
