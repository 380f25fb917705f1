"""The worker function of import jobs: convert the files, and count them if an attribution asks.

Most imports are counted by nobody, so what counting needs is loaded only then.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from personalize_poc.local.attribution.description import ImportWork
from personalize_poc.local.datasets.csv import importer


def run(
    work: ImportWork, workdir: Path, progress: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Import as `importer.run` does, and count the segment. Raises JobFailed."""
    result = importer.run(work.importing, workdir, progress)
    if work.counting is not None:
        from personalize_poc.local.attribution import bulk

        bulk.write(work.counting, workdir / result["segment"], workdir)
    return result
