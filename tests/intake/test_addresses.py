import ipaddress
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.errors import PageError
from consilience.intake.addresses import BlockedNetwork, check_ip, load_networks, read_address
from consilience.intake.cleaning import hide_credentials


@pytest.mark.parametrize("network", load_networks(), ids=lambda network: network.cidr)
def test_no_address_in_a_network_that_is_not_public_is_fetched(network: BlockedNetwork) -> None:
    inside = ipaddress.ip_network(network.cidr)
    for ip in (network.example, str(inside[0]), str(inside[-1])):
        with pytest.raises(PageError) as caught:
            check_ip(ip)
        assert caught.value.code == "blocked_address"


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1::1", "9.255.255.255", "11.0.0.0"])
def test_a_public_address_is_let_through(ip: str) -> None:
    check_ip(ip)


@pytest.mark.parametrize("ip", ["fe80::1%eth0", "2606:2800::1%eth0", "", "localhost", "1.2.3"])
def test_what_is_no_plain_public_address_is_blocked(ip: str) -> None:
    with pytest.raises(PageError):
        check_ip(ip)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("ftp://courier.example/a", "bad_address"),
        ("file:///etc/passwd", "bad_address"),
        ("data:text/html,hello", "bad_address"),
        ("javascript:alert(1)", "bad_address"),
        ("courier.example/a", "bad_address"),
        ("", "bad_address"),
        ("https://", "bad_address"),
        ("http://[", "bad_address"),
        ("http://courier.example:port/", "bad_address"),
        ("https://courier.example/" + "a" * 3000, "bad_address"),
        ("https://reader:secret@courier.example/", "bad_address"),
        ("https://reader@courier.example/", "bad_address"),
        ("http://courier.example:22/", "blocked_address"),
        ("http://127.0.0.1/", "blocked_address"),
        ("http://127.0.0.1./", "blocked_address"),
        ("http://2130706433/", "blocked_address"),  # 127.0.0.1 as one number
        ("http://0x7f000001/", "blocked_address"),
        ("http://0x7f.1/", "blocked_address"),
        ("http://0177.0.0.1/", "bad_address"),
        ("http://127.1/", "blocked_address"),
        ("http://[::1]/", "blocked_address"),
        ("http://[::ffff:127.0.0.1]/", "blocked_address"),
        ("http://[::ffff:93.184.216.34]/", "blocked_address"),
        ("http://169.254.169.254/latest/", "blocked_address"),
    ],
)
def test_an_address_off_the_public_web_is_refused(address: str, code: str) -> None:
    with pytest.raises(PageError) as caught:
        read_address(address)
    assert caught.value.code == code
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("digits", ["①②⑦.⓪.⓪.①", "１２７.0.0.1", "127。0。0。1"])
def test_figures_in_other_scripts_lead_nowhere_either(digits: str) -> None:
    with pytest.raises(PageError):
        read_address(f"http://{digits}/")


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("https://courier.example/a?b=1#top", "https://courier.example/a?b=1"),
        ("HTTP://Courier.Example:8080", "http://courier.example:8080"),
        ("https://m\u00fcnchen.example/", "https://xn--mnchen-3ya.example/"),
        ("http://93.184.216.34/a", "http://93.184.216.34/a"),
        ("https://[2606:2800:220:1::1]/", "https://[2606:2800:220:1::1]/"),
    ],
)
def test_a_public_address_is_read_without_its_fragment(address: str, read: str) -> None:
    assert str(read_address(address)) == read


def test_a_password_is_never_shown() -> None:
    shown = hide_credentials("https://reader:secret@courier.example/a@b\n")
    assert shown == "https://courier.example/a@b"


@given(st.text() | st.text().map("http://{}/".format))
def test_any_text_is_an_address_or_refused(address: str) -> None:
    with suppress(PageError):
        assert read_address(address).scheme in {"http", "https"}
