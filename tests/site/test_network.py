"""Addresses and ports."""

import socket

import psutil
import pytest

from workshop_kit.site.errors import SiteError
from workshop_kit.site.network import check_port, lan_addresses, next_free_port


class Card:
    def __init__(self, *addresses: str, up: bool = True) -> None:
        self.isup = up
        self.addresses = [type("Entry", (), {"family": socket.AF_INET, "address": a})() for a in addresses]


@pytest.fixture
def cards(monkeypatch: pytest.MonkeyPatch) -> dict[str, Card]:
    found: dict[str, Card] = {}
    monkeypatch.setattr(psutil, "net_if_stats", lambda: found)
    monkeypatch.setattr(
        psutil, "net_if_addrs", lambda: {name: card.addresses for name, card in found.items()}
    )
    return found


def test_addresses_of_the_laptop_itself_are_left_out(cards: dict[str, Card]) -> None:
    cards["lo"] = Card("127.0.0.1")
    cards["en0"] = Card("169.254.7.7", "192.168.1.20")
    assert lan_addresses() == ("192.168.1.20",)


def test_real_cards_come_before_those_of_containers(cards: dict[str, Card]) -> None:
    cards["docker0"] = Card("172.17.0.1")
    cards["wlan0"] = Card("192.168.1.20")
    assert lan_addresses() == ("192.168.1.20", "172.17.0.1")


def test_private_addresses_come_before_public_ones(cards: dict[str, Card]) -> None:
    cards["en0"] = Card("8.8.4.4", "192.168.1.20")
    assert lan_addresses() == ("192.168.1.20", "8.8.4.4")


def test_a_card_that_is_off_has_no_address(cards: dict[str, Card]) -> None:
    cards["en0"] = Card("192.168.1.20", up=False)
    assert lan_addresses() == ()


def test_a_free_port_is_fine() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    check_port("127.0.0.1", port)


def test_a_taken_port_is_refused_and_the_next_free_one_named() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SiteError) as refused:
            check_port("127.0.0.1", port)
        assert refused.value.value == port
        assert f"--port {next_free_port('127.0.0.1', port)}" in refused.value.mend


@pytest.mark.parametrize("host", ["203.0.113.9", "no-such-host.invalid"])
def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    with pytest.raises(SiteError) as refused:
        check_port(host, 8866)
    assert refused.value.thing == "the host"
    assert "127.0.0.1" in refused.value.mend
