"""Where files belong: the stand-in's data, and the folder of a run."""

from __future__ import annotations

import os
from pathlib import Path

DATA_DIR_VARIABLE = "PERSONALIZE_POC_DATA_DIR"
RUN_DIR_VARIABLE = "PERSONALIZE_POC_RUN_DIR"


def data_dir() -> Path:
    """The data directory of the local stand-in, absolute; it need not exist.

    `PERSONALIZE_POC_DATA_DIR` or else the user's data folder of this system, so that the command
    line and notebooks started in any folder find the same stand-in.
    """
    if named := os.environ.get(DATA_DIR_VARIABLE, "").strip():
        return Path(named).expanduser().resolve()
    import platformdirs

    return platformdirs.user_data_path("personalize-poc", appauthor=False) / "local"


def run_folder(run_name: str) -> Path:
    """The folder of a run, absolute: `PERSONALIZE_POC_RUN_DIR`, or `runs/<run name>` from here."""
    if named := os.environ.get(RUN_DIR_VARIABLE, "").strip():
        return Path(named).expanduser().resolve()
    return (Path("runs") / run_name).resolve()
