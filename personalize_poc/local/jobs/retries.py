"""Jobs that could not be ended are tried again while the server runs, in growing intervals.

A deletion has no failed state, and a job whose end could not be written (a full disk) has none
yet. Their rows stay in the state file, so a restart takes them up as well.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from personalize_poc.local.state.job_queue import JobState
from personalize_poc.local.state.state import State

RETRY_SECONDS, LONGEST_RETRY_SECONDS = 2.0, 300.0
"""First and longest pause before a job is tried again."""

_log = logging.getLogger(__name__)


class Retries:
    """Waits beside the jobs' threads; `closed` ends all waiting."""

    def __init__(self, state: State, closed: threading.Event) -> None:
        self._state = state
        self._closed = closed
        self._tries: dict[int, int] = {}

    def schedule(self, seq: int, submit: Callable[[], None]) -> None:
        """After a pause that doubles with every try, mark a job as queued and call `submit`."""
        tries = self._tries[seq] = self._tries.get(seq, 0) + 1
        pause = min(RETRY_SECONDS * 2 ** (tries - 1), LONGEST_RETRY_SECONDS)
        arguments = (seq, pause, submit)
        threading.Thread(target=self._wait, args=arguments, name="retry", daemon=True).start()

    def _wait(self, seq: int, pause: float, submit: Callable[[], None]) -> None:
        if self._closed.wait(pause):
            return
        try:
            with self._state.transaction():
                if self._state.jobs.state_of(seq) == JobState.RUNNING:
                    self._state.jobs.mark(seq, JobState.QUEUED)
        except Exception:
            if not self._closed.is_set():
                _log.exception("job %s cannot be queued again yet", seq)
                self.schedule(seq, submit)
            return
        submit()
