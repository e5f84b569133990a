"""For which laptops a bundle is: their systems, machines and Pythons, and which wheels fit them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms

from workshop_kit.courseware.bundle_errors import BundleError

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_MACOS = (12, 0)
_GLIBC = range(5, 29)
"""Minor versions of glibc 2: what is made for an older one runs on a newer one."""

_OLD_NAMES = {5: "manylinux1", 12: "manylinux2010", 17: "manylinux2014"}
_LAST_PATCH = 99


class System(StrEnum):
    """What runs on a laptop."""

    WINDOWS = "windows"
    MACOS = "macos"
    LINUX = "linux"


MACHINES: Mapping[System, tuple[str, ...]] = {
    System.WINDOWS: ("amd64",),
    System.MACOS: ("arm64", "x86_64"),
    System.LINUX: ("x86_64", "aarch64"),
}
_MARKERS = {
    System.WINDOWS: {"os_name": "nt", "sys_platform": "win32", "platform_system": "Windows"},
    System.MACOS: {"os_name": "posix", "sys_platform": "darwin", "platform_system": "Darwin"},
    System.LINUX: {"os_name": "posix", "sys_platform": "linux", "platform_system": "Linux"},
}


@dataclass(frozen=True, kw_only=True, order=True)
class Target:
    """One kind of laptop.

    Attributes
    ----------
    system : System
    machine : str
        As in the names of wheels, in small letters.
    python : str
        Such as ``"3.12"``.
    """

    system: System
    machine: str
    python: str

    @property
    def key(self) -> str:
        """Its name in ``bundle.json``, which the starter puts together on the laptop, too."""
        return f"{self.system}-{self.machine}-{self.python}"

    @property
    def platforms(self) -> tuple[str, ...]:
        """What pip is asked for: for Linux the oldest first, since it runs on the most laptops."""
        if self.system is System.WINDOWS:
            return (f"win_{self.machine}",)
        if self.system is System.MACOS:
            return ("macosx_{}_{}_{}".format(*_MACOS, self.machine),)
        return tuple(_manylinux(self.machine))

    @property
    def newest_python(self) -> str:
        """Return a full version that is as high as any of this Python."""
        return f"{self.python}.{_LAST_PATCH}"

    def environments(self) -> tuple[dict[str, str], ...]:
        """Return what markers see, for the first and for the last release of this Python."""
        machine = self.machine.upper() if self.system is System.WINDOWS else self.machine
        return tuple(
            {
                **_MARKERS[self.system],
                "implementation_name": "cpython",
                "implementation_version": full,
                "platform_machine": machine,
                "platform_python_implementation": "CPython",
                "platform_release": "",
                "platform_version": "",
                "python_full_version": full,
                "python_version": self.python,
            }
            for full in (f"{self.python}.0", self.newest_python)
        )


@cache
def tags(target: Target) -> Mapping[Tag, int]:
    """Return the tags of wheels that fit, with their rank: the lower, the closer."""
    major, minor = (int(part) for part in target.python.split("."))
    interpreter = f"cp{major}{minor}"
    platforms = (
        list(mac_platforms(_MACOS, target.machine))
        if target.system is System.MACOS
        else list(target.platforms)
    )
    fitting = [
        *cpython_tags((major, minor), abis=[interpreter], platforms=platforms),
        *compatible_tags((major, minor), interpreter=interpreter, platforms=platforms),
    ]
    return {tag: rank for rank, tag in reversed(list(enumerate(fitting)))}


def targets_for(
    systems: Collection[System], pythons: Collection[str], machines: Collection[str] = ()
) -> tuple[Target, ...]:
    """Return every kind of laptop with one of these systems, Pythons and processors; none named means all.

    Raises
    ------
    BundleError
        If there is no such Python here, or no such laptop.
    """
    for python in pythons:
        if python not in PYTHONS:
            raise BundleError(
                thing="--python",
                value=python,
                expected="one of " + ", ".join(PYTHONS),
                mend="Leave it out to take them all.",
            )
    found = tuple(
        Target(system=system, machine=machine, python=python)
        for system in System
        for machine in MACHINES[system]
        for python in PYTHONS
        if (not systems or system in systems)
        and (not pythons or python in pythons)
        and (not machines or machine in machines)
    )
    if not found:
        raise BundleError(
            thing="--machine",
            value=", ".join(machines),
            expected="; ".join(f"{system}: {' or '.join(MACHINES[system])}" for system in systems or System),
            mend="Leave it out to take them all.",
        )
    return found


def _manylinux(machine: str) -> list[str]:
    names = []
    for minor in _GLIBC:
        names += [f"{_OLD_NAMES[minor]}_{machine}"] if minor in _OLD_NAMES else []
        names.append(f"manylinux_2_{minor}_{machine}")
    return names
