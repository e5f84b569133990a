"""Stylesheets and scripts: small on the wire, kept while they stay the same, and nothing else is handed out."""

import gzip
import http.client

import pytest

from tests.running import Program
from workshop_kit.content import TOKENS
from workshop_kit.site.assets import BUNDLE, FRONT, STATIC, asset
from workshop_kit.widgets import chart

FILES = {
    "site.css": STATIC / "site.css",
    "reading.css": STATIC / "reading.css",
    "module.js": STATIC / "module.js",
    "icon.svg": STATIC / "icon.svg",
    "tokens.css": TOKENS,
    "plotly.min.js": BUNDLE,
    "front.js": FRONT / "front.js",
    "front.css": FRONT / "front.css",
}


def ask(
    site: Program, path: str, method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
    connection.request(method, path, headers={name.replace("_", "-"): text for name, text in headers.items()})
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


@pytest.mark.parametrize("name", FILES)
def test_who_takes_gzip_gets_gzip_and_who_does_not_gets_the_file(site: Program, name: str) -> None:
    status, headers, packed = ask(site, f"/assets/{name}", Accept_Encoding="gzip, deflate")
    assert (status, headers["Content-Encoding"], headers["Vary"]) == (200, "gzip", "Accept-Encoding")
    assert int(headers["Content-Length"]) == len(packed)
    assert gzip.decompress(packed) == FILES[name].read_bytes()
    status, headers, plain = ask(site, f"/assets/{name}")
    assert status == 200
    assert "Content-Encoding" not in headers
    assert plain == FILES[name].read_bytes()


@pytest.mark.parametrize(
    ("offered", "encoding"),
    [
        ("gzip;q=0, *", None),
        ("gzip; q=0.0", None),
        ("GZIP;q=0.1", "gzip"),
        ("identity", None),
        ("gzipped", None),
    ],
)
def test_what_a_browser_gives_no_weight_it_does_not_get(
    site: Program, offered: str, encoding: str | None
) -> None:
    status, headers, _ = ask(site, "/assets/module.js", Accept_Encoding=offered)
    assert (status, headers["Content-Encoding"], headers["Vary"]) == (200, encoding, "Accept-Encoding")


@pytest.mark.parametrize("name", FILES)
def test_an_address_with_a_version_is_kept_for_a_year(site: Program, name: str) -> None:
    _, headers, _ = ask(site, asset(name), Accept_Encoding="gzip")
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert headers["Content-Type"].split(";")[0] in ("text/css", "text/javascript", "image/svg+xml")


def test_what_the_browser_has_already_is_not_sent_again(site: Program) -> None:
    _, headers, _ = ask(site, "/assets/site.css", Accept_Encoding="gzip")
    status, _, body = ask(site, "/assets/site.css", Accept_Encoding="gzip", If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


def test_a_look_at_the_headers_alone_gets_no_body(site: Program) -> None:
    status, headers, body = ask(site, "/assets/site.css", "HEAD", Accept_Encoding="gzip")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 0


def test_fonts_are_compressed_already_and_sent_as_they_are(site: Program) -> None:
    path = "fonts/source-serif-4-latin-600.woff2"
    status, headers, body = ask(site, f"/assets/{path}", Accept_Encoding="gzip")
    assert (status, headers.get("Content-Encoding")) == (200, None)
    assert body == (STATIC / path).read_bytes()


@pytest.mark.parametrize(
    "path", ["nothing.css", "../app.py", "..%2Fapp.py", "fonts/../../app.py", "fonts", "plotly.min.js/x"]
)
def test_nothing_else_is_handed_out(site: Program, path: str) -> None:
    status, _, body = ask(site, f"/assets/{path}", Accept_Encoding="gzip")
    assert status in (403, 404)
    assert b"import" not in body


def test_the_site_and_the_widget_mean_the_same_bundle() -> None:
    assert BUNDLE == chart.BUNDLE
    assert asset(BUNDLE.name) == f"/assets/{BUNDLE.name}?v={chart.bundle_version()}"
