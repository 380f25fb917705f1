"""The one way in which benchmarks wait: until nothing that was created is in progress."""

from __future__ import annotations

import time

from tests.benchmarks.http_load import Client

KINDS = (
    "DatasetGroups",
    "Datasets",
    "DatasetImportJobs",
    "EventTrackers",
    "SolutionVersions",
    "Campaigns",
    "Filters",
    "BatchInferenceJobs",
    "BatchSegmentJobs",
)
LONGEST = 1800.0
"""Seconds; a batch job of a million lines takes several minutes."""


def until_idle(port: int, *kinds: str, pause: float = 0.02) -> None:
    """Return when no resource of these kinds (all of `KINDS`) is pending or in progress.

    Asks with a raw client, since boto3 would take a seventh of a core to ask that often.

    Raises:
        RuntimeError: one of them has failed.
        TimeoutError: after half an hour.
    """
    client = Client(port)
    deadline = time.monotonic() + LONGEST
    try:
        while time.monotonic() < deadline:
            pages = [client.call(f"List{kind}") for kind in kinds or KINDS]
            lists = (found for page in pages for found in page.values() if isinstance(found, list))
            states = [one["status"] for found in lists for one in found]
            if failed := [state for state in states if state.endswith("FAILED")]:
                raise RuntimeError(f"{len(failed)} of the benchmark's resources: {failed[0]}")
            if not any(state.endswith(("PENDING", "IN_PROGRESS")) for state in states):
                return
            time.sleep(pause)
    finally:
        client.close()
    raise TimeoutError(f"nothing changed for {LONGEST:.0f} seconds")


class Waiting:
    """What `World` needs of a mock, of a server in another process."""

    def __init__(self, port: int) -> None:
        self._port = port

    def wait_idle(self, timeout: float) -> None:
        """See `until_idle`, which has a longer patience than tests have."""
        until_idle(self._port, pause=0.1)
