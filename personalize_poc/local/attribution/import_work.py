"""The worker function of import jobs: convert the files, and count them if an attribution asks.

Most imports are counted by nobody, so what counting needs is loaded only then.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from personalize_poc.local.datasets.csv import importer


def run(
    payload: dict[str, Any], workdir: Path, progress: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Import as `importer.run` does; ``payload["attribution"]`` says what to count, or is None.

    Raises JobFailed.
    """
    result = importer.run(payload, workdir, progress)
    asked = payload.get("attribution")
    if asked:
        from personalize_poc.local.attribution import bulk

        bulk.write(asked, workdir / result["segment"], workdir)
    return result
