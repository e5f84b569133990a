"""What one kind of laptop needs: from our own wheel through all that it asks for, with that laptop's markers."""

from collections.abc import Iterable
from dataclasses import dataclass

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from workshop_kit.courseware.bundle_errors import BundleError
from workshop_kit.courseware.bundle_targets import Target
from workshop_kit.courseware.bundle_wheels import Pin, Shelf, Wheel, pin_of

INSTALLER = "pip"


@dataclass(frozen=True)
class Pins:
    """The versions that were tested together.

    Attributes
    ----------
    lines : tuple of Requirement
        Each with one exact version, and perhaps a marker.
    """

    lines: tuple[Requirement, ...]

    @classmethod
    def read(cls, text: str) -> "Pins":
        """Read the lines of a ``constraints.txt``."""
        lines = (line.partition("#")[0].strip() for line in text.splitlines())
        return cls(tuple(Requirement(line) for line in lines if line))

    def find(self, name: str, environment: dict[str, str]) -> Pin:
        """Return the version of a package for one environment.

        Raises
        ------
        BundleError
            If there is none: nobody has tested any.
        """
        for line in self.lines:
            if canonicalize_name(line.name) == name and (
                line.marker is None or line.marker.evaluate(environment)
            ):
                (only,) = line.specifier
                return pin_of(name, only.version)
        raise BundleError(
            thing="constraints.txt",
            value=f"no version of {name} for {_called(environment)}",
            expected="one for every package that is needed",
            mend="Choose the versions anew with make constraints, and build the wheel again.",
        )


@dataclass(frozen=True, kw_only=True)
class Needs:
    """What was found for one kind of laptop, and what has to be fetched yet."""

    target: Target
    wheels: tuple[Wheel, ...]
    missing: tuple[Pin, ...]


def needs(target: Target, *, kit: Wheel, pins: Pins, shelf: Shelf) -> Needs:
    """Follow all requirements of our own wheel on one kind of laptop.

    A package whose own wheel is not there yet is judged by one for other laptops, so that most names are known
    early; what is found in the end rests on the laptop's own wheels alone.

    Raises
    ------
    BundleError
        If the pins do not fit together for this laptop.
    """
    wheels: dict[Pin, Wheel] = {}
    missing: set[Pin] = set()
    for environment in target.environments():
        seen: set[tuple[str, str]] = set()
        queue: list[tuple[Requirement, Wheel | None]] = [(Requirement(INSTALLER), None)]
        queue += [(each, kit) for each in _wanted(kit, "", environment)]
        _check_python(kit, environment)
        while queue:
            requirement, asker = queue.pop()
            name = canonicalize_name(requirement.name)
            pin = pins.find(name, environment)
            if not requirement.specifier.contains(pin.version, prereleases=True):
                raise _unfitting(pin, requirement, asker)
            own = shelf.fitting(pin, target)
            if own:
                wheels[pin] = own
                _check_python(own, environment)
            else:
                missing.add(pin)
            known = own or shelf.alike(pin)
            for extra in {"", *requirement.extras}:
                if known and (name, extra) not in seen:
                    seen.add((name, extra))
                    queue += [(each, known) for each in _wanted(known, extra, environment)]
    return Needs(
        target=target, wheels=tuple(wheels[pin] for pin in sorted(wheels)), missing=tuple(sorted(missing))
    )


def _wanted(wheel: Wheel, extra: str, environment: dict[str, str]) -> Iterable[Requirement]:
    surroundings = {**environment, "extra": extra}
    return (each for each in wheel.requires if each.marker is None or each.marker.evaluate(surroundings))


def _check_python(wheel: Wheel, environment: dict[str, str]) -> None:
    if not wheel.python.contains(environment["python_full_version"]):
        raise BundleError(
            thing=f"{wheel.pin}",
            value=f"not for Python {environment['python_full_version']}",
            expected="a version for every Python of the bundle",
            mend="Leave this Python out (--python), or choose the versions anew with make constraints.",
        )


def _unfitting(pin: Pin, requirement: Requirement, asker: Wheel | None) -> BundleError:
    return BundleError(
        thing="constraints.txt",
        value=f"{pin}, where {asker.pin if asker else 'the bundle'} wants {requirement}",
        expected="versions that fit together",
        mend="Choose the versions anew with make constraints, and build the wheel again.",
    )


def _called(environment: dict[str, str]) -> str:
    return f"{environment['platform_system']} and Python {environment['python_version']}"
