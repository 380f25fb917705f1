"""Have a stand-in for the time of a command: use the running one, or start one and end it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from personalize_poc import paths, sharing, standin


@contextmanager
def stand_in(folder: Path | None = None, port: int = 0) -> Iterator[tuple[str, bool]]:
    """Yield the endpoint of a stand-in and whether it was started for this.

    One that was started here is ended at the end, whatever happens in between, unless another
    command has begun to use it: JupyterLab beside a run, for example.

    Args:
        folder: data directory; default is that of ``paths.data_dir()`` (and then an endpoint
            named in the environment is used, if there is one).
        port: port of a newly started one; 0 takes a free one.

    Raises:
        PocError: it cannot be started.
    """
    place = folder or paths.data_dir()
    before = standin.running(place)
    if folder is None and before is None:
        import os

        if os.environ.get(standin.ENDPOINT_VARIABLE, "").strip():
            yield standin.find_or_start(), False
            return
    endpoint = before or standin.start(folder, port)
    try:
        with sharing.using(place):
            yield endpoint, before is None
    finally:
        if before is None:
            _end(place, endpoint)


def _end(folder: Path, endpoint: str) -> None:
    """End a stand-in that was started for a command, unless it has become another's too."""
    if not sharing.is_used(folder):
        stop(folder)
        return
    print(
        f"The stand-in at {endpoint} goes on, because another command uses it. Later: "
        f"personalize-poc local stop --data-dir {folder}",
        file=sys.stderr,
    )


def stop(folder: Path) -> None:
    """End the stand-in of a data directory; its data stays."""
    pass_through(["stop", "--data-dir", str(folder)], quiet=True)


def pass_through(arguments: list[str], quiet: bool = False) -> int:
    """Run ``python -m personalize_poc.local`` with arguments and return its exit code."""
    if missing := standin.missing_packages():
        from personalize_poc.errors import MissingExtra

        raise MissingExtra(
            f"The local stand-in needs {', '.join(missing)}, not installed here.",
            'Install it with: pip install "personalize-poc[local]"',
        )
    process = subprocess.Popen(
        [sys.executable, "-m", "personalize_poc.local", *arguments],
        env={**standin.environment(), "PERSONALIZE_POC_PROGRAM": "personalize-poc local"},
        stdout=subprocess.DEVNULL if quiet else None,
        stderr=subprocess.DEVNULL if quiet else None,
    )
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the child has got it too and ends by itself
            continue
