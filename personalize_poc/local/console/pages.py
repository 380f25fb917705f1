"""The files of the console's page.

Nothing of them comes from elsewhere, and the headers allow nothing else: no script, style, image
or connection but from the stand-in itself, and no frame around the page.
"""

from __future__ import annotations

import functools
import hashlib
from importlib import resources
from importlib.resources.abc import Traversable

from personalize_poc.local.protocol.codec import Request, Response

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}
_SAFE = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
_TOKEN = b"{{token}}"


def page(token: str) -> Response:
    """The page; `token` is what it has to send with everything that changes something."""
    body = _files()["index.html"].replace(_TOKEN, token.encode())
    return Response(
        200, {"Content-Type": _TYPES["html"], **_SAFE, "Cache-Control": "no-store"}, body
    )


def file(name: str, request: Request) -> Response | None:
    """A file of the page by its path below ``static/``; None when there is none."""
    body = _files().get(name)
    if body is None or name == "index.html":
        return None
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"Content-Type": _TYPES[name.rsplit(".", 1)[-1]], **_SAFE, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(304, headers, b"")
    return Response(200, headers, body)


@functools.cache
def _files() -> dict[str, bytes]:
    """Path below ``static/`` -> content; a hundred kilobytes in all."""
    return dict(_below(resources.files(__package__) / "static", ""))


def _below(folder: Traversable, before: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = before + entry.name
        if entry.is_dir():
            found += _below(entry, f"{name}/")
        elif entry.name.rsplit(".", 1)[-1] in _TYPES:
            found.append((name, entry.read_bytes()))
    return found
