"""Seat codes: easy to read aloud and to type, hard to guess, and kept only in a form that cannot be read back."""

import hashlib
import secrets

ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without I, O, 0 and 1, which look alike on paper."""

LENGTH = 6
_WORK = {"n": 2**14, "r": 8, "p": 1}
"""What one guess costs: some 40 ms, also for somebody who has got hold of the record."""


def new_codes(count: int) -> tuple[str, ...]:
    """Return codes of which no two are the same."""
    codes: set[str] = set()
    while len(codes) < count:
        codes.add("".join(secrets.choice(ALPHABET) for _ in range(LENGTH)))
    return tuple(sorted(codes, key=lambda _: secrets.randbits(64)))


def new_salt() -> str:
    """Return what makes the hashes of one hub unlike those of any other."""
    return secrets.token_hex(16)


def tidy(typed: str) -> str | None:
    """Return the code that somebody has typed, in any case and with any spaces; None if it cannot be one."""
    code = "".join(letter for letter in typed.upper() if letter.isalnum())
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def digest(code: str, *, salt: str) -> str:
    """Return what is kept of a code."""
    return hashlib.scrypt(code.encode(), salt=bytes.fromhex(salt), **_WORK).hex()


def spaced(code: str) -> str:
    """Return a code as it is printed: ``ABC DEF``."""
    return f"{code[:3]} {code[3:]}"
