"""Start hooks: scripts in a folder, run one after another once the stand-in is ready.

``*.py`` run with this Python, ``*.sh`` with sh, what is executable by itself. They have the
variables that point any SDK at the stand-in; what they print goes to its log.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from personalize_poc.local.errors import StandInError

_log = logging.getLogger(__name__)


class Hooks:
    """The scripts of one start."""

    def __init__(self, folder: Path | None) -> None:
        """folder: where they lie; None: there are none. Raises StandInError when it is none."""
        self._scripts: list[Path] = []
        if folder is not None:
            if not folder.is_dir():
                raise StandInError(f"The folder {folder} of --hooks does not exist.")
            self._scripts = [path for path in sorted(folder.iterdir()) if _command(path)]
        self._running: subprocess.Popen[bytes] | None = None
        self._ended: dict[str, int] = {}
        self._closed = False

    def start(self, environment: Mapping[str, str]) -> None:
        """Run them in a thread of their own. environment: beside that of this process."""
        if self._scripts:
            run = threading.Thread(
                target=self._run, args=({**os.environ, **environment},), name="hooks", daemon=True
            )
            run.start()

    def close(self) -> None:
        """End the one that runs, and begin no other."""
        self._closed = True
        if self._running is not None:
            self._running.terminate()

    def state(self) -> dict[str, Any]:
        """``state``: none, running, done or failed; ``scripts``: exit code by name, as they end."""
        if not self._scripts:
            word = "none"
        elif len(self._ended) < len(self._scripts):
            word = "running"
        else:
            word = "failed" if any(self._ended.values()) else "done"
        return {"state": word, "scripts": dict(self._ended)}

    def _run(self, environment: dict[str, str]) -> None:
        for script in self._scripts:
            if self._closed:
                return
            _log.info("Start hook %s begins.", script.name)
            try:
                self._running = subprocess.Popen(_command(script) or [], env=environment)
                code = self._running.wait()
            except OSError as error:
                _log.error("Start hook %s cannot run: %s.", script.name, error.strerror)
                code = 127
            self._ended[script.name] = code
            _log.log(
                logging.ERROR if code else logging.INFO,
                "Start hook %s ended with exit code %d.",
                script.name,
                code,
            )


def _command(path: Path) -> list[str] | None:
    """How a script is run; None for what is no script."""
    if not path.is_file() or path.name.startswith("."):
        return None
    if path.suffix == ".py":
        return [sys.executable, str(path)]
    if path.suffix == ".sh":
        return ["sh", str(path)]
    return [str(path)] if os.access(path, os.X_OK) else None
