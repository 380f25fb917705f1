"""Have a stand-in for the time of a command: use the running one, or start one and end it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from personalize_poc import paths, standin


@contextmanager
def stand_in(folder: Path | None = None, port: int = 0) -> Iterator[tuple[str, bool]]:
    """Yield the endpoint of a stand-in and whether it was started for this.

    One that was started here is ended at the end, whatever happens in between.

    Args:
        folder: data directory; default is that of ``paths.data_dir()`` (and then an endpoint
            named in the environment is used, if there is one).
        port: port of a newly started one; 0 takes a free one.

    Raises:
        PocError: it cannot be started.
    """
    before = standin.running(folder or paths.data_dir())
    if folder is None and before is None:
        import os

        if os.environ.get(standin.ENDPOINT_VARIABLE, "").strip():
            before = standin.find_or_start()
    if before:
        yield before, False
        return
    endpoint = standin.start(folder, port)
    try:
        yield endpoint, True
    finally:
        stop(folder or paths.data_dir())


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
