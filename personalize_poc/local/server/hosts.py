"""Which requests are let in by the names in their head: Host, and Origin of web pages.

A page from elsewhere could reach the stand-in through somebody's browser, under a name of its own
that leads to this machine. So only the names of this machine are answered, and those that were
allowed at the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from personalize_poc.local.errors import StandInError

_OWN = r"127\.0\.0\.1|\[::1\]|(?:[a-z0-9_.-]+\.)?localhost"
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,252}[a-z0-9])?", re.IGNORECASE)


class Hosts:
    """The names under which this stand-in answers."""

    def __init__(self, allowed: Iterable[str] = ()) -> None:
        """allowed: further names, without port. Raises StandInError for what is no host name."""
        names = list(allowed)
        for name in names:
            if not _NAME.fullmatch(name):
                raise StandInError(f"--allow-host takes the name of a host, not {name[:80]!r}.")
        below = r"(?:[a-z0-9_.-]+\.)?"
        either = "|".join(map(re.escape, names)) or "(?!)"  # the latter: none
        self._others = re.compile(
            rf"(?P<bucket>[a-z0-9_.-]+\.)?(?:{either})(?P<port>:\d+)?", re.IGNORECASE
        )
        host = rf"(?:{_OWN}|{below}(?:{either}))(?::\d+)?"
        self._host = re.compile(host, re.IGNORECASE)
        self._origin = re.compile(rf"https?://{host}", re.IGNORECASE)

    def refusal(self, headers: Mapping[str, str]) -> str | None:
        """Why a request is refused before anything else looks at it, or None."""
        host = headers.get("host", "")
        if not self._host.fullmatch(host):
            return (
                f"The Host header {host[:200]!r} is not this machine. The stand-in answers to "
                "127.0.0.1 and localhost, and to names given with --allow-host."
            )
        origin = headers.get("origin")
        if origin is not None and not self._origin.fullmatch(origin):
            return "Web pages from other places may not use the stand-in."
        return None

    def as_own(self, environ: dict[str, Any]) -> None:
        """Write localhost in the place of an allowed name in the environment of a WSGI request.

        The services beside tell the name of a bucket before the host from the host's own.
        """
        found = self._others.fullmatch(environ.get("HTTP_HOST", ""))
        if found is not None:
            environ["HTTP_HOST"] = f"{found['bucket'] or ''}localhost{found['port'] or ''}"
