"""All processes that come of a command which a test starts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import uuid
from contextlib import suppress
from typing import Any

import psutil

from personalize_poc.standin import discovery

MARK = "PERSONALIZE_POC_TEST_MARK"
IN_ORDER = [getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if os.name != "nt"]
KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
"""Windows has no such signals, and no such tests."""


class Family:
    """Processes that a test starts, with all that these start: every one inherits a mark."""

    def __init__(self) -> None:
        self._mark = uuid.uuid4().hex
        self._started: list[subprocess.Popen[bytes]] = []

    def start(self, *command: Any, **options: Any) -> subprocess.Popen[bytes]:
        environment = {**discovery.environment(), **options.pop("env", {}), MARK: self._mark}
        process = subprocess.Popen(
            [sys.executable, *map(str, command)],
            env=environment,
            start_new_session=True,
            **{"stdin": subprocess.DEVNULL, **options},
        )
        self._started.append(process)
        return process

    def alive(self) -> list[psutil.Process]:
        found = []
        for process in psutil.process_iter():
            with suppress(psutil.Error):
                ended = process.status() == psutil.STATUS_ZOMBIE
                if not ended and process.environ().get(MARK) == self._mark:
                    found.append(process)
        return found

    def workers(self) -> list[psutil.Process]:
        return [one for one in self.alive() if "personalize_poc.local.jobs.worker" in one.cmdline()]

    def close(self) -> None:
        for process in self.alive():
            with suppress(psutil.Error):
                process.kill()
        for started in self._started:
            started.wait()
            if started.stdin is not None:
                started.stdin.close()
