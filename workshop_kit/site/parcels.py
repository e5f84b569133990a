"""What can be taken along: a bundle, and out of it one parcel for each system."""

from dataclasses import dataclass
from pathlib import Path

from workshop_kit.courseware.bundle_folder import Bundle, Entry, read_bundle
from workshop_kit.courseware.bundle_targets import System
from workshop_kit.site.zip_stream import Part, length

PATH = "take-along"
PARCEL = "workshop-kit-exercises"


@dataclass(frozen=True, kw_only=True)
class Parcel:
    """What one kind of laptop gets.

    Attributes
    ----------
    system : System
    files : tuple of Entry
        As they lie in the bundle.
    parts : tuple of Part
        The same, as they stand in the zip.
    size : int
        Of the zip, in bytes.
    """

    system: System
    files: tuple[Entry, ...]
    parts: tuple[Part, ...]
    size: int

    @property
    def address(self) -> str:
        """Where it is fetched."""
        return f"/{PATH}/{PARCEL}-{self.system}.zip"


@dataclass(frozen=True, kw_only=True)
class TakeAlong:
    """A bundle, ready to be handed out."""

    bundle: Bundle
    parcels: tuple[Parcel, ...]


def open_bundle(folder: Path) -> TakeAlong:
    """Read a bundle and put together what each system gets.

    Raises
    ------
    BundleError
        If the folder is none, or not whole.
    SiteError
        If it is too large for a zip file.
    """
    bundle = read_bundle(folder)
    return TakeAlong(bundle=bundle, parcels=tuple(_parcel(bundle, system) for system in bundle.systems))


def _parcel(bundle: Bundle, system: System) -> Parcel:
    files = bundle.files_for(system)
    parts = tuple(
        Part(
            name=f"{PARCEL}/{each.name}",
            size=each.size,
            crc32=each.crc32,
            mode=0o755 if each.name.endswith((".sh", ".command")) else 0o644,
        )
        for each in files
    )
    return Parcel(system=system, files=files, parts=parts, size=length(parts))
