"""Where the files of a run belong."""

from __future__ import annotations

import os
from pathlib import Path

RUN_DIR_VARIABLE = "PERSONALIZE_POC_RUN_DIR"


def run_folder(run_name: str) -> Path:
    """The folder of a run, absolute: `PERSONALIZE_POC_RUN_DIR`, or `runs/<run name>` from here."""
    if named := os.environ.get(RUN_DIR_VARIABLE, "").strip():
        return Path(named).expanduser().resolve()
    return (Path("runs") / run_name).resolve()


def latest_run() -> Path | None:
    """The run folder in which something was recorded last, or that of `PERSONALIZE_POC_RUN_DIR`."""
    if os.environ.get(RUN_DIR_VARIABLE, "").strip():
        return run_folder("")
    found = sorted(Path("runs").glob("*/recorded.json"), key=lambda path: path.stat().st_mtime)
    return found[-1].parent.resolve() if found else None
