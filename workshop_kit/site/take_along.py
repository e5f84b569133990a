"""``/take-along``: the exercises for people's own laptops, out of a bundle, one zip file for each system."""

import asyncio
import zlib
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path

import tornado.iostream
import tornado.web

from workshop_kit.content import load_words
from workshop_kit.courseware.bundle_folder import Bundle, Entry
from workshop_kit.courseware.bundle_listing import WHEELS
from workshop_kit.courseware.bundle_targets import System
from workshop_kit.site.errors import SiteError
from workshop_kit.site.log import tell
from workshop_kit.site.pages import PageHandler
from workshop_kit.site.parcels import PATH, Parcel, TakeAlong
from workshop_kit.site.zip_stream import after, before

_CHUNK = 1 << 18
_MB = 1_000_000


class TakeAlongHandler(PageHandler):
    """``/en/take-along``: what to take, how large it is, and how to start it."""

    def get(self, language: str) -> None:
        """Show one part for each system, the visitor's own first."""
        offered: TakeAlong = self.settings["take_along"]
        words = load_words(language).take_along
        agent = self.request.headers.get("User-Agent", "")
        own = _system_of(agent)
        parcels = sorted(offered.parcels, key=lambda each: each.system is not own)
        self.page(
            "take_along.html",
            path=PATH,
            take=words,
            parcels=[(each, words.laptops[each.system.value], _megabytes(each.size)) for each in parcels],
            pythons=", ".join(offered.bundle.pythons),
            line=f"uvx --from http://{self.request.host}/{PATH}/{offered.bundle.kit} workshop lab",
        )

    head = get


class TakeAlongFirstHandler(PageHandler):
    """``/take-along``: to the page in a language."""

    def get(self) -> None:
        """Send the browser on."""
        self.redirect(f"/{self.language}/{PATH}")

    head = get


class ZipHandler(PageHandler):
    """``/take-along/….zip``: made while it is sent, so that it takes no room anywhere."""

    async def get(self, system: str) -> None:
        """Send one system's zip."""
        parcel = self._parcel(system)
        folder = self.settings["take_along"].bundle.folder
        try:
            for each, part in zip(parcel.files, parcel.parts, strict=True):
                self.write(before(part))
                async for chunk in _bytes(folder / each.name, each):
                    self.write(chunk)
                    await self.flush()
            for entry in after(parcel.parts):
                self.write(entry)
            await self.flush()
        except tornado.iostream.StreamClosedError:
            return  # somebody has changed their mind
        except OSError as error:
            tell(f"{self.request.path} broke off: {each.name}: {error.strerror or error}")
            self._break_off()

    def head(self, system: str) -> None:
        """Say how large it is."""
        self._parcel(system)

    def _break_off(self) -> None:
        """End in a way that no half file looks whole: in words where nothing has been sent yet."""
        if self._headers_written:
            self.request.connection.close()  # type: ignore[union-attr]
        else:
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)

    def compute_etag(self) -> None:
        """Give none: it would need the whole file at once."""

    def _parcel(self, system: str) -> Parcel:
        offered: TakeAlong = self.settings["take_along"]
        found = [each for each in offered.parcels if each.system.value == system]
        if not found:
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "application/zip")
        self.set_header("Content-Length", found[0].size)
        return found[0]


class KitHandler(PageHandler):
    """``/take-along/workshop_kit-….whl``: our own wheel, for those who have internet for all the rest."""

    async def get(self, name: str) -> None:
        """Send it."""
        kit = self._kit(name)
        data = await asyncio.to_thread((self._folder / kit.name).read_bytes)
        if (len(data), zlib.crc32(data)) != (kit.size, kit.crc32):
            raise SiteError(
                thing=kit.name,
                value="another file than when the bundle was made",
                expected="the same file",
                mend="Make the bundle again, and start the site anew.",
            )
        self.finish(data)

    def head(self, name: str) -> None:
        """Say how large it is."""
        self.set_header("Content-Length", self._kit(name).size)

    @property
    def _folder(self) -> Path:
        bundle: Bundle = self.settings["take_along"].bundle
        return bundle.folder

    def _kit(self, name: str) -> Entry:
        bundle: Bundle = self.settings["take_along"].bundle
        kit = bundle.files[f"{WHEELS}/{bundle.kit}"]
        if name != bundle.kit or not (self._folder / kit.name).is_file():
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "application/octet-stream")
        return kit


async def _bytes(path: Path, said: Entry) -> AsyncIterator[bytes]:
    """Read a file in pieces, without keeping others waiting.

    The last piece is held back until the whole was found to be what the zip says of it: a file that somebody has
    changed meanwhile, in whatever way, is not handed out.
    """
    crc, left, held = 0, said.size, b""
    with await asyncio.to_thread(path.open, "rb") as file:
        while left:
            chunk = await asyncio.to_thread(file.read, min(_CHUNK, left))
            if not chunk:
                raise OSError(0, "it has become shorter")
            crc = zlib.crc32(chunk, crc)
            left -= len(chunk)
            if held:
                yield held
            held = chunk
        if await asyncio.to_thread(file.read, 1):
            raise OSError(0, "it has become longer")
        if crc != said.crc32:
            raise OSError(0, "it has been changed")
        yield held


def _system_of(agent: str) -> System | None:
    """Return the system that a browser says it runs on; a phone has none of them."""
    if "Windows" in agent:
        return System.WINDOWS
    if "Macintosh" in agent:
        return System.MACOS
    if "Linux" in agent and "Android" not in agent:
        return System.LINUX
    return None


def _megabytes(size: int) -> int:
    return max(1, round(size / _MB))
