"""Find, start and probe the local stand-in; it is another process, known by its endpoint alone."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from personalize_poc import contract, polling
from personalize_poc.errors import ConfigurationError, MissingExtra, StandInNotStarted
from personalize_poc.language import _

_NAMES = "|".join(re.escape(f"[{n}]" if ":" in n else n) for n in contract.LOOPBACK_NAMES)
_LOOPBACK_URL = re.compile(rf"https?://({_NAMES})(:[0-9]{{1,5}})?(?![^/?#])", re.IGNORECASE)
_NEEDED = ("moto", "waitress", "pyarrow", "lark", "scipy")
_START_SECONDS = 200
_RACE_SECONDS = 4.0
_END_SECONDS = 90.0
"""Longer than the command waits for the server that it ends."""


def restart(endpoint: str) -> str:
    """What to do when the stand-in at `endpoint` has stopped: a command for any terminal.

    It starts on the same port, so that nothing in a notebook has to connect again.
    """
    command = f"personalize-poc local start --port {urlsplit(endpoint).port or 0}"
    if shutil.which("personalize-poc") is None:  # a terminal has the PATH of its JupyterLab
        command = str(Path(sys.executable).parent / command)
    folder = contract.data_dir()
    if folder != contract.default_data_dir():
        command += f" --data-dir {shlex.quote(str(folder))}"
    return (
        f"Start it again in a terminal (in JupyterLab: File, New, Terminal) with `{command}`, then "
        "run this cell again: what it holds is kept."
    )


def is_loopback(url: str) -> bool:
    """Whether a URL's host is this machine's loopback address.

    The whole beginning is compared: with a user name or a backslash in it, different parsers would
    find different hosts.
    """
    return _LOOPBACK_URL.match(url) is not None


def health(endpoint: str, timeout: float = 15.0) -> dict[str, Any] | None:
    """What the stand-in at `endpoint` says about itself; None if no stand-in answers there."""
    # Never through a proxy, and never on to where an answer points.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)
    try:
        with opener.open(endpoint.rstrip("/") + contract.HEALTH_PATH, timeout=timeout) as answer:
            told = json.loads(answer.read())
    except (OSError, ValueError, urllib.error.URLError):
        return None
    return told if isinstance(told, dict) else None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirection is an answer like any other that is not the stand-in's."""

    def redirect_request(self, *_: Any) -> None:
        """None: it is not followed."""


def listens(endpoint: str, timeout: float = 5.0) -> bool:
    """Whether anything accepts connections at `endpoint`."""
    parts = urlsplit(endpoint)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 80), timeout=timeout):
            return True
    except OSError:
        return False


def running(folder: Path | None = None) -> str | None:
    """The endpoint of the stand-in that serves a data directory, or None if none does."""
    folder = contract.data_dir() if folder is None else folder
    server = contract.read_server(folder)
    if server is None or not is_loopback(endpoint := server["endpoint"]):
        return None
    told = health(endpoint)
    if told is None or not _same(told.get("data_dir"), folder):
        return None  # gone, or its port has passed to the stand-in of another directory
    return endpoint


def _same(told: Any, folder: Path) -> bool:
    return not isinstance(told, str) or Path(told).resolve() == folder.resolve()


def missing_packages() -> list[str]:
    """Packages of the extra `local` that are not installed."""
    return [name for name in _NEEDED if importlib.util.find_spec(name) is None]


def start(folder: Path | None = None, port: int = 0) -> str:
    """Start a stand-in on a data directory and return its endpoint.

    Args:
        folder: its data directory, by default that of `contract.data_dir()`.
        port: the port; 0 takes a free one.

    Raises:
        MissingExtra: the extra `local` is not installed.
        StandInNotStarted: the process ended or did not become ready; carries its own words.
    """
    folder = contract.data_dir() if folder is None else folder
    if missing := missing_packages():
        raise MissingExtra(
            f"The local stand-in needs {', '.join(missing)}, not installed here.",
            _('Install it with: pip install "personalize-poc[local]"'),
        )
    command = [sys.executable, "-m", "personalize_poc.local", "start"]
    command += ["--port", str(port), "--data-dir", str(folder)]
    # The process leaves with the message; its output goes to pipes that end with it, because
    # the server that it detaches must not hold a notebook's output open.
    try:
        code, words = _outcome(command)
    except subprocess.TimeoutExpired:
        raise StandInNotStarted(
            f"The local stand-in was not ready after {_START_SECONDS} s.",
            _(
                "See its log in {folder}, or run it visibly: "
                "personalize-poc local start --foreground"
            ).format(folder=folder),
        ) from None
    endpoint = running(folder) if code == 0 else _started_by_another(folder)
    if code != 0 and endpoint is None:
        raise StandInNotStarted(f"The local stand-in did not start: {words}")
    if endpoint is None:
        raise StandInNotStarted(
            f"The local stand-in said it started, but nothing answers for {folder}.",
            _("Run it visibly: personalize-poc local start --foreground"),
        )
    return endpoint


def _outcome(command: list[str]) -> tuple[int, str]:
    """The exit code of a command that starts a stand-in, and its last words.

    Raises subprocess.TimeoutExpired. Whatever ends the waiting ends the command too, in a way that
    lets it end what it has begun to start.
    """
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        try:
            said, errors = process.communicate(timeout=_START_SECONDS)
        except BaseException:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_END_SECONDS)
            process.kill()  # if it has not ended; otherwise nothing happens
            raise
    words = (errors.strip() or said.strip() or "no message").splitlines()[-1]
    return process.returncode, words.removeprefix("error: ")


def _started_by_another(folder: Path) -> str | None:
    """Two notebooks that start at once: the slower one uses what the faster one is starting."""
    return polling.until(lambda: running(folder), bool, seconds=_RACE_SECONDS, interval=0.1)


def find_or_start() -> str:
    """The endpoint to use: that of the environment, the running one, or a newly started one.

    Raises:
        ConfigurationError: the endpoint of the environment is not on this machine.
        StandInNotStarted: nothing answers there, or a new one could not be started.
        MissingExtra: the extra `local` is not installed.
    """
    variable = contract.ENDPOINT_VARIABLE
    if named := os.environ.get(variable, "").strip().rstrip("/"):
        if not is_loopback(named):
            raise ConfigurationError(
                f"{variable} is {named}, which is not on this machine.",
                _("The target local answers on 127.0.0.1 only: correct or unset the variable."),
            )
        if health(named) is None:
            raise StandInNotStarted(
                f"No stand-in answers at {named} ({variable}).",
                _("Start one with `personalize-poc local start`, or unset {variable}.").format(
                    variable=variable
                ),
            )
        return named
    return running() or start()


def environment() -> dict[str, str]:
    """The environment of the stand-in's process: this package importable, no AWS settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return contract.importable(kept)
