"""Where the files of a run belong."""

from __future__ import annotations

import os
from pathlib import Path

from personalize_poc import language

RUN_DIR_VARIABLE = "PERSONALIZE_POC_RUN_DIR"
_EXTRAS = "extras"
"""The folder of the optional notebooks; their kernels work in it."""


def run_folder(run_name: str) -> Path:
    """The folder of a run, absolute: `PERSONALIZE_POC_RUN_DIR`, or `runs/<run name>` from here.

    An optional notebook, in `extras/`, shares the runs of the numbered ones; one in another
    language, in `ko/`, those of the English ones.
    """
    if named := os.environ.get(RUN_DIR_VARIABLE, "").strip():
        return Path(named).expanduser().resolve()
    return _runs() / run_name


def latest_run() -> Path | None:
    """The run folder in which something was recorded last, or that of `PERSONALIZE_POC_RUN_DIR`."""
    if os.environ.get(RUN_DIR_VARIABLE, "").strip():
        return run_folder("")
    found = sorted(_runs().glob("*/recorded.json"), key=lambda path: path.stat().st_mtime)
    return found[-1].parent.resolve() if found else None


def _runs() -> Path:
    """`runs` from here; from the folders `extras` and of a language that of the folder above."""
    here = Path.cwd()
    for names in ((_EXTRAS,), language.LANGUAGES):
        here = here.parent if here.name in names else here
    return here / "runs"
