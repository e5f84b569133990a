"""Addresses and ports: where this laptop can be reached, and what is free."""

import errno
import ipaddress
import socket

import psutil

from workshop_kit.site.errors import SiteError

EVERYWHERE = "0.0.0.0"  # noqa: S104 - phones in the room must reach the laptop
DEFAULT_PORT = 8866
_HIGHEST_PORT = 65535
_VIRTUAL = ("docker", "br-", "veth", "virbr", "vmnet", "vEthernet", "utun", "tun", "tap", "wg")


def lan_addresses() -> tuple[str, ...]:
    """Return the IPv4 addresses under which other devices may reach this laptop, the likeliest first.

    Nothing is sent anywhere: the addresses are read from the laptop's own network cards.
    """
    up = {name for name, card in psutil.net_if_stats().items() if card.isup}
    found = [
        (name.startswith(_VIRTUAL), not ipaddress.ip_address(entry.address).is_private, entry.address)
        for name, entries in psutil.net_if_addrs().items()
        if name in up
        for entry in entries
        if entry.family == socket.AF_INET and _reachable(entry.address)
    ]
    return tuple(address for _, _, address in sorted(found))


def _reachable(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return not (parsed.is_loopback or parsed.is_link_local)


def check_port(host: str, port: int) -> None:
    """Make sure that a server could listen here.

    Raises
    ------
    SiteError
        If the port is taken or not allowed, or the host is none of this laptop's.
    """
    reason = _why_not(host, port)
    if reason is None:
        return
    if reason in (errno.EADDRNOTAVAIL, socket.EAI_NONAME):
        raise SiteError(
            thing="the host",
            value=host,
            expected="an address of this laptop",
            mend="Leave --host out to serve the whole room, or use --host 127.0.0.1 for this laptop alone.",
        )
    if reason in (errno.EACCES, errno.EPERM):
        raise SiteError(
            thing="the port",
            value=port,
            expected="one that this user may open",
            mend=f"Ports below 1024 are mostly reserved. Try --port {DEFAULT_PORT}.",
        )
    free = next_free_port(host, port)
    raise SiteError(
        thing="the port",
        value=port,
        expected="a free one; this one is taken, perhaps by another workshop that is still running",
        mend=f"Close the other program, or add --port {free}." if free else "Close the other program.",
    )


def next_free_port(host: str, port: int) -> int | None:
    """Return the next port that is free, if there is one among the twenty that follow."""
    candidates = range(port + 1, min(port + 21, _HIGHEST_PORT + 1))
    return next((candidate for candidate in candidates if _why_not(host, candidate) is None), None)


def _why_not(host: str, port: int) -> int | None:
    """Return the number of the system's error when listening here, or None if it works."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would share the port otherwise
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
            else:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            probe.listen(1)
    except socket.gaierror:
        return socket.EAI_NONAME
    except OSError as error:
        return error.errno
    return None
