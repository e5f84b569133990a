"""A zip file that is never written: its length is known beforehand, and its bytes are made while they are sent."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workshop_kit.site.errors import SiteError

_VERSION = 20
_MADE_ON_UNIX = 3 << 8 | _VERSION
_UTF8 = 1 << 11
_DATE = (2026 - 1980) << 9 | 1 << 5 | 1
_MOST = 0xFFFFFFFF
_MOST_FILES = 0xFFFF
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One file of a zip.

    Attributes
    ----------
    name : str
        Its path in the zip, with slashes.
    size, crc32 : int
    mode : int
        Its rights, such as ``0o755``.
    """

    name: str
    size: int
    crc32: int
    mode: int = 0o644


def length(parts: Sequence[Part]) -> int:
    """Return how long the zip file will be.

    Raises
    ------
    SiteError
        If it would be longer than every unpacking program understands.
    """
    names = sum(len(part.name.encode()) for part in parts)
    total = sum(part.size for part in parts) + len(parts) * (_LOCAL.size + _CENTRAL.size)
    total += 2 * names + _END.size
    if total > _MOST or len(parts) > _MOST_FILES:
        raise SiteError(
            thing="the bundle",
            value=f"{total / 1e9:.1f} GB",
            expected="less than 4 GB for one system",
            mend="Take large files out of its folder python.",
        )
    return total


def before(part: Part) -> bytes:
    """Return what stands before the bytes of a file."""
    name = part.name.encode()
    fields = (_VERSION, _UTF8, 0, 0, _DATE, part.crc32, part.size, part.size, len(name), 0)
    return _LOCAL.pack(b"PK\3\4", *fields) + name


def after(parts: Sequence[Part]) -> Iterator[bytes]:
    """Return what stands after the last file: the list of all."""
    offset = 0
    listed = 0
    for part in parts:
        name = part.name.encode()
        fields = (_MADE_ON_UNIX, _VERSION, _UTF8, 0, 0, _DATE, part.crc32, part.size, part.size, len(name))
        rights = (0o100000 | part.mode) << 16
        yield _CENTRAL.pack(b"PK\1\2", *fields, 0, 0, 0, 0, rights, offset) + name
        listed += _CENTRAL.size + len(name)
        offset += _LOCAL.size + len(name) + part.size
    yield _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), listed, offset, 0)
